"""The columns of the worklist: which there are, which somebody chose, and what stands in each as a table for a spreadsheet."""

from dataclasses import dataclass

from django import forms
from django.utils.timezone import localtime

from casework.officials.columns import ShownColumns


@dataclass(frozen=True)
class Column:
    """One column: its key, its heading, and whether the page shows it unless somebody chose otherwise."""

    key: str
    label: str
    usual: bool = True


# In the order of the page. The case's own column is always there.
COLUMNS = (
    Column("due", "期限"), Column("title", "办件"), Column("process", "事项", usual=False), Column("number", "编号", usual=False),
    Column("street", "街镇", usual=False), Column("party", "申请人", usual=False), Column("step", "环节"), Column("notes", "要留意的"),
    Column("submitted", "提交日期", usual=False), Column("unit", "办理单位", usual=False), Column("handler", "承办"),
)  # fmt: skip
ALWAYS = "title"
USUAL = tuple(column.key for column in COLUMNS if column.usual)
# What the page tells in the small line below the title where it has no column of its own.
BELOW = ("process", "number", "street")
# A spreadsheet has no small lines: it names these first, and has what BELOW tells in any case.
SHEET = ("number", "title", "process", "step", "due", "street", "party", "submitted", "unit", "handler", "notes")
SHEET_LABELS = {"due": "最后一天"}


def chosen(names):
    """Keys in the order of the page; the usual ones where nobody chose."""
    return tuple(column.key for column in COLUMNS if column.key in names or column.key == ALWAYS) if names else USUAL


def labelled(keys):
    """{key: heading} of the columns of the page, in order."""
    return {column.key: column.label for column in COLUMNS if column.key in keys}


class ColumnsForm(forms.Form):
    """Which columns to show; the case itself is not asked for."""

    columns = forms.MultipleChoiceField(
        label="显示的列", required=False, widget=forms.CheckboxSelectMultiple,
        choices=[(column.key, column.label) for column in COLUMNS if column.key != ALWAYS],
        error_messages={"invalid_choice": "请从列出的列中选择。"},
    )  # fmt: skip

    def __init__(self, data=None, *, shown=USUAL):
        super().__init__(data, label_suffix="", auto_id="column_%s", initial={"columns": list(shown)})

    def keep(self, user):
        """Write down what was chosen; choosing the usual ones, or none, forgets it."""
        names = [key for key in chosen([*self.cleaned_data["columns"], ALWAYS]) if key != ALWAYS]
        if not names or chosen(names) == USUAL:
            ShownColumns.objects.filter(user=user).delete()
        else:
            ShownColumns.objects.update_or_create(user=user, defaults={"names": names})


def shown_to(user):
    """The columns this official wants. One query."""
    return chosen(ShownColumns.objects.filter(user=user).values_list("names", flat=True).first())


def sheet_keys(shown):
    """The columns of a spreadsheet for those of the page."""
    return [key for key in SHEET if key in shown or key in BELOW]


def sheet_labels(keys):
    """The headings of a spreadsheet."""
    labels = labelled(keys) | {key: label for key, label in SHEET_LABELS.items() if key in keys}
    return [labels[key] for key in keys]


def cell(line, key):
    """What stands in a column of one line (desk.worklist.row), as text."""
    case = line["case"]
    found = {
        "due": lambda: line["due"].isoformat() if line["due"] else "", "title": lambda: case.title, "process": lambda: line["process"],
        "number": lambda: case.number, "street": lambda: case.division.name, "party": lambda: case.party.name,
        "step": lambda: line["label"], "notes": lambda: "；".join(text for _, text in line["notes"]),
        "submitted": lambda: f"{localtime(case.submitted_at):%Y-%m-%d}" if case.submitted_at else "",
        "unit": lambda: case.unit.short if case.unit_id else "", "handler": lambda: case.handler.name if case.handler_id else "",
    }  # fmt: skip
    return found[key]()
