"""What the tests of the list of founding members share: an association's draft, members with fictional numbers, links."""

from casework.core.process import PROCESSES
from casework.intake import drafts
from demo.names import identity, person
from orgs import codes
from orgs.organization import Kind
from orgs.registration.establishment.founding import answering, changing, inviting
from tests.bureau import ID

NAME = "天津市滨海新区盐业文化研究会"
PURPOSE = "整理盐业历史，面向社区居民开展公益讲座和展览，传承本地文化。"


def association(bureau, **answers):
    """A draft of an association, without roster and minutes."""
    return bureau.draft(kind="association", full_name=NAME, direct_class="community", **answers)


def individual(number, /, **given):
    """A person as entered; number 0 is the legal representative of the tests' application."""
    row = {"kind": "individual", "name": person(number), "number": identity(number), "phone": ""}
    return (row | {"name": "冉志勤", "number": ID} if number == 0 else row) | given


def unit(number, /, **given):
    """A unit as entered."""
    row = {"kind": "unit", "name": f"第{number}盐场", "number": codes.made_up(Kind.PRIVATE_UNIT, 7000 + number),
           "representative": person(number), "phone": ""}  # fmt: skip
    return row | given


def listed(bureau, count=3, units=0, case=None):
    """(case, list, members): an association's draft with so many on its list."""
    case = case or association(bureau)
    founding = changing.open_list(case, bureau.founder)
    rows = [individual(n) for n in range(count)] + [unit(n + 1) for n in range(units)]
    members = changing.add(founding, rows, bureau.founder) if rows else []
    return case, founding, members


def confirm(founding, members, by):
    """Everybody confirms by link."""
    for ref, token in inviting.invite(founding, members, by).items():
        member = next(m for m in members if m.ref == ref)
        answering.give(answering.find(token), answering.Answer(member.opened("number")[-6:], member.signer, True))


def retype(case, key, by, **answers):
    """Change answers of one section of a draft."""
    section = next(s for s in PROCESSES["establishment"].sections if s.key == key)
    row = case.drafts.get(section=key)
    drafts.save(case, section, drafts.opened(case, row) | answers, by=by, version=row.version)
