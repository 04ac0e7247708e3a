"""Files of a draft: photographs bound into one PDF, versions kept, a retry that doubles nothing, and the library."""

from datetime import timedelta

import pikepdf
import pytest
from PIL import Image

from casework.intake import store
from casework.intake.handing_in import files_of
from casework.intake.photos import EDGE
from casework.intake.rows import EARLIER, Upload
from casework.journal.instant import today
from casework.views.files import token_of
from hall.switching import ref_of
from tests import naming
from tests.files import small_pdf, small_png, upload
from tests.stories.pages import at_desk_of, press

pytestmark = [pytest.mark.story, pytest.mark.django_db]


def place(case, key="identity"):
    """The page of a material."""
    return f"/hall/cases/{case.number}/files/{key}/"


def of(case, key="identity"):
    """The files that would be handed in."""
    return list(case.uploads.filter(key=key).order_by("id"))


@pytest.fixture
def draft(bureau):
    """A draft without files."""
    case = bureau.draft()
    for row in case.uploads.all():
        store.discard(row)
    return case


def colour(shade, size=(64, 48)):
    """A photograph of one colour."""
    import io

    kept = io.BytesIO()
    Image.new("RGB", size, (shade, shade, 90)).save(kept, "JPEG")
    return upload(f"照片{shade}.jpg", kept.getvalue())


def test_photographs_become_one_pdf_in_their_order(bureau, draft):
    client = at_desk_of(bureau.founder)
    sent = {"photo": [colour(10), colour(200, (4000, 3000)), small_png()], "bind": "on"}
    assert client.post(place(draft), sent).status_code == 303
    (row,) = of(draft)
    assert (row.kind, row.pages, row.name) == ("pdf", 3, "发起人或者举办者、拟任负责人身份证明（3张照片）.pdf")
    with pikepdf.open(store.path_of(row)) as made:
        widths = [int(next(iter(page.get_images().values())).Width) for page in made.pages]
    assert widths == [64, EDGE, 64]


def test_without_the_tick_photographs_stay_what_they_are(bureau, draft):
    at_desk_of(bureau.founder).post(place(draft), {"photo": [colour(10), colour(20)]})
    assert [row.kind for row in of(draft)] == ["jpg", "jpg"]


def test_a_material_that_takes_only_pdf_takes_photographs_as_one(bureau, draft):
    at_desk_of(bureau.founder).post(place(draft, "resumes"), {"photo": [colour(10)]})
    assert [(row.kind, row.pages) for row in of(draft, "resumes")] == [("pdf", 1)]


def test_a_broken_photograph_is_named_and_nothing_is_kept(bureau, draft):
    client = at_desk_of(bureau.founder)
    answer = client.post(place(draft), {"photo": [colour(10), upload("坏.jpg", b"\xff\xd8\xff" + b"0" * 90)], "bind": "on", "valid_until": "2030-01-02"})
    page = answer.content.decode()
    assert answer.status_code == 422 and "坏.jpg" in page and 'value="2030-01-02"' in page
    assert of(draft) == []


def test_the_same_file_sent_again_after_a_lost_answer_is_kept_once(bureau, draft):
    client = at_desk_of(bureau.founder)
    for more in ({}, {"again": "1"}):
        assert client.post(place(draft), more | {"file": upload("证件.pdf", small_pdf("证件"))}).status_code == 303
    assert len(of(draft)) == 1
    client.post(place(draft), {"again": "1", "file": upload("证件.pdf", small_pdf("另一份证件"))})
    client.post(place(draft), {"again": "1", "file": upload("背面.pdf", small_pdf("证件"))})
    client.post(place(draft), {"file": upload("证件.pdf", small_pdf("证件"))})  # the control: sent on purpose, it is a second one
    assert len(of(draft)) == 4


def test_the_same_photographs_sent_again_are_kept_once(bureau, draft):
    client = at_desk_of(bureau.founder)
    for more in ({}, {"again": "1"}):
        client.post(place(draft), more | {"photo": [colour(10), colour(20)], "bind": "on"})
    assert [row.pages for row in of(draft)] == [2]
    client.post(place(draft), {"again": "1", "photo": [colour(20), colour(10)], "bind": "on"})  # the control: another order is another file
    assert len(of(draft)) == 2


