"""/desk/organizations/: the file of one organization: what the register says, its cases, papers, notices, on one time line.

Only announced organizations have a file here, as in the public register; of their cases everybody sees what they may see.
"""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q
from django.http import Http404
from django.shortcuts import render
from django.views import View

from casework.clock import day_of
from casework.contacts.rows import Contact, Way
from casework.core.case import Case
from casework.core.process import PROCESSES
from casework.core.sight import visible_to
from casework.notices.queries import public as public_notices
from casework.views.standing import DeskView
from desk.contacts import told as told_contact
from desk.facts import CONFIRMERS, READERS, WRITERS, waiting
from network.posts import parties_of, posts_of
from orgs.beside import KINDS, PUBLIC, beside
from orgs.facts import Fact
from orgs.organization import Organization
from orgs.queries import public
from orgs.telling import TOLD, told

PAGE, MOST = 20, 200


@dataclass(frozen=True, order=True)
class Moment:
    """One thing on the time line: on a day, what it was, and where it leads."""

    day: date
    sort: str = field(compare=False)
    text: str = field(compare=False)
    url: str = field(default="", compare=False)


class OrganizationsView(DeskView, View):
    """By words of the name or by the code; a page of twenty, ordered by sound."""

    def get(self, request):
        """What was asked for, or the first page of all."""
        words = request.GET.get("q", "").strip()[:60]
        rows, after = public(words, "", "", ""), request.GET.get("after", "")
        if len(after) == 18:
            name, pk = Organization.objects.filter(uscc=after).values_list("name_key", "pk").first() or ("", 0)
            rows = rows.filter(Q(name_key__gt=name) | Q(name_key=name, pk__gt=pk))
        page = list(rows.select_related("division").order_by("name_key", "id")[: PAGE + 1])
        following = page[PAGE - 1].uscc if len(page) > PAGE else ""
        keeps = {post.role for post in posts_of(request.user, self.day)} & (WRITERS | CONFIRMERS)
        context = {"rows": page[:PAGE], "following": following, "words": words, "waiting": waiting()[:PAGE] if keeps else []}
        return render(request, "desk/organizations.html", context)


class OrganizationFileView(DeskView, View):
    """One organization's file."""

    def get(self, request, uscc):
        """404 before the announcement, as in the public register."""
        rows = Organization.objects.filter(announced_on__isnull=False, uscc=uscc)
        organization = rows.select_related("division", "legal_representative", "party").first()
        if organization is None:
            raise Http404("没有这个组织")
        # An official who belongs to the organization reads its cases in the hall, as DeskView.admits says.
        seen = visible_to(request.user, self.day, Case.objects.main()).exclude(party_id__in=parties_of(request.user, self.day))
        cases = list(seen.filter(party_id=organization.party_id).select_related("handler").order_by("-id")[:MOST])
        line = sorted(facts(organization) + certificates(organization) + steps(cases) + notices(cases) + contacts(cases, self.day), reverse=True)
        keeps = any(post.role in READERS for post in posts_of(request.user, self.day))
        context = {
            "organization": organization, "cases": [described(case) for case in cases], "line": line[:MOST],
            "open": sum(case.closed_at is None for case in cases), "keeps": keeps,
            "beside": beside(reported(organization, KINDS if keeps else PUBLIC), self.day),
        }  # fmt: skip
        return render(request, "desk/organization.html", context)


def file_of(case):
    """The code under which the case's party has a file here, or None: a team that has founded nothing yet has none."""
    return Organization.objects.filter(party_id=case.party_id, announced_on__isnull=False).values_list("uscc", flat=True).first()


def described(case):
    """A case with its process and state in words."""
    process = PROCESSES[case.process]
    return {"case": case, "process": process.title, "label": process.label(case.state)}


def facts(organization):
    """What the register was told, from the day on which it holds. One query."""
    rows = Fact.objects.filter(organization=organization, kind__in=TOLD, ended_recorded_at__isnull=True).order_by("-id")[:MOST]
    return [Moment(fact.valid_from, "登记事项", f"{row['label']}：{row['value']}") for fact in rows for row in (told(fact),)]


def reported(organization, kinds):
    """Facts of these kinds, which stand beside the registration. One query."""
    rows = Fact.objects.filter(organization=organization, kind__in=kinds, ended_recorded_at__isnull=True)
    return list(rows.order_by("valid_from", "id")[:MOST])


def certificates(organization):
    """Certificates issued and taken back. One query."""
    found = []
    for held in organization.certificates.all():
        found.append(Moment(held.issued_on, "证书", f"颁发登记证书 {held.number}，有效期至{held.valid_until:%Y年%-m月%-d日}"))
        if held.void_on:
            found.append(Moment(held.void_on, "证书", f"登记证书 {held.number} 作废：{held.void_reason}"))
    return found


def steps(cases):
    """When cases came in and when they were closed; no query."""
    found = []
    for case in cases:
        where, name = f"/desk/cases/{case.number}/", PROCESSES[case.process].title
        found.append(Moment(day_of(case.opened_at), "办件", f"{name} {case.number} 开始", where))
        if case.closed_at:
            label = PROCESSES[case.process].label(case.state)
            found.append(Moment(day_of(case.closed_at), "办件", f"{name} {case.number} 办结：{label}", where))
    return found


def notices(cases):
    """What was announced or put on publicity about these cases. One query."""
    rows = public_notices().filter(source_id__in=[case.pk for case in cases])[:MOST]
    return [Moment(row.starts_on, "公示公告", row.title, f"/publicity/{row.number}/") for row in rows]


def contacts(cases, day):
    """Who called, came or wrote about these cases, corrected ones left out. One query."""
    numbers = {case.pk: case.number for case in cases}
    rows = Contact.objects.filter(case_id__in=numbers).current().select_related("answer", "correction").order_by("-id")[:MOST]
    said = [(row, told_contact(row, day)) for row in rows]
    return [Moment(day_of(row.at), Way(row.way).label, f"{one['who']}：{one['words']}".lstrip("："), f"/desk/cases/{numbers[row.case_id]}/")
            for row, one in said]  # fmt: skip
