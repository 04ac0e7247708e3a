"""名称核准: what the examiner remarks, each with its clause."""

from dataclasses import dataclass

from policy.basis import Basis

TITLES = {
    "N1": "行政区划", "N2": "功能区名称", "N3": "字号", "N4": "组织形式", "N5": "文字", "N6": "禁止内容", "N7": "重名", "N8": "冷却期",
    "N9": "冠名", "N10": "行业用语",
}  # fmt: skip


def point_of(code):
    """The examination point of a check, as forms name it."""
    return f"point_{code.lower()}"


@dataclass(frozen=True)
class Finding:
    """One remark about a name: the check's code, whether it must be changed, the sentence and the clause it rests on."""

    code: str
    must: bool
    says: str
    basis: Basis
    firm: bool = False

    @property
    def title(self):
        """The check in words."""
        return TITLES[self.code]
