"""What is posted and announced of a body that leaves: the body, never its people (第三十七条)."""

from orgs.filing.cancellation.reasons import Cause


def _of(case):
    return [f"名称：{case.org.name}", f"备案编号：{case.org.filing_number}", f"事由：{Cause(case.cause).label}"]


def outline(case):
    """The body of the posting: what, why, what was settled in a line, how to claim."""
    found = case.settlement
    settled = (f"清点结果：财物{len(found['assets'])}项，债务{len(found['debts'])}项，代管资金余额已按规定处理；"
               f"剩余财物{case.surplus_label}。")  # fmt: skip
    lead = "下列社区社会组织拟注销备案，现予公示。债权人可以在公示期内申报债权，成员和本社区（村）居民有不同意见的可以实名提出。不公示成员姓名和联系方式。"
    return "\n".join([lead, "", *_of(case), settled])


def intention(case, rule):
    """The announcement to somebody who cannot be reached: what is intended, whom to turn to, what follows."""
    days = rule("filing_cancellation.announce_days").text
    lead = (f"下列社区社会组织拟注销备案，因无法联系，现予公告。负责人或者成员看到公告的，请在{days}内与{case.unit.name}联系，"
            "可以说明情况，愿意整改或者补办的，给予一次机会。期满没有联系的，视为已经告知。")  # fmt: skip
    return "\n".join([lead, "", *_of(case)])


def ended(case):
    """The announcement of the end."""
    paper = "纸质备案证已经交回。" if case.returned_on else "纸质备案证没有交回的，同时作废。"
    return "\n".join([f"下列社区社会组织的备案自{case.over_on:%Y年%m月%d日}起终止，备案证作废，编号不再使用。{paper}", "", *_of(case)])
