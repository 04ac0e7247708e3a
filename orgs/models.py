"""The register's nouns and its processes by one name."""

from orgs.certificate import Certificate
from orgs.claims.claim import OrganizationClaim
from orgs.claims.code import ClaimCode
from orgs.codes import CodePool
from orgs.facts import Fact
from orgs.filing.activities.rows import Activity, ActivityPhoto, ActivityVersion
from orgs.filing.cancellation.models import FilingCancellation
from orgs.filing.change.models import FilingChange
from orgs.filing.community.codes import ConfirmCode
from orgs.filing.community.models import CommunityFiling
from orgs.filing.community_org import CommunityOrg, FilingCounter
from orgs.filing.confirmation.models import FilingConfirmation
from orgs.filing.facts import CommunityFact
from orgs.filing.held.rows import HeldAccount, HeldDisclosure, HeldLine, HeldProposal, HubAppointment
from orgs.filing.lines import BodyLine
from orgs.filing.satisfaction.rows import SatisfactionAnswer, SatisfactionCode, SatisfactionRound
from orgs.importing.batch import ImportBatch, ImportedRow
from orgs.importing.single import SingleEntry
from orgs.organization import Organization
from orgs.person import Appointment, Person
from orgs.registration.establishment.founding.rows import (
    FoundingAnswer,
    FoundingInvitation,
    FoundingList,
    FoundingMeeting,
    FoundingMember,
    FoundingPaper,
    FoundingSheet,
    SheetScan,
)
from orgs.registration.establishment.models import Establishment
from orgs.registration.names.models import NameCheck
from orgs.reservations import NameReservation
from orgs.statistics.period import ReportPeriod
from orgs.takeover.rows import CutOver, PaperFile

__all__ = ["Activity", "ActivityPhoto", "ActivityVersion", "Appointment", "BodyLine", "Certificate", "ClaimCode", "CodePool", "CommunityFact", "CommunityFiling", "CommunityOrg", "ConfirmCode", "CutOver", "Establishment", "Fact", "FilingCancellation", "FilingChange", "FilingConfirmation", "FilingCounter", "FoundingAnswer",
           "FoundingInvitation", "FoundingList", "FoundingMeeting", "FoundingMember", "FoundingPaper",
           "FoundingSheet", "HeldAccount", "HeldDisclosure", "HeldLine", "HeldProposal", "HubAppointment", "ImportBatch", "ImportedRow", "NameCheck", "NameReservation", "Organization", "OrganizationClaim", "OrganizationClaim",
           "PaperFile", "Person", "ReportPeriod", "SatisfactionAnswer", "SatisfactionCode", "SatisfactionRound", "SheetScan", "SingleEntry"]  # fmt: skip
