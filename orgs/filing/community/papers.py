"""社区社会组织备案: what its papers say; how they look is templates/papers."""

from casework.core.process import process_of
from casework.intake.handing_in import opened
from casework.intake.mending import in_rows
from casework.intake.shown import masked, shown
from casework.journal.instant import day_of
from network.units import with_capacity
from orgs.filing import charters
from orgs.filing.certificates import NO_LEGAL_PERSON, fields_of, scope
from orgs.filing.choices import Category, MemberKind
from orgs.filing.community_org import CommunityOrg
from papers.saying import common, limit_of, made, reasons_of
from papers.words import zh_date
from policy.spelling import spelt

REVIEW = "不服本决定的，可以自收到之日起{filing.review_request_limit}内向区民政局申请复核。"
REMEDY = ("也可以自收到之日起{remedy.review_limit}内向{remedy.review_authority}申请行政复议，"
          "或者自收到之日起{remedy.suit_limit}内向有管辖权的人民法院提起行政诉讼。")  # fmt: skip
NOT_LEGAL = "备案后可以用备案名称在备案范围内开展活动，不具有法人资格；备案不是行政许可，不收取任何费用。"


def sections(case):
    """[(section, its form bound to what was handed in last)]."""
    typed = opened(case.submissions.order_by("number").last())["answers"]
    found = [(section, section.form(typed.get(section.key, {}))) for section in process_of(case).sections]
    for _, form in found:
        form.is_valid()
    return found


def filing_receipt(letter):
    """申请收件回执."""
    case, shared = common(letter)
    submission = case.submissions.order_by("number").last()
    rest = process_of(case).label(case.state)
    return shared | {
        "to": case.party.name, "paragraphs": [f"你们提交的“{case.full_name}”备案申请已收到，现出具回执。"],
        "items": [("受理编号", case.number), ("提交时间", zh_date(day_of(letter.written_at))), ("下一步", rest),
                  ("答复最后日期", limit_of(case, "state", case.state) or limit_of(case, "clock", "decision")),
                  ("申报内容摘要（SHA-256）", submission.digest)],
        "note": "扫描二维码或者凭受理编号可以查询进度。",
    }  # fmt: skip


def application_form(letter):
    """备案申请表: what was filled in; numbers masked, the roster left where it is sealed: a paper's words are kept in clear."""
    case, shared = common(letter)
    rows = []
    for _, form in sections(case):
        for name, field in form.fields.items():
            said = masked(name, f"{case.member_count}人，名册加密保存在平台" if name == "members" else shown(form, name))
            rows.append([str(field.label), "；".join(said) if isinstance(said, list) else str(said)])
    return shared | {"items": [("名称", case.full_name), ("受理编号", case.number)], "columns": ["项目", "填写内容"],
                     "rows": rows, "opinions": []}  # fmt: skip


def charter(letter):
    """章程, from the model text."""
    case, shared = common(letter)
    return shared | charters.written(case)


def correction_notice(letter):
    """一次性告知书."""
    case, shared = common(letter)
    who = "居村委会" if letter.entry.step == "community_ask" else "街镇"
    phone = [f"咨询电话：{case.unit.phone}"] if case.unit.phone else []
    return shared | {
        "paragraphs": [f"你们申请“{case.full_name}”备案，{who}看过材料，一次告知需要补正的全部内容如下："],
        "columns": ["序号", "项目", "原因", "怎么补"], "rows": in_rows(case),
        "after": [f"请于{limit_of(case, 'state', letter.entry.target)}前补正；逾期不补正的退件，材料保留，可以重新申请。", *phone],
    }  # fmt: skip


