"""How many members an association needs, and what is still short (社会团体登记管理条例第十条): E1."""

KEYS = {"individual": "association.min_individual", "unit": "association.min_unit", "total": "association.min_total"}


def short(individuals, units, least):
    """What is still missing, as "还差…", or "" when there are enough. `least` has individual, unit and total."""
    total = least["total"] - individuals - units
    if not individuals and not units:
        return f"还差个人会员{least['individual']}名，或者单位会员{least['unit']}个"
    if not units:
        missing = min(least["individual"] - individuals, total)
    elif not individuals:
        missing = min(least["unit"] - units, total)
    else:
        missing = total
    return f"还差{missing}{'个' if units and not individuals else '名'}" if missing > 0 else ""
