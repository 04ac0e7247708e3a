"""社区社会组织年度确认: the states of a yearly confirmation, how long it may rest in each, and in whose words."""

from datetime import date, timedelta

from django.db.models import TextChoices

from casework.core.process import Clock, Rest
from policy.basis import cite


class State(TextChoices):
    """The blueprint's states."""

    DUE = "due", "待报送"
    LATE = "late", "宽限期内"
    COMMUNITY_CHECK = "community_check", "居村委会核实"
    RETURNED = "returned", "退回补正"
    STREET_REVIEW = "street_review", "街镇审查"
    SPOT_CHECK = "spot_check", "抽查走访"
    CONFIRM_PROPOSED = "confirm_proposed", "拟确认待审批"
    TOLD_SUSPENSION = "told_suspension", "拟暂停告知"
    SUSPENSION_HEARD = "suspension_heard", "陈述申辩待复核（暂停）"
    SUSPENSION_PROPOSED = "suspension_proposed", "拟暂停待审批"
    SUSPENDED = "suspended", "暂停活动整改中"
    URGENT_SUSPENDED = "urgent_suspended", "紧急先行暂停"
    RECTIFIED = "rectified", "整改待验收"
    TOLD_LAPSE = "told_lapse", "拟失效告知"
    LAPSE_HEARD = "lapse_heard", "陈述申辩待复核（失效）"
    LAPSE_PROPOSED = "lapse_proposed", "拟失效待审批"
    LAPSED = "lapsed", "备案失效（可补办）"
    RESTORING = "restoring", "补办审查"
    RESTORE_PROPOSED = "restore_proposed", "补办待审批"
    REVIEW_SUSPENSION = "review_suspension", "复核中（暂停）"
    REVIEW_LAPSE = "review_lapse", "复核中（失效）"
    REVIEW_SUSPENSION_PROPOSED = "review_suspension_proposed", "复核待审批（暂停）"
    REVIEW_LAPSE_PROPOSED = "review_lapse_proposed", "复核待审批（失效）"
    CONFIRMED = "confirmed", "已确认"
    CONFIRMED_WITH_ADVICE = "confirmed_with_advice", "确认并提示改进"
    RECOVERED = "recovered", "整改恢复"
    RESTORED = "restored", "补办恢复"
    REFERRED = "referred", "转入注销"
    NOT_REQUIRED = "not_required", "当年免报"


MENDING = frozenset({State.RETURNED})
DECIDING = frozenset({State.COMMUNITY_CHECK, State.STREET_REVIEW, State.SPOT_CHECK, State.CONFIRM_PROPOSED})
RESTORING = frozenset({State.RESTORING, State.RESTORE_PROPOSED})
SUSPENDED = frozenset({State.SUSPENDED, State.RECTIFIED})
REVIEW_OF_SUSPENSION = frozenset({State.REVIEW_SUSPENSION, State.REVIEW_SUSPENSION_PROPOSED})
REVIEWING = REVIEW_OF_SUSPENSION | {State.REVIEW_LAPSE, State.REVIEW_LAPSE_PROPOSED}
# What ends when the body leaves for good: everything that is still open.
OPEN = frozenset(State) - {State.CONFIRMED, State.CONFIRMED_WITH_ADVICE, State.RECOVERED, State.RESTORED, State.REFERRED,
                           State.NOT_REQUIRED}  # fmt: skip


def reporting(case):
    """Three months from the last day of the year that is reported: to and with 31 March."""
    return "filing_confirmation.report_period"


def last_of_the_year(case):
    """The day after which the period for reporting counts."""
    return date(case.year - 1, 12, 31)


reporting.key, reporting.since = "filing_confirmation.report_period", last_of_the_year


def restoring(case):
    """Three months from the lapse; the days in which the street or a review had it do not count (第三十二条)."""
    return "filing_confirmation.restore_window"


def lapse_counts_from(case):
    """The day of the lapse, moved by the days that do not count."""
    return case.lapsed_on and case.lapsed_on + timedelta(days=case.held_days)


restoring.key, restoring.since = "filing_confirmation.restore_window", lapse_counts_from

_REPORT, _EXEMPT, _CONCLUDE, _LAPSE, _SUSPEND, _HEAR = (cite(f"community/t{n}") for n in range(29, 35))
_REVIEW = cite("community/t23")
_APPLICANT, _HEARERS = ("applicant", "founder"), ("street", "chief")

