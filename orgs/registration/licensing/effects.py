"""What steps of every licence do elsewhere, and the answers their effects draw from."""

from casework.intake.handing_in import forget_drafts, opened


def handed_in(case):
    """The answers of the last submission, flat, as typed."""
    sections = opened(case.submissions.order_by("number").last())["answers"]
    return {name: value for section in sections.values() for name, value in section.items()}


def wipe_draft(case, act):
    """清除草稿和没有提交过的材料。"""
    forget_drafts(case)
