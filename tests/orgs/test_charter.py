"""章程: written from the model, checked for what the law asks, compared with the model clause by clause."""

import io
import zipfile

import pytest
from django.test import Client

from casework.core.perform import perform
from casework.intake import drafts, store
from casework.intake.fields import receive
from casework.intake.handing_in import opened
from orgs.registration.establishment.charters import builder
from orgs.registration.establishment.charters.checklist import ITEMS, check, labelled
from orgs.registration.establishment.charters.comparing import ADDED, LEFT_OUT, compared
from orgs.registration.establishment.charters.model import clauses_of, model_of, parse
from tests.files import small_pdf, upload

pytestmark = [pytest.mark.django_db]
TOLD = {"业务主管单位": "天津市滨海新区文化和旅游局", "党建工作机构": "社会组织综合党委", "通过日期": "2026年11月20日"}


def save(charter, bureau, **change):
    return builder.save(charter.case, by=bureau.founder, version=charter.version, **change)


def written(bureau, **answers):
    """A draft with every blank filled."""
    charter = builder.Charter(bureau.draft(**answers))
    save(charter, bureau, charter_blanks=TOLD)
    return builder.Charter(charter.case)


@pytest.mark.parametrize(("kind", "count"), [("association", 9), ("private_unit", 8), ("foundation", 9)])
def test_the_checklist_has_what_the_law_lists_and_two_more(kind, count):
    assert len(ITEMS[kind]) == count + 2
    assert all(item.basis.document for item in ITEMS[kind])


@pytest.mark.parametrize("kind", ["association", "private_unit"])
def test_the_model_says_everything_and_misses_what_is_taken_out(kind):
    clauses = labelled((c.place, c.chapter, c.text) for c in model_of(kind).clauses)

    assert [found.item.title for found in check(kind, clauses) if found.missing] == []
    without = [(label, text) for label, text in clauses if "剩余财产" not in text and "社会主义核心价值观" not in text]
    assert [found.item.code for found in check(kind, without) if found.missing] == [
        *(["2", "8"] if kind == "association" else ["2", "7"]), "价值观",
    ]  # fmt: skip
    where = {found.item.code: found.says for found in check(kind, clauses)}
    assert where["1"] == "第二条、第七条"


def test_a_model_with_a_blank_nobody_declared_is_not_taken():
    with pytest.raises(ValueError, match="blanks nobody declared: 别的"):
        parse("---\nkind: x\nversion: '1'\ndated: 2026-01-01\ntitle: x\nitems: {}\nblanks: {}\n---\n第一条 写【别的】。\n")


def test_blanks_come_from_the_application_and_open_ones_are_named(bureau):
    charter = builder.Charter(bureau.draft())

    assert charter.known["名称"] == "天津市滨海新区盐业文化服务中心"
    assert charter.known["开办资金"] == "30000"
    assert charter.open_blanks() == ["业务主管单位", "党建工作机构", "通过日期"]
    assert [row[0] for row in charter.questions() if row[3]] == ["业务主管单位", "通过日期"]


def test_an_amendment_survives_another_answer_and_is_marked(bureau):
    charter = written(bureau)
    save(charter, bureau, charter_amended={"8": "本单位不设立分支机构，名称【名称】不得出借。"}, charter_dropped=[26, 2])
    section = next(s for s in builder.drafts.process_of(charter.case).sections if s.key == "name")
    row = charter.case.drafts.get(section="name")
    drafts.save(charter.case, section, {"full_name": "天津市滨海新区海盐文化服务中心"}, by=bureau.founder, version=row.version)

    charter = builder.Charter(charter.case)
    own = next(piece for piece in charter.pieces if piece.place == 8)
    assert own.deviates
    assert own.text == "本单位不设立分支机构，名称天津市滨海新区海盐文化服务中心不得出借。"
    assert [piece.place for piece in charter.pieces if piece.dropped] == [26]  # the second is asked for by the law
    assert charter.clauses()[-1][0] == "第五十四条"


def test_a_comparison_says_what_was_added_left_out_and_reworded():
    model = [("第一条", "本单位的名称是某中心。"), ("第二条", "理事会每年至少召开两次会议。"), ("第三条", "章程自核准之日起生效。")]
    ours = [("第一条", "本单位的名称是某中心。"), ("第二条", "理事会每年至少召开四次会议。"), ("第三条", "志愿者享有保险，由单位购买。")]

    rows = compared(model, ours)

    assert [(row.ours, row.theirs, row.standing) for row in rows] == [
        ("第一条", "第一条", "与示范文本一致"), ("第二条", "第二条", "与示范文本不同"), ("第三条", "", "示范文本没有，新增"),
        ("", "第三条", "示范文本有，本章程没有"),
    ]  # fmt: skip
    assert [part for part in rows[1].parts if part[0] in (ADDED, LEFT_OUT)] == [(LEFT_OUT, "两"), (ADDED, "四")]


