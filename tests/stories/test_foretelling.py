"""试读: what a step would tell people is read before it is taken, and reading it changes nothing."""

from pathlib import Path

import pytest
from django.conf import settings

from casework.core.models import Case, Entry
from casework.intake import store
from casework.intake.rows import Upload
from casework.post.rows import Letter, Outbox, Paper, Series
from casework.views.foretelling import handed_in_with
from demo.filing import sheet
from demo.roads import GAPS
from tests.files import small_pdf, upload
from tests.stories.pages import at_desk_of

pytestmark = [pytest.mark.story, pytest.mark.django_db]


def world():
    """Everything a step writes, in numbers, and the files on the disk."""
    rows = [model.objects.count() for model in (Entry, Letter, Outbox, Paper, Series, Upload)]
    files = Path(settings.PRIVATE_DIR) / "files"
    return (
        rows,
        sorted(Case.objects.values_list("pk", "state", "version")),
        sorted(p for p in files.rglob("*") if p.is_file()),
    )


def asked(case, **more):
    """The correction form, filled in."""
    rows = {f"gaps-{n}-{key}": value for n, gap in enumerate(GAPS) for key, value in gap.items()}
    return {"version": case.version, "how": "online", **rows, **more}


def place(case, step):
    """The step's page at the desk."""
    return f"/desk/cases/{case.number}/steps/{step}/"


def test_the_letter_is_read_as_it_will_be_written_and_nothing_is_done(bureau):
    case = bureau.submitted()
    clerk = at_desk_of(bureau.clerk)
    assert "试读通知和文书" in clerk.get(place(case, "request_correction")).content.decode()
    before = world()

    page = clerk.post(place(case, "request_correction"), asked(case, foretell="1"))

    assert page.status_code == 200 and world() == before
    told = page.content.decode()
    assert "什么都还没有办理" in told and "盐业文化研究会" in told and "（签发时编号）" in told
    done = clerk.post(place(case, "request_correction"), asked(case))
    assert done.status_code == 303 and world() != before  # the control: the same form, pressed in earnest
    letter = Letter.objects.get(case=case, name=Letter.objects.filter(case=case).latest("pk").name)
    assert letter.says and all(line in told for line in [letter.title, letter.do, *letter.says])


def test_characters_no_face_can_print_are_named_before_the_paper_is_made(bureau):
    case = bureau.submitted()
    clerk = at_desk_of(bureau.clerk)
    said = "没有任何字体可以显示，印出来是空框，请改用别的写法：🦊"
    plain = clerk.post(place(case, "request_correction"), asked(case, foretell="1")).content.decode()
    odd = asked(case, foretell="1") | {"gaps-0-note": "缺少🦊的说明"}
    told = clerk.post(place(case, "request_correction"), odd).content.decode()
    assert said not in plain and said in told


def test_what_does_not_hold_comes_back_with_the_form_and_leaves_no_line(bureau):
    case = bureau.submitted()
    clerk = at_desk_of(bureau.clerk)
    before = world()
    page = clerk.post(place(case, "request_correction"), {"version": case.version, "how": "online", "foretell": "1"})
    assert page.status_code == 422 and world() == before
    assert clerk.post(place(case, "request_correction"), {"version": case.version, "how": "online"}).status_code == 422
    assert world() != before  # the control: pressed in earnest the refusal is journalled


def test_what_was_handed_in_with_it_leaves_the_disk(bureau):
    case = bureau.reach("approved")
    before = world()
    given = {"version": case.version, "delivery": "window", "delivered_on": case.opened_at.date().isoformat(),
             "receipt": upload("送达回证.pdf", small_pdf()), "foretell": "1"}  # fmt: skip
    page = at_desk_of(bureau.clerk2).post(place(case, "issue_certificate"), given)
    assert page.status_code == 200 and world() == before


def test_a_material_uploaded_meanwhile_is_none_of_the_files_that_leave(bureau):
    """On PostgreSQL an applicant's upload may be committed while somebody reads: only the step's own files are thrown away."""
    case = bureau.reach("certified")
    store.keep(case, "charter", sheet("charter"), bureau.founder)
    assert [upload.key for upload in handed_in_with(case, "issue_certificate")] == ["issue_certificate.receipt"]
    assert not handed_in_with(case, "correct_certificate").exists()


def test_others_read_nothing_before(bureau):
    case = bureau.submitted()
    given = asked(case, foretell="1")
    assert at_desk_of(bureau.stranger).post(place(case, "request_correction"), given).status_code == 404
    assert at_desk_of(bureau.reviewer).post(place(case, "request_correction"), given).status_code == 403
    assert at_desk_of(bureau.founder).post(place(case, "request_correction"), given).status_code == 404
