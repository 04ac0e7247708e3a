"""A paper reaches for nothing outside itself: eighteen ways to make it try, a server that counts, a secret on the disk."""

import base64
import http.server
import io
import threading

import pikepdf
import pytest
from weasyprint import HTML

from papers.limits import Unprintable
from papers.press import press

SECRET = "TOPSECRET-7Q4M"
DOT = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


class Counting(http.server.BaseHTTPRequestHandler):
    """Answers every request and remembers it."""

    seen = []

    def do_GET(self):
        self.seen.append(self.path)
        self.send_response(200)
        self.send_header("Content-Type", "text/css")
        self.end_headers()
        self.wfile.write(b"p{color:red}")

    def log_message(self, *arguments):
        """Silent."""


@pytest.fixture(scope="module")
def web():
    """The address of a server on this machine."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Counting)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def secret(tmp_path):
    """The address of a file nobody may read."""
    path = tmp_path / "secret.txt"
    path.write_text(SECRET)
    return path.as_uri()


def drawing(address):
    """A picture inside a data: address that names another."""
    text = f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9"><image xlink:href="{address}" width="9" height="9"/></svg>'
    return f"data:image/svg+xml;base64,{base64.b64encode(text.encode()).decode()}"


ATTACKS = {
    "picture from the web": '<img src="{web}/a.png">',
    "picture from the disk": '<img src="{file}">',
    "style sheet from the web": '<link rel=stylesheet href="{web}/b.css">',
    "import from the disk": "<style>@import url({file})</style>",
    "import from the web": '<style>@import "{web}/c.css"</style>',
    "background": '<p style="background:url({web}/d)">x</p>',
    "face from the web": "<style>@font-face{{font-family:z;src:url({web}/f.ttf)}}p{{font-family:z}}</style><p>x",
    "face from the disk": "<style>@font-face{{font-family:z;src:url({file})}}p{{font-family:z}}</style><p>x",
    "attachment by link": '<link rel=attachment href="{file}">',
    "attachment by anchor": '<a rel=attachment href="{file}">x</a>',
    "base": '<base href="{web}/"><img src="x.png">',
    "object": '<object data="{file}"></object>',
    "embed": '<embed src="{web}/e">',
    "picture in a picture": '<img src="{drawing}">',
    "drawing in the page": "<svg width=9 height=9><image href='{web}/t' width=9 height=9 /></svg>",
    "list mark": '<ul style="list-style-image:url({web}/l)"><li>x</ul>',
    "content": "<style>p::before{{content:url({web}/m)}}</style><p>x",
    "our own scheme": "<style>@font-face{{font-family:q;src:url(paperfont:../../../../etc/passwd)}}p{{font-family:q}}</style><p>x",
}


def page(body):
    return f'<html lang="zh-CN" class="official"><meta charset="utf-8"><title>试</title><body>{body}'


def leaks(content):
    """Whether the secret stands in any stream of the PDF."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        streams = [one.read_bytes() for one in pdf.objects if isinstance(one, pikepdf.Stream)]
    return any(SECRET.encode() in stream for stream in streams)


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS.keys())
def test_nothing_is_fetched_and_nothing_leaks(attack, web, secret):
    Counting.seen.clear()
    body = attack.format(web=web, file=secret, drawing=drawing(f"{web}/s"))
    try:
        leaked = leaks(press().pdf(page(body)))
    except Unprintable as refused:
        leaked = False
        assert "外部地址" in refused.problems[0]
    assert (Counting.seen, leaked) == ([], False)


def test_there_are_eighteen_ways():
    assert len(set(ATTACKS.values())) == 18


def test_the_control_without_the_strict_fetcher_asks_and_leaks(web, secret):
    Counting.seen.clear()
    body = ATTACKS["picture from the web"] + ATTACKS["attachment by link"]
    content = HTML(string=page(body.format(web=web, file=secret))).write_pdf()
    assert Counting.seen == ["/a.png"] and leaks(content)


def test_a_picture_inside_the_document_is_drawn():
    with pikepdf.open(io.BytesIO(press().pdf(page(f'<img src="{DOT}">')))) as pdf:
        assert any(one.get("/Subtype") == "/Image" for one in pdf.objects if isinstance(one, pikepdf.Stream))


def test_a_picture_that_is_too_large_is_refused():
    with pytest.raises(Unprintable):
        press().pdf(page(f'<img src="data:image/png;base64,{"A" * 2_000_001}">'))
