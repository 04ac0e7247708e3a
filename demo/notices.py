"""Notices of the fictional district in every stage: made by steps at past instants, one of them with an objection."""

from casework.clock.tick import expire
from casework.core.perform import perform
from casework.journal.instant import at
from casework.notices import objections, publishing
from network.models import Unit

# (days ago, sort, title, text, how far: draft, running, concluded or announced)
NOTICES = [
    (12, "announcement", "关于开展社会组织规范化建设自查的通知", "请各社会组织对照章程自查会议、财务和信息公开情况，自查结果在年度报告中填写。", "announced"),
    (11, "venture_publicity", "公益创投拟立项名单公示", "经资格审查和专家评审，拟立项20个项目，现公示项目名称、申报单位和资助金额。\n\n"
     "银龄不孤单，滨海新区乐龄服务中心，资助80000元；\n小候鸟课堂，滨海新区启航青少年服务中心，资助60000元。", "concluded"),
    (2, "registration_publicity", "海河民俗文化研究会成立登记公示", "拟成立的海河民俗文化研究会业务范围与已有组织相近，现公示申请事项。\n\n"
     "名称：海河民俗文化研究会\n类别：社会团体\n住所所在街镇：杭州道街道\n业务范围：民俗文化研究；公益展览。", "running"),
    (0, "evaluation_publicity", "社会组织评估等级公示", "拟评定3A等级的社会组织名单见下。\n\n联系人乔某，手机１３８ 0000 0000。", "draft"),
]  # fmt: skip


def run(accounts, maker):
    """Make them; `maker` knows the working days and the instants of a day."""
    unit = Unit.objects.get(slug="civil_affairs")
    editor, publisher = accounts["editor"], accounts["publisher"]
    for ago, sort, title, body, until in NOTICES:
        day = maker.ago(ago)
        with at(maker.instant(day, 0)):
            notice = publishing.draft(sort=sort, title=title, body=body, by=editor, unit=unit, division=unit.division)
        if until == "draft":
            continue
        with at(maker.instant(day, 1)):
            notice = perform(notice, "review", by=publisher)
            notice = perform(notice, "announce" if until == "announced" else "publicize", by=publisher)
        if until == "running":
            with at(maker.instant(maker.ago(ago - 1), 0)):
                objections.file(
                    notice, name="郑秋实", contact="zheng@example.org", origin="demo",
                    words="名称与已经登记的海河民俗学会相近，容易误认，请核实业务范围是否重复。",
                )  # fmt: skip
        if until == "concluded":
            conclude(notice, publisher, maker)


def conclude(notice, publisher, maker):
    """The clock ends a publicity, and its result is published the next morning."""
    day = maker.working.add(notice.ends_on, 1)
    with at(maker.instant(day, 0)):
        expire(notice.deadlines.get(met_at__isnull=True).pk)
        perform(notice, "conclude", by=publisher, result="公示期内没有收到异议，按公示名单立项。")
