"""What a resolution in writing asks of the unit that has the power over a case: the same task as a meeting's, and nothing for nobody."""

import pytest

from casework.clock.tick import tick
from casework.core.models import Case
from casework.core.perform import Refused, perform
from casework.journal.instant import today
from casework.post.papers import issue
from meetings.circle import NAMELESS
from meetings.circulation import words
from network.models import Post
from papers.sealing.register import papers_of
from tests.bureau import SINCE
from tests.meetings import circulated
from tests.meetings.cast import fresh
from tests.stories.pages import POINTS, at_desk_of

pytestmark = pytest.mark.django_db


def test_story_of_a_resolution_that_asks_the_unit_with_the_power(cast):
    bureau, case = cast.bureau, cast.bureau.reach("under_review")
    draft = perform(circulated.drafted(cast, public="no"), "bind_case", by=cast.office, about=case.number)
    with pytest.raises(Refused, match="还没有写明请有权单位办理的环节"):
        perform(draft, "submit_draft", by=cast.office, files=circulated.filed())
    draft = perform(draft, "name_step", by=cast.office, wanted="propose_grant", words="三个单位都没有不同意见。")
    with pytest.raises(Refused, match="请在“拟写会签稿”的任务里选上"):
        perform(draft, "submit_draft", by=cast.office, files=circulated.filed())
    page = at_desk_of(cast.office).get(f"/desk/cases/{draft.number}/steps/write_draft/").content.decode()
    assert f'<option value="{case.number}">{case.number} 提出准予意见</option>' in page
    draft = perform(draft, "write_draft", by=cast.office, **circulated.DRAFT | {"tasks": [circulated.TASK | {"about": case.number}]})
    draft = perform(draft, "submit_draft", by=cast.office, files=circulated.filed())
    assert f"{case.number}依法办理“提出准予意见”" in words.numbered(draft.tasks)
    going = circulated.going_round(cast, case=draft)
    signed = perform(circulated.passed(cast, going), "sign_resolution", by=cast.convener, public="yes")
    assert case.number not in words.public_text(signed)
    perform(signed, "issue_resolution", by=cast.office)

    decision = signed.decisions.get().decision
    task = case.matters.get(process="carrying")
    assert (decision.about_id, decision.charged.task_id, task.state, task.handler) == (case.pk, task.pk, "standing", bureau.reviewer)
    form = at_desk_of(bureau.reviewer).get(f"/desk/cases/{case.number}/steps/propose_grant/").context["form"]
    assert form.initial["opinion"].startswith(f"根据关于{signed.title}的书面会签决定") and "三个单位都没有不同意见。" in form.initial["opinion"]
    perform(case, "propose_grant", by=bureau.reviewer, opinion=form.initial["opinion"], **POINTS)
    assert tick()["steps"] == 1 and fresh(task).state == "done"
    assert not [line for line in case.entries.all() if line.actor in (cast.office, cast.convener, cast.health)]  # no step of another unit's


def test_a_draft_that_is_bound_to_no_case_asks_nobody(cast):
    """The control: without it nothing stands beside any case."""
    issued = circulated.issued(cast)
    assert issued.decisions.get().decision.about is None and not Case.objects.filter(process="carrying").exists()


def test_a_resolution_from_a_topic_for_few_readers_stays_among_them(cast):
    case = cast.bureau.reach("under_review")
    topic = perform(cast.admitted(restricted="yes", restricted_for="含商业秘密。"), "bind_case", by=cast.office, about=case.number)
    topic = perform(topic, "name_step", by=cast.office, wanted="propose_grant", words="紫微垣没有不同意见。")
    topic = perform(topic, "send_to_circulation", by=cast.convener, ground="adjusting")
    draft = topic.circulations.get().circulation
    assert (draft.about_id, draft.about_step, draft.about_words) == (case.pk, "propose_grant", "紫微垣没有不同意见。")
    said = circulated.DRAFT | {"resolution": "紫微垣按步骤处置，由区卫生健康委办理。", "tasks": [circulated.TASK | {"text": "紫微垣处置", "about": case.number}]}
    draft = perform(perform(draft, "write_draft", by=cast.office, **said), "submit_draft", by=cast.office, files=circulated.filed())
    passed = circulated.passed(cast, circulated.going_round(cast, case=draft))
    with pytest.raises(Refused, match="由不公开议题转来的决定不能公开"):
        perform(passed, "sign_resolution", by=cast.convener, public="yes")
    signed = perform(passed, "sign_resolution", by=cast.convener, public="no")
    perform(signed, "issue_resolution", by=cast.office)
    decision, official = signed.decisions.get().decision, at_desk_of(cast.bureau.reviewer)
    task = case.matters.get(process="carrying")
    assert decision.title == f"{NAMELESS}的任务" and decision.text == "紫微垣处置"
    pages = [official.get(f"/desk/cases/{one}/").content.decode() for one in (case.number, task.number, f"{case.number}/steps/propose_grant")]
    assert not any("紫微垣" in page for page in pages) and decision.number in pages[1] and decision.number in pages[2]
    assert "紫微垣处置" in at_desk_of(cast.health).get(f"/desk/cases/{decision.number}/").content.decode()  # the control
    keeper = cast.bureau.person("keeper", "用印人", staff=True)
    Post.objects.create(user=keeper, role="seal_keeper", unit=cast.home, division=cast.bureau.district, title="用印", valid_from=SINCE)
    letter = signed.letters.get(paper="resolution")
    assert [papers_of(user, today()).filter(pk=issue(letter).pk).exists() for user in (keeper, cast.office)] == [False, True]
