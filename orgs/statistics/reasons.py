"""Reasons of refusals: coded in the decision, one case may have several."""

from collections import Counter

from django.db.models import F, TextField, Value
from django.db.models.functions import Cast, Concat

from orgs.registration.licensing.reasons import NON_ACCEPTANCE
from orgs.statistics import cases
from orgs.statistics.figure import CASE, Breakdown

SAYING_NO = (*cases.REFUSING, "refuse_acceptance")


def told(span, scope=""):
    """Cases refused, or not accepted, in the span."""
    return cases.happened(span, scope, step__in=SAYING_NO)


def with_reasons():
    """Processes whose refusals carry coded reasons."""
    return [process for process in cases.counted() if process.refusals]


def names():
    """`process-code` -> the reason in words."""
    found = {}
    for process in with_reasons():
        coded = [*((r.code, r.text) for r in process.refusals), *NON_ACCEPTANCE]
        found |= {f"{process.slug}-{code}": f"{process.title}　{text}" for code, text in coded}
    return found


class Reasons(Breakdown):
    """A case counts under each of its reasons, so the parts may add up to more than the whole."""

    def found(self, span, scope):
        """One query a process; the lists are short and unpacked here."""
        tally, rows = Counter(), self.rows(span, scope).order_by()
        for process in with_reasons():
            held = process.cases.objects.filter(pk__in=rows.filter(process=process.slug).values("pk"))
            for reasons in held.values_list("reasons", flat=True):
                tally.update({f"{process.slug}-{code}" for code in reasons})
        return dict(tally)

    def sorted(self, found, names):
        """The most frequent first; a reason nobody was given is not shown."""
        return {part: found[part] for part in sorted(found, key=lambda part: (-found[part], part))}

    def narrowed(self, rows, part):
        """The cases that were given this reason."""
        slug, _, code = part.partition("-")
        process = next((p for p in with_reasons() if p.slug == slug), None)
        if process is None:
            return rows.none()
        held = process.cases.objects.annotate(
            listed=Cast(F("reasons"), TextField()), wanted=Concat(Value('"'), Value(code), Value('"'))
        ).filter(listed__contains=F("wanted"))
        return rows.filter(pk__in=held.values("pk"))


REASONS = Reasons(
    "reason",
    "本期不予的理由",
    "本期不予受理、不予登记、不予核准的决定所载的理由；一件有几项理由的，每项都计。",
    CASE,
    told,
    names,
)
