"""Writing a material on the platform: the model with its blanks, one clause at a time; and what was written, checked.

A material's `builder` (orgs.charters.building) offers: charter(case) with model, pieces, questions(), open_blanks(), version and typed; keep, make
and report.
"""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.views import View

from casework.intake import drafts
from casework.views.comparing import Comparing, written_of
from casework.views.standing import HallView
from hall.tasks import Filling

LONGEST = 4000  # characters of one clause


class WriteView(Filling, View):
    """/hall/cases/<NUMBER>/write/<key>/: blanks, clauses, and the file they become."""

    def get(self, request, number, key):
        """The text with its blanks marked; `clause` opens one clause for rewording."""
        case, _, _ = self.draft(number)
        return self.page(case, written_of(case, key))

    def post(self, request, number, key):
        """Save the blanks, reword, leave out or restore a clause, or make the file."""
        case, _, _ = self.draft(number)
        material = written_of(case, key)
        charter = material.builder.charter(case)
        if charter.model is None:
            return self.page(case, material, status=422)
        try:
            problem = self.act(material, charter, request.POST)
        except drafts.Conflict:
            said = ["章程刚刚由别人保存过，您这次写的还没有保存。请看过下面现在的内容，再保存一次。"]
            return self.page(case, material, said, status=409, given=request.POST)
        if problem:
            return self.page(case, material, [problem], status=422, given=request.POST)
        return HttpResponseRedirect(request.path, status=303)

    def act(self, material, charter, given):
        """Do what was asked; returns a sentence where it cannot be done."""
        save, case = material.builder.keep, charter.case
        place = next((c for c in charter.model.clauses if str(c.place) == given.get("clause", "")), None)
        saved = {"by": self.request.user, "version": given.get("version", 0)}
        amended, dropped = dict(charter.typed["charter_amended"]), set(charter.typed["charter_dropped"])
        if "make" in given and not material.builder.issued:
            return self.make(material, charter)
        if "blanks" in given:
            names = charter.model.blanks
            words = {n: given.get(f"blank-{n}", "").strip()[:500] for n in names if given.get(f"blank-{n}", "").strip()}
            save(case, charter_blanks=charter.typed["charter_blanks"] | words, **saved)
            messages.success(self.request, "已保存。")
            return None
        if place is None:
            return "没有这一条，请从下面的条文里选择。"
        if "amend" in given:
            words, problem = reworded(material, place, given.get("words", ""))
            if problem:
                return problem
            amended[str(place.place)] = words
        elif "drop" in given:
            if place.required:
                return f"示范文本第{place.place}条写的是法律要求的必备内容，可以改写，不能删去。"
            dropped.add(place.place)
        else:
            amended.pop(str(place.place), None)
            dropped.discard(place.place)
        save(case, charter_amended=amended, charter_dropped=sorted(dropped), **saved)
        messages.success(self.request, "已保存。")
        return None

    def make(self, material, charter):
        """Make the file once nothing is left blank."""
        if str(charter.version) != str(self.request.POST.get("version", 0)):
            raise drafts.Conflict(None)
        left = charter.open_blanks()
        if left:
            return f"还有空白没有填写：{'、'.join(left)}。请先在上面填写，或者到申请的对应部分填写。"
        material.builder.make(charter, self.request.user)
        messages.success(self.request, f"已生成“{material.title}”，作为材料保存；改动以后请重新生成。")
        return None

    def page(self, case, material, problems=(), status=200, given=None):
        """The page; what was typed comes back with it."""
        charter = material.builder.charter(case)
        chosen = (given or self.request.GET).get("clause", "")
        clause = next((p for p in charter.pieces if str(p.place) == chosen), None)
        own = charter.typed["charter_amended"].get(chosen) if clause else None
        words = given.get("words") if given else None
        questions = [(n, hint, given.get(f"blank-{n}", said) if given else said, empty)
                     for n, hint, said, empty in (charter.questions() if charter.model else ())]  # fmt: skip
        context = {
            "case": case, "material": material, "charter": charter, "problems": problems, "clause": clause,
            "words": words or own or next((c.text for c in charter.model.clauses if str(c.place) == chosen), "") if clause else "",
            "questions": questions, "chapters": material.builder.chapters(charter.pieces), "left": charter.open_blanks(),
            "made": case.uploads.filter(key=material.key, sha256=charter.typed["charter_sha256"] or "-").first(),
        }  # fmt: skip
        return render(self.request, "hall/write.html", context, status=status)


def reworded(material, place, typed):
    """(a clause's new words, what is wrong with them or None)."""
    words = "\n".join(line.strip() for line in typed.splitlines() if line.strip())
    if len(words) < 5 or len(words) > LONGEST:
        return words, f"请把条文写完整，5至{LONGEST}字；不要这一条的，请用“不要这一条”。"
    if material.builder.issued and place.required and place.text not in words:
        return words, f"示范文本第{place.place}条是必备条文，只能在后面增加，不能改掉原来的话。"
    return words, None


class CompareView(HallView, Comparing):
    """/hall/cases/<NUMBER>/compare/<key>/: for the founders, before they hand in and afterwards."""

    template = "hall/compare.html"
