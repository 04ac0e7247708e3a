"""社区社会组织年度确认: nothing has to be handed in but what the year itself produced (第二十九条)."""

from casework.intake.declared import Drawn, Material
from policy.basis import cite

_REPORT = cite("community/t29")
_PHOTO = ("jpg", "png", "pdf")


def form_drawn(case):
    """The form is what was filled in."""
    return Drawn(f"/hall/cases/{case.number}/check/", "由系统生成", "")


def turned_over(answers):
    """Whether any money came or went."""
    return bool((answers.get("income") or 0) + (answers.get("spending") or 0))


MATERIALS = (
    Material("yearly_form", "年度确认表", (_REPORT,), ("pdf",), drawn=form_drawn, hint="由系统生成，不用上传。"),
    Material("activity_record", "活动记录或者照片", (_REPORT,), _PHOTO, lambda answers: False, "可以不传",
             hint="选两三张就可以，不要露出未成年人正脸。", reusable=True),
    Material("account_page", "收支账页", (_REPORT,), (*_PHOTO, "xlsx"), turned_over, "全年有收入或者支出的", hint="把账页拍照上传。", reusable=True),
)  # fmt: skip
