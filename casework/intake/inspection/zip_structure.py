"""Word, Excel and OFD files: a zip walked without unpacking, and nothing in it that acts or reaches outside."""

import re
import stat
import zipfile
import zlib
from pathlib import PurePosixPath

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException
from links import unsafe

ENTRIES, UNPACKED, RATIO = 2000, 200 * 1024 * 1024, 50
SMALL = 1024 * 1024
REQUIRED = {
    "docx": {"[Content_Types].xml", "word/document.xml"},
    "xlsx": {"[Content_Types].xml", "xl/workbook.xml"},
    "ofd": {"OFD.xml"},
}
LABEL = {"docx": "Word文档", "xlsx": "Excel表格", "ofd": "OFD文件"}
RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
# A field that starts a program, spelt out or as a list of character codes that a QUOTE puts together.
FIELD = re.compile(r"^\s*(DDE(AUTO)?\b|QUOTE(\s+\d{2,3}){3,})", re.IGNORECASE | re.MULTILINE)
# A field that fetches something from elsewhere when the document is opened.
FETCHING = re.compile(
    r"^\s*(INCLUDEPICTURE|INCLUDETEXT|IMPORT|LINK|RD)\b.*?(://|\\\\|\b[A-Z]:)", re.IGNORECASE | re.MULTILINE
)
OUTSIDE = "“{name}”引用了外面的内容（模板或者图片），请把内容放进文档里再上传。"
FORMULA = re.compile(r"\s*[=+]?\s*\w+\|[^\"!]*!")


def look(path, kind):
    """The report."""
    try:
        with zipfile.ZipFile(path) as archive:
            said = walk(archive, path) or contents(archive, kind)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError, zlib.error):
        said = "“{name}”打不开，可能已经损坏，请重新保存后再上传。"
    return {"problems": [said] if said else []}


def walk(archive, path):
    """What is wrong with the container itself, or None."""
    entries = archive.infolist()
    if len(entries) > ENTRIES:
        return "“{name}”里的文件太多，请重新保存后再上传。"
    if path.read_bytes()[:4] != b"PK\x03\x04" or trailing(archive, path) or hidden(archive, path):
        return "“{name}”前后夹带了别的内容，请重新保存后再上传。"
    total, seen = 0, set()
    for entry in entries:
        place = PurePosixPath(entry.filename.replace("\\", "/"))
        if place.is_absolute() or ".." in place.parts or ":" in entry.filename or "\x00" in entry.filename:
            return "“{name}”里有指向外面的路径，不能上传；请重新保存后再上传。"
        if entry.filename.lower() in seen:
            return "“{name}”里有重复的部分，请重新保存后再上传。"
        seen.add(entry.filename.lower())
        if entry.flag_bits & 1:
            return "“{name}”加了密码，请取消密码后再上传。"
        if stat.S_ISLNK(entry.external_attr >> 16):
            return "“{name}”里有链接，不能上传；请重新保存后再上传。"
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise zipfile.BadZipFile
        total += entry.file_size
        if total > UNPACKED or (entry.file_size > SMALL and entry.file_size > RATIO * max(entry.compress_size, 1)):
            return "“{name}”展开后太大，请删去大图或者重新保存后再上传。"
    return None


def trailing(archive, path):
    """Whether something hangs behind the archive's end record and its comment."""
    raw = path.read_bytes()
    end = raw.rfind(b"PK\x05\x06")
    length = int.from_bytes(raw[end + 20 : end + 22], "little")
    return end < 0 or end + 22 + length != len(raw) or archive.comment != b""


def hidden(archive, path):
    """Whether something stands before, between or behind the entries that the directory does not list."""
    raw, place, slack = path.read_bytes(), 0, 0
    for entry in sorted(archive.infolist(), key=lambda e: e.header_offset):
        start = entry.header_offset
        if not place <= start <= place + slack:
            return True
        lengths = sum(int.from_bytes(raw[start + at : start + at + 2], "little") for at in (26, 28))
        place = start + 30 + lengths + entry.compress_size
        slack = 24 if entry.flag_bits & 8 else 0  # sizes may follow the data
    return not place <= archive.start_dir <= place + slack


def contents(archive, kind):
    """What is wrong with the parts, or None."""
    names = set(archive.namelist())
    if not REQUIRED[kind] <= names:
        return f"“{{name}}”不是完整的{LABEL[kind]}，请用办公软件重新保存后再上传。"
    for name in sorted(names):
        lower = name.lower()
        if "vbaproject" in lower or "macrosheets" in lower:
            return "“{name}”里有宏，请另存为不含宏的文档后再上传。"
        if "activex" in lower or "/embeddings/" in lower:
            return "“{name}”里嵌入了别的对象，请删去后再上传。"
        if lower.endswith((".exe", ".dll", ".js", ".vbs", ".bat", ".cmd", ".ps1", ".hta", ".lnk", ".jar")):
            return "“{name}”里夹带了程序，不能上传。"
        if lower.endswith((".xml", ".rels")):
            said = xml(archive.read(name), lower, names)
            if said:
                return said
    return None


def xml(raw, name, names):
    """What is wrong with one XML part, or None."""
    try:
        tree = ElementTree.fromstring(raw, forbid_dtd=True)
    except DefusedXmlException:
        return "“{name}”里有不安全的定义，请用办公软件重新保存后再上传。"
    except ElementTree.ParseError:
        return "“{name}”的内容已经损坏，请重新保存后再上传。"
    if name == "[content_types].xml":
        return declared(tree, names)
    if name.endswith(".rels"):
        return related(tree)
    return commanding(tree)


def declared(tree, names):
    """What is wrong with the content types, or None; a default counts when a part has its extension."""
    endings = {name.rpartition(".")[2].lower() for name in names}
    for row in tree:
        kind, ending = (row.get("ContentType") or "").lower(), (row.get("Extension") or "").lower()
        if ending and ending not in endings:
            continue
        if "macroenabled" in kind or "vbaproject" in kind:
            return "“{name}”里有宏，请另存为不含宏的文档后再上传。"
        if "oleobject" in kind or "activex" in kind:
            return "“{name}”里嵌入了别的对象，请删去后再上传。"
    return None


def related(tree):
    """What is wrong with what a part refers to, or None."""
    for relation in tree.iter(RELATION):
        kind, target = relation.get("Type") or "", relation.get("Target") or ""
        outside = (relation.get("TargetMode") or "").lower() == "external" or "://" in target or unsafe(target)
        if outside and not kind.endswith("/hyperlink"):
            return OUTSIDE
        if unsafe(target):
            return "“{name}”里有不安全的链接，请删去后再上传。"
        if kind.lower().endswith("/afchunk"):
            return "“{name}”里嵌入了别的对象，请删去后再上传。"
    return None


def commanding(tree):
    """What is wrong with fields, formulas and links, or None: they start a program (DDE) or fetch from elsewhere.

    Fields may be cut into several runs.
    """
    fields, said = [], "“{name}”里有自动运行的命令（DDE），请删去后再上传。"
    for part in tree.iter():
        local = str(part.tag).rpartition("}")[2]
        if local == "ddeLink" or (local == "f" and FORMULA.match(part.text or "")):
            return said
        if local in ("fldChar", "fldSimple"):
            fields.append("\n" + next((v for k, v in part.attrib.items() if k.endswith("}instr")), ""))
        elif local == "instrText":
            fields.append((part.text or "").replace("\n", " "))
    text = "".join(fields)
    return said if FIELD.search(text) else OUTSIDE if FETCHING.search(text) else None
