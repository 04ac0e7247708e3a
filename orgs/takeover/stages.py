"""Stages several processes share: the one correction, opinions, who was named to examine."""

from orgs.registration.licensing.questions import words
from orgs.takeover.road import Stage


def opinion(label):
    """A question for an opinion as it stands on paper."""
    return lambda: words(label, rows=2)


def gaps():
    """What the correction notice listed, a line an item."""
    return words("补正告知的内容", rows=3, help_text="一行一项：材料名称 代码 说明，例如“章程草案 C09 缺少党的建设内容”。")


def chosen_people(given):
    """Accounts of the two reviewers named."""
    return {name: getattr(given[name], "username", given[name]) for name in ("handler", "second")}


CORRECTION = (
    Stage("request_correction", "一次告知补正", "clerk", {"gaps": gaps}, lambda given: {"gaps": given["gaps"], "how": "window"}),
    Stage("resubmit", "补正材料收到", facts=lambda given: {"unable": "补正的纸质材料见卷宗扫描件。"}),
)
