"""居民满意度评价: a resident opens a printed code on a phone, without an account; nothing is kept of who or when."""

from django.core.cache import cache
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.cache import never_cache

from casework.core.answers import Refused
from casework.journal.instant import today, wall
from orgs.filing.satisfaction import keeping
from orgs.filing.satisfaction.forms import AnswerForm, CodeForm
from orgs.filing.satisfaction.rows import QUESTIONS
from policy.basis import cite
from policy.rules import value
from portal.objections import origin_of
from portal.signing import TOO_FAST, too_fast

BASIS = cite("community/t43")
TOO_MANY = "从您的网络输错的次数太多，请过一小时再试，或者请发纸条的人帮您核对。"


def wrong_tries(request, *, one_more=False):
    """How many codes that do not exist this network has tried in this hour; counts one more where asked."""
    key = f"rate-{origin_of(request)}-{int(wall().timestamp()) // 3600}"
    if not one_more:
        return cache.get(key, 0)
    cache.add(key, 0, 3600)
    return cache.incr(key)  # two at once are two


@method_decorator(never_cache, "dispatch")
class RatingView(View):
    """/rate/ asks for the code; /rate/<code>/ asks the questions."""

    def dispatch(self, request, *args, **kwargs):
        """Throttled; the address holds the code, so nobody is told it."""
        if too_fast(request):
            answer = self.closed(TOO_FAST, 429)
        elif wrong_tries(request) >= int(value("filing.satisfaction_wrong_codes", on=today()).number):
            answer = self.closed(TOO_MANY, 429)
        else:
            answer = super().dispatch(request, *args, **kwargs)
        answer["X-Robots-Tag"], answer["Referrer-Policy"] = "noindex, nofollow", "no-referrer"
        return answer

    def get(self, request, code=""):
        """The questions for a good code; for any other the sentence that says why not, and the field to type another."""
        if not code:
            return self.closed("", 200)
        row = keeping.find(code)
        why = keeping.closed(row)
        return self.refused(row, why) if why else self.questions(row, AnswerForm())

    def post(self, request, code=""):
        """The code that was typed, or the answer."""
        if not code:
            typed = keeping.plainly(request.POST.get("code", ""))
            return HttpResponseRedirect(f"/rate/{typed}/", status=303) if typed else self.closed("请填写评价码。", 422)
        row, form = keeping.find(code), AnswerForm(request.POST)
        why = keeping.closed(row)
        if why:
            return self.refused(row, why)
        if form.is_valid():
            given = form.cleaned_data
            try:
                keeping.take(code, scores={name: given[name] for name in QUESTIONS}, remark=given["remark"])
            except Refused as closed:
                for problem in closed.problems:
                    form.add_error(getattr(problem, "field", None), str(problem))
            else:
                return HttpResponseRedirect("/rate/thanks/", status=303)
        return self.questions(row, form, 422)

    def refused(self, row, why):
        """A code that takes no answer: 404 and counted where it was never printed, 410 where it was."""
        if row is None:
            wrong_tries(self.request, one_more=True)
        return self.closed(why, 410 if row else 404)

    def closed(self, why, status):
        """The field for a code, with what is wrong."""
        return render(self.request, "portal/rating.html", {"why": why, "form": CodeForm(), "basis": BASIS}, status=status)

    def questions(self, row, form, status=200):
        """The one page."""
        return render(self.request, "portal/rating.html", {"round": row.round, "form": form, "basis": BASIS}, status=status)


class ThanksView(View):
    """/rate/thanks/: it was taken; the same for everybody."""

    def get(self, request):
        """The page."""
        return render(request, "portal/rating.html", {"thanks": True, "basis": BASIS})
