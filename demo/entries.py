"""逐条录入 on some organizations' files: counted at once, confirmed by a second person, waiting, not confirmed, taken back.

They are entered on the day of the loading; only the days they speak of lie before it.
"""

from datetime import timedelta

from casework.journal.instant import today
from orgs.importing import recording
from orgs.models import Organization

GROUND = "津滨民社〔示例〕{}号"
PUT_ON = "未按规定报送上一年度工作报告"


def run(accounts):
    """Enter them; returns how many."""
    clerk, reviewer, chief = (accounts[who] for who in ("clerk", "reviewer", "chief"))
    said = [
        enter("海音艺术团", "grade", clerk, {"grade": "3A", "grade_from": ago(20), "grade_to": ago(-1800)}),
        enter("金帆老年学校", "people", reviewer, {"full_time": "14", "part_time": "6", "party_members": "5", "counted_on": ago(25)}),
        enter("拳韵武术馆", "annual", clerk, {f"annual_{today().year - 1}": "基本合格"}),
        enter("渤泰盐碱地改良技术研究所", "money", clerk, {f"assets_yuan_{today().year - 1}": "1,286,400.50"}),
    ]
    entered = enter("小海螺幼儿园", "abnormal", clerk, listed(ago(15), PUT_ON))
    removed = enter("平遥商会", "abnormal", clerk, listed(since("平遥商会"), "", ago(4)))
    waiting = enter("海风青少年足球俱乐部", "abnormal", clerk, listed(ago(6), "通过登记的住所无法取得联系"))
    wrong = enter("蓝鲸岛幼儿园", "abnormal", clerk, listed(ago(6), PUT_ON))
    taken_back = enter("刻海版画艺术馆", "grade", clerk, {"grade": "4A", "grade_from": ago(20), "grade_to": ago(-1800)})
    recording.confirm(entered, by=chief)
    recording.confirm(removed, by=reviewer)
    recording.drop(wrong, by=reviewer, why="工作报告已经在限期内补报，不应当列入。")
    recording.take_back(taken_back, by=reviewer)
    return len([*said, entered, removed, waiting, wrong, taken_back])


def ago(days):
    """A day before today, as it is typed."""
    return (today() - timedelta(days=days)).isoformat()


def listed(first, reason, until=""):
    """The cells of 活动异常名录."""
    return {"abnormal_since": first, "abnormal_reason": reason, "abnormal_until": until}


def named(short):
    """An organization of the fictional district."""
    return Organization.objects.get(name=f"天津市滨海新区{short}")


def since(short):
    """Since when it is on 活动异常名录, by the register."""
    held = named(short).facts.get(kind="abnormal_list", ended_recorded_at__isnull=True, valid_to__isnull=True)
    return held.valid_from.isoformat()


def enter(short, kind, by, cells):
    """One entry; what it rests on is numbered like the bureau's documents."""
    number = sum(map(ord, short)) % 90 + 10
    return recording.enter(named(short), kind, cells, ground=GROUND.format(number), by=by)
