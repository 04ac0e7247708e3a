"""Lists of cases as a spreadsheet."""

import io

from django.http import HttpResponse
from openpyxl import Workbook

from desk.columns import cell, sheet_keys, sheet_labels

KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def workbook(lines, shown, missing=()):
    """Lines of a list with the columns of the page; `missing` are numbers that were asked for and are not there."""
    keys = sheet_keys(shown)
    book = Workbook()
    sheet = book.active
    sheet.append(sheet_labels(keys))
    for line in lines:
        sheet.append([safe(cell(line, key)) for key in keys])
    for number in missing:
        sheet.append([safe(number), "没有这个办件，或者您不能查看它"])
    out = io.BytesIO()
    book.save(out)
    answer = HttpResponse(out.getvalue(), content_type=KIND)
    answer["Content-Disposition"] = 'attachment; filename="worklist.xlsx"'
    return answer


def safe(text):
    """A cell no spreadsheet takes for a formula."""
    return "'" + text if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text
