"""The fictional district: every state reached by performed steps, every account there, a specimen of every paper."""

import subprocess
from io import StringIO

import pytest
from django.core.management import call_command

from casework.core import guards
from casework.core.models import Case, Entry
from casework.core.process import PROCESSES
from casework.journal.instant import today
from casework.journal.verify import verify
from casework.models import Objection, PublicNotice
from casework.post.papers import RENDERERS
from demo import load
from network.models import Demonstration, User
from orgs.facts import value_on
from orgs.importing.single import KINDS, SingleEntry
from orgs.models import Organization, ReportPeriod
from orgs.statistics import period

pytestmark = pytest.mark.django_db
ACCOUNTS = (
    "founder applicant applicant2 legal_rep sponsor clerk clerk2 reviewer reviewer2 chief chief2 approver approver2 "
    "regulator street street2 street_approver street_approver2 community community2 civil_reviewer civil_approver party office liaison1 liaison2 liaison3 convener expert1 expert2 expert3 expert4 "
    "expert5 member1 member2 member3 member4 member5 member6 member7 finance finance2 finance3 purchaser custodian1 "
    "custodian2 custodian3 seal_keeper seal_keeper2 operator assessor auditor discipline editor publisher admin security"
)


def said(*command):
    """What a command prints."""
    out = StringIO()
    call_command(*command, stdout=out)
    return out.getvalue()


def test_the_district_is_loaded_once_whole_and_true(tmp_path):
    assert "社会组织 140 家" in said("demo")

    for process in (p for p in PROCESSES.values() if p.guide):
        reached = set(Case.objects.filter(process=process.slug).values_list("state", flat=True))
        assert reached == set(process.states.values), process.slug
    process = PROCESSES["establishment"]
    of_process = Case.objects.filter(process="establishment")
    assert set(of_process.values_list("state", flat=True)) == set(process.states.values)
    assert {"draft", "announced", "running", "concluded", "withdrawn"} == set(PublicNotice.objects.values_list("state", flat=True))
    assert Objection.objects.count() == 4
    assert Case.objects.count() >= 120
    assert Organization.objects.count() >= 140
    assert verify().faults == []
    assert guards.drift() == []
    taken = set(Entry.objects.filter(outcome="done").values_list("step", flat=True))
    assert len(taken & set(process.cards)) >= 25
    for username in ACCOUNTS.split():
        assert User.objects.get(username=username).check_password("demo-binhai-2026"), username
    assert Demonstration.objects.count() == 1
    assert "演示数据已经在了" in said("demo")
    single_entries_stand_in_every_way_they_may()
    a_closed_month_holds_what_the_register_and_the_cases_say()

    written = said("specimens", str(tmp_path)).splitlines()
    assert len(written) == len(RENDERERS)
    for path in written:
        text = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout
        assert "演示" in text or "样" in text, path
        assert "None" not in text and "{" not in text, path


def single_entries_stand_in_every_way_they_may():
    """Counted at once, confirmed by another, waiting, not confirmed with a reason, taken back; every kind but the gravest."""
    rows = SingleEntry.objects.select_related("batch")
    assert {row.kind for row in rows} == set(KINDS) - {"severe"}
    confirmed = {row.kind for row in rows if row.confirmed_by}
    waiting, dropped, back = ([r for r in rows if held(r)] for held in (
        lambda r: r.waits, lambda r: r.dropped_why, lambda r: r.batch_id and r.batch.reverted_at))  # fmt: skip
    assert (confirmed, len(waiting), len(dropped), len(back)) == ({"abnormal"}, 1, 1, 1)
    assert all(value_on(row.organization, "abnormal_list", today()) is None for row in (*waiting, *dropped))


def a_closed_month_holds_what_the_register_and_the_cases_say():
    """Last month was closed with the knowledge of the loading; a recount with that knowledge gives the same."""
    (closed,) = ReportPeriod.objects.all()
    frozen = closed.told["figures"]
    assert closed.last < closed.closed_at.date() and closed.closed_by.username == "approver"
    wanted = ("standing", "received", "accepted", "decided", "graded", "inspected", "abnormal", "severe", "staff", "party_members")
    assert all(frozen[code] for code in wanted), {code: frozen[code] for code in wanted}
    assert float(frozen["income"]) > 0 and frozen["per_10000"] and frozen["grade_3a"] and frozen["annual_passed"]
    assert all(then == held for _, _, held, then, _, _ in period.recounted(closed))
    assert list(period.faults()) == []


def test_a_load_that_fails_leaves_nothing(monkeypatch):
    def broken(accounts):
        raise RuntimeError("the cases cannot be made")

    monkeypatch.setattr("demo.load.Maker", broken)
    with pytest.raises(RuntimeError):
        load.run(lambda line: None)
    assert not User.objects.filter(username="founder").exists()
    assert not Case.objects.exists()
