"""The desk's navigation: each entry only for those who may use it."""

from casework.contacts.keeping import NOTING
from casework.journal.instant import today
from desk.guidance import helping
from meetings.parties import may_look
from network.posts import posts_of
from orgs.filing.near import STREET, looks
from orgs.filing.places import scopes

ENTRIES = [
    ("/desk/", "我的待办", None),
    ("/desk/letters/", "来函", None),
    ("/desk/cases/", "全部办件", None),
    ("/desk/contacts/", "来电来访", NOTING),
    ("/desk/organizations/", "组织档案", None),
    ("/desk/confirmations/", "年度确认一起办", {"of_filing"}),
    ("/desk/exits/", "注销备案", {"opens_exits"}),
    ("/desk/activities/", "社区活动", {"near_filing"}),
    ("/desk/guidance/", "登记辅导名单", {"of_guidance"}),
    ("/desk/satisfaction/", "居民满意度", {"near_filing"}),
    ("/desk/held/", "代管资金", {"near_money"}),
    ("/desk/community/", "社区组织看板", {"of_board"}),
    ("/desk/meetings/", "联席会议", {"of_meetings"}),
    ("/desk/mirrors/", "外部系统", {"clerk", "reviewer", "chief", "approver"}),
    ("/desk/notices/", "公示公告", {"editor", "publisher", "reviewer", "chief"}),
    ("/admin/", "网页编辑", {"editor"}),
    ("/desk/papers/", "文书登记簿", {"clerk", "reviewer", "chief", "approver", "seal_keeper", "auditor"}),
    ("/desk/window/", "窗口受理", {"clerk", "community"}),
    ("/desk/claims/", "组织认领码", {"clerk"}),
    ("/desk/takeover/", "接续纸质办件", {"clerk", "admin"}),
    ("/desk/staff/open/", "窗口开户", {"clerk"}),
    ("/desk/staff/identity/", "核验身份", {"clerk"}),
    ("/desk/snippets/", "常用语", None),
    ("/desk/signed/", "代录的签批", None),
    ("/desk/chief/", "科室看板", {"chief"}),
    ("/desk/statistics/", "统计", {"chief", "approver", "auditor", "discipline"}),
    ("/desk/journal/", "日志与锚", {"auditor", "discipline", "admin"}),
    ("/desk/outages/", "系统中断", {"auditor", "discipline", "admin"}),
    ("/desk/disclosures/", "查看记录", {"auditor", "discipline"}),
    ("/desk/sign-ins/", "登录记录", {"auditor", "discipline"}),
    ("/desk/data-inventory/", "个人信息清单", {"admin", "security", "auditor", "privacy"}),
    ("/desk/rules/", "规则", {"admin"}),
    ("/desk/codes/", "代码号段", {"admin"}),
    ("/desk/import/", "名册导入", {"admin"}),
    ("/desk/staff/", "岗位", {"admin", "security", "auditor"}),
]
# What stands in the bar itself; all else opens behind “更多”, where there is more of it than the bar holds.
FIRST = {"/desk/", "/desk/letters/", "/desk/cases/", "/desk/contacts/", "/desk/organizations/", "/desk/notices/", "/desk/chief/", "/desk/meetings/",
         "/desk/statistics/"}  # fmt: skip
ROOM = 7


def desk(request):
    """Context for templates under /desk/; empty elsewhere."""
    if not request.path.startswith("/desk/") or not request.user.is_authenticated:
        return {}
    held = posts_of(request.user, today())
    roles = {post.role for post in held} | ({"of_meetings"} if any(may_look(post) for post in held) else set())
    roles |= {"of_filing"} if any(post.role in ("street", "approver") and "filing" in post.unit.capacities for post in held) else set()
    roles |= {"opens_exits"} if any(post.role == "street" and "filing" in post.unit.capacities for post in held) else set()
    roles |= {"near_filing"} if looks(request.user, today()) else set()
    roles |= {"near_money"} if looks(request.user, today(), STREET) else set()
    roles |= {"of_guidance"} if helping(held) else set()
    roles |= {"of_board"} if scopes(held) else set()
    nav = [
        {"url": url, "label": label, "current": request.path == url or (url != "/desk/" and request.path.startswith(url))}
        for url, label, needed in ENTRIES if needed is None or roles & needed
    ]  # fmt: skip
    more = [entry for entry in nav if entry["url"] not in FIRST] if len(nav) > ROOM else []
    return {"desk_nav": [entry for entry in nav if entry not in more], "desk_more": more,
            "desk_here": next((entry["label"] for entry in more if entry["current"]), ""),
            "held": held, "notes_contacts": bool(roles & NOTING)}  # fmt: skip
