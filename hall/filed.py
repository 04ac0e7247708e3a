"""The page of a filed body for its people: number, standing, certificate, what is under way, what it may begin."""

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.views import View

from casework.core.answers import Refused
from casework.post.rows import Paper
from casework.views.labels import state_labels
from casework.views.standing import HallView
from hall.organizations import party_of
from orgs.filing.community_org import CommunityOrg
from orgs.filing.offers import OFFERS, offered


class FiledBodyView(HallView, View):
    """/hall/org/<ref>/filing/: the page; a POST begins what it offers."""

    def get(self, request, ref):
        """The page."""
        party, org = self.found(ref)
        rows = list(party.cases.filter(parent__isnull=True).order_by("closed_at", "-pk")[:20])
        labels = state_labels()
        certificate = Paper.objects.filter(case__party=party, kind="filing_certificate", made_at__isnull=False).order_by("-pk").first()
        context = {"org": org, "ref": ref, "offers": offered(org), "certificate": certificate,
                   "rows": [(case, labels[case.process, case.state]) for case in rows]}  # fmt: skip
        return render(request, "hall/filed_body.html", context)

    def post(self, request, ref):
        """Open the case and go to it; 404 for what is not offered."""
        _, org = self.found(ref)
        made = OFFERS.get(request.POST.get("code", ""))
        if made is None or not made.when(org):
            raise Http404("没有这个事项")
        try:
            case = made.open(org, request.user)
        except Refused as closed:
            messages.error(request, "".join(closed.problems))
            return HttpResponseRedirect(request.path, status=303)
        return HttpResponseRedirect(f"/hall/cases/{case.number}/", status=303)

    def found(self, ref):
        """(party, its filed body); else 404."""
        party = party_of(self.request.user, ref, self.day)
        org = CommunityOrg.objects.select_related("party", "street", "division", "leader").filter(party=party).first()
        if org is None:
            raise Http404("不是备案的社区社会组织")
        return party, org
