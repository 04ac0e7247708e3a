"""签名页: printed for those on the list, signed by hand, scanned, and entered by its printed code.

The QR of a scan is read: a sheet of another version, another case, or with a page missing is refused. Where it cannot be
read the code is typed from the sheet and an official compares; the signatures are always compared by an official.
"""

import hashlib
import secrets

from django.db import transaction

from casework.core.answers import Problem, Refused
from casework.intake import store
from casework.intake.bond.judging import MATCHED, judge
from casework.intake.bond.reading import read
from casework.intake.bond.text import mark
from casework.journal.entry import canonical
from casework.journal.instant import now
from casework.post.papers import ALPHABET
from orgs.registration.establishment.founding.changing import held
from orgs.registration.establishment.founding.counting import members_of
from orgs.registration.establishment.founding.journal import line
from orgs.registration.establishment.founding.rows import FoundingAnswer, FoundingSheet, SheetScan, plain

MATERIAL = "member_signatures"


def digest_of(members):
    """What a sheet stands for: everybody on the list as they stand on it; no personal data goes into it."""
    return hashlib.sha256(canonical([[m.ref, m.since_version] for m in members]).encode()).hexdigest()


def print_sheet(founding, by):
    """The sheet of the list as it stands; pressed twice it is the same one. Raises Refused."""
    with transaction.atomic():
        case = held(founding.case)
        founding.refresh_from_db(fields=["version"])
        members = members_of(founding)
        if not members:
            raise Refused(["名单上还没有会员，不能制作签名页。"])
        found = FoundingSheet.objects.filter(founding=founding, version=founding.version).first()
        if found:
            return found
        made = FoundingSheet.objects.create(
            founding=founding, code="".join(secrets.choice(ALPHABET) for _ in range(8)), version=founding.version,
            digest=digest_of(members), printed_at=now(), printed_by=by,
        )  # fmt: skip
        line(case, "founding_printed", by=by, version=made.version, code=made.code)
    return made


def sheet_name(sheet):
    """How the QR of a sheet names it."""
    return f"L-{sheet.code}"


def take(sheet, *, code, file, refs, by):
    """Keep a scan and write down whose signatures are on it. Raises Refused with Problems by field."""
    found = read(file)  # takes a second: before anything is locked
    with transaction.atomic():
        case = held(sheet.founding.case)
        problems = [*_scan(sheet, found, file), *_code(sheet, code, required=file.bond != MATCHED)]
        rows = {m.ref: m for m in members_of(sheet.founding)}
        chosen = [rows[ref] for ref in refs if ref in rows]
        problems += _chosen(sheet, refs, chosen)
        if file.verdict.size > store.room_left(case):
            problems.append(Problem("放不下了：一件申请的材料合计不超过200 MB，请压缩后再传。", "file"))
        if problems:
            raise Refused(problems)
        upload = store.keep(case, MATERIAL, file, by)
        scan = SheetScan.objects.create(sheet=sheet, upload=upload, at=now())
        FoundingAnswer.objects.bulk_create(
            FoundingAnswer(member=m, confirmed=True, scan=scan, at=now()) for m in chosen
        )
        for member in chosen:
            member.invitations.filter(ended_at__isnull=True).update(ended_at=now(), ended_why="revoked", link="")
        line(
            case,
            "founding_scanned",
            by=by,
            version=sheet.version,
            code=sheet.code,
            seats=[m.seat for m in chosen],
            how="sheet",
        )
    return scan


def _scan(sheet, found, file):
    """Note on the file how its QR was read; yields what refuses it."""
    number, mark_ = sheet.founding.case.number, mark(sheet.digest)
    others = {bond.sheet.removeprefix("L-") for bond in found.bonds if bond and bond.number == number} - {sheet.code}
    other = (
        FoundingSheet.objects.filter(founding=sheet.founding, code__in=others).order_by("-version").first()
        if others
        else None
    )
    if other:
        yield Problem(
            f"扫描件是第{other.version}版名单的签名页，请到那一版的页面上传，或者重新打印这一版，签名后再传。", "file"
        )
        return
    said = judge(found, (number, sheet_name(sheet), mark_), "发起会员签名页")
    yield from (Problem(text, "file") for text in said.problems)
    file.bond, file.bond_mark = said.state, mark_ if said.state == MATCHED else ""


def _code(sheet, typed, *, required):
    code = plain(typed).replace("-", "")
    if code == sheet.code or not (code or required):
        return
    if not code:
        yield Problem("没有认出扫描件上的二维码，请照签名页右上角印的8位编码填写，审查人员会核对。", "code")
        return
    other = FoundingSheet.objects.filter(founding=sheet.founding, code=code).first()
    if other:
        yield Problem(f"这是第{other.version}版名单的签名页，请到那一版的页面上传。", "code")
    else:
        yield Problem("没有这个编码，请照签名页右上角印的8位编码填写。", "code")


def _chosen(sheet, refs, chosen):
    if not chosen or len(chosen) != len(set(refs)):
        return [Problem("请勾选在这张签名页上签了名的会员。", "signed")]
    outside = [m for m in chosen if not sheet.covers(m)]
    if outside:
        names = "、".join(f"{m.seat}号" for m in outside)
        return [Problem(f"{names}在印这张签名页以后才加入或者改动，签名页没有包括，请重新印制。", "signed")]
    settled = [m for m in chosen if hasattr(m, "given")]
    if settled:
        names = "、".join(f"{m.seat}号" for m in settled)
        return [Problem(f"{names}已经自己答复过，不能用签名页代替；改变主意的，请重新发链接给本人。", "signed")]
    return []
