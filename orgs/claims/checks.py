"""认领组织: what must be true before a step."""

from casework.core.perform import Problem
from orgs.claims.forms import LETTER
from orgs.claims.members import members_of
from orgs.claims.states import OPEN
from orgs.organization import Organization


def no_claim_of_mine(case, act):
    """本人没有另一件还没办结的认领，也还不是这个组织的成员。"""
    if case.rivals.filter(party_id=case.party_id).exists():
        yield "您已经提出过认领，还没有办结。"
    if members_of(case.organization).filter(user=case.opened_by).exists():
        yield "您已经可以代表这个组织办事，不用认领。"


def shows_a_letter(case, act):
    """用盖章的认领函证明。"""
    if act.facts.get("answers", {}).get("way") != LETTER:
        yield "凭窗口认领码认领的，请在“认领”页输入认领码；没有认领码的，请选择上传盖章的认领函。"


def came_with_a_code(case, act):
    """窗口发出的认领码对应这个组织。"""
    if not case.codes.filter(
        organization_id=case.organization_id, used_at__isnull=True, last_day__gte=act.day
    ).exists():
        yield "没有这个认领码，或者已经用过、过期。请核对窗口给您的认领码。"


def nobody_acts_yet(case, act):
    """现在没有人代表这个组织。"""
    if members_of(case.organization).exists():
        yield "这个组织已经有人管理账号，请用“核对无误，告知现有成员”。"


def somebody_acts(case, act):
    """现在已经有人代表这个组织，要先告知。"""
    if not members_of(case.organization).exists():
        yield "这个组织还没有人管理账号，请用“核对无误”。"


def members_were_heard(case, act):
    """现有成员已被告知；要他们退出的，理由写在答复里。"""
    sitting = members_of(case.organization).exists()
    told = case.entries.filter(step="tell_members", outcome="done").exists()
    if sitting and not told:
        yield "这个组织已经有人管理账号，还没有告知他们，请退给窗口先办理告知。"


def rivals_were_compared(case, act):
    """有另外的认领时，已一并比较。"""
    waiting = list(case.rivals.order_by("pk").values_list("number", flat=True)[:5])
    if waiting and not act.facts.get("compared"):
        yield Problem(
            f"同一个组织还有另外的认领（{'、'.join(waiting)}）。请先比较，再勾选“已比较另外的认领”。", "compared"
        )


def nobody_came_first(case, act):
    """这件认领提出以后，没有另一件先成立。"""
    # The organization's row is held until the transaction ends: of two decisions at once the second sees the first.
    Organization.objects.select_for_update(of=("self",), no_key=True).get(pk=case.organization_id)
    first = type(case).objects.filter(
        organization_id=case.organization_id, state="accepted", closed_at__gt=case.opened_at
    )
    if case.state in OPEN and (found := first.exclude(pk=case.pk).first()):
        yield f"另一件认领（{found.number}）已经先成立，请刷新后重新审查。"
