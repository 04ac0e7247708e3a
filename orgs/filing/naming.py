"""How the name of a filed body is put together, and what it must not be (第十一条)."""

from orgs.filing.choices import FORMS, LEGAL_ENDINGS, NATIONAL, ScopeLevel
from orgs.filing.community_org import named, street_of

DISTRICT = "天津市滨海新区"


def called(division):
    """A community or village as names have it: without its committee."""
    name = division.name
    return name.removesuffix("委会") if name.endswith("村委会") else name.removesuffix("居委会")


def whole(division, scope_level, own):
    """District, street, community where it is one community's, and the body's own words."""
    community = "" if scope_level == ScopeLevel.STREET or len(division.code) <= 9 else called(division)
    return f"{DISTRICT}{street_of(division).name}{community}{own}"


def own_part(org):
    """A body's own words of its name: without the places before them."""
    name = org.name
    for place in (DISTRICT, org.street.name, called(org.division)):
        name = name.removeprefix(place)
    return name


def full_name(answers):
    """District, street, community where it is one community's, brand, activity, form; "" while a part is missing."""
    parts = [answers.get(name) or "" for name in ("trade_name", "activity_word", "org_form")]
    division = answers.get("division")
    return whole(division, answers.get("scope_level"), "".join(parts)) if division is not None and all(parts) else ""


def faults_of(own):
    """Sentences for everything that is wrong with a body's own words."""
    found = next((word for word in NATIONAL if word in own), "")
    if found:
        yield f"名称不能用“{found}”，请换一个。"
    ending = next((word for word in LEGAL_ENDINGS if own.endswith(word) or own[:-1].endswith(word)), "")
    if ending:
        yield f"“{ending}”容易被当成法人，请去掉。"
    elif own and own[-1] not in FORMS:
        yield f"名称最后一个字要是{'、'.join(FORMS)}中的一个，例如合唱队、阅读会。"


def faults(answers):
    """(field, sentence) for everything that is wrong with a name, each with how to mend it."""
    for field, label in (("trade_name", "字号"), ("activity_word", "活动内容词")):
        text = answers.get(field) or ""
        found = next((word for word in NATIONAL if word in text), "")
        if found:
            yield field, f"{label}不能用“{found}”，请换一个。"
    ending = next((word for word in LEGAL_ENDINGS if (answers.get("activity_word") or "").endswith(word)), "")
    if ending:
        yield "activity_word", f"“{ending}”容易被当成法人，请去掉，只写做什么，例如合唱、助老。"
    name, division = full_name(answers), answers.get("division")
    taken = named(name, street_of(division)) if name else None
    if taken is not None and taken.party_id != answers.get("own_party"):
        yield "trade_name", f"本街镇已经有“{taken.name}”，请换一个字号。"
