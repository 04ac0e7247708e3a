"""What the papers of every licence say; those of one process are in its own folder, how they look is templates/papers."""

from casework.clock.deadline import Deadline
from casework.core.process import process_of
from casework.intake.mending import in_rows
from casework.journal.instant import day_of
from orgs.registration.licensing.reasons import NON_ACCEPTANCE
from papers.saying import common, limit_of, made, reasons_of
from papers.words import zh_date
from policy.basis import cited, law
from policy.spelling import spelt

__all__ = ["acceptance", "cited", "common", "correction_notice", "limit_of", "made", "non_acceptance", "overdue", "reasons_of",
           "receipt", "reviewed", "termination", "unmended_notice"]  # fmt: skip

REMEDY = (
    "如不服本决定，可以自收到本决定书之日起{remedy.review_limit}内向{remedy.review_authority}申请行政复议，"
    "也可以自收到之日起{remedy.suit_limit}内向有管辖权的人民法院提起行政诉讼。"
)
OVERDUE = (
    "超过法定期限没有作出决定的，你（单位）可以自期限届满之日起{remedy.review_limit}内向{remedy.review_authority}申请行政复议，"
    "也可以依法向有管辖权的人民法院提起行政诉讼。"
)


def reviewed(findings, case):
    """The table of a review form: every point with its result, or, where it proposes to refuse, what is not met and on what ground."""
    if findings:
        return {"columns": ["审查内容", "结论"], "rows": findings}
    return {"columns": ["不符合规定的情形", "依据"], "rows": [[f"{code} {text}", basis] for code, text, basis in reasons_of(case, case.reasons)]}


def receipt(letter):
    """材料接收凭证."""
    case, shared = common(letter)
    submission = case.submissions.order_by("-number").first()
    titles = {m.key: m.title for m in process_of(case).materials}
    files = [
        {"title": titles.get(u.key, u.key), "name": u.name, "sha256": u.sha256[:16],
         "original": "原件已核" if u.original_seen_at else "复印件"}
        for u in case.uploads.filter(key__in=titles, submission=submission)
    ]  # fmt: skip
    return shared | {
        "paragraphs": [f"你（单位）提交的“{case.title}”申请材料已收到，现出具凭证。"],
        "items": [("收到日期", zh_date(case.received_on)), ("受理答复最后日期", limit_of(case, "state", letter.entry.target)),
                  ("申报内容摘要（SHA-256）", submission.digest if submission else "")],
        "materials": files,
        "note": f"依照{law('行政许可法', 32).formal}，到期没有答复的，自收到材料之日起即为受理。",
    }  # fmt: skip


def correction_notice(letter):
    """补正材料告知书."""
    case, shared = common(letter)
    return shared | {
        "paragraphs": [f"你（单位）申请“{case.title}”，经查材料不齐全或者不符合法定形式，"
                       "现一次告知需要补正的全部内容如下："],
        "columns": ["序号", "项目", "原因", "具体说明"],
        "rows": in_rows(case),
        "after": [f"请于{limit_of(case, 'state', 'correction_requested')}前补正。本告知书以外的内容，不再要求补正。",
                  "逾期不补正的，终止办理，不影响重新申请。"],
    }  # fmt: skip


def unmended_notice(letter):
    """未补齐项目通知."""
    case, shared = common(letter)
    left = [gap for gap in case.gaps if gap["about"] in case.unmended]
    return shared | {
        "paragraphs": ["你（单位）提交的补正材料已收到，补正告知书所列的下列项目仍未补齐："],
        "columns": ["序号", "项目", "原因"],
        "rows": [[str(n), gap["title"], f"{gap['code']} {gap['text']}"] for n, gap in enumerate(left, start=1)],
        "after": [f"请于{limit_of(case, 'state', 'correction_requested')}前补齐，不用补别的内容。"],
    }  # fmt: skip


def acceptance(letter):
    """受理通知书."""
    case, shared = common(letter)
    how = (
        "因登记机关在法定期限内没有答复，申请自收到材料之日起视为受理。"
        if case.deemed
        else "经审查，申请材料齐全、符合法定形式，决定予以受理。"
    )
    return shared | {
        "paragraphs": [f"你（单位）提出的“{case.title}”申请收悉。{how}"],
        "items": [("受理日期", zh_date(case.accepted_on)), ("法定办理期限至", limit_of(case, "clock", "decision")),
                  ("承诺办理期限至", limit_of(case, "promise", "decision")), ("查询方式", f"凭受理编号{case.number}在平台查询")],
    }  # fmt: skip


def non_acceptance(letter):
    """不予受理决定书."""
    case, shared = common(letter)
    reason = dict(NON_ACCEPTANCE).get((case.reasons or [""])[0], "")
    items = [("理由", reason), ("事实和依据", case.told_facts)]
    items += [("应当办理的机关", case.proper_agency)] if case.proper_agency else []
    return shared | {
        "paragraphs": [f"你（单位）提出的“{case.title}”申请，决定不予受理。"],
        "items": items,
        "remedies": spelt(REMEDY, on=day_of(letter.written_at)),
    }


def overdue(letter):
    """超期告知书."""
    case, shared = common(letter)
    found = Deadline.objects.filter(case_id=case.pk, name="decision", met_at__isnull=True).order_by("due_on")
    names = {"clock": "法定期限", "promise": "承诺期限"}
    over = [row for row in found if row.due_on < day_of(letter.written_at)]
    return shared | {
        "paragraphs": [f"“{case.title}”一案没有在期限内作出决定，现将情况和你（单位）的权利告知如下。"],
        "items": [(f"{names[row.kind]}届满", zh_date(row.due_on)) for row in over],
        "after": ["你（单位）可以向登记机关催办，登记机关应当说明原因和预计办结的日期。"],
        "remedies": spelt(OVERDUE, on=day_of(letter.written_at)) if any(row.kind == "clock" for row in over) else "",
    }  # fmt: skip


def termination(letter):
    """终止办理通知书."""
    case, shared = common(letter)
    why = {"withdraw": "你（单位）申请撤回", "release": "你（单位）放弃该名称"}.get(
        letter.entry.step, "你（单位）在期限内没有补正"
    )
    return shared | {"paragraphs": [f"“{case.title}”一案，因{why}，现终止办理。提交的纸质材料可以到窗口领回。",
                                    "终止办理不影响信用，可以随时重新申请。"]}  # fmt: skip