def closing_notice(letter):
    """退件通知."""
    case, shared = common(letter)
    left = [gap for gap in case.to_mend() if not gap["touched"]]
    told = case.letters.filter(name__in=("community_asked", "street_asked")).order_by("-id").first()
    return shared | {
        "paragraphs": [f"“{case.full_name}”备案申请，在期限内没有收到补正，现予退件。"],
        "items": [("告知补正日期", zh_date(day_of(told.written_at)) if told else ""),
                  ("没有补正的项目", "、".join(gap["title"] for gap in left) or "没有提交")],
        "after": ["材料保留在平台，可以在“我的办件”里重新申请，不用重复提交。"],
    }  # fmt: skip


def filing_notice(letter):
    """备案通知书."""
    case, shared = common(letter)
    org = CommunityOrg.objects.get(party_id=case.party_id)
    return shared | {
        "paragraphs": [f"“{org.name}”的备案申请，经审查符合规定，决定予以备案。"],
        "items": [("备案编号", org.filing_number), *matters(org), ("备案日期", zh_date(org.filed_on))],
        "after": [NOT_LEGAL, "每年3月31日前在线报送上一年度情况（年度确认）；10月1日以后备案的，次年免报。"],
    }  # fmt: skip


def matters(org):
    """What was filed."""
    return [("类别", Category(org.category).label), ("成员类型", MemberKind(org.member_kind).label.split("（")[0]),
            ("活动内容", org.activity), ("活动范围", scope(org)), ("活动场所", org.place)]  # fmt: skip


def filing_certificate(letter):
    """社区社会组织备案证."""
    case, shared = common(letter)
    org = CommunityOrg.objects.select_related("street", "division", "leader").get(party_id=case.party_id)
    return shared | {
        "fields": fields_of(org, shared["agency"]), "says": NO_LEGAL_PERSON,
    }  # fmt: skip


def refusal_notice(letter):
    """不予备案通知书."""
    case, shared = common(letter)
    first = letter.entry.step == "refuse"
    ways = spelt(REVIEW + REMEDY if first else f"不服本决定的，{REMEDY}", on=day_of(letter.written_at))
    return shared | {
        "paragraphs": [f"你们申请“{case.full_name}”备案，{'经重新办理，' if not first else ''}决定不予备案。", f"事实：{case.refusal_facts}"],
        "columns": ["代码", "理由", "依据"], "rows": reasons_of(case, case.reasons), "remedies": ways,
        "after": ["改正以后可以重新申请。"],
    }  # fmt: skip


def review_decision(letter):
    """复核决定书."""
    case, shared = common(letter)
    upheld = letter.entry.step == "uphold"
    bureau = next(iter(with_capacity("supervisor")), case.unit)
    said = "维持原决定" if upheld else "原决定不当，责令重新办理"
    return shared | {
        "agency": bureau.name,
        "paragraphs": [f"“{case.full_name}”不服{case.unit.name}不予备案的决定，申请复核。"],
        "items": [("原决定", "、".join(f"{code} {text}" for code, text, _ in reasons_of(case, case.refused_for))),
                  ("原决定认定的事实", case.refused_facts), ("申请人的理由", case.claim), ("查明的事实和理由", case.review_ground),
                  ("复核结论", said)],
        "remedies": spelt(f"不服本决定的，{REMEDY}", on=day_of(letter.written_at)),
    }  # fmt: skip


PAPERS = {
    "filing_receipt": made("申请收件回执", filing_receipt, "papers/receipt.html"),
    "application_form": made("社区社会组织备案申请表", application_form, "papers/form.html"),
    "charter": made("社区社会组织章程", charter, "papers/charter_issued.html"),
    "correction_notice": made("一次性告知书", correction_notice, series="滨社备补"),
    "closing_notice": made("退件通知", closing_notice),
    "filing_notice": made("备案通知书", filing_notice, series="滨社备"),
    "filing_certificate": made("社区社会组织备案证", filing_certificate, "papers/filing_certificate.html"),
    "refusal_notice": made("不予备案通知书", refusal_notice, series="滨社备不"),
    "review_decision": made("复核决定书", review_decision, series="滨社备复"),
}
