"""The one door: order, keys, versions, refusals that leave nothing behind."""

from datetime import date

import pytest

from casework.core.answers import Reused, Stale
from casework.core.models import Case
from casework.core.people import unlike
from casework.core.perform import NotYours, Refused, perform
from casework.post.rows import Letter, Outbox

pytestmark = [pytest.mark.engine, pytest.mark.django_db]


def standing(case):
    """All that a refusal must leave as it was."""
    row = Case.objects.get(pk=case.pk)
    done = row.entries.filter(outcome="done").count()
    return row.state, row.version, done, Letter.objects.filter(case_id=case.pk).count()


REFUSALS = [
    ("accept", "founder", {}, NotYours),
    ("accept", "reviewer", {}, NotYours),
    ("accept", "stranger", {}, NotYours),
    ("grant", "approver", {}, Refused),
    ("assign", "chief", {"handler": "reviewer", "second": "reviewer2"}, Refused),
    ("request_correction", "clerk", {}, Refused),
    ("request_correction", "clerk", {"gaps": [{"about": "nothing", "code": "C01"}], "how": "online"}, Refused),
    ("request_correction", "clerk", {"gaps": [{"about": "charter", "code": "C99"}], "how": "online"}, Refused),
    ("refuse_acceptance", "chief", {"reason": "not_ours", "facts": "活动范围跨越本区，不归本区。"}, Refused),
    ("refuse_acceptance", "clerk", {"reason": "not_needed", "facts": "活动范围跨越本区，不归本区。"}, NotYours),
    ("deem_accepted", "clerk", {}, NotYours),
    ("no_such_step", "clerk", {}, Refused),
]


@pytest.mark.parametrize(("step", "who", "facts", "answer"), REFUSALS)
def test_a_refusal_leaves_nothing_behind_but_its_line(bureau, step, who, facts, answer):
    case = bureau.submitted()
    before = standing(case)

    with pytest.raises(answer):
        perform(case, step, by=getattr(bureau, who), **facts)

    assert standing(case) == before
    assert case.entries.filter(outcome="refused").count() == 1


def test_the_same_key_is_carried_out_once(bureau):
    case = bureau.submitted()

    first = perform(case, "accept", by=bureau.clerk, version=1, key="k")
    again = perform(case, "accept", by=bureau.clerk, version=1, key="k")

    assert (first.version, again.version) == (2, 2)
    assert case.entries.filter(step="accept").count() == 1
    with pytest.raises(Reused):
        perform(case, "fix_on_spot", by=bureau.clerk, version=2, key="k")


def test_a_stale_page_is_told_who_was_first(bureau):
    case = bureau.submitted()
    perform(case, "accept", by=bureau.clerk, version=1)

    with pytest.raises(Stale) as stale:
        perform(case, "accept", by=bureau.clerk2, version=1)

    assert (stale.value.entry.step, stale.value.entry.actor) == ("accept", bureau.clerk)


def test_three_different_people_examine_check_and_decide(bureau):
    case = bureau.reach("chief_review")
    bureau.hire("both", "chief", "approval")
    from network.models import Post

    post = Post.objects.get(user=bureau.reviewer)
    for role in ("chief", "approver"):
        Post.objects.create(user=bureau.reviewer, role=role, unit=post.unit, division=post.division, title="兼任",
                            valid_from=post.valid_from)  # fmt: skip
    with pytest.raises(NotYours, match="另一人"):
        perform(case, "chief_agree", by=bureau.reviewer, opinion="同意")

    case = perform(case, "chief_agree", by=bureau.chief, opinion="同意")
    with pytest.raises(NotYours, match="另一人"):
        perform(case, "grant", by=bureau.reviewer)


