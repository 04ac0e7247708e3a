"""What the portal shows: published notices, newest first, by kind, by standing, by words."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from casework.core.case import Barred
from casework.notices.notice import PublicNotice

PAGE = 20
STANDINGS = {"running": "正在公示", "ended": "公示期满", "standing": "公告"}


def public():
    """Everything that was published; what was withdrawn stays with its reason."""
    return PublicNotice.objects.filter(published_at__isnull=False)


def left(user):
    """A condition on notices: this person has left the notice, or the case it comes from, for a conflict."""
    rows = Q(case_id=OuterRef("pk")) | Q(case_id=OuterRef("source_id"))
    return Exists(Barred.objects.filter(rows, user=user))


def speaks_of(slugs):
    """A condition on cases: a notice that comes from a case of one of these processes."""
    return Exists(PublicNotice.objects.filter(pk=OuterRef("pk"), source__process__in=slugs))


def running(day):
    """Publicities whose last day has not passed, the first to end first."""
    return public().filter(kind="publicity", ends_on__gte=day, withdrawn_at__isnull=True).order_by("ends_on", "case_ptr_id")


def asked(day, *, standing="", sort="", words=""):
    """Published notices that match what somebody asks."""
    rows = public()
    if standing == "running":
        rows = rows.filter(kind="publicity", ends_on__gte=day, withdrawn_at__isnull=True)
    elif standing == "ended":
        rows = rows.filter(kind="publicity").filter(Q(ends_on__lt=day) | Q(withdrawn_at__isnull=False))
    elif standing == "standing":
        rows = rows.filter(kind="announcement")
    if sort:
        rows = rows.filter(sort=sort)
    for word in words.split()[:5]:
        rows = rows.filter(Q(title__icontains=word) | Q(body__icontains=word, withdrawn_at__isnull=True) | Q(number=word.upper()))
    return rows.select_related("unit")


def page_of(rows, after):
    """(one page, the number after which the next begins or ""): newest first, by a key and without counting."""
    last = PublicNotice.objects.filter(number=after, published_at__isnull=False).first() if after else None
    if last:
        rows = rows.filter(
            Q(published_at__lt=last.published_at) | Q(published_at=last.published_at, case_ptr_id__lt=last.pk)
        )
    found = list(rows.order_by("-published_at", "-case_ptr_id")[: PAGE + 1])
    return found[:PAGE], found[PAGE - 1].number if len(found) > PAGE else ""


@dataclass(frozen=True)
class Standing:
    """Where a published notice stands for the public: in a word, its colour, and what the reader may do."""

    label: str
    tone: str
    left: int | None = None
    do: str = ""


def standing(notice, day):
    """The standing of a published notice on a day."""
    if notice.withdrawn_at:
        return Standing("已撤回", "grey")
    if notice.kind == "announcement":
        return Standing("公告", "")
    if day <= notice.ends_on and notice.state == "running":
        return Standing("正在公示", "amber", (notice.ends_on - day).days, "对公示的内容有不同意见的，请在公示期内提出，写明事实和线索。")
    if notice.result:
        return Standing("已公布结果", "green")
    return Standing("公示期满", "grey", do="公示期已满，不再接收异议；结果将在这里公布。")
