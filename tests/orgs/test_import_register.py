"""The existing register imported: every planted fault told at its cell, taken back without a trace, and entered again."""

import random
from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from openpyxl import Workbook, load_workbook

from network.models import Division, Membership, Party
from orgs import facts
from orgs.importing import batch, cells, defects, reported
from orgs.importing.columns import matched
from orgs.models import Appointment, Fact, ImportBatch, ImportedRow, Organization, Person
from tests.orgs import dirty

pytestmark = pytest.mark.django_db
MODELS = (Organization, Fact, Appointment, Person, Party, ImportedRow, Membership)


def beside():
    """uscc -> kind -> (value, first day, last day) of what is said beside the registration and on record."""
    found = {}
    for f in Fact.objects.filter(kind__in=reported.KINDS, ended_recorded_at__isnull=True).select_related("organization"):
        found.setdefault(f.organization.uscc, {})[f.kind] = (f.value, f.valid_from, f.valid_to)
    return found


def everything():
    """Every row of the register's tables, as values."""
    return {m.__name__: sorted(map(str, m.objects.values_list())) for m in MODELS}


@pytest.fixture
def streets():
    return list(Division.objects.filter(kind__in=("subdistrict", "town"), valid_to__isnull=True).order_by("code"))


@pytest.fixture
def book(tmp_path, streets):
    path = tmp_path / "register.xlsx"
    return path, *dirty.sheet(path, streets, rows=240)


def test_fifteen_hundred_dirty_rows_in_back_and_in_again(bureau, streets, tmp_path, travel):
    travel("2026-11-23 09:00")
    path = tmp_path / "register.xlsx"
    clean, planted = dirty.sheet(path, streets)
    before = everything()

    made, told = batch.run(path, by=bureau.admin)

    found = {(wrong.row, wrong.column) for wrong in told.faults}
    assert len(planted) == 301
    assert set(planted) - found == set()  # every planted fault is told where it stands
    assert {row for row, _ in found} == {row for row, _ in planted}  # and no clean row is accused
    assert {number for number, _ in told.rows} == set(clean)
    assert (made.entered, made.changed, made.unchanged) == (len(clean), 0, 0)
    assert Organization.objects.count() == len(clean)
    once = {o.uscc: (o.name, o.kind, o.established_on, o.ended_on, o.fund_fen, o.division_id) for o in Organization.objects.all()}
    assert once == {f["uscc"]: (f["name"], f["kind"], f["born"], f["ended"], f["fund"], f["street"].pk) for f in clean.values()}
    assert beside() == {facts["uscc"]: facts["said"] for facts in clean.values()}

    travel("2026-11-23 09:10")
    assert batch.run(path, by=bureau.admin)[0] is None  # the same file again: nothing
    assert ImportBatch.objects.count() == 1

    batch.revert(made, by=bureau.admin)
    assert everything() == before
    with pytest.raises(batch.NotReversible, match="已经撤销"):
        batch.revert(made, by=bureau.admin)

    travel("2026-11-23 09:30")
    again, _ = batch.run(path, by=bureau.admin)
    assert again.entered == len(clean)
    assert once == {
        o.uscc: (o.name, o.kind, o.established_on, o.ended_on, o.fund_fen, o.division_id) for o in Organization.objects.all()
    }


def changed_sheet(path, clean):
    """Thirty organizations have moved or have another name; one has ended."""
    book, moved = Workbook(), {}
    book.active.append(["信用代码", "名称", "类型", "街镇", "住所", "成立日期", "注销日期"])
    for n, row in enumerate(list(clean.values())[:30]):
        new = dict(row, address=f"新址{n}号", name=row["name"] + "（更名）" if n % 3 == 0 else row["name"])
        kind = next(word for word, kind in dirty.KINDS if kind == row["kind"])
        book.active.append([row["uscc"], new["name"], kind, row["street"].code, new["address"], row["born"], row["ended"]])
        moved[row["uscc"]] = new
    book.save(path)
    return moved


def test_facts_of_twenty_past_days_in_both_times(bureau, book, travel, tmp_path):
    path, clean, _ = book
    first = travel("2026-03-02 09:00")
    batch.run(path, by=bureau.admin)
    travel("2026-11-23 09:00")
    before = everything()
    moved = changed_sheet(tmp_path / "changed.xlsx", clean)
    second, told = batch.run(tmp_path / "changed.xlsx", by=bureau.admin)
    assert (second.entered, second.changed, told.faults) == (0, 30, [])

    rng, today = random.Random(11), date(2026, 11, 23)
    sample = rng.sample(list(clean.values()), 4) + list(clean.values())[:4]
    organizations = {o.uscc: o for o in Organization.objects.all()}
    days = [today, date(2025, 12, 1), *(date(1995, 1, 1) + timedelta(days=rng.randrange(11_650)) for _ in range(20))]
    seen = set()
    for known in (first + timedelta(days=rng.randrange(200)), None):  # as known in between, and now
        for day in days:
            for row in sample:
                told = recount(row, moved.get(row["uscc"]) if known is None and day >= today else None, day)
                for kind in ("status", "name", "address", "abnormal_list"):
                    assert facts.value_on(organizations[row["uscc"]], kind, day, known) == told.get(kind), (kind, day, known, row["name"])
                    seen.add((kind, told.get(kind)))
    assert all(len({value for one, value in seen if one == kind}) > 1 for kind in ("status", "name", "address", "abnormal_list"))
    assert any(row["uscc"] in moved for row in sample) and {"registered", "dissolved", None} == {v for k, v in seen if k == "status"}
    assert not any(facts.value_on(o, "status", today, first - timedelta(days=1)) for o in list(organizations.values())[:9])  # known to nobody then

    batch.revert(second, by=bureau.admin)
    assert everything() == before


