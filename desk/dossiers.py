"""卷宗 of a closed case at the desk: what the self-check found, binding it, and handing it out."""

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.views import View

from casework.intake.disclosing import noted
from casework.journal.instant import now
from casework.views.files import handed_out
from casework.views.standing import DeskView
from network.posts import posts_of
from papers.dossier.points import POINTS, examine
from papers.dossier.rounds import lost, path_of
from papers.dossier.rows import LOST, Dossier, SelfCheck
from policy.rules import value

KEEPERS = {"clerk", "reviewer", "chief", "approver", "auditor"}
BINDERS = KEEPERS - {"auditor"}


class OfClosed(DeskView, View):
    """Closed cases of their own, for those who keep files."""

    def closed(self, number, roles=KEEPERS):
        """The case; 404 for all others."""
        case = self.case(number)
        held = {held.role for held in posts_of(self.request.user, self.day)}
        if case.parent_id or case.closed_at is None or case.submitted_at is None or not held & roles:
            raise Http404("没有这份卷宗")
        return case, bool(held & BINDERS)


class DossierView(OfClosed):
    """/desk/cases/<NUMBER>/dossier/: score and faults, what is bound, the buttons."""

    def get(self, request, number):
        """The page."""
        case, may_bind = self.closed(number)
        head = case.entries.order_by("seq").values_list("digest", flat=True).last()
        bound = Dossier.objects.filter(case_id=case.pk).select_related("asked_by").first()
        check = SelfCheck.objects.filter(case_id=case.pk).first()
        context = {
            "case": case, "bound": bound, "check": check, "may_bind": may_bind, "points": [point.title for point in POINTS],
            "stale_check": check is not None and check.head != head, "stale": bound is not None and bound.made_at is not None and bound.head != head,
            "enough": int(value("dossier.pass", on=self.day).number),
        }  # fmt: skip
        return render(request, "desk/dossier.html", context)

    def post(self, request, number):
        """Examine anew, or ask for a binding; the clock makes it within a minute."""
        case, _ = self.closed(number, BINDERS)
        if "examine" in request.POST:
            examine(case)
            messages.success(request, "已重新自查。")
        elif asked_once(case, request.user):
            messages.success(request, "正在装订，大约一分钟；请过一会儿刷新本页。")
        else:
            messages.info(request, "已经在装订，请过一会儿刷新本页。")
        return HttpResponseRedirect(request.path, status=303)


def asked_once(case, user):
    """Ask for a binding; False when one is waiting already."""
    try:
        with transaction.atomic():
            Dossier.objects.create(case_id=case.pk, asked_by=user, asked_at=now())
    except IntegrityError:
        return False
    return True


class DossierFileView(OfClosed):
    """/desk/cases/<NUMBER>/dossier/<ref>/: the bound PDF (`pdf`) or the archive with its hashes (`zip`); the look is noted."""

    def get(self, request, number, ref):
        """The file; 404 while there is none."""
        case, _ = self.closed(number)
        bound = Dossier.objects.filter(case_id=case.pk, made_at__isnull=False).first()
        name = {"pdf": bound.path, "zip": bound.archive}.get(ref) if bound else None
        if name is None:
            raise Http404("还没有装订")
        if lost(bound):
            messages.info(request, LOST)
            return HttpResponseRedirect(f"/desk/cases/{case.number}/dossier/")
        noted(case, f"dossier {name}", request.user)
        return handed_out(path_of(name), ref, f"卷宗{case.number}.{ref}", inline=ref == "pdf")
