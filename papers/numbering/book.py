"""The office's number book: which series are numbered by hand, entering a number, what is wrong with one."""

import re

from django.db import transaction
from django.db.models.functions import Greatest

from casework.core.answers import Problem, Refused
from casework.core.perform import locked
from casework.journal.instant import day_of, now
from casework.post import writing
from casework.post.papers import RENDERERS, renderer_of
from casework.post.rows import Paper, Series
from papers.numbering.rows import NumberBook, NumberEntry
from papers.sealing.holding import NUMBER, stage_of, unit_of
from papers.sealing.lines import write_line
from policy.kept import once

FORM = re.compile(r"(?P<series>[^〔〕\d]{1,30})〔(?P<year>\d{4})〕(?P<place>[1-9]\d{0,5})号")
BRACKETS = str.maketrans({"[": "〔", "［": "〔", "【": "〔", "(": "〔", "（": "〔", "]": "〕", "］": "〕", "】": "〕", ")": "〕", "）": "〕"})


def series_known():
    """Every series papers are numbered in, with the titles of their papers: {series: [title]}."""
    found = {}
    for made in RENDERERS.values():
        if made.series and made.title not in found.setdefault(made.series, []):
            found[made.series].append(made.title)
    return dict(sorted(found.items()))


def is_by_hand(series, unit, day):
    """Whether a unit's papers of a series get their numbers by hand on a day: the newest row that is in force says it."""
    rows = NumberBook.objects.filter(series=series, unit=unit, effective_from__lte=day).order_by("effective_from", "recorded_at", "id")
    return bool(once(("number book", series, unit, day), rows.values_list("by_hand", flat=True).last))


def by_hand(case, letter, day):
    """What a new letter waits for on account of its number (casework.post.writing.HOLDS)."""
    series = renderer_of(letter).series
    return (NUMBER,) if series and is_by_hand(series, unit_of(case), day) else ()


def set_book(series, unit, *, hand, effective_from, by):
    """The next row of the setting: papers already waiting keep waiting, numbers already given stay."""
    return NumberBook.objects.create(series=series, unit=unit, by_hand=hand, effective_from=effective_from, recorded_at=now(), by=by)


def fault(text, series, day):
    """(place, None), or (None, what is wrong) of a number as somebody typed it."""
    example = f"{series}〔{day.year}〕12号"
    match = FORM.fullmatch("".join(text.split()).translate(BRACKETS))
    if match is None:
        return None, f"文号要写成“{example}”的样子：年份用四位数字，序号不编虚位（不写012），不写“第”字。"
    if match["series"] != series:
        return None, f"这种文书的发文机关代字是“{series}”，请核对，例如“{example}”。"
    if int(match["year"]) != day.year:
        return None, f"年份应当是文书的年份{day.year}。"
    return int(match["place"]), None


def enter_number(paper, *, by, number):
    """Give a waiting paper its number from the book; it is typeset afterwards. Raises Refused."""
    with transaction.atomic():
        case = locked(paper.case_id)
        paper = Paper.objects.select_related("case", "letter__entry").get(pk=paper.pk)
        if stage_of(paper) != NUMBER:
            raise Refused([Problem("这份文书不等着编号：已经编号，或者已经作废。", "number")])
        series, day = renderer_of(paper.letter).series, day_of(paper.issued_at)
        place, problem = fault(number, series, day)
        if problem:
            raise Refused([Problem(problem, "number")])
        Series.objects.get_or_create(name=series, year=day.year)
        row = Series.objects.select_for_update().get(name=series, year=day.year)  # who draws and who enters take turns
        full = f"{series}〔{day.year}〕{place}号"
        used = Paper.objects.filter(number=full).select_related("case").first()
        if used:
            raise Refused([Problem(f"{full}已经用在{used.case.number}的《{used.title}》上，请核对编号簿。", "number")])
        Series.objects.filter(pk=row.pk).update(last=Greatest("last", place))
        Paper.objects.filter(pk=paper.pk).update(number=full)
        NumberEntry.objects.create(paper=paper, series=series, year=day.year, place=place, by=by, at=now())
        write_line(case, paper, by, "paper_numbered", {"number": full})
        writing.release(paper.letter, NUMBER, day_of(now()))
    return full


def register():
    """Once, from `ready()`; numbers come before seals."""
    if by_hand not in writing.HOLDS:
        writing.HOLDS.insert(0, by_hand)
