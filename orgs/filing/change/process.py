"""社区社会组织备案变更: the particulars on one page."""

from casework.core.process import Process
from casework.intake.declared import Guide, Question
from orgs.filing.change.letters import LETTERS
from orgs.filing.change.materials import MATERIALS
from orgs.filing.change.reasons import CORRECTIONS, REFUSALS
from orgs.filing.change.rules import STANDING, late
from orgs.filing.change.sections import SECTIONS
from orgs.filing.change.states import CLOCKS, RESTS, STAGES, State
from orgs.filing.communities import unit_of
from orgs.filing.community_org import CommunityOrg

GUIDE = Guide(
    stages=STAGES,
    offer="办理变更",
    who="已经备案的社区社会组织。名称、负责人、活动内容和范围、类别、活动场所、联系方式、成员人数变了的都可以办，晚了也可以办。",
    way=(
        "变化以后{filing_change.apply_within}内，在“我的组织”里点“办理变更”，只勾选有变化的，原来的内容已经带出来。",
        "联系电话、成员人数、同一社区内换场所的，提交后马上生效，街镇{filing_change.post_check_limit}内核对。",
        "换负责人的，原负责人{filing_change.outgoing_confirm_limit}内在线确认和交接；不确认的，由居村委会见证，{filing_change.witnessed_consent}以上成员同意即可代替。",
        "名称、负责人、活动内容、类别和跨社区换场所的，居村委会{filing_change.community_limit}内核查，名称和负责人变更公示{filing.notice_days}。",
        "街镇{filing_change.decision_limit}内决定，承办和审批由两个人分别办理；同意的{filing_change.certificate_limit}内换发备案证，编号不变，原来的备案证失效。",
        "迁往其他街镇的，迁入街镇{filing_change.receiving_limit}内提出意见；换新编号，原来的保留为曾用编号，备案年限连续计算。",
    ),
    cost="不收费",
    ask="所在社区居委会、村委会，或者街镇社会事务办公室",
    questions=(
        Question("只改联系电话、成员人数或者同社区内的场所吗？", "其他事项要经居村委会核查、街镇决定。"),
        Question("变化发生在{filing_change.apply_within}以内吗？", "超过了也可以办，请写明原因。"),
        Question("换负责人的，全体成员是否过半数同意？（不换的选“是”）", "请先召开成员会议。"),
        Question("换负责人的，原负责人能否在{filing_change.outgoing_confirm_limit}内在线确认？（不换的选“是”）",
                 "不能确认的，由全体成员{filing_change.witnessed_consent}以上决议并由居村委会见证。"),
        Question("变更后成员是否仍达到{filing.min_members_association}（重点方向或者在村里为{filing.min_members_association_reduced}，"
                 "提供服务的为{filing.min_members_service}）？", "请先补充成员，或者申请注销。"),
    ),
)  # fmt: skip

RULES = (
    "filing_change.apply_within", "filing_change.outgoing_confirm_limit", "filing_change.witness_limit", "filing_change.leader_consent",
    "filing_change.witnessed_consent", "filing_change.witness_min_staff", "filing_change.community_limit", "filing_change.decision_limit",
    "filing_change.certificate_limit", "filing_change.post_check_limit", "filing_change.explain_limit", "filing_change.receiving_limit",
    "filing.notice_days", "filing.objection_limit", "filing.applicant_correction_limit", "filing.correction_extension",
    "filing.correction_reminder", "filing.draft_kept", "filing.draft_reminder", "filing.min_members_association",
    "filing.min_members_association_reduced", "filing.min_members_service", "filing.leader_min_age", "filing.leader_max_posts",
    "filing.bar_false", "filing.supervision_limit", "filing.review_request_limit", "filing.review_limit", "filing.redo_limit",
    "remedy.review_authority", "remedy.review_limit", "remedy.suit_limit",
)  # fmt: skip


def opens(party, day):
    """What a filed body's change begins with; None for everybody else."""
    org = CommunityOrg.objects.select_related("division", "street").filter(party=party, status__in=STANDING).first()
    unit = org and unit_of(org.street)
    return {"division": org.division, "unit": unit, "title": f"{org.name}变更", "org": org, "home": org.street} if unit else None


FILING_CHANGE = Process(
    slug="filing_change",
    code="BB",
    system=1,
    title="社区社会组织备案变更",
    about="已备案的社区社会组织在变化后30日内由负责人在线办理变更。联系方式等小事项随报随备、立即生效、事后核对；名称、负责人、活动内容等由居村委会核查、"
    "街镇5个工作日内决定并换证；备案编号不变，迁往其他街镇的换新编号、保留旧编号。",
    model="orgs.FilingChange",
    states=State,
    rests=RESTS,
    starts=State.DRAFT,
    authority="filing",
    clocks=CLOCKS,
    hand_ins=frozenset({"record_small", "submit", "submit_leader_change", "submit_move", "community_answer", "resubmit"}),
    receives=frozenset({"record_small", "submit", "submit_leader_change", "submit_move", "community_answer"}),
    sections=SECTIONS,
    materials=MATERIALS,
    letters=LETTERS,
    rules=RULES,
    refusals=REFUSALS,
    corrections=CORRECTIONS,
    guide=GUIDE,
    hints=late,
    opens=opens,
    forms="orgs.filing.change.forms",
)
