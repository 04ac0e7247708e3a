"""名称核准 explored: thousands of steps by anybody at any time; what the table allows happens, and nothing else.

The table is written a second time here, by hand: a step that leads somewhere else than before must be changed in
both places.
"""

from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from casework.clock.tick import tick
from casework.core.case import NEVER
from casework.core.models import Case, Entry
from casework.core.perform import Closed, perform
from casework.core.process import PROCESSES
from casework.intake import drafts
from casework.journal.verify import Report, read_chain
from casework.post.rows import Letter
from demo.filing import sheet
from network.actors import the_clock, the_engine
from orgs.reservations import NameReservation
from tests import naming
from tests.orgs import name_extensions

pytestmark = [pytest.mark.django_db, pytest.mark.long]
EXAMPLES, STEPS = 300, 50
DECIDING = "under_review asking_holder refusal_told statement_closed approval"
KEPT = "reserved renewal_pending"

# step -> (who, from, where to; "=" leaves the state)
TABLE = {
    "submit": ("founder", "draft", "submitted"),
    "expire_draft": ("clock", "draft", "lapsed"),
    "fix_on_spot": ("clerk", "submitted resubmitted", "="),
    "request_correction": ("clerk", "submitted", "correction_requested"),
    "extend_correction": ("clerk", "correction_requested", "="),
    "resubmit": ("founder", "correction_requested", "resubmitted"),
    "point_unmended": ("clerk", "resubmitted", "correction_requested"),
    "lapse_correction": ("clock", "correction_requested", "lapsed"),
    "refuse_acceptance": ("chief", "submitted resubmitted", "not_accepted"),
    "accept": ("clerk", "submitted resubmitted", "under_review"),
    "deem_accepted": ("clock", "submitted resubmitted", "under_review"),
    "ask_holder": ("reviewer", "under_review", "asking_holder"),
    "reply_holder": ("clerk", "asking_holder", "under_review"),
    "close_asking": ("clock", "asking_holder", "under_review"),
    "propose_approval": ("reviewer", "under_review statement_closed", "approval"),
    "tell_refusal": ("reviewer", "under_review", "refusal_told"),
    "adjust": ("founder", "refusal_told statement_closed", "under_review"),
    "state_case": ("founder", "refusal_told", "statement_closed"),
    "lapse_adjustment": ("clock", "refusal_told", "statement_closed"),
    "propose_rejection": ("reviewer", "under_review statement_closed", "approval"),
    "approver_return": ("approver", "approval", "under_review"),
    "approve": ("approver", "approval", "reserved"),
    "reject": ("approver", "approval", "rejected"),
    "tell_overdue": ("clock", DECIDING, "="),
    "remind": ("clock", "reserved", "="),
    "hold_for_case": ("engine", KEPT, "="),
    "request_renewal": ("founder", "reserved", "renewal_pending"),
    "renew": ("chief", "renewal_pending", "reserved"),
    "deem_renewed": ("clock", "renewal_pending", "reserved"),
    "deny_renewal": ("chief", "renewal_pending", "reserved"),
    "expire": ("clock", KEPT, "expired"),
    "use": ("engine", KEPT, "used"),
    "release": ("founder", KEPT, "released"),
    "record_dispute": ("clerk", KEPT, "disputed"),
    "answer_dispute": ("founder", "disputed", "="),
    "keep_name": ("reviewer2", "disputed", "reserved"),
    "tell_revocation": ("reviewer2", "disputed", "revocation_told"),
    "start_revocation": ("chief", KEPT, "revocation_told"),
    "answer_revocation": ("founder", "revocation_told", "revocation_review"),
    "lapse_revocation_statement": ("clock", "revocation_told", "revocation_review"),
    "revoke_name": ("approver", "revocation_review", "revoked"),
    "drop_revocation": ("approver", "revocation_review", "reserved"),
    "record_remedy": ("clerk", "not_accepted rejected", "under_remedy"),
    "remedy_upheld": ("chief", "under_remedy", "rejection_final"),
    "remedy_redo": ("approver", "under_remedy", "under_review"),
    "close_remedy": ("clock", "not_accepted rejected", "rejection_final"),
    "withdraw": ("founder", f"draft submitted correction_requested resubmitted {DECIDING}", "withdrawn"),
}
STATES = {state for _, sources, target in TABLE.values() for state in [*sources.split(), target]} - {"="}
PEOPLE = ("founder", "stranger", "clerk", "clerk2", "reviewer", "reviewer2", "chief", "chief2", "approver", "sponsor",
          "publisher", "admin", "auditor", "clock", "engine")  # fmt: skip
MACHINES = {"clock": the_clock, "engine": the_engine}
REASONS = ["R08"]


def test_the_table_and_the_declaration_agree():
    declared = {name: (" ".join(sorted(card.sources)), str(card.target or "="))
                for name, card in PROCESSES["name_check"].cards.items()}  # fmt: skip
    assert declared == {
        name: (" ".join(sorted(sources.split())), target) for name, (_, sources, target) in TABLE.items()
    }
    assert set(PROCESSES["name_check"].states.values) == STATES


