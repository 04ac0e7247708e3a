"""议题: coded reasons, as the catalogue has them."""

from casework.intake.declared import Reason
from policy.basis import cite

REFUSALS = (
    Reason("R01", "属于提出单位职责范围内能够解决的事项", (cite("joint-meeting/t11"),)),
    Reason("R02", "没有具体建议，仅通报情况", (cite("joint-meeting/t11"),)),
    Reason("R03", "与已议定事项重复且没有新情况", (cite("joint-meeting/t13"),)),
    Reason("R04", "应当由有关机关依法定程序决定，不宜会议议定", (cite("joint-meeting/t2"),)),
    Reason("R05", "材料经补充仍不足以审议", (cite("joint-meeting/t13"),)),
    Reason("R06", "涉及资金但来源未落实", (cite("joint-meeting/t11"),)),
    Reason("R07", "不属于联席会议职能范围", (cite("joint-meeting/t3"),)),
    Reason("R08", "涉及单位未会签或者未明确答复", (cite("joint-meeting/t14"),)),
)
CORRECTIONS = (
    Reason("C01", "背景没有数据或者事例"), Reason("C02", "建议没有写明牵头单位"), Reason("C03", "建议没有完成时限"),
    Reason("C04", "缺少单位负责人签批"), Reason("C05", "涉及单位选择不全"), Reason("C06", "资金没有测算或者来源"),
    Reason("C07", "拟审议文件稿未附"), Reason("C08", "紧急议题没有说明原因"),
)  # fmt: skip
DEFERRALS = [("unreached", "会议未及审议"), ("argument", "需要补充论证")]
KINDS = [("money", "财政资金"), ("licence", "行政许可"), ("penalty", "行政处罚"), ("posts", "机构编制")]
ANSWERS = [("agree", "同意"), ("amend", "修改后同意"), ("disagree", "不同意")]


def spelt(code):
    """A reason's words by its code."""
    return next((reason.text for reason in (*REFUSALS, *CORRECTIONS) if reason.code == code), code)
