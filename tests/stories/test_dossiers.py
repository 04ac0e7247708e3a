"""卷宗 and 案卷自查: what a closed case leaves behind is one PDF, one archive that proves itself, and a score."""

import hashlib
import io
import json
import zipfile
from datetime import timedelta

import pikepdf
import pytest
from django.core.management import call_command

from casework.clock.tick import tick
from casework.core import guards
from casework.core.act import OnPaper
from casework.core.models import Case, Entry
from casework.core.perform import perform
from casework.core.process import process_of
from casework.intake.rows import Upload
from casework.journal.instant import now, today
from casework.post.outbox import post_due
from casework.post.rows import Letter, Outbox
from demo.filing import sheet
from matters.opening import open_matter
from matters.visit import SiteVisit
from network.disclosures import Disclosure
from papers.dossier.points import POINTS, examine, faults_of
from papers.dossier.rounds import bind_waiting, folder, make, unexamined
from papers.dossier.rows import Dossier, SelfCheck
from policy.rules import value
from tests import naming
from tests.matters.cast import MONDAY, SEEN, VISIT, picture
from tests.stories.pages import at_desk_of

pytestmark = pytest.mark.django_db  # typesetting is the same on both databases: two of them are told on PostgreSQL as well


@pytest.fixture
def case(bureau):
    """An establishment announced and closed, its papers made."""
    case = bureau.reach("announced")
    post_due()
    return case


def page(user, case):
    """The dossier's page."""
    return at_desk_of(user).get(f"/desk/cases/{case.number}/dossier/")


def codes(case):
    """What the self-check finds."""
    return [fault["code"] for fault in faults_of(case)]


@pytest.mark.story
def test_bound_by_the_clock_read_by_those_who_keep_files(bureau, case):
    reviewer = at_desk_of(bureau.reviewer)
    assert "卷宗：自查和装订" in reviewer.get(f"/desk/cases/{case.number}/").content.decode()
    place = f"/desk/cases/{case.number}/dossier/"
    assert reviewer.get(f"{place}pdf/").status_code == 404
    assert [reviewer.post(place).status_code for _ in range(2)] == [303, 303]
    assert Dossier.objects.count() == 1 and "正在装订" in page(bureau.reviewer, case).content.decode()
    tick()
    bound = Dossier.objects.get()
    assert "打开卷宗 PDF" in page(bureau.reviewer, case).content.decode()
    pdf, packed = (read(reviewer.get(f"{place}{form}/")) for form in ("pdf", "zip"))
    assert hashlib.sha256(pdf).hexdigest() == bound.sha256 and hashlib.sha256(packed).hexdigest() == bound.archive_sha256
    assert Disclosure.objects.filter(by=bureau.reviewer, field__startswith="dossier").count() == 2
    for nobody in (bureau.founder, bureau.stranger, bureau.publisher):
        assert at_desk_of(nobody).get(f"{place}pdf/").status_code == 404
    assert at_desk_of(bureau.auditor).get(place).status_code == 200 and at_desk_of(bureau.auditor).post(place).status_code == 404


def read(answer):
    """The bytes of an answer; the file is closed, the connection is not."""
    content = b"".join(answer.streaming_content)
    for closer in answer._resource_closers:
        closer()
    return content


def made(case, user):
    """A binding, made at once."""
    row = Dossier.objects.create(case_id=case.pk, asked_by=user, asked_at=now())
    assert make(row.pk) == 1
    row.refresh_from_db()
    return row


def test_pages_are_numbered_through_and_the_list_says_where(bureau, case):
    row = made(case, bureau.reviewer)
    with pikepdf.open(folder() / row.path) as document:
        total, numbered = len(document.pages), [page for page in document.pages if "/DossierNumber" in page.resources.get("/Font", {})]
    assert len(numbered) == row.pages == row.pieces[-1]["to"] and total >= row.pages + 3
    assert [piece["n"] for piece in row.pieces] == list(range(1, len(row.pieces) + 1))
    ends = [(piece["from"], piece["to"]) for piece in row.pieces]
    assert ends[0][0] == 1 and all(after[0] == before[1] + 1 for before, after in zip(ends, ends[1:], strict=False))
    titles = [piece["title"] for piece in row.pieces]
    assert "申请表" in titles[0] and titles[-1] == f"办理日志（{case.number}）" and "准予成立登记决定书" in "".join(titles)


