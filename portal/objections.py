"""What the public objects during a publicity: the form, the receipt, the answer."""

from django import forms
from django.conf import settings
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.cache import never_cache

from casework.core.answers import Refused
from casework.journal.instant import today
from casework.notices import objections
from network.vault import seal, unseal
from portal.publicity import about, published


class ObjectionForm(forms.Form):
    """What is wrong, who says so, and how to reach them."""

    named = forms.ChoiceField(
        label="怎样提出", choices=[("yes", "实名，留下姓名和联系方式"), ("no", "匿名")], widget=forms.RadioSelect, initial="yes",
        error_messages={"required": "请选择实名还是匿名。"},
    )  # fmt: skip
    name = forms.CharField(
        label="姓名或者单位名称", max_length=60, required=False, help_text="实名提出的须填写。",
        error_messages={"required": "请填写姓名或者单位名称。"},
    )  # fmt: skip
    contact = forms.CharField(
        label="电话或者邮箱", max_length=100, required=False,
        help_text="实名提出的须填写；只用来核实和答复，加密保存，不会公开。",
        error_messages={"required": "请填写电话或者邮箱，答复时要用。"},
    )  # fmt: skip
    words = forms.CharField(
        label="异议的内容和线索", min_length=10, max_length=5000, widget=forms.Textarea(attrs={"rows": 7}),
        help_text="写明对哪一项有意见、事实是什么、有什么线索可以查证。",
        error_messages={"required": "请写明异议的内容。", "min_length": "请写清楚事实和线索，不少于10个字。", "max_length": "不能超过5000字，请写要点，材料可以在核实时提供。"},
    )  # fmt: skip

    def __init__(self, *args, anonymous, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        if not anonymous:
            del self.fields["named"]
            self.fields["name"].required = self.fields["contact"].required = True

    def clean(self):
        """A named objection has a name and a way to answer it."""
        given = super().clean()
        if given.get("named", "yes") == "no":
            return given | {"name": "", "contact": ""}
        for name in ("name", "contact"):
            if not given.get(name) and name not in self.errors:
                self.add_error(name, self.fields[name].error_messages["required"])
        return given


class NoticeView(View):
    """/publicity/<NUMBER>/: the notice; while it runs, the form to object."""

    def get(self, request, number):
        """The page."""
        notice, day = published(number), today()
        return self.page(request, about(notice, day))

    def page(self, request, context, form=None, problems=(), status=200):
        """With the form only while somebody may object."""
        closed = objections.closed(context["notice"], today())
        if closed is None or problems:
            form = form or ObjectionForm(anonymous=context["anonymous"])
        context |= {"form": None if closed else form, "closed": closed, "problems": problems}
        return render(request, "portal/notice.html", context, status=status)


class ObjectionView(NoticeView):
    """/publicity/<NUMBER>/objection/: hand in an objection; what was typed comes back with what is wrong."""

    def post(self, request, number):
        """Take it and show the receipt, once."""
        notice, day = published(number), today()
        context = about(notice, day)
        form = ObjectionForm(request.POST, anonymous=context["anonymous"])
        sentence = objections.closed(notice, day)
        if sentence:
            return self.page(request, context, problems=[sentence], status=422)
        if not form.is_valid():
            return self.page(request, context, form, status=422)
        given = form.cleaned_data
        try:
            code = objections.file(
                notice, words=given["words"], name=given["name"], contact=given["contact"], origin=origin_of(request)
            )
        except Refused as refused:
            return self.page(request, context, form, refused.problems, 422)
        request.session[place_of(notice)] = seal(code, place_of(notice))
        return HttpResponseRedirect(f"/publicity/{notice.number}/objection/done/", status=303)


def place_of(notice):
    """Where a session keeps the sealed receipt code of an objection to a notice."""
    return f"objection-{notice.number}"


@method_decorator(never_cache, "dispatch")
class ObjectionDoneView(View):
    """/publicity/<NUMBER>/objection/done/: the receipt code; shown while this session lasts, kept nowhere in clear."""

    def get(self, request, number):
        """The code and what happens next."""
        notice = published(number)
        code = unseal(request.session.get(place_of(notice), ""), place_of(notice))
        if not code:
            return HttpResponseRedirect(f"/publicity/{notice.number}/")
        row = objections.by_receipt(code)
        return render(request, "portal/objection_done.html", {"notice": notice, "code": code, "row": row})


@method_decorator(never_cache, "dispatch")
class AnswerView(View):
    """/publicity/answer/: look up what became of an objection; the code is posted, so no log holds it."""

    def get(self, request):
        """Ask for the code."""
        return render(request, "portal/objection_answer.html")

    def post(self, request):
        """The answer, or that it is still being looked into, or that there is no such code."""
        code = request.POST.get("code", "")[:40]
        row = objections.by_receipt(code)
        told = row is not None and objections.is_told(row)
        context = {"code": code, "row": row, "told": told, "answer": objections.opened(row, "answer") if told else "",
                   "missing": row is None}  # fmt: skip
        return render(request, "portal/objection_answer.html", context, status=200 if row else 422)


def origin_of(request):
    """The address a request came from: behind our own proxy the last one it passed on, else the peer's."""
    passed = request.META.get("HTTP_X_FORWARDED_FOR", "")
    if settings.SECURE_PROXY_SSL_HEADER and passed:
        return passed.rpartition(",")[2].strip()
    return request.META.get("REMOTE_ADDR", "")
