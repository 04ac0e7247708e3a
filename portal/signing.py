"""A founding member's page: opened by a link, without an account, made for a phone; nobody else's name is on it."""

from django.core.cache import cache
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.cache import never_cache

from casework.core.answers import Refused
from casework.journal.instant import today, wall
from orgs.registration.establishment.founding import answering
from orgs.registration.establishment.founding.answering import Answer
from orgs.registration.establishment.founding.counting import typed
from orgs.registration.establishment.founding.forms import AnswerForm
from orgs.registration.establishment.founding.rows import UNIT
from policy.basis import cite
from policy.rules import value
from portal.objections import origin_of

BASIS = cite("registration/charter-contents")
TOO_FAST = "打开得太频繁了，请过一分钟再试。"


def too_fast(request):
    """Whether this network has opened links more often in this minute than the rule allows; counts this one."""
    key = f"sign-{origin_of(request)}-{int(wall().timestamp()) // 60}"
    count = cache.get(key, 0) + 1
    cache.set(key, count, 120)
    return count > value("founding.opens_per_minute", on=today()).number


@method_decorator(never_cache, "dispatch")
class SigningView(View):
    """/sign/<token>/: what is being founded, what membership means, and the member's answer."""

    def dispatch(self, request, *args, **kwargs):
        """Throttled; told to search engines as none of their business."""
        if too_fast(request):
            answer = render(request, "portal/signing.html", {"closed": TOO_FAST}, status=429)
        else:
            answer = super().dispatch(request, *args, **kwargs)
        answer["X-Robots-Tag"] = "noindex, nofollow"
        return answer

    def find(self, token):
        """The invitation, or 404 for a token that was never given out."""
        found = answering.find(token)
        if found is None:
            raise Http404("没有这个链接")
        return found

    def get(self, request, token):
        """The page; a link that no longer works says why and shows nothing else."""
        invitation = self.find(token)
        unit = invitation.member.kind == UNIT
        return self.page(request, invitation, AnswerForm(unit=unit))

    def post(self, request, token):
        """Take the answer; pressed twice, the second press sees the first one's result."""
        invitation = self.find(token)
        form = AnswerForm(request.POST, unit=invitation.member.kind == UNIT)
        if invitation.ended_why == "used":
            return HttpResponseRedirect(request.path, status=303)
        if form.is_valid():
            given = form.cleaned_data
            try:
                answering.give(invitation, Answer(given["number"], given["name"], form.confirmed, given["reason"]))
            except Refused as closed:
                for problem in closed.problems:
                    form.add_error(getattr(problem, "field", None), str(problem))
            else:
                return HttpResponseRedirect(request.path, status=303)
        return self.page(request, self.find(token), form, 422)

    def page(self, request, invitation, form, status=200):
        """With the form while the link is good."""
        closed = answering.closed(invitation)
        if invitation.ended_why == "used":
            context = {"used": invitation, "given": getattr(invitation.member, "given", None)}
            return render(request, "portal/signing.html", context)
        if closed:
            return render(request, "portal/signing.html", {"closed": closed}, status=410)
        member, case = invitation.member, invitation.member.founding.case
        answers = typed(case)
        context = {
            "member": member, "unit": member.kind == UNIT, "form": form, "until": invitation.expires_at,
            "name": answers.get("full_name") or case.party.name, "purpose": answers.get("purpose", ""),
            "scope": answers.get("scope", ""), "team": case.party.name, "authority": case.deciding_unit.name, "number": case.number,
            "basis": BASIS,
        }  # fmt: skip
        return render(request, "portal/signing.html", context, status=status)
