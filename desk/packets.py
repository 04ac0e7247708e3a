"""材料汇编 of a meeting at the desk: the office asks for it, the clock binds it, every unit opens its own copy."""

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.views import View

from casework.intake.disclosing import noted
from casework.intake.questions import Page
from casework.journal.instant import now
from casework.views.files import handed_out
from casework.views.standing import DeskView
from meetings.packets.content import digest_of, laid
from meetings.packets.places import FOR_UNITS, copies_open_to
from meetings.packets.rounds import ask, lost, path_of
from meetings.packets.rows import LOST, Packet
from meetings.parties import liaison_unit, of_office


class PacketForm(Page):
    """Nothing is asked: who reads which topic stands on the topics."""


class OfMeeting(DeskView, View):
    """Meetings, for those who see them; who only oversees reads the page and opens no copy."""

    def meeting(self, number):
        """The meeting; 404 for any other case."""
        case = self.case(number)
        if case.process != "meeting":
            raise Http404("没有这次会议")
        return case


class PacketView(OfMeeting):
    """/desk/cases/<NUMBER>/packet/: what was bound, the copies this person may open, the office's form."""

    def get(self, request, number):
        """The page."""
        return self.page(self.meeting(number), PacketForm())

    def post(self, request, number):
        """Ask for a binding; the clock makes it within a minute."""
        case = self.meeting(number)
        if not of_office(request.user, self.day):
            raise Http404("只有办公室能装订")
        form = PacketForm(request.POST)
        if not laid(case):
            form.add_error(None, "议程还没有拟好，请先办理“提交议程”。")
        if not form.is_valid():
            return self.page(case, form, 422)
        if ask(case, request.user):
            messages.success(request, "正在装订，大约一分钟；请过一会儿刷新本页。")
        else:
            messages.info(request, "已经在装订，请过一会儿刷新本页。")
        return HttpResponseRedirect(request.path, status=303)

    def page(self, case, form, status=200):
        """The newest binding, and the one before while a newer waits or has failed."""
        found = list(Packet.objects.filter(meeting_id=case.pk)[:2])
        last, bound = found[0] if found else None, next((packet for packet in found if packet.made_at), None)
        inside = of_office(self.request.user, self.day)
        copies = list(copies_open_to(self.request.user, case, bound, self.day)) if bound else []
        context = {
            "case": case, "last": last, "bound": bound, "copies": copies, "inside": inside, "form": form if inside else None, "sent": case.materials_on,
            "of_unit": liaison_unit(self.request.user, self.day) is not None,
            "stale": bound is not None and inside and bound.agenda != digest_of(case), "for_units": FOR_UNITS,
            "remarks": bound.remarks if bound and inside else [], "few": [topic for _, _, topic in laid(case) if topic.restricted] if inside else [],
        }  # fmt: skip
        return render(self.request, "desk/packet.html", context, status=status)


class PacketCopyView(OfMeeting):
    """/desk/cases/<NUMBER>/packet/<unit>/: a unit's copy, or the office's (`office`); the look is noted."""

    def get(self, request, number, unit):
        """The file; 404 for a copy of another unit."""
        case = self.meeting(number)
        bound = Packet.objects.filter(meeting_id=case.pk, made_at__isnull=False).first()
        rows = copies_open_to(request.user, case, bound, self.day) if bound else ()
        copy = next((row for row in rows if (row.unit.slug if row.unit_id else "office") == unit), None)
        if copy is None:
            raise Http404("没有这一份")
        if lost(copy):
            messages.info(request, LOST)
            return HttpResponseRedirect(f"/desk/cases/{case.number}/packet/")
        noted(case, f"packet {copy.path}", request.user)
        if copy.unit_id and not of_office(request.user, self.day):
            type(copy).objects.filter(pk=copy.pk, fetched_at__isnull=True).update(fetched_at=now())
        return handed_out(path_of(copy.path), "pdf", f"材料汇编{case.number}第{copy.number:02d}份.pdf", inline="download" not in request.GET)
