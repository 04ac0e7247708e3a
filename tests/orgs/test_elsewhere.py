"""成立登记: consultations a direct registration must have, its publicity, similar organizations, errands elsewhere."""

from datetime import date, timedelta

import pytest
import time_machine
from django.test import Client

from casework.clock.deadline import Deadline
from casework.clock.tick import tick
from casework.core.models import Entry
from casework.core.perform import Refused, perform
from casework.intake import store
from casework.journal.instant import today
from casework.notices import objections
from casework.notices.publishing import publicities_of
from demo.filing import sheet
from matters.opening import open_matter
from orgs.organization import Organization, Status
from orgs.similar import similar

pytestmark = [pytest.mark.django_db]
POINTS = {f"point_{n}": "yes" for n in ("purpose", "similar", "members", "fund", "residence", "charter")}
GRANTING = {"opinion": "符合条件，建议准予登记。", **POINTS}


def capable(bureau, slug, capacity):
    """A unit of the bureau gets a capacity."""
    unit = bureau.units[slug]
    unit.capacities = [*unit.capacities, capacity]
    unit.save()
    return unit


def heard(bureau, case, unit):
    """The unit is asked, answers, and is answered."""
    matter = open_matter(case, "consultation", by=case.handler, to=unit.slug, question="对该组织申请登记有没有意见？")
    member = getattr(bureau, {"culture": "sponsor", "civil": "party", "street": "street"}[unit.slug])
    matter = perform(matter, "answer_question", by=member, kind="none", leader="分管负责人")
    return perform(matter, "weigh", by=case.handler, weighed="没有不同意见。")


def refusals(closed):
    """What a refusal says, without what the form repeats beside its fields."""
    return [str(problem) for problem in closed.value.problems if "：日期不能" not in str(problem)]


def test_a_direct_registration_is_not_proposed_before_everybody_was_heard(bureau):
    culture, party = capable(bureau, "culture", "regulator"), capable(bureau, "civil", "party_work")
    bureau.hire("party", "party", "civil")
    street = capable(bureau, "street", "filing")
    case = bureau.reach("under_review")

    with pytest.raises(Refused) as closed:
        perform(case, "propose_grant", by=bureau.reviewer, **GRANTING)

    assert len([s for s in refusals(closed) if "第三十一条" in s]) == 3
    assert type(case).objects.get(pk=case.pk).state == "under_review"
    for unit in (culture, party):
        heard(bureau, case, unit)
    with pytest.raises(Refused) as closed:
        perform(case, "propose_grant", by=bureau.reviewer, **GRANTING)
    assert refusals(closed) == ["直接登记须征求住所地街镇（杭州道街道办事处）的意见，还没有它的答复，也没有期满未答复的记录（《登记注册工作规程》第三十一条）。"]
    heard(bureau, case, street)
    assert perform(case, "propose_grant", by=bureau.reviewer, **GRANTING).state == "chief_review"


def test_only_the_regulator_of_the_field_counts_where_one_is_named(bureau):
    capable(bureau, "civil", "regulator")
    capable(bureau, "culture", "regulator.culture")
    bureau.hire("party", "party", "civil")
    case = bureau.reach("under_review")

    heard(bureau, case, bureau.units["civil"])
    assert ["区文化和旅游局" in sentence for sentence in case.unheard()] == [True]
    heard(bureau, case, bureau.units["culture"])
    assert list(case.unheard()) == []

    type(case).objects.filter(pk=case.pk).update(industry="sport")  # nobody is named for sport: any regulator counts
    assert list(type(case).objects.get(pk=case.pk).unheard()) == []


def test_a_body_the_network_lacks_is_told_to_whoever_examines(bureau):
    case = bureau.reach("under_review")

    def lines():
        return dict(case.panels()).get("直接登记应当征求的意见", [])

    assert [("社会组织党建工作机构" in line, "还没有承担" in line) for line in lines()] == [(False, True), (True, True), (False, True)]
    capable(bureau, "civil", "party_work")
    assert ["还没有它的答复" in line for line in lines()] == [True, False, False]


def test_silence_after_the_reminder_counts_as_heard_and_a_licence_spares_the_regulator(bureau):
    party = capable(bureau, "civil", "party_work")
    capable(bureau, "culture", "regulator")
    draft = bureau.draft(license_no="津民办〔2026〕1号")
    store.keep(draft, "license", sheet("执业许可证书"), bureau.founder)
    case = bureau.reach("under_review", perform(draft, "submit", by=bureau.founder, commitment="on"))
    open_matter(case, "consultation", by=case.handler, to=party.slug, question="对该组织申请登记有没有意见？")

    assert len(list(case.unheard())) == 1
    with time_machine.travel(today() + timedelta(days=12)):
        tick()
    with time_machine.travel(today() + timedelta(days=40)):
        tick()
    assert list(case.unheard()) == []


def test_a_registration_with_a_sponsor_need_not_be_consulted(bureau):
    capable(bureau, "culture", "regulator")
    case = bureau.draft(direct_class="none", sponsor=str(bureau.units["culture"].pk))
    case = perform(case, "send_to_sponsor", by=bureau.founder, commitment="on")
    case = perform(case, "sponsor_consent", by=bureau.sponsor, consent_number="滨文旅社〔2026〕3号", consent_date=today().isoformat(),
                   opinion="同意。", files={"document": sheet("同意文件")})  # fmt: skip

    assert list(case.unheard()) == []


