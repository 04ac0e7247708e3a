"""/desk/held/: 代管资金 as the street and auditors read it; the street appoints its hub."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.views import View

from casework.core.answers import Refused
from desk.activities import NearView
from network.posts import posts_of
from orgs.filing.held.forms import AppointForm
from orgs.filing.held.hubs import appoint, candidate
from orgs.filing.held.rows import HeldAccount, HeldDisclosure, HubAppointment
from orgs.filing.near import STREET, is_near
from policy.basis import cite

APPOINTERS = ("street", "approver")
BASIS = cite("community/t40")


class MoneyView(NearView):
    """For the street of the body and for auditors alone."""

    units = STREET


class HeldView(MoneyView, View):
    """Accounts with their balances; hubs and what they published; the form that appoints one."""

    def get(self, request):
        """The page."""
        return self.page()

    def post(self, request):
        """Appoint; 404 for those who appoint none."""
        street = self.street()
        if street is None:
            raise Http404("没有这一步")
        form = AppointForm(request.POST)
        if form.is_valid():
            party = candidate(form.cleaned_data["code"])
            try:
                if party is None:
                    form.add_error("code", "没有这个代码的已登记组织，也没有这个编号的已备案组织，请核对。")
                else:
                    appoint(street, party, since=form.cleaned_data["since"], by=request.user)
            except Refused as closed:
                for problem in closed.problems:
                    form.add_error(getattr(problem, "field", None), str(problem))
        if form.errors:
            return self.page(form, 422)
        messages.success(request, f"已指定“{party.name}”为联合会。")
        return HttpResponseRedirect(request.path, status=303)

    def street(self):
        """The street whose hub this official appoints, or None."""
        held = [post for post in posts_of(self.request.user, self.day) if post.role in APPOINTERS and "filing" in post.unit.capacities]
        return held[0].division if held else None

    def page(self, form=None, status=200):
        """Twenty accounts a page."""
        streets = {held.division.code for held in posts_of(self.request.user, self.day) if is_near(held, STREET)}
        bodies = self.bodies()
        rows = HeldAccount.objects.filter(org__in=bodies).select_related("org__street").order_by("org__street_id", "org__name_key", "pk")
        hubs = HubAppointment.objects.filter(street__in=bodies.values("street")) | HubAppointment.objects.filter(street__code__in=streets)
        due = HeldDisclosure.objects.filter(street__in=bodies.values("street")).select_related("street")[:12]
        context = {
            "page": Paginator(rows, 20).get_page(self.request.GET.get("page")), "hubs": hubs.select_related("party", "street", "by").distinct()[:20],
            "form": form or (AppointForm() if self.street() else None), "due": due, "day": self.day, "basis": BASIS,
        }  # fmt: skip
        return render(self.request, "desk/held.html", context, status=status)


class HeldAccountView(MoneyView, View):
    """/desk/held/<filing number>/: one body's lines; read, never written, by officials."""

    def get(self, request, number):
        """The page; else 404."""
        account = HeldAccount.objects.filter(org__in=self.bodies(), org__filing_number=number).select_related("org").first()
        if account is None:
            raise Http404("没有这个账")
        page = Paginator(account.lines.select_related("by").order_by("-seq"), 50).get_page(request.GET.get("page"))
        proposals = account.proposals.select_related("by", "settled_by")[:20]
        return render(request, "desk/held_account.html", {"account": account, "page": page, "proposals": proposals, "basis": BASIS})
