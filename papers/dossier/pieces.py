"""What lies in a dossier, in the order of an archive: the application, materials, papers, what was handed over with steps,
what ran beside, the journal.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from casework.core.case import Case
from casework.core.process import process_of
from casework.intake import store
from casework.intake.handing_in import opened
from casework.intake.rows import EARLIER
from casework.intake.shown import BLANK, masked, shown
from casework.journal.instant import day_of
from casework.post import papers as issued
from casework.views.history import history
from papers.dossier.drafted import sheet_of
from papers.dossier.sheets import sheet
from papers.drafting.chains import has_sheet
from papers.sealing.holding import STAGES, stage_of
from papers.words import zh_date, zh_moment

LIKE_PAPER = ("pdf", "jpg", "png")


@dataclass(frozen=True)
class Piece:
    """One document: `read()` gives its bytes, `kind` says of what sort they are; `name` is its file in the archive."""

    title: str
    maker: str
    day: date
    number: str
    kind: str
    read: Callable
    name: str


def pieces_of(case):
    """[Piece] of a case and of what ran beside it."""
    found = [*_application(case), *_materials(case), *_papers(case), *_handed_over(case)]
    for beside in Case.objects.filter(parent_id=case.pk).order_by("pk"):
        found += [*_papers(beside), *_handed_over(beside), _journal(beside)]
    return [*found, _journal(case)]


def _application(case):
    made, process = case.submissions.order_by("number").last(), process_of(case)
    if made is None:
        return
    typed = opened(made)["answers"]
    rows = []
    for section in process.sections:
        if section.key in typed:
            form = section.form(typed[section.key])
            answers = [(form.fields[name].label, masked(name, shown(form, name))) for name in form.fields]
            rows += [(section.title if not place else "", label, lines(value))
                     for place, (label, value) in enumerate((label, value) for label, value in answers if value != BLANK)]
    yield Piece(
        f"{process.title}申请表（第{made.number}次提交）", case.party.name, day_of(made.made_at), "", "pdf",
        lambda: sheet("申请表", columns=("部分", "项目", "内容"), rows=rows, widths=(34, 46, 0), head=made.digest, mark="申报内容摘要",
                      says=f"{case.number}　{zh_date(day_of(made.made_at))}提交；身份证件和手机号码遮盖，原件见所附材料。"),
        "申请表.pdf",
    )  # fmt: skip


def _materials(case):
    made = case.submissions.order_by("number").last()
    if made is None:
        return
    titles = {material.key: material.title for material in process_of(case).materials}
    order = list(titles)
    files = [file for file in made.files.order_by("id") if not file.key.startswith(EARLIER)]
    for file in sorted(files, key=lambda f: (order.index(f.key) if f.key in order else len(order), f.pk)):
        yield _file(file, titles.get(file.key, file.key), case.party.name)


def _handed_over(case):
    for file in case.uploads.filter(submission__isnull=True, key__contains=".").exclude(key__startswith=EARLIER).order_by("id"):
        step = file.key.partition(".")[0]
        card = process_of(case).cards.get(step)
        yield _file(file, f"{card.label if card else step}：{file.name}", file.uploaded_by.name if file.uploaded_by_id else "")


def _file(file, title, maker):
    place = store.path_of(file)
    return Piece(title, maker, day_of(file.uploaded_at), "", file.kind, place.read_bytes, f"{title}.{file.kind}")


def _papers(case):
    rows = case.papers.filter(made_at__isnull=False).select_related("case", "letter__entry", "void").order_by("issued_at", "id")
    for paper in rows:
        place, stage = issued.path_of(paper), stage_of(paper)
        title = paper.title if stage == "issued" else f"{paper.title}（{STAGES[stage]}）"
        yield Piece(title, case.unit.name, day_of(paper.issued_at), paper.number, "pdf", place.read_bytes, f"{paper.title}{paper.code}.pdf")
    drafted = [paper for paper in rows if has_sheet(paper)]
    if drafted:
        yield Piece("发文稿纸", case.unit.name, day_of(drafted[-1].issued_at), "", "pdf", partial(sheet_of, drafted), f"发文稿纸{case.number.replace('/', '-')}.pdf")


def _journal(case):
    process = process_of(case)
    rows = [(zh_moment(line.at).replace("日", "日\n"), line.label, line.by, line.state or "") for line in history(case, process, refusals=False)]
    last = case.entries.order_by("seq").last()
    return Piece(f"办理日志（{case.number}）", case.unit.name, day_of(last.at), "", "pdf",
                 lambda: sheet(f"办理日志（{case.number}）", columns=("时间", "步骤", "办理人", "结果"), rows=rows, widths=(30, 36, 0, 32), head=last.digest,
                               says=f"{process.title}　{case.title}"), f"办理日志{case.number.replace('/', '-')}.pdf")  # fmt: skip


def lines(value):
    """An answer of one line or of several, as one text."""
    return "；".join(value) if isinstance(value, list) else str(value)
