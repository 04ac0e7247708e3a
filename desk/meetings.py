"""The joint meeting at the desk: topics, meetings, decisions and the standing body on one page; a new topic; a new officer."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.views import View

from casework.core.answers import Reused
from casework.core.case import NEVER
from casework.core.process import PROCESSES
from casework.core.sight import visible_to
from casework.views.standing import DeskView
from meetings import keeping
from meetings.bulletins import figures
from meetings.bulletins.forms import WriteBulletinForm
from meetings.circle import name_of, reader
from meetings.circulation.forms import WriteDraftForm
from meetings.parties import admits, liaison_unit, may_look, of_office
from meetings.sittings.forms import PlanForm
from meetings.sittings.yearly import too_few
from meetings.standing.forms import SeatForm
from meetings.standing.keeping import current, last_day_to_report, members, seat
from meetings.standing.rows import KINDS
from meetings.suggesting.finding import found
from meetings.topics.forms import WriteForm
from network.models import Unit
from network.posts import posts_of

PAGE = 50
TABS = {"topics": ("议题", "topic"), "sittings": ("会议", "meeting"), "circulations": ("书面会签", "circulation"), "decisions": ("督办", "decision"), "units": ("成员单位", ""), "bulletin": ("督查通报", ""), "suggestions": ("待提议题", "")}


class MeetingsDesk(DeskView):
    """Pages of the joint meeting: its office, director, conveners, and liaison officers; auditors and supervisors, who read all its
    cases, read here too and do nothing. Nobody else is let in.
    """

    def dispatch(self, request, *args, **kwargs):
        """404 for all others."""
        if request.user.is_authenticated and not any(may_look(held) for held in posts_of(request.user, self.day)):
            raise Http404("没有这个页面")
        return super().dispatch(request, *args, **kwargs)

    @property
    def in_office(self):
        """Whether this person works in the joint meeting's office."""
        return any(held.role == "office" and admits(held) for held in posts_of(self.request.user, self.day))


class MeetingsView(MeetingsDesk, View):
    """/desk/meetings/: what one may see of it, newest first, under four headings."""

    def get(self, request):
        """One heading."""
        inside = of_office(request.user, self.day)
        tabs = {key: label for key, (label, _) in TABS.items() if key != "suggestions" or inside}
        chosen = request.GET.get("tab") if request.GET.get("tab") in tabs else "topics"
        context = {
            "tabs": [{"key": key, "label": label, "current": key == chosen} for key, label in tabs.items()], "chosen": chosen,
            "may_propose": liaison_unit(request.user, self.day), "in_office": self.in_office, "day": self.day,
        }  # fmt: skip
        if chosen == "units":
            context["units"] = self.units()
        elif chosen == "bulletin":
            quarter = figures.asked(request.GET.get("quarter", ""), self.day)
            context |= {"quarter": quarter, "rows": figures.rows(quarter), "newest": quarter.after.first > self.day,
                        "over": quarter.last < self.day, "issued": self.bulletins(quarter)}
        elif chosen == "suggestions":
            context["suggestions"] = found(request.user, self.day)
        else:
            context |= self.cases(TABS[chosen][1])
            context["warning"] = too_few(self.day) if chosen == "sittings" and inside else ""
        return render(request, "desk/meetings.html", context)

    def bulletins(self, quarter):
        """This quarter's bulletins this person may see."""
        process = PROCESSES["bulletin"]
        rows = visible_to(self.request.user, self.day, process.cases.objects.filter(quarter=str(quarter)).order_by("-id"))
        return [{"case": case, "label": process.label(case.state)} for case in rows]

    def cases(self, slug):
        """A page of the visible cases of a process: [(case, label, tone)], and where the next begins."""
        process = PROCESSES[slug]
        rows = visible_to(self.request.user, self.day, process.cases.objects.filter(process=slug))
        after = self.request.GET.get("after", "")
        if after.isdecimal():
            rows = rows.filter(pk__lt=int(after))
        found = list(rows.select_related("unit", *(["lead"] if slug == "topic" else [])).order_by("-id")[: PAGE + 1])
        silent = process.cases.unreported(found[:PAGE], self.day) if slug == "decision" else {}
        who = reader(self.request.user, self.day)
        shown = [
            {"case": case, "label": process.label(case.state), "due": None if case.due_on == NEVER else case.due_on,
             "over": case.due_on < self.day, "colour": getattr(case, "colour", ""), "title": name_of(case, who) if slug == "topic" else case.title,
             "silent": 0 if case.closed_at else len(silent.get(case.pk, ()))}
            for case in found[:PAGE]
        ]  # fmt: skip
        return {"rows": shown, "following": found[PAGE - 1].pk if len(found) > PAGE else ""}

    def units(self):
        """[(unit, [Seat or None by kind])] of every member unit."""
        seats = current(self.day)
        return [(unit, [(label, seats.get(unit.pk, {}).get(kind)) for kind, label in KINDS.items()]) for unit in members()]


