"""Sheets that leave the platform: the defect list, safe to open in a spreadsheet."""

import io

from openpyxl import Workbook

from orgs.importing import defects


def safe(text):
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


def defect_sheet():
    """The defect list as the bytes of an .xlsx: one line an organization, by street."""
    book = Workbook()
    book.active.append(["街镇", "名称", "统一社会信用代码", "还缺什么"])
    for organization in defects.lacking():
        line = [organization.division.name, organization.name, organization.uscc, "、".join(defects.lacks(organization))]
        book.active.append([safe(text) for text in line])
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()
