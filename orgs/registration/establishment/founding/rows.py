"""联名: the list of founding members, their answers, the links and sheets they answer by, and the meeting they held."""

import unicodedata

from django.conf import settings
from django.db import models
from django.db.models import Q

from network.vault import mask_id, mask_phone, unseal

UNIT, INDIVIDUAL = "unit", "individual"


class FoundingList(models.Model):
    """The list of one draft. `version` rises with every change of who is on it; `on_paper` means the founders went back
    to uploading a roster of their own, and nothing is counted from here."""

    case = models.OneToOneField("orgs.Establishment", models.PROTECT, related_name="founding")
    version = models.PositiveIntegerField(default=0)
    last_seat = models.PositiveIntegerField(default=0)
    on_paper = models.BooleanField(default=False)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")


class FoundingMember(models.Model):
    """One founding member: a person by ID number, or a unit by credit code with who speaks for it.

    `name`, `number`, `representative` and `phone` are sealed under `ref`; `number_blind` finds the number again.
    `since_version` is the version of the list since which the member stands on it as it does now.
    """

    founding = models.ForeignKey(FoundingList, models.CASCADE, related_name="members")
    ref = models.CharField(max_length=32, unique=True)
    seat = models.PositiveIntegerField()
    kind = models.CharField(max_length=10)
    name = models.TextField()
    number = models.TextField()
    number_blind = models.CharField(max_length=64, db_index=True)
    representative = models.TextField(blank=True)
    phone = models.TextField(blank=True)
    since_version = models.PositiveIntegerField()
    attended = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["founding", "seat"], name="one_founding_member_per_seat"),
            models.UniqueConstraint(fields=["founding", "number_blind"], name="founding_member_once",
                                    violation_error_message="这个号码已经在名单里。"),
        ]  # fmt: skip
        ordering = ["founding_id", "seat"]

    def opened(self, field):
        """One sealed field in clear."""
        return unseal(getattr(self, field), context(self, field))

    @property
    def clear_name(self):
        """The name in clear."""
        return self.opened("name")

    @property
    def signer(self):
        """Who answers for this member: the person, or the unit's representative."""
        return self.opened("representative") or self.clear_name

    @property
    def masked_number(self):
        """The ID number masked; a credit code is public and stands as it is."""
        number = self.opened("number")
        return number if self.kind == UNIT else mask_id(number)

    @property
    def masked_phone(self):
        """The phone number masked, or an empty string."""
        return mask_phone(self.opened("phone")) if self.phone else ""

    @property
    def is_confirmed(self):
        """Whether this member has confirmed as it now stands on the list."""
        given = getattr(self, "given", None)
        return given is not None and given.confirmed


def context(row, field):
    """The place a sealed field belongs to; written out, because a rotation of keys must know every one."""
    return {
        "name": f"orgs.founding.name:{row.ref}", "number": f"orgs.founding.number:{row.ref}",
        "representative": f"orgs.founding.representative:{row.ref}", "phone": f"orgs.founding.phone:{row.ref}",
        "link": f"orgs.founding.link:{row.ref}", "reason": f"orgs.founding.reason:{row.ref}",
    }[field]  # fmt: skip


def plain(text):
    """A name or number as it is compared: one width, no spaces, capitals."""
    return "".join(unicodedata.normalize("NFKC", text).upper().replace("•", "·").split())


class FoundingSheet(models.Model):
    """A printed sheet of signatures (签名页): it covers those who stood on the list in its version, nobody else."""

    founding = models.ForeignKey(FoundingList, models.CASCADE, related_name="sheets")
    code = models.CharField(max_length=12, unique=True)
    version = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    printed_at = models.DateTimeField()
    printed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["founding", "version"], name="one_founding_sheet_per_version")]
        ordering = ["founding_id", "version"]

    def covers(self, member):
        """Whether the member stood on the list as printed."""
        return member.since_version <= self.version


class SheetScan(models.Model):
    """The scan of a signed sheet; taken away with its file, and the answers it proved with it."""

    sheet = models.ForeignKey(FoundingSheet, models.CASCADE, related_name="scans")
    upload = models.OneToOneField("casework.Upload", models.CASCADE, related_name="founding_scan")
    at = models.DateTimeField()


class FoundingAnswer(models.Model):
    """What a member answered, when, by link or on a sheet. `reason` of a refusal is sealed."""

    member = models.OneToOneField(FoundingMember, models.CASCADE, related_name="given")
    confirmed = models.BooleanField()
    scan = models.ForeignKey(SheetScan, models.CASCADE, null=True, related_name="answers")
    reason = models.TextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(confirmed=True) | Q(scan__isnull=True), name="founding_sheet_confirms",
                                   violation_error_message="签名页只能证明确认。")
        ]  # fmt: skip

    @property
    def opened_reason(self):
        """Why not, in clear."""
        return unseal(self.reason, context(self.member, "reason"))


class FoundingInvitation(models.Model):
    """A link for one member, good once and for some days. Only the blind digest of its token is kept.

    `link` holds the token sealed while a short message waits to be sent, and is emptied when it went out.
    """

    member = models.ForeignKey(FoundingMember, models.CASCADE, related_name="invitations")
    token = models.CharField(max_length=64, unique=True)
    link = models.TextField(blank=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    wrong = models.PositiveSmallIntegerField(default=0)
    ended_at = models.DateTimeField(null=True)
    ended_why = models.CharField(max_length=10, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["member"], condition=Q(ended_at__isnull=True), name="one_open_founding_link"),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_why="") | Q(ended_at__isnull=False) & ~Q(ended_why=""),
                name="founding_link_ends_for_a_reason", violation_error_message="链接失效的，要有时间和原因。",
            ),
        ]  # fmt: skip


class FoundingMeeting(models.Model):
    """成立大会: when and where, who presided, and the votes on the charter and on the officers."""

    founding = models.OneToOneField(FoundingList, models.CASCADE, related_name="meeting")
    held_on = models.DateField()
    place = models.CharField(max_length=200)
    host = models.ForeignKey(FoundingMember, models.SET_NULL, null=True, related_name="+")
    recorder = models.ForeignKey(FoundingMember, models.SET_NULL, null=True, related_name="+")
    charter_for = models.PositiveIntegerField()
    charter_against = models.PositiveIntegerField()
    charter_abstained = models.PositiveIntegerField()
    officers_for = models.PositiveIntegerField()
    officers_against = models.PositiveIntegerField()
    officers_abstained = models.PositiveIntegerField()
    others = models.TextField(blank=True)


class FoundingPaper(models.Model):
    """A material drawn from the list: `digest` says from which state of it; it falls with its file."""

    founding = models.ForeignKey(FoundingList, models.CASCADE, related_name="papers")
    key = models.CharField(max_length=40)
    upload = models.OneToOneField("casework.Upload", models.CASCADE, related_name="founding_paper")
    digest = models.CharField(max_length=64)
