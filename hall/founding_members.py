"""联名: putting members on the list, one or many, and changing one."""

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.views import View

from casework.core.answers import Refused
from hall.founding import Founding, lay
from orgs.registration.establishment.founding import changing
from orgs.registration.establishment.founding.forms import FORMS


class NewView(Founding, View):
    """/hall/cases/<NUMBER>/founding/new/<individual|unit|many>/: put members on the list."""

    def get(self, request, number, kind):
        """The questions."""
        case, _ = self.held(number)
        return self.page(case, kind, self.form(kind)())

    def post(self, request, number, kind):
        """All of them or none; what was typed comes back with what is wrong."""
        case, founding = self.held(number)
        form = self.form(kind)(request.POST)
        if form.is_valid():
            try:
                made = changing.add(founding, form.rows(), request.user)
            except Refused as closed:
                lay(form, closed.problems)
            else:
                messages.success(request, f"已加入{len(made)}名会员。")
                more = "more" in request.POST
                return HttpResponseRedirect(request.path, status=303) if more else self.back(case)
        return self.page(case, kind, form, 422)

    def form(self, kind):
        """The form class of a kind; 404 for any other word."""
        if kind not in FORMS:
            raise Http404
        return FORMS[kind]

    def page(self, case, kind, form, status=200):
        """The page."""
        titles = {"individual": "添加个人会员", "unit": "添加单位会员", "many": "一次添加多名会员"}
        context = {"case": case, "form": form, "title": titles[kind], "kind": kind}
        return render(self.request, "hall/founding_member.html", context, status=status)


class MemberView(Founding, View):
    """/hall/cases/<NUMBER>/founding/<ref>/: change or remove one member; nobody else has to confirm again."""

    def get(self, request, number, ref):
        """The particulars as they stand."""
        case, founding = self.held(number)
        member = self.member(founding, ref)
        fields = FORMS[member.kind].base_fields
        return self.show(case, member, FORMS[member.kind](initial={name: member.opened(name) for name in fields}))

    def post(self, request, number, ref):
        """Change or remove."""
        case, founding = self.held(number)
        member = self.member(founding, ref)
        form = FORMS[member.kind](request.POST)
        try:
            if "remove" in request.POST:
                changing.remove(member, request.user)
                messages.success(request, f"已移出第{member.seat}号。")
                return self.back(case)
            if form.is_valid():
                changing.change(member, form.rows()[0], request.user)
                messages.success(request, f"已修改第{member.seat}号。姓名或者号码有变化的，须由本人重新确认。")
                return self.back(case)
        except Refused as closed:
            lay(form, closed.problems)
        return self.show(case, member, form, 422)

    def show(self, case, member, form, status=200):
        """The page."""
        context = {"case": case, "form": form, "member": member, "title": f"修改第{member.seat}号会员"}
        return render(self.request, "hall/founding_member.html", context, status=status)
