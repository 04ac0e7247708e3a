"""The spine's way back: an annulled refusal is examined anew, by somebody else, with a clock of its own."""

from casework.core.case import Barred
from casework.core.people import by_engine
from casework.core.step import step
from orgs.registration.licensing.states import Spine
from policy.basis import cite

EXAMINED = ("tell_refusal", "propose_refusal", "propose_grant")


def bar_the_examiners(case, act):
    """原承办人员不再参加本案。"""
    for line in case.entries.filter(outcome="done", step__in=EXAMINED).order_by("seq"):
        Barred.objects.get_or_create(
            case_id=case.pk, user_id=line.decider_id or line.actor_id,
            defaults={"reason": "决定被撤销，原承办人员不再承办", "since": act.at},
        )  # fmt: skip


class Redoing:
    """The one step out of a closed refusal; no fields of its own."""

    @step(
        [Spine.NOT_ACCEPTED, Spine.REFUSED, Spine.REFUSAL_FINAL], Spine.ACCEPTED, label="撤销后重新办理", by=by_engine,
        basis=cite("registration/decision"), effects=[bar_the_examiners],
    )  # fmt: skip
    def remedy_redo(self, *, by):
        """A review or a court has annulled the decision: whoever examined it is out, the time starts anew."""
        self.annulled_reasons = sorted({*self.annulled_reasons, *self.reasons})
        self.handler = self.second = self.decided_on = None
        self.opinion = self.opinion_text = self.chief_opinion = self.statement = self.adopted = ""
        self.told_reasons, self.reasons, self.told_facts = [], [], ""
