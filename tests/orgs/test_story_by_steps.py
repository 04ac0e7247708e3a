"""成立登记 by steps alone: from a draft to a public organization."""

from casework.core.models import Case
from casework.core.perform import perform
from orgs.models import Organization


def test_six_people_bring_a_founding_team_into_the_register(bureau):
    case = bureau.reach("announced")

    organization = Organization.objects.get(party=case.party)
    assert case.state == "announced"
    assert organization.name == "天津市滨海新区盐业文化服务中心"
    assert organization.status == "registered"
    assert organization.announced_on is not None
    assert [e.step for e in case.entries.all()] == [
        "begin", "submit", "accept", "assign", "propose_grant", "chief_agree", "grant", "issue_certificate", "announce",
    ]  # fmt: skip
    assert Case.objects.get(pk=case.pk).closed_at is not None


def test_silence_is_acceptance_from_the_day_of_receipt(bureau, travel):
    from casework.clock.tick import tick

    travel("2026-11-20 20:00")
    case = bureau.submitted()
    travel("2026-11-27 23:59")
    assert tick()["steps"] == 0

    travel("2026-11-28 00:01")
    assert tick()["steps"] == 1

    case = type(case).objects.get(pk=case.pk)
    assert (case.state, case.deemed, case.accepted_on.isoformat()) == ("accepted", True, "2026-11-20")
    clock = case.deadlines.get(kind="clock")
    assert (clock.starts_on.isoformat(), clock.due_on.isoformat()) == ("2026-11-20", "2027-01-19")
    assert tick()["steps"] == 0


def test_perform_returns_the_fresh_case(bureau):
    case = bureau.submitted()

    done = perform(case, "accept", by=bureau.clerk)

    assert (done.state, done.version) == ("accepted", 2)
