"""Anybody compares a PDF with the issued one in their own browser: the file stays on their machine."""

import pytest

from casework.post import papers
from casework.post.outbox import post_due
from casework.post.rows import Paper
from tests.browser.conftest import DESK

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_file_is_compared_without_leaving_the_machine(bureau, visit, tmp_path):
    bureau.submitted()
    post_due()
    paper = Paper.objects.get()
    issued, changed = tmp_path / "issued.pdf", tmp_path / "changed.pdf"
    content = papers.path_of(paper).read_bytes()
    issued.write_bytes(content)
    changed.write_bytes(content + b"\n")
    visitor = visit(DESK)
    page = visitor.open(f"/verify/{paper.code}/")
    sent = []
    page.on("request", lambda request: sent.append(request.method) if request.method == "POST" else None)
    said = page.locator("[data-said]")
    assert said.is_hidden()

    page.set_input_files("#id_file", issued)
    said.filter(has_text="一致：这份文件与发出的完全相同").wait_for()
    page.set_input_files("#id_file", changed)
    said.filter(has_text="不一致").wait_for()
    page.get_by_role("button", name="比对").click()

    assert (sent, visitor.complaints) == ([], [])


def test_without_scripts_the_platform_compares(bureau, visit, tmp_path):
    bureau.submitted()
    post_due()
    paper = Paper.objects.get()
    page = visit(DESK, script=False).open(f"/verify/{paper.code}/")
    page.set_input_files("#id_file", papers.path_of(paper))
    page.get_by_role("button", name="比对").click()
    assert "一致：这份文件与发出的完全相同。" in page.content()
