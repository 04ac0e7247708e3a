"""成立登记: the papers an application needs, when, in which form and on what ground."""

from casework.intake.declared import Material, SignedPage
from orgs.organization import Kind
from orgs.registration.establishment.charters.builder import BUILDER
from orgs.registration.establishment.founding.counting import drawn
from policy.basis import cite, law

_LIST = cite("registration/establishment-materials")
_A11, _P9 = law("社会团体登记管理条例", 11), law("民办非企业单位登记管理暂行条例", 9)
_SCAN = ("pdf", "jpg", "png")


def from_the_list(key, title):
    """Drawn from the list of founding members where there is one."""
    return lambda case: drawn(case, key, title)


def association(answers):
    """Only associations."""
    return answers.get("kind") == Kind.ASSOCIATION


def private_unit(answers):
    """Only private non-enterprise units."""
    return answers.get("kind") == Kind.PRIVATE_UNIT


MATERIALS = (
    Material("application", "成立登记申请书", (_LIST, _A11, _P9), hint="全体发起人签名或者盖章，写明日期。", page=SignedPage(
        "以上内容和随附材料真实、有效，现申请成立登记。", ("全体发起人签名（盖章）", "拟任法定代表人签名", "签署日期"))),
    Material("fund_proof", "验资报告或者银行资金证明", (_LIST, _A11), _SCAN),
    Material("premises", "住所产权证明或者使用权证明", (_LIST, _P9), _SCAN, reusable=True, also=("place_note",)),
    Material("identity", "发起人或者举办者、拟任负责人身份证明", (_LIST,), _SCAN, reusable=True, hint="身份证正反两面都要。",
             also=("leader_identity",)),
    Material("resumes", "发起人和拟任负责人基本情况表", (_LIST,), ("pdf", "docx"), reusable=True),
    Material("charter", "章程草案", (cite("registration/charter-contents"), law("社会团体登记管理条例", 14),
                                law("民办非企业单位登记管理暂行条例", 10)), ("pdf", "docx"), builder=BUILDER),
    Material("member_list", "会员名册", (_LIST, law("社会团体登记管理条例", 10)), ("xlsx", "pdf"), association, "社会团体",
             drawn=from_the_list("member_list", "会员名册")),
    Material("meeting_minutes", "成立大会会议纪要", (cite("registration/charter-contents"),), ("pdf", "docx"), association,
             "社会团体", drawn=from_the_list("meeting_minutes", "成立大会会议纪要")),
    Material("member_signatures", "发起会员签名页", (_LIST,), _SCAN, lambda answers: False, "联名用签名页的",
             hint="请在联名页按签名页的编码上传，这里只列出已经上传的扫描件。"),
    Material("staff_list", "从业人员名册", (_LIST,), ("xlsx", "pdf"), private_unit, "民办非企业单位"),
    Material("party_forms", "党员情况调查表和党建工作承诺书", (_LIST,), ("pdf",)),
    Material("license", "执业许可证书", (cite("registration/direct-consultation"),
                                  law("民办非企业单位登记管理暂行条例", 12)), _SCAN,
             lambda answers: bool(answers.get("license_no")), "已取得执业许可的", reusable=True),
    Material("civil_servant_approval", "公务员兼任负责人的批准文件", (cite("registration/officers"),), ("pdf",),
             lambda answers: answers.get("civil_servants") == "yes", "有公务员兼任的"),
    Material("authorization", "授权委托书", (cite("registration/application"), law("行政许可法", 29)), ("pdf",),
             lambda answers: answers.get("delegated") == "yes", "委托他人办理的"),
)  # fmt: skip