def test_a_publicity_holds_up_the_proposal_until_it_is_over_and_objections_are_answered(bureau):
    case = bureau.reach("under_review")
    case = perform(case, "open_notice", by=bureau.chief, ground="similar")

    notice = publicities_of(case).get()
    assert notice.state == "running"
    assert "盐业文化服务中心" in notice.body
    assert "110105198012310022" not in notice.body
    promise = Deadline.objects.get(case_id=case.pk, kind="promise")
    assert promise.rule == "registration.committed_limit_with_notice"
    with pytest.raises(Refused) as closed:
        perform(case, "propose_grant", by=bureau.reviewer, **GRANTING)
    assert "24时才满" in refusals(closed)[0]
    objections.file(notice, words="业务与我会完全相同，请核实服务对象。", name="郑某", contact="a@example.org", origin="1")
    with time_machine.travel(notice.ends_on + timedelta(days=1)):
        with pytest.raises(Refused) as closed:
            perform(case, "propose_grant", by=bureau.reviewer, **GRANTING)
        assert refusals(closed) == ["还有 1 件异议没有答复，请先核实并书面答复。"]
        tick()
        row = objections.propose(notice.objections.get(), answer="已经核实：服务对象不同。", upheld=False, by=bureau.publisher)
        objections.confirm(row, by=bureau.chief)
        perform(case, "propose_grant", by=bureau.reviewer, **GRANTING)
    notice = publicities_of(case).get()
    assert (notice.state, notice.result) == ("concluded", "公示期满。公示期间收到异议1件，均已核实并书面答复。")


def test_a_proposal_publishes_the_result_of_a_publicity_even_before_the_clock_has_ended_it(bureau):
    case = perform(bureau.reach("under_review"), "open_notice", by=bureau.chief, ground="similar")
    with time_machine.travel(publicities_of(case).get().ends_on + timedelta(days=1)):
        perform(case, "propose_grant", by=bureau.reviewer, **GRANTING)
    notice = publicities_of(case).get()
    assert (notice.state, notice.result) == ("concluded", "公示期满。公示期间没有收到异议。")


def test_a_publicity_is_opened_once_and_its_text_with_a_phone_waits_for_the_publishers(bureau):
    case = bureau.reach("under_review", bureau.submitted(scope="公益讲座，咨询电话13800138000。"))
    case = perform(case, "open_notice", by=bureau.chief, ground="reported")

    assert publicities_of(case).get().state == "draft"
    with pytest.raises(Refused) as closed:
        perform(case, "open_notice", by=bureau.chief, ground="reported")
    assert refusals(closed) == ["本案已经公示过，不再重复公示。"]
    assert Entry.objects.filter(case_id=case.pk, step="open_notice", outcome="done").count() == 1
    with pytest.raises(Refused) as closed:
        perform(case, "propose_grant", by=bureau.reviewer, **GRANTING)
    assert "还没有发布" in refusals(closed)[0]


def existing(bureau, number, name, scope, kind="private_unit"):
    from network.models import Party

    party = Party.objects.create(kind="organization", name=name)
    return Organization.objects.create(
        party=party, uscc=f"52120116MJ0000{number:03d}X", name=name, name_key=name, kind=kind, status=Status.REGISTERED,
        division=bureau.street_division, address="示范路", scope=scope, established_on=date(2020, 1, 1),
    )  # fmt: skip


def test_similar_organizations_are_listed_the_likest_first_in_one_query(bureau, django_assert_num_queries):
    existing(bureau, 1, "天津市滨海新区盐业历史陈列馆", "盐业历史整理；公益讲座；盐业展览。")
    existing(bureau, 2, "天津市滨海新区海盐文化传习所", "海盐技艺传习；公益讲座。")
    existing(bureau, 3, "天津市滨海新区晨光养老院", "老年人照料；康复护理。")
    existing(bureau, 4, "天津市滨海新区盐业历史协会", "盐业历史整理；公益讲座；社区展览。", kind="association")
    asked = "private_unit", "天津市滨海新区盐业文化服务中心", "盐业历史整理；公益讲座；社区展览。"

    with django_assert_num_queries(1):
        found = similar(*asked, district="天津市滨海新区")

    assert [row.name for row in found] == ["天津市滨海新区盐业历史陈列馆", "天津市滨海新区海盐文化传习所"]
    for n in range(10, 40):
        existing(bureau, n, f"天津市滨海新区盐业历史第{n}馆", "盐业历史整理。")
    with django_assert_num_queries(1):
        assert len(similar(*asked, district="天津市滨海新区")) == 10


@pytest.mark.story
def test_reviewer_and_founder_are_shown_similar_organizations_on_their_pages(bureau):
    existing(bureau, 1, "天津市滨海新区盐业历史陈列馆", "盐业历史整理；公益讲座；盐业展览。")
    draft = bureau.draft()
    hall, desk = Client(), Client()
    hall.force_login(bureau.founder)
    desk.force_login(bureau.reviewer)

    page = hall.get(f"/hall/cases/{draft.number}/task/purpose/").content.decode()
    case = bureau.reach("under_review", perform(draft, "submit", by=bureau.founder, commitment="on"))
    shown = desk.get(f"/desk/cases/{case.number}/").content.decode()

    assert "本区已有业务相近的组织：天津市滨海新区盐业历史陈列馆" in page
    assert "《民办非企业单位登记管理暂行条例》第十一条" in page
    assert "相近的组织（1个）" in shown
    assert "以上只供参考" in shown


