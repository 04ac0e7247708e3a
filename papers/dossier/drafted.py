"""发文稿纸: the sheet that says who drafted, checked and signed out a paper, for the dossier; and the point of the self-check."""

from papers.dossier.sheets import sheet
from papers.drafting.chains import has_sheet, parts_of, same_person
from papers.sealing.holding import STAGES, stage_of
from papers.sealing.rows import standing
from papers.words import zh_date


def sheet_of(papers):
    """PDF bytes of the sheet of these papers of one case."""
    rows = []
    for paper in papers:
        stage = stage_of(paper)
        name = f"{paper.title}　{paper.number}".strip() + ("" if stage == "issued" else f"（{STAGES[stage]}）")
        done = [(part.label, part.who, part.day, "纸面签批" if part.on_paper else "平台办理") for part in parts_of(paper)]
        done += [("用印", row.by.name, row.day, f"{row.seal} {row.copies}份") for row in standing(paper.sealings.select_related("by")) if row.copies]
        rows += [(name if not place else "", label, who, zh_date(day), how) for place, (label, who, day, how) in enumerate(done)]
    case = papers[0].case
    return sheet("发文稿纸", items=[("办件编号", case.number), ("标题", case.title)], columns=("文书和文号", "环节", "办理人", "日期", "方式"), rows=rows, widths=(42, 14, 0, 28, 24),
                 head=papers[-1].head)  # fmt: skip


def two_parts_of_one(case):
    """A paper of which one person did two parts that are to differ."""
    for paper in case.papers.select_related("case", "letter__entry__decider", "void"):
        if has_sheet(paper) and stage_of(paper) != "void":
            for said in same_person(parts_of(paper)):
                yield f"《{paper.title}》{said}。"