def test_the_archive_proves_itself(bureau, case):
    row = made(case, bureau.reviewer)
    with zipfile.ZipFile(folder() / row.archive) as packed:
        names = {name.partition("/")[2]: packed.read(name) for name in packed.namelist()}
    listed = dict(reversed(line.split("  ", 1)) for line in names["sha256.txt"].decode().splitlines())
    assert set(listed) == set(names) - {"sha256.txt"}
    assert all(hashlib.sha256(names[name]).hexdigest() == digest for name, digest in listed.items())
    about = json.loads(names["contents.json"])
    originals = {upload.sha256 for upload in Upload.objects.filter(case_id=case.pk, submission__isnull=False)}
    assert originals <= {row["sha256"] for row in about["documents"]}
    assert "110105198012310022" not in pdf_text(names["001-申请表.pdf"])

    # After a restore the archive holds the row, not what can be bound again: the first look asks for it.
    reviewer, place = at_desk_of(bureau.reviewer), f"/desk/cases/{case.number}/dossier/"
    whole = {ref: (folder() / name).read_bytes() for ref, name in (("pdf", row.path), ("zip", row.archive))}
    for name in (row.path, row.archive):
        (folder() / name).unlink()
    answer = reviewer.get(f"{place}pdf/")
    assert (answer.status_code, answer.url) == (302, place)
    assert "正在重新装订" in page(bureau.reviewer, case).content.decode()
    bind_waiting(today())
    assert {ref: read(reviewer.get(f"{place}{ref}/")) for ref in whole} == whole
    assert "正在重新装订" not in page(bureau.reviewer, case).content.decode()

    (folder() / row.archive).unlink()
    Dossier.objects.update(sha256="0" * 64)  # its case has gone on since: it cannot be the same again
    assert reviewer.get(f"{place}zip/").status_code == 302
    bind_waiting(today())
    assert Dossier.objects.get().made_at is None and "正在装订，大约" in page(bureau.reviewer, case).content.decode()


