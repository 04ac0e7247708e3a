"""Service guides and the pre-check: what can be applied for, by whom, with which papers, how long it takes."""

from django.http import Http404, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.views import View

from casework.core.process import PROCESSES, by_code
from casework.journal.instant import today, wall
from hall import looking
from policy import rules
from policy.models import Question
from policy.spelling import Speller

REMEDIES = (
    "决定书会写明理由和依据。不服的，可以自收到之日起{remedy.review_limit}内申请行政复议，"
    "也可以在{remedy.suit_limit}内提起行政诉讼。"
)


def guided(code):
    """The process with a guide behind a code; lower case redirects are the caller's."""
    process = by_code(code.upper())
    if process is None or process.guide is None:
        raise Http404("没有这个事项")
    return process


def today_s(key):
    """A rule as it stands today, with a mark where it is not yet verified."""
    return rules.value(key, on=today(), known=wall())


class ServicesView(View):
    """/hall/services/: everything that can be applied for."""

    def get(self, request):
        """The list, open to everybody."""
        found = sorted((p for p in PROCESSES.values() if p.guide), key=lambda p: (p.system, p.code))
        return render(request, "hall/services.html", {"processes": found})


class GuideView(View):
    """/hall/services/<CODE>/: one guide, open to everybody."""

    def get(self, request, code):
        """The guide; a lower-case code is sent to its proper address."""
        if code != code.upper():
            return HttpResponsePermanentRedirect(f"/hall/services/{code.upper()}/")
        process = guided(code)
        clocks = [
            {"label": c.label, "limit": today_s(self.plain(c.rule)), "promise": today_s(self.plain(c.promise))}
            if c.promise else {"label": c.label, "limit": today_s(self.plain(c.rule)), "promise": None}
            for c in process.clocks
        ]  # fmt: skip
        spell = Speller(*process.guide.way, REMEDIES)
        way = [spell(line, on=today()) for line in process.guide.way]
        context = {"process": process, "clocks": clocks, "way": way, "remedies": spell(REMEDIES, on=today()),
                   "questions": Question.objects.filter(code=process.code)}  # fmt: skip
        return render(request, "hall/guide.html", context)

    @staticmethod
    def plain(rule):
        """The ordinary key of a clock whose rule depends on the case."""
        return getattr(rule, "key", rule)


class PrecheckView(View):
    """/hall/services/<CODE>/check/: a few questions; no answer is kept, none shuts the door.

    Where the guide has a look, answers may be tried here; a page that is being filled in asks the same address for the
    remarks alone (`part`).
    """

    def post(self, request, code):
        """Remarks on answers sent in the body, so that they stand in no address."""
        return self.look(request, guided(code), request.POST)

    def get(self, request, code):
        """The questions; with answers, the advice; with something to look at, the remarks."""
        process = guided(code)
        if process.guide.look and set(process.guide.look.fields) & set(request.GET):
            return self.look(request, process, request.GET)
        return self.page(request, process)

    def look(self, request, process, given):
        """The remarks as a part of a page, or the whole page with them."""
        if process.guide.look is None:
            raise Http404("这个事项没有可以试的内容")
        form = process.guide.look.form(given)
        number = given.get("case") or request.GET.get("case", "")
        case = looking.case_of(process, number, request.user, today()) if number else None
        late = looking.too_fast(request, today())
        answers = {name: value for name, value in given.items() if value and name != "case"}
        said = {} if late else looking.remarks(process, answers, today(), case)
        if "part" in given:
            context = {"said": said, "late": looking.TOO_FAST if late else ""}
            return render(request, "parts/remarks.html", context, status=429 if late else 200)
        if form.is_valid():
            looking.attach(form, said)
        problems = [looking.TOO_FAST] if late else []
        status = 429 if late else 200 if form.is_valid() else 422
        return self.page(request, process, form, problems, looked=form.is_valid() and not late, status=status)

    def page(self, request, process, form=None, problems=(), looked=False, status=200):
        """The page."""
        spell = Speller(*(q.ask for q in process.guide.questions))
        asked = [
            {
                "number": n,
                "ask": spell(q.ask, on=today()),
                "fail": q.fail,
                "name": f"q{n}",
                "answer": request.GET.get(f"q{n}", ""),
            }
            for n, q in enumerate(process.guide.questions, start=1)
        ]
        done = bool(asked) and all(q["answer"] in ("yes", "no") for q in asked)
        missing = [q for q in asked if not q["answer"]] if "result" in request.GET else []
        look = process.guide.look
        context = {"process": process, "asked": asked, "done": done, "missing": missing, "problems": problems,
                   "advice": [q for q in asked if q["answer"] == "no"], "look": look, "looked": looked,
                   "form": form if form is not None else look.form() if look else None}  # fmt: skip
        return render(request, "hall/precheck.html", context, status=status)
