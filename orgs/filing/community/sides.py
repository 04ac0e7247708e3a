"""社区社会组织备案: asking the authority of a field, beside the street's own time; its silence is no objection."""

from matters.declared import Side
from orgs.filing.community.states import State

SILENCE = "行业管理部门应当在期限内答复，逾期没有答复的视为没有不同意见，街镇继续办理。"


def touches_a_field(case):
    """Why nobody needs to be asked, or None (第十九条)."""
    if set(case.sensitive) - {"none"}:
        return None
    return "活动不涉及未成年人、餐饮、医疗健康、消防安全等事项，不用征求行业管理部门意见。"


SIDES = (
    Side("consultation", frozenset({State.EXAMINING}), limit="filing.consult_limit", silence=SILENCE, when=touches_a_field),
)  # fmt: skip