class NewTopicView(MeetingsDesk, View):
    """/desk/meetings/topics/new/: a liaison officer writes a topic; it is kept as the unit's draft until it is sent."""

    def get(self, request):
        """The one page to fill in."""
        return self.page(WriteForm(by=request.user, unit=self.unit()))

    def post(self, request):
        """Begin it; pressed twice, it is begun once."""
        unit = self.unit()
        form = WriteForm(request.POST, by=request.user, unit=unit)
        if not form.is_valid():
            return self.page(form, 422)
        try:
            topic = keeping.new_topic(unit, by=request.user, data=request.POST, key=request.POST.get("key") or None)
        except keeping.Refused as refused:
            return self.page(refused.form or form, 422)
        except Reused as reused:
            return self.page(form, 409, [str(reused)])
        messages.success(request, "议题已经存好，本单位负责人同意以后请办理“报送议题”。")
        return HttpResponseRedirect(f"/desk/cases/{topic.number}/", status=303)

    def unit(self):
        """The unit for which this person is liaison officer; else 404."""
        unit = liaison_unit(self.request.user, self.day)
        if unit is None:
            raise Http404("只有联络员能提出议题")
        return unit

    def page(self, form, status=200, problems=()):
        """The page."""
        context = {"form": form, "key": uuid.uuid4().hex, "problems": problems, "unit": self.unit(), "heading": "提出议题",
                   "button": "存为草稿", "about": f"以{self.unit().short}的名义。存好以后还可以修改，本单位负责人同意以后再报送。"}  # fmt: skip
        return render(self.request, "desk/meeting_form.html", context, status=status)


class NewMeetingView(MeetingsDesk, View):
    """/desk/meetings/new/: the office puts a meeting on the plan."""

    def get(self, request):
        """The form."""
        self.held()
        return self.page(PlanForm())

    def post(self, request):
        """Begin it; pressed twice, it is begun once."""
        unit, form = self.held().unit, PlanForm(request.POST)
        if not form.is_valid():
            return self.page(form, 422)
        try:
            made = keeping.new_meeting(unit, by=request.user, key=request.POST.get("key") or None, **form.cleaned_data)
        except Reused as reused:
            return self.page(form, 409, [str(reused)])
        return HttpResponseRedirect(f"/desk/cases/{made.number}/", status=303)

    def held(self):
        """This person's post in the office; else 404."""
        found = next((held for held in posts_of(self.request.user, self.day) if held.role == "office" and admits(held)), None)
        if found is None:
            raise Http404("只有办公室能安排会议")
        return found

    def page(self, form, status=200, problems=()):
        """The page."""
        context = {"form": form, "key": uuid.uuid4().hex, "problems": problems, "heading": "安排会议", "button": "列入计划",
                   "about": "先列入计划，再征集议题、拟订议程。"}  # fmt: skip
        return render(self.request, "desk/meeting_form.html", context, status=status)


