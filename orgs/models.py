"""The register's nouns and its processes by one name."""

from orgs.certificate import Certificate
from orgs.codes import CodePool
from orgs.facts import Fact
from orgs.importing.batch import ImportBatch, ImportedRow
from orgs.organization import Organization
from orgs.person import Appointment, Person
from orgs.registration.establishment.models import Establishment

__all__ = ["Appointment", "Certificate", "CodePool", "Establishment", "Fact", "ImportBatch", "ImportedRow", "Organization", "Person"]
