"""A batch: what one file brought into the register, row by row, so that it can be taken back whole."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.db import models, transaction

from casework.journal.instant import day_of, now, today, wall
from network.models import Membership, Party
from orgs import facts, register
from orgs.certificate import Certificate
from orgs.facts import Fact
from orgs.importing import reported
from orgs.importing.checking import check
from orgs.importing.reading import sheet
from orgs.organization import Organization, Status
from orgs.person import Appointment, Person, the_person
from policy.rules import value

# Columns of an organization that are facts as well, and those that are not.
FACTS = ("name", "address", "scope", "fund_fen")
PLAIN = ("industry", "purpose", "sponsor_unit", "kind")
TOGETHER = 400  # organizations that are taken back with the same few statements


class ImportBatch(models.Model):
    """One file entered into the register: its hash, who answers for it, how many rows did what."""

    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    made_at = models.DateTimeField(unique=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    rows = models.PositiveIntegerField()
    entered = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    faults = models.PositiveIntegerField(default=0)
    reverted_at = models.DateTimeField(null=True)
    reverted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    single = models.BooleanField(default=False)  # one row typed at the desk: orgs.importing.single

    class Meta:
        ordering = ["-id"]

    @property
    def mark(self):
        """How facts name it."""
        return f"{'entry' if self.single else 'import'}:{self.pk}"


class ImportedRow(models.Model):
    """What one row did to one organization: entered it, or changed it from `before`."""

    batch = models.ForeignKey(ImportBatch, models.CASCADE, related_name="done")
    row = models.PositiveIntegerField()
    organization = models.ForeignKey(Organization, models.CASCADE, related_name="imports")
    entered = models.BooleanField()
    before = models.JSONField(default=dict)


class NotReversible(Exception):
    """What has happened since to organizations of the batch: `problems` are Chinese sentences."""

    def __init__(self, problems):
        self.problems = problems
        super().__init__("；".join(problems))


def examined(path, *, mapping=None, name=None):
    """The sheet checked whole, nothing written (orgs.importing.checking.Checked). Raises Unreadable."""
    most = value("import.most_rows", on=today()).number
    return check(*sheet(path, most=most, mapping=mapping, name=name), today())


@transaction.atomic
def run(path, *, by, mapping=None, name=None):
    """Enter a sheet's good rows; returns (batch or None when nothing changed, Checked). Raises Unreadable.

    A row whose organization is known changes what differs, from today on; the same file again changes nothing.
    """
    told = examined(path, mapping=mapping, name=name)
    sha256 = hashlib.sha256(Path(path).read_bytes()).hexdigest()
    return write_down(told, name=Path(name or path).name, sha256=sha256, by=by), told


@transaction.atomic
def write_down(told, *, name, sha256, by, single=False):
    """Enter what was checked; returns the batch, or None when nothing changed."""
    batch = ImportBatch.objects.create(
        name=name, sha256=sha256, made_at=wall(), made_by=by, rows=len(told.rows), faults=len(told.faults), single=single
    )
    known = Organization.objects.select_related("legal_representative", "division")
    known = {o.uscc: o for o in known.filter(uscc__in=[v["uscc"] for _, v in told.rows])}
    said = reported.on_record([known[v["uscc"]].pk for _, v in told.rows if v["uscc"] in known])
    for number, values in told.rows:
        organization = known.get(values["uscc"])
        if organization is None:
            _enter(batch, number, values)
        elif not _change(batch, number, organization, values, said.get(organization.pk, [])):
            batch.unchanged += 1
    if not batch.entered + batch.changed:
        batch.delete()
        return None
    batch.save()
    return batch


def _enter(batch, number, values):
    born, ended = values["established_on"], values.get("ended_on")
    organization = register.enter(
        Party.objects.create(kind="organization", name=values["name"]), day=born, instant=batch.made_at, batch=batch.mark,
        legal_rep=(values["legal_rep"], values.get("legal_rep_id", "")) if values.get("legal_rep") else None,
        uscc=values["uscc"], name=values["name"], kind=values["kind"], status=Status.REGISTERED, division=values["street"],
        address=values.get("address", ""), scope=values.get("scope", ""), fund_fen=values.get("fund_fen") or 0,
        purpose=values.get("purpose", ""), industry=values.get("industry", ""), sponsor_unit=values.get("sponsor_unit", ""),
    )  # fmt: skip
    register.change(organization, day=born, instant=batch.made_at, batch=batch.mark, announced=born.isoformat())
    if ended:
        _end(organization, batch, values.get("status") or Status.DISSOLVED, ended)
    _report(batch, organization, reported.observations(values, today()))
    ImportedRow.objects.create(batch=batch, row=number, organization=organization, entered=True)
    batch.entered += 1


def _report(batch, organization, said):
    for kind, told, first, last in said:
        facts.state_for(organization, kind, told, valid_from=first, valid_to=last, instant=batch.made_at, batch=batch.mark)


def _end(organization, batch, status, day):
    register.change(organization, day=day, instant=batch.made_at, batch=batch.mark, status=status)
    organization.ended_on = day
    organization.save(update_fields=["ended_on"])


def _change(batch, number, organization, values, on_record):
    """Whether the row said something new of a known organization; what it leaves empty stays as it is."""
    new = {n: values[n] for n in (*FACTS, *PLAIN) if values.get(n) not in ("", None) and values[n] != getattr(organization, n)}
    if values["street"] != organization.division:
        new["division_id"] = values["street"].pk
    person = organization.legal_representative
    named = values.get("legal_rep", "")
    if person and person.name == named and not (values.get("legal_rep_id") and person.id_blind is None):
        named = ""
    ended = values.get("ended_on") if values.get("ended_on") != organization.ended_on else None
    more = list(reported.news(values, on_record, today()))
    if not new and not named and not ended and not more:
        return False
    row = ImportedRow(batch=batch, row=number, organization=organization, entered=False)
    row.before = {n: getattr(organization, n) for n in new} | {
        "name_key": organization.name_key, "status": organization.status,
        "ended_on": organization.ended_on.isoformat() if organization.ended_on else None,
        "legal_representative_id": organization.legal_representative_id,
    }  # fmt: skip
    row.save()
    _write(batch, organization, new, named, values.get("legal_rep_id", ""))
    _report(batch, organization, more)
    if ended:
        _end(organization, batch, values.get("status") or Status.DISSOLVED, ended)
    batch.changed += 1
    return True


def _write(batch, organization, new, named, number):
    day = today()
    stated = {("fund" if n == "fund_fen" else n): new[n] for n in FACTS if n in new}
    for name in new:
        setattr(organization, name, new[name])
    if "name" in new:
        organization.name_key = register.name_key(new["name"])
    organization.save()
    register.change(organization, day=day, instant=batch.made_at, batch=batch.mark, **stated)
    if named:
        register.appoint_legal_rep(
            organization, the_person(named, number), day=day, instant=batch.made_at, batch=batch.mark
        )


@transaction.atomic
def revert(batch, *, by):
    """Take a batch back: what it entered goes, what it changed is as before. Raises NotReversible with every obstacle."""
    rows = list(batch.done.select_related("organization__party").order_by("id"))
    problems = [sentence for row in rows for sentence in _obstacles(batch, row)]
    if batch.reverted_at:
        problems = ["这一批已经撤销过。"]
    if problems:
        raise NotReversible(problems)
    for row in reversed(rows):
        if not row.entered:
            _restore(batch, row)
    entered = [row.organization for row in rows if row.entered]
    for first in range(0, len(entered), TOGETHER):
        _withdraw(entered[first : first + TOGETHER])
    batch.reverted_at, batch.reverted_by = now(), by
    batch.save()


def _obstacles(batch, row):
    organization = row.organization
    later = organization.facts.filter(recorded_at__gt=batch.made_at).exists()
    if later:
        yield f"{organization.name}：录入以后又有新的登记事项。"
    if organization.imports.filter(batch__made_at__gt=batch.made_at, batch__reverted_at__isnull=True).exists():
        yield f"{organization.name}：后来的一批又改过它，请先撤销后来的一批。"
    if row.entered and organization.single_entries.exists():
        yield f"{organization.name}：已经有逐条录入的事项。"
    if row.entered and organization.party.cases.exists():
        yield f"{organization.name}：已经有办件。"
    if row.entered and Membership.objects.filter(party=organization.party_id).exists():
        yield f"{organization.name}：已经有人认领。"
    if row.entered and Certificate.objects.filter(organization=organization).exists():
        yield f"{organization.name}：已经发过证书。"


def _withdraw(organizations):
    """Organizations that the batch entered go, with all that the register says of them."""
    keys = [organization.pk for organization in organizations]
    people = set(Appointment.objects.filter(organization__in=keys).values_list("person_id", flat=True))
    people |= {organization.legal_representative_id for organization in organizations}
    Fact.objects.filter(organization__in=keys).delete()
    Appointment.objects.filter(organization__in=keys).delete()
    ImportedRow.objects.filter(organization__in=keys).delete()
    Organization.objects.filter(pk__in=keys).delete()
    Party.objects.filter(pk__in=[organization.party_id for organization in organizations]).delete()
    _forget(people)


def _restore(batch, row):
    organization = row.organization
    Fact.objects.filter(organization=organization, recorded_at=batch.made_at).delete()
    Fact.objects.filter(organization=organization, ended_recorded_at=batch.made_at).update(ended_recorded_at=None)
    person, before = organization.legal_representative_id, dict(row.before)
    for name, old in before.items():
        setattr(organization, name, old)
    organization.save()
    if person != organization.legal_representative_id:
        register.reinstate_legal_rep(organization, day=day_of(batch.made_at))
        _forget({person})
    row.delete()


def _forget(people):
    """Persons that nobody refers to any more."""
    people = people - {None}
    held = set(Appointment.objects.filter(person__in=people).values_list("person_id", flat=True))
    held |= set(Organization.objects.filter(legal_representative__in=people).values_list("legal_representative_id", flat=True))
    Person.objects.filter(pk__in=people - held).delete()
