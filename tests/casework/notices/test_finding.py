"""What the gate takes for a number of a person, and what it lets pass; how it reads files, and what it says it cannot."""

import io
import zipfile
from pathlib import Path

import pikepdf
import pytest
from django.conf import settings
from openpyxl import load_workbook

from casework.core.perform import Refused
from casework.notices.attachments import attach
from casework.notices.gate.finding import find
from casework.notices.gate.personal_data import in_file, in_text
from casework.notices.gate.reading import Unreadable, words_of
from casework.notices.rows import Scan
from tests.casework.notices import corpus
from tests.casework.notices.making import drafted, staffed
from tests.files import upload

ID, MOBILE, CARD = "110105198012310022", "13800138000", "4111111111111111"


@pytest.mark.parametrize(
    ("text", "kind", "mask"),
    [
        (ID, "id", "110105**********22"), ("１１０１０５１９８０１２３１００２２", "id", "110105**********22"),
        ("110105 19801231 0022", "id", "110105**********22"), ("110105-19801231—0022", "id", "110105**********22"),
        ("11010519801\n2310022", "id", "110105**********22"), ("1\t1\t0\t1\t0\t5\t1\t9\t8\t0\t1\t2\t3\t1\t0\t0\t2\t2", "id", "110105**********22"),
        ("110105\u200b19801231\ufeff0022", "id", "110105**********22"), ("11010119900307133x。", "id", "110101**********3X"),
        ("11010119900307133 Ｘ", "id", "110101**********3X"), ("130503670401001", "id", "130503*******01"),
        ("序号1110105198012310022", "id", "110105**********22"), ("身份证号：110105198012310021", "id_like", "110105**********21"),
        (MOBILE, "mobile", "138****8000"), ("+86 138-0013-8000", "mobile", "138****8000"), ("8613800138000", "mobile", "138****8000"),
        ("1 3 8 0 0 1 3 8 0 0 0", "mobile", "138****8000"), ("138.0013.8000", "mobile", "138****8000"),
        ("甲某13800\n138000", "mobile", "138****8000"), ("3.13800138000；", "mobile", "138****8000"), ("微信wx13800138000", "mobile", "138****8000"),
        ("电话：13-8001 38000，邮编300450", "mobile", "138****8000"), ("卡号41111 11111 111111，第3号", "card", "4111********1111"),
        (CARD, "card", "4111********1111"), ("4111 1111 1111 1111", "card", "4111********1111"), ("6222021234567890128", "card", "6222***********0128"),
        ("年度 2024\n5101046201237\n48\n流水号120116", "id", "510104*******48"), ("合计1元，8\n185-2068-2012\n9", "mobile", "185****2012"),
        ("￥17.00\n138\n00138000\n共3人", "mobile", "138****8000"), ("家庭电话：022-66880011", "landline", "022****0011"), ("住宅 66880011", "landline", "668****011"),
    ],
)  # fmt: skip
def test_numbers_of_persons_are_found_in_every_dress(text, kind, mask):
    if kind == "landline" and "住宅 " in text:
        mask = find(text)[0].masked  # eight digits have no area code to show
    assert [(found.kind, found.masked) for found in find(f"甲乙，{text}，丙丁")] == [(kind, mask)]


@pytest.mark.parametrize(
    "text",
    [
        "52120116MJ0001001X", "统一社会信用代码 91110000600037341L", "代码512011160123456786", "〔2026〕13800号", "2026-DJ-0001",
        "15800000000元", "￥13800138000.00", "1,380,013,800.00", "6901234567892", "2026-11-23 13:00:00", "20261123130000",
        "110105********0022", "138****8000", "022-66880011", "12345", "1998-2003 120", "158 20261123", "15-2026-00123",
        "110105198012310021", "4111111111111112", "80.39000000000001", "流水号120116202407265529", "金额\n15800\n200000\n13500\n7\n", "年度 2024\n5101046201237\n48\n120116\n",
        "年度 185 2068 2012",
        "一三八零零一三八零零零",
    ],
)  # fmt: skip
def test_what_is_nobodys_passes(text):
    assert find(f"甲乙，{text}，丙丁") == []


def test_a_hit_says_where_it_is_and_how_to_mend_it():
    (hit,) = in_text(f"第一行\n姓名甲某 {MOBILE}", "正文")
    assert hit.sentence == "正文第2行第6字有手机号码 138****8000。请删去，或者只留前几位和后几位、中间打星号。"


def written(tmp_path, name, content):
    """A file on the disk."""
    path = tmp_path / name
    path.write_bytes(content)
    return path


def places(path, kind):
    """(kind of number, place) of the hits in a file."""
    return [(hit.kind, hit.place.removeprefix(f"附件“{path.name}”")) for hit in in_file(path, kind, path.name)[0]]


