"""联名 as an official sees it: who confirmed, how and when; a whole number only for a reason that is written down."""

from django.http import Http404
from django.shortcuts import render
from django.views import View

from casework.journal.instant import now
from casework.views.files import token_of
from casework.views.standing import DeskView
from desk.disclosures import READERS, ReasonForm
from network.disclosures import Disclosure
from network.posts import posts_of
from orgs.registration.establishment.founding.counting import remarks, standing
from orgs.registration.establishment.founding.elsewhere import listed_elsewhere
from orgs.registration.establishment.founding.rows import UNIT, FoundingList
from orgs.registration.licensing.effects import handed_in


class FoundingView(DeskView, View):
    """/desk/cases/<NUMBER>/founding/."""

    def listed(self, number):
        """(case, its list); 404 where there is none, or where nothing has been handed in yet."""
        case = self.case(number)
        founding = FoundingList.objects.filter(case_id=case.pk, on_paper=False).first() if case.submitted_at else None
        if founding is None:
            raise Http404("这件申请没有会员联名")
        return case, founding

    def get(self, request, number):
        """The list, masked. The same number of queries however many stand on it."""
        case, founding = self.listed(number)
        found = standing(founding, case)
        twice = listed_elsewhere(founding)
        rows = [
            {"member": m, "unit": m.kind == UNIT, "given": getattr(m, "given", None), "twice": twice.get(m.number_blind, ()),
             "scan": token_of(m.given.scan.upload) if m.is_confirmed and m.given.scan_id else ""}
            for m in found.members
        ]  # fmt: skip
        context = {"case": case, "now": found, "rows": rows, "remarks": list(remarks(found, self.day, handed_in(case)))}
        return render(request, "desk/founding.html", context)


class FoundingNumberView(FoundingView):
    """/desk/cases/<NUMBER>/founding/<ref>/: one whole ID number, once, for a typed reason."""

    def member(self, number, ref):
        """(case, member) of a masked number this official may see; else 404."""
        case, founding = self.listed(number)
        if {held.role for held in posts_of(self.request.user, self.day)} <= READERS:
            raise Http404
        found = founding.members.filter(ref=ref).exclude(kind=UNIT).first()
        if found is None:
            raise Http404("没有这名会员")
        return case, found

    def get(self, request, number, ref):
        """The masked number, and the question why."""
        case, member = self.member(number, ref)
        return self.page(request, case, member, member.masked_number, ReasonForm())

    def post(self, request, number, ref):
        """The whole number, once: written down first, never cached."""
        case, member = self.member(number, ref)
        form = ReasonForm(request.POST)
        if not form.is_valid():
            return self.page(request, case, member, member.masked_number, form, 422)
        Disclosure.objects.create(at=now(), by=request.user, about=case.number, field=f"founding.{member.seat} 发起会员身份证号码",
                                  reason=form.cleaned_data["reason"])  # fmt: skip
        return self.page(request, case, member, member.opened("number"), None)

    def page(self, request, case, member, value, form, status=200):
        """The page, kept by no cache."""
        context = {"case": case, "label": f"第{member.seat}号会员的身份证号码", "value": value, "form": form}
        answer = render(request, "desk/disclose.html", context, status=status)
        answer["Cache-Control"] = "no-store, private"
        return answer
