"""Lines of a notice's journal that are no steps: attachments, objections, answers, looks at a sealed contact."""

from casework.core.act import actor_of
from casework.core.perform import locked
from casework.journal.entry import append
from casework.journal.instant import now, today, wall

LABELS = {
    "attach": "添加附件", "detach": "删去附件", "objection": "收到异议", "propose_answer": "提出异议答复",
    "return_answer": "退回异议答复", "answer": "确认并答复异议", "reveal": "查看异议人的联系方式",
}  # fmt: skip
OPEN = ("file", "sha256", "objection", "upheld", "reason")
PUBLIC = {"kind": "person", "user": None, "name": "公众", "post": "", "unit": ""}


def line(notice, name, *, by=None, **facts):
    """Append a line; the caller holds the lock on the notice. Without `by` somebody of the public did it."""
    actor = actor_of(by, None, notice, today()) if by else PUBLIC
    return append(notice, step=name, at=now(), recorded_at=wall(), actor=actor, facts=facts, open_names=OPEN)


__all__ = ["LABELS", "line", "locked"]
