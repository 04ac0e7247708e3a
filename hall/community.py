"""社区社会组织: a filed body's own pages in the hall: its activities, written down on a phone, corrected, withdrawn."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.views import View

from casework.core.answers import Refused
from casework.intake.opening import offered
from casework.intake.store import path_of
from casework.members.parts import label_of
from casework.views.files import handed_out
from casework.views.standing import HallView
from hall.organizations import party_of
from network.posts import parts_by_party
from orgs.filing import counting
from orgs.filing.activities import keeping
from orgs.filing.activities.forms import ActivityForm, WhyForm
from orgs.filing.activities.photos import forget
from orgs.filing.activities.rows import ActivityPhoto
from orgs.filing.community_org import CommunityOrg


class BodyView(HallView):
    """What all pages of one's own body share: the body, and whether this member may write."""

    def body(self, ref):
        """The body behind an address part, if the person belongs to it; else 404."""
        party = party_of(self.request.user, ref, self.day)
        org = CommunityOrg.objects.select_related("party", "division", "street").filter(party=party).first()
        if org is None:
            raise Http404("没有这个社区社会组织")
        return org

    def barred(self, org):
        """The sentence for a member who looks only; "" for all others."""
        mine = parts_by_party(self.request.user, self.day).get(org.party_id, set())
        return "" if mine - {"finance", "reader"} else f"您的身份是{label_of(sorted(mine))}，可以查看，不能填写。需要填写的，请联系负责人。"

    def fill_in(self, form, problems):
        """Put what a refusal says beside its fields."""
        for problem in problems:
            field = getattr(problem, "field", None)
            form.add_error(field if field in form.fields else None, str(problem))
        return form


class CommunityView(BodyView, View):
    """/hall/community/<ref>/: the body with its activities, newest first, and what this year comes to."""

    def get(self, request, ref):
        """Twenty a page."""
        org = self.body(ref)
        page = Paginator(org.activities.prefetch_related("photos"), 20).get_page(request.GET.get("page"))
        context = {"org": org, "ref": ref, "page": page, "year": self.day.year, "sums": counting.totals(org, self.day.year), "barred": self.barred(org),
                   "offers": offered(org.party, self.day)}  # fmt: skip
        return render(request, "hall/community.html", context)


class NewActivityView(BodyView, View):
    """/hall/community/<ref>/activities/new/: one short page."""

    def get(self, request, ref):
        """The empty form; the place is where the body usually meets."""
        org = self.body(ref)
        return self.page(org, ref, ActivityForm(initial={"place": org.place}))

    def post(self, request, ref):
        """Keep it."""
        org = self.body(ref)
        if self.barred(org):
            return self.page(org, ref, ActivityForm(request.POST), 403)
        form = ActivityForm(request.POST, _many(request.FILES))
        if form.is_valid():
            photos = form.cleaned_data["photos"]
            try:
                row = keeping.record(org, form.said, by=request.user, key=form.cleaned_data["key"], photos=photos)
            except Refused as closed:
                self.fill_in(form, closed.problems)
            else:
                messages.success(request, "已记下。年度确认时会自动带出，不用再数一遍。")
                return HttpResponseRedirect(f"/hall/community/{ref}/activities/{row.ref}/", status=303)
            finally:
                forget(photos)
        return self.page(org, ref, form, 422)

    def page(self, org, ref, form, status=200):
        """The form."""
        return render(self.request, "hall/activity_form.html", {"org": org, "ref": ref, "form": form, "barred": self.barred(org)}, status=status)


class ActivityView(BodyView, View):
    """/hall/community/<ref>/activities/<activity>/: as it stands, what stood before, correcting and withdrawing it."""

    def get(self, request, ref, activity):
        """The page."""
        org = self.body(ref)
        return self.page(org, ref, self.row(org, activity))

    def post(self, request, ref, activity):
        """Correct or withdraw."""
        org = self.body(ref)
        row = self.row(org, activity)
        if self.barred(org):
            return self.page(org, ref, row, status=403)
        return self.retract(org, ref, row) if request.POST.get("do") == "withdraw" else self.correct(org, ref, row)

    def row(self, org, activity):
        """An activity of this body; else 404."""
        row = org.activities.prefetch_related("photos", "versions__by").filter(ref=activity).first()
        if row is None:
            raise Http404("没有这次活动")
        row.org = org
        return row

    def correct(self, org, ref, row):
        """Said anew."""
        form = ActivityForm(self.request.POST, _many(self.request.FILES), activity=row)
        if form.is_valid():
            given = form.cleaned_data
            try:
                keeping.correct(row, form.said, version=_version(self.request), why=given["why"], by=self.request.user, photos=given["photos"],
                                dropped=given.get("drop", ()))  # fmt: skip
            except Refused as closed:
                self.fill_in(form, closed.problems)
            else:
                messages.success(self.request, "已改正，改以前的内容保留在下面。")
                return HttpResponseRedirect(self.request.path, status=303)
            finally:
                forget(given["photos"])
        return self.page(org, ref, row, form=form, status=422)

    def retract(self, org, ref, row):
        """It counts no more."""
        form = WhyForm(self.request.POST, prefix="withdraw")
        if form.is_valid():
            try:
                keeping.retract(row, version=_version(self.request), why=form.cleaned_data["why"], by=self.request.user)
            except Refused as closed:
                self.fill_in(form, closed.problems)
            else:
                messages.success(self.request, "已撤回，不再计入活动次数，也不再公开。")
                return HttpResponseRedirect(self.request.path, status=303)
        return self.page(org, ref, row, leaving=form, status=422)

    def page(self, org, ref, row, form=None, leaving=None, status=200):
        """With the forms while it stands."""
        context = {
            "org": org, "ref": ref, "row": row, "barred": self.barred(org), "correcting": form, "withdrawing": leaving,
            "form": form or ActivityForm(activity=row), "leaving": leaving or WhyForm(prefix="withdraw"),
        }  # fmt: skip
        return render(self.request, "hall/activity.html", context, status=status)


class ActivityPhotoView(BodyView, View):
    """/hall/community/<ref>/photos/<photo>/: one photograph of one's own body."""

    def get(self, request, ref, photo):
        """The picture; else 404."""
        row = ActivityPhoto.objects.filter(activity__org=self.body(ref), ref=photo, removed_at__isnull=True).first()
        if row is None:
            raise Http404("没有这张照片")
        return handed_out(path_of(row), row.kind, f"活动照片.{row.kind}", inline=True)


def _many(files):
    """The files with all photographs under their name, as the field takes them."""
    return {name: files.getlist(name) for name in files}


def _version(request):
    text = request.POST.get("version", "")
    return int(text) if text.isdecimal() and len(text) < 9 else 0
