"""督查通报: the particulars on one page. No guide: it goes to the member units."""

from casework.core.process import Process
from casework.post.declared import Letter
from meetings.bulletins.states import RESTS, State
from meetings.standing.keeping import members


def everybody(case):
    """Every member unit."""
    return [unit.pk for unit in members()]


BULLETIN = Process(
    slug="bulletin", code="LB", system=4, title="督查通报", model="meetings.Bulletin", states=State, rests=RESTS, authority="joint_office",
    about="办公室每季度从督办件统计各单位的承担、办结、逾期数和平均办理天数，主任审核签发，印发各成员单位。", starts=State.DRAFTED,
    forms="meetings.bulletins.forms",
    letters={"issued": Letter("file", "督查通报", "请对照通报抓紧办理，逾期的及时报结。", paper="bulletin", units=everybody)},
)  # fmt: skip