def test_replacing_keeps_the_earlier_version_and_hands_in_the_new_one(bureau):
    case, client = bureau.draft(), at_desk_of(bureau.founder)
    (old,) = of(case)
    sent = {"file": upload("新证件.pdf", small_pdf("新证件")), "replace": token_of(old)}
    assert client.post(place(case), sent).status_code == 303
    assert [row.name for row in of(case)] == ["新证件.pdf"] and [row.pk for row in of(case, EARLIER + "identity")] == [old.pk]
    assert "以前的版本（1个" in client.get(place(case)).content.decode()
    assert [f["name"] for f in files_of(case)["identity"]] == ["新证件.pdf"]
    press(client, "hall", case.number, "submit", commitment="on")
    old.refresh_from_db()
    assert old.submission_id is None and of(case)[0].submission_id
    shown = at_desk_of(bureau.clerk).get(f"/desk/cases/{case.number}/?doc=identity").content.decode()
    assert "新证件.pdf" in shown and old.path.replace("/", "") not in shown


def test_a_bad_new_version_leaves_the_old_one_where_it_was(bureau):
    case = bureau.draft()
    (old,) = of(case)
    sent = {"file": upload("坏.pdf", b"%PDF-"), "replace": token_of(old)}
    assert at_desk_of(bureau.founder).post(place(case), sent).status_code == 422
    assert [row.pk for row in of(case)] == [old.pk]


def test_what_was_handed_in_can_be_used_again_in_another_draft(bureau):
    client, earlier = at_desk_of(bureau.founder), bureau.submitted()
    Upload.objects.filter(case=earlier, key="identity").update(valid_until=today() + timedelta(days=30))
    (source,) = of(earlier)
    case = naming.draft(bureau, founder=bureau.founder)
    for row in of(case):
        store.discard(row)
    page = client.get(place(case)).content.decode()
    assert "以前交过，可以再用" in page and source.name in page and "快到期" in page
    assert client.post(place(case), {"use": token_of(source)}).status_code == 303
    (row,) = of(case)
    assert (row.sha256, row.valid_until, row.path == source.path) == (source.sha256, source.valid_until, False)
    assert store.path_of(row).read_bytes() == store.path_of(source).read_bytes()
    assert "以前交过，可以再用" not in client.get(place(case)).content.decode()


def test_what_is_foreign_expired_or_not_reusable_is_not_offered(bureau):
    foreign = bureau.submitted()
    mine = naming.draft(bureau, founder=bureau.stranger)
    stranger = at_desk_of(bureau.stranger)
    (source,) = of(foreign)
    assert "以前交过" not in stranger.get(place(mine)).content.decode()
    assert stranger.post(place(mine), {"use": token_of(source)}).status_code == 404
    case, founder = bureau.draft(), at_desk_of(bureau.founder)
    for row in case.uploads.all():
        store.discard(row)
    assert "用这一份" in founder.get(place(case)).content.decode()
    assert "用这一份" not in founder.get(place(case, "charter")).content.decode()
    Upload.objects.filter(pk=source.pk).update(valid_until=today() - timedelta(days=1))
    assert "用这一份" not in founder.get(place(case)).content.decode()
    assert founder.post(place(case), {"use": token_of(source)}).status_code == 404
    assert of(case) == []


def test_the_library_lists_what_my_parties_handed_in_and_nothing_else(bureau):
    case, other = bureau.submitted(), bureau.draft()
    founder = at_desk_of(bureau.founder)
    page = founder.get("/hall/materials/").content.decode()
    assert all(f"/files/{token_of(row)}/" in page for row in case.uploads.filter(submission__isnull=False))
    assert not any(f"/files/{token_of(row)}/" in page for row in other.uploads.all())
    assert "还没有交过材料" in at_desk_of(bureau.stranger).get("/hall/materials/").content.decode()
    founder.post("/hall/org/switch/", {"party": ref_of(other.party)})
    assert "还没有交过材料" in founder.get("/hall/materials/").content.decode()


def test_a_day_that_is_over_is_refused_beside_its_field(bureau, draft):
    sent = {"file": upload("证件.pdf", small_pdf("证件")), "valid_until": "2020-01-01"}
    answer = at_desk_of(bureau.founder).post(place(draft), sent)
    assert answer.status_code == 422 and "已经过了有效期" in answer.content.decode() and of(draft) == []
