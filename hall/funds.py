"""代管资金 in the hall: the body reads its lines and asks for spending; the hub books income, checks, reverses, publishes."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.views import View

from casework.core.answers import Refused
from hall.community import BodyView
from hall.organizations import party_of
from network.posts import parts_by_party
from orgs.filing.choices import LIVING
from orgs.filing.community_org import CommunityOrg
from orgs.filing.held import disclosing, keeping
from orgs.filing.held.forms import PayForm, ProposeForm, ReceiveForm, ReverseForm
from orgs.filing.held.hubs import hub_of, streets_of
from orgs.filing.held.rows import HeldDisclosure, HeldProposal
from policy.basis import cite

BASIS = cite("community/t40")


def tried(view, form, deed, said):
    """Do it and say so; None where it was refused and the form now says why."""
    try:
        deed()
    except Refused as closed:
        view.fill_in(form, closed.problems)
        return None
    messages.success(view.request, said)
    return HttpResponseRedirect(view.request.path, status=303)


class HeldView(BodyView, View):
    """/hall/community/<ref>/held/: what the hub holds for one's own body, and the page to ask for spending."""

    def get(self, request, ref):
        """The page."""
        return self.page(self.body(ref), ref)

    def post(self, request, ref):
        """Ask for spending, or take such a wish back."""
        org = self.body(ref)
        if self.barred(org):
            return self.page(org, ref, status=403)
        form = ProposeForm(request.POST)
        if "take_back" in request.POST:
            row = HeldProposal.objects.filter(account__org=org, ref=request.POST["take_back"]).first()
            if row is None:
                raise Http404("没有这一笔")
            form = ProposeForm(data={})
            form.is_valid()
            form.errors.clear()
            done = tried(self, form, lambda: keeping.settle(row, state="taken_back", by=request.user), "已撤回。")
        else:
            given = form.cleaned_data if form.is_valid() else None
            done = given and tried(
                self, form, lambda: keeping.propose(org, amount_fen=given["amount"], purpose=given["purpose"], by=request.user, key=given["key"]),
                "已提出，等联合会核对。",
            )  # fmt: skip
        return done or self.page(org, ref, form, 422)

    def page(self, org, ref, form=None, status=200):
        """Lines newest first, proposals that wait, the form."""
        account, hub = getattr(org, "held", None), hub_of(org.street_id, self.day)
        context = {
            "org": org, "ref": ref, "account": account, "hub": hub, "barred": self.barred(org), "form": form or ProposeForm(), "basis": BASIS,
            "lines": account.lines.order_by("-seq")[:100] if account else [],
            "proposals": account.proposals.select_related("by", "settled_by")[:20] if account else [],
        }  # fmt: skip
        return render(self.request, "hall/funds.html", context, status=status)


class HubView(BodyView):
    """What the hub's pages share: the hub's party, and the bodies of its street."""

    def hub(self, ref):
        """(party, keys of its streets) of a hub one belongs to; else 404."""
        party = party_of(self.request.user, ref, self.day)
        streets = streets_of(party.pk, self.day)
        if not streets:
            raise Http404("不是联合会")
        return party, streets

    def looks_only(self, party):
        """Whether this member reads and presses nothing: the hub's treasurer presses too, it is money."""
        return not parts_by_party(self.request.user, self.day).get(party.pk, set()) - {"reader"}


class HubHomeView(HubView, View):
    """/hall/hub/<ref>/: spending that waits to be checked, what is to be published, the bodies with their balances."""

    def get(self, request, ref):
        """The page."""
        return self.page(ref, *self.hub(ref))

    def post(self, request, ref):
        """Publish a half year."""
        party, streets = self.hub(ref)
        if self.looks_only(party):
            return self.page(ref, party, streets, 403, ["您在联合会的身份是只读，不能办理。"])
        year, _, half = request.POST.get("half", "").partition("-")
        given = {"year": int(year), "half": int(half)} if year.isdecimal() and half.isdecimal() and len(year) == 4 and len(half) == 1 else None
        row = given and HeldDisclosure.objects.filter(party=party, **given).first()
        if not row:
            raise Http404("没有这半年")
        try:
            disclosing.publish(row, by=request.user)
        except Refused as closed:
            return self.page(ref, party, streets, 422, closed.problems)
        messages.success(request, f"{row.title}的代管资金已公开。")
        return HttpResponseRedirect(request.path, status=303)

    def page(self, ref, party, streets, status=200, problems=()):
        """With what waits first."""
        orgs = CommunityOrg.objects.filter(street__in=streets, status__in=LIVING).select_related("held", "division").order_by("name_key", "id")
        context = {
            "party": party, "ref": ref, "page": Paginator(orgs, 50).get_page(self.request.GET.get("page")), "problems": problems, "day": self.day, "basis": BASIS,
            "waiting": HeldProposal.objects.filter(account__org__street__in=streets, state="asked").select_related("account__org").order_by("id")[:50],
            "due": HeldDisclosure.objects.filter(party=party).select_related("street")[:6],
        }  # fmt: skip
        return render(self.request, "hall/hub.html", context, status=status)


