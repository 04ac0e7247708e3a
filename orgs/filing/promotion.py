"""转登记: a filed body becomes a legal person; the two entries know each other from the first press of the button on.

The body's party owns the application too: its people go on as they are, its files are offered, and what it does stays
one history. The filing goes on until the cancellation is finished (第三十九条).
"""

from django.db import transaction

from casework.core.answers import Refused
from casework.core.begin import begin
from casework.core.case import Case
from network.divisions import Division
from network.units import with_capacity
from orgs.filing.choices import Standing
from orgs.filing.community_org import CommunityOrg
from policy.basis import cite

PROCESS = "establishment"
CLAUSES = (cite("community/t41"), cite("community/t39"))


def filed_body(party):
    """The filed body of a party, or None. One query."""
    return CommunityOrg.objects.filter(party=party).select_related("promoted_to", "street", "division").first()


def begun(org):
    """The application that is on its way, or None: a draft counts, one that ended badly does not. One query."""
    rows = Case.objects.filter(process=PROCESS, establishment__filed_body=org, closed_at__isnull=True)
    return rows.order_by("-pk").first()


def hindrances(org):
    """Why no application can be begun now, as sentences with what to do."""
    if org.promoted_to_id:
        yield f"已经登记为法人“{org.promoted_to.name}”，不用再申请。"
    elif org.status != Standing.FILED:
        yield f"备案现在是“{org.status_label}”，请先恢复备案再申请登记。"
    elif hasattr(org.party, "organization"):
        yield f"“{org.party.organization.name}”已经在名册里，请到登记机关窗口办理。"


@transaction.atomic
def apply(org, *, by, day, key=None):
    """Begin the application for registration of a body; returns its case, or the one already on its way.

    Raises Refused where the body is not in force any more, or where nobody registers here.
    """
    org = CommunityOrg.objects.select_for_update(of=("self",)).select_related("party").get(pk=org.pk)
    if (case := begun(org)) is not None:
        return case
    if problems := list(hindrances(org)):
        raise Refused(problems)
    unit = next(iter(with_capacity("registrar")), None)
    if unit is None:
        raise Refused(["本区还没有办理登记的单位，请先到窗口咨询。"])
    district = Division.objects.on(day).get(code=unit.division.code[:6])
    return begin(PROCESS, org.party, by=by, division=district, unit=unit, key=key, title=f"{org.name}转登记（筹备中）", filed_body=org)


def registered(body, organization):
    """The certificate is issued: the filed body's entry says so and leads to the organization."""
    if body is not None:
        CommunityOrg.objects.filter(pk=body.pk).update(promoted_to=organization)


def not_registered(body):
    """The certificate was taken back or the registration revoked while the filing goes on: the entry is what it was."""
    if body is not None:
        CommunityOrg.objects.filter(pk=body.pk).exclude(status=Standing.PROMOTED).update(promoted_to=None)


def may_leave_as_promoted(org):
    """Why a cancellation because of the registration cannot be finished yet, as sentences (第三十九条: only afterwards)."""
    if org.promoted_to_id is None:
        yield "法人登记还没有完成，备案继续有效；领到登记证书以后再注销备案。"


def origin(case):
    """What an application says of the filed body it grew out of, or "". No query where there is none."""
    if not case.filed_body_id:
        return ""
    return f"由备案组织“{case.filed_body.name}”转来，备案编号{case.filed_body.filing_number}。"


def panel(case):
    """(heading, lines) for officials."""
    said = origin(case)
    return "转登记", [said, "备案期间的活动、项目和评价记录随组织一并保留；登记完成以前备案继续有效（第三十九条）。"] if said else []


def backward(case):
    """[(sentence, number of a case)] from an application to the filing it grew out of."""
    said = origin(case)
    filing = said and case.party.cases.filter(process="community_filing", submitted_at__isnull=False).order_by("-pk").first()
    return [(said, filing.number if filing else "")] if said else []


def onward(org, drafts=True):
    """[(sentence, number of a case or "")] from a filed body to its applications and to what it became, oldest first.

    Officials do not see drafts. One query.
    """
    rows = Case.objects.filter(process=PROCESS, establishment__filed_body=org)
    rows = rows if drafts else rows.filter(submitted_at__isnull=False)
    found = [(f"{'已申请登记为法人' if case.submitted_at else '正在准备登记申请'}，办件编号{case.number}。", case.number)
             for case in rows.order_by("pk")]  # fmt: skip
    if org.promoted_to_id:
        found.append((f"已登记为法人“{org.promoted_to.name}”，统一社会信用代码{org.promoted_to.uscc}。", ""))
    return found
