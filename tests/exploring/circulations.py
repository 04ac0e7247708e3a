"""书面会签 explored: three units answer, or do not; the counting is done again by hand."""

from fractions import Fraction

from django.utils import timezone

from casework.core.process import PROCESSES
from tests.exploring.council import DEAD, Council
from tests.exploring.meeting_tables import CIRCULATION
from tests.meetings import circulated
from tests.meetings.cast import planned

REASON = {"reason": "情况有变化，需要上会研究。"}


class GoingRound(Council):
    """One draft from no topic."""

    process, table, names, beside_kind = "circulation", CIRCULATION, ("drafted", "round", "passed", "issued"), "circulation_reply"
    asks_much = ("write_draft", "submit_draft", "refuse_circulation", "sign_resolution", "report_at_meeting", "recirculate")

    shortcuts = {"issued": ("report_at_meeting",), "passed": ("sign_resolution", "decline_to_sign", "publish_resolution"),
                 "round": ("find_passed", "recirculate", "move_to_meeting")}  # fmt: skip

    def build(self, name):
        """A draft just written, one that goes round, one that passed, one in force; a meeting was held by then."""
        meeting = planned(self.cast)
        far = timezone.make_aware(timezone.datetime(2030, 1, 1))
        type(meeting).objects.filter(pk=meeting.pk).update(begins_at=far, ended_at=far)  # held, without the road to it
        self.starts.meeting = meeting.number
        made = {"drafted": circulated.drafted, "round": circulated.going_round, "passed": circulated.passed, "issued": circulated.issued}[name](self.cast)
        type(meeting).objects.filter(pk=meeting.pk).update(reports=[made.number])
        return made

    def facts(self, step, case, turn):
        """What a person would fill in for a circulation."""
        found = {
            "write_draft": circulated.DRAFT, "submit_draft": {"files": circulated.filed()},
            "check_draft": {"opinion": "齐全。"}, "find_passed": {"opinion": "都已满足。"},
            "start_circulation": {"urgent": ("no", "yes")[turn % 2], "urgent_reason": "年底结算"},
            "refuse_circulation": REASON | {"reason_code": "R05"}, "revise_draft": {"changes": [{"was": "旧", "now": "新"}]},
            "recirculate": {"resolution": circulated.DRAFT["resolution"], "tasks": circulated.DRAFT["tasks"]},
            "sign_resolution": {"public": "no" if self.seen["steps"]["publish_resolution"] and turn % 2 else "yes"}, "report_at_meeting": {"meeting": self.starts.meeting},
        }  # fmt: skip
        if step == "bind_case" and not self.seen["steps"]["name_step"]:  # afterwards it is loosened again
            return {"about": self.cast.bureau.reach("under_review").number}
        if step == "name_step":
            return {"wanted": "propose_grant", "words": "三个单位都没有不同意见。"}
        return found.get(step, REASON if step in ("return_draft", "move_to_meeting", "decline_to_sign", "recall_circulation") else {})

    def answer(self, matter, turn):
        """Agreed, mostly."""
        kind = {0: "amend", 1: "disagree", 2: "meeting"}.get(turn % 8, "agree")
        return "give_reply", {"answer": kind, "reason": "理由和改法写在这里，请研究。", "leader": "局长"}

    def cause_close_replies(self, turn):
        """All answer: agreed, or one with changes; or nobody does."""
        taken = self.seen["steps"]
        if taken["close_replies"] % 5 == 4:
            return self.silence()
        for number, matter in enumerate(self.matters()):
            kind = "amend" if taken["revise_draft"] < taken["find_passed"] and number == 0 else "agree"
            self.elsewhere(matter, "give_reply", matter.asked.slug, answer=kind, reason="理由和改法写在这里，请研究。", leader="局长")
        return None

    def holds(self, case):
        """Passed only with the counts of the clause; in force only when signed; followed up only when in force; asked once a round."""
        rows = PROCESSES["circulation_reply"].cases.objects.filter(parent_id=case.pk).exclude(state__in=DEAD)
        said = {row.asked.slug: row.answer_kind for row in rows.select_related("asked")}
        if case.state in ("passed", "signed", "issued", "closed"):
            agreed = [slug for slug, kind in said.items() if kind == "agree"]
            assert set(case.direct) <= set(agreed) and Fraction(len(agreed), len(case.asked)) >= Fraction(2, 3)
            assert not {"meeting", "amend"} & set(said.values())
        assert len(said) == rows.count() <= len(case.asked) and case.round <= 2
        assert all((row.answer_kind == "none") == (row.state == "silent") for row in rows)
        assert (case.issued_on is not None) == (case.state in ("issued", "closed"))
        assert (case.signed_on is not None) == (case.state in ("signed", "issued", "closed"))
        assert case.decisions.count() == (1 if case.issued_on else 0)
