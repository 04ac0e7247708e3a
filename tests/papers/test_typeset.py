"""Papers of a process say what they must, over as many pages as it takes."""

import subprocess

from papers import typeset as room
from papers.renderer import Renderer

WORDS = {
    "title": "受理通知书", "number": "滨社登受〔2026〕1号", "agency": "天津市滨海新区政务服务办公室", "to": "某某中心",
    "paragraphs": ["申请收悉。"], "code": "ABCDEFGH2345", "qr": "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E",
    "head": "0" * 64, "date": "2026年11月23日", "case_number": "2026-DJ-0001", "columns": ["序号", "项目"],
}  # fmt: skip


def text_of(content, tmp_path):
    """The words of a PDF."""
    path = tmp_path / "paper.pdf"
    path.write_bytes(content)
    return subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True).stdout


def test_a_notice_says_what_it_must(tmp_path):
    text = text_of(room.typeset("papers/notice.html", WORDS), tmp_path)

    for part in ("受理通知书", "滨社登受〔2026〕1号", "某某中心", "ABCDEFGH2345", "2026年11月23日"):
        assert part in text.replace(" ", "").replace("　", "")


def test_sixty_items_break_over_pages_with_their_head_repeated(tmp_path):
    rows = [[str(n), "章程草案缺少法定事项" * 3] for n in range(60)]
    text = text_of(room.typeset("papers/notice.html", WORDS | {"rows": rows}), tmp_path)

    assert text.count("\f") >= 3
    assert text.count("序号") >= 3


def test_a_certificate_is_two_pages(tmp_path):
    words = WORDS | {
        "kind_title": "社会团体法人登记证书", "serial": "1", "fields": [("名称", "天津市滨海新区" + "长名称" * 14)],
        "valid": "自今至后", "issued": "2026年11月23日",
    }  # fmt: skip
    text = text_of(room.typeset("papers/certificate.html", words), tmp_path)

    assert text.count("\f") == 2
    assert "正本" in text.replace(" ", "")
    assert Renderer("证书", "", "papers/certificate.html", dict).title == "证书"
