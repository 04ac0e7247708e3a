"""The spine's second phase: who examines, what is found, an intended refusal with its defence."""

from casework.core.people import by_clock, handler, party, role, unlike
from casework.core.step import step
from casework.notices.publishing import conclude_publicity, publicity_is_settled
from orgs.registration.licensing import rules
from orgs.registration.licensing.states import UNDER_DECISION, Spine
from policy.basis import cite, law

THREE_PEOPLE = cite("registration/three-people")
DEFENCE = cite("registration/defence")
GIVEN_TO_SOMEBODY = sorted({Spine.UNDER_REVIEW, Spine.REFUSAL_TOLD, Spine.STATEMENT_CLOSED})


class Examination:
    """Steps between acceptance and the reviewer's proposal; no fields of its own."""

    @step(
        Spine.ACCEPTED, Spine.UNDER_REVIEW, label="指定承办人员", by=role("chief"), basis=THREE_PEOPLE,
        checks=[rules.handlers_are_two_reviewers],
    )  # fmt: skip
    def assign(self, *, by, handler, second):
        """The chief names the reviewer who examines and the one who assists."""
        self.handler, self.second = handler, second

    @step(
        GIVEN_TO_SOMEBODY, None, label="更换承办人员", by=role("chief"), basis=THREE_PEOPLE, letter="reassigned",
        checks=[rules.handlers_are_two_reviewers],
    )  # fmt: skip
    def reassign(self, *, by, handler, reason):
        """Somebody else examines, after a recusal or a change of staff."""
        self.handler, self.return_reason = handler, reason

    @step(
        sorted(UNDER_DECISION), None, label="卸任移交", by=role("admin", anywhere=True), basis=THREE_PEOPLE,
        checks=[rules.successor_reviews],
    )  # fmt: skip
    def hand_over(self, *, by, handler):
        """A reviewer leaves their post: their open cases go to the successor the administrator named."""
        self.handler = handler

    @step(
        Spine.UNDER_REVIEW, Spine.REFUSAL_TOLD, label="告知拟不予登记", by=role("reviewer") & handler & unlike("accept"),
        basis=[DEFENCE, cite("registration/refusal-grounds"), law("行政许可法", 7)], letter="refusal_told",
        checks=[rules.refusal_reasons_are_founded, rules.not_the_annulled_reasons],
    )  # fmt: skip
    def tell_refusal(self, *, by, reasons, facts):
        """The applicant hears the intended refusal with its reasons before anything is decided."""
        self.told_reasons, self.told_facts, self.opinion = reasons, facts, "refuse"

    @step(
        Spine.REFUSAL_TOLD, Spine.STATEMENT_CLOSED, label="陈述申辩", by=party("applicant", "founder", "legal_rep"),
        basis=[DEFENCE, law("行政许可法", 7)], letter="statement_received", checks=[rules.statement_in_time],
    )  # fmt: skip
    def state_case(self, *, by, statement, evidence=None):
        """The applicant answers the intended refusal."""
        self.statement = statement

    @step(
        Spine.REFUSAL_TOLD, Spine.STATEMENT_CLOSED, label="逾期未陈述申辩", by=by_clock, basis=DEFENCE,
        checks=[rules.statement_period_is_over],
    )  # fmt: skip
    def lapse_statement(self, *, by):
        """The time for a defence ended without one."""

    @step(
        Spine.STATEMENT_CLOSED, Spine.UNDER_REVIEW, label="采纳申辩继续审查",
        by=role("reviewer") & handler & unlike("accept"), basis=DEFENCE, letter="review_reopened",
        checks=[rules.statement_is_answered],
    )  # fmt: skip
    def reopen_review(self, *, by, adopted):
        """The defence is taken up: the intended refusal is withdrawn and the examination goes on."""
        self.adopted, self.opinion, self.told_reasons = adopted, "", []

    @step(
        sorted({Spine.UNDER_REVIEW, Spine.STATEMENT_CLOSED}), Spine.CHIEF_REVIEW, label="提出准予意见",
        by=role("reviewer") & handler & unlike("accept"), form="ProposeGrantForm", letter="review_form",
        basis=[cite("registration/examination-points"), THREE_PEOPLE, law("行政许可法", 38)],
        checks=[rules.findings_are_complete, rules.prompts_are_weighed, rules.consulted_as_obliged, publicity_is_settled, rules.statement_is_answered,
                rules.hearing_is_followed],
        effects=[conclude_publicity],
    )  # fmt: skip
    def propose_grant(self, *, by, opinion, adopted="", overruled="", **points):
        """The reviewer finds all points met, says why the system's prompts do not stand in the way, and proposes to grant."""
        self.findings = [[name, value] for name, value in points.items() if name.startswith("point_")]
        weighed = f"\n系统提示的核实结论：{overruled}" if overruled else ""
        self.opinion, self.opinion_text, self.adopted = "grant", f"{opinion}{weighed}", adopted or self.adopted

    @step(
        sorted({Spine.UNDER_REVIEW, Spine.STATEMENT_CLOSED}), Spine.CHIEF_REVIEW, label="提出不予意见",
        by=role("reviewer") & handler & unlike("accept"), letter="review_form",
        basis=[cite("registration/refusal-grounds"), THREE_PEOPLE, law("社会团体登记管理条例", 13)],
        checks=[rules.refusal_was_told, rules.reasons_were_told, publicity_is_settled, rules.statement_is_answered,
                rules.hearing_is_followed],
        effects=[conclude_publicity],
    )  # fmt: skip
    def propose_refusal(self, *, by, reasons, opinion, adopted=""):
        """The reviewer proposes to refuse, within the reasons told, answering the defence point by point."""
        self.opinion, self.opinion_text, self.reasons = "refuse", opinion, reasons
        self.adopted = adopted or self.adopted

    @step(
        sorted(UNDER_DECISION), None, label="告知超期及救济途径", by=by_clock,
        basis=[cite("registration/decision-limit"), law("行政许可法", 7)], letter="overdue",
        checks=[rules.clock_is_overdue],
    )  # fmt: skip
    def tell_overdue(self, *, by):
        """A limit has passed without a decision: the applicant hears why and what they may do."""