class HubAccountView(HubView, View):
    """/hall/hub/<ref>/<filing number>/: one body's account: checking, booking, reversing."""

    def get(self, request, ref, number):
        """The page."""
        party, org = self.found(ref, number)
        return self.page(ref, party, org)

    def post(self, request, ref, number):
        """`do` is receive, pay, decline or reverse."""
        party, org = self.found(ref, number)
        if self.looks_only(party):
            return self.page(ref, party, org, 403)
        do = request.POST.get("do", "")
        if do == "receive":
            return self.receive(ref, party, org)
        return self.reverse(ref, party, org) if do == "reverse" else self.check(ref, party, org, do)

    def found(self, ref, number):
        """(hub's party, body); else 404."""
        party, streets = self.hub(ref)
        org = CommunityOrg.objects.select_related("party", "street").filter(street__in=streets, filing_number=number).first()
        if org is None:
            raise Http404("没有这个组织")
        return party, org

    def receive(self, ref, party, org):
        """Income."""
        form = ReceiveForm(self.request.POST)
        given = form.cleaned_data if form.is_valid() else None
        done = given and tried(
            self, form, lambda: keeping.receive(org, amount_fen=given["amount"], source=given["source"], held_on=given["held_on"], by=self.request.user,
                                                key=given["key"]), "已记账。",
        )  # fmt: skip
        return done or self.page(ref, party, org, 422, receiving=form)

    def check(self, ref, party, org, do):
        """Pay, or say why not."""
        row = HeldProposal.objects.filter(account__org=org, ref=self.request.POST.get("proposal", "")).first()
        if row is None or do not in ("pay", "decline"):
            raise Http404("没有这一笔")
        form = PayForm(self.request.POST, auto_id=f"{row.ref}_%s")
        if form.is_valid() and do == "decline" and not form.cleaned_data["note"]:
            form.add_error("note", "请写明没有同意的理由，负责人看得到。")
        given = form.cleaned_data if form.is_valid() else None
        state, said = ("paid", "已核对，记为支出。") if do == "pay" else ("declined", "已告知没有同意。")
        done = given and tried(
            self, form, lambda: keeping.settle(row, state=state, by=self.request.user, note=given["note"], held_on=given["held_on"]), said
        )  # fmt: skip
        return done or self.page(ref, party, org, 422, checking=(row.ref, form))

    def reverse(self, ref, party, org):
        """The opposite line."""
        line = org.held.lines.filter(ref=self.request.POST.get("line", "")).first() if hasattr(org, "held") else None
        if line is None:
            raise Http404("没有这一行")
        form = ReverseForm(self.request.POST, auto_id=f"{line.ref}_%s")
        done = form.is_valid() and tried(self, form, lambda: keeping.reverse(line, why=form.cleaned_data["why"], by=self.request.user), "已冲正。")
        return done or self.page(ref, party, org, 422, reversing=(line.ref, form))

    def page(self, ref, party, org, status=200, receiving=None, checking=("", None), reversing=("", None)):
        """What waits, the lines, the forms."""
        account = getattr(org, "held", None)
        waiting = account.proposals.filter(state="asked").order_by("id") if account else []
        rows = account.lines.select_related("reversal").order_by("-seq")[:100] if account else []
        context = {
            "party": party, "ref": ref, "org": org, "account": account, "receiving": receiving or ReceiveForm(), "failed": receiving,
            "waiting": [(row, checking[1] if checking[0] == row.ref else PayForm(auto_id=f"{row.ref}_%s")) for row in waiting],
            "lines": [(line, reversing[1] if reversing[0] == line.ref else ReverseForm(auto_id=f"{line.ref}_%s")) for line in rows],
            "may": not self.looks_only(party), "form": receiving or checking[1] or reversing[1], "basis": BASIS,
        }  # fmt: skip
        return render(self.request, "hall/hub_account.html", context, status=status)
