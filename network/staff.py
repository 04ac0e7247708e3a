"""Staff pages: who holds which post from when to when; leaving hands over first; three administrators are three people."""

from datetime import datetime, timedelta

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Q
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views import View

from network import handover
from network.people import Delegation, Post, StaffChange
from network.posts import other_administrator, posts_of
from network.roles import ADMINISTRATORS, POSTS, ROLES
from network.staff_forms import AppointForm, DelegateForm, EndForm
from network.users import User


class Administration(LoginRequiredMixin, View):
    """Pages of the administrators; each sees what is theirs, others see nothing."""

    needed = {"admin", "security", "auditor"}

    def dispatch(self, request, *args, **kwargs):
        """404 without one of the roles."""
        self.now = datetime.now(tz=timezone.get_default_timezone())
        self.day = self.now.date()
        if request.user.is_authenticated:
            self.roles = {held.role for held in posts_of(request.user, self.day)} & self.needed
            if not self.roles:
                raise Http404
        return super().dispatch(request, *args, **kwargs)

    def appointable(self):
        """Security appoints the other two administrators; the system administrator everybody else."""
        names = [name for name in POSTS if name not in ADMINISTRATORS] if "admin" in self.roles else []
        return names + (["admin", "auditor", "security"] if "security" in self.roles else [])

    def note(self, about, what, reason=""):
        """Write down the change."""
        StaffChange.objects.create(at=self.now, by=self.request.user, about=about, what=what, reason=reason)


class StaffView(Administration):
    """/desk/staff/: posts, current ones first."""

    def get(self, request):
        """Fifty a page; by words in name, unit or title."""
        rows = Post.objects.select_related("user", "unit", "division").order_by("unit_id", "role", "id")
        words = request.GET.get("q", "").replace("\x00", "").strip()
        if words:
            rows = (
                rows.filter(user__name__contains=words)
                | rows.filter(unit__name__contains=words)
                | rows.filter(title__contains=words)
            )
        page = Paginator(rows, 50).get_page(request.GET.get("page"))
        for post in page:
            post.label = ROLES[post.role].label
            post.may_end = post.role in self.appointable() and (post.valid_to is None or post.valid_to >= self.day)
        context = {"page": page, "words": words, "day": self.day, "may_appoint": bool(self.appointable()),
                   "may_read": bool(self.roles & ChangesView.needed)}  # fmt: skip
        return render(request, "network/staff.html", context)


class AppointView(Administration):
    """/desk/staff/appoint/."""

    needed = {"admin", "security"}

    def get(self, request):
        """The form."""
        return render(request, "network/appoint.html", {"form": AppointForm(roles=self.appointable())})

    def post(self, request):
        """Appoint."""
        form = AppointForm(request.POST, roles=self.appointable())
        if not form.is_valid():
            return render(request, "network/appoint.html", {"form": form}, status=422)
        given = form.cleaned_data
        with transaction.atomic():
            post = Post.objects.create(
                user=given["username"], role=given["role"], unit=given["unit"], division=given["division_code"],
                title=given["title"], valid_from=given["valid_from"], valid_to=given["valid_to"],
            )  # fmt: skip
            User.objects.filter(pk=post.user_id, is_staff=False).update(is_staff=True)
            self.note(post.user, f"任命：{ROLES[post.role].label}，{post.unit.short}，自{post.valid_from:%Y年%-m月%-d日}起")
        messages.success(request, f"已任命{post.user.name}为{post.title}。")
        return HttpResponseRedirect("/desk/staff/", status=303)


