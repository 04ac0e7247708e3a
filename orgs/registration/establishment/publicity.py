"""成立登记: the optional publicity of an application (工作规程第十一条); its days count towards the time limit."""

from casework.core.people import role
from casework.core.step import step
from orgs.registration.establishment import effects, rules
from orgs.registration.establishment.states import State
from policy.basis import cite, law


class Publicity:
    """One step; the notice itself is a case of its own (casework.notices), its objections hold up the proposals."""

    @step(
        State.UNDER_REVIEW, None, label="同意公示", by=role("chief"), letter="put_on_notice",
        basis=[cite("registration/public-notice"), law("行政许可法", 36)], checks=[rules.not_yet_publicized],
        effects=[effects.put_on_publicity],
    )  # fmt: skip
    def open_notice(self, *, by, ground, day):
        """The application is put on publicity: name, kind, scope, street and founders, nothing else."""
        self.notice_ground, self.publicized_on = ground, day
