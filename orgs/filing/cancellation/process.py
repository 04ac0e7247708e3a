"""社区社会组织备案注销: the particulars on one page."""

from casework.core.process import Process
from casework.intake.declared import Guide, Question
from orgs.filing.cancellation.letters import LETTERS
from orgs.filing.cancellation.materials import MATERIALS
from orgs.filing.cancellation.opening import opens
from orgs.filing.cancellation.reasons import CORRECTIONS, REFUSALS
from orgs.filing.cancellation.sections import SECTIONS
from orgs.filing.cancellation.states import CLOCKS, RESTS, STAGES, State

GUIDE = Guide(
    stages=STAGES,
    offer="注销备案",
    who="已经备案、不再活动，或者要并入其他组织、已经转为法人登记的社区社会组织，由负责人办理。",
    way=(
        "用手机填三页，台账上已有的已经填好，成员决议拍照上传。",
        "居村委会{filing_cancellation.community_limit}内打电话给几名成员核实；没有意见也会自动往下走。",
        "{filing_cancellation.settle_limit}内清点财物、退还代管资金、结清债务，居村委会派人到场；清点不了的，可以请居村委会主持。",
        "公示{filing_cancellation.notice_days}，不公开成员姓名和电话。",
        "街镇{filing_cancellation.decision_limit}内决定，承办和审批由两个人分别办理；没有意见的，在手机里确认，当天生效。",
    ),
    cost="不收费",
    ask="所在社区居委会、村委会，或者街镇社会事务办公室",
    questions=(
        Question("同意终止的成员是否达到全体的{filing_cancellation.consent}？", "请先召开成员会议。"),
        Question("项目和账目是否都已结清？", "请先结清项目、退回余款。"),
        Question("注销是否与登记成法人无关？", "请等法人登记完成后选“转为法人登记”，旧编号和记录会保留。"),
        Question("是否确定以后不再活动？", "不用注销；如实报送年度情况即可，连续{filing_confirmation.dormant}不活动才可能暂停。"),
        Question("清点财物大约{filing_cancellation.settle_limit}，能否安排？", "可以请居村委会主持清点。"),
    ),
)  # fmt: skip

RULES = (
    "filing_cancellation.consent", "filing_cancellation.community_limit", "filing_cancellation.sample_members",
    "filing_cancellation.settle_limit", "filing_cancellation.settle_check_limit", "filing_cancellation.notice_days",
    "filing_cancellation.claim_limit", "filing_cancellation.cause_limit", "filing_cancellation.check_min_staff",
    "filing_cancellation.statement_limit", "filing_cancellation.hearing_limit", "filing_cancellation.announce_days",
    "filing_cancellation.decision_limit", "filing_cancellation.return_limit", "filing_cancellation.archive_years",
    "filing.anonymous_objection", "filing.bar_false", "filing_confirmation.restore_window", "filing_confirmation.dormant",
    "filing.draft_kept", "filing.draft_reminder", "filing.correction_reminder", "filing.applicant_correction_limit",
    "filing.review_request_limit", "filing.review_limit", "remedy.review_authority", "remedy.review_limit", "remedy.suit_limit",
)  # fmt: skip

FILING_CANCELLATION = Process(
    slug="filing_cancellation",
    code="BZ",
    system=1,
    title="社区社会组织备案注销",
    about="由组织决议终止、合并、转为法人登记时申请注销，或者由街镇在失效未补办、整改不合格、无法联系、虚假备案等情形下依职权注销或者撤销。"
    "先清点财物、退还代管资金，公示期满后由街镇决定；编号永久停用。",
    model="orgs.FilingCancellation",
    states=State,
    rests=RESTS,
    starts=State.DRAFT,
    authority="filing",
    clocks=CLOCKS,
    hand_ins=frozenset({"submit", "answer"}),
    receives=frozenset({"submit", "answer"}),
    sections=SECTIONS,
    materials=MATERIALS,
    letters=LETTERS,
    rules=RULES,
    refusals=REFUSALS,
    corrections=CORRECTIONS,
    guide=GUIDE,
    opens=opens,
    forms="orgs.filing.cancellation.forms",
)
