"""Word, Excel and OFD files written part by part, so that any part can be missing, wrong or hostile."""

import io
import stat
import warnings
import zipfile

DAY = (2025, 9, 1, 8, 0, 0)
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
MAIN = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
}
PLACE = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml"}
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def zipped(parts, method=zipfile.ZIP_DEFLATED):
    """A zip of (name or ZipInfo, bytes) pairs, in order; duplicates allowed."""
    out = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w", method) as archive:
        warnings.simplefilter("ignore")
        for name, data in parts:
            info = name if isinstance(name, zipfile.ZipInfo) else zipfile.ZipInfo(name, DAY)
            info.compress_type = method
            archive.writestr(info, data)
    return out.getvalue()


def relations(*rows):
    """A relationships part of (type, target, external) rows."""
    inner = "".join(
        f'<Relationship Id="rId{i}" Type="{OFFICE}/{kind}" Target="{target}"'
        + (' TargetMode="External"/>' if external else "/>")
        for i, (kind, target, external) in enumerate(rows, 1)
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{inner}</Relationships>'.encode()


def types(kind, main=None, more=""):
    """The content types part."""
    return (
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
        f'<Override PartName="/{PLACE[kind]}" ContentType="{main or MAIN[kind]}"/>{more}</Types>'
    ).encode()


def body(text="章程", inner=""):
    """A Word document part."""
    return (
        f'{HEAD}<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>{text}</w:t></w:r>{inner}</w:p></w:body></w:document>'
    ).encode()


def parts(kind, links=(), main=None, more=""):
    """The parts of a small Word or Excel file."""
    folder, file = PLACE[kind].split("/")
    found = {
        "[Content_Types].xml": types(kind, main, more),
        "_rels/.rels": relations(("officeDocument", PLACE[kind], False)),
    }
    if kind == "docx":
        found["word/document.xml"] = body()
        rows = links
    else:
        found["xl/workbook.xml"] = (
            f'{HEAD}<workbook xmlns="{SHEET}" xmlns:r="{OFFICE}">'
            '<sheets><sheet name="名单" sheetId="1" r:id="rId1"/></sheets></workbook>'
        ).encode()
        found["xl/worksheets/sheet1.xml"] = (
            f'{HEAD}<worksheet xmlns="{SHEET}"><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>'
        ).encode()
        rows = (("worksheet", "worksheets/sheet1.xml", False), *links)
    found[f"{folder}/_rels/{file}.rels"] = relations(*rows)
    return found


def office(kind, added=None, without=(), links=(), main=None, more="", method=zipfile.ZIP_DEFLATED):
    """A small Word or Excel file with parts added (or replaced) and parts left out."""
    found = parts(kind, links, main, more) | (added or {})
    return zipped([(name, data) for name, data in found.items() if name not in without], method)


def ofd(added=None, without=()):
    """A small OFD file."""
    space = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    found = {
        "OFD.xml": f'{HEAD}<ofd:OFD {space} Version="1.0" DocType="OFD"><ofd:DocBody>'
        "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"{HEAD}<ofd:Document {space}><ofd:Pages>"
        '<ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/></ofd:Pages></ofd:Document>',
        "Doc_0/Pages/Page_0/Content.xml": f"{HEAD}<ofd:Page {space}><ofd:Content/></ofd:Page>",
    } | (added or {})
    return zipped([(name, data) for name, data in found.items() if name not in without])


def linked(kind="docx"):
    """A Word file with a symbolic link among its entries."""
    info = zipfile.ZipInfo("word/media/logo.png", DAY)
    info.create_system, info.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    return zipped([*parts(kind).items(), (info, b"/etc/passwd")])


def flagged(raw):
    """The same zip with the encrypted flag set on its first entry, in both headers."""
    out = bytearray(raw)
    out[6] |= 1
    out[raw.index(b"PK\x01\x02") + 8] |= 1
    return bytes(out)


def streamed(found):
    """A zip written to a pipe, so that sizes stand behind the data, as many programs do."""

    class Pipe(io.RawIOBase):
        """Collects what is written; cannot seek."""

        def __init__(self):
            self.data = bytearray()

        def writable(self):
            return True

        def write(self, chunk):
            self.data += chunk
            return len(chunk)

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in found.items():
            archive.writestr(zipfile.ZipInfo(name, DAY), data, zipfile.ZIP_DEFLATED)
    return bytes(pipe.data)


def smuggled(raw):
    """The same zip with a local entry between the others that the directory does not list."""
    hidden = zipped([("evil.exe", b"MZ" * 40)])
    hidden = hidden[: hidden.index(b"PK\x01\x02")]
    start = raw.index(b"PK\x01\x02")
    end = bytearray(raw[raw.rindex(b"PK\x05\x06") :])
    end[16:20] = (start + len(hidden)).to_bytes(4, "little")
    return raw[:start] + hidden + raw[start : raw.rindex(b"PK\x05\x06")] + bytes(end)
