"""社区社会组织年度确认: the particulars on one page."""

from casework.core.process import Process
from orgs.filing.confirmation.letters import LETTERS
from orgs.filing.confirmation.materials import MATERIALS
from orgs.filing.confirmation.reasons import CORRECTIONS, REFUSALS
from orgs.filing.confirmation.sections import SECTIONS
from orgs.filing.confirmation.states import CLOCKS, RESTS, State

RULES = (
    "filing_confirmation.deadline", "filing_confirmation.report_period", "filing_confirmation.reminder_first",
    "filing_confirmation.reminder_second", "filing_confirmation.reminder_last", "filing_confirmation.new_exempt_date",
    "filing_confirmation.grace", "filing_confirmation.reminders_in_grace", "filing_confirmation.community_limit",
    "filing_confirmation.decision_limit", "filing_confirmation.spot_check_share", "filing_confirmation.advice_years",
    "filing_confirmation.dormant", "filing_confirmation.unreachable", "filing_confirmation.suspension_max",
    "filing_confirmation.accept_limit", "filing_confirmation.statement_limit", "filing_confirmation.hearing_limit",
    "filing_confirmation.urgent_limit", "filing_confirmation.restore_window", "filing_confirmation.restore_limit",
    "filing.min_activities", "filing.min_activities_elder", "filing.elder_age", "filing.min_members_association",
    "filing.min_members_association_reduced", "filing.min_members_service", "filing.visit_min_staff",
    "filing.applicant_correction_limit", "filing.review_request_limit", "filing.review_limit",
    "remedy.review_authority", "remedy.review_limit", "remedy.suit_limit",
)  # fmt: skip

FILING_CONFIRMATION = Process(
    slug="filing_confirmation",
    code="BN",
    system=1,
    title="社区社会组织年度确认",
    about="每年3月31日前由负责人在线核对并报送上一年度活动、成员、收支情况，居村委会核实，街镇作出结论。办件由系统在1月1日开好，"
    "不报送的有宽限、提醒和陈述机会，之后备案失效，3个月内可以补办；长期不活动或者联系不上的暂停活动并限期整改。",
    model="orgs.FilingConfirmation",
    states=State,
    rests=RESTS,
    starts=State.DUE,
    authority="filing",
    clocks=CLOCKS,
    hand_ins=frozenset({"submit_year", "resubmit", "apply_restore"}),
    receives=frozenset({"submit_year", "apply_restore"}),
    sections=SECTIONS,
    materials=MATERIALS,
    letters=LETTERS,
    rules=RULES,
    refusals=REFUSALS,
    corrections=CORRECTIONS,
    forms="orgs.filing.confirmation.forms",
)
