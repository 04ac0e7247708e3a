"""PDF: opens, is not locked, has a sane number of pages, and carries nothing that acts by itself."""

import zipfile

import pikepdf
from links import unsafe

PAGES = 500
# Names that make a PDF act or carry something: what people call it.
ACTING = {
    "/JavaScript": "脚本", "/JS": "脚本", "/Launch": "启动程序的动作", "/EmbeddedFile": "嵌入的附件",
    "/EmbeddedFiles": "嵌入的附件", "/RichMedia": "多媒体", "/XFA": "动态表单", "/GoToR": "跳转到别的文件的动作",
    "/GoToE": "跳转到附件的动作", "/SubmitForm": "向外提交的表单", "/ImportData": "导入数据的动作", "/Movie": "影片",
    "/Sound": "声音", "/Rendition": "多媒体", "/EF": "嵌入的附件", "/FileAttachment": "嵌入的附件", "/3D": "多媒体",
}  # fmt: skip
NESTED = 60


def look(path, kind):
    """The report."""
    raw = path.read_bytes()
    if not raw.startswith(b"%PDF-"):
        return {"problems": ["“{name}”开头不是PDF，请重新导出PDF后再上传。"]}
    if b"%%EOF" not in raw[-2048:]:
        return {"problems": ["“{name}”不完整，可能没有传完或者没有存好，请重新导出后再上传。"]}
    if raw.rpartition(b"%%EOF")[2].strip(b"\0\t\n\f\r ") or zipfile.is_zipfile(path):
        return {"problems": ["“{name}”后面夹带了别的内容，请重新导出PDF后再上传。"]}
    try:
        document = pikepdf.open(path)
    except pikepdf.PasswordError:
        return {"problems": ["“{name}”加了密码，请取消密码后再上传。"]}
    except (pikepdf.PdfError, ValueError, RuntimeError):
        return {"problems": ["“{name}”打不开，可能已经损坏，请重新导出PDF后再上传。"]}
    with document:
        return examine(document)


def examine(document):
    """Pages, locks and acting parts of an opened document."""
    if document.is_encrypted:
        return {"problems": ["“{name}”加了密码，请取消密码后再上传。"]}
    pages = len(document.pages)
    if not pages:
        return {"problems": ["“{name}”没有页面，请重新导出后再上传。"]}
    if pages > PAGES:
        return {"problems": [f"“{{name}}”有{pages}页，超过{PAGES}页，请拆分后再上传。"]}
    found = sorted({label for thing in document.objects for label in acting(thing)})
    if unread(document):
        return {"problems": ["“{name}”打不开，可能已经损坏，请重新导出PDF后再上传。"]}
    if found:
        return {"problems": [f"“{{name}}”里有{'、'.join(found)}，请打印成普通PDF后再上传。"]}
    return {"problems": [], "pages": pages}


def unread(document):
    """Whether objects are packed in a stream that could not be unpacked here: nobody has looked at those."""
    try:
        for thing in document.objects:
            if isinstance(thing, pikepdf.Stream) and thing.get("/Type") == "/ObjStm":
                thing.read_bytes()
    except (pikepdf.PdfError, MemoryError):
        return True
    said = " ".join(str(warning) for warning in document.get_warnings())
    return any(mark in said for mark in ("object stream", "decoding stream data", "unfilterable"))


def acting(thing, depth=0):
    """Labels of acting names in one object: as keys, and as the /S or /Type or /Subtype of an action."""
    if depth > NESTED:
        yield "过深的结构"
        return
    if isinstance(thing, pikepdf.Stream | pikepdf.Dictionary):
        for key, value in thing.items():
            if key in ACTING:
                yield ACTING[key]
            if key in ("/S", "/Type", "/Subtype") and isinstance(value, pikepdf.Name) and str(value) in ACTING:
                yield ACTING[str(value)]
            if key == "/URI" and isinstance(value, pikepdf.String) and unsafe(str(value)):
                yield "不安全的链接"
            if isinstance(value, pikepdf.Dictionary | pikepdf.Array) and not value.is_indirect:
                yield from acting(value, depth + 1)
    elif isinstance(thing, pikepdf.Array):
        for value in thing:
            if isinstance(value, pikepdf.Dictionary | pikepdf.Array) and not value.is_indirect:
                yield from acting(value, depth + 1)
