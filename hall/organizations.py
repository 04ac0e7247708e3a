"""My organizations: which of them the hall shows, their members, invitations and letters of authorization."""

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.views import View

from casework.core.answers import Refused
from casework.core.case import Case
from casework.intake import store
from casework.journal.instant import now
from casework.members import inviting, leaving, mandates
from casework.members.forms import HeadAnswerForm, InviteForm, MandateForm
from casework.members.parts import HEADS, MAY, PARTS, heads, label_of, manages, members_of, offered, parties_with
from casework.members.removing import open_removal, respond
from casework.views.files import handed_out
from casework.views.standing import HallView
from hall.switching import choose, chosen, member_ref, ref_of
from orgs.filing.community_org import CommunityOrg
from orgs.filing.held.rows import HubAppointment
from orgs.filing.promotion import filed_body


class OrganizationsView(HallView, View):
    """/hall/org/: every party one belongs to, in which part, and the button that shows its cases alone."""

    def get(self, request):
        """The list."""
        held = parties_with(request.user, self.day)
        # Founding teams often bear the same name: the newest case tells them apart.
        newest = dict(Case.objects.main().filter(party__in=[p for p, _ in held]).order_by("pk").values_list("party_id", "title"))
        rows = [(party, ref_of(party), label_of(parts), newest.get(party.pk, "")) for party, parts in held]
        filed = set(CommunityOrg.objects.filter(party__in=[p for p, _ in held]).values_list("party_id", flat=True))
        hubs = set(HubAppointment.objects.filter(party__in=[p for p, _ in held], until__isnull=True).values_list("party_id", flat=True))
        return render(request, "hall/organizations.html", {"rows": rows, "filed": filed, "hubs": hubs, "chosen": chosen(request, self.day)})


class SwitchView(HallView, View):
    """/hall/org/switch/: a POST chooses one of them; without one, all are shown again."""

    def post(self, request):
        """Remember it and go to the cases."""
        ref = request.POST.get("party", "")
        choose(request, self.party(ref) if ref else None)
        return HttpResponseRedirect("/hall/cases/", status=303)

    def party(self, ref):
        """One of my parties; else 404."""
        return party_of(self.request.user, ref, self.day)


def party_of(user, ref, day):
    """The party behind an address part, if the person belongs to it; else 404."""
    for party, _ in parties_with(user, day):
        if ref_of(party) == ref:
            return party
    raise Http404("没有这个组织")


class MembersView(HallView, View):
    """/hall/org/<ref>/: the members, who invited whom, what was changed; the buttons for whoever manages them."""

    def get(self, request, ref):
        """The page."""
        return self.page(party_of(request.user, ref, self.day))

    def post(self, request, ref):
        """Invite, take an invitation back, or end a membership."""
        party = party_of(request.user, ref, self.day)
        may = manages(request.user, party, self.day)
        if "answer" in request.POST:
            return self.answer(party)
        if "invite" in request.POST:
            return self.invite(party) if may else self.page(party, ["只有法定代表人（发起人）可以邀请成员。"], 403)
        try:
            self.undo(party, request.POST)
        except Refused as closed:
            return self.page(party, closed.problems, 422)
        here = any(row.pk == party.pk for row, _ in parties_with(request.user, self.day))
        return HttpResponseRedirect(request.path if here else "/hall/org/", status=303)

    def invite(self, party):
        """The link is shown once, on the page that answers."""
        form = InviteForm(self.request.POST, parts=offered(self.request.user, party, self.day))
        if not form.is_valid():
            return self.page(party, form=form, status=422)
        given = form.cleaned_data
        try:
            row, token = inviting.invite(party, by=self.request.user, **given)
        except Refused as closed:
            return self.page(party, closed.problems, 422, form)
        link = self.request.build_absolute_uri(f"/hall/join/{token}/")
        return self.page(party, link=link, made=row)

    def answer(self, party):
        """The head's own word about being taken out; 404 where nobody asked for it."""
        removal = open_removal(party, self.request.user)
        if removal is None:
            raise Http404("没有这一项")
        form = HeadAnswerForm(self.request.POST, label_suffix="")
        if not form.is_valid():
            return self.page(party, status=422, answer=form)
        try:
            respond(removal, by=self.request.user, **form.cleaned_data)
        except Refused as closed:
            return self.page(party, closed.problems, 422)
        messages.success(self.request, "已记下您的意见，登记机关会据此决定。")
        return HttpResponseRedirect(self.request.path, status=303)

    def undo(self, party, given):
        """Take back or end what the page named; 404 for anything of another party."""
        if "take_back" in given:
            rows = party.invitations.filter(ended_at__isnull=True)
            row = next((row for row in rows if row.code[:20] == given["take_back"]), None)
            if row is None:
                raise Http404("没有这个邀请")
            inviting.take_back(row, self.request.user)
            messages.success(self.request, "已收回，链接不能再用。")
            return
        row = member_of(party, given.get("end", ""), self.day)
        leaving.end(row, self.request.user)
        self.request.user.__dict__.pop("_parties_on", None)
        messages.success(self.request, f"{row.user.name}已不再是成员，从下一次打开页面起看不到这个组织的办件。")

    def page(self, party, problems=(), status=200, form=None, link="", made=None, answer=None):
        """Members, invitations that are still open, the last changes."""
        may, user = manages(self.request.user, party, self.day), self.request.user
        given = {made.member_id: made for made in party.mandates.order_by("given_at", "id")}
        rows = [
            {"row": row, "ref": member_ref(row), "part": PARTS.get(row.role, row.role), "may": MAY.get(row.role, ""),
             "own": row.user_id == user.pk, "fixed": row.role in HEADS and row.user_id != user.pk, "mandate": given.get(row.user_id) if row.role == "applicant" else None}
            for row in members_of(party, self.day)
        ]  # fmt: skip
        open_now = party.invitations.filter(ended_at__isnull=True, expires_at__gt=now()) if may else []
        context = {
            "party": party, "ref": ref_of(party), "rows": rows, "manages": may, "problems": problems, "link": link, "made": made,
            "form": form or (InviteForm(parts=offered(user, party, self.day)) if may else None),
            "invitations": [(row, row.code[:20], PARTS[row.part]) for row in open_now],
            "removal": open_removal(party, user), "answer": answer or HeadAnswerForm(label_suffix=""),
            "filed": filed_body(party), "changes": party.member_changes.select_related("by", "about")[:20],
        }  # fmt: skip
        answer = render(self.request, "hall/members.html", context, status=status)
        answer["Cache-Control"] = "no-store, private"
        return answer