def facts(step, case, day, nonsense):
    """What a person would fill in; with nonsense, what a person should not."""
    if nonsense:
        return {"opinion": "x" * 9999, "reasons": ["R99"], "chosen": "别的名称", "holder": "52", "asked_on": "3000-02-30"}
    name = case.first_name
    return {
        "fix_on_spot": {"corrections": [{"was": "一", "now": "二"}], "confirmed_by": "冉志勤"},
        "request_correction": {"gaps": [{"about": "identity", "code": "C01", "note": "背面缺少"}], "how": "online"},
        "extend_correction": {"reason": "身份证正在补办。"}, "resubmit": {"unable": "身份证正在补办，先提交说明。"},
        "point_unmended": {"unmended": ["identity"]}, "withdraw": {"reason": "准备好再申请。"},
        "refuse_acceptance": {"reason": "not_needed", "facts": "所申请的事项依法不需要登记。"},
        "ask_holder": {"holder": case.like, "similarity": "只差一个字。"}, "reply_holder": {"opinion": "agree"},
        "propose_approval": naming.APPROVING | {"chosen": name, "overruled": "服务对象不同，不会混淆。", "adopted": "予以采纳。"},
        "tell_refusal": {"reasons": [{"name": name, "code": "R08", "note": "与另一组织相同"}]},
        "state_case": {"statement": "两者服务对象不同。"},
        "propose_rejection": {"reasons": REASONS, "opinion": "建议不予核准。", "adopted": "不予采纳。"},
        "approver_return": {"reason": "请补充核查。"}, "reject": {"reasons": REASONS},
        "request_renewal": {"progress": "场地已经落实，章程正在起草。", "aware": "on"},
        "deny_renewal": {"ground": "unfit", "reason": "名称已不符合现行规定。"}, "release": {"reason": "不再筹备。"},
        "record_dispute": {"objector": "某公司", "claim": "字号是本公司的注册商标。", "files": {"evidence": sheet("异议")}},
        "answer_dispute": {"statement": "我们使用在先。"}, "keep_name": {"reason": "不会造成混淆。"},
        "tell_revocation": {"grounds": "字号侵犯他人注册商标，证据确实。"},
        "start_revocation": {"grounds": "发现申请材料虚假，证据确实。"}, "answer_revocation": {"statement": "材料属实。"},
        "revoke_name": {"reasons": "字号侵犯他人注册商标。", "adopted": "不予采纳。"}, "drop_revocation": {"reason": "理由不足。"},
        "record_remedy": {"kind": "review", "authority": "区人民政府", "case_number": "复议1号"},
        "remedy_upheld": {"files": {"document": sheet("文书")}}, "remedy_redo": {"files": {"document": sheet("文书")}},
    }.get(step, {})  # fmt: skip


class Neighbour:
    """Registrations that take names, as far as the name check may know them: another case of the same party."""

    def __init__(self, bureau):
        self.bureau = bureau

    def prepare(self, step, case, day):
        """Before the engine's steps: what a registration would have done."""
        row = NameReservation.objects.living().filter(case_id=case.pk).first()
        if row is None:
            return
        if step == "use":
            naming.organization(self.bureau, row.name, number=700_000 + row.pk, day=day)
        if step == "hold_for_case":
            other = naming.draft(self.bureau, party=case.party)
            NameReservation.objects.filter(pk=row.pk).update(held_for_id=other.pk)


def everything(seen):
    """Two thousand tried steps, and every state and step of the table reached; the examples left then stay empty."""
    missing = (STATES - seen["states"] - {"draft"}) | (set(TABLE) - set(seen["steps"]))
    missing |= {step for step in name_extensions.ALL if not seen["matters"][step]}
    return seen["tried"] >= 2000 and seen["done"] >= 500 and not missing


