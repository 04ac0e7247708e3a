"""Notices at the desk: the list, a new draft, one notice with what the gate found and the steps that may be taken."""

import uuid

from django.contrib import messages
from django.db.models import Count, Q
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.views import View

from casework.core.answers import Refused, Reused
from casework.core.process import process_of
from casework.core.sight import KEPT_TO, sees
from casework.intake import store
from casework.notices import checks, publishing
from casework.notices.attachments import ACCEPTS, KEY, attach, detach
from casework.notices.forms import WriteForm
from casework.notices.journal import LABELS
from casework.notices.notice import PublicNotice
from casework.notices.queries import left
from casework.notices.states import State
from casework.views.doors import open_doors
from casework.views.files import SHOWN, handed_out, token_of
from casework.views.history import history
from casework.views.standing import DeskView
from casework.views.step import StepView
from desk.phrases import Phrasing
from network.posts import posts_of
from network.roles import ROLES

PAGE = 25
DRAFTERS = {"editor", "publisher", "reviewer", "chief"}
READERS = {"auditor", "discipline", "community", "street"}
OTHER_KIND = {"announcement": "publicize", "publicity": "announce"}
BUCKETS = {
    "todo": ("待办", ["draft", "checked", "ended"]), "running": ("正在公示", ["running"]),
    "done": ("已发布", ["announced", "concluded", "withdrawn"]), "all": ("全部", None),
}  # fmt: skip


class NoticesDesk(DeskView):
    """Pages of those who draft, check and publish notices over their division; auditors read."""

    def dispatch(self, request, *args, **kwargs):
        """404 for all others."""
        if request.user.is_authenticated and not self.held(DRAFTERS | READERS):
            raise Http404("没有这个页面")
        return super().dispatch(request, *args, **kwargs)

    def held(self, roles):
        """The user's posts of these roles today."""
        return [post for post in posts_of(self.request.user, self.day) if post.role in roles]

    def seen(self):
        """The notices this person may see."""
        condition = Q(pk__in=[])
        for post in self.held(DRAFTERS | READERS):
            overseer = ROLES[post.role].sees == "all"  # what is hidden from supervision cannot be supervised (docs/adr/0015)
            kept = [] if overseer else [slug for slug, admits in KEPT_TO.items() if not admits(post)]
            condition |= Q(division__code__startswith=post.division.code) & ~Q(source__process__in=kept)
        return PublicNotice.objects.filter(condition).exclude(left(self.request.user))

    def case(self, number):
        """The notice with this number, if this person may see it; else 404."""
        rows = self.seen().select_related("party", "division", "unit", "source", "earlier", "published_by")
        notice = rows.filter(number=number).first() if number == number.upper() else None
        if notice is None:
            raise Http404("没有这份公告或者公示")
        return notice


class NoticesView(NoticesDesk, View):
    """/desk/notices/: by what there is to do; newest first."""

    def get(self, request):
        """A page of it."""
        chosen = request.GET.get("bucket", "todo")
        chosen = chosen if chosen in BUCKETS else "todo"
        rows, states = self.seen(), BUCKETS[chosen][1]
        rows = rows.filter(state__in=states) if states else rows
        words, after = request.GET.get("q", "").strip(), request.GET.get("after", "")
        if words:
            rows = rows.filter(Q(number__startswith=words.upper()) | Q(title__contains=words))
        if after.isdecimal():
            rows = rows.filter(pk__lt=int(after))
        rows = rows.select_related("unit").annotate(
            open_objections=Count("objections", filter=Q(objections__answered_at__isnull=True))
        )
        found = list(rows.order_by("-case_ptr_id")[: PAGE + 1])
        context = {
            "rows": [(notice, State(notice.state).label) for notice in found[:PAGE]], "words": words, "chosen": chosen,
            "following": found[PAGE - 1].pk if len(found) > PAGE else "", "may_draft": self.held(DRAFTERS),
            "buckets": [{"key": key, "label": label, "current": key == chosen} for key, (label, _) in BUCKETS.items()],
        }  # fmt: skip
        return render(request, "desk/notices.html", context)