def member_of(party, ref, day):
    """The membership behind an address part; else 404."""
    for row in members_of(party, day):
        if member_ref(row) == ref:
            row.party = party
            return row
    raise Http404("没有这名成员")


class MandateView(HallView, View):
    """/hall/org/<ref>/members/<member>/: the letter of authorization of one 经办人: to print, to upload, to sign."""

    def get(self, request, ref, member):
        """The letter as it would be printed, and the form where one may give it."""
        return self.page(*self.found(ref, member))

    def post(self, request, ref, member):
        """Record it; the membership then lasts until its last day."""
        party, row = self.found(ref, member)
        if not manages(request.user, party, self.day):
            return self.page(party, row, ["只有法定代表人（发起人）可以授权。"], 403)
        form = MandateForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.page(party, row, status=422, form=form)
        given = form.cleaned_data
        try:
            mandates.give(row, by=request.user, scope=given["scope"], ends_on=given["ends_on"], file=given["sheet"])
        except Refused as closed:
            return self.page(party, row, closed.problems, 422, form)
        messages.success(request, f"已授权至{given['ends_on']:%Y年%-m月%-d日}。")
        return HttpResponseRedirect(f"/hall/org/{ref}/", status=303)

    def found(self, ref, member):
        """(party, membership of a 经办人); else 404."""
        party = party_of(self.request.user, ref, self.day)
        row = member_of(party, member, self.day)
        if row.role != "applicant":
            raise Http404("只有经办人有授权书")
        return party, row

    def page(self, party, row, problems=(), status=200, form=None):
        """The letter, earlier letters, and the form."""
        user = self.request.user
        form = form or MandateForm()
        made = list(party.mandates.filter(member=row.user))
        asked = form.cleaned_data if form.is_bound and hasattr(form, "cleaned_data") else {}
        scope = asked.get("scope") or form.fields["scope"].initial
        last = asked.get("ends_on") or form.fields["ends_on"].initial
        may = manages(user, party, self.day) and row.user_id != user.pk
        if not heads(user, party, self.day):
            form.fields.pop("consent", None)
        context = {
            "party": party, "ref": ref_of(party), "row": row, "member": member_ref(row), "problems": problems, "form": form if may else None,
            "lines": mandates.text_of(row, scope, self.day, last), "made": made, "day": self.day,
        }  # fmt: skip
        return render(self.request, "hall/mandate.html", context, status=status)


class MandateFileView(HallView, View):
    """/hall/org/<ref>/members/<member>/sheet/: the sealed sheet of the letter that holds now, for the member and whoever manages the members."""

    def get(self, request, ref, member):
        """The file; 404 where none was uploaded."""
        party = party_of(request.user, ref, self.day)
        row = member_of(party, member, self.day)
        if row.user_id != request.user.pk and not manages(request.user, party, self.day):
            raise Http404("只有本人和管理成员的人可以查看授权书")
        sheet = party.mandates.filter(member=row.user, path__gt="").first()
        if sheet is None:
            raise Http404("没有上传授权书")
        return handed_out(store.path_of(sheet), sheet.kind, f"授权书.{sheet.kind}", inline=True)


class JoinView(HallView, View):
    """/hall/join/<token>/: what the invitation offers, and the button that takes it."""

    def get(self, request, token):
        """The party and the part; 404 once it was used, taken back or out of date."""
        return self.page(token)

    def post(self, request, token):
        """Become a member and see the party's cases."""
        try:
            party = inviting.accept(token, request.user)
        except LookupError:
            raise Http404("邀请已经用过、收回或者过期") from None
        except Refused as closed:
            return self.page(token, closed.problems, 422)
        choose(request, party)
        messages.success(request, f"您已加入“{party.name}”。")
        return HttpResponseRedirect("/hall/cases/", status=303)

    def page(self, token, problems=(), status=200):
        """The page."""
        row = inviting.live(token)
        if row is None:
            raise Http404("邀请已经用过、收回或者过期")
        context = {"invitation": row, "part": PARTS[row.part], "may": MAY[row.part], "problems": problems}
        answer = render(self.request, "hall/join.html", context, status=status)
        answer["Cache-Control"] = "no-store, private"
        answer["Referrer-Policy"] = "no-referrer"
        return answer
