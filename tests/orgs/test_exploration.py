"""成立登记 explored: two thousand steps by anybody at any time; what the table allows happens, and nothing else.

The table is written a second time here, by hand: a step that leads somewhere else than before must be changed in
both places.
"""

from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.db import transaction
from django.db.models import Q
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from casework.clock.days import calendar_for, due
from casework.clock.deadline import Deadline, Stop
from casework.clock.tick import tick
from casework.core.models import Barred, Case, Entry
from casework.core.perform import Closed, perform
from casework.core.process import PROCESSES
from casework.journal.verify import Report, read_chain
from casework.post.rows import Letter
from demo.filing import sheet
from demo.roads import FACTS, GAPS, POINTS
from matters.opening import not_now, open_matter
from network.actors import the_clock
from network.models import User
from orgs import codes
from orgs.organization import Kind
from tests.orgs import besides

pytestmark = [pytest.mark.django_db, pytest.mark.long]
EXAMPLES, STEPS = 300, 50
REVIEWERS = ["reviewer", "reviewer2", "reviewer3", "reviewer4"]
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
    "open_notice": ("chief", "under_review", "="),
    "ask_fund_letter": ("founder", "draft returned_by_sponsor", "="),
    "report_seal": ("founder", "announced", "="),
    "report_account": ("founder", "announced", "="),
    "remind_errands": ("clock", "announced", "="),
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


def facts(step, day, nonsense, case=None, free=("reviewer", "reviewer2")):
    """What a person would fill in; with nonsense, what a person should not. `free` are reviewers not barred."""
    if nonsense:
        return {"opinion": "x" * 9999, "reasons": ["R99"], "handler": "nobody", "delivered_on": "3000-02-30"}
    reasons = case.told_reasons or [next(r for r in ("R08", "R02", "R03", "R04", "R05") if r not in case.annulled_reasons)]
    return {
        "send_to_sponsor": {"commitment": "on"}, "submit": {"commitment": "on"},
        "press_sponsor": {"request_date": day}, "sponsor_return": {"opinions": "请写明与现有协会的区别。"},
        "sponsor_consent": {"consent_number": "滨文旅社〔2026〕3号", "consent_date": day, "opinion": "同意。",
                            "files": {"document": sheet("同意文件")}},
        "open_notice": {"ground": "similar"}, "ask_fund_letter": {"to": "某会计师事务所"},
        "report_seal": {"done_on": day, "engraver": "某刻章店", "late_reason": "等待排期。", "files": {"pattern": sheet("印章式样")}},
        "report_account": {"done_on": day, "bank": "某银行", "account": "6200000000001234", "late_reason": "等待排期。"},
        "sponsor_decline": {"reason": "业务范围不属于本单位的职责范围。"},
        "fix_on_spot": {"corrections": [{"was": "一", "now": "二"}], "confirmed_by": "冉志勤"},
        "request_correction": {"gaps": GAPS, "how": "online"}, "extend_correction": {"reason": "银行证明需要时间。"},
        "resubmit": {"unable": "银行尚未出具证明，先提交说明。"}, "point_unmended": {"unmended": ["charter"]},
        "refuse_acceptance": {"reason": "not_needed", "facts": "所申请的事项依法不需要登记。"},
        "withdraw": {"reason": "准备好再申请。"}, "assign": {"handler": free[0], "second": free[-1]},
        "reassign": {"handler": free[0], "reason": "人员调整。"}, "hand_over": {"handler": free[0]},
        "tell_refusal": {"reasons": reasons, "facts": FACTS}, "state_case": {"statement": "我们已另租房屋。"},
        "reopen_review": {"adopted": "已核实，予以采纳。"},
        "propose_grant": {"opinion": "建议准予。", "adopted": "予以采纳。", **POINTS},
        "propose_refusal": {"reasons": reasons, "opinion": "建议不予。", "adopted": "不予采纳。"},
        "chief_agree": {"opinion": "同意。"}, "chief_return": {"reason": "请补充核查记录。"},
        "approver_return": {"reason": "请补充核查记录。"}, "refuse": {"reasons": reasons},
        "offer_hearing": {"interest": "拟以已有相似组织为由不予登记。"},
        "register_request": {"reason": "某协会要求听证。", "files": {"request": sheet("书面要求")}},
        "cancel_hearing": {"reason": "不再要求。"}, "take_back_certificate": {"reason": "住所写错。"},
        "correct_certificate": {"reason": "住所写错。", "address": f"杭州道街道示范路{case.version}号"},
        "tell_revocation": {"ground": "deceit", "facts": "经核查，所交验资报告系伪造。"},
        "answer_revocation": {"statement": "报告由代办公司提供。"}, "revoke": {"adopted": "不予采纳，事实清楚。"},
        "keep_registration": {"adopted": "没有过错，不予撤销。"},
        "issue_certificate": {"delivery": "window", "delivered_on": day, "files": {"receipt": sheet("送达回证")}},
    }.get(step, {})  # fmt: skip