def explore(bureau, like, seen):
    """The machine class for one bureau; `seen` collects what happened over all examples."""
    neighbour = Neighbour(bureau)

    class Explored(name_extensions.beside(bureau, seen), RuleBasedStateMachine):
        @initialize()
        def open(self):
            if everything(seen):
                return
            self.frame = transaction.atomic()  # an example leaves nothing behind for the next one's clock to work on
            self.frame.__enter__()
            self.now = datetime(2026, 11, 23, 1, tzinfo=UTC)
            self.travel = time_machine.travel(self.now, tick=False)
            self.travel.start()
            self.begin()

        def begin(self):
            seen["begun"] += 1
            self.case = naming.draft(bureau, first_name=self.name(), brand="", brand_meaning="")
            self.path, self.version = ["draft"], 0

        def name(self):
            """A name nobody has had, one character from the holder's."""
            seen["named"] += 1
            return f"天津市滨海新区听{chr(0x4E00 + 7 * seen['named'])}盐业文化服务中心"

        def teardown(self):
            if hasattr(self, "travel"):
                self.travel.stop()
                transaction.set_rollback(True)
                self.frame.__exit__(None, None, None)

        def fresh(self):
            case = PROCESSES["name_check"].cases.objects.get(pk=self.case.pk)
            case.like = like.uscc
            return case

        def take(self, step, by, nonsense):
            before = self.fresh()
            seen["tried"] += 1
            if step in ("use", "hold_for_case") and by is the_engine and before.state in KEPT and not nonsense:
                neighbour.prepare(step, before, self.now.date())
            if step == "adjust" and before.state in TABLE["adjust"][1] and not nonsense:
                self.rename()
            try:
                perform(self.case.pk, step, by=by, **facts(step, before, self.now.date(), nonsense))
            except Closed:
                seen["refused"] += 1
                return
            self.follow(step, before.state)

        def rename(self):
            section = next(s for s in PROCESSES["name_check"].sections if s.key == "names")
            row = self.case.drafts.get(section="names")
            answers = drafts.opened(self.case, row) | {"first_name": self.name()}
            drafts.save(self.case, section, answers, by=bureau.founder, version=row.version)

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
            """The same again: cases go on more often than wrong."""
            self.onwards(pick, nonsense=False)

        @rule(pick=st.integers(0, 99))
        def stumble(self, pick):
            """The right person at the right door, who fills in nonsense."""
            self.onwards(pick, nonsense=True)

        def onwards(self, pick, nonsense):
            """Try the doors that stand here until one opens, mostly the least used first; some open by waiting only."""
            if not hasattr(self, "case"):
                return
            here, version = self.path[-1], self.version
            ahead = [name for name, (who, sources, _) in TABLE.items() if here in sources.split()
                     and not (nonsense and who == "clock") and (name != "withdraw" or pick > 95)]  # fmt: skip
            if not ahead:
                self.begin()
            turned = pick % len(ahead) if ahead else 0
            ahead = ahead[turned:] + ahead[:turned]
            for step in sorted(ahead, key=lambda name: seen["steps"][name]) if pick % 4 else ahead:
                who = TABLE[step][0]
                if who == "clock":
                    self.wait_for(step)
                else:
                    self.take(step, MACHINES.get(who) or getattr(bureau, who), nonsense)
                if self.version != version:
                    return

        def wait_for(self, step):
            """Until the nearest deadline is over; for a reminder until shortly before."""
            last = Case.objects.get(pk=self.case.pk).due_on
            left = 200 if last == NEVER else max(0, (last - self.now.date()).days + 1)
            self.wait(max(0, left - 41) if step == "remind" else left)

        @rule(step=st.sampled_from([*TABLE, "recall"]), who=st.sampled_from(PEOPLE), nonsense=st.booleans())
        def try_anything(self, step, who, nonsense):
            """Anybody tries anything."""
            if not hasattr(self, "case"):
                return
            self.take(step, MACHINES.get(who) or getattr(bureau, who), nonsense)

        @rule(days=st.sampled_from([0, 0, 0, 1, 1, 3, 6, 15]))
        def time_passes(self, days):
            """Days go by and the clock takes what is due."""
            self.wait(days)

        def wait(self, days):
            """The model follows the clock's own lines."""
            if not hasattr(self, "case"):
                return
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
            assert case.state == self.path[-1] == done[-1].target
            assert case.state in STATES
            assert case.version == self.version == len(done) - 1
            report = Report()
            read_chain(report, {}, lines)
            assert report.faults == []
            process = PROCESSES["name_check"]
            assert (case.closed_at is not None) == (not process.rests[case.state].awaits)
            lettered = sum(1 for line in done if line.step in process.cards and process.cards[line.step].letter)
            assert Letter.objects.filter(case_id=case.pk).count() == lettered

        @invariant()
        def a_name_is_kept_exactly_as_long_as_the_case_says(self):
            if hasattr(self, "case"):
                kept = NameReservation.objects.living().filter(case_id=self.case.pk).exists()
                keeping = {*KEPT.split(), "disputed", "revocation_told", "revocation_review"}
                assert kept == (self.path[-1] in keeping)

    return Explored


def test_two_thousand_steps_and_no_illegal_state(bureau):
    like = naming.organization(bureau, "天津市滨海新区听雨盐业文化服务中心")
    seen = {"tried": 0, "refused": 0, "done": 0, "begun": 0, "named": 0, "steps": Counter(), "states": set(),
            "matters": Counter()}  # fmt: skip

    run_state_machine_as_test(
        explore(bureau, like, seen),
        settings=settings(
            max_examples=EXAMPLES, stateful_step_count=STEPS, derandomize=True, database=None, deadline=None,
            suppress_health_check=list(HealthCheck), print_blob=False,
        ),
    )  # fmt: skip

    assert seen["tried"] >= 2000
    assert seen["done"] >= 500
    assert STATES - seen["states"] <= {"draft"}  # every state was reached; a draft is where cases begin
    assert set(TABLE) - set(seen["steps"]) == set()
    assert name_extensions.ALL - set(+seen["matters"]) == set()
    assert everything(seen)
