"""What stands beside the registration, with a history in both times; and its plain recount."""

import random
from datetime import date, timedelta

from orgs import facts
from orgs.facts import Fact, state_for
from orgs.organization import Organization
from tests.orgs.statistics.register import SOURCE, STANDING, instant

GRADES = ("1A", "2A", "3A", "4A", "5A")
CONCLUSIONS = ("passed", "basic", "failed", "not_filed", "not_due")


def say(organization, kind, value, first, last=None, *, known):
    """A fact of some days, learnt on a day."""
    state_for(organization, kind, str(value), valid_from=first, valid_to=last, instant=instant(known), batch=SOURCE)


def told(seed=5):
    """Facts of most organizations of the register, some learnt months late, some told anew."""
    rng = random.Random(seed)
    for n, o in enumerate(Organization.objects.order_by("id")):
        late = rng.choice([0, 0, 45])
        if n % 3:
            first = date(2025, 6, 1) + timedelta(days=rng.randrange(400))
            last = first + timedelta(days=rng.choice([300, 700, 1800]))
            say(o, "grade", rng.choice(GRADES), first, last, known=first + timedelta(days=late))
            if n % 5 == 0:
                say(o, "grade", "4A", last + timedelta(days=1), last + timedelta(days=900), known=date(2026, 6, 15))
        for kind in ("full_time", "part_time", "party_members"):
            for day in (date(2025, 12, 31), date(2026, 5, 10)):
                if rng.random() < 0.6:
                    say(o, kind, rng.randrange(4), day, known=day + timedelta(days=late))
        for kind in ("assets", "income", "spending"):
            for year in (2024, 2025):
                if rng.random() < 0.5:
                    say(o, kind, rng.randrange(10**9), date(year, 1, 1), date(year, 12, 31), known=date(2026, 4, 1 + n % 28))
        if n % 4:
            days = (date(2025, 1, 1), date(2025, 12, 31))
            say(o, "annual", rng.choice(CONCLUSIONS), *days, known=date(2026, 5, 20))
            say(o, "annual", rng.choice(CONCLUSIONS), *days, known=date(2026, 7, 20))  # told anew
        for kind, every in (("abnormal_list", 5), ("severe_list", 11)):
            if n % every == 0:
                since = date(2026, 1, 10) + timedelta(days=rng.randrange(200))
                say(o, kind, "未报送", since, rng.choice([None, since + timedelta(days=30)]), known=since + timedelta(days=late))


def on_record(known, **of):
    """Facts of a kind on record at an instant, filtered in Python."""
    return [
        f for f in Fact.objects.filter(**of)
        if (f.ended_recorded_at is None if known is None else
            f.recorded_at <= known and (f.ended_recorded_at is None or f.ended_recorded_at > known))
    ]  # fmt: skip


def recount(last, known=None):
    """The figures anew, organization by organization with the register's own question: (figures, parts)."""
    year, found, parts = date(last.year - 1, 12, 31), {}, {"grade": {}, "annual": {}}
    sums = {code: [] for code in ("staff", "full_time", "part_time", "party_members", "assets", "income", "spending")}
    flags = ("graded", "graded_3a", "grades_ending", "inspection_due", "inspected", "abnormal", "severe",
             "party_organizations", "uncounted", "unreported")  # fmt: skip
    found = dict.fromkeys(flags, 0)
    standing = 0
    for o in Organization.objects.all():
        found["abnormal"] += facts.value_on(o, "abnormal_list", last, known) is not None
        found["severe"] += facts.value_on(o, "severe_list", last, known) is not None
        if facts.status_on(o, last, known) not in STANDING:
            continue
        standing += 1
        grade = facts.value_on(o, "grade", last, known)
        parts["grade"][(grade or "none").lower()] = parts["grade"].get((grade or "none").lower(), 0) + 1
        found["graded"] += grade is not None
        found["graded_3a"] += grade in ("3A", "4A", "5A")
        rows = on_record(known, organization=o, kind="grade")
        held = [f for f in rows if f.valid_from <= last <= f.valid_to]
        following = [f for f in rows if f.valid_from > last]
        found["grades_ending"] += bool(held) and held[0].valid_to <= last.replace(year=last.year + 1) and not following
        of = {kind: facts.value_on(o, kind, last, known) for kind in ("full_time", "part_time", "party_members")}
        of |= {kind: facts.value_on(o, kind, year, known) for kind in ("assets", "income", "spending")}
        if of["full_time"] or of["part_time"]:
            of["staff"] = int(of["full_time"] or 0) + int(of["part_time"] or 0)
        for code in sums:
            if of.get(code) is not None:
                sums[code].append(int(of[code]))
        found["party_organizations"] += int(of["party_members"] or 0) > 0
        found["uncounted"] += of["full_time"] is None
        if o.established_on <= year:
            said = facts.value_on(o, "annual", year, known)
            parts["annual"][said or "unknown"] = parts["annual"].get(said or "unknown", 0) + 1
            found["inspection_due"] += said != "not_due"
            found["inspected"] += said in ("passed", "basic", "failed")
            found["unreported"] += of["income"] is None
    return found, parts, sums, standing


def on_list(organization, kind, day, known):
    """Whether it is on a list on a day."""
    return facts.value_on(organization, kind, day, known) is not None


def moved(first, last, known=None):
    """Entries and removals of the lists anew, day by day with the register's own question."""
    found = dict.fromkeys(("abnormal_entered", "abnormal_removed", "severe_entered", "severe_removed"), 0)
    days = [first + timedelta(days=n) for n in range(-1, (last - first).days + 1)]
    for o in Organization.objects.filter(facts__kind__in=("abnormal_list", "severe_list")).distinct():
        for code in ("abnormal", "severe"):
            held = [on_list(o, f"{code}_list", day, known) for day in days]
            steps = list(zip(held, held[1:], strict=False))
            found[f"{code}_entered"] += (False, True) in steps
            found[f"{code}_removed"] += (True, False) in steps
    return found
