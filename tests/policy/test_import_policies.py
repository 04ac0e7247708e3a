"""import_policies: Markdown laws into chapters, articles and anchors; faulty files are named and leave nothing."""

import io

import pytest
from django.core.management import call_command

from policy.documents import read
from policy.models import Document
from policy.numerals import article_label, number

pytestmark = pytest.mark.django_db
LAW = """# 河道小船试行条例

2020年1月1日 公布

## 第一章 总则

第一条 小船应当编号。

第二条 编号写在船头：

（一）字要清楚；

## 第二章 附则

第二条之一 旧船一年内补写。

第三条 本条例自公布之日起施行。
"""


def run(*paths):
    """(exit code, what was printed)."""
    out = io.StringIO()
    try:
        call_command("import_policies", *map(str, paths), stdout=out)
    except SystemExit as left:
        return left.code, out.getvalue()
    return 0, out.getvalue()


def test_a_law_becomes_articles_with_anchors_and_a_second_run_changes_nothing(tmp_path):
    (tmp_path / "a.md").write_text(LAW, encoding="utf-8")

    for _ in range(2):
        assert run(tmp_path) == (0, "河道小船试行条例 4\ndocuments 1 articles 4\n")

    document = Document.objects.get(title="河道小船试行条例")
    assert list(document.articles.values_list("label", "anchor", "heading")) == [
        ("第一条", "t1", "第一章 总则"), ("第二条", "t2", "第一章 总则"), ("第二条之一", "t2-1", "第二章 附则"),
        ("第三条", "t3", "第二章 附则"),
    ]  # fmt: skip
    assert document.articles.get(anchor="t2").text == "编号写在船头：\n（一）字要清楚；"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "没有标题"),
        ("# 题\n\n没有条文", "没有读到条文"),
        ("# 题\n\n第一条 甲\n\n第一条 乙", "第一条出现两次"),
        ("# 题\n\n第一条 甲\n\n第三条 乙", "第二条缺失"),
    ],
)
def test_a_faulty_file_is_named_and_nothing_of_it_is_stored(tmp_path, text, fault):
    (tmp_path / "坏.md").write_text(text, encoding="utf-8")
    (tmp_path / "好.md").write_text(LAW, encoding="utf-8")

    code, said = run(tmp_path)

    assert code == 1
    assert f"坏.md：{fault}" in said
    assert "documents 1 articles 4" in said
    assert not Document.objects.filter(title="题").exists()


def test_the_shipped_texts_read_without_a_fault():
    from policy.documents import shipped

    counted = {slug: len(found.articles) for slug, found in shipped()}
    assert all(found.faults == [] for _, found in shipped())
    assert (len(counted), sum(counted.values()), counted["registration"]) == (9, 418, 60)


@pytest.mark.parametrize(("value", "text"), [(1, "一"), (10, "十"), (15, "十五"), (101, "一百零一"), (110, "一百一十")])
def test_numerals_both_ways(value, text):
    assert (article_label(value), number(text)) == (f"第{text}条", value)


def test_a_lead_is_no_article():
    assert read(LAW).lead == ["2020年1月1日 公布"]
