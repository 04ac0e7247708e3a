"""What the list says: who confirmed, how many are missing, what the meeting decided, what is drawn from it."""

import hashlib
from dataclasses import dataclass, field
from datetime import date

from stdnum.cn import ric

from casework.core.process import process_of
from casework.intake import drafts
from casework.intake.declared import Drawn
from casework.journal.entry import canonical, microseconds
from orgs.registration.establishment.founding.quorum import KEYS, short
from orgs.registration.establishment.founding.rows import (
    INDIVIDUAL,
    UNIT,
    FoundingList,
    FoundingMeeting,
    FoundingMember,
    plain,
)
from orgs.registration.establishment.states import State
from policy import rules

OPEN_STATES = frozenset({State.DRAFT, State.RETURNED_BY_SPONSOR, State.CORRECTION_REQUESTED})


def list_of(case):
    """The list a case is counted from, or None: there is none, or the founders upload a roster of their own."""
    return FoundingList.objects.filter(case_id=case.pk, on_paper=False).first() if case else None


def members_of(founding):
    """The members with their answers. One query."""
    return list(founding.members.select_related("given__scan__sheet", "given__scan__upload"))


def counted(case):
    """(confirmed individuals, confirmed units), or None where nobody stands on a list. Two queries."""
    founding = list_of(case)
    if founding is None:
        return None
    rows = list(founding.members.values_list("kind", "given__confirmed"))
    return (rows.count((INDIVIDUAL, True)), rows.count((UNIT, True))) if rows else None


def leads_none(members, number, name):
    """Whether a legal representative stands on the list neither in person nor as a unit's representative."""
    in_person = any(m.kind == INDIVIDUAL and plain(m.opened("number")) == plain(number) for m in members)
    return not in_person and not any(m.representative and plain(m.signer) == plain(name) for m in members)


def voted(case):
    """(expected, present, agreed) of the founding meeting, or None; agreed is the lesser of the two votes."""
    meeting = (
        FoundingMeeting.objects.filter(founding__case_id=case.pk, founding__on_paper=False).first() if case else None
    )
    if meeting is None:
        return None
    confirmed = FoundingMember.objects.filter(founding_id=meeting.founding_id, given__confirmed=True)
    came = list(confirmed.values_list("attended", flat=True))
    return len(came), sum(came), min(meeting.charter_for, meeting.officers_for)


@dataclass
class Standing:
    """The list as pages show it."""

    founding: FoundingList
    members: list = field(default_factory=list)
    least: dict = field(default_factory=dict)
    quorum: object = None
    share: object = None
    meeting: FoundingMeeting | None = None

    @property
    def confirmed(self):
        """Members who confirmed."""
        return [m for m in self.members if m.is_confirmed]

    @property
    def individuals(self):
        """How many persons confirmed."""
        return sum(m.kind == INDIVIDUAL for m in self.confirmed)

    @property
    def units(self):
        """How many units confirmed."""
        return sum(m.kind == UNIT for m in self.confirmed)

    @property
    def short(self):
        """What is missing, or an empty string."""
        return short(self.individuals, self.units, self.least)

    @property
    def present(self):
        """Those who confirmed and came to the meeting."""
        return [m for m in self.confirmed if m.attended]

    @property
    def came_enough(self):
        """Whether as many came as the meeting needs."""
        return bool(self.confirmed) and len(self.present) >= len(self.confirmed) * self.quorum.number

    def passed(self, votes):
        """Whether so many votes are more than the share of those present that is needed."""
        return votes > len(self.present) * self.share.number


def standing(founding, case):
    """Everything about the list, by the rules the case is bound to. Three queries."""
    keys = [*KEYS.values(), "association.meeting_quorum", "association.meeting_pass"]
    found = rules.values(keys, on=case.rules_on, known=case.rules_known)
    return Standing(
        founding, members_of(founding), {name: found[key].number for name, key in KEYS.items()},
        found["association.meeting_quorum"], found["association.meeting_pass"],
        FoundingMeeting.objects.filter(founding=founding).first(),
    )  # fmt: skip


