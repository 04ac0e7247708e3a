"""/hall/delivery/: 电子送达确认书: each of my parties agrees to be served on the platform, or takes that back; from that moment on."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.views import View

from casework.core.answers import Refused
from casework.core.models import Case
from casework.members.parts import parties_with
from casework.views.standing import HallView
from hall.organizations import party_of
from hall.switching import ref_of
from papers.consent.giving import say
from papers.consent.rows import ElectronicConsent

UNTICKED = "请先勾选同意。"


class DeliveryView(HallView, View):
    """The parties with what each has said, and the button."""

    def get(self, request):
        """The page."""
        return self.page()

    def post(self, request):
        """Give or withdraw for one party: 303, 422 with the sentence beside the button, 404 for a party that is not mine."""
        party, given = party_of(request.user, request.POST.get("party", ""), self.day), request.POST.get("do") == "give"
        if given and "agree" not in request.POST:
            return self.page(422, {party.pk: UNTICKED})
        try:
            say(party, given, by=request.user)
        except Refused as closed:
            return self.page(422, {party.pk: str(closed.problems[0])})
        messages.success(request, "已签署电子送达确认书。" if given else "已撤回。从现在起不再电子送达。")
        return HttpResponseRedirect(request.path, status=303)

    def page(self, status=200, faults=None):
        """Newest first."""
        held = [party for party, _ in parties_with(self.request.user, self.day)]
        said = {}
        for row in ElectronicConsent.objects.filter(party__in=held).select_related("by", "sheet").order_by("-at", "-id"):
            said.setdefault(row.party_id, []).append(row)
        # Teams of founders are all called after the same person: what they apply for tells them apart.
        about = dict(Case.objects.filter(party__in=held, party__kind="team").order_by("id").values_list("party_id", "title"))
        rows = [{"party": party, "ref": ref_of(party), "said": said.get(party.pk, []), "fault": (faults or {}).get(party.pk, "")} for party in held]
        for row in rows:
            row["about"] = about.get(row["party"].pk, "")
            row["agrees"] = bool(row["said"]) and row["said"][0].given
        return render(self.request, "hall/delivery.html", {"rows": rows}, status=status)