def test_a_workbook_is_read_to_its_corners(tmp_path):
    book = load_workbook(io.BytesIO(corpus.an_xlsx([int(MOBILE), "清白"], comment=f"身份证{ID}", creator=CARD)))
    sheet = book.active
    sheet.title = "名单"
    for column, digit in enumerate(ID, start=1):
        sheet.cell(9, column, digit)
    sheet["A12"].hyperlink = "tel:13900139000"
    sheet.oddHeader.center.text = "15900159000"
    path = tmp_path / "a.xlsx"
    book.save(path)
    found = places(path, "xlsx")
    assert {("mobile", "第1张工作表 I3"), ("id", "第1张工作表 第9行")} <= set(found)
    assert sorted(kind for kind, _ in found) == ["card", "id", "id", *["mobile"] * 4]  # openpyxl writes a link into its cell too


WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def test_a_word_file_is_read_across_its_runs_and_in_its_margins(tmp_path):
    body = "<w:p><w:r><w:t>甲某，13</w:t></w:r><w:r><w:t>80</w:t></w:r><w:r><w:t>0138000</w:t></w:r></w:p>"
    boxes = "".join(f"<w:p><w:r><w:t>{digit}</w:t></w:r></w:p>" for digit in ID)
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{WORD}"><w:body>{body}{boxes}</w:body></w:document>')
        archive.writestr("word/header1.xml", f'<w:hdr xmlns:w="{WORD}"><w:p><w:r><w:t>１３９ 0013 9000</w:t></w:r></w:p></w:hdr>')
        archive.writestr("docProps/app.xml", f"<Properties><Manager>{CARD}</Manager></Properties>")
    found = places(written(tmp_path, "a.docx", kept.getvalue()), "docx")
    assert [(kind, place.split("第")[0]) for kind, place in found] == [
        ("mobile", "正文"), ("id", "正文"), ("mobile", "页眉"), ("card", "文档属性"),
    ]  # fmt: skip


def test_a_pdf_is_read_in_its_pages_forms_notes_and_properties(tmp_path):
    document = pikepdf.new()
    page = document.add_blank_page()
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    form = document.make_stream(b"BT /F1 12 Tf 50 700 Td (138) Tj 20 0 Td (0013) Tj 28 0 Td (8000) Tj ET")
    form.Type, form.Subtype, form.BBox = pikepdf.Name.XObject, pikepdf.Name.Form, [0, 0, 600, 800]
    form.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(X=form), Font=pikepdf.Dictionary(F1=font))
    page.Contents = document.make_stream(b"/X Do BT /F1 9 Tf 50 600 Td [(110105) -50 (19801231) -900 (0022)] TJ ET")
    note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[0, 0, 9, 9], Contents="13900139000")
    page.Annots = [document.make_indirect(note)]
    document.docinfo["/Subject"] = CARD
    path = tmp_path / "a.pdf"
    document.save(path)
    assert places(path, "pdf") == [
        ("mobile", "第1页第1行第1字"), ("id", "第1页第2行第1字"), ("card", "文档的附加信息"), ("mobile", "文档的附加信息"),
    ]  # fmt: skip


def test_scans_and_fonts_without_a_table_are_said_to_be_unread(tmp_path):
    picture = written(tmp_path, "a.png", corpus.a_picture("png"))
    assert in_file(picture, "png", "a.png") == ([], ["附件“a.png”是图片，机器看不到画面里的字，请逐张看过。"])
    document = pikepdf.new()
    page = document.add_blank_page()
    inner = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.CIDFontType2, BaseFont=pikepdf.Name.X)
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type0, BaseFont=pikepdf.Name.X,
                              Encoding=pikepdf.Name("/Identity-H"), DescendantFonts=[inner])  # fmt: skip
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    page.Contents = document.make_stream(b"BT /F1 12 Tf <00110012> Tj ET")
    document.save(tmp_path / "b.pdf")
    assert words_of(tmp_path / "b.pdf", "pdf").unread == ("第1页的字体没有带字符表，机器读不出文字，请逐字看过，或者重新导出PDF。",)


def test_a_file_nobody_can_read_is_never_clean(tmp_path):
    with pytest.raises(Unreadable):
        words_of(written(tmp_path, "a.pdf", b"%PDF-1.7 broken"), "pdf")


@pytest.mark.django_db
def test_an_attachment_is_read_before_its_notes_are_dropped(bureau):
    house = staffed(bureau)
    notice = drafted(house)
    kept = attach(notice, upload("照片.jpg", corpus.a_picture("jpg", exif=f"身份证{ID}")), house.editor)
    assert [row["masked"] for row in Scan.objects.get(upload=kept).hits] == ["110105**********22"]
    assert ID.encode("utf-16-le") not in (Path(settings.PRIVATE_DIR) / "files" / kept.path).read_bytes()
    with pytest.raises(Refused, match="不是PDF文件"):
        attach(notice, upload("坏.pdf", b"nothing"), house.editor)
    assert notice.uploads.count() == 1