class EndView(Administration):
    """/desk/staff/<post>/end/: hand over, then end."""

    needed = {"admin", "security"}

    def find(self, pk):
        """A post of today that one may end."""
        post = get_object_or_404(Post.objects.select_related("user", "unit"), pk=pk)
        if post.role not in self.appointable() or (post.valid_to and post.valid_to < self.day):
            raise Http404
        return post

    def get(self, request, pk):
        """The form, with what is open."""
        post = self.find(pk)
        context = {"post": post, "form": EndForm(initial={"valid_to": self.day}), "open": handover.open_work(post.user)}
        return render(request, "network/end.html", context)

    def post(self, request, pk):
        """End the post; open work needs a successor of the same role."""
        post, form = self.find(pk), EndForm(request.POST)
        count = handover.open_work(post.user)
        if form.is_valid():
            self.check(form, post, count)
        if not form.is_valid():
            return render(request, "network/end.html", {"post": post, "form": form, "open": count}, status=422)
        given = form.cleaned_data
        with transaction.atomic():
            if count:
                handover.hand_over(post.user, given["successor"], request.user)
            post.valid_to = given["valid_to"]
            post.save(update_fields=["valid_to"])
            self.note(
                post.user, f"卸任：{ROLES[post.role].label}，{post.unit.short}，至{post.valid_to:%Y年%-m月%-d日}", given["reason"]
            )
        messages.success(request, f"{post.user.name}的岗位到{post.valid_to:%Y年%m月%d日}为止。")
        return HttpResponseRedirect("/desk/staff/", status=303)

    def others(self, post, last):
        """Whether somebody else still holds the role on the day after the last."""
        held = Post.objects.filter(role=post.role, valid_from__lte=last + timedelta(days=1)).exclude(user=post.user)
        return held.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=last)).exists()

    def check(self, form, post, count):
        """Days in order; a successor who can do the work; somebody left who can appoint."""
        given = form.cleaned_data
        if post.role in ("admin", "security") and not self.others(post, given["valid_to"]):
            form.add_error(None, f"这是最后一位{ROLES[post.role].label}，请先任命接替的人，再办理卸任。")
        if given["valid_to"] < post.valid_from:
            form.add_error("valid_to", "最后一天不能早于任职起始日。")
        if post.valid_to and given["valid_to"] > post.valid_to:
            form.add_error("valid_to", f"这个岗位原定到{post.valid_to:%Y年%m月%d日}为止，延长任期须重新任命。")
        successor = given["successor"]
        if count and successor is None:
            form.add_error("successor", f"还有{count}件在办，请先写明接手人。")
        if successor:
            day = given["valid_to"] + timedelta(days=1)
            held = {h.role for h in posts_of(successor, max(self.day, day))}
            if successor == post.user or post.role not in held:
                form.add_error("successor", f"接手人须是另一位{ROLES[post.role].label}。")


class DelegateView(Administration):
    """/desk/staff/<post>/delegate/: somebody stands in for some days."""

    needed = {"admin", "security"}

    def get(self, request, pk):
        """The form."""
        post = EndView.find(self, pk)
        return render(request, "network/delegate.html", {"post": post, "form": DelegateForm()})

    def post(self, request, pk):
        """Record the delegation."""
        post, form = EndView.find(self, pk), DelegateForm(request.POST)
        if form.is_valid():
            self.check(form, post)
        if not form.is_valid():
            return render(request, "network/delegate.html", {"post": post, "form": form}, status=422)
        given = form.cleaned_data
        with transaction.atomic():
            Delegation.objects.create(post=post, **given)
            User.objects.filter(pk=given["deputy"].pk, is_staff=False).update(is_staff=True)
            self.note(given["deputy"], f"代理{post.user.name}（{post.title}），{given['valid_from']:%Y年%-m月%-d日}至{given['valid_to']:%Y年%-m月%-d日}",
                      given["document_number"])  # fmt: skip
        return HttpResponseRedirect("/desk/staff/", status=303)

    def check(self, form, post):
        """Somebody else, and nobody who is another of the three administrators in these days."""
        given, deputy = form.cleaned_data, form.cleaned_data["deputy"]
        other = other_administrator(deputy, post.role, given["valid_from"], given["valid_to"])
        if deputy == post.user:
            form.add_error("deputy", "不能由本人代理自己。")
        elif other:
            form.add_error("deputy", f"{deputy.name}已经是{other}；系统、安全、审计三员须由三个人担任。")


class ChangesView(Administration):
    """/desk/staff/changes/: every change of who may do what, for the auditor."""

    needed = {"auditor", "security"}

    def get(self, request):
        """Fifty a page."""
        rows = StaffChange.objects.select_related("by", "about")
        page = Paginator(rows, 50).get_page(request.GET.get("page"))
        return render(request, "network/changes.html", {"page": page})
