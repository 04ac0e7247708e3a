"""Figures of the cases: what was received, accepted, decided and how, what is in hand and what is late.

Where a case stood on a day is read from its journal, so it can be asked for any day and any knowledge.
"""

from datetime import timedelta

from django.db.models import CharField, Exists, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Concat

from casework.clock.deadline import Deadline, Stop
from casework.clock.starting import accepting_anywhere
from casework.core.case import Case
from casework.core.process import PROCESSES
from casework.journal.entry import Entry
from casework.views.labels import state_labels
from orgs.statistics.figure import CASE, Breakdown, Figure, share
from orgs.statistics.span import start_of

GRANTING, REFUSING = ("grant", "approve"), ("refuse", "reject")


def counted():
    """Processes of the eight systems: what applicants come for; no notices, no side matters, no meetings of the departments."""
    return [process for process in PROCESSES.values() if process.kind == "process" and process.system and process.guide]


def end(span):
    """0:00 after the span."""
    return start_of(span.last + timedelta(days=1))


def lines(span):
    """Journal lines that were there at the end of the span, as known."""
    rows = Entry.objects.filter(outcome="done", at__lt=end(span))
    return rows.filter(recorded_at__lte=span.known) if span.known else rows


def handed_in(span, scope=""):
    """Every case that had been handed in, with the state it stood in at the end of the span."""
    last = lines(span).filter(case=OuterRef("pk")).order_by("-seq")
    rows = Case.objects.main().filter(process__in=[p.slug for p in counted()], division__code__startswith=scope)
    rows = rows.filter(submitted_at__lt=end(span)).select_related("unit", "party")
    rows = rows.annotate(state_then=Subquery(last.values("target")[:1])).filter(state_then__isnull=False)
    return rows.order_by("id")


def in_hand(span, scope=""):
    """Handed in and waiting for somebody at the end of the span."""
    over = Q(state_then="draft")
    for process in counted():
        over |= Q(process=process.slug, state_then__in=[s for s in process.states.values if process.closed(s)])
    return handed_in(span, scope).exclude(over)


def by_stage(span, scope=""):
    """In hand, by process and state."""
    return in_hand(span, scope).annotate(part=Concat("process", Value("-"), "state_then", output_field=CharField()))


def happened(span, scope="", **lookups):
    """Cases in which a step of this sort was done in the span."""
    entries = Entry.objects.filter(span.happened(), **lookups)
    return handed_in(span, scope).filter(pk__in=entries.values("case_id"))


def _ever(**lookups):
    return Exists(Entry.objects.filter(case=OuterRef("pk"), outcome="done", **lookups))


def received(span, scope=""):
    """Handed in for the first time."""
    first = Entry.objects.filter(span.happened(), case__submitted_at=F("at"))
    return handed_in(span, scope).filter(pk__in=first.values("case_id"))


def accepted(span, scope=""):
    """Accepted for handling, by decision or by silence."""
    return happened(span, scope, step__in=accepting_anywhere())


def mended(span, scope=""):
    """Accepted after a correction was asked for."""
    return accepted(span, scope).filter(_ever(source="submitted", target="correction_requested"))


def mended_once(span, scope=""):
    """Accepted after one correction."""
    return mended(span, scope).exclude(_ever(source="resubmitted", target="correction_requested"))


def decided(span, scope=""):
    """Decided on the merits."""
    return happened(span, scope, step__in=GRANTING + REFUSING)


def met(span, kind):
    """Deadlines of this kind for the decision that ended with a decision in the span."""
    told = Entry.objects.filter(span.happened(), case=OuterRef("case_id"), at=OuterRef("met_at"),
                                step__in=GRANTING + REFUSING)  # fmt: skip
    return Deadline.objects.filter(Exists(told), kind=kind, name="decision", met_at__isnull=False)


def in_time(kind):
    """Decided on or before the last day of the period of this kind."""

    def rows(span, scope=""):
        timed = met(span, kind)
        late = timed.filter(met_at__date__gt=F("due_on"))
        return decided(span, scope).filter(pk__in=timed.values("case_id")).exclude(pk__in=late.values("case_id"))

    return rows


