"""A table as a file: .xlsx or .csv with a mark that spreadsheets read the characters by; no cell is taken for a formula."""

import csv
import io

from django.http import HttpResponse
from openpyxl import Workbook

from desk.sheets import KIND, safe


def attached(kind, name, headers, rows):
    """The answer that saves rows under a name; `kind` is csv or xlsx, numbers stay numbers."""
    lines = [list(headers), *([safe(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)]
    answer = HttpResponse(content_type=KIND if kind == "xlsx" else "text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    if kind == "xlsx":
        book, out = Workbook(), io.BytesIO()
        for line in lines:
            book.active.append(line)
        book.save(out)
        answer.write(out.getvalue())
    else:
        answer.write("\ufeff")
        csv.writer(answer).writerows(lines)
    return answer
