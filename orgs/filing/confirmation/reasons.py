"""社区社会组织年度确认: coded reasons for a suspension or a lapse (第三十二条、第三十三条), and for a correction."""

from casework.intake.declared import Reason
from policy.basis import cite


def _reason(code, text, *articles):
    return Reason(code, text, tuple(cite(f"community/t{n}") for n in articles))


REFUSALS = (
    _reason("R01", "连续12个月未开展活动", 33),
    _reason("R02", "负责人失去联系满30日并经居村委会核实", 33),
    _reason("R03", "成员人数低于规定且未补足", 33),
    _reason("R04", "活动有安全隐患或者严重扰民，经提示不改正", 33),
    _reason("R05", "违反规定收费、募捐或者不公开账目", 33, 42),
    _reason("R06", "连续2年被提示改进", 31, 33),
    _reason("R07", "宽限期满仍未报送", 32),
    _reason("R08", "逾期未补正，经通知没有补充年度确认材料", 31, 33),
)
SUSPENSIONS = tuple(reason for reason in REFUSALS if reason.code != "R07")
CORRECTIONS = (
    Reason("C01", "活动清单缺日期或者人数"),
    Reason("C02", "收入和支出对不上，请说明"),
    Reason("C03", "负责人已更换但没有办理变更"),
    Reason("C04", "成员人数与名册不一致"),
    Reason("C05", "有收支但没有账页"),
    Reason("C06", "没有填写今年的活动计划"),
    Reason("C07", "照片含未成年人正脸，请更换"),
)
