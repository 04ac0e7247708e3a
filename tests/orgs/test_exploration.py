"""成立登记 explored: two thousand steps by anybody at any time; what the table allows happens, and nothing else.

The table is written a second time here, by hand: a step that leads somewhere else than before must be changed in
both places.
"""

from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from casework.clock.tick import tick
from casework.core.case import NEVER
from casework.core.models import Case, Entry
from casework.core.perform import Closed, perform
from casework.core.process import PROCESSES
from casework.journal.verify import Report, read_chain
from casework.post.rows import Letter
from demo.filing import sheet
from demo.roads import FACTS, GAPS, POINTS, REASONS
from network.actors import the_clock
from orgs import codes
from orgs.organization import Kind

pytestmark = pytest.mark.django_db
EXAMPLES, STEPS = 70, 50
DECIDING = "accepted under_review refusal_told statement_closed chief_review approval"
HEARING = "hearing_offered hearing_set"
OPEN = f"submitted correction_requested resubmitted {DECIDING} {HEARING}"
BEFORE = "draft returned_by_sponsor sponsor_declined"

# step -> (who, from where, to where; "=" leaves the state)
TABLE = {
    "send_to_sponsor": ("founder", "draft returned_by_sponsor", "sponsor_review"),
    "submit": ("founder", "draft", "submitted"),
    "expire_draft": ("clock", BEFORE, "lapsed"),
    "revise": ("founder", "sponsor_declined", "draft"),
    "press_sponsor": ("clerk", "sponsor_review", "="),
    "sponsor_return": ("sponsor", "sponsor_review", "returned_by_sponsor"),
    "sponsor_consent": ("sponsor", "sponsor_review", "submitted"),
    "sponsor_decline": ("sponsor", "sponsor_review", "sponsor_declined"),
    "fix_on_spot": ("clerk", "submitted resubmitted", "="),
    "request_correction": ("clerk", "submitted", "correction_requested"),
    "extend_correction": ("clerk", "correction_requested", "="),
    "resubmit": ("founder", "correction_requested", "resubmitted"),
    "point_unmended": ("clerk", "resubmitted", "correction_requested"),
    "lapse_correction": ("clock", "correction_requested", "lapsed"),
    "refuse_acceptance": ("chief", "submitted resubmitted", "not_accepted"),
    "accept": ("clerk", "submitted resubmitted", "accepted"),
    "deem_accepted": ("clock", "submitted resubmitted", "accepted"),
    "withdraw": ("founder", f"{BEFORE} sponsor_review {OPEN}", "withdrawn"),
    "assign": ("chief", "accepted", "under_review"),
    "reassign": ("chief", f"under_review refusal_told statement_closed {HEARING}", "="),
    "hand_over": ("admin", f"{DECIDING} {HEARING}", "="),
    "tell_refusal": ("reviewer", "under_review", "refusal_told"),
    "state_case": ("founder", "refusal_told", "statement_closed"),
    "lapse_statement": ("clock", "refusal_told", "statement_closed"),
    "reopen_review": ("reviewer", "statement_closed", "under_review"),
    "propose_grant": ("reviewer", "under_review statement_closed", "chief_review"),
    "propose_refusal": ("reviewer", "under_review statement_closed", "chief_review"),
    "tell_overdue": ("clock", f"{DECIDING} hearing_offered", "="),
    "chief_agree": ("chief", "chief_review", "approval"),
    "chief_return": ("chief", "chief_review", "under_review"),
    "approver_return": ("approver", "approval", "under_review"),
    "grant": ("approver", "approval", "approved"),
    "refuse": ("approver", "approval", "refused"),
    "issue_certificate": ("clerk2", "approved", "certified"),
    "announce": ("publisher", "certified", "announced"),
    "offer_hearing": ("reviewer", "under_review", "hearing_offered"),
    "request_hearing": ("founder", "hearing_offered", "hearing_set"),
    "register_request": ("reviewer", "hearing_offered", "hearing_set"),
    "decline_hearing": ("founder", "hearing_offered", "under_review"),
    "lapse_hearing": ("clock", "hearing_offered", "under_review"),
    "cancel_hearing": ("founder", "hearing_set", "under_review"),
    "close_hearing": ("reviewer", "hearing_set", "under_review"),
    "take_back_certificate": ("clerk", "certified", "approved"),
    "correct_certificate": ("clerk", "certified announced", "="),
    "tell_revocation": ("reviewer", "announced", "revocation_told"),
    "answer_revocation": ("founder", "revocation_told", "revocation_heard"),
    "lapse_revocation": ("clock", "revocation_told", "revocation_heard"),
    "revoke": ("approver", "revocation_heard", "revoked"),
    "keep_registration": ("approver", "revocation_heard", "announced"),
    "remedy_redo": ("engine", "not_accepted refused refusal_final", "accepted"),
    "close_remedy": ("clock", "not_accepted refused", "refusal_final"),
}
STATES = {state for _, sources, target in TABLE.values() for state in [*sources.split(), target]} - {"="}
PEOPLE = ("founder", "stranger", "clerk", "clerk2", "reviewer", "reviewer2", "chief", "chief2", "approver", "sponsor",
          "publisher", "admin", "auditor", "clock")  # fmt: skip


