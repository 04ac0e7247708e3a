"""Where the list has its say in the rooms below: sealed columns, printed links, the outbox, labels, pages, retention."""

from casework.intake import retention
from casework.post.channels import CHANNELS
from casework.views.extras import EXTRAS, Extra
from casework.views.labels import BESIDE
from network import sealed
from orgs.organization import Kind
from orgs.registration.establishment.founding import counting, inviting
from orgs.registration.establishment.founding.journal import LABELS
from orgs.registration.establishment.founding.rows import FoundingList, context


def register():
    """Once, from `ready()`."""
    for field in ("name", "representative", "phone"):
        sealed.register(
            f"orgs.founding.{field}", "orgs.FoundingMember", field, lambda row, field=field: context(row, field)
        )
    sealed.register(
        "orgs.founding.number", "orgs.FoundingMember", "number", lambda row: context(row, "number"), "number_blind"
    )
    sealed.register("orgs.founding.link", "orgs.FoundingInvitation", "link", lambda row: context(row.member, "link"))
    sealed.register("orgs.founding.reason", "orgs.FoundingAnswer", "reason", lambda row: context(row.member, "reason"))
    sealed.CODES["founding"] = inviting.open_links
    CHANNELS[inviting.CHANNEL] = inviting.deliver
    BESIDE.update(LABELS)
    EXTRAS["establishment"] = pages
    retention.FURTHER["未提交办件的联名名单"] = never_handed_in


def never_handed_in():
    """Lists of cases closed long ago without ever having been handed in."""
    return FoundingList.objects.filter(
        case__submitted_at__isnull=True, case__closed_at__lt=retention.edge("retention.draft")
    )


def pages(case, face, answers):
    """The list's page on a face, for associations only."""
    kind = answers.get("kind") if face == "hall" else case.kind
    if kind != Kind.ASSOCIATION:
        return []
    founding = FoundingList.objects.filter(case_id=case.pk).first()
    href = f"/{face}/cases/{case.number}/founding/"
    if founding is None:
        hint = "会员用手机打开链接确认，或者在签名页上签名；名册和会议纪要由此生成，不用再上传。"
        return [Extra(href, "发起会员联名", "未开始", hint)] if face == "hall" else []
    if founding.on_paper:
        return [Extra(href, "发起会员联名", "已改用纸质名册", "会员名册和会议纪要由申请人上传。")]
    now = counting.standing(founding, case)
    waiting = sum(not hasattr(member, "given") for member in now.members)
    standing = f"已确认{len(now.confirmed)}名" + (f"，{waiting}名未答复" if waiting else "")
    hint = f"{now.short}。" if now.short else "会员人数已达到下限。"
    return [Extra(href, "发起会员联名", standing, hint, done=not now.short)]
