"""名称核准: the particulars on one page."""

from django import forms

from casework.core.process import Process
from casework.intake.declared import Guide, Look, Question, Remark
from orgs.registration.licensing.choices import KINDS, Industry
from orgs.registration.licensing.questions import Page, choice, words
from orgs.registration.names.letters import LETTERS
from orgs.registration.names.looking import FIELDS, as_of, hints, look
from orgs.registration.names.materials import MATERIALS
from orgs.registration.names.reasons import CORRECTIONS, REFUSALS
from orgs.registration.names.sections import SECTIONS
from orgs.registration.names.sides import SIDES
from orgs.registration.names.states import CLOCKS, RESTS, STAGES, State


class TryForm(Page):
    """A name to be tried, without a case."""

    kind = choice("组织类型", KINDS)
    first_name = words("想用的名称", max_length=60)
    industry_class = forms.ChoiceField(
        label="行业分类", choices=[("", "请选择"), *Industry.choices], required=False,
        error_messages={"invalid_choice": "请从列表中选择。"},
    )  # fmt: skip


def say(answers, day, party=None, case=None):
    """Field -> what the examiner says of the names as typed."""
    organization = answers.get("uscc")
    party = getattr(organization, "party_id", party)
    found = look(answers, rule=as_of(day), day=day, party=party, case=case)
    return {field: [Remark(f.code, f.title, f.must, f.says, f.basis) for f in findings] for field, findings in found.items()}


GUIDE = Guide(
    stages=STAGES,
    who="准备成立社会团体、民办非企业单位（社会服务机构）的发起人、举办者，和准备变更名称的社会组织。基金会请向上级登记管理机关申请。",
    way=(
        "在线填写用途、业务范围和一至{name.candidates_max}个备选名称，按优先顺序排列。",
        "系统边填边检查并写明条款；检查只作提示，您坚持的可以写明理由提交，登记机关书面答复。",
        "窗口{correction_notice_limit}内受理，或者一次告知要补的全部内容；到期没有答复就视为受理。",
        "承办和审批由两个人分别办理，承诺{name.committed_limit}内办结；备选名称都不符合的，先告知理由，可以更换一次。",
        "核准的名称保留{name.reservation_period}，届满{name.renewal_before}前可以申请续期一次；保留期内办理登记。",
    ),
    cost="不收费",
    ask="区政务服务办公室综合窗口",
    questions=(
        Question("名称以天津市滨海新区开头吗？", "请把天津市滨海新区写在最前面，街镇、社区名写在其后。"),
        Question("名称里没有中国、全国、中华、国际、世界等字样吗？", "区级登记的组织不能使用这些字样。"),
        Question("民办非企业单位的字号有{name.brand_min_chars}个以上汉字吗？（社会团体选“是”）", "请换一个更长的字号。"),
        Question("名称以本类型允许的组织形式结尾吗？", "社会团体可用协会、商会等，民办非企业单位可用中心、学校等。"),
        Question("名册中没有去掉行政区划和组织形式后相同的名称吗？", "请换一个名称，相近的也建议换。"),
    ),
    look=Look("names", FIELDS, TryForm, say, "先试一试名称"),
)  # fmt: skip

RULES = (
    "correction_notice_limit", "applicant_correction_limit", "applicant_correction_extension",
    "registration.unmended_floor", "registration.draft_limit", "registration.statement_limit", "name.decision_limit",
    "name.committed_limit", "name.decision_extension", "name.holder_limit", "name.adjust_limit", "name.adjust_times",
    "name.candidates_max",
    "name.brand_min_chars", "name.near_distance", "name.cooling_revoked", "name.cooling_changed",
    "name.cooling_cancelled", "name.reservation_period", "name.renewal_period", "name.renewal_times",
    "name.renewal_before", "name.remind_first", "name.remind_again", "name.dispute_limit", "name.after_dispute_floor",
    "remedy.review_authority", "remedy.review_limit", "remedy.suit_limit",
)  # fmt: skip

NAME_CHECK = Process(
    slug="name_check",
    code="MC",
    system=3,
    title="名称核准",
    about="成立社会组织或者变更名称前核准名称，由承办和审批两名不同人员办理；核准的名称为申请人保留一段时间、可续期一次，"
    "不予核准的书面说明理由和救济途径。",
    model="orgs.NameCheck",
    states=State,
    rests=RESTS,
    starts=State.DRAFT,
    authority="registrar",
    clocks=CLOCKS,
    hand_ins=frozenset({"submit", "resubmit", "adjust"}),
    receives=frozenset({"submit", "resubmit"}),
    accepts=("accept", "deem_accepted"),
    sections=SECTIONS,
    materials=MATERIALS,
    letters=LETTERS,
    rules=RULES,
    refusals=REFUSALS,
    corrections=CORRECTIONS,
    guide=GUIDE,
    forms="orgs.registration.names.forms",
    hints=hints,
    matters=SIDES,
)
