"""成立登记: who must be asked before a direct registration may be granted (工作规程第三十一条)."""

from network.units import with_capacity

# capacity of a unit -> what it is called; a case of somebody with a practising licence may leave out the first.
OBLIGED = {"industry": "行业管理部门", "party_work": "社会组织党建工作机构", "street": "住所地街镇"}
HEARD = ("answered", "unanswered", "weighed")


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
    for capacity, label in OBLIGED.items():
        units = {unit.pk for unit in known(case, capacity)}
        if units and not units & heard and not (capacity == "industry" and licensed):
            yield f"直接登记须征求{label}的意见，还没有它的答复，也没有期满未答复的记录（《登记注册工作规程》第三十一条）。"


def known(case, capacity):
    """The units that may be asked in this capacity: any regulator or the party body, or the street of the residence."""
    if capacity == "street":
        return [u for u in with_capacity("filing") if case.street_id and u.division_id == case.street_id]
    return with_capacity({"industry": "regulator"}.get(capacity, capacity))
