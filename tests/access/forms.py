"""The forms of a page as a browser sees them, filled in with something plausible."""

from html.parser import HTMLParser

from tests.files import small_pdf, upload

KNOWN = {
    "commitment": "on", "version": "1", "opinion": "材料齐全，同意。", "answer": "情况属实，已经说明清楚。", "reason": "情况有变化，另行处理。", "kind": "none",
    "leader": "主任", "spot": "大门口", "record": "现场与申请一致，可以办公。", "met": "某人", "successor": "clerk2", "username": "stranger",
    "division_code": "120116", "title": "科长", "document_number": "1号", "deputy": "chief2", "scope": "全部", "visitor": "来访人",
    "identity_seen": "on", "words": "住所的门牌号码有误，请核实。", "name": "某人", "contact": "a@example.org", "named": "yes", "do": "propose",
    "upheld": "no", "facts": "申请事项的事实和依据写在这里。", "text": "没有意见。", "statement": "我们有话要说。", "body": "公告的正文。", "looked_through": "on",
    "handler": "reviewer", "second": "reviewer2", "question": "是否可以作为办公场所？", "weighed": "已研究采纳。", "reveal-reason": "核对联系方式",
}  # fmt: skip
DAY = "2026-11-23"


class Forms(HTMLParser):
    """`found`: [(action, {name: value}, file names)] of a page's forms that are posted."""

    def __init__(self):
        super().__init__()
        self.found, self.inside, self.select, self.area = [], None, None, None

    def handle_starttag(self, tag, attributes):
        """A form begins, or one of its fields."""
        given = dict(attributes)
        if tag == "form":
            self.inside = (given.get("action") or "", {}, []) if given.get("method", "").lower() == "post" else None
        elif self.inside and given.get("name"):
            self.field(tag, given)
        elif (
            tag == "option"
            and self.inside
            and self.select
            and given.get("value")
            and not self.inside[1].get(self.select)
        ):
            self.inside[1][self.select] = KNOWN.get(self.select) or given["value"]

    def field(self, tag, given):
        """One field with its own value, else a plausible one."""
        name, kind, fields = given["name"], given.get("type", "text"), self.inside[1]
        if name == "remove":  # takes a file from the disk, which no rolled back transaction brings back
            return
        if tag == "select":
            self.select, fields[name] = name, ""
        elif kind == "file":
            self.inside[2].append(name)
        elif kind in ("radio", "checkbox"):
            fields.setdefault(name, KNOWN.get(name) or given.get("value", "on"))
        elif tag in ("input", "textarea", "button"):
            plain = given.get("value") or KNOWN.get(name.rpartition("-")[2]) or KNOWN.get(name)
            fields.setdefault(name, plain or (DAY if kind == "date" else "说明文字写在这里。"))

    def handle_endtag(self, tag):
        """A form ends."""
        if tag == "select":
            self.select = None
        if tag == "form" and self.inside:
            self.found.append(self.inside)
            self.inside = None


def forms_of(content):
    """The posted forms of a page."""
    reader = Forms()
    reader.feed(content.decode(errors="replace"))
    return reader.found


def with_files(fields, files):
    """What is sent: the fields and a small PDF for each file."""
    return fields | {name: upload("材料.pdf", small_pdf("材料")) for name in files}
