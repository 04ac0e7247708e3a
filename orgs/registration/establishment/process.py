"""成立登记: the particulars on one page."""

from casework.core.process import Process
from casework.intake.declared import Guide, Question
from orgs.registration.establishment.letters import LETTERS
from orgs.registration.establishment.likes import LOOK
from orgs.registration.establishment.materials import MATERIALS
from orgs.registration.establishment.reasons import CORRECTIONS, REFUSALS
from orgs.registration.establishment.rules import hints
from orgs.registration.establishment.sections import SECTIONS
from orgs.registration.establishment.sides import SIDES
from orgs.registration.establishment.states import CLOCKS, RESTS, STAGES, State

GUIDE = Guide(
    stages=STAGES,
    who="准备在本区成立社会团体或者民办非企业单位（社会服务机构）的发起人、举办者。基金会请向上级登记管理机关申请。",
    way=(
        "先做几道自测题，看看条件够不够、要不要业务主管单位。",
        "在线填写十一个部分，随时保存；按清单上传材料。",
        "四类组织直接提交；其他的先送业务主管单位审查，同意后自动转到登记机关。",
        "窗口{correction_notice_limit}内受理，或者一次告知要补的全部内容；到期没有答复就视为受理。",
        "承办、审核、审批由三个人分别办理，每一天都能在办件页上看到。",
        "准予登记的{certificate_issue_limit}内送达证书并公告；拟不予登记的先告知理由，听您陈述申辩。",
    ),
    cost="不收费",
    ask="区政务服务办公室综合窗口",
    questions=(
        Question("拟成立的是在本区活动的社会团体或者民办非企业单位吗？", "基金会和跨行政区域的组织，请向上一级登记管理机关申请。"),
        Question("成立社会团体的，个人会员有{association.min_individual}个，或者单位会员有{association.min_unit}个，"
                 "或者合计有{association.min_total}个吗？（成立民办非企业单位的选“是”）",
                 "可以先办理社区社会组织备案，会员达到后再申请登记。"),
        Question("活动资金或者开办资金达到{association.min_fund_local}吗？", "可以先办理社区社会组织备案，或者筹足资金后申请。"),
        Question("业务属于直接登记的四类，或者已经有单位愿意作业务主管单位吗？",
                 "请先联系业务主管单位；在线送审后，对方会在期限内答复。"),
        Question("在本区有可以使用{registration.min_tenure}以上的住所吗？", "可以先申请入驻孵化基地，由基地出具使用证明。"),
        Question("拟任法定代表人没有担任其他社会团体的法定代表人吗？", "请另选法定代表人，或者先办理原任职的变更登记。"),
    ),
    look=LOOK,
)  # fmt: skip

RULES = (
    "correction_notice_limit", "applicant_correction_limit", "applicant_correction_extension",
    "registration.unmended_floor", "registration.draft_limit", "registration.sponsor_limit",
    "registration.assign_limit", "registration.decision_limit", "registration.charity_decision_limit",
    "registration.committed_limit", "registration.statement_limit", "certificate_issue_limit",
    "registration.announce_limit", "registration.seal_account_limit", "remedy.review_authority", "remedy.review_limit",
    "remedy.suit_limit", "association.min_individual", "association.min_unit",
    "association.min_total", "association.min_fund_local", "association.officer_max_age",
    "association.meeting_quorum", "association.meeting_pass", "registration.consent_validity",
    "registration.sponsor_press_limit", "private_unit.min_fund", "registration.min_tenure",
    "association.member_min_age", "founding.link_valid", "founding.wrong_tries", "founding.most_members",
    "founding.opens_per_minute", "certificate.validity", "hearing.request_limit", "hearing.hold_limit", "hearing.notice_before",
    "registration.consult_limit", "registration.explain_limit", "registration.explain_times", "registration.objection_limit",
    "registration.recusal_answer", "registration.site_check_limit", "registration.site_check_notice",
    "matter.legal_review_limit",
    "registration.committed_limit_with_notice", "registration.notice_period", "registration.errand_reminder",
)  # fmt: skip

ESTABLISHMENT = Process(
    slug="establishment",
    code="DJ",
    system=3,
    title="成立登记",
    about="社会团体、民办非企业单位申请成立登记：承办、审核、审批由三人分别办理，准予的发给登记证书并公告，"
    "不予的先告知理由、听取申辩，再书面决定并告知救济途径。",
    model="orgs.Establishment",
    states=State,
    rests=RESTS,
    starts=State.DRAFT,
    authority="registrar",
    clocks=CLOCKS,
    hand_ins=frozenset({"send_to_sponsor", "submit", "resubmit"}),
    receives=frozenset({"submit", "sponsor_consent", "resubmit"}),
    accepts=("accept", "deem_accepted"),
    sections=SECTIONS,
    materials=MATERIALS,
    letters=LETTERS,
    rules=RULES,
    refusals=REFUSALS,
    corrections=CORRECTIONS,
    guide=GUIDE,
    forms="orgs.registration.establishment.forms",
    hints=hints,
    matters=SIDES,
)
