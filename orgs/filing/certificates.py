"""A filed body's certificate: what it says, and when /verify/ says that it is out of force."""

from casework.journal.instant import day_of
from casework.post.rows import Paper
from orgs.filing.choices import LEAVING, Category, ScopeLevel, Standing
from orgs.filing.community_org import CommunityOrg
from orgs.filing.naming import called
from orgs.filing.queries import of_number
from papers.voiding import Void
from papers.words import zh_date

WORTHLESS = (Standing.LAPSED, Standing.CANCELLED, Standing.REVOKED, Standing.MERGED, Standing.PROMOTED)
PENDING = "决定已经作出，还没有生效；生效以前仍然有效，申请复核的，到复核作出决定时为止。"
KIND = "filing_certificate"
NO_LEGAL_PERSON = "本证不作为法人资格证明。"


def scope(org):
    """Where it may be active."""
    return org.street.name if org.scope_level == ScopeLevel.STREET else f"{org.street.name}{called(org.division)}"


def fields_of(org, agency):
    """Label and value of everything a certificate shows (第二十一条)."""
    return [("名称", org.name), ("备案编号", org.filing_number), ("类别", Category(org.category).label), ("负责人", org.leader.name),
            ("活动范围", scope(org)), ("备案街镇", agency), ("备案日期", zh_date(org.filed_on))]  # fmt: skip


def out_of_force(paper):
    """The Void of a filing certificate, or None for one that holds, and for every other paper."""
    if paper.kind != KIND:
        return None
    org = CommunityOrg.objects.filter(party_id=paper.case.party_id).select_related("certificate_case").first()
    if org is None:
        return None
    if org.status in WORTHLESS:
        return _ended(org)
    if org.certificate_case_id in (None, paper.case.pk):
        return _ended(org) if org.status in LEAVING else None
    later = Paper.objects.filter(case_id=org.certificate_case_id, kind=KIND, made_at__isnull=False).order_by("pk").last()
    return Void(day_of(org.certificate_case.closed_at), later, label="已失效（已换发备案证）", says=numbers_of(org))


def _ended(org):
    """The Void of a body that has left or whose filing lapsed; of one that is about to leave, which still holds."""
    row, said = org.facts.filter(kind="status", ended_recorded_at__isnull=True, valid_to__isnull=True).first(), org.status_label
    if row is None:
        return None
    if org.status in LEAVING:
        return Void(row.valid_from, label=said, says=PENDING, pending=True)
    return Void(row.valid_from, label=said if org.status == Standing.LAPSED else f"已失效（{said}）")


def numbers_of(org):
    """The number it has, and those it had."""
    return f"备案编号{org.filing_number}" + (f"，曾用编号{'、'.join(org.former_numbers.split())}。" if org.former_numbers else "不变。")


def entry_of(number):
    """Where the public register says what has become of a filing number, or None: asked when one is typed in place of a paper's code."""
    org = of_number(number) if number.isdecimal() else None
    return f"/register/community/{org.filing_number}/" if org else None
