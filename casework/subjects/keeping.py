"""What of an answered request is kept for how long: the words of the wish go when the rule's time is over."""

from casework.intake.retention import KINDS, Kind, edge
from casework.subjects.request import DataRequest


def answered():
    """Requests closed long ago whose words are still there."""
    return DataRequest.objects.filter(closed_at__lt=edge("retention.request")).exclude(wish="")


def empty(rows):
    """The words go; that something was asked and how it was answered stays."""
    DataRequest.objects.filter(pk__in=list(rows.values_list("pk", flat=True))).update(wish="")


def register():
    """Enter the kind once."""
    label = "已办结的个人信息请求的内容"
    if label not in {kind.label for kind in KINDS}:
        KINDS.append(Kind(label, answered, empty))
