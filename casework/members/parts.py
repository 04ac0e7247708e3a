"""The parts of a party's members: what each is called, which of them press buttons, which may change the members."""

from casework.journal.instant import today
from network.models import Membership, Party
from network.posts import parts_by_party

PARTS = {"founder": "发起人", "legal_rep": "法定代表人", "applicant": "经办人", "finance": "财务", "reader": "只读"}
MAY = {
    "founder": "办理申请，管理成员", "legal_rep": "办理和签署，管理成员，签授权书", "applicant": "填写、上传、提交、答复",
    "finance": "查看办件和通知，办理由财务办理的步骤", "reader": "查看办件和通知，不能办理",
}  # fmt: skip
HEADS = ("legal_rep", "founder")


def members_of(party, day=None):
    """The memberships that hold on a day (None: today), heads first."""
    day = day or today()
    rows = Membership.objects.filter(party=party, valid_from__lte=day).exclude(valid_to__lt=day).select_related("user")
    order = list(PARTS)
    return sorted(rows, key=lambda row: (order.index(row.role) if row.role in PARTS else len(order), row.valid_from, row.pk))


def parties_with(user, day):
    """[(party, its parts for this person)] of everything but the person as such, by name."""
    held = parts_by_party(user, day)
    rows = Party.objects.filter(pk__in=held).exclude(kind="person").order_by("name", "pk")
    return [(party, sorted(held[party.pk])) for party in rows]


def label_of(parts):
    """The parts in words."""
    return "、".join(PARTS.get(part, part) for part in parts)


def looking_only(user, case, day):
    """The sentence for a member who sees a case of the party and presses nothing in it; None for all others."""
    mine = parts_by_party(user, day).get(case.party_id, set())
    if not mine or mine - {"finance", "reader"}:
        return None
    return f"您在“{case.party.name}”的身份是{label_of(sorted(mine))}，可以查看，不能办理。需要办理的，请联系法定代表人或者经办人。"


def manages(user, party, day):
    """Whether the person may change the members: a head; where the platform knows none, whoever acts for the party."""
    mine = parts_by_party(user, day).get(party.pk, set())
    if mine & set(HEADS):
        return True
    return "applicant" in mine and not any(row.role in HEADS for row in members_of(party, day))


def heads(user, party, day):
    """Whether the person is a head of the party."""
    return bool(parts_by_party(user, day).get(party.pk, set()) & set(HEADS))


def offered(user, party, day):
    """The parts this person may invite to.

    The 法定代表人 of a registered organization follows from the register (by claiming it), never from an invitation; a
    founding team's may be invited by its heads.
    """
    open_parts = ["applicant", "finance", "reader"]
    return (["legal_rep"] if party.kind == "team" and heads(user, party, day) else []) + open_parts
