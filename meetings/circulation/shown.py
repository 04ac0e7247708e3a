"""书面会签: what the officials' page shows of one, as headings with lines."""

from casework.core.process import PROCESSES
from casework.views.history import told_of
from meetings.charges import wish
from meetings.circulation import rules, words
from meetings.circulation.effects import summary
from meetings.circulation.reasons import spelt
from papers.words import zh_date


def panels(case):
    """[(heading, lines)]: what comes next, the draft, the answers and how the count stands, the resolution."""
    found = [
        ("接下来", [told_of(case)]), ("会签稿", [f"{row['label']}：{row['value']}" for row in words.sheet_rows(case)]), ("由来", origin(case)), ("有关办件", concerned(case)),
        (f"答复（第{'一二三'[case.round - 1]}轮）", [f"{unit}：{answer}{'。' + reason if reason else ''}" for unit, answer, reason in summary(case)]),
        ("计票", rules.count(case)), ("理由", [line for line in (spelt(case.reason_code), case.reason) if line]), ("决定", resolved(case)),
        ("议定事项", decisions(case)),
    ]  # fmt: skip
    return [(heading, lines) for heading, lines in found if lines]


def origin(case):
    """The topic it came from."""
    return [f"议题：{case.origin.number} {case.origin.title}"] if case.origin_id else []


def concerned(case):
    """The case of another process it concerns, and what its unit is asked to do."""
    if not case.about_id:
        return []
    asked = f"请有权单位{wish(case.about, case.about_step)}。" if case.about_step else f"{wish(case.about, '')}。还没有写明请有权单位办理的环节。"
    return [asked, *([f"事实：{case.about_words}"] if case.about_words else [])]


def resolved(case):
    """When it was signed and issued, whether it may be published, where it was told."""
    lines = [("签发", zh_date(case.signed_on)), ("是否公开", "" if case.public is None else "公开" if case.public else "不公开"),
             ("印发", zh_date(case.issued_on)), ("通报", f"{case.told_at.number} {case.told_at.title}" if case.told_at_id else "")]  # fmt: skip
    return [f"{label}：{value}" for label, value in lines if value]


def decisions(case):
    """The decisions and how they stand."""
    process = PROCESSES["decision"]
    rows = process.cases.objects.filter(sitting_id=case.pk).select_related("unit").order_by("place")
    return [f"{row.number} {row.title}（{row.unit.short}，{zh_date(row.last_day)}）：{process.label(row.state)}" for row in rows]