def age(number, day: date):
    """Full years of age by an ID number, or None where it does not say."""
    if not ric.is_valid(number):
        return None
    born = ric.get_birth_date(number)
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def remarks(now, day, answers):
    """Plain sentences about the list: minors, and a legal representative who is not a member."""
    grown = rules.value("association.member_min_age", on=day).number
    for member in now.members:
        years = age(member.opened("number"), day) if member.kind == INDIVIDUAL else None
        if years is not None and years < grown:
            yield (f"第{member.seat}号“{member.clear_name}”按身份证号码未满{grown}周岁，发起人应当具有完全民事行为能力，"
                   "请更换，或者准备说明材料。")  # fmt: skip
    leader = answers.get("legal_rep_id") or ""
    if now.members and leader and leads_none(now.members, leader, answers.get("legal_rep") or ""):
        yield "拟任法定代表人不在名单里，请把本人加入名单，或者核对“拟任负责人”一页。"


def roster_digest(founding, members):
    """What the roster says, as one digest: it changes when anybody on it does. No personal data goes into it."""
    rows = [[m.ref, m.since_version, microseconds(m.given.at)] for m in members if m.is_confirmed]
    return hashlib.sha256(canonical({"list": founding.pk, "rows": rows}).encode()).hexdigest()


def minutes_digest(founding, members, meeting):
    """What the minutes say, as one digest; "" while there was no meeting."""
    if meeting is None:
        return ""
    said = {f.name: str(getattr(meeting, f.attname)) for f in meeting._meta.concrete_fields}
    came = [m.seat for m in members if m.is_confirmed and m.attended]
    text = canonical({"meeting": said, "came": came, "roster": roster_digest(founding, members)})
    return hashlib.sha256(text.encode()).hexdigest()


def agrees(meeting, members):
    """Whether the votes of the meeting still add up to those on the list who came, and host and recorder are among them."""
    came = {m.pk for m in members if m.is_confirmed and m.attended}
    charter = meeting.charter_for + meeting.charter_against + meeting.charter_abstained
    officers = meeting.officers_for + meeting.officers_against + meeting.officers_abstained
    return charter == officers == len(came) and {meeting.host_id, meeting.recorder_id} <= came


def drawn(case, key, title):
    """How a material is drawn from the list (Drawn), or None where it must be uploaded.

    Nothing is drawn while nobody stands on the list: whoever only looked at the page may still upload.
    """
    founding = list_of(case)
    members = members_of(founding) if founding else []
    if not members:
        return None
    href, meeting = f"/hall/cases/{case.number}/founding/", FoundingMeeting.objects.filter(founding=founding).first()
    wanted = roster_digest(founding, members) if key == "member_list" else minutes_digest(founding, members, meeting)
    made = founding.papers.filter(key=key).order_by("-id").first()
    if not wanted:
        return Drawn(href, "待生成", f"“{title}”由联名名单生成，请先到联名页填写成立大会的出席和表决。")
    if key != "member_list" and not agrees(meeting, members):
        return Drawn(
            href,
            "需要重新填写",
            f"名单变动以后，成立大会的出席、票数与名单不一致，请到联名页重新填写，再生成“{title}”。",
        )
    if made is None:
        return Drawn(href, "待生成", f"“{title}”由联名名单生成，请到联名页点“生成名册和纪要”。")
    if made.digest != wanted:
        return Drawn(href, "需要重新生成", f"“{title}”生成以后，名单或者会议内容有变化，请到联名页重新生成。")
    return Drawn(href, "已由联名名单生成", "")


def typed(case):
    """The answers typed so far, flat and as they stand; sealed drafts opened once."""
    return {name: value for section in drafts.all_typed(case).values() for name, value in section.items()}


def is_open(case):
    """Whether the list may be changed and answered now."""
    return case.state in OPEN_STATES and process_of(case).slug == "establishment"
