"""议题: what the officials' page shows of one, as headings with lines."""

from casework.views.history import told_of
from meetings.charges import wish
from meetings.circle import circle
from meetings.parties import named
from meetings.topics.effects import brief_of, summary
from meetings.topics.reasons import spelt


def panels(case):
    """[(heading, lines)]: what comes next, the topic, what was asked of it, the countersigns, the decision."""
    found = [
        ("接下来", [told_of(case)]), ("知悉范围", known_to(case)), ("议题", [f"{row['label']}：{row['value']}" for row in brief_of(case)]),
        ("涉及单位", [f"涉及：{'、'.join(named(case.touched))}"] if case.touched else []), ("有关办件", about(case)), ("一次告知的补充内容", gaps(case)),
        ("补充说明", [case.supplied] if case.supplied else []), ("会签", signed(case)),
        ("修改后的建议", [case.revised] if case.revised else []), ("审定", decision(case)),
        ("申请复核", [line for line in (case.review_grounds, case.review_finding and f"核查情况：{case.review_finding}") if line]),
        ("延期", [f"已延期{case.deferrals}次。{case.needed}"] if case.deferrals else []),
        ("议定", [case.resolution] if case.resolution else []),
    ]  # fmt: skip
    return [(heading, lines) for heading, lines in found if lines]


def known_to(case):
    """Who alone may read it, and why."""
    if not case.restricted:
        return []
    return [f"不公开议题：{case.restricted_for}", f"看得到题目和内容的：联席会议办公室、召集人、审计和监督人员，{'、'.join(named(sorted(circle(case))))}的联络员。其他地方写作“{case.title}”。"]


def about(case):
    """The case of another process it concerns, and what its unit could do."""
    if not case.about_id:
        return []
    asked = f"拟请有权单位{wish(case.about, case.about_step)}。" if case.about_step else f"{wish(case.about, '')}。还没有写明请有权单位办理的环节。"
    return [asked, *([f"事实：{case.about_words}"] if case.about_words else [])]


def gaps(case):
    """What was asked for, line by line."""
    return [f"{spelt(row['code'])}：{row['note']}" for row in case.gaps]


def signed(case):
    """Unit, answer, reason."""
    rows = [f"{unit}：{answer}{'。' + reason if reason else ''}" for unit, answer, reason in summary(case)]
    return [*rows, *(["各方没有协商一致，意见如上，原样附卷。"] if case.dissent else [])]


def decision(case):
    """The office's advice or the convener's reasons, and who proposes the topic with the unit."""
    lines = {"admit": ["办公室建议列入。"], "refuse": ["办公室建议不予列入。"]}.get(case.recommendation, [])
    lines = [*lines, *([spelt(case.reason_code)] if case.reason_code else []), *([case.reason] if case.reason else [])]
    return [*lines, *([f"共同提出：{'、'.join(named(case.joined))}"] if case.joined else [])]
