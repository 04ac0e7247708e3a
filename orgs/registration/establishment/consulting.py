"""成立登记: who must be asked before a direct registration may be granted (工作规程第三十一条)."""

from network.units import Unit, having, regulators
from orgs.registration.establishment.states import State

# capacity of a unit -> what it is called; a case of somebody with a practising licence may leave out the first.
OBLIGED = {"industry": "行业管理部门", "party_work": "社会组织党建工作机构", "street": "住所地街镇"}
HEARD = ("answered", "unanswered", "weighed")
EXAMINED = frozenset({State.UNDER_REVIEW, State.STATEMENT_CLOSED})
SHOWN = 2  # names in a sentence
HEADING = "直接登记应当征求的意见"


def answered_by(case):
    """The units whose consultation was answered, or whose time for it ended by rule."""
    rows = case.matters.filter(process="consultation", state__in=HEARD, matter__asked__isnull=False)
    return set(rows.values_list("matter__asked_id", flat=True))


def is_direct(case):
    """Whether the application goes without a sponsor (第三条)."""
    return case.direct_class not in ("", "none") and not case.consent_number


def unheard(case, licensed):
    """A sentence for each body that was not heard; a body the network does not know cannot be asked for."""
    heard = answered_by(case)
    for label, units in bodies(case, licensed):
        if units and not heard & {unit.pk for unit in units}:
            named = "、".join(unit.short for unit in units[:SHOWN]) + ("等" if len(units) > SHOWN else "")
            yield (
                f"直接登记须征求{label}（{named}）的意见，还没有它的答复，也没有期满未答复的记录"
                "（《登记注册工作规程》第三十一条）。"
            )


def unknown(case, licensed):
    """A sentence for each body that should be asked and that the network does not have: for whoever examines."""
    for label, units in bodies(case, licensed):
        if not units:
            yield (
                f"机构名录里还没有承担{label}职责的单位，系统不能代为征求意见：请另行书面征求并存入材料，"
                "同时请管理员补登机构（《登记注册工作规程》第三十一条）。"
            )


def bodies(case, licensed):
    """[(what it is called, the units that may be asked as such)]: the regulators of the field, the party body, the street.

    A practising licence spares the regulator (第三十一条第二款). One query.
    """
    units = list(Unit.objects.all())
    able = {
        "industry": regulators(case.industry, units), "party_work": having("party_work", units),
        "street": [unit for unit in having("filing", units) if case.street_id and unit.division_id == case.street_id],
    }  # fmt: skip
    return [(label, able[key]) for key, label in OBLIGED.items() if not (licensed and key == "industry")]


def panel(case):
    """(heading, lines) for the officials' page: who is still to be asked; none where nobody must be."""
    if not is_direct(case) or case.state not in EXAMINED:
        return HEADING, []
    licensed = case.is_licensed()
    return HEADING, [*unheard(case, licensed), *unknown(case, licensed)]
