"""法制审核: a lawyer of the house reads a case before it is decided; named, and not one of those who work on it."""

from django.db.models import TextChoices

from casework.core.people import handler, role
from casework.core.process import Process, Rest
from casework.core.states import on
from casework.core.step import step
from casework.post.declared import Letter
from matters import checks
from matters.declared import own_limit
from matters.matter import Beside, Common, Matter, abandoning
from policy.basis import law

REVIEW = law("行政执法三项制度指导意见")


@on(Common, Beside)
class State(TextChoices):
    """Asked, given."""

    ASKED = "asked", "法制审核中"
    GIVEN = "given", "法制审核已出具意见"


class LegalReview(Matter):
    """One review by one named reader."""

    class Meta:
        proxy = True

    @step(Common.DRAFT, State.ASKED, label="送法制审核", by=role("chief") | (role("reviewer", anywhere=True) & handler),
          basis=REVIEW, checks=[checks.reader_took_no_part])  # fmt: skip
    def submit_for_review(self, *, by, reader, question):
        """Who reads it, and what to look at."""
        self.handler, self.question = reader, question

    @step(State.ASKED, State.GIVEN, label="出具法制审核意见", by=handler, basis=REVIEW, letter="given",
          checks=[checks.objection_has_facts])  # fmt: skip
    def give_opinion(self, *, by, kind, text):
        """Agree, agree if mended, or do not agree; with reasons unless one agrees."""
        self.answer_kind, self.answer = kind, text

    @step(State.ASKED, Common.CANCELLED, label="撤回送审", by=role("chief"), basis=REVIEW)
    def cancel(self, *, by, reason):
        """The case is examined further first."""
        self.reason = reason

    abandon = abandoning([Common.DRAFT, State.ASKED], REVIEW)


PROCESS = Process(
    slug="legal_review", code="M8", system=3, kind="matter", title="法制审核", model="matters.LegalReview",
    about="重大或者疑难的决定作出以前，由没有参与办理的法制审核人员审查。", states=State,
    rests={
        Common.DRAFT: Rest("正在送审。", ("handler",), (REVIEW,)),
        State.ASKED: Rest("正在进行法制审核。", ("handler",), (REVIEW,), limit=own_limit),
        State.GIVEN: Rest("法制审核意见已经出具。", (), (REVIEW,)),
        Common.CANCELLED: Rest("送审已经撤回。", (), (REVIEW,)),
        Beside.ABANDONED: Rest("主案已经办结。", (), (REVIEW,)),
    },
    letters={"given": Letter("file", "法制审核意见", "归入案卷。", says=lambda m: [m.answer] if m.answer else [])},
    rules=(), forms="matters.forms.legal_review",
)  # fmt: skip
