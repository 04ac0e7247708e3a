"""One association whose founders are still confirming: half by link, a few on a sheet, one who does not want to."""

from datetime import timedelta

from django.core.files.base import ContentFile

from casework.core.begin import begin
from casework.core.process import PROCESSES
from casework.intake import drafts
from casework.intake.fields import receive
from casework.journal.instant import at
from demo.names import application, identity, person
from network.models import Party
from orgs import codes
from orgs.models import FoundingInvitation
from orgs.organization import Kind
from orgs.registration.establishment.founding import answering, changing, inviting, papers, sheets
from orgs.registration.establishment.founding.answering import Answer

INDIVIDUALS, UNITS, FIRST = 52, 3, 400


def run(accounts, maker):
    """A draft of the demonstration's founder with a list of fifty-five, half of them confirmed; returns the case."""
    founder, start = accounts["founder"], maker.ago(3)
    with at(maker.instant(start, 0)):
        case = draft(founder, maker, start)
        founding = changing.open_list(case, founder)
        members = changing.add(founding, rows(), founder)
        tokens = inviting.invite(founding, members, founder)
    for place, member in enumerate(members[:29]):
        with at(maker.instant(start, 1) + timedelta(minutes=7 * place)):
            given = Answer(member.opened("number")[-6:], member.signer, place != 17, "近期要去外地工作，顾不上。")
            answering.give(answering.find(tokens[member.ref]), given)
    with at(maker.instant(maker.ago(1), 1)):
        printed = sheets.print_sheet(founding, founder)
        refs = [m.ref for m in members[40:44]]
        scan = ContentFile(papers.sheet(printed, members), "发起会员签名页.pdf")  # as it was printed: the QR is read
        sheets.take(printed, code="", file=receive(scan, ("pdf",)), refs=refs, by=founder)
        maker.post(case)
        FoundingInvitation.objects.filter(member__founding=founding).update(
            link=""
        )  # these messages went out in the past
    return case


def draft(founder, maker, start):
    """An association's application filled in, without files."""
    answers = application(FIRST, maker.streets[0], Kind.ASSOCIATION, "community") | {
        "full_name": "天津市滨海新区盐业文化研究会", "individual_members": "", "scope": "盐业历史整理；公益讲座；社区展览。",
        "purpose": "整理盐业历史，面向居民开展公益讲座和展览，传承本地文化。",
    }  # fmt: skip
    party = Party.objects.found_team(founder.name, founder, start)
    case = begin("establishment", party, by=founder, division=maker.district, unit=maker.authority,
                 title=f"{answers['full_name']}成立登记")  # fmt: skip
    for section in PROCESSES["establishment"].sections:
        names = section.form().fields
        drafts.save(case, section, {n: v for n, v in answers.items() if n in names}, by=founder)
    return case


def rows():
    """The members as entered: the legal representative first, units last."""
    found = [
        {"kind": "individual", "name": person(FIRST + n), "number": identity(FIRST + n), "phone": f"1390000{n:04d}" if n % 2 else ""}
        for n in range(INDIVIDUALS)
    ]  # fmt: skip
    return found + [
        {"kind": "unit", "name": f"滨海盐场第{n + 1}分场", "number": codes.made_up(Kind.PRIVATE_UNIT, 8800 + n),
         "representative": person(FIRST + 60 + n), "phone": ""}
        for n in range(UNITS)
    ]  # fmt: skip
