"""A charter as it was handed in: its clauses, however the file holds them, or a sentence that says nobody could read it."""

from casework.intake import store
from casework.notices.gate.reading import Unreadable, words_of
from orgs.charters.model import clauses_of, labelled

UNREAD = "无法识别，请人工核对。"
BODY = ("正文", "第")  # where a Word file's paragraphs and a PDF's pages stand


def clauses_in(upload):
    """([(label, text)], sentence): the clauses of an uploaded file, or why there are none."""
    if upload.kind not in ("docx", "pdf"):
        return [], f"“{upload.name}”是图片，{UNREAD}"
    try:
        words = words_of(store.path_of(upload), upload.kind)
    except (Unreadable, OSError):
        return [], f"“{upload.name}”读不出来，{UNREAD}"
    text = "\n".join(said for where, said in words.pieces if where.startswith(BODY))
    found = labelled(clauses_of(text))
    if found:
        return found, ""
    if len(text.strip()) < 200:
        return [], f"“{upload.name}”没有可以读取的文字，可能是扫描件，{UNREAD}"
    return [("全文", text)], f"“{upload.name}”没有按“第几条”分条，只能就全文查找，请人工核对。"
