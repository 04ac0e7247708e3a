"""The page that opens a matter, for both faces: the form of its first step, on the parent's address."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render

from casework.core.answers import NotYours, Refused, Reused
from casework.core.process import PROCESSES
from casework.views.late import too_late
from casework.views.step import StepView
from matters.opening import not_now, not_yours, open_matter, opening, unborn


class OpeningView(StepView):
    """GET draws the form, POST opens: 303 on success or replay, 422 with the page, 403 not yours, 404 unknown kind."""

    def get(self, request, number, kind):
        """The form, or 403 with the reason."""
        parent, declared = self.asked(number, kind)
        if sentence := not_now(parent, declared):
            heading = f"现在不能发起{declared.title}"
            return render(request, "403.html", {"reason": sentence, "heading": heading}, status=403)
        if sentence := not_yours(parent, declared, request.user, self.day):
            return render(request, "403.html", {"reason": sentence}, status=403)
        matter, card = unborn(parent, declared), opening(declared)
        return self.page(matter, card, card.form_class(case=matter, by=request.user) if card.form_class else None)

    def post(self, request, number, kind):
        """Open it; whatever was typed comes back with the page."""
        parent, declared = self.asked(number, kind)
        try:
            made = open_matter(
                parent, kind, by=request.user, key=request.POST.get("key") or uuid.uuid4().hex, data=request.POST,
                files=request.FILES,
            )  # fmt: skip
        except NotYours as closed:
            return render(request, "403.html", {"reason": closed.problems[0]}, status=403)
        except Reused:
            card = opening(declared)
            form = card.form_class(request.POST, case=unborn(parent, declared), by=request.user) if card.form_class else None
            return too_late(request, self.case_url(parent), form=form)
        except Refused as closed:
            loose = closed.problems if closed.form is None else []
            return self.page(unborn(parent, declared), opening(declared), closed.form, problems=loose, status=422)
        messages.success(request, f"已办理：{opening(declared).label}（{made.number}）。")
        return HttpResponseRedirect(self.case_url(parent), status=303)

    def asked(self, number, kind):
        """The visible parent and the kind its process knows; else 404."""
        parent, declared = self.case(number), PROCESSES.get(kind)
        if declared is None or declared.kind != "matter" or parent.parent_id:
            raise Http404
        return parent, declared

    def for_signatory(self, card):
        """Matters are opened in person."""
        return False