def overdue(span, scope=""):
    """In hand although the statutory period for the decision is over; one that stands still is not."""
    late = Deadline.objects.filter(kind="clock", name="decision", opened_at__lt=end(span), due_on__lt=span.last)
    late = late.filter(Q(met_at__isnull=True) | Q(met_at__gte=end(span)))
    halted = Stop.objects.filter(Q(until__isnull=True) | Q(until__gte=span.last), case=OuterRef("pk"), clock="decision",
                                 since__lte=span.last)  # fmt: skip
    return in_hand(span, scope).filter(pk__in=late.values("case_id")).exclude(Exists(halted))


ACCEPTED = Figure("accepted", "本期受理", "本期内作出受理决定，和逾期没有告知视为受理的申请。", CASE, accepted)
MENDED = Figure("mended", "其中经过补正的", "本期受理的申请里，受理以前曾一次告知补正的。", CASE, mended)
MENDED_ONCE = Figure(
    "mended_once", "其中补正一次的", "本期受理、经过补正的申请里，没有再次指明未补齐项目的。", CASE, mended_once
)
DECIDED = Figure(
    "decided",
    "本期作出决定",
    "本期内作出准予（核准）或者不予登记（不予核准）决定的申请；撤回、终止、不予受理的不计。",
    CASE,
    decided,
)
IN_TIME = Figure(
    "in_time",
    "其中法定期限内",
    "本期作出的决定，作出之日不晚于法定办理期限最后一天；依法不计入的时间已经扣除。",
    CASE,
    in_time("clock"),
)
PROMISED = Figure("in_promised_time", "其中承诺期限内", "本期作出的决定，作出之日不晚于承诺办理期限最后一天；没有承诺期限的不计入分子。", CASE,
                  in_time("promise"))  # fmt: skip
FLOW = (
    Figure("received", "本期收到申请", "首次提交在本期内的申请；补正后再次提交的不重复计。", CASE, received), ACCEPTED, MENDED, MENDED_ONCE,
    share("mended_once_rate", "一次补正率", "补正一次的 ÷ 经过补正的，百分数，保留一位小数；没有补正的，不计算。", MENDED_ONCE, MENDED),
    Figure("not_accepted", "本期不予受理", "本期内作出不予受理决定的申请。", CASE,
           lambda span, scope="": happened(span, scope, step="refuse_acceptance")),
    DECIDED,
    Figure("granted", "其中准予", "本期内准予登记、核准名称的申请。", CASE,
           lambda span, scope="": happened(span, scope, step__in=GRANTING)),
    Figure("refused", "其中不予", "本期内不予登记、不予核准名称的申请。", CASE,
           lambda span, scope="": happened(span, scope, step__in=REFUSING)),
    Figure("withdrawn", "本期撤回", "本期内申请人撤回的申请。", CASE, lambda span, scope="": happened(span, scope, step="withdraw")),
    IN_TIME, share("in_time_rate", "按期办结率", "法定期限内作出的决定 ÷ 本期作出的决定，百分数，保留一位小数。", IN_TIME, DECIDED),
    PROMISED, share("in_promised_time_rate", "承诺期限内办结率", "承诺期限内作出的决定 ÷ 本期作出的决定，百分数，保留一位小数。", PROMISED, DECIDED),
)  # fmt: skip
STOCK = (
    Figure("in_hand", "期末在办", "已经提交、期末还在等人办理的申请（包括等申请人补正、陈述的）；状态取自日志。", CASE, in_hand),
    Figure("overdue", "期末超期", "期末在办，而法定办理期限在期末以前已经届满的申请；依法停止计算期限的不计。", CASE, overdue),
)  # fmt: skip


def stages():
    """`process-state` in words."""
    known = {process.slug: process.title for process in counted()}
    return {
        f"{slug}-{state}": f"{known[slug]}　{label}" for (slug, state), label in state_labels().items() if slug in known
    }


class Stages(Breakdown):
    """Only stages in which something stands are shown: there are dozens."""

    def sorted(self, found, names):
        """In the order of the procedure."""
        return {part: found[part] for part in [*names, *(set(found) - set(names))] if part in found}


BREAKDOWNS = (
    Stages("stage", "期末在办，按环节", "期末在办的申请所处的状态；没有申请的环节不列。", CASE, by_stage, stages),
)  # fmt: skip