def docx(lines):
    """A Word file with one paragraph a line."""
    kept, word = io.BytesIO(), "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/'
                         'content-types"><Default Extension="xml" ContentType="application/xml"/></Types>')  # fmt: skip
        archive.writestr("word/document.xml", f'<?xml version="1.0"?><w:document xmlns:w="{word}"><w:body>{body}</w:body></w:document>')
    return kept.getvalue()


def test_an_uploaded_word_file_is_read_and_a_scan_is_said_to_be_unread(bureau):
    case = bureau.draft()
    lines = ["第一章 总则", "第一条 本单位的名称是天津市滨海新区盐业文化服务中心。", "第二条 本单位的住所是示范路1号。"]
    store.keep(case, "charter", receive(upload("章程.docx", docx(lines)), ("docx",)), bureau.founder)

    report = builder.report(case, official=False)
    found = {row.item.code: row for row in report["checklist"]}
    assert (found["1"].says, found["1"].missing) == ("第一条、第二条", False)
    assert found["党建"].says == "未见"
    store.keep(case, "charter", receive(upload("扫描.pdf", small_pdf()), ("pdf",)), bureau.founder)
    report = builder.report(case, official=False)
    assert report["said"].endswith("无法识别，请人工核对。")
    assert report["checklist"] == []


def test_clauses_of_a_text_go_on_over_their_lines_and_know_their_chapter():
    assert clauses_of("## 第一章 总则\n第一条 甲\n（一）乙\n第二章 别的\n第二条 丙") == [
        (1, "第一章 总则", "甲\n（一）乙"), (2, "第二章 别的", "丙"),
    ]  # fmt: skip


@pytest.mark.story
def test_story_of_a_charter_written_online_and_read_by_the_reviewer(bureau):
    case = bureau.draft()
    hall, desk = Client(), Client()
    hall.force_login(bureau.founder)
    desk.force_login(bureau.reviewer)
    path = f"/hall/cases/{case.number}/write/charter/"

    refused = hall.post(path, {"version": 0, "make": "1"})
    assert refused.status_code == 422
    assert "还有空白没有填写：业务主管单位、党建工作机构、通过日期" in refused.content.decode()
    assert case.uploads.filter(key="charter").count() == 1
    hall.post(path, {"version": 0, "blanks": "1", **{f"blank-{name}": said for name, said in TOLD.items()}})
    stale = hall.post(path, {"version": 0, "amend": "1", "clause": "8", "words": "本单位不设立任何分支机构，也不出借名称。"})
    assert stale.status_code == 409
    assert "也不出借名称" in stale.content.decode()  # nothing typed is lost
    hall.post(path, {"version": 1, "amend": "1", "clause": "8", "words": "本单位不设立任何分支机构，也不出借名称。"})
    dropping = hall.post(path, {"version": 2, "drop": "1", "clause": "53"})
    assert "可以改写，不能删去" in dropping.content.decode()
    assert hall.post(path, {"version": 2, "amend": "1", "clause": "九", "words": "x" * 9}).status_code == 422
    assert hall.post(path, {"version": 2, "make": "1"}).status_code == 303
    made = case.uploads.filter(key="charter").order_by("-id").first()
    assert store.path_of(made).read_bytes().startswith(b"%PDF")

    case = perform(case, "submit", by=bureau.founder, commitment="on")
    handed_in = opened(case.submissions.get())
    assert made.sha256 in [file["sha256"] for file in handed_in["files"]["charter"]]
    assert handed_in["answers"]["charter_text"]["charter_sha256"] == made.sha256
    bureau.reach("under_review", case)
    page = desk.get(f"/desk/cases/{case.number}/compare/charter/").content.decode()
    assert "由平台按民办非企业单位（法人）章程示范文本（2026.1，2026年11月1日）起草" in page
    assert '<span class="mk">增：</span>' in page
    assert "未见" not in page
    assert hall.get(path).status_code == 302 or hall.get(path).status_code == 303
    stranger = Client()
    stranger.force_login(bureau.stranger)
    assert stranger.get(f"/hall/cases/{case.number}/compare/charter/").status_code == 404