def test_the_table_and_the_declaration_agree():
    declared = {name: (" ".join(sorted(card.sources)), str(card.target or "="))
                for name, card in PROCESSES["establishment"].cards.items()}  # fmt: skip
    assert declared == {
        name: (" ".join(sorted(sources.split())), target) for name, (_, sources, target) in TABLE.items()
    }
    assert set(PROCESSES["establishment"].states.values) == STATES


def facts(step, day, nonsense):
    """What a person would fill in; with nonsense, what a person should not."""
    if nonsense:
        return {"opinion": "x" * 9999, "reasons": ["R99"], "handler": "nobody", "delivered_on": "3000-02-30"}
    return {
        "send_to_sponsor": {"commitment": "on"}, "submit": {"commitment": "on"},
        "press_sponsor": {"request_date": day}, "sponsor_return": {"opinions": "请写明与现有协会的区别。"},
        "sponsor_consent": {"consent_number": "滨文旅社〔2026〕3号", "consent_date": day, "opinion": "同意。",
                            "files": {"document": sheet("同意文件")}},
        "sponsor_decline": {"reason": "业务范围不属于本单位的职责范围。"},
        "fix_on_spot": {"corrections": [{"was": "一", "now": "二"}], "confirmed_by": "冉志勤"},
        "request_correction": {"gaps": GAPS, "how": "online"}, "extend_correction": {"reason": "银行证明需要时间。"},
        "resubmit": {"unable": "银行尚未出具证明，先提交说明。"}, "point_unmended": {"unmended": ["charter"]},
        "refuse_acceptance": {"reason": "not_needed", "facts": "所申请的事项依法不需要登记。"},
        "withdraw": {"reason": "准备好再申请。"}, "assign": {"handler": "reviewer", "second": "reviewer2"},
        "reassign": {"handler": "reviewer", "reason": "人员调整。"}, "hand_over": {"handler": "reviewer"},
        "tell_refusal": {"reasons": REASONS, "facts": FACTS}, "state_case": {"statement": "我们已另租房屋。"},
        "reopen_review": {"adopted": "已核实，予以采纳。"},
        "propose_grant": {"opinion": "建议准予。", "adopted": "予以采纳。", **POINTS},
        "propose_refusal": {"reasons": REASONS, "opinion": "建议不予。", "adopted": "不予采纳。"},
        "chief_agree": {"opinion": "同意。"}, "chief_return": {"reason": "请补充核查记录。"},
        "approver_return": {"reason": "请补充核查记录。"}, "refuse": {"reasons": REASONS},
        "issue_certificate": {"delivery": "window", "delivered_on": day, "files": {"receipt": sheet("送达回证")}},
    }.get(step, {})  # fmt: skip


