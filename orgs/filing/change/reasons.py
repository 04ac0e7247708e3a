"""社区社会组织备案变更: coded reasons for a refusal and for a correction."""

from casework.intake.declared import Reason
from policy.basis import cite


def _reason(code, text, *articles):
    return Reason(code, text, tuple(cite(f"community/t{n}") for n in articles))


REFUSALS = (
    _reason("R01", "变更后名称不符合规定，经告知未改正", 11, 13),
    _reason("R02", "变更后活动属于不予备案的情形", 13),
    _reason("R03", "拟任负责人不符合规定", 10, 26),
    _reason("R04", "同意人数没有达到规定比例", 26, 28),
    _reason("R05", "决议或者确认不真实", 13, 26),
    _reason("R06", "变更后成员人数低于最低人数", 8, 27),
    _reason("R07", "迁入街镇有依据地不同意接收，原备案街镇核实后采纳", 28),
    _reason("R08", "新活动依法须先取得许可而未取得", 13),
    _reason("R09", "随报随备的内容与事实不符", 27),
)
MENDABLE = frozenset({"R01"})
CORRECTIONS = (
    Reason("C01", "没有上传成员决议或者同意人数不清"),
    Reason("C02", "交接清单没有写明财物、资料、印章的去向"),
    Reason("C03", "新名称缺项或者与已备案名称相同"),
    Reason("C04", "新负责人身份没有核验"),
    Reason("C05", "修改后的章程与变更内容不一致"),
    Reason("C06", "新场所没有提供人确认"),
    Reason("C07", "新活动所需许可没有上传"),
    Reason("C08", "变化日期没有填写"),
)
