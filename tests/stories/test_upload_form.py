"""The hostile and the good files once more, through the real upload form."""

import html

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from casework.intake.rows import Upload
from tests.casework.uploads.good import good_files
from tests.casework.uploads.hostile import hostile_files
from tests.stories.pages import at_desk_of

pytestmark = pytest.mark.django_db
# Which material takes which kind; OFD is not asked for by any, so those files are inspected only directly.
TAKES = {"pdf": "application", "docx": "charter", "xlsx": "member_list", "jpg": "identity", "png": "identity"}


def material_of(filename, accepts):
    """The material whose form takes what the file pretends to be, or None."""
    pretends = filename.rpartition(".")[2].lower().replace("jpeg", "jpg")
    return TAKES.get(pretends if pretends in accepts else accepts[0])


def sent(client, case, key, name, content):
    """Upload one file; the page's text."""
    file = SimpleUploadedFile(name, content)
    answer = client.post(f"/hall/cases/{case.number}/files/{key}/", {"file": file})
    return answer.status_code, html.unescape(answer.content.decode())


def through_the_form(files):
    """(id, name, content, material, fragment) of the files the form can carry as they are.

    Django cuts path parts and unprintable characters out of a name before we see it: such names arrive harmless, and
    are refused only where `inspect` is asked directly. A photograph for a material that takes PDF alone is no wrong
    kind here: it is bound into a PDF (test_materials.py).
    """
    for name, filename, content, accepts, fragment in files:
        key = material_of(filename, accepts)
        if filename.endswith((".png", ".jpg", ".jpeg")) and not {"jpg", "png"} & set(accepts) and "pdf" in accepts:
            continue
        whole = filename.isprintable() and not {"/", "\\"} & set(filename)
        if key and whole and SimpleUploadedFile(filename, b"x").name == filename:
            yield name, filename, content, key, fragment


def test_hostile_files_are_refused_with_their_sentence_and_nothing_is_kept(bureau):
    case, client = bureau.draft(), at_desk_of(bureau.founder)
    before, tried = Upload.objects.count(), []

    for name, filename, content, key, fragment in through_the_form(hostile_files()):
        status, page = sent(client, case, key, filename, content)
        assert (name, status) == (name, 422)
        assert fragment in page, name
        tried.append(name)

    assert len(tried) >= 60
    assert Upload.objects.count() == before


def test_good_files_are_kept(bureau):
    case, client = bureau.draft(), at_desk_of(bureau.founder)
    before, tried = Upload.objects.count(), []

    for name, filename, content, key, _ in through_the_form(good_files()):
        status, page = sent(client, case, key, filename, content)
        assert (name, status) == (name, 303), page
        tried.append(name)

    assert len(tried) >= 40
    assert Upload.objects.count() == before + len(tried)
