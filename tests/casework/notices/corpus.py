"""Notices made by code, the same on every run: half with a number of a person somewhere in them, half without."""

import io
from datetime import date, timedelta

from openpyxl import Workbook
from openpyxl.comments import Comment
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from stdnum import luhn
from stdnum.cn import uscc

from casework.notices.gate.numbers import CHECKS, WEIGHTS
from orgs import codes
from orgs.organization import Kind

AREAS = ("110105", "120116", "310115", "440305", "510104", "530102", "650102", "211202", "130503", "320583")


def an_id(rng):
    """A valid identity number of nobody."""
    born = date(1940, 1, 1) + timedelta(days=rng.randrange(25000))
    body = f"{rng.choice(AREAS)}{born:%Y%m%d}{rng.randrange(1000):03d}"
    return body + CHECKS[sum(int(d) * w for d, w in zip(body, WEIGHTS, strict=True)) % 11]


def an_old_id(rng):
    """An identity number of the first generation."""
    born = date(1930, 1, 1) + timedelta(days=rng.randrange(18000))
    return f"{rng.choice(AREAS)}{born:%y%m%d}{rng.randrange(1000):03d}"


def a_mobile(rng):
    """A mobile phone number."""
    return f"1{rng.choice('3456789')}{rng.randrange(10**9):09d}"


def a_card(rng):
    """A bank card of 16 to 19 digits."""
    size = rng.choice((16, 17, 18, 19, 19))
    body = rng.choice(("622202", "621700", "436742", "545210", "955880", "356827"))
    body += "".join(rng.choice("0123456789") for _ in range(size - len(body) - 1))
    return body + luhn.calc_check_digit(body)


GROUPS = {"id": (6, 8, 4), "old": (6, 6, 3), "mobile": (3, 4, 4), "card": (4, 4, 4, 4, 3)}
NUMBERS = {"id": an_id, "old": an_old_id, "mobile": a_mobile, "card": a_card}
WIDE = str.maketrans("0123456789X", "０１２３４５６７８９Ｘ")


def grouped(number, kind, between):
    """In the groups people write."""
    parts, place = [], 0
    for size in GROUPS[kind]:
        parts.append(number[place : place + size])
        place += size
    return between.join(part for part in parts if part)


def cut(rng, number, mark):
    """With a mark somewhere within."""
    place = rng.randrange(2, len(number) - 1)
    return number[:place] + mark + number[place:]


DISGUISES = {
    "plain": lambda rng, n, k: n,
    "wide": lambda rng, n, k: n.translate(WIDE),
    "spaced": lambda rng, n, k: grouped(n, k, " "),
    "dashed": lambda rng, n, k: grouped(n, k, rng.choice("-－–")),
    "single": lambda rng, n, k: " ".join(n),
    "unseen": lambda rng, n, k: "\u200b".join(n) if rng.random() < 0.5 else cut(rng, n, "\u2060"),
    "broken": lambda rng, n, k: cut(rng, n, "\n"),
    "mixed": lambda rng, n, k: cut(rng, grouped(n.translate(WIDE), k, "　"), "\u00ad"),
}


def a_code(rng):
    """A credit code with a letter, or with digits alone."""
    if rng.random() < 0.5:
        return codes.made_up(rng.choice(list(Kind)), rng.randrange(10**8))
    while True:
        body = rng.choice(("51", "52", "12", "91")) + "120116" + f"{rng.randrange(10**9):09d}"
        if (check := uscc.calc_check_digit(body)).isdigit():
            return body + check


def clean_piece(rng):
    """A sentence with figures that are nobody's."""
    day = date(2024, 1, 1) + timedelta(days=rng.randrange(1000))
    n = rng.randrange
    return rng.choice([
        f"统一社会信用代码：{a_code(rng)}。", f"代码{a_code(rng)}，住所杭州道街道{n(200)}号。", f"资助金额{n(10**7)}元。",
        f"合计{n(1, 900)},{n(1000):03d},{n(1000):03d}.{n(100):02d}元。", f"总投资1{n(3, 10)}{n(10**9):09d}元。", f"¥1{n(3, 10)}{n(10**9):09d}.00",
        f"津滨民发〔{day.year}〕{n(1, 300)}号。", f"合同编号HT-{day:%Y-%m%d}-{n(10**4):04d}。", f"办件编号{day.year}-DJ-{n(10**4):04d}。",
        f"发布日期{day:%Y-%m-%d}，有效期至{day:%Y年%m月%d日}。", f"{day:%Y-%m-%d} {n(24):02d}:{n(60):02d}:{n(60):02d}截止。",
        f"商品条码69{n(10**11):011d}。", f"书号978-7-{n(10**3):03d}-{n(10**5):05d}-{n(10)}。", f"发票号码{day:%Y}{n(10**16):016d}。",
        f"区划代码120116{n(10**6):06d}，邮编300{n(1000):03d}。", f"受理号{day:%Y%m%d}{n(10**8):08d}。", f"流水号120116{day:%Y%m%d}{n(10**4):04d}。",
        f"咨询电话022-6688{n(10**4):04d}，监督热线12345。", f"热线400-{n(1000):03d}-{n(10**4):04d}。", f"原注册号1201160000{n(10**5):05d}。",
        f"负责人身份证110105********{n(100):02d}，电话138****{n(10**4):04d}。", f"{day.year - 2}-{day.year}年获奖{n(100)}项。",
        f"坐标117.{n(10**6):06d}，39.{n(10**6):06d}，面积{n(10**4)}.{n(100):02d}平方米。", f"得分{n(60, 100)}.{n(100):02d}，排名第{n(1, 50)}，占{n(100)}%。",
        f"序号 {n(1, 60)} 数量 {n(10**4)} 单价 {n(10**5)} 年度 {day.year}", f"版本3.{n(10)}.{n(30)}，第{n(40)}届第{n(9)}次会议，到会{n(300)}人。",
    ])  # fmt: skip


