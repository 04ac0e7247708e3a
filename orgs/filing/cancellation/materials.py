"""社区社会组织备案注销: the papers of 第三十六条; the platform writes what was filled in, a photograph does for the rest."""

from casework.intake.declared import Drawn, Material
from orgs.filing.cancellation.reasons import Cause
from policy.basis import cite

_LIST, _CAUSES, _DECIDE = cite("community/t36"), cite("community/t35"), cite("community/t39")
_PHOTO = ("jpg", "png", "pdf")


def form_drawn(case):
    """The form is what was filled in, with the goods and the debts."""
    return Drawn(f"/hall/cases/{case.number}/check/", "由系统按填写内容生成，不用上传", "")


MATERIALS = (
    Material("cancel_form", "注销申请表", (_LIST,), ("pdf",), drawn=form_drawn, hint="由系统生成，不用上传。"),
    Material("resolution_sheet", "成员决议", (_LIST,), _PHOTO, hint="成员签名的决议，拍照上传就可以。"),
    Material("asset_list", "财物清单", (_LIST,), ("pdf",), drawn=form_drawn, hint="由系统按填写内容生成，不用上传。"),
    Material("debt_note", "债务说明", (_LIST,), ("pdf",), drawn=form_drawn, hint="由系统按填写内容生成，不用上传。"),
    Material("merger_consent", "并入组织的同意", (_CAUSES,), _PHOTO, lambda answers: answers.get("cause") == Cause.MERGER, "合并的",
             hint="并入组织的负责人签名，拍照上传。"),
    Material("old_certificate", "纸质备案证", (_DECIDE,), ("jpg", "png"), lambda answers: False, "领取过纸质备案证的",
             hint="拍一张照片；决定以后把原件交回街镇。"),
)  # fmt: skip
