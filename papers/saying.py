"""What papers of every process say alike: whose case, on what ground, until when; how they look is templates/papers."""

from casework.clock.deadline import Deadline
from casework.core.process import process_of
from papers.renderer import Renderer
from papers.words import zh_end
from policy.basis import cited


def common(letter, *related):
    """(case with its own columns, what every paper of it shares). `related` are read along with it."""
    process = process_of(letter.case)
    case = process.cases.objects.select_related("unit", "party", *related).get(pk=letter.case_id)
    card = process.cards.get(letter.entry.step)
    return case, {
        "agency": case.deciding_unit.name, "to": case.addressee, "case_number": case.number,
        "basis": cited(card.basis if card else ()),
    }  # fmt: skip


def limit_of(case, kind, name):
    """The last day of a deadline of the case, in words, or an empty string."""
    row = Deadline.objects.filter(case_id=case.pk, kind=kind, name=name).order_by("-id").first()
    return zh_end(row)


def reasons_of(case, codes):
    """Rows of code, reason and ground, as the case's process declares them."""
    known = {reason.code: reason for reason in process_of(case).refusals}
    found = [known[code] for code in codes if code in known]
    return [[r.code, r.text, "、".join(cited(r.basis))] for r in found]


def made(title, words, template="papers/notice.html", series=""):
    """The renderer of one kind of paper; a `series` gives it a number."""
    return Renderer(title=title, series=series, template=template, words=words)
