"""A body that did not arrive whole, or that is too much: a clear page in Chinese, and nothing is done."""

import io

import pytest
from django.test import Client

from casework.intake.rows import Upload
from config.wsgi import application
from portal.cut_off import CutOff, Measured, Whole
from tests.files import small_pdf

pytestmark = pytest.mark.django_db
EDGE = "edge-of-a-part"


def part(name, content, filename=""):
    """One part of a multipart body."""
    file = f'; filename="{filename}"' if filename else ""
    return f'--{EDGE}\r\nContent-Disposition: form-data; name="{name}"{file}\r\n\r\n'.encode() + content + b"\r\n"


def sent(user, path, body, *, announced=None, kind=f"multipart/form-data; boundary={EDGE}"):
    """POST through the server's door, saying that `announced` bytes will come: (status, page)."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(user)
    client.cookies["csrftoken"] = "a" * 32
    inside = client.handler
    door = Whole(lambda environ, _: inside(environ))

    def handler(environ):
        """The body as a server gives it: it ends where the line broke."""
        return door(environ | {"wsgi.input": io.BytesIO(body), "CONTENT_LENGTH": str(announced or len(body))}, None)

    client.handler = handler
    answer = client.generic("POST", path, body or b"-", kind, headers={"accept": "text/html", "x-csrftoken": "a" * 32})
    return answer.status_code, answer.content.decode()


@pytest.fixture
def upload(bureau):
    """A draft's page for one file, and the file in the form's own envelope."""
    case = bureau.draft()
    Upload.objects.filter(case=case).delete()
    return bureau.founder, f"/hall/cases/{case.number}/files/application/", part("file", small_pdf(), "申请书.pdf") + f"--{EDGE}--\r\n".encode()


def test_the_server_s_door_measures_what_arrives():
    assert isinstance(application.__wrapped__, Whole)


def test_an_upload_that_arrives_whole_is_kept(upload):
    status, _ = sent(*upload)
    assert (status, Upload.objects.count()) == (303, 1)


@pytest.mark.parametrize("arrived", [0, 40, 200, -1])
def test_an_upload_cut_off_on_the_way_is_told_as_such_and_not_kept(upload, arrived):
    founder, path, body = upload
    status, page = sent(founder, path, body[:arrived], announced=len(body))
    assert (status, Upload.objects.count()) == (400, 0)
    assert "没有传完，没有保存" in page and "Bad Request" not in page


def test_a_plain_form_cut_off_is_told_as_such_and_changes_nothing(bureau):
    body = f"csrfmiddlewaretoken={'a' * 32}&size=large".encode()
    kind = "application/x-www-form-urlencoded"
    assert sent(bureau.founder, "/text-size/", body, kind=kind)[0] == 303
    status, page = sent(bureau.founder, "/text-size/", body[:-3], announced=len(body), kind=kind)
    assert status == 400 and "没有传完，没有保存" in page


def test_too_much_of_anything_says_how_much_is_allowed(bureau, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE, kind = 3 * 1024 * 1024, "application/x-www-form-urlencoded"
    many = b"&".join(b"f%d=1" % n for n in range(1200))
    long = b"a=" + b"x" * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1)
    files = b"".join(part(f"f{n}", b"x", f"{n}.pdf") for n in range(120)) + f"--{EDGE}--\r\n".encode()
    for body, sort, words in (
        (many, kind, "一页一次最多 1000 项"), (long, kind, "不能超过 3 MB"), (files, f"multipart/form-data; boundary={EDGE}", "一次最多上传 100 个文件"),
    ):  # fmt: skip
        status, page = sent(bureau.founder, "/text-size/", body, kind=sort)
        assert status == 413 and words in page, words


def test_a_body_that_is_no_form_and_a_foreign_host_get_the_page_too(bureau):
    status, page = sent(bureau.founder, "/text-size/", b"nothing", kind="multipart/form-data")
    assert status == 400 and "请求有误，没有办理" in page
    answer = Client(headers={"host": "evil.example"}).get("/")
    assert answer.status_code == 400 and "请求有误，没有办理" in answer.content.decode()


def test_a_stream_gives_what_was_announced_or_says_that_it_was_cut():
    whole = Measured(io.BytesIO(b"one\ntwo\nmore than announced"), 8)
    assert (whole.readline(), whole.readline(2), whole.read(), whole.read(5), whole.readline()) == (b"one\n", b"tw", b"o\n", b"", b"")
    short = Measured(io.BytesIO(b"one\n"), 8)
    assert short.readline() == b"one\n"
    with pytest.raises(CutOff):
        short.readline()
    with pytest.raises(CutOff):
        Measured(io.BytesIO(b"one"), 8).read(5)


class Gone(io.RawIOBase):
    """A line that breaks."""

    def read(self, size=-1):
        raise ConnectionResetError


def test_a_line_that_breaks_is_cut_off_too():
    with pytest.raises(CutOff):
        Measured(Gone(), 8).read(8)
