"""Claiming an organization of the register: by a sealed letter, or with the code a clerk handed out at the window."""

from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.views import View

from casework.core.answers import Refused
from casework.core.process import process_of
from casework.intake import window
from casework.views.standing import HallView
from network.identity import number_of
from network.vault import mask_id
from orgs.claims import code
from orgs.claims.opening import begun, claimable
from orgs.claims.states import State
from orgs.claims.tries import too_many, until_tomorrow


class ClaimOrganizationView(HallView, View):
    """/hall/organizations/<USCC>/claim/: what the register says, how a claim goes, and the button that begins it."""

    def get(self, request, uscc):
        """The page of an announced organization; 404 for all others."""
        return self.page(request, uscc)

    def post(self, request, uscc):
        """Begin, or go on with the claim that is under way."""
        try:
            case = begun(request.user, self.organization(uscc), key=request.POST.get("key") or None)
        except Refused as closed:
            return self.page(request, uscc, closed.problems, 422)
        return HttpResponseRedirect(f"/hall/cases/{case.number}/", status=303)

    def page(self, request, uscc, problems=(), status=200):
        """The page."""
        context = {"organization": self.organization(uscc), "problems": problems}
        return render(request, "hall/claim_organization.html", context, status=status)

    def organization(self, uscc):
        """The organization; else 404."""
        found = claimable(uscc)
        if found is None:
            raise Http404("没有这个组织")
        return found


class ClaimLetterView(HallView, View):
    """/hall/cases/<NUMBER>/claim-letter/: the letter to print, seal and hand in."""

    def get(self, request, number):
        """Printed from the page; the person's number only as it is known, masked."""
        case = self.case(number)
        if process_of(case).slug != "organization_claim" or case.state not in (State.DRAFT, State.RETURNED):
            raise Http404("没有这一页")
        context = {
            "case": case,
            "organization": case.organization,
            "number": mask_id(number_of(request.user)),
            "day": self.day,
        }
        return render(request, "hall/claim_letter.html", context)


class ClaimView(HallView, View):
    """/hall/claim/: a code from the window: of a case opened for a visitor, or of an organization."""

    def get(self, request):
        """Ask for the code on the receipt."""
        return render(request, "hall/claim.html", {})

    def post(self, request):
        """Take over what the code stands for, or say what is wrong with it. Wrong codes are counted by the day."""
        typed = request.POST.get("code", "")
        if too_many(request.user, self.day):
            answer = self.page(request, "今天输错的次数太多了，请明天再试，或者到窗口核对认领码。", typed, 429)
            answer["Retry-After"] = str(until_tomorrow())
            return answer
        for take in (window.claim, code.redeem):
            try:
                case = take(request.user, typed)
            except Refused as closed:
                problem = closed.problems[0]
            else:
                return HttpResponseRedirect(f"/hall/cases/{case.number}/", status=303)
        too_many(request.user, self.day, wrong=True)
        return self.page(request, problem, typed, 422)

    def page(self, request, problem, typed, status):
        """The form again, with what was typed."""
        return render(request, "hall/claim.html", {"problem": problem, "code": typed}, status=status)
