"""Lines of the journal about the list: they name seats, never persons."""

from casework.core.act import actor_of
from casework.core.perform import locked
from casework.core.phases import PHASES
from casework.journal.entry import append
from casework.journal.instant import now, today, wall

LABELS = {
    "founding_opened": "开始会员联名", "founding_added": "联名名单增加会员", "founding_changed": "联名名单修改会员",
    "founding_removed": "联名名单移出会员", "founding_invited": "发出会员确认链接", "founding_revoked": "作废会员确认链接",
    "founding_confirmed": "发起会员确认", "founding_declined": "发起会员不同意加入", "founding_barred": "确认链接因多次输错停用",
    "founding_printed": "制作签名页", "founding_scanned": "上传签名页扫描件", "founding_met": "填写成立大会",
    "founding_drawn": "生成会员名册和会议纪要", "founding_on_paper": "改为上传纸质名册", "founding_resumed": "恢复会员联名",
}  # fmt: skip
OPEN = ("seats", "version", "how", "code", "count", "material")
MEMBER = {"kind": "person", "user": None, "name": "发起会员", "post": "", "unit": ""}


def line(case, name, *, by=None, **facts):
    """Append a line; the caller holds the lock on the case. Without `by` a founding member did it by link."""
    actor = actor_of(by, None, case, today()) if by else MEMBER
    return append(case, step=name, at=now(), recorded_at=wall(), actor=actor, facts=facts, open_names=OPEN)


def nudge(case_pk):
    """Once committed: hand waiting rows of the outbox to a worker."""
    for tell in PHASES["commit"]:
        tell(case_pk)


__all__ = ["LABELS", "line", "locked", "nudge"]
