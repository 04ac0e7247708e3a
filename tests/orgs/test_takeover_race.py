"""接续办理: two people enter one paper file at the same moment: one case, the other is told, and no file is left behind."""

import threading
from datetime import date

import pytest
from django.db import IntegrityError

from casework.core.models import Case
from casework.intake import store
from casework.intake.rows import Upload
from casework.journal.instant import wall
from casework.journal.verify import verify
from network.models import Party
from orgs.models import PaperFile
from orgs.takeover import replay
from orgs.takeover.rows import set_until
from tests.casework.test_races import at_once
from tests.files import small_pdf, upload
from tests.orgs.test_takeover import DJ, NOW
from tests.stories.pages import at_desk_of

pytestmark = [pytest.mark.engine, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def two(bureau, travel, settings, tmp_path):
    """Two clerks, neither of whom signed the paper, a folder of files of their own, and an office open for paper cases."""
    travel(NOW)
    settings.PRIVATE_DIR = tmp_path
    set_until(bureau.units["approval"], date(2026, 12, 31), by=bureau.admin, at=wall())
    return bureau.clerk, bureau.hire("clerk3", "clerk", "approval")


@pytest.fixture
def together(monkeypatch):
    """Each asks whether the file is known, and neither goes on before the other has asked."""
    asked, own, known = threading.Barrier(2), threading.local(), replay._known

    def meeting(form):
        held = known(form)
        if not hasattr(own, "asked"):
            own.asked = True
            asked.wait(timeout=60)
        return held

    monkeypatch.setattr(replay, "_known", meeting)


def entering(bureau, by, **other):
    """A job that enters the paper file; who signed is named by account, for two bear one name."""
    desk = at_desk_of(by)
    data = DJ | {"accept_by": "clerk2", "street": str(bureau.street_division.pk)} | other
    data |= {"dossier": upload("卷宗.pdf", small_pdf())}
    return lambda: desk.post("/desk/takeover/new/DJ/", data)


def on_disk(place):
    """Paths of stored files, and what waits to be stored."""
    kept, waiting = (sorted(p for p in (place / kind).rglob("*") if p.is_file()) for kind in ("files", "incoming"))
    return [str(p.relative_to(place / "files")) for p in kept], waiting


def one_case_and_its_files(place):
    """One case from one file of one party, every stored file named by a row, none waiting."""
    assert Case.objects.count() == PaperFile.objects.count() == Party.objects.count() == 1
    assert on_disk(place) == (sorted(Upload.objects.values_list("path", flat=True)), [])
    assert verify().faults == []
    return PaperFile.objects.get()


def test_the_same_file_entered_twice_at_once_is_one_case_and_both_are_led_to_it(
    bureau, two, together, tmp_path, no_leaks
):
    jobs = [entering(bureau, by) for by in two]
    answers = at_once(*jobs)
    case = one_case_and_its_files(tmp_path).case
    assert [(a.status_code, a["Location"]) for a in answers] == [(303, f"/desk/takeover/{case.number}/")] * 2
    told = sorted(str(message) for a in answers for message in a.wsgi_request._messages._queued_messages)
    assert told == sorted([f"已接续为{case.number}。", f"这个卷宗此前已经接续为{case.number}，没有变化。"])


def test_of_two_that_differ_one_wins_and_the_other_reads_which_case_it_became(
    bureau, two, together, tmp_path, no_leaks
):
    addresses = ("杭州道街道示范路1号", "杭州道街道示范路2号")
    answers = at_once(*(entering(bureau, by, address=a) for by, a in zip(two, addresses, strict=True)))
    assert sorted(a.status_code for a in answers) == [303, 422]
    paper = one_case_and_its_files(tmp_path)
    lost = next(place for place, a in enumerate(answers) if a.status_code == 422)
    page = answers[lost].content.decode()
    assert f"这个纸质卷宗号已经接续为{paper.case.number}，内容不同" in page and addresses[lost] in page
    assert paper.entered_by == two[1 - lost]


def test_unless_the_constraint_is_listened_to_the_loser_meets_an_accident(
    bureau, two, together, tmp_path, no_leaks, monkeypatch
):
    """The control: both have passed the first question before either has written."""
    monkeypatch.setattr(replay, "IntegrityError", NotImplementedError)
    answers = at_once(*(entering(bureau, by) for by in two))
    assert sorted(type(a).__name__ for a in answers) == ["HttpResponseRedirect", "IntegrityError"]
    one_case_and_its_files(tmp_path)


@pytest.mark.parametrize("noting", [True, False])
def test_an_accident_at_the_last_line_leaves_no_file(bureau, two, tmp_path, monkeypatch, noting):
    """With the control: what nobody noted stays on the disk until `recover` sweeps it."""

    def broken(*args):
        raise IntegrityError("the last line")

    monkeypatch.setattr(replay, "_said", broken)
    if not noting:
        monkeypatch.setattr(store, "note", lambda path: None)
    with pytest.raises(IntegrityError):
        entering(bureau, bureau.clerk)()
    stored, waiting = on_disk(tmp_path)
    assert not Case.objects.exists() and waiting == [] and bool(stored) is not noting