def text_around(rng, words=""):
    """A notice of several sentences, with some words among them."""
    pieces = [clean_piece(rng) for _ in range(rng.randrange(3, 9))]
    if words:
        pieces.insert(rng.randrange(len(pieces) + 1), words)
    return "现将有关事项公示如下。\n" + "\n".join(pieces) + "\n特此公示。"


def table_of(rng):
    """Rows of figures as a budget has them."""
    return [[n, f"项目{n}", rng.randrange(10**4), rng.randrange(10**6), rng.randrange(2020, 2027), round(rng.random() * 100, 2)]
            for n in range(1, rng.randrange(8, 30))]  # fmt: skip


def a_pdf(text="", author="", rows=()):
    """A PDF as the platform's own papers are made."""
    from weasyprint import HTML

    body = "".join(f"<p>{line}</p>" for line in text.split("\n"))
    lines = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    html = f'<html><head><meta charset="utf-8"><meta name="author" content="{author}"></head><body>{body}<table>{lines}</table></body></html>'
    return HTML(string=html).write_pdf()


def an_xlsx(cells=(), comment="", creator="", rows=()):
    """A workbook."""
    book = Workbook()
    sheet = book.active
    for row in rows:
        sheet.append(row)
    for place, value in enumerate(cells, start=3):
        sheet.cell(place, 9, value)
    if comment:
        sheet["B2"].comment = Comment(comment, "填表人")
    book.properties.creator = creator or "民政局"
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def a_picture(kind, exif="", xmp="", note=""):
    """A picture with something written beside it."""
    image, kept = Image.new("RGB", (40, 30), "white"), io.BytesIO()
    if kind == "png":
        info = PngInfo()
        info.add_text("Comment", note, zip=bool(note))
        if xmp:
            info.add_itxt("XML:com.adobe.xmp", f"<x>{xmp}</x>")
        image.save(kept, "PNG", pnginfo=info)
        return kept.getvalue()
    tags = image.getexif()
    tags[0x010E] = "notice"
    if exif:
        tags.get_ifd(0x8769)[0x9286] = b"UNICODE\0" + exif.encode("utf-16-le")
    image.save(kept, "JPEG", exif=tags, xmp=xmp.encode() if xmp else b"", comment=note.encode())
    return kept.getvalue()


# carrier -> (file name, bytes) for some words; the text carries the rest
CARRIERS = {
    "pdf": lambda rng, words: ("名单.pdf", a_pdf(text_around(rng, words), rows=table_of(rng))),
    "pdf_author": lambda rng, words: ("名单.pdf", a_pdf(text_around(rng), author=words)),
    "xlsx": lambda rng, words: ("名单.xlsx", an_xlsx([clean_piece(rng), words], rows=table_of(rng))),
    "xlsx_comment": lambda rng, words: ("名单.xlsx", an_xlsx([clean_piece(rng)], comment=words)),
    "xlsx_creator": lambda rng, words: ("名单.xlsx", an_xlsx([clean_piece(rng)], creator=words)),
    "jpg_exif": lambda rng, words: ("现场.jpg", a_picture("jpg", exif=words)),
    "jpg_xmp": lambda rng, words: ("现场.jpg", a_picture("jpg", xmp=words)),
    "png_text": lambda rng, words: ("现场.png", a_picture("png", note=words.encode("ascii", "replace").decode())),
    "png_xmp": lambda rng, words: ("现场.png", a_picture("png", xmp=words)),
}  # fmt: skip
HIDDEN = ("pdf_author", "xlsx_creator", "jpg_exif", "jpg_xmp", "png_text", "png_xmp")


def planted(rng, place):
    """(what was planted, text, file or None): every third in the text, the others in a file."""
    kind, disguise = list(NUMBERS)[place % 4], list(DISGUISES)[place // 4 % len(DISGUISES)]
    carrier = "text" if place % 3 == 0 else list(CARRIERS)[place // 3 % len(CARRIERS)]
    if carrier in HIDDEN and disguise in ("broken", "unseen", "mixed", "wide", "dashed"):
        disguise = "plain"  # nobody writes a property in two lines, and a PNG's text is Latin
    words = f"{rng.choice(('甲某', '联系人', '', '申请人乙某'))}{DISGUISES[disguise](rng, NUMBERS[kind](rng), kind)}"
    label = f"{place} {kind} {disguise} {carrier}"
    if carrier == "text":
        return label, text_around(rng, words), None
    return label, text_around(rng), CARRIERS[carrier](rng, words)


def clean(rng, place):
    """(label, text, file or None) with nobody's number in it."""
    files = {
        1: lambda: ("预算.pdf", a_pdf(text_around(rng), author="民政局", rows=table_of(rng))),
        2: lambda: ("预算.xlsx", an_xlsx([clean_piece(rng) for _ in range(9)], comment=clean_piece(rng), rows=table_of(rng))),
        4: lambda: ("现场.jpg", a_picture("jpg", exif=clean_piece(rng))),
    }  # fmt: skip
    made = files.get(place % 6)
    return f"{place} clean", text_around(rng), made() if made else None