def counts():
    """What happened over all examples."""
    return {"tried": 0, "refused": 0, "done": 0, "steps": Counter(), "states": set(), "kinds": Counter(),
            "matter_steps": Counter(), "beside": 0, "beside_refused": 0}  # fmt: skip


def thorough(examples, steps):
    """The same examples on every run."""
    return settings(max_examples=examples, stateful_step_count=steps, derandomize=True, database=None, deadline=None,
                    suppress_health_check=list(HealthCheck), print_blob=False)  # fmt: skip


def everything(seen):
    """Two thousand tried steps, and every state and step of the table reached.

    What an annulled decision leads to is reached in tests/matters/test_exploration_beside.py.
    """
    missing = (STATES - seen["states"] - {"draft"}) | (set(TABLE) - set(seen["steps"]) - {"remedy_redo"})
    return seen["tried"] >= 2000 and seen["done"] >= 500 and not missing


def explore(bureau, seen, enough=everything):
    """The machine class for one bureau; `seen` collects what happened over all examples.

    Once `enough(seen)`, the examples that are left stay empty: how many it takes to come everywhere varies.
    """

    class Explored(RuleBasedStateMachine):
        @initialize(sponsored=st.booleans())
        def open(self, sponsored):
            if enough(seen):
                return
            self.frame = transaction.atomic()  # an example leaves nothing behind for the next one's clock to work on
            self.frame.__enter__()
            self.now = datetime(2026, 11, 23, 1, tzinfo=UTC)
            self.working = calendar_for(self.now.date(), date(2036, 1, 1))
            self.travel = time_machine.travel(self.now, tick=False)
            self.travel.start()
            self.begin(sponsored)

        def begin(self, sponsored):
            chosen = {"direct_class": "none", "sponsor": str(bureau.units["culture"].pk)} if sponsored else {}
            self.case = bureau.draft(**chosen)
            self.path = ["draft"]
            self.version = 0
            self.read = 1

        def teardown(self):
            if hasattr(self, "travel"):
                self.travel.stop()
                transaction.set_rollback(True)
                self.frame.__exit__(None, None, None)

        def take(self, step, by, **given):
            seen["tried"] += 1
            try:
                perform(self.case.pk, step, by=by, **given)
            except Closed:
                seen["refused"] += 1
                return
            self.catch_up({TABLE[step][0]} if step in TABLE else {"anybody"})

        def catch_up(self, allowed):
            """The model follows the journal's new lines; only `allowed` may have taken them."""
            lines = Entry.objects.filter(case_id=self.case.pk, seq__gt=self.read).order_by("seq")
            for line in lines:
                self.read = line.seq
                if line.outcome == "done":
                    assert line.step == "recall" or TABLE[line.step][0] in allowed, (line.step, allowed)
                    self.follow(line.step, line.source)

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
        def go_farther(self, pick):
            """And again."""
            self.onwards(pick, nonsense=False)

        @rule(pick=st.integers(0, 99))
        def stumble(self, pick):
            """The right person at the right door, who fills in nonsense."""
            self.onwards(pick, nonsense=True)

        def onwards(self, pick, nonsense):
            """Try the doors that stand here until one opens, mostly the least used first; a closed case waits or gives way.

            Least used first is what brings so few steps into every corner.
            """
            if not hasattr(self, "case"):
                return
            here, version = self.path[-1], self.version
            ahead = [name for name, (who, sources, _) in TABLE.items()
                     if who != "engine" and here in sources.split() and (name != "withdraw" or pick > 95)]  # fmt: skip
            if not ahead:
                self.begin(sponsored=pick % 2 == 0)
            turned = pick % len(ahead) if ahead else 0
            ahead = ahead[turned:] + ahead[:turned]
            if here in ("refused", "not_accepted", "refusal_final") and pick % 3:
                self.arrange("remedy", pick)
                return
            for state, kind, over in (("revocation_heard", "deliberation", "concluded"), ("hearing_set", "hearing_session", "held")):
                if here == state and pick % 3 and not self.fresh().matters.filter(state=over).exists():
                    self.arrange(kind, pick)
                    return
            for step in sorted(ahead, key=lambda name: seen["steps"][name]) if pick % 4 else ahead:
                if TABLE[step][0] == "clock":
                    self.wait_out()
                else:
                    self.take(step, self.person(step), **self.facts(step, nonsense))
                    if self.version == version and not seen["steps"][step] and not nonsense:
                        self.later(step, here)
                if self.version != version:
                    return
            self.clear_the_way(pick)

        def later(self, step, here):
            """A step nobody has taken yet may have to wait until a limit is over."""
            self.wait_out()
            if self.path[-1] == here:
                self.take(step, self.person(step), **self.facts(step, nonsense=False))

        def clear_the_way(self, pick):
            """Nothing led on: what runs beside the case may hold it up, or its time has not come."""
            if not hasattr(self, "case"):
                return
            for row in self.fresh().matters.filter(closed_at__isnull=True).order_by("id"):
                before = seen["beside"] - seen["beside_refused"]
                self.matter_step(self.fresh(), row, pick)
                if seen["beside"] - seen["beside_refused"] == before and row.process in ("visit", "hearing_session", "deliberation"):
                    self.wait(days=17 if row.process == "hearing_session" else 5)

        def person(self, step):
            """Whoever takes a step: the case's own handler where a reviewer does."""
            who, case = TABLE[step][0], self.fresh()
            return case.handler if who == "reviewer" and case.handler else getattr(bureau, who)

        def fresh(self):
            return type(self.case).objects.select_related("handler", "unit", "division", "party").get(pk=self.case.pk)

        def facts(self, step, nonsense):
            case = self.fresh()
            out = set(Barred.objects.filter(case_id=case.pk).values_list("user__username", flat=True))
            free = [name for name in REVIEWERS if name not in out]
            return facts(step, self.now.date().isoformat(), nonsense, case, free or REVIEWERS)

        def beside(self, pick):
            """The least used door of a kind that fits here; the parent's state must not move but by `then`."""
            if not hasattr(self, "case"):
                return
            case = self.fresh()
            running = list(case.matters.filter(closed_at__isnull=True).order_by("id"))
            if running and pick % 5:
                self.matter_step(case, running[pick % len(running)], pick)
            for kind in sorted(besides.KINDS, key=lambda name: seen["kinds"][name]):
                if self.open_beside(kind, case):
                    return

        def arrange(self, kind, pick):
            """A revocation needs a meeting first, a hearing its session."""
            called = self.fresh().matters.filter(process=kind, closed_at__isnull=True).first()
            if called is None:
                self.open_beside(kind, self.fresh())
            else:
                if kind != "remedy":
                    self.wait(days=17)
                self.matter_step(self.fresh(), called, pick)

        def open_beside(self, kind, case):
            who = besides.KINDS[kind][0]
            by = case.handler if who == "handler" else getattr(bureau, who)
            if by is None or not_now(case, PROCESSES[kind]):
                return False
            seen["beside"] += 1
            try:
                open_matter(case, kind, by=by, **besides.opening(kind, case, self.now))
            except Closed:
                self.catch_up(set())
                return False
            seen["kinds"][kind] += 1
            self.catch_up(set())
            return True

        def matter_step(self, case, row, pick):
            steps = besides.KINDS[row.process][1]
            matter = PROCESSES[row.process].cases.objects.select_related("handler").get(pk=row.pk)
            ahead = [name for name, (_, sources) in steps.items()
                     if matter.state in sources.split() and (name != "cancel" or pick > 80)]  # fmt: skip
            for name in sorted(ahead, key=lambda step: seen["matter_steps"][row.process, step]):
                seen["beside"] += 1
                by = self.somebody(steps[name][0], case, matter, pick)
                try:
                    perform(matter, name, by=by, **besides.facts(name, matter, case, self.now, self.spare(case)))
                except Closed:
                    seen["beside_refused"] += 1
                    continue
                seen["matter_steps"][row.process, name] += 1
                self.catch_up({"chief"} if name == "grant_recusal" else {"engine"} if name == "record_annulled" else set())
                return

        def somebody(self, who, case, matter, pick):
            if who == "members":
                return User.objects.get(pk=matter.members[pick % 2]["user"])
            named = {"case_handler": case.handler, "matter_handler": matter.handler}
            return (named[who] if who in named else getattr(bureau, who)) or bureau.clerk

        def spare(self, case):
            out = set(Barred.objects.filter(case_id=case.pk).values_list("user__username", flat=True))
            return next((name for name in REVIEWERS if name not in out and name != case.handler.username), "") if case.handler else ""

        @rule(step=st.sampled_from([*TABLE, "recall"]), who=st.sampled_from(PEOPLE), nonsense=st.booleans())
        def try_anything(self, step, who, nonsense):
            """Anybody tries anything."""
            if not hasattr(self, "case"):
                return
            by = the_clock if who == "clock" else getattr(bureau, who)
            self.take(step, by, **(self.facts(step, nonsense) if step in TABLE else {}))

        @rule(days=st.sampled_from([0, 0, 0, 1, 1, 3, 6, 15]))
        def time_passes(self, days):
            """Days go by and the clock takes what is due."""
            self.wait(days)

        @rule(patience=st.integers(0, 3))
        def nobody_answers(self, patience):
            """Now and then nothing at all happens until the nearest deadline is over."""
            if patience == 3:
                self.wait_out()

        def wait_out(self):
            """Until the nearest deadline is over; a closed case's is that of its remedy."""
            if not hasattr(self, "case"):
                return
            last = Deadline.objects.filter(case_id=self.case.pk, met_at__isnull=True, expired_at__isnull=True)
            last = last.order_by("due_on").values_list("due_on", flat=True).first()
            if last:
                self.wait(days=max(0, (last - self.now.date()).days) + 1)

        def wait(self, days):
            """The model follows the clock's own lines."""
            if not hasattr(self, "case"):
                return
            self.now += timedelta(days=days, minutes=1)
            self.travel.stop()
            self.travel = time_machine.travel(self.now, tick=False)
            self.travel.start()
            tick()
            # What the outbox would do, without typesetting thousands of papers: a certificate is sealed once it is posted.
            Letter.objects.filter(name="certified", run_after__lte=self.now).update(posted_at=self.now)
            self.catch_up({"clock"})

        @invariant()
        def model_database_and_journal_agree(self):
            if not hasattr(self, "case"):
                return
            case, count = Case.objects.get(pk=self.case.pk), Entry.objects.filter(case_id=self.case.pk).count()
            if getattr(self, "whole", None) == (case.pk, case.version, case.state, count):
                return  # nothing was written since the last look
            self.whole = case.pk, case.version, case.state, count
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

        @invariant()
        def matters_keep_to_their_place(self):
            if not hasattr(self, "case"):
                return
            case = Case.objects.get(pk=self.case.pk)
            running = list(case.matters.filter(closed_at__isnull=True))
            assert case.closed_at is None or {m.process for m in running} <= {"remedy"}
            assert [m.number for m in case.matters.order_by("id")] == [
                f"{case.number}/{n}" for n in range(1, case.matters.count() + 1)
            ]
            asked = {n for m in running for n in m.awaits.split(",")} & {"applicant", "founder"}
            own = PROCESSES["establishment"].rests[case.state].awaits
            assert case.closed_at or set(case.awaits.split(",")) == set(own) | asked

        @invariant()
        def deadlines_are_what_the_events_make_them(self):
            if not hasattr(self, "case"):
                return
            rows = Deadline.objects.filter(Q(case_id=self.case.pk) | Q(case__parent_id=self.case.pk), met_at__isnull=True)
            for row in rows.exclude(name="correction_requested"):  # its first period goes on: tested by itself
                stops = list(Stop.objects.filter(case_id=row.case_id, clock=row.name)) if row.kind != "state" else ()
                assert row.due_on == due(row.starts_on, row.number, row.unit, stops, self.working), row.name

    return Explored


def test_two_thousand_steps_and_no_illegal_state(bureau):
    bureau.hire("reviewer3", "reviewer", "approval")
    bureau.hire("reviewer4", "reviewer", "approval")
    codes.add([codes.made_up(Kind.PRIVATE_UNIT, 2000 + n) for n in range(500)], Kind.PRIVATE_UNIT)
    seen = counts()

    run_state_machine_as_test(explore(bureau, seen), settings=thorough(EXAMPLES, STEPS))

    assert seen["tried"] >= 2000
    assert seen["done"] >= 500
    assert STATES - seen["states"] <= {"draft"}  # every state was reached; a draft is where cases begin
    # What an annulled decision leads to is reached in tests/matters/test_exploration_beside.py.
    assert set(TABLE) - set(seen["steps"]) <= {"remedy_redo"}
    assert everything(seen)