class NewCirculationView(NewMeetingView):
    """/desk/meetings/circulations/new/: the office drafts a circulation that comes from no topic."""

    def get(self, request):
        """The one page to fill in."""
        self.held()
        return self.page(WriteDraftForm(by=request.user))

    def post(self, request):
        """Begin it; pressed twice, it is begun once."""
        unit, form = self.held().unit, WriteDraftForm(request.POST, by=request.user)
        if not form.is_valid():
            return self.page(form, 422)
        try:
            made = keeping.new_circulation(unit, by=request.user, data=request.POST, key=request.POST.get("key") or None)
        except keeping.Refused as refused:
            return self.page(refused.form or form, 422)
        except Reused as reused:
            return self.page(form, 409, [str(reused)])
        messages.success(request, "会签稿已经存好，附上文本和背景材料以后请办理“提交会签稿”。")
        return HttpResponseRedirect(f"/desk/cases/{made.number}/", status=303)

    def page(self, form, status=200, problems=()):
        """The page."""
        context = {"form": form, "key": uuid.uuid4().hex, "problems": problems, "heading": "拟写会签稿", "button": "存为草稿",
                   "about": "不召开会议，由有关单位书面答复。由议题转来的不在这里拟写，请办理已经转来的那一件。"}  # fmt: skip
        return render(self.request, "desk/meeting_form.html", context, status=status)


class NewBulletinView(NewMeetingView):
    """/desk/meetings/bulletins/new/?quarter=2026-3: the office drafts the bulletin of a quarter that is over."""

    def get(self, request):
        """What is written by hand; the figures are counted."""
        self.held()
        return self.page(WriteBulletinForm(by=request.user))

    def post(self, request):
        """Begin it; pressed twice, it is begun once."""
        unit, form = self.held().unit, WriteBulletinForm(request.POST, by=request.user)
        if not form.is_valid():
            return self.page(form, 422)
        try:
            made = keeping.new_bulletin(unit, self.quarter(), by=request.user, data=request.POST, key=request.POST.get("key") or None)
        except keeping.Refused as refused:
            return self.page(refused.form or form, 422)
        except Reused as reused:
            return self.page(form, 409, [str(reused)])
        return HttpResponseRedirect(f"/desk/cases/{made.number}/", status=303)

    def quarter(self):
        """The quarter asked for; the last one that is over where it is not."""
        found = figures.asked(self.request.GET.get("quarter", ""), self.day)
        return found if found.last < self.day else found.before

    def page(self, form, status=200, problems=()):
        """The page."""
        label = self.quarter().label
        context = {"form": form, "key": uuid.uuid4().hex, "problems": problems, "heading": f"编发{label}督查通报", "button": "存为草稿",
                   "about": "各单位的数字由平台从督办件统计，提交和签发时再核对一次。"}  # fmt: skip
        return render(self.request, "desk/meeting_form.html", context, status=status)


class SeatView(MeetingsDesk, View):
    """/desk/meetings/units/<unit>/: who sat there, and a change by letter; the office writes it down."""

    def get(self, request, unit):
        """The seats, and the form for the office."""
        found = self.find(unit)
        return self.page(found, SeatForm(unit=found))

    def post(self, request, unit):
        """Write the change down."""
        found = self.find(unit)
        if not self.in_office:
            raise Http404
        form = SeatForm(request.POST, unit=found)
        if not form.is_valid():
            return self.page(found, form, 422)
        given = dict(form.cleaned_data)
        made = seat(found, given.pop("kind"), by=request.user, user=given.pop("account"), **given)
        late = f"函是{last_day_to_report(given['since']):%Y年%m月%d日}以后收到的，已记为逾期告知。" if made.late else ""
        messages.success(request, f"已登记{found.short}的{made.label}{made.name}。{late}")
        return HttpResponseRedirect(f"/desk/meetings/units/{unit}/", status=303)

    def find(self, slug):
        """A member unit; else 404."""
        unit = Unit.objects.filter(slug=slug).first()
        if unit is None or "member" not in unit.capacities:
            raise Http404("没有这个成员单位")
        return unit

    def page(self, unit, form, status=200):
        """The page."""
        context = {"unit": unit, "form": form if self.in_office else None, "seats": unit.seats.select_related("user").order_by("-since", "-pk")}
        return render(self.request, "desk/meeting_unit.html", context, status=status)
