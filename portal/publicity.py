"""/publicity/: what the bureau announces and puts on publicity, read from casework's rows."""

from django.contrib.syndication.views import Feed
from django.http import Http404
from django.shortcuts import render
from django.views import View

from casework.intake import store
from casework.intake.rows import Upload
from casework.journal.instant import today
from casework.notices import queries
from casework.notices.attachments import KEY
from casework.notices.sorts import SORTS
from casework.views.files import SHOWN, handed_out, token_of


class PublicityView(View):
    """/publicity/: by standing, sort and words; newest first, twenty a page."""

    def get(self, request):
        """A page of it."""
        given = {name: request.GET.get(name, "").strip()[:60] for name in ("q", "standing", "sort")}
        given["sort"] = given["sort"] if given["sort"] in SORTS else ""
        day = today()
        rows = queries.asked(day, standing=given["standing"], sort=given["sort"], words=given["q"])
        page, following = queries.page_of(rows, request.GET.get("after", ""))
        context = {
            "rows": [(notice, queries.standing(notice, day)) for notice in page], "following": following, "given": given,
            "standings": queries.STANDINGS, "sorts": SORTS.values(),
        }  # fmt: skip
        return render(request, "portal/publicity.html", context)


def published(number):
    """A published notice by its number; else 404."""
    notice = queries.public().filter(number=number.upper()).select_related("unit", "earlier").first()
    if notice is None:
        raise Http404("没有这份公告或者公示")
    return notice


def about(notice, day):
    """What the page of one notice shows, beside the objection form."""
    files = Upload.objects.filter(case_id=notice.pk, key=KEY) if not notice.withdrawn_at else []
    return {
        "notice": notice, "sort": notice.declared, "standing": queries.standing(notice, day),
        "files": [(token_of(upload), upload) for upload in files],
        "later": queries.public().filter(earlier_id=notice.pk).order_by("case_ptr_id")[:10],
        "anonymous": notice.kind == "publicity" and notice.declared.anonymous_on(day),
        "objections": notice.objections.count() if notice.result else None,
    }  # fmt: skip


class NoticeFileView(View):
    """/publicity/<NUMBER>/files/<token>/: an attachment of what is published."""

    def get(self, request, number, token):
        """The file, while the notice stands."""
        notice = published(number)
        rows = Upload.objects.filter(case_id=notice.pk, key=KEY, path=f"{token[:2]}/{token[2:]}")
        upload = rows.first() if not notice.withdrawn_at else None
        if upload is None:
            raise Http404("没有这个文件")
        return handed_out(store.path_of(upload), upload.kind, upload.name, upload.kind in SHOWN)


class PublicityFeed(Feed):
    """/publicity/feed/: the newest twenty for readers of feeds."""

    title, link, description = "公示公告", "/publicity/", "最新发布的公告和公示"

    def items(self):
        """The newest, without what was withdrawn."""
        return queries.page_of(queries.public().filter(withdrawn_at__isnull=True), "")[0]

    def item_title(self, item):
        """With the kind before it."""
        return f"［{item.kind_label}］{item.title}"

    def item_description(self, item):
        """Until when, and the beginning of the text."""
        until = f"公示至{item.ends_on:%Y年%-m月%-d日}。" if item.ends_on else ""
        return until + item.body[:200]

    def item_link(self, item):
        """Its page."""
        return f"/publicity/{item.number}/"

    def item_pubdate(self, item):
        """When it was published."""
        return item.published_at


__all__ = ["NoticeFileView", "PublicityFeed", "PublicityView", "about", "published"]