def test_a_step_is_recalled_while_nobody_has_opened_the_next(bureau):
    case = bureau.submitted()
    case = perform(
        case, "request_correction", by=bureau.clerk, how="online", gaps=[{"about": "charter", "code": "C08"}]
    )
    assert case.state == "correction_requested"
    assert case.deadlines.get(kind="state", met_at=None).name == "correction_requested"

    case = perform(case, "recall", by=bureau.clerk)

    assert (case.state, case.gaps, case.version) == ("submitted", [], 3)
    assert case.deadlines.get(kind="state", met_at=None).name == "submitted"
    assert Letter.objects.get(name="correction_requested").cancelled_at is not None
    assert [e.step for e in case.entries.all()] == ["begin", "submit", "request_correction", "recall"]


def test_recalling_another_step_lets_nobody_off_four_eyes(bureau, travel):
    """Whoever received the application stays out of its examination, though the chief takes back the assignment."""
    travel("2026-11-23 09:00")
    case, day = perform(bureau.submitted(), "accept", by=bureau.clerk), date(2026, 11, 23)
    fresh_eyes = unlike("accept").refusal
    assert fresh_eyes(bureau.clerk, case, day) and not fresh_eyes(bureau.clerk2, case, day)
    perform(case, "assign", by=bureau.chief, handler="reviewer", second="reviewer2")
    case = perform(case, "recall", by=bureau.chief)
    assert case.state == "accepted" and fresh_eyes(bureau.clerk, case, day)
    other = perform(perform(bureau.submitted(), "accept", by=bureau.clerk), "recall", by=bureau.clerk)
    assert not fresh_eyes(bureau.clerk, other, day)  # the control: what was taken back itself does not count


def test_a_recall_is_refused_to_others_and_after_delivery(bureau, travel):
    from casework.post.outbox import post_due

    travel("2026-11-23 09:00")
    case = bureau.submitted()
    case = perform(
        case, "request_correction", by=bureau.clerk, how="online", gaps=[{"about": "charter", "code": "C08"}]
    )
    with pytest.raises(NotYours):
        perform(case, "recall", by=bureau.clerk2)

    travel("2026-11-23 09:16")
    Outbox.objects.filter(channel="paper").delete()
    post_due()
    with pytest.raises(Refused, match="送达"):
        perform(case, "recall", by=bureau.clerk)


def test_a_decision_on_paper_is_entered_by_a_colleague_and_counts_for_the_signatory(bureau):
    from casework.core.act import OnPaper
    from casework.intake.fields import receive
    from casework.journal.instant import today
    from tests.files import small_pdf, upload

    case = bureau.reach("approval")
    sheet = OnPaper(bureau.approver, today(), receive(upload("呈批件.pdf", small_pdf("s")), ("pdf",)))
    with pytest.raises(NotYours):
        perform(case, "grant", by=bureau.street, on_paper=sheet)
    for step, _, facts in bureau.way("approved")[-1:]:
        case = perform(case, step, by=bureau.clerk2, on_paper=sheet, **facts)

    entry = case.entries.last()
    assert (case.state, entry.actor, entry.decider) == ("approved", bureau.clerk2, bureau.approver)
    assert case.uploads.filter(key="grant.signed_sheet").count() == 1


def test_the_day_on_the_signed_sheet_is_the_day_of_the_decision(bureau, travel):
    """The register, the certificate's period and the clock follow the decision, not its entry."""
    from datetime import date

    from casework.core.act import OnPaper
    from demo.filing import sheet
    from orgs.models import Organization

    travel("2026-11-23 09:00")
    case = bureau.reach("approval")
    bureau.way("approved")
    travel("2026-11-26 09:00")
    for wrong in (date(2026, 11, 20), date(2026, 11, 27), None):
        with pytest.raises(Refused, match="签批"):
            perform(case, "grant", by=bureau.clerk2, on_paper=OnPaper(bureau.approver, wrong, sheet("w")))

    case = perform(case, "grant", by=bureau.clerk2, on_paper=OnPaper(bureau.approver, date(2026, 11, 24), sheet("r")))

    assert case.decided_on == date(2026, 11, 24)
    assert Organization.objects.get(party=case.party).established_on == date(2026, 11, 24)
    assert case.deadlines.get(name="issue").starts_on == date(2026, 11, 24)
    assert case.entries.last().at.date() == date(2026, 11, 26)