def recount(row, moved, day):
    """What the sheets say of a day: nothing before the founding, and what a later sheet changed from its own day on."""
    if day < row["born"]:
        return {}
    told = {"status": "dissolved" if row["ended"] and day >= row["ended"] else "registered",
            "name": (moved or row)["name"], "address": (moved or row)["address"]}  # fmt: skip
    reason, since, until = row["said"]["abnormal_list"]
    return told | ({"abnormal_list": reason} if since <= day <= until else {})


def test_what_has_gone_on_since_is_not_taken_back(bureau, book, travel, tmp_path):
    travel("2026-11-23 09:00")
    path, clean, _ = book
    made, _ = batch.run(path, by=bureau.admin)
    claimed = Organization.objects.get(uscc=next(iter(clean.values()))["uscc"])
    Membership.objects.create(party=claimed.party, user=bureau.founder, role="applicant", valid_from=date(2026, 11, 23))
    changed_sheet(tmp_path / "changed.xlsx", clean)
    travel("2026-11-24 09:00")
    batch.run(tmp_path / "changed.xlsx", by=bureau.admin)
    before = everything()
    with pytest.raises(batch.NotReversible) as told:
        batch.revert(made, by=bureau.admin)
    assert f"{claimed.name}（更名）：已经有人认领。" in told.value.problems
    assert any("请先撤销后来的一批" in sentence for sentence in told.value.problems)
    assert everything() == before


@pytest.mark.parametrize(
    ("value", "says"),
    [(5.2120116e17, "设为文本"), ("5.21E+17", "设为文本"), ("52120116MJ0ABC001Z", "末位校验码")],
)
def test_a_damaged_code_says_how_to_mend_it(value, says):
    with pytest.raises(cells.Fault, match=says):
        cells.uscc(value)


@pytest.mark.parametrize(
    ("value", "day"),
    [("2019-1-2", date(2019, 1, 2)), ("２０１９年１月２日", date(2019, 1, 2)), ("20190102", date(2019, 1, 2)), (43467, date(2019, 1, 2)),
     ("2019.01.02", date(2019, 1, 2)), (" ", None)],
)  # fmt: skip
def test_days_in_every_spelling(value, day):
    assert cells.day(value) == day


def test_headers_by_their_usual_names_and_by_a_mapping():
    found, notes = matched(["社会组织名称", "信用代码 *", "备注"])
    assert [c.name for c in found.values()] == ["name", "uscc"] and notes == ["没有用到的列：备注。"]
    found, _ = matched(["机构名", "信用代码"], {"名称": "机构名"})
    assert [c.name for c in found.values()] == ["name", "uscc"]
    assert "不是名册的栏目" in matched(["机构名"], {"没有的": "机构名"})[1][0]


def test_the_command_checks_enters_lists_and_takes_back(bureau, book, tmp_path):
    path, clean, _ = book

    def said(*args, **options):
        out, code = StringIO(), 0
        try:
            call_command("import_register", *args, stdout=out, **options)
        except CommandError as error:
            out.write(str(error))
            code = 1
        return out.getvalue(), code

    told, code = said(str(path), dry_run=True)
    assert code == 1 and "只是检查，没有写入" in told and not Organization.objects.exists()
    told, code = said(str(path))
    assert code == 1 and "--by" in told
    told, code = said(str(path), by="admin")
    assert f"新录入 {len(clean)} 家" in told and "第8行“统一社会信用代码”" in told
    told, code = said(defects=str(tmp_path / "defects.xlsx"))
    sheet = load_workbook(tmp_path / "defects.xlsx").active
    assert code == 0 and sheet.max_row - 1 == defects.lacking().count() > 50
    assert said(str(path), by="admin")[0].count("没有变化") == 1
    assert said(revert=ImportBatch.objects.get().pk, by="admin") == (f"第 {ImportBatch.objects.get().pk} 批已经撤销。\n", 0)
    assert not Organization.objects.exists()
    (tmp_path / "broken.xlsx").write_bytes(b"not a workbook")
    assert said(str(tmp_path / "broken.xlsx"), by="admin") == ("文件打不开，可能已经损坏或者设了密码。", 1)


def test_nothing_is_left_of_a_run_that_fails(bureau, book, monkeypatch):
    before = everything() | {"batches": ImportBatch.objects.count()}

    def broken(*args, **options):
        raise RuntimeError("the disk is full")

    monkeypatch.setattr(batch, "_end", broken)
    with pytest.raises(RuntimeError):
        batch.run(book[0], by=bureau.admin)
    assert everything() | {"batches": ImportBatch.objects.count()} == before
