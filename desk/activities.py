"""/desk/activities/: what filed bodies did, for their community and street; photographs are looked at before the public sees them."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Exists, F, OuterRef
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.views import View

from casework.core.answers import Refused
from casework.intake.store import path_of
from casework.views.files import handed_out
from casework.views.standing import DeskView
from orgs.filing import counting
from orgs.filing.activities import keeping
from orgs.filing.activities.forms import WhyForm
from orgs.filing.activities.rows import Activity, ActivityPhoto
from orgs.filing.near import NEAR, bodies_seen, looks, tends


class NearView(DeskView):
    """Pages for those who are near filed bodies, in `units` of these capacities; to all others they are not there."""

    units = NEAR

    def dispatch(self, request, *args, **kwargs):
        """Posts of a street, a community, the supervising bureau, auditors."""
        if request.user.is_authenticated and not looks(request.user, self.day, self.units):
            raise Http404("没有这一页")
        return super().dispatch(request, *args, **kwargs)

    def bodies(self):
        """The bodies this official sees."""
        return bodies_seen(self.request.user, self.day, self.units)


class ActivitiesView(NearView, View):
    """The list, newest first; all of them, or those whose photographs wait to be looked at."""

    def get(self, request):
        """Twenty a page."""
        waiting = ActivityPhoto.objects.filter(activity=OuterRef("pk"), removed_at__isnull=True, released_at__isnull=True)
        rows = Activity.objects.filter(org__in=self.bodies())
        owed = rows.filter(Exists(waiting), photos_agreed=True, withdrawn=False)
        given = {name: request.GET.get(name, "").strip()[:60] for name in ("q", "show")}
        found = owed if given["show"] == "photos" else rows
        found = found.filter(org__name__contains=given["q"]) if given["q"] else found
        page = Paginator(counting.with_photos(found.order_by(F("held_on").desc(), "-id")), 20).get_page(request.GET.get("page"))
        return render(request, "desk/activities.html", {"page": page, "given": given, "owed": owed.count()})


class ActivityView(NearView, View):
    """/desk/activities/<ref>/: one activity with photographs and earlier versions; releasing photographs, taking it off the public page."""

    def get(self, request, ref):
        """The page."""
        return self.page(self.row(ref))

    def post(self, request, ref):
        """`do` is release, hide or show. 403 for those who see and do not tend the body."""
        row = self.row(ref)
        if not tends(request.user, row.org, self.day):
            return self.page(row, ["照片和公开由这个社区的工作人员或者街镇工作人员办理，您可以查看。"], 403)
        form, do = WhyForm(request.POST), request.POST.get("do", "")
        try:
            if do == "release":
                keeping.let_out(row, by=request.user)
            elif not form.is_valid():
                return self.page(row, status=422, form=form)
            else:
                keeping.hide(row, hidden=do == "hide", why=form.cleaned_data["why"], by=request.user)
        except Refused as closed:
            return self.page(row, closed.problems, 422, form)
        said = {"release": "照片已公开。", "hide": "已从公开页面撤下，仍计入活动次数。"}
        messages.success(request, said.get(do, "已恢复公开。"))
        return HttpResponseRedirect(request.path, status=303)

    def row(self, ref):
        """An activity of a body this official sees; else 404."""
        rows = counting.with_photos(Activity.objects.filter(org__in=self.bodies(), ref=ref))
        row = rows.prefetch_related("versions__by").first()
        if row is None:
            raise Http404("没有这次活动")
        return row

    def page(self, row, problems=(), status=200, form=None):
        """Buttons for those who tend the body."""
        may = tends(self.request.user, row.org, self.day) and not row.withdrawn
        form = form if form is not None and form.is_bound and "why" in form.data else WhyForm()
        return render(self.request, "desk/activity.html", {"row": row, "may": may, "problems": problems, "form": form}, status=status)


class ActivityPhotoView(NearView, View):
    """/desk/activities/<ref>/photos/<photo>/: one photograph, also one that the leader has not let out."""

    def get(self, request, ref, photo):
        """The picture; else 404."""
        rows = ActivityPhoto.objects.filter(activity__org__in=self.bodies(), activity__ref=ref, ref=photo, removed_at__isnull=True)
        row = rows.first()
        if row is None:
            raise Http404("没有这张照片")
        return handed_out(path_of(row), row.kind, f"活动照片.{row.kind}", inline=True)
