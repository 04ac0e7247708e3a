"""Requests for more time beside an explored name check: rules and invariants the explorer mixes in.

A matter never changes its parent's state, a closed parent keeps no open one, and the parent's last day is what its
events give: the period from acceptance, longer by the rule once a request was granted.
"""

from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from casework.clock.deadline import Deadline
from casework.core.models import Case, Entry
from casework.core.perform import Closed, perform
from casework.core.process import PROCESSES
from matters.opening import open_matter
from orgs.registration.names.states import DECIDING
from policy import calendar
from policy.rules import value

# step -> (who, where to)
STEPS = {
    "grant_more_time": ("approver", "granted"), "refuse_more_time": ("approver", "refused"), "cancel": ("reviewer", "cancelled"),
}  # fmt: skip
WHO = ("founder", "stranger", "clerk", "reviewer", "reviewer2", "chief", "approver", "admin", "auditor")
ALL = {"request_more_time", *STEPS, "abandon"}
WORDS = {"reason": "案情复杂，需要补充核查名称使用情况。"}


class Extensions:
    """Mixed into the explored name check; `seen["matters"]` counts what happened to requests."""

    @rule(who=st.sampled_from(["reviewer", "reviewer", *WHO]))
    def ask_for_time(self, who):
        """Anybody asks for more time; only a reviewer, only while the decision is due, only once."""
        if not hasattr(self, "case"):
            return
        before = Case.objects.get(pk=self.case.pk)
        self.seen["tried"] += 1
        try:
            open_matter(before, "extension", by=getattr(self.bureau, who), **WORDS)
        except Closed:
            self.seen["refused"] += 1
            return
        assert before.state in DECIDING and who.startswith("reviewer")
        self.seen["matters"]["request_more_time"] += 1
        assert Case.objects.get(pk=before.pk).state == before.state

    @rule(step=st.sampled_from(sorted(STEPS)), right=st.booleans(), who=st.sampled_from(WHO))
    def answer_a_request(self, step, right, who):
        """Somebody takes a step on the open request; the right person more often than not."""
        if not hasattr(self, "case"):
            return
        request = Case.objects.filter(parent_id=self.case.pk, process="extension", state="requested").first()
        if request is None:
            return
        before = Case.objects.get(pk=self.case.pk)
        person = STEPS[step][0] if right else who
        facts = {"refuse_more_time": {"answer": "可以按期作出决定。"}}.get(step, {})
        self.seen["tried"] += 1
        try:
            perform(request.pk, step, by=getattr(self.bureau, person), **facts)
        except Closed:
            self.seen["refused"] += 1
            return
        assert person.startswith(STEPS[step][0])
        assert Case.objects.get(pk=request.pk).state == STEPS[step][1]
        assert Case.objects.get(pk=before.pk).state == before.state
        self.seen["matters"][step] += 1

    @invariant()
    def no_closed_name_check_keeps_an_open_request(self):
        if self.unchanged("requests"):
            return
        requests = Case.objects.filter(parent_id=self.case.pk, process="extension")
        if Case.objects.get(pk=self.case.pk).closed_at:
            assert not requests.open().exists()
        gone = Entry.objects.filter(case__in=requests, step="abandon").count()
        self.seen["matters"]["abandon"] = max(self.seen["matters"]["abandon"], gone)

    @invariant()
    def the_last_day_is_what_the_events_give(self):
        if self.unchanged("last day"):
            return
        row = Deadline.objects.filter(case_id=self.case.pk, kind="clock", name="decision", met_at__isnull=True).first()
        if row is None:
            return
        case = PROCESSES["name_check"].cases.objects.get(pk=self.case.pk)
        days = value("name.decision_limit", on=case.rules_on, known=case.rules_known).number
        granted = Entry.objects.filter(case__parent_id=case.pk, step="grant_more_time", outcome="done", at__gte=row.opened_at)
        if granted.exists():
            days += value("name.decision_extension", on=case.rules_on, known=case.rules_known).number
        working = calendar.load(row.starts_on.year, row.starts_on.year + 1)
        assert row.due_on == working.add(row.starts_on, days)