RESTS = {
    State.DUE: Rest(
        "请在{filing_confirmation.deadline}前核对去年的情况并提交，台账上已有的已经替您填好。", _APPLICANT, (_REPORT,),
        limit=reporting, expires="mark_late",
    ),
    State.LATE: Rest(
        "已过{filing_confirmation.deadline}，还有{filing_confirmation.grace}宽限；期满仍不报送的，备案可能失效。", _APPLICANT, (_LAPSE,),
        limit="filing_confirmation.grace", expires="tell_lapse",
    ),
    State.COMMUNITY_CHECK: Rest(
        "居村委会正在核实，{filing_confirmation.community_limit}内有结果，没有结果也会自动往下走。", ("community",), (_CONCLUDE,),
        limit="filing_confirmation.community_limit", expires="pass_unanswered",
    ),
    State.RETURNED: Rest(
        "还差几项，已一次列清，请在{filing.applicant_correction_limit}内补好；这段时间不算办理时间。", _APPLICANT, (_CONCLUDE,),
        limit="filing.applicant_correction_limit", expires="correction_missed",
    ),
    State.STREET_REVIEW: Rest(
        "街镇正在审查，自收到报送之日起{filing_confirmation.decision_limit}内有结论。", ("street",), (_CONCLUDE,)
    ),
    State.SPOT_CHECK: Rest("您被抽中走访，两名工作人员会提前联系您。", ("street",), (_CONCLUDE,)),
    State.CONFIRM_PROPOSED: Rest("已提出确认意见，等街镇审批。", ("approver",), (_CONCLUDE,)),
    State.TOLD_SUSPENSION: Rest(
        "街镇拟暂停活动，理由见告知书；您可以在{filing_confirmation.statement_limit}内说明情况，不会因此加重处理。", _APPLICANT,
        (_SUSPEND, _HEAR), limit="filing_confirmation.statement_limit", expires="waive_suspension_statement",
    ),
    State.SUSPENSION_HEARD: Rest(
        "正在由另一名工作人员听取和复核您的意见。", _HEARERS, (_HEAR,), limit="filing_confirmation.hearing_limit"
    ),
    State.SUSPENSION_PROPOSED: Rest(
        "等街镇审批。", ("approver",), (_SUSPEND,), limit="filing_confirmation.hearing_limit"
    ),
    State.SUSPENDED: Rest(
        "活动已暂停，最长{filing_confirmation.suspension_max}；整改好了随时提交报告，合格马上恢复。", _APPLICANT, (_SUSPEND,)
    ),
    State.URGENT_SUSPENDED: Rest(
        "因安全风险先行暂停，{filing_confirmation.urgent_limit}内会听取您的意见。", ("street",), (_HEAR,),
        limit="filing_confirmation.urgent_limit", expires="release_urgent",
    ),
    State.RECTIFIED: Rest(
        "整改报告已收到，{filing_confirmation.accept_limit}内验收，逾期没有验收的视为合格。", ("street",), (_SUSPEND,),
        limit="filing_confirmation.accept_limit", expires="accept_silently",
    ),
    State.TOLD_LAPSE: Rest(
        "宽限期已过，街镇拟使备案失效；请在{filing_confirmation.statement_limit}内报送或者说明情况。", _APPLICANT, (_LAPSE, _HEAR),
        limit="filing_confirmation.statement_limit", expires="propose_lapse_unheard",
    ),
    State.LAPSE_HEARD: Rest(
        "正在由另一名工作人员复核您的意见。", _HEARERS, (_HEAR,), limit="filing_confirmation.hearing_limit"
    ),
    State.LAPSE_PROPOSED: Rest(
        "等街镇审批；作出决定前报送仍然有效。", ("approver",), (_LAPSE,), limit="filing_confirmation.hearing_limit"
    ),
    State.LAPSED: Rest(
        "备案已失效，请停止以备案名称活动；{filing_confirmation.restore_window}内可以补办，编号不变。", _APPLICANT, (_LAPSE,),
        limit=restoring, expires="refer_lapsed",
    ),
    State.RESTORING: Rest("补办已收到，{filing_confirmation.restore_limit}内办结。", ("street",), (_LAPSE,)),
    State.RESTORE_PROPOSED: Rest("补办意见已提出，等街镇审批。", ("approver",), (_LAPSE,)),
    State.REVIEW_SUSPENSION: Rest(
        "区民政局正在复核暂停决定，{filing.review_limit}内答复；复核期间仍须停止有风险的活动。", ("reviewer",), (_REVIEW,)
    ),
    State.REVIEW_LAPSE: Rest(
        "区民政局正在复核失效决定，{filing.review_limit}内答复；也可以改为补办，改办后复核终止，补办不成可以继续复核。", ("reviewer",),
        (_REVIEW,),
    ),
    State.REVIEW_SUSPENSION_PROPOSED: Rest("复核意见已提出，等区民政局负责人决定。", ("approver",), (_REVIEW,)),
    State.REVIEW_LAPSE_PROPOSED: Rest("复核意见已提出，等区民政局负责人决定。", ("approver",), (_REVIEW,)),
    State.CONFIRMED: Rest("年度确认通过，备案证继续有效。", (), (_CONCLUDE,)),
    State.CONFIRMED_WITH_ADVICE: Rest("年度确认通过，请按提示改进；连续两年被提示的，可能暂停活动。", (), (_CONCLUDE,)),
    State.RECOVERED: Rest("整改合格，活动恢复，备案证继续有效。", (), (_SUSPEND,)),
    State.RESTORED: Rest("补办合格，备案恢复，编号不变。", (), (_LAPSE,)),
    State.REFERRED: Rest("已转入注销程序，您仍可在注销公告期内说明情况。", (), (_SUSPEND, cite("community/t35"))),
    State.NOT_REQUIRED: Rest("今年不用报送：去年10月1日以后备案，或者已注销、已转为法人登记。", (), (_EXEMPT,)),
}  # fmt: skip

CLOCKS = (
    Clock("decision", "街镇办理期限", "filing_confirmation.decision_limit", (_CONCLUDE,), DECIDING,
          stops={State.RETURNED: "补正时间不计入街镇办理期限"}, expires="escalate"),
    Clock("suspension", "暂停期限", "filing_confirmation.suspension_max", (_SUSPEND,), SUSPENDED,
          stops=dict.fromkeys(sorted(REVIEW_OF_SUSPENSION), "复核期间不计入暂停期限"), expires="fail_rectification"),
    Clock("restoration", "补办办理期限", "filing_confirmation.restore_limit", (_LAPSE,), RESTORING, expires="escalate_restore"),
    Clock("review", "复核期限", "filing.review_limit", (_REVIEW,), REVIEWING),
)  # fmt: skip
