"""Reserved names as registrations see them: one living reservation a name, held while under way, used once registered."""

import threading

import pytest
from django.db import IntegrityError, connections, transaction

from casework.clock.tick import tick
from casework.core.models import Case
from casework.core.perform import Refused, perform
from orgs import facts, reservations
from orgs.organization import Kind, Organization, Status
from orgs.reservations import NameReservation
from tests import naming

NAME = naming.NAME


def fresh(case):
    """The case anew."""
    return type(case).objects.get(pk=case.pk)


@pytest.mark.django_db
def test_a_kept_name_is_found_by_its_party_and_by_a_second_team_of_the_same_founder(bureau, travel):
    day = travel("2026-11-23 09:00").date()
    case = naming.reserved(bureau)
    second, foreign = bureau.team(), bureau.team(bureau.stranger)

    assert [row.name for row in reservations.reserved_for(case.party, day)] == [NAME]
    assert [row.name for row in reservations.reserved_for(second, day)] == [NAME]
    assert reservations.reserved_for(foreign, day) == []
    assert reservations.of_number(case.number.lower(), day).name == NAME
    assert reservations.obstacle(NAME, case.party, day) is None
    assert "已经为其他申请人保留到2027年5月24日" in reservations.obstacle(NAME, foreign, day)
    assert reservations.obstacle("天津市滨海新区别的中心", foreign, day) is None


@pytest.mark.django_db
def test_a_registration_holds_the_name_beyond_its_period_and_uses_it(bureau, travel):
    day = travel("2026-11-23 09:00").date()
    case = naming.reserved(bureau)
    registration = bureau.submitted(full_name=NAME)
    reservations.hold(NAME, registration.party, registration, day)
    assert fresh(case).reservation.held_for_id == registration.pk
    with pytest.raises(Refused, match="还在办理"):
        perform(case, "release", by=bureau.founder)

    travel("2027-06-10 00:05")
    tick()
    assert fresh(case).state == "reserved"  # the period is over, the registration is not
    later = travel("2027-06-11 09:00").date()
    with pytest.raises(Refused, match="名册里还没有"):
        reservations.use(NAME, registration.party, later)
    naming.organization(bureau, NAME, day=later)
    reservations.use(NAME, registration.party, later)

    row = NameReservation.objects.get()
    assert (fresh(case).state, row.ended_on, row.ended_why) == ("used", later, "used")


@pytest.mark.django_db
def test_a_registration_that_ends_otherwise_lets_the_name_go(bureau, travel):
    day = travel("2026-11-23 09:00").date()
    case = naming.reserved(bureau)
    registration = bureau.submitted(full_name=NAME)
    reservations.hold(NAME, registration.party, registration, day)
    travel("2027-06-10 00:05")
    tick()
    perform(registration, "withdraw", by=bureau.founder) if fresh(registration).closed_at is None else None
    assert fresh(registration).closed_at is not None

    assert tick()["steps"] == 1
    assert (fresh(case).state, NameReservation.objects.get().ended_why) == ("expired", "expired")
    assert tick()["steps"] == 0


@pytest.mark.django_db
def test_no_registration_takes_a_name_in_dispute(bureau, travel):
    from demo.filing import sheet

    day = travel("2026-11-23 09:00").date()
    case = naming.reserved(bureau)
    perform(case, "record_dispute", by=bureau.clerk, objector="某公司", claim="字号是本公司的注册商标。",
            files={"evidence": sheet("异议")})  # fmt: skip
    assert "正在处理异议" in reservations.obstacle(NAME, case.party, day)
    naming.organization(bureau, NAME, day=day)
    with pytest.raises(Refused, match="名称争议处理中"):
        reservations.use(NAME, case.party, day)
    assert NameReservation.objects.living().count() == 1


@pytest.mark.django_db
def test_the_database_keeps_one_living_reservation_a_name(bureau):
    case = naming.reserved(bureau)
    row = NameReservation.objects.get()
    other = naming.draft(bureau)
    given = {"name": NAME, "kind": row.kind, "party": row.party, "since": row.since, "until": row.until}
    with pytest.raises(IntegrityError), transaction.atomic():
        NameReservation.objects.create(case_id=other.pk, **given)
    with pytest.raises(Refused, match="刚刚已经为另一位申请人保留"):
        reservations.reserve(other, NAME, kind=row.kind, party=row.party, since=row.since, until=row.until)
    reservations.end(case, row.until, "expired")
    NameReservation.objects.create(case_id=other.pk, **given)  # the control: the first is over
    with pytest.raises(IntegrityError), transaction.atomic():
        NameReservation.objects.filter(case_id=other.pk).update(ended_on=row.until)  # an end without a reason


