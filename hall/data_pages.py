"""/hall/data/: the page, the files to take away, and the request to correct or delete."""

import json
import uuid

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views import View

from casework.core.answers import NotYours, Refused, Reused
from casework.core.models import Case
from casework.subjects.forms import AskForm
from casework.subjects.opening import ask
from casework.subjects.wishes import kept
from hall.held import LABELS, counted, held, written
from network.identity import Level, level_of


def private(answer):
    """Kept by no cache."""
    answer["Cache-Control"] = "no-store, private"
    return answer


def context_of(user):
    """What the page and the readable file show."""
    found = held(user)
    return found | {
        "account": [(LABELS.get(name, name), {True: "是", False: "否"}.get(value, value) if isinstance(value, bool) else value)
                    for name, value in found["account"].items()],
        "traces": counted(found["traces"]), "kept": kept(), "level": level_of(user), "enough": Level.DOCUMENT,
        "requests": Case.objects.filter(process="data_request", opened_by=user).order_by("-pk")[:20],
    }  # fmt: skip


class HeldView(LoginRequiredMixin, View):
    """/hall/data/: the page; with ?format=json or ?format=html the file."""

    def get(self, request):
        """Nothing of it may be kept by a cache."""
        wanted = request.GET.get("format")
        if wanted == "json":
            text = json.dumps(held(request.user), ensure_ascii=False, indent=1, default=written)
            answer = HttpResponse(text, content_type="application/json")
        elif wanted == "html":
            answer = render(request, "hall/held_file.html", context_of(request.user))
        else:
            return private(render(request, "hall/held.html", context_of(request.user)))
        answer["Content-Disposition"] = f'attachment; filename="my-data.{wanted}"'
        return private(answer)


class AskView(LoginRequiredMixin, View):
    """/hall/data/request/: ask for a correction or a deletion; decided and answered in writing."""

    def get(self, request):
        """The form."""
        return self.page(request, AskForm(by=request.user))

    def post(self, request):
        """Open the request and hand it in at once, or say what is missing; nothing half-done stays."""
        try:
            case = ask(request.user, request.POST, key=request.POST.get("key") or None)
        except LookupError:
            return self.page(request, AskForm(request.POST, by=request.user),
                             ["还没有指定答复的人员，请带身份证件到窗口提出。"], 422)  # fmt: skip
        except (NotYours, Refused) as closed:
            form = getattr(closed, "form", None)
            loose = closed.problems if form is None else []
            return self.page(request, form or AskForm(request.POST, by=request.user), loose, 422)
        except Reused:
            messages.info(request, "这件请求已经提出过，没有重复提出。")
            return HttpResponseRedirect("/hall/data/", status=303)
        messages.success(request, f"请求已提出，编号 {case.number}。")
        return HttpResponseRedirect(f"/hall/cases/{case.number}/", status=303)

    def page(self, request, form, problems=(), status=200):
        """The page: what may be asked, how the account stands, what is kept."""
        context = {"form": form, "problems": problems, "kept": kept(), "level": level_of(request.user),
                   "enough": Level.DOCUMENT, "key": uuid.uuid4().hex}  # fmt: skip
        return private(render(request, "hall/data_request.html", context, status=status))
