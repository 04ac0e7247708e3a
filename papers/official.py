"""An official document put together piece by piece: words in, words out; templates/papers shows how they look.

    paper = OfficialDocument(title="关于……的通知", agency="某区民政局", date="2026年3月18日", to="各街镇")
    paper.paragraph("……").heading("一、……").table(["序号", "事项"], rows).annex("清单", inner)
    pdf = typeset(paper.template, paper.words())

The words are plain JSON, so that a letter can keep them. docs/papers.md lists every key.
"""

from dataclasses import dataclass, field

TEMPLATES = {"document": "papers/document.html", "letter": "papers/letter.html", "minutes": "papers/minutes.html"}
LEVELS = {1: "h2", 2: "h3", 3: "h4", 4: "h5"}


@dataclass
class Body:
    """Headings, paragraphs, facts and tables, in order."""

    blocks: list = field(default_factory=list)

    def heading(self, text, level=1):
        """一、 is level 1 (黑体), （一） 2 (楷体), 1. 3 and （1） 4 (仿宋); the author writes the number."""
        return self._add(LEVELS[level], text)

    def paragraph(self, text):
        """A paragraph of the text, indented two cells."""
        return self._add("p", text)

    def paragraphs(self, text):
        """Every line of a text as a paragraph."""
        for line in text.splitlines():
            if line.strip():
                self.paragraph(line.strip())
        return self

    def facts(self, pairs):
        """label：value, one a line."""
        for label, value in pairs:
            self._add("fact", [label, value])
        return self

    def table(self, columns, rows, widths=()):
        """A table whose head stands again on every page; `widths` are millimetres, 0 for what is left."""
        return self._add(
            "table", {"columns": list(columns), "rows": [list(map(str, row)) for row in rows], "widths": list(widths)}
        )

    def _add(self, kind, content):
        self.blocks.append({kind: content})
        return self


@dataclass(kw_only=True)
class OfficialDocument(Body):
    """文件格式, 信函格式 or 纪要格式 (`form`). Dates are written out: 2026年3月18日."""

    title: str = ""
    agency: str = ""
    date: str = ""
    form: str = "document"
    mark: str = ""
    number: str = ""
    to: str = ""
    sealed: bool = True
    signer: str = ""
    copy_number: str = ""
    secrecy: str = ""
    note: str = ""
    attachments: list = field(default_factory=list)
    copies_to: list = field(default_factory=list)
    printed_by: str = ""
    printed_on: str = ""
    attendance: list = field(default_factory=list)
    annexes: list = field(default_factory=list)

    @property
    def template(self):
        """The template of the form."""
        return TEMPLATES[self.form]

    def annex(self, title, body):
        """A page of its own behind the text, named in the 附件说明 as well."""
        self.attachments.append(title)
        self.annexes.append({"title": title, "body": body.blocks})
        return self

    def words(self):
        """Everything as plain JSON."""
        given = {name: getattr(self, name) for name in self.__dataclass_fields__ if name not in ("blocks", "form")}
        return given | {"body": self.blocks, "mark": self.mark or f"{self.agency}文件"}
