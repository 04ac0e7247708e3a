"""名称核准: the examination of the candidates by two different people, up to the decision."""

from casework.core.people import Who, by_clock, party, role, unlike
from casework.core.step import step
from network.actors import Machine
from network.posts import is_member
from orgs.registration.licensing.rules import (
    clock_is_overdue,
    opinions_agree_to_grant,
    opinions_agree_to_refuse,
    prompts_are_weighed,
    reasons_were_told,
    refusal_was_told,
    statement_in_time,
    statement_is_answered,
)
from orgs.registration.names import effects, rules
from orgs.registration.names.states import DECIDING, State
from policy.basis import cite, law

ALTERNATIVES, DEFENCE = cite("registration/name-alternatives"), cite("registration/defence")
DUPLICATE, DECISION = cite("registration/name-duplicate"), cite("registration/decision")
REVIEWER = role("reviewer") & unlike("accept")
PROPOSALS = ("propose_approval", "propose_rejection")
APPROVER = role("approver") & unlike("accept", *PROPOSALS)
IN_HAND = sorted({State.UNDER_REVIEW, State.STATEMENT_CLOSED})


class HoldersLegalRep(Who):
    """The legal representative of the organization that was asked about a name like its own."""

    names = ("legal_rep",)

    def refusal(self, by, case, day):
        """None for a legal representative of the holder."""
        holder = case.holder
        if holder and not isinstance(by, Machine) and is_member(by, holder.party_id, self.names, day):
            return None
        return "这一步由被征求意见组织的法定代表人答复。"


class Review:
    """Steps from acceptance to the decision; no fields of its own."""

    @step(
        State.UNDER_REVIEW, State.ASKING_HOLDER, label="征求原名称使用人意见", by=REVIEWER, letter="holder_asked",
        basis=[DUPLICATE, law("行政许可法", 36)], checks=[rules.holder_has_a_like_name],
    )  # fmt: skip
    def ask_holder(self, *, by, holder, similarity):
        """The organization with a name alike is asked; nothing personal of the applicant is disclosed."""
        self.holder, self.similarity, self.holder_says = holder, similarity, ""

    @step(
        State.ASKING_HOLDER, State.UNDER_REVIEW, label="原名称使用人答复", by=role("clerk") | HoldersLegalRep(),
        basis=DUPLICATE, checks=[rules.objection_has_facts],
    )  # fmt: skip
    def reply_holder(self, *, by, opinion, facts="", document=None):
        """The holder's word goes on file for the reviewer's judgement; a clerk may enter it from paper."""
        self.holder_says = f"{'没有不同意见' if opinion == 'agree' else '不同意'}。{facts}"

    @step(
        State.ASKING_HOLDER, State.UNDER_REVIEW, label="逾期未答复继续审查", by=by_clock, basis=DUPLICATE,
        checks=[rules.state_is_over],
    )  # fmt: skip
    def close_asking(self, *, by):
        """The holder did not answer in time: noted as no answer."""
        self.holder_says = "期限内没有答复。"

    @step(
        IN_HAND, State.APPROVAL, label="提出核准意见", by=REVIEWER, letter="review_form", basis=[ALTERNATIVES, DUPLICATE],
        checks=[rules.fresh_reviewer, rules.chosen_is_a_candidate, rules.chosen_passes, prompts_are_weighed,
                rules.chosen_is_free, rules.earlier_ones_are_answered, statement_is_answered],
    )  # fmt: skip
    def propose_approval(self, *, by, chosen, opinion, skipped="", overruled="", adopted="", **points):
        """The first candidate that fits is proposed, the system's prompts about it and the candidates before it answered."""
        self.chosen, self.opinion, self.opinion_text = chosen, "grant", opinion
        self.skipped, self.overruled, self.adopted = skipped, overruled, adopted or self.adopted
        self.findings = [[name, value] for name, value in points.items() if name.startswith("point_")]

    @step(
        State.UNDER_REVIEW, State.REFUSAL_TOLD, label="告知备选名称不符合规定", by=REVIEWER, letter="refusal_told",
        basis=[ALTERNATIVES, DEFENCE, law("行政许可法", 7)], checks=[rules.fresh_reviewer, rules.every_name_has_a_reason],
    )  # fmt: skip
    def tell_refusal(self, *, by, reasons, suggestion=""):
        """No candidate fits: for every one the applicant hears why, before anything is decided."""
        self.told_rows, self.told_reasons = reasons, sorted({row["code"] for row in reasons})
        self.told_facts = suggestion

    @step(
        State.REFUSAL_TOLD, State.STATEMENT_CLOSED, label="陈述申辩", by=party("applicant", "founder", "legal_rep"),
        basis=[DEFENCE, law("行政许可法", 7)], letter="statement_received", checks=[statement_in_time],
    )  # fmt: skip
    def state_case(self, *, by, statement, evidence=None):
        """The applicant answers."""
        self.statement = statement

    @step(
        State.REFUSAL_TOLD, State.STATEMENT_CLOSED, label="逾期未更换", by=by_clock, basis=ALTERNATIVES,
        checks=[rules.state_is_over],
    )  # fmt: skip
    def lapse_adjustment(self, *, by):
        """Neither a defence nor new names came in time."""

    @step(
        IN_HAND, State.APPROVAL, label="提出不予核准意见", by=REVIEWER, letter="review_form", basis=[ALTERNATIVES, DEFENCE],
        checks=[rules.fresh_reviewer, refusal_was_told, reasons_were_told, statement_is_answered],
    )  # fmt: skip
    def propose_rejection(self, *, by, reasons, opinion, adopted=""):
        """The reviewer proposes to refuse, within the reasons told."""
        self.opinion, self.opinion_text, self.reasons = "refuse", opinion, reasons
        self.chosen, self.findings, self.adopted = "", [], adopted or self.adopted

    @step(
        State.APPROVAL, State.UNDER_REVIEW, label="审批退回", by=role("approver") & unlike(*PROPOSALS),
        basis=cite("registration/three-people"),
    )  # fmt: skip
    def approver_return(self, *, by, reason):
        """Sent back with reasons; the time limit is not lengthened by it."""
        self.return_reason, self.opinion, self.chosen = reason, "", ""

    @step(
        State.APPROVAL, State.RESERVED, label="核准名称", by=APPROVER, letter="approved", effects=[effects.reserve_name],
        basis=[ALTERNATIVES, cite("registration/name-reservation"), law("行政许可法", 38)],
        checks=[opinions_agree_to_grant, rules.chosen_is_free],
    )  # fmt: skip
    def approve(self, *, by, decided_on):
        """A second person approves: the name is kept for the applicant, the other candidates are free."""
        self.decided_on = decided_on

    @step(
        State.APPROVAL, State.REJECTED, label="不予核准", by=APPROVER, letter="rejected",
        basis=[DECISION, ALTERNATIVES, law("行政许可法", 38)],
        checks=[opinions_agree_to_refuse, refusal_was_told, reasons_were_told],
    )  # fmt: skip
    def reject(self, *, by, reasons, decided_on):
        """A second person refuses in writing, within the reasons told; the ways of appeal are named."""
        self.reasons, self.decided_on = reasons, decided_on

    @step(
        sorted(DECIDING), None, label="告知超期及救济途径", by=by_clock, letter="overdue", checks=[clock_is_overdue],
        basis=[cite("registration/decision-limit"), ALTERNATIVES, law("行政许可法", 7)],
    )  # fmt: skip
    def tell_overdue(self, *, by):
        """A limit has passed without a decision: the applicant hears why and what they may do."""
