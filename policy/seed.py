"""What every installation starts with: documents, laws, rules, the calendar. Run as often as you like."""

import csv
from datetime import UTC, date, datetime
from pathlib import Path

from django.db import transaction

from policy import basis, documents, rules
from policy.catalogue import SYSTEMS
from policy.models import AnchorMap, Article, CalendarDay, CalendarYear, Document, RuleRow

HERE = Path(__file__).parent
# Rows that ship were in force and known before any case: a case pinned to an earlier day still finds them.
SINCE = date(2000, 1, 1)
KNOWN = datetime(2000, 1, 1, tzinfo=UTC)
# Further rooms with something to seed: name -> callable returning a count; filled by their ready().
ROOMS = {}


@transaction.atomic
def run():
    """Load what is missing; returns counts by what was loaded."""
    done = {"documents": _model_documents(), "laws": _laws(), "policies": _listed(), "rules": _rules()}
    done["years"] = _calendar()
    return done | {name: load() for name, load in ROOMS.items()}


def store(document, parts):
    """Replace a document's articles by freshly read ones; returns how many."""
    document.articles.all().delete()
    Article.objects.bulk_create(
        Article(
            document=document, ordinal=part.ordinal, sub=part.sub, label=part.label, heading=part.heading,
            anchor=f"t{part.ordinal}" + (f"-{part.sub}" if part.sub else ""), text=part.text,
        ) for part in parts
    )  # fmt: skip
    return len(parts)


def _model_documents():
    numbers = {system.document: system for system in SYSTEMS}
    for slug, found in documents.shipped():
        system = numbers[slug]
        title = found.title.removesuffix("（示例文本）")
        document, made = Document.objects.get_or_create(
            slug=slug,
            defaults={"title": title, "short": title, "kind": "model", "system": system.number, "level": "区",
                      "status": "示例文本", "summary": system.sentence, "issuer": ""},
        )  # fmt: skip
        if made:
            store(document, found.articles)
    _map_anchors()
    return len(numbers)


def _map_anchors():
    have = set(AnchorMap.objects.values_list("anchor", flat=True))
    articles = {(a.document.slug, a.ordinal): a for a in
                Article.objects.filter(document__kind="model").select_related("document")}  # fmt: skip
    AnchorMap.objects.bulk_create(
        AnchorMap(anchor=anchor, document=articles[slug, ordinal].document, article=articles[slug, ordinal])
        for anchor, slug, ordinal in basis.named_anchors() if anchor not in have
    )  # fmt: skip


def _laws():
    for facts in basis.laws().values():
        Document.objects.get_or_create(
            slug=facts["slug"],
            defaults={"title": facts["title"], "short": facts["short"], "issuer": facts["issuer"], "kind": "law",
                      "number": facts["number"], "written_on": facts["written_on"] or None, "level": "国家",
                      "status": facts["status"], "verified": bool(facts["articles"])},
        )  # fmt: skip
    return len(basis.laws())


def _listed():
    with (HERE / "policies.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        Document.objects.get_or_create(
            slug=row["slug"],
            defaults={"title": row["title"], "short": row["title"][:80], "issuer": row["issuer"], "kind": "listed",
                      "number": row["number"], "written_on": row["written_on"] or None, "status": row["status"],
                      "effective_on": row["effective_on"] or None, "level": row["level"], "system": row["system"],
                      "summary": row["summary"], "verified": row["verified"] == "yes", "note": row["note"]},
        )  # fmt: skip
    return len(rows)


def _rules():
    have = set(RuleRow.objects.values_list("key", flat=True))
    RuleRow.objects.bulk_create(
        RuleRow(
            key=key, value=str(row["value"]), unit=row["unit"], effective_from=SINCE, recorded_at=KNOWN,
            basis=row["basis"], verified=row["verified"], binds=row.get("binds", "case"), note=row.get("note", ""),
            recorded_by="随产品提供",
        ) for key, row in rules.file_rows().items() if key not in have
    )  # fmt: skip
    return len(rules.file_rows())


def _calendar():
    """The years the library knows, and the two after them provisionally."""
    import chinese_calendar

    known = sorted({day.year for day in chinese_calendar.constants.holidays})
    have = set(CalendarYear.objects.values_list("year", flat=True))
    days = []
    for kind, table in (
        ("holiday", chinese_calendar.constants.holidays),
        ("workday", chinese_calendar.constants.workdays),
    ):
        days += [CalendarDay(day=day, kind=kind, name=name) for day, name in table.items() if day.year not in have]
    CalendarDay.objects.bulk_create(days, ignore_conflicts=True)
    years = [
        CalendarYear(year=y, provisional=False, source="chinesecalendar 1.11（收录国务院办公厅的安排）")
        for y in known
        if y not in have
    ]
    years += [CalendarYear(year=y, provisional=True) for y in (known[-1] + 1, known[-1] + 2) if y not in have]
    CalendarYear.objects.bulk_create(years)
    return len(have) + len(years)