@pytest.mark.django_db
def test_former_names_are_closed_for_their_time_by_the_two_times_of_the_register(bureau, travel):
    travel("2026-11-23 09:00")
    gone = naming.organization(bureau, NAME, number=900_002)
    instant = travel("2026-11-23 10:00")
    facts.state(gone, "name", "天津市滨海新区新名盐业文化服务中心", valid_from=instant.date(), instant=instant, batch="变更")
    Organization.objects.filter(pk=gone.pk).update(name="天津市滨海新区新名盐业文化服务中心")
    said = refusal(bureau)
    assert "N8冷却期" in said and "2027年11月22日以前其他申请人不能使用" in said
    travel("2027-11-22 09:00")
    assert "N8冷却期" in refusal(bureau)
    travel("2027-11-23 09:00")
    assert refusal(bureau) == ""


@pytest.mark.django_db
@pytest.mark.parametrize(("status", "last", "free"), [(Status.REVOKED, "2029-11-23", "2029-11-24"),
                                                     (Status.DISSOLVED, "2027-11-23", "2027-11-24")])  # fmt: skip
def test_names_of_ended_organizations_stay_closed(bureau, travel, status, last, free):
    gone = naming.organization(bureau, NAME, number=900_003)
    instant = travel("2026-11-23 10:00")
    facts.state(gone, "status", status, valid_from=instant.date(), instant=instant, batch="注销")
    Organization.objects.filter(pk=gone.pk).update(status=status)
    travel(f"{last} 09:00")
    assert "N8冷却期" in refusal(bureau)
    travel(f"{free} 09:00")
    assert refusal(bureau) == ""


def refusal(bureau):
    """What the hand-in of the name says; "" when it is taken."""
    case = naming.draft(bureau)
    try:
        perform(case, "submit", by=bureau.founder)
    except Refused as refused:
        return "".join(refused.problems)
    return ""


@pytest.mark.django_db
def test_who_comes_second_waits_and_takes_the_second_name(bureau, travel):
    travel("2026-11-23 09:00")
    first = naming.submitted(bureau)
    travel("2026-11-23 09:30")
    second = naming.submitted(bureau, bureau.stranger, second_name=naming.SECOND)  # nothing examined, nothing claimed
    first, second = (perform(case, "accept", by=bureau.clerk) for case in (first, second))

    with pytest.raises(Refused, match="先受理的另一件申请"):
        perform(second, "propose_approval", by=bureau.reviewer, **naming.APPROVING)
    facts_ = naming.APPROVING | {"chosen": naming.SECOND, "overruled": "只有申请在先的名称相近，不会混淆。"}
    with pytest.raises(Refused, match="请写明排在前面的"):
        perform(second, "propose_approval", by=bureau.reviewer, **facts_)
    perform(second, "propose_approval", by=bureau.reviewer, **facts_, skipped="先到的申请已占用同名。")
    perform(first, "propose_approval", by=bureau.reviewer, **naming.APPROVING, overruled="后到的申请不影响。")
    assert {fresh(case).chosen for case in (first, second)} == {NAME, naming.SECOND}


@pytest.mark.django_db(transaction=True)
def test_two_parties_reserve_the_same_name_and_exactly_one_wins(bureau, travel):
    """Both came at the same instant and were proposed before either was approved; two approvers press at once."""
    travel("2026-11-23 09:00")
    cases = naming.two_proposed(bureau)
    gate, results = threading.Barrier(2), [None, None]

    def run(place, case, by):
        try:
            gate.wait()
            results[place] = perform(case.pk, "approve", by=by)
        except Exception as error:
            results[place] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(n, case, by))
               for n, (case, by) in enumerate(zip(cases, (bureau.approver, bureau.approver2), strict=True))]  # fmt: skip
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    lost = [r for r in results if isinstance(r, Exception)]
    assert len(lost) == 1 and isinstance(lost[0], Refused), results
    assert sorted(Case.objects.filter(process="name_check").values_list("state", flat=True)) == ["approval", "reserved"]
    assert NameReservation.objects.living().filter(name=NAME).count() == 1


def test_kinds_have_forms():
    from orgs.registration.names.words import words

    assert all(words().forms[kind] for kind in Kind.values)


@pytest.mark.django_db
def test_the_clock_holds_the_name_of_an_accepted_registration_and_of_no_other(bureau, travel):
    travel("2026-11-23 09:00")
    case = naming.reserved(bureau)
    registration = bureau.submitted(full_name=NAME)
    tick()
    assert fresh(case).reservation.held_for_id is None  # handed in is not accepted
    perform(registration, "accept", by=bureau.clerk)
    tick()
    assert fresh(case).reservation.held_for_id == registration.pk
    assert case.letters.filter(name="held").count() == 1
    tick()
    assert case.letters.filter(name="held").count() == 1

    perform(registration, "withdraw", by=bureau.founder)
    tick()
    assert perform(case, "release", by=bureau.founder).state == "released"  # it is over: the applicant may let go
