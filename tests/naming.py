"""Name checks for the tests: an application to hand in, and the way to every state of it."""

from datetime import date

from casework.core.begin import begin
from casework.core.perform import perform
from casework.core.process import PROCESSES
from casework.intake import drafts, store
from demo.filing import sheet
from orgs import codes, register
from orgs.organization import Kind, Status

NAME = "天津市滨海新区听潮盐业文化服务中心"
SECOND = "天津市滨海新区望潮盐业文化服务中心"
BAD = "天津市滨海新区国际盐业集团"
ANSWERS = {
    "use_for": "establishment", "kind": "private_unit", "uscc": "", "applicant_name": "冉志勤",
    "applicant_id": "110105198012310022", "several": "no", "phone": "13800000000", "industry_class": "culture",
    "scope": "盐业文化的整理、公益讲座和社区展览，以及相关的志愿服务。", "member_scope": "", "origin_place": "", "street": "",
    "first_name": NAME, "second_name": "", "third_name": "", "brand": "听潮", "brand_meaning": "听见海潮", "form": "中心",
    "personal_name": "no", "restores": "no",
}  # fmt: skip
POINTS = {f"point_n{n}": "yes" for n in range(1, 11)}
APPROVING = {"chosen": NAME, "opinion": "名称符合规定，建议核准。", **POINTS}
INSISTING = {"insist": ["N4", "N9"], "insist_reason": "我们服务外国友人。"}


def draft(bureau, founder=None, party=None, **answers):
    """A draft with all its answers and its file."""
    founder = founder or bureau.founder
    case = begin("name_check", party or bureau.team(founder), by=founder, division=bureau.district,
                 unit=bureau.units["approval"])  # fmt: skip
    fill(case, founder, **answers)
    return case


def fill(case, by, **answers):
    """Save every section and upload what is required always."""
    for section in PROCESSES["name_check"].sections:
        row = case.drafts.filter(section=section.key).first()
        asked = section.form().fields
        data = {n: v for n, v in (ANSWERS | answers).items() if n in asked}
        drafts.save(case, section, data, by=by, version=row.version if row else 0)
    store.keep(case, "identity", sheet("identity"), by)


def submitted(bureau, founder=None, insisting=None, **answers):
    """A case handed in, insisting where told so."""
    case = draft(bureau, founder, **answers)
    return perform(case, "submit", by=founder or bureau.founder, **(insisting or {}))


def take(case, *steps):
    """Steps one after another: (step, by, facts)."""
    for step, by, facts in steps:
        case = perform(case, step, by=by, **facts)
    return case


def accepted(bureau, **answers):
    """A case under review."""
    return take(submitted(bureau, **answers), ("accept", bureau.clerk, {}))


def proposed(bureau, **answers):
    """A case before the approver, proposed for approval."""
    chosen = answers.get("first_name", NAME)
    return take(accepted(bureau, **answers), ("propose_approval", bureau.reviewer, APPROVING | {"chosen": chosen}))


def reserved(bureau, **answers):
    """A kept name."""
    return take(proposed(bureau, **answers), ("approve", bureau.approver, {}))


def refused(bureau):
    """A name insisted on and refused in writing."""
    case = submitted(bureau, insisting=INSISTING, first_name=BAD, brand="", brand_meaning="")
    told = [{"name": BAD, "code": code, "note": "含有不得使用的字样"} for code in ("R04", "R11")]
    codes_ = {"reasons": ["R04", "R11"]}
    return take(
        case, ("accept", bureau.clerk, {}), ("tell_refusal", bureau.reviewer, {"reasons": told}),
        ("state_case", bureau.founder, {"statement": "我们的服务面向外国友人。"}),
        ("propose_rejection", bureau.reviewer, codes_ | {"opinion": "建议不予核准。", "adopted": "理由不能成立，不予采纳。"}),
        ("reject", bureau.approver, codes_),
    )  # fmt: skip


def organization(bureau, name, kind=Kind.PRIVATE_UNIT, number=900_001, day=date(2020, 1, 2), status=Status.REGISTERED):
    """An organization in the register."""
    from network.models import Party

    return register.enter(
        Party.objects.create(kind="organization", name=name), day=day, instant=_noon(day), batch="测试", name=name, kind=kind,
        uscc=codes.made_up(kind, number), status=status, division=bureau.district, address="示范路1号",
    )  # fmt: skip


def _noon(day):
    from datetime import datetime, time

    from django.utils import timezone

    return timezone.make_aware(datetime.combine(day, time(12)))


def two_proposed(bureau):
    """Two parties' cases for the same name, both before the approver; they must be handed in at the same instant."""
    cases = [submitted(bureau, founder) for founder in (bureau.founder, bureau.stranger)]
    steps = (("accept", bureau.clerk, {}), ("propose_approval", bureau.reviewer, APPROVING))
    return [take(case, *steps) for case in cases]
