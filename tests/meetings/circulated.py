"""Circulations of the joint meeting's cast, brought some way along their road."""

from casework.core.perform import perform
from casework.core.process import PROCESSES
from demo.filing import sheet
from meetings.keeping import new_circulation
from tests.meetings.cast import fresh

UNITS = ["health", "finance", "market"]
TASK = {"text": "将数据核对的时限延长到一月底", "lead": "health", "assisting": "区财政局", "due": "2027-01-29", "deliverable": "核对结果"}
DRAFT = {
    "secret": "no", "first": "no", "title": "调整数据核对任务的完成时限", "ground": "adjusting",
    "grounds": "原定时限与年度结算重合，只调整完成时限，不改变分工，各单位意见已经基本一致。", "resolution": "同意将数据核对的完成时限调整到2027年1月29日。",
    "tasks": [TASK], "direct": ["health"], "asked": UNITS,
}  # fmt: skip


def filed():
    """What goes with a draft."""
    return {"text": sheet("会签稿"), "background": sheet("背景材料"), "prior": None}


def drafted(cast, **said):
    """A draft at the office's desk."""
    return new_circulation(cast.home, by=cast.office, **(DRAFT | said))


def submitted(cast, **said):
    """One the director has to check."""
    return perform(drafted(cast, **said), "submit_draft", by=cast.office, files=filed())


def going_round(cast, urgent="no", case=None, **said):
    """One every unit was asked to answer."""
    case = perform(case or submitted(cast, **said), "check_draft", by=cast.director, opinion="材料齐全。")
    return perform(case, "start_circulation", by=cast.convener, urgent=urgent, urgent_reason="年底结算" if urgent == "yes" else "")


def waiting(case, slug):
    """A unit's own answer of the present round."""
    rows = PROCESSES["circulation_reply"].cases.objects.filter(parent_id=case.pk, asked__slug=slug)
    return rows.exclude(state__in=("cancelled", "abandoned")).get()


def reply(cast, case, slug, answer="agree", reason="", step="give_reply"):
    """One unit's answer."""
    return perform(waiting(case, slug), step, by=getattr(cast, slug), answer=answer, reason=reason, leader="分管领导")


def answered(cast, case, **answers):
    """All answers, agreed where nothing else is said."""
    for slug in case.asked:
        reply(cast, case, slug, answers.get(slug, "agree"), "" if answers.get(slug, "agree") == "agree" else "理由和改法写在这里，请办公室研究。")
    return fresh(case)


def passed(cast, case=None):
    """One the convener may sign."""
    return perform(answered(cast, case or going_round(cast)), "find_passed", by=cast.director, opinion="条件都已满足。")


def issued(cast, public="no", case=None):
    """One in force."""
    case = perform(passed(cast, case), "sign_resolution", by=cast.convener, public=public)
    return perform(case, "issue_resolution", by=cast.office)