def pdf_text(content):
    """What a PDF says, uncompressed."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as document:
        document.save(out, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.all)
    return out.getvalue().decode("latin-1")


def test_bound_again_the_earlier_binding_goes_and_equal_cases_bind_equally(bureau, case):
    first = made(case, bureau.reviewer)
    second = made(case, bureau.reviewer)
    assert (first.sha256, first.archive_sha256) == (second.sha256, second.archive_sha256)
    assert not Dossier.objects.filter(pk=first.pk).exists()
    assert {path.name for path in folder().iterdir()} >= {second.path} and first.path not in {path.name for path in folder().iterdir()}


def test_a_file_that_cannot_be_bound_is_told_and_stops_nobody(bureau, case):
    upload = Upload.objects.filter(case_id=case.pk, submission__isnull=False, kind="pdf").first()
    Upload.objects.filter(pk=upload.pk).update(path="00/missing")
    at_desk_of(bureau.reviewer).post(f"/desk/cases/{case.number}/dossier/")
    tick()
    said = page(bureau.reviewer, case).content.decode()
    assert "装订没有成功" in said and "重新装订" in said
    Upload.objects.filter(pk=upload.pk).update(path=upload.path)
    at_desk_of(bureau.reviewer).post(f"/desk/cases/{case.number}/dossier/")
    tick()
    assert "打开卷宗 PDF" in page(bureau.reviewer, case).content.decode()


def test_open_cases_and_matters_have_no_dossier(bureau):
    case = bureau.submitted()
    assert page(bureau.reviewer, case).status_code == 404
    assert "卷宗：自查" not in at_desk_of(bureau.reviewer).get(f"/desk/cases/{case.number}/").content.decode()


LOST = {
    "delivery": lambda case, bureau: Letter.objects.filter(case_id=case.pk, issued__isnull=False).update(posted_at=None)
    and Upload.objects.filter(case_id=case.pk, key__endswith=".receipt").delete(),
    "order": lambda case, bureau: Upload.objects.filter(case_id=case.pk, submission__isnull=False).update(uploaded_at=now() + timedelta(days=9)),
    "term": lambda case, bureau: case.deadlines.filter(kind="clock").update(due_on="2020-01-01"),
    "originals": lambda case, bureau: case.visits.create(
        clerk=bureau.clerk, visitor="x", identity_seen=True, received_on="2026-01-05", opened_at=now(), code="one"
    ),
    "journal": lambda case, bureau: guards.lift() or Entry.objects.filter(case_id=case.pk, seq=1).update(body="{}"),
}


@pytest.mark.parametrize("code", LOST)
def test_a_clean_file_has_a_hundred_and_every_fault_costs_its_points(bureau, case, code):
    assert faults_of(case) == [] and examine(case).score == 100
    LOST[code](case, bureau)
    (fault,) = faults_of(case)
    assert fault["code"] == code and fault["says"]
    assert examine(case).score == 100 - int(value(f"dossier.{code}", on=today()).number)
    assert SelfCheck.objects.count() == 1


def test_a_decision_entered_for_another_needs_the_signed_sheet(bureau):
    case = bureau.reach("approval")
    bureau.way("approved")
    case = perform(case, "grant", by=bureau.clerk2, on_paper=OnPaper(bureau.approver, today(), sheet("呈批件")))
    assert "signature" not in codes(case)
    case.uploads.filter(key="grant.signed_sheet").delete()
    assert "signature" in codes(case)


def test_a_visit_by_one_is_found(bureau, travel):
    travel(MONDAY)
    case = bureau.reach("under_review")
    visit = open_matter(case, "visit", by=bureau.reviewer, **VISIT)
    travel("2026-11-25 09:40")
    for officer in (bureau.reviewer, bureau.reviewer2):
        perform(visit, "check_in", by=officer)
    perform(visit, "record_visit", by=bureau.reviewer, files={"photo": picture()}, **SEEN)
    perform(visit, "countersign", by=bureau.reviewer2)
    assert "officers" not in codes(case)
    alone = SiteVisit.objects.get(pk=visit.pk)
    SiteVisit.objects.filter(pk=visit.pk).update(presences=alone.presences[:1])
    assert "officers" in codes(case)


def test_a_name_kept_until_its_last_day_is_no_lateness_of_the_office(bureau, travel):
    travel("2026-03-02 09:00")
    case = naming.reserved(bureau)
    travel("2027-03-02 09:00")
    tick()
    case = process_of(case).cases.objects.get(pk=case.pk)
    assert case.state == "expired" and "term" not in codes(case)
    case.deadlines.filter(name="decision").update(due_on="2026-03-01")  # the control: the office's own period
    assert "term" in codes(case)


def test_every_point_is_lost_in_some_test():
    assert {point.code for point in POINTS} == {*LOST, "signature", "officers", "drafting"}  # drafting: test_drafted_checked_signed.py


@pytest.mark.story
def test_the_clock_examines_what_was_closed_and_again_what_went_on(bureau, case):
    tick()
    assert not SelfCheck.objects.filter(case_id=case.pk).exists()  # its last letters have yet to go out
    settled()
    first = SelfCheck.objects.get(case_id=case.pk)
    assert first.score == 100 and not unexamined(type(case).objects.all()).exists()
    perform(case, "report_seal", by=bureau.founder, done_on=today().isoformat(), engraver="某刻章店", late_reason="", files={"pattern": sheet("印章式样")})
    assert unexamined(Case.objects.all()).count() == 1
    settled()
    assert SelfCheck.objects.get(case_id=case.pk).head != first.head
    SelfCheck.objects.all().delete()
    call_command("self_check")
    assert SelfCheck.objects.filter(case_id=case.pk).exists()


def settled():
    """A minute in which everything has been posted."""
    Outbox.objects.filter(done_at__isnull=True).update(done_at=now())
    tick()


def test_the_chief_sees_the_mean_and_a_list_of_the_weak(bureau, case):
    examine(case)
    SelfCheck.objects.update(score=70)
    chief = at_desk_of(bureau.chief)
    assert "平均 <b class=\"num\">70.0</b> 分" in chief.get("/desk/chief/").content.decode()
    assert [row["case"].number for row in chief.get("/desk/chief/weak/").context["rows"]] == [case.number]
    SelfCheck.objects.update(score=95)
    assert chief.get("/desk/chief/weak/").context["rows"] == []
