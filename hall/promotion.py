"""/hall/org/<ref>/promotion/: a filed body on its way to a legal person: the conditions, the button, what came of it."""

import uuid

from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.views import View

from casework.core.answers import Refused
from casework.members.parts import parties_with
from casework.views.standing import HallView
from hall.organizations import party_of
from orgs.filing import guidance, promotion

ACTS = {"applicant", "founder", "legal_rep"}


class PromotionView(HallView, View):
    """GET the conditions as the ledger answers them; POST begins the application, once."""

    def get(self, request, ref):
        """The page."""
        return self.page(*self.body(ref))

    def post(self, request, ref):
        """To the new case, or to the one already on its way; 422 with the page where it cannot be begun, 403 for who only reads."""
        party, org = self.body(ref)
        if not self.acts(party):
            return self.page(party, org, ["您只能查看，请由负责人或者经办人申请。"], 403)
        try:
            case = promotion.apply(org, by=request.user, day=self.day, key=request.POST.get("key") or None)
        except Refused as closed:
            return self.page(party, org, closed.problems, 422)
        return HttpResponseRedirect(f"/hall/cases/{case.number}/", status=303)

    def body(self, ref):
        """(party, its filed body); 404 where there is none."""
        party = party_of(self.request.user, ref, self.day)
        org = promotion.filed_body(party)
        if org is None:
            raise Http404("没有这一页")
        return party, org

    def acts(self, party):
        """Whether this person may do more than look."""
        return any(row.pk == party.pk and ACTS & set(parts) for row, parts in parties_with(self.request.user, self.day))

    def page(self, party, org, problems=(), status=200):
        """The conditions, the papers of the way so far, the button while nothing stands against it."""
        rows = guidance.of(org, self.day)
        context = {
            "party": party, "org": org, "ref": self.kwargs["ref"], "rows": rows, "ready": all(row.met for row in rows),
            "ways": promotion.onward(org), "begun": promotion.begun(org), "hindrances": list(promotion.hindrances(org)),
            "acts": self.acts(party), "problems": problems, "key": uuid.uuid4().hex, "clauses": promotion.CLAUSES,
        }  # fmt: skip
        return render(self.request, "hall/promotion.html", context, status=status)
