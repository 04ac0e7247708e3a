"""社区社会组织备案变更: what a change needs on paper: often nothing."""

from casework.intake import drafts
from casework.intake.declared import Drawn, Material
from network.identity import number_of
from orgs.filing.change.items import AGREED, WRITTEN, Item, chosen
from policy.basis import cite

_DUTY, _LEADER, _CHANGE, _MOVE, _LIST, _CHARTER = (cite(f"community/t{n}") for n in (25, 26, 27, 28, 15, 12))
_SCAN = ("jpg", "png", "pdf")


def form_drawn(case):
    """The form is what was filled in, old beside new."""
    return Drawn(f"/hall/cases/{case.number}/check/", "由系统生成，列明新旧对照", "")


def charter_drawn(case):
    """What changes in it stands in the form, old beside new."""
    return Drawn(f"/hall/cases/{case.number}/check/", "由系统按新旧对照修改，不用上传", "")


def identity_drawn(case):
    """Whoever takes over and was checked at a counter needs no photograph."""
    typed = drafts.all_typed(case).get("successor", {}).get("leader_id", "").strip().upper()
    known = typed and case.opened_by is not None and number_of(case.opened_by) == typed
    return Drawn("/hall/account/", "已经核验，不用上传", "") if known else None


def place_of_others(said):
    """A place outside the community that the committee does not lend."""
    return chosen(Item.PLACE)(said) and said.get("stays") == "no" and said.get("place_provider") in ("unit", "person")


MATERIALS = (
    Material("change_form", "变更申请表", (_DUTY,), ("pdf",), drawn=form_drawn, hint="由系统生成，不用上传。"),
    Material("consent_record", "成员决议记录", (_LEADER, _MOVE), _SCAN, chosen(*AGREED), "更换负责人、变更名称或者迁移的",
             hint="会议记录或者接龙截图，拍照上传。"),
    Material("new_leader_identity", "新负责人身份核验结果", (_LEADER,), ("jpg", "png"), chosen(Item.LEADER), "更换负责人的",
             drawn=identity_drawn, reusable=True, hint="拍身份证正反两面。"),
    Material("new_charter", "修改后的章程", (_CHARTER, _CHANGE), ("pdf", "docx"), chosen(*WRITTEN), "名称、活动内容或者类别变化的",
             drawn=charter_drawn, hint="由系统生成，不用上传。", reusable=True),
    Material("place_note", "新场所使用说明", (_LIST, _CHANGE), _SCAN, place_of_others, "跨社区变更场所且不是居村委会提供的",
             hint="提供人写一句话并签名，拍照上传。", reusable=True),
    Material("permit", "活动所需许可文件", (_LIST,), _SCAN, lambda said: chosen(Item.CONTENT)(said) and said.get("needs_permit") == "yes",
             "新活动依法须经许可的", reusable=True),
)  # fmt: skip