class NewNoticeView(NoticesDesk, View):
    """/desk/notices/new/: begin a draft; the address may name the notice it follows (?earlier=)."""

    def get(self, request):
        """The form, for whoever may draft."""
        if not self.held(DRAFTERS):
            raise Http404
        earlier = request.GET.get("earlier", "")[:24]
        initial = {"earlier": earlier, "relation": "follows"} if earlier else {}
        return self.page(WriteForm(by=request.user, initial=initial))

    def post(self, request):
        """Begin it; pressed twice, it is begun once."""
        form = WriteForm(request.POST, by=request.user)
        posts = self.held(DRAFTERS)
        if not posts:
            raise Http404
        if not form.is_valid():
            return self.page(form, 422)
        try:
            notice = publishing.draft(
                **form.cleaned_data, by=request.user, unit=posts[0].unit, division=posts[0].division,
                key=request.POST.get("key") or None,
            )  # fmt: skip
        except Reused as reused:
            return self.page(form, 409, [str(reused)])
        return HttpResponseRedirect(f"/desk/notices/{notice.number}/", status=303)

    def page(self, form, status=200, problems=()):
        """The page."""
        context = {"form": form, "key": uuid.uuid4().hex, "problems": problems}
        return render(self.request, "desk/notice_new.html", context, status=status)


class NoticeDeskView(NoticesDesk, View):
    """/desk/notices/<NUMBER>/: text, attachments, what the gate says, objections, steps, history."""

    def get(self, request, number):
        """The page."""
        return self.page(self.case(number))

    def page(self, notice, problems=(), status=200):
        """Everything about one notice."""
        user, process = self.request.user, process_of(notice)
        steps = [card for card in open_doors(notice, user, self.day) if card.name != OTHER_KIND[notice.kind]]
        unpublished = notice.published_at is None and notice.state != "discarded"
        context = {
            "case": notice, "source_opens": notice.source_id and sees(user, notice.source, self.day), "state_label": process.label(notice.state), "told": process.told(notice.state), "steps": steps,
            "hits": checks.hits_of(notice) if unpublished else [], "unread": checks.unread_of(notice) if unpublished else [],
            "unpublished": unpublished, "problems": problems, "labels": LABELS, "accepts": ",".join(f".{k}" for k in ACCEPTS),
            "files": [(token_of(upload), upload) for upload in notice.uploads.filter(key=KEY)],
            "day": self.day, "may_answer": self.held(notice.declared.verifiers), "may_attach": notice.state == "draft" and self.held(DRAFTERS),
            "may_draft": self.held(DRAFTERS),
            "objections": notice.objections.select_related("proposed_by", "answered_by").order_by("place")[:300],
            "history": [(LABELS.get(line.label, line.label), line) for line in history(notice, process, refusals=True)],
        }  # fmt: skip
        return render(self.request, "desk/notice.html", context, status=status)


class NoticeFilesView(NoticeDeskView):
    """/desk/notices/<NUMBER>/files/: add an attachment to a draft, or take one out."""

    def post(self, request, number):
        """Inspect, read, keep; what is wrong comes back as sentences."""
        notice = self.case(number)
        if not self.held(DRAFTERS):
            raise Http404
        try:
            if "remove" in request.POST:
                detach(notice, self.upload(notice, request.POST["remove"]), request.user)
            for file in request.FILES.getlist("file"):
                upload = attach(notice, file, request.user)
                messages.success(request, f"已添加“{upload.name}”。")
        except Refused as refused:
            return self.page(notice, refused.problems, 422)
        if "remove" not in request.POST and not request.FILES:
            return self.page(notice, ["请先选择要添加的文件。"], 422)
        return HttpResponseRedirect(f"/desk/notices/{number}/", status=303)

    def upload(self, notice, token):
        """An attachment by its random name; else 404."""
        found = notice.uploads.filter(key=KEY, path=f"{token[:2]}/{token[2:]}").first()
        if found is None:
            raise Http404("没有这个文件")
        return found


class NoticeFileDeskView(NoticeFilesView):
    """/desk/notices/<NUMBER>/files/<token>/: look at an attachment before it is published."""

    http_method_names = ["get", "head"]

    def get(self, request, number, token):
        """The file."""
        upload = self.upload(self.case(number), token)
        return handed_out(store.path_of(upload), upload.kind, upload.name, upload.kind in SHOWN)


class NoticeStepView(Phrasing, NoticesDesk, StepView):
    """/desk/notices/<NUMBER>/steps/<step>/: the step page over notices."""

    def initial(self, case, card):
        """The text as it stands, for a new edition."""
        return {"sort": case.sort, "title": case.title, "body": case.body, "relation": case.relation,
                "earlier": case.earlier.number if case.earlier else ""}  # fmt: skip

    def case_url(self, case):
        """The notice's own page."""
        return f"/desk/notices/{case.number}/"
