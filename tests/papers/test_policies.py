"""Policy documents as PDF: made beforehand, one for every edition, found on the document's page only while it is true."""

import re

import pypdfium2
import pytest

from papers.policies import print_missing, printed
from policy.models import Article, Document

pytestmark = pytest.mark.django_db


@pytest.fixture
def document():
    """A short document of two chapters."""
    made = Document.objects.create(
        slug="short-rules", title="某区社会组织办事规则", short="办事规则", kind="model", issuer="某区民政局"
    )
    for n, (heading, text) in enumerate(
        (
            ("第一章　总则", "为了方便办事，制定本规则。"),
            ("第二章　附则", "本规则自印发之日起施行。\n由区民政局解释。"),
        ),
        1,
    ):
        Article.objects.create(
            document=made, ordinal=n, label=f"第{'一二'[n - 1]}条", heading=heading, anchor=f"a{n}", text=text
        )
    return made


def rows(document):
    """The document as rows."""
    return Document.objects.filter(pk=document.pk)


def test_the_pdf_holds_the_text_and_is_handed_to_everybody(document, client):
    page = f"/policies/{document.slug}/"
    client.cookies["seen"] = "1"
    assert client.get(f"{page}pdf/").status_code == 404 and "下载 PDF" not in client.get(page).content.decode()

    assert (print_missing(rows(document)), print_missing(rows(document))) == (1, 0)

    assert "下载 PDF" in client.get(page).content.decode()
    answer = client.get(f"{page}pdf/")
    content = b"".join(answer.streaming_content)
    answer.close()
    read = re.sub(r"\s", "", "".join(one.get_textpage().get_text_range() for one in pypdfium2.PdfDocument(content)))
    for said in ("某区社会组织办事规则", "第一章", "第一条", "制定本规则", "由区民政局解释", "示例文本"):
        assert said in read
    assert answer["Content-Type"] == "application/pdf"


def test_another_text_is_another_file_and_the_old_one_goes(document):
    print_missing(rows(document))
    old = printed(document)
    Article.objects.filter(document=document, ordinal=1).update(text="为了依法办事，制定本规则。")
    assert printed(document) is None and old.exists()  # nobody is handed the text that no longer holds
    assert print_missing(rows(document)) == 1
    assert printed(document).exists() and not old.exists()


def test_a_document_without_its_text_has_none(document):
    document.articles.all().delete()
    assert (print_missing(rows(document)), printed(document)) == (0, None)
