"""社区社会组织备案: the particulars on one page."""

from casework.core.process import Process
from casework.intake.declared import Guide, Question
from orgs.filing.community.letters import LETTERS
from orgs.filing.community.looking import LOOK
from orgs.filing.community.materials import MATERIALS
from orgs.filing.community.reasons import CORRECTIONS, REFUSALS
from orgs.filing.community.sections import SECTIONS
from orgs.filing.community.sides import SIDES
from orgs.filing.community.states import CLOCKS, RESTS, STAGES, State

GUIDE = Guide(
    stages=STAGES,
    who="在一个社区（村）或者一个街镇里，由居民发起、一起活动或者为邻里服务的队、社、组、站，还不够条件办理法人登记的。",
    way=(
        "用手机填五页，名称、申请表和章程由系统生成；可以先存着，保留{filing.draft_kept}。不会用手机的，居村委会工作人员代填，您用短信验证码或者签名确认。",
        "居村委会{filing.community_limit}内核实；没有意见也会自动往下走。",
        "在社区公示{filing.notice_days}，不公开成员姓名和电话；居民有不同意见的，先协商。",
        "街镇{filing.decision_limit}内决定，承办和审批由两个人分别办理；到期没有决定的，区民政局督促。",
        "同意的，{filing.certificate_limit}内发给带二维码的备案证；不同意的写明理由，{filing.review_request_limit}内可以请区民政局复核。",
    ),
    cost="不收费，不用验资",
    ask="所在社区居委会、村委会，或者街镇社会事务办公室",
    questions=(
        Question("一起活动的成员有{filing.min_members_association}个以上吗？（重点方向或者在村里为{filing.min_members_association_reduced}，"
                 "提供服务的为{filing.min_members_service}）", "人数不够也可以先在社区活动，居村委会帮助招募，够了再备案。"),
        Question("一年打算开展{filing.min_activities}以上的活动吗？（成员平均{filing.elder_age}以上的为{filing.min_activities_elder}）",
                 "先与居村委会商量活动安排。"),
        Question("负责人年满{filing.leader_min_age}，并且在本街镇居住或者工作吗？", "请另推一名负责人。"),
        Question("负责人担任的社区社会组织，连这一个在内不超过{filing.leader_max_posts}吗？", "请另推一名负责人。"),
        Question("个人成员不足{promotion.min_individual}，或者单位成员不足{promotion.min_unit}吗？",
                 "仍可先备案；备案满{promotion.min_filed_years}后列入登记辅导名单，条件已够的可以直接申请法人登记。"),
        Question("活动不含投资理财、推销商品、传教和营利吗？", "这类活动不能备案。"),
    ),
    look=LOOK,
)  # fmt: skip

RULES = (
    "filing.min_members_association", "filing.min_members_service", "filing.min_members_association_reduced",
    "filing.min_activities", "filing.min_activities_elder", "filing.elder_age", "filing.min_fund", "filing.leader_min_age",
    "filing.leader_max_posts", "filing.draft_kept", "filing.draft_reminder", "filing.correction_reminder", "filing.code_tries",
    "filing.assisted_confirm_limit", "filing.community_limit", "filing.applicant_correction_limit",
    "filing.correction_extension", "filing.notice_days", "filing.objection_limit", "filing.anonymous_objection",
    "filing.correction_notice_limit", "filing.consult_limit", "filing.visit_min_staff", "filing.decision_limit",
    "filing.supervision_limit", "filing.certificate_limit", "filing.review_request_limit", "filing.review_limit",
    "filing.redo_limit", "filing.bar_false", "promotion.min_individual", "promotion.min_unit", "promotion.min_filed_years",
    "association.min_individual", "community.target_urban", "community.target_rural", "orgs_per_10000_target",
    "remedy.review_authority", "remedy.review_limit", "remedy.suit_limit",
)  # fmt: skip

COMMUNITY_FILING = Process(
    slug="community_filing",
    code="BA",
    system=1,
    title="社区社会组织备案",
    about="居民为主发起、暂不具备法人登记条件的社区社会组织，由负责人用手机申请，居村委会核查公示，街镇决定，发给带二维码的备案证。"
    "备案不是行政许可，不收费，备案后不具有法人资格。",
    model="orgs.CommunityFiling",
    states=State,
    rests=RESTS,
    starts=State.DRAFT,
    authority="filing",
    clocks=CLOCKS,
    hand_ins=frozenset({"submit", "community_answer", "resubmit"}),
    receives=frozenset({"submit", "community_answer"}),
    sections=SECTIONS,
    materials=MATERIALS,
    letters=LETTERS,
    rules=RULES,
    refusals=REFUSALS,
    corrections=CORRECTIONS,
    guide=GUIDE,
    forms="orgs.filing.community.forms",
    matters=SIDES,
)
