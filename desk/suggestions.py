"""A suggestion at the desk: the office makes a draft topic of it or sets it aside with a reason."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.views import View

from casework.core.answers import Refused
from casework.intake.questions import Page, choice, words
from desk.meetings import MeetingsDesk
from meetings.suggesting import answering

LIST = "/desk/meetings/?tab=suggestions"


class AnswerForm(Page):
    """What to do with it, and why where it is set aside."""

    ground = forms.CharField(widget=forms.HiddenInput)
    what = choice("怎样处理", [("adopt", "建立议题草稿，由该单位联络员补充后报送"), ("aside", "暂不提出")])
    reason = words("暂不提出的理由", rows=2, required=False, max_length=300)

    def clean(self):
        """Setting aside needs a reason."""
        given = super().clean()
        if given.get("what") == "aside" and len(given.get("reason", "").strip()) < 5:
            self.add_error("reason", "暂不提出的，请写明理由，不少于5个字。")
        return given


class SuggestionView(MeetingsDesk, View):
    """/desk/meetings/suggestions/<key of the case>/: for the office."""

    def get(self, request, pk):
        """What was noticed, and the two answers."""
        one = self.find(pk, request.GET.get("ground", ""))
        return self.page(one, AnswerForm(initial={"ground": one.ground}))

    def post(self, request, pk):
        """Adopt or set aside."""
        form = AnswerForm(request.POST)
        try:
            return self.answer(self.find(pk, request.POST.get("ground", "")), form)
        except Refused as quicker:
            context = {"heading": "这项提议已经有人处理", "reason": quicker.problems[0], "back": LIST}
            return render(request, "403.html", context, status=409)

    def answer(self, one, form):
        """303 once it is adopted or set aside, 422 with the page and what is missing. Raises Refused where somebody was quicker."""
        request = self.request
        if not form.is_valid():
            return self.page(one, form, 422)
        if form.cleaned_data["what"] == "aside":
            until = answering.set_aside(one, request.user, form.cleaned_data["reason"])
            messages.success(request, f"已记下理由，{until:%Y年%m月%d日}以前不再列出。")
            return HttpResponseRedirect(LIST, status=303)
        topic = answering.adopt(one, request.user)
        if topic is None:
            form.add_error("what", "承办单位不是成员单位，没有联络员能提出；请由业务主管或者行业管理单位提出。")
            return self.page(one, form, 422)
        messages.success(request, f"已在{topic.unit.short}建立议题草稿{topic.number}，由其联络员补充后报送。")
        return HttpResponseRedirect(LIST, status=303)

    def find(self, pk, ground):
        """A suggestion that stands now, for the office; else 404. Raises Refused where somebody has answered it meanwhile."""
        one = answering.find(self.request.user, pk, ground) if self.in_office else None
        if one is None:
            sentence = answering.answered(pk, ground) if self.in_office and self.request.method == "POST" else None
            raise Refused([sentence]) if sentence else Http404("没有这项提议")
        return one

    def page(self, one, form, status=200):
        """The page."""
        return render(self.request, "desk/suggestion.html", {"one": one, "form": form}, status=status)
