"""公告、公示: the particulars on one page. No guide: nobody applies for a notice."""

from casework.core.process import Process
from casework.notices.sorts import RULES
from casework.notices.states import RESTS, State

PUBLIC_NOTICE = Process(
    slug="public_notice", code="GG", system=0, title="公告公示", model="casework.PublicNotice", states=State, rests=RESTS,
    about="公告发布以后一直可查；公示有期限，公众可以提出异议，逐件答复以后公布结果。发布前检查个人信息。",
    starts=State.DRAFT, forms="casework.notices.forms", hand_ins=frozenset({"review"}),
    rules=(*RULES, "notices.objections_per_hour", "notices.objections_per_day"),
)  # fmt: skip
