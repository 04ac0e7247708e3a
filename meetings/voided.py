"""会议: a notice of a meeting that is called off, put off or called anew is worth nothing; /verify/ says so (papers.voiding)."""

from papers.voiding import Voiding

VOIDING = (
    Voiding(("cancel", "postpone", "change_agenda"), ("notice",), ("cancellation", "postponement", "notice")),
    Voiding(("cancel", "change_agenda"), ("agenda",), ("cancellation", "agenda")),
    Voiding(("cancel",), ("collection_notice", "postponement"), ("cancellation",)),
)
