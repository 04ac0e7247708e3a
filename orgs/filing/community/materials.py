"""社区社会组织备案: the papers of 第十五条; the platform writes the form and the charter, photographs do for the rest."""

from casework.intake.declared import Drawn, Material
from network.identity import Level, level_of
from orgs.filing.charters import BUILDER
from policy.basis import cite

_LIST, _CHARTER = cite("community/t15"), cite("community/t12")
_PHOTO = ("jpg", "png")
_SCAN = (*_PHOTO, "pdf")


def form_drawn(case):
    """The form is what was filled in; it is printed from the submission."""
    return Drawn(f"/hall/cases/{case.number}/check/", "由系统按填写内容生成，不用上传", "")


def charter_drawn(case):
    """The charter is written from the model text; it is issued with the receipt."""
    return Drawn(f"/hall/cases/{case.number}/write/charter/", "由系统按示范文本生成，不用上传", "")


def identity_drawn(case):
    """Proved on the platform, or at the counter where somebody filled it in; else a photograph."""
    found = case.opened_by
    if case.visits.exists() or (found is not None and level_of(found) >= Level.DOCUMENT):
        return Drawn("/hall/account/", "已经核验，不用上传", "")
    return None


MATERIALS = (
    Material("application_form", "备案申请表", (_LIST,), ("pdf",), drawn=form_drawn, hint="由系统生成，不用上传。"),
    Material("charter", "章程", (_CHARTER, _LIST), ("pdf",), builder=BUILDER, drawn=charter_drawn, reusable=True,
             hint="由系统按示范文本生成，可以增加条文。"),
    Material("roster", "成员名册", (_LIST,), (*_SCAN, "xlsx"), lambda answers: False, "在线填写的不用上传",
             hint="在线填写就可以。", reusable=True),
    Material("leader_identity", "负责人身份核验结果", (_LIST,), _PHOTO, drawn=identity_drawn, reusable=True,
             hint="账号已经实名的不用上传；没有的，拍身份证正反两面。"),
    Material("place_note", "场所使用说明", (_LIST,), _SCAN, lambda answers: answers.get("place_provider") in ("unit", "person"),
             "场所不是居村委会提供的", reusable=True, hint="提供人写一句话并签名，拍照上传。"),
    Material("permit", "活动所需许可文件", (_LIST,), _SCAN, lambda answers: answers.get("needs_permit") == "yes",
             "活动依法须经许可的", reusable=True),
    Material("charter_consent", "成员同意章程的记录", (cite("community/t8"),), _SCAN,
             lambda answers: answers.get("consent_way") == "signed", "成员在签名页上签名的", hint="把签名页拍照上传。"),
)  # fmt: skip
