"""Controls: made exactly as the hostile files are, without the hostile part; all of them must pass."""

from tests.casework.uploads import pdfs, pictures
from tests.casework.uploads.offices import PLACE, body, ofd, office, parts, zipped

LINK = b"/S /URI /URI (https://a.cn)"


def controls():
    """(family, case, file name, bytes) of all of them."""
    found = list(parts("docx").items())
    more = {f"word/media/{i}.png": b"" for i in range(2000 - len(found))}
    made = {
        "pdf": [
            ("open", pdfs.pdf(b"/OpenAction << /S /GoTo /D [5 0 R /Fit] >>")),
            ("indirect", pdfs.pdf(b"/OpenAction 5 0 R", extra=[b"<< /S /GoTo /D [6 0 R /Fit] >>"])),
            ("names", pdfs.pdf(b"/Names << /Dests << /Names [(a) [5 0 R /Fit]] >> >>")),
            ("page", pdfs.pdf(page=b"/AA << >>")),
            ("link", pdfs.acting(LINK)),
            ("next", pdfs.acting(LINK + b" /Next << %s >>" % LINK)),
            ("packed", pdfs.packed(pdfs.acting(LINK))),
            ("update", pdfs.appended(pdfs.pdf(), 1, b"<< /Type /Catalog /Pages 2 0 R >>")),
            ("field", pdfs.annotated(b"/Subtype /Widget /FT /Tx /T (a)")),
            ("spare-stream", pdfs.pdf(extra=[pdfs.stream(b"app.alert(1)")])),
            ("form", pdfs.pdf(b"/AcroForm << /Fields [] >>")),
            ("nested", pdfs.pdf(b"/X " + b"<< /X " * 30 + b"<< >>" + b" >>" * 30)),
            ("whole", pdfs.pdf(pages=60)),
            ("500", pdfs.pdf(pages=500)),
            ("unlocked", pdfs.saved(pdfs.locked(pdfs.pdf()))),
        ],
        "docx": [
            ("plain", office("docx")),
            ("picture", office("docx", {"word/media/a.png": b"x"})),
            ("inside", office("docx", links=[("image", "media/a.png", False)])),
            ("template-inside", office("docx", links=[("attachedTemplate", "a.dotx", False)])),
            ("link", office("docx", links=[("hyperlink", "https://evil.cn/a", True)])),
            ("field", office("docx", {PLACE["docx"]: body(inner="<w:r><w:instrText>PAGE</w:instrText></w:r>")})),
            ("properties", office("docx", {"docProps/app.xml": b"<a>&amp;</a>"})),
        ],
        "xlsx": [
            ("plain", office("xlsx")),
            ("picture", office("xlsx", {"xl/media/a.png": b"x"})),
            ("link", office("xlsx", links=[("hyperlink", "https://evil.cn/a", True)])),
        ],
        "zip": [
            ("again", zipped(found)),
            ("large", office("docx", {"word/media/a.bmp": bytes(range(256)) * 4000})),
            ("2000", office("docx", more)),
            ("folder", office("docx", {"word/etc/passwd.xml": b"<a/>"})),
            ("long", office("docx", {"word/long.xml": b"<a>" + b"text " * 400 + b"</a>"})),
        ],
        "ofd": [("plain", ofd()), ("attached", ofd({"Doc_0/Attachs/a.pdf": pdfs.pdf()}))],
        "image": [
            ("jpg", pictures.jpg(size=(800, 600))),
            ("png", pictures.png(size=(800, 600))),
            ("large", pictures.png("1", (6000, 6000))),
            ("still", pictures.png()),
        ],
        "name": [("plain", pdfs.pdf())],
        "old": [("new", office("docx"))],
        "empty": [("full", pdfs.pdf())],
    }
    endings = {"docx": "docx", "xlsx": "xlsx", "zip": "docx", "ofd": "ofd", "image": "png", "old": "docx"}
    return [
        (family, f"{family}-{case}", f"章程.{'jpg' if case == 'jpg' else endings.get(family, 'pdf')}", data)
        for family, cases in made.items()
        for case, data in cases
    ]
