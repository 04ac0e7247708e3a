"""Calls, visits and messages of the fictional district: on cases and on none, answered, owed, overdue, one corrected."""

from datetime import timedelta

from casework.contacts.keeping import answer, note
from casework.core.case import Case
from casework.journal.instant import at

# (days ago, hour's place, by, way, who, words, days until it is to be answered or None, answer or "", on a case)
CONTACTS = [
    (9, 0, "clerk", "phone", "郑先生", "问成立社区社会组织要准备哪些材料，已告知办事指南的地址。", None, "", False),
    (6, 1, "clerk", "visit", "冉女士 13800000000", "来问章程里会费一条怎样写，请承办人员回电。", 2, "已回电，告知按章程示范文本的写法写。", True),
    (5, 0, "clerk2", "phone", "孟女士 13900000000", "住所的租赁合同下月到期，问续签后要不要补交。", 1, "", True),
    (3, 1, "reviewer", "wechat", "辛先生", "发来会员名单草稿，请先看格式；已请其从网上提交。", None, "", True),
    (1, 0, "clerk", "phone", "章女士 13700000000", "问名称核准结果什么时候出。", 3, "", True),
    (1, 1, "clerk", "other", "某街道办事处", "转来居民来信，询问棋牌协会的活动地点。", 5, "", False),
]  # fmt: skip


def run(accounts, maker):
    """Note them at their hours; returns how many."""
    cases = Case.objects.main().open().filter(submitted_at__isnull=False).order_by("-submitted_at")
    for place, (ago, hour, by, way, who, words, within, said, on_case) in enumerate(CONTACTS):
        day = maker.ago(ago)
        with at(maker.instant(day, hour)):
            case = cases.filter(submitted_at__date__lte=day)[place : place + 1].first() if on_case else None
            due = None if within is None else maker.working.add(day, within)
            row = note(by=accounts[by], case=case, way=way, who=who, words=words, answer_by=due, key=f"demo-{place}")
        if said:
            with at(maker.instant(maker.working.add(day, 1), 0)):
                answer(row, words=said, by=accounts["reviewer"])
    with at(maker.instant(maker.ago(1), 1) + timedelta(minutes=5)):
        note(by=accounts["clerk"], case=row.case, way="visit", who="某街道办事处", words="来人送来居民来信，询问棋牌协会的活动地点。",
             answer_by=row.answer_by, key="demo-corrected", corrects=row)  # fmt: skip
    return len(CONTACTS) + 1
