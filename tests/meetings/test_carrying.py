"""督办任务: an adopted decision asks the unit that has the power over a case; its own official takes the step, and the journal closes it."""

from datetime import date

import pytest

from casework.clock.tick import tick
from casework.core.models import Case, Entry
from casework.core.perform import NotYours, Refused, perform
from casework.core.process import PROCESSES
from casework.journal.verify import verify
from meetings.charges import told
from meetings.decisions.decision import Decision
from tests.meetings import cast as acts
from tests.meetings.cast import fresh, task
from tests.stories.pages import POINTS, at_desk_of

pytestmark = pytest.mark.django_db
WORDS = "三个单位都没有不同意见，场所已经整改。"


def bound(cast, case, step="propose_grant"):
    """A topic the office has bound to a case, with the step its unit could take."""
    topic = perform(cast.admitted(), "bind_case", by=cast.office, about=case.number)
    return perform(topic, "name_step", by=cast.office, wanted=step, words=WORDS)


def charged(cast, travel, case, about=True):
    """The decision of a meeting that concerns a case, and the task it made (None without one)."""
    topic = bound(cast, case)
    acts.supervised(cast, [topic], travel, tasks=[task(topic, about=case.number if about else "")])
    decision = Decision.objects.get()
    made = Case.objects.filter(process="carrying").first()
    return decision, made and PROCESSES["carrying"].cases.objects.get(pk=made.pk)


def test_the_task_stands_with_whoever_may_take_the_step_and_closes_from_the_journal(cast, travel):
    bureau, case = cast.bureau, cast.bureau.reach("under_review")
    decision, made = charged(cast, travel, case)
    assert (made.parent_id, made.state, made.unit, made.awaits, made.handler) == (case.pk, "standing", bureau.units["approval"], "handler", bureau.reviewer)
    assert made.due_on == decision.last_day == date(2027, 1, 29)
    mine = at_desk_of(bureau.reviewer)
    assert made.title in mine.get("/desk/").content.decode()
    for other in (bureau.reviewer2, bureau.clerk, bureau.approver, cast.office, cast.health):
        assert made.title not in at_desk_of(other).get("/desk/").content.decode()
    assert made.title in mine.get(f"/desk/cases/{case.number}/").content.decode()
    assert f"/desk/cases/{case.number}/steps/propose_grant/" in mine.get(f"/desk/cases/{made.number}/").content.decode()

    form = mine.get(f"/desk/cases/{case.number}/steps/propose_grant/")
    opinion = form.context["form"].initial["opinion"]
    assert opinion == ("根据社会组织工作联席会议2026年第三次全体会议纪要：会议议定，由区卫生健康委牵头编制联合材料清单。"
                       f"议定事项{decision.number}，2027年1月29日前完成。{WORDS}")  # fmt: skip
    assert f'<a href="/desk/cases/{made.number}/">{made.number}</a>' in form.content.decode()
    assert "预先填进" not in mine.get(f"/desk/cases/{case.number}/steps/propose_refuse/").content.decode()

    tick()
    assert fresh(made).state == "standing"
    perform(case, "propose_grant", by=bureau.reviewer, opinion=opinion, **POINTS)
    assert tick()["steps"] == 1
    made = fresh(made)
    assert (made.state, made.unit, made.closed_at is None) == ("done", cast.home, False)
    line = Entry.objects.get(case_id=case.pk, seq=made.charge.line)
    assert (line.step, line.actor) == ("propose_grant", bureau.reviewer)
    assert told(decision)[1] == "2026年12月3日区政务服务办公室办理“提出准予意见”。"
    assert told(decision)[1] in at_desk_of(cast.office).get(f"/desk/cases/{decision.number}/").content.decode()
    assert not [e for e in case.entries.all() if e.actor in (cast.office, cast.health, cast.convener)]  # no step of another unit's
    assert tick()["steps"] == 0 and verify().faults == []
