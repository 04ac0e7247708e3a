"""At the window: the confirmation printed to be signed, and the entry of a signed one."""

import secrets

from django.db import transaction

from casework.core.act import actor_of
from casework.core.answers import Problem, Refused
from casework.intake.store import all_or_none, shelve
from casework.journal.entry import append
from casework.journal.instant import day_of, now, today, wall
from network.vault import seal
from papers.consent.giving import consented, say
from papers.consent.sheets import ConsentSheet, place_of
from papers.typeset import typeset

LABELS = {"delivery_agreed": "窗口登记：同意电子送达", "delivery_refused": "窗口登记：撤回电子送达"}


def printed(case, given):
    """The sheet as PDF bytes: what is agreed to (or taken back), and the lines to fill in. It is the party's word: no red head of the office."""
    said = [
        "我（单位）同意以电子方式接收行政文书：文书在社会组织综合服务平台“消息”中显示，或者发到下面的手机号码、电子邮箱，即为送达，期限从送达之日起算。",
        "我（单位）保证所写的联系方式准确，经常查看；有变化的，及时告知。", "可以随时撤回；撤回以前已经送达的仍然有效。",
    ] if given else ["我（单位）撤回电子送达的同意。撤回以前已经电子送达的文书仍然有效，以后的文书请当面或者邮寄送达。"]  # fmt: skip
    where = "手机号码或者电子邮箱" if given else "原手机号码或者电子邮箱"
    return typeset("papers/consent.html", {
        "title": title(given), "agency": case.unit.name, "lines": said,
        "pairs": [("受送达人", case.party.name), ("办件", case.title), ("办件编号", case.number)],
        "hands": [(where, ""), ("签署人的身份", "□法定代表人或者负责人\n□发起人或者举办者　□委托代理人"), ("签署人（签名或者盖章）", ""), ("签署日期", "　　　　年　　月　　日")],
    })  # fmt: skip


def title(given):
    """What the sheet is called."""
    return "电子送达确认书" if given else "撤回电子送达确认书"


def enter(case, *, by, signer, capacity, address, signed_on, file):
    """A signed sheet: the party agrees, or takes back what it agreed to; from now on, not from the day it was signed. Raises Refused."""
    if signed_on > today():
        raise Refused([Problem("签署日期不能晚于今天。", "signed_on")])
    given = not consented(case.party_id, now())
    with all_or_none(), transaction.atomic():
        ref = secrets.token_hex(10)
        row = ConsentSheet.objects.create(
            consent=say(case.party, given, by=by), ref=ref, signer=seal(signer.strip(), place_of(ref, "signer")), capacity=capacity,
            address=seal(address.strip(), place_of(ref, "address")), signed_on=signed_on, path=shelve(file), kind=file.verdict.kind,
            sha256=file.verdict.sha256,
        )  # fmt: skip
        instant = now()
        append(case, step="delivery_agreed" if given else "delivery_refused", at=instant, recorded_at=wall(), actor=actor_of(by, None, case, day_of(instant)),
               facts={"signed_on": signed_on, "sheet": row.sha256}, open_names=("signed_on", "sheet"))  # fmt: skip
    return row
