"""书面会签: why not, and the four answers."""

from casework.intake.declared import Reason
from policy.basis import cite

ANSWERS = [("agree", "同意"), ("amend", "修改后同意"), ("disagree", "不同意"), ("meeting", "建议上会")]
LABELS = dict(ANSWERS) | {"none": "未答复（不视为同意）"}
REFUSALS = (
    Reason("R01", "涉密事项", (cite("joint-meeting/t31"),)), Reason("R02", "分歧较大", (cite("joint-meeting/t31"),)),
    Reason("R03", "首次研究的重大政策", (cite("joint-meeting/t31"),)), Reason("R04", "首次研究的资金分配方案", (cite("joint-meeting/t31"),)),
    Reason("R05", "时限并不紧迫，可以等到下次会议", (cite("joint-meeting/t31"),)), Reason("R06", "会签单位不全", (cite("joint-meeting/t32"),)),
)  # fmt: skip
CORRECTIONS = (
    Reason("C01", "未写明采用书面会签的理由"), Reason("C02", "拟议定内容缺少牵头单位"), Reason("C03", "拟议定内容缺少时限或者成果"),
    Reason("C04", "直接涉及单位未列全"), Reason("C05", "背景材料未附"), Reason("C06", "特别紧急未写明原因"),
)  # fmt: skip


def spelt(code):
    """A reason's words by its code."""
    return next((reason.text for reason in (*REFUSALS, *CORRECTIONS) if reason.code == code), code)
