"""Good files, made by code, of the sorts people really send: (id, file name, bytes, accepted kinds, None)."""

import io
import zipfile

import pikepdf
from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image as Picture
from PIL import Image, ImageCms

from tests.casework.uploads import pdfs, pictures
from tests.casework.uploads.offices import HEAD, PLACE, SHEET, body, ofd, office, parts, streamed

ALL = ("pdf", "docx", "xlsx", "jpg", "png", "ofd")
TITLE = "示例协会章程"


def good_files():
    """All of them."""
    made = [*pdf_files(), *word_files(), *excel_files(), *ofd_files(), *images(), *names()]
    return [(case, name, data, ALL, None) for case, name, data in made]


def titled(document):
    """Give an opened PDF a Chinese title, in both places."""
    document.docinfo["/Title"] = pikepdf.String(TITLE)
    with document.open_metadata() as metadata:
        metadata["dc:title"] = TITLE


def outlined(document):
    """Give an opened PDF an outline."""
    with document.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("第一章 总则", 0))


def chinese():
    """A PDF with Chinese text in a font that is not embedded, as scanners' software writes."""
    cid = (
        b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UTF16-H /DescendantFonts ["
        b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light"
        b" /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> >>] >>"
    )
    text = pdfs.stream(b"BT /F2 16 Tf 72 700 Td <%s> Tj ET" % TITLE.encode("utf-16-be").hex().encode())
    return pdfs.pdf(page=b"/Contents 6 0 R /Resources << /Font << /F2 5 0 R >> >>", extra=[cid, text])


def pdf_files():
    """PDF files."""
    plain, long = pdfs.pdf(), pdfs.pdf(pages=120)
    field = b"/Subtype /Widget /FT /Tx /T (name) /V (Wang)"
    form = pdfs.pdf(
        b"/AcroForm << /Fields [5 0 R] /NeedAppearances true >>",
        b"/Annots [5 0 R]",
        [b"<< /Type /Annot /Rect [0 0 90 20] %s >>" % field],
    )
    link = b"/S /URI /URI (https://www.mca.gov.cn)"
    scans = io.BytesIO()
    pictures.drawn().save(scans, "PDF", save_all=True, append_images=[pictures.drawn("L")])
    rewritten = b"<< /Type /Catalog /Pages 2 0 R /Lang (zh-CN) >>"
    cases = [
        ("plain", plain), ("long", long), ("500-pages", pdfs.pdf(pages=500)), ("chinese", chinese()),
        ("compressed", pdfs.saved(long, compress_streams=True)), ("packed", pdfs.packed(long)),
        ("linear", pdfs.saved(long, linearize=True)), ("link", pdfs.acting(link)),
        ("link-packed", pdfs.packed(pdfs.acting(link))), ("mail", pdfs.acting(b"/S /URI /URI (mailto:a@b.cn)")),
        ("inner-link", pdfs.acting(b"/S /GoTo /D [6 0 R /Fit]", [b"null"])),
        ("opens-at-page", pdfs.pdf(b"/OpenAction [5 0 R /FitH null]")),
        ("outline", pdfs.saved(long, outlined)), ("metadata", pdfs.saved(plain, titled)), ("form", form),
        ("update", pdfs.appended(plain, 1, rewritten)), ("pdf-2", pdfs.pdf(head=b"%PDF-2.0\n")),
        ("old", pdfs.pdf(head=b"%PDF-1.3\r\n")), ("blank-end", plain + b"\r\n\r\n\0\0\0"),
        ("no-newline", plain.rstrip()), ("scan", scans.getvalue()), ("unlocked", pdfs.saved(pdfs.locked(plain))),
        ("labels", pdfs.pdf(b"/PageLabels << /Nums [0 << /S /D >>] >> /ViewerPreferences << /FitWindow true >>")),
    ]  # fmt: skip
    return [(f"pdf-{case}", "章程.pdf", data) for case, data in cases]


def word_files():
    """Word files."""
    style = {"word/styles.xml": b'<w:styles xmlns:w="http://a"/>', "docProps/app.xml": b"<Properties/>"}
    note = {"word/comments.xml": '<w:comments xmlns:w="http://a"><w:comment>请改</w:comment></w:comments>'}
    rows = [("hyperlink", "https://www.mca.gov.cn/a?b=1&amp;c=2", True), ("hyperlink", "mailto:a@b.cn", True)]
    field = "<w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:instrText>TOC \\o</w:instrText></w:r>"
    quote = '<w:r><w:fldChar/></w:r><w:r><w:instrText>QUOTE "第 12 条"</w:instrText></w:r><w:r><w:fldChar/></w:r>'
    inside = '<w:r><w:instrText>INCLUDEPICTURE "media/image1.png"</w:instrText></w:r>'
    utf16 = '<?xml version="1.0" encoding="UTF-16"?><a>章程</a>'.encode("utf-16")
    cases = [
        ("plain", office("docx")),
        ("link", office("docx", links=rows)),
        (
            "image",
            office("docx", {"word/media/image1.png": pictures.png()}, links=[("image", "media/image1.png", False)]),
        ),
        ("comments", office("docx", note | style, links=[("comments", "comments.xml", False)])),
        ("chinese", office("docx", {PLACE["docx"]: body("第一条 本会的名称是示例协会。" * 3000)})),
        ("fields", office("docx", {PLACE["docx"]: body("DDEAUTO 是一个词", field)})),
        ("fields-inside", office("docx", {PLACE["docx"]: body(inner=quote + inside)})),
        ("stored", office("docx", method=zipfile.ZIP_STORED)),
        ("folders", office("docx", {"word/": b"", "word/media/": b""})),
        ("piped", streamed(parts("docx"))),
        ("utf16", office("docx", {"docProps/custom.xml": utf16})),
        ("font", office("docx", {"word/fonts/font1.odttf": bytes(range(256)) * 40})),
    ]
    return [(f"docx-{case}", f"{TITLE}.docx", data) for case, data in cases]


def book(fill=None, sheets=1):
    """An Excel file by openpyxl."""
    made, out = Workbook(), io.BytesIO()
    for number in range(1, sheets):
        made.create_sheet(f"第{number}年")
    made.active.append(["姓名", "职务"])
    if fill:
        fill(made.active)
    made.save(out)
    return out.getvalue()


def many_alike(count):
    """A long sheet of equal rows, which shrinks as much as a file that swells: part by part, openpyxl takes seconds."""
    row = '<row r="{0}">' + "".join(f'<c r="{c}{{0}}" t="n"><v>0</v></c>' for c in "ABCD") + "</row>"
    sheet = "".join(row.format(number) for number in range(1, count + 1))
    return office("xlsx", {"xl/worksheets/sheet1.xml": f'{HEAD}<worksheet xmlns="{SHEET}"><sheetData>{sheet}</sheetData></worksheet>'})


def excel_files():
    """Excel files."""

    def link(sheet):
        sheet["A2"].hyperlink = "https://www.mca.gov.cn"

    def comment(sheet):
        sheet["A2"].comment = Comment("请核对", "王")

    def image(sheet):
        sheet.add_image(Picture(io.BytesIO(pictures.png())), "C3")

    def rows(sheet):
        for number in range(4000):
            sheet.append([f"捐赠人{number}", 100, "某地", "现金"])

    def chart(sheet):
        sheet.append(["a", 3])
        drawn = BarChart()
        drawn.add_data(Reference(sheet, min_col=2, min_row=1, max_row=2))
        sheet.add_chart(drawn, "E5")

    def formula(sheet):
        sheet["B3"] = '=SUM(B1:B2)&IF(A1="a|b","!","")'

    cases = [("plain", book()), ("sheets", book(sheets=40)), ("bare", office("xlsx"))]
    cases += [(fill.__name__, book(fill)) for fill in (link, comment, image, rows, chart, formula)]
    cases += [("same", many_alike(30000))]
    return [(f"xlsx-{case}", "理事名单.xlsx", data) for case, data in cases]


def ofd_files():
    """OFD files."""
    seal = {"Doc_0/Signs/Sign_0/Seal.esl": b"\x30\x82" + b"\1" * 500, "Doc_0/Res/image_1.png": pictures.png()}
    return [("ofd-plain", "批复.ofd", ofd()), ("ofd-sealed", "批复.ofd", ofd(seal))]


def images():
    """Pictures."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    palette = pictures.drawn("P")
    several = pictures.written(pictures.drawn(), "MPO", save_all=True, append_images=[Image.new("RGB", (80, 60))])
    jpgs = [
        ("rgb", pictures.jpg()), ("grey", pictures.jpg("L")), ("cmyk", pictures.jpg("CMYK")),
        ("progressive", pictures.jpg(progressive=True)), ("exif", pictures.photographed()),
        ("profile", pictures.jpg(icc_profile=profile)), ("several", several), ("tail", pictures.jpg() + b"\0" * 64),
        ("large", pictures.jpg("L", (6000, 6000))),
    ]  # fmt: skip
    pngs = [(mode.replace(";", "-"), pictures.png(mode)) for mode in ("1", "L", "LA", "P", "RGB", "RGBA", "I;16")]
    pngs += [
        ("palette-clear", pictures.written(palette, "PNG", transparency=0)),
        ("grey-clear", pictures.png("L", transparency=255)),
        ("text", pictures.worded()),
        ("profile", pictures.png(icc_profile=profile)),
    ]
    found = [(f"jpg-{case}", "活动照片.jpg", data) for case, data in jpgs]
    return found + [(f"png-{case}", "印章.png", data) for case, data in pngs]


def names():
    """Names that look odd and are all right."""
    plain, word = pdfs.pdf(), office("docx")
    found = [
        "章程.PDF",
        "章程（2025年修订）.pdf",
        "1.2.3 会议纪要.pdf",
        "a.b.c.pdf",
        "章程 副本(2).Pdf",
        "住所证明—房产证.pdf",
        "章程_v1.0.doc.pdf",
        "www.abc.com.cn.pdf",
    ]
    return [
        *[(f"name-{i}", name, plain) for i, name in enumerate(found)],
        ("name-upper-docx", "章程.DOCX", word),
        ("name-jpeg", "照片.jpeg", pictures.jpg()),
        ("name-upper-jpg", "IMG_0001.JPG", pictures.jpg()),
        ("name-upper-jpeg", "IMG.0001.JPEG", pictures.jpg()),
        ("name-upper-png", "截图.PNG", pictures.png()),
    ]