def explore(bureau, seen):
    """The machine class for one bureau; `seen` collects what happened over all examples."""

    class Explored(RuleBasedStateMachine):
        @initialize(sponsored=st.booleans())
        def open(self, sponsored):
            self.now = datetime(2026, 11, 23, 1, tzinfo=UTC)
            self.travel = time_machine.travel(self.now, tick=False)
            self.travel.start()
            self.begin(sponsored)

        def begin(self, sponsored):
            chosen = {"direct_class": "none", "sponsor": str(bureau.units["culture"].pk)} if sponsored else {}
            self.case = bureau.draft(**chosen)
            self.path = ["draft"]
            self.version = 0

        def teardown(self):
            if hasattr(self, "travel"):
                self.travel.stop()

        def take(self, step, by, **given):
            before = Case.objects.get(pk=self.case.pk)
            seen["tried"] += 1
            try:
                perform(self.case.pk, step, by=by, **given)
            except Closed:
                seen["refused"] += 1
                return
            self.follow(step, before.state)

        def follow(self, step, source):
            """The model's own opinion of where a successful step leads."""
            if step == "recall":
                assert len(self.path) > 1
                self.path.pop()
            else:
                _, sources, target = TABLE[step]
                assert source in sources.split(), f"{step} from {source}"
                self.path += [source if target == "=" else target]
            self.version += 1
            seen["done"] += 1
            seen["steps"][step] += 1
            seen["states"].add(self.path[-1])

        @rule(pick=st.integers(0, 99))
        def go_on(self, pick):
            """Somebody whose turn it may be takes a step that leads on from here."""
            self.onwards(pick, nonsense=False)

        @rule(pick=st.integers(0, 99))
        def go_further(self, pick):
            """The same again: hypothesis draws every rule equally often, and cases go on more often than wrong."""
            self.onwards(pick, nonsense=False)

        @rule(pick=st.integers(0, 99))
        def stumble(self, pick):
            """The right person at the right door, who fills in nonsense."""
            self.onwards(pick, nonsense=True)

        def onwards(self, pick, nonsense):
            """Try the doors that stand here until one opens, mostly the least used first; a closed case waits or gives way.

            Least used first is what brings so few steps into every corner.
            """
            here, version = self.path[-1], self.version
            ahead = [name for name, (who, sources, _) in TABLE.items()
                     if who != "clock" and here in sources.split() and (name != "withdraw" or pick > 95)]  # fmt: skip
            if not ahead and any(who == "clock" and here in sources.split() for who, sources, _ in TABLE.values()):
                self.wait(days=200)
            elif not ahead:
                self.begin(sponsored=pick % 2 == 0)
            turned = pick % len(ahead) if ahead else 0
            ahead = ahead[turned:] + ahead[:turned]
            for step in sorted(ahead, key=lambda name: seen["steps"][name]) if pick % 4 else ahead:
                self.take(step, getattr(bureau, TABLE[step][0]), **facts(step, self.now.date().isoformat(), nonsense))
                if self.version != version:
                    return

        @rule(step=st.sampled_from([*TABLE, "recall"]), who=st.sampled_from(PEOPLE), nonsense=st.booleans())
        def try_anything(self, step, who, nonsense):
            """Anybody tries anything."""
            by = the_clock if who == "clock" else getattr(bureau, who)
            self.take(step, by, **facts(step, self.now.date().isoformat(), nonsense))

        @rule(days=st.sampled_from([0, 0, 0, 1, 1, 3, 6, 15]))
        def time_passes(self, days):
            """Days go by and the clock takes what is due."""
            self.wait(days)

        @rule(patience=st.integers(0, 3))
        def nobody_answers(self, patience):
            """Now and then nothing at all happens until the nearest deadline is over."""
            last = Case.objects.get(pk=self.case.pk).due_on
            if patience == 3 and last < NEVER:
                self.wait(days=max(0, (last - self.now.date()).days) + 1)

        def wait(self, days):
            """The model follows the clock's own lines."""
            self.now += timedelta(days=days, minutes=1)
            self.travel.stop()
            self.travel = time_machine.travel(self.now, tick=False)
            self.travel.start()
            last = Entry.objects.filter(case_id=self.case.pk).order_by("-seq").values_list("seq", flat=True).first()
            tick()
            for line in Entry.objects.filter(case_id=self.case.pk, seq__gt=last, outcome="done").order_by("seq"):
                assert TABLE[line.step][0] == "clock"
                self.follow(line.step, line.source)

        @invariant()
        def model_database_and_journal_agree(self):
            if not hasattr(self, "case"):
                return
            case = Case.objects.get(pk=self.case.pk)
            lines = list(Entry.objects.filter(case_id=case.pk).select_related("case").order_by("seq"))
            done = [line for line in lines if line.outcome == "done"]
            assert case.state in STATES
            assert case.state == self.path[-1] == done[-1].target
            assert case.version == self.version == len(done) - 1
            report = Report()
            read_chain(report, {}, lines)
            assert report.faults == []
            process = PROCESSES["establishment"]
            assert (case.closed_at is not None) == (not process.rests[case.state].awaits)
            lettered = sum(1 for line in done if line.step in process.cards and process.cards[line.step].letter)
            assert Letter.objects.filter(case_id=case.pk).count() == lettered

    return Explored


def test_two_thousand_steps_and_no_illegal_state(bureau):
    codes.add([codes.made_up(Kind.PRIVATE_UNIT, 2000 + n) for n in range(500)], Kind.PRIVATE_UNIT)
    seen = {"tried": 0, "refused": 0, "done": 0, "steps": Counter(), "states": set()}

    run_state_machine_as_test(
        explore(bureau, seen),
        settings=settings(
            max_examples=EXAMPLES, stateful_step_count=STEPS, derandomize=True, database=None, deadline=None,
            suppress_health_check=list(HealthCheck), print_blob=False,
        ),
    )  # fmt: skip

    assert seen["tried"] >= 2000
    assert seen["done"] >= 500
    assert STATES - seen["states"] <= {"draft"}  # every state was reached; a draft is where cases begin
    assert set(TABLE) - set(seen["steps"]) == set()
