"""成立登记: the errands at other counters: seal, account, their letters, their time, their reminder."""

from datetime import date, timedelta

import pytest
import time_machine
from django.test import Client

from casework.clock.deadline import Deadline
from casework.clock.deadlines import limit_of
from casework.clock.tick import tick
from casework.core.models import Entry
from casework.core.perform import Refused, perform
from casework.journal.instant import today
from casework.post.outbox import post_due
from casework.views.doors import open_doors
from demo.filing import sheet
from orgs.registration.establishment.elsewhere_rules import last_day
from tests.bureau import seal_without_typesetting
from tests.orgs.test_elsewhere import refusals

pytestmark = [pytest.mark.django_db]


def test_seal_and_account_are_reported_in_order_each_with_its_letter(bureau):
    case = bureau.reach("announced")
    files = {"pattern": sheet("印章式样")}
    seal = {"done_on": today().isoformat(), "engraver": "滨海印章社"}
    account = {"done_on": today().isoformat(), "bank": "某银行", "account": "1200 0000 0000 4321"}

    with pytest.raises(Refused) as closed:
        perform(case, "report_account", by=bureau.founder, **account)
    assert refusals(closed) == ["请先报告印章刻制，再报告账户开立。"]
    case = perform(case, "report_seal", by=bureau.founder, files=files, **seal)
    with pytest.raises(Refused) as closed:
        perform(case, "report_account", by=bureau.founder, **account | {"account": "十二个零"})
    assert refusals(closed) == ["银行账号：银行账号由8至30位数字组成，请核对。"]
    case = perform(case, "report_account", by=bureau.founder, **account)

    assert [letter.paper for letter in case.letters.order_by("id") if letter.entry.step in ("announce", "report_seal", "report_account")] == [
        "seal_letter", "account_letter", "filing_receipt",
    ]  # fmt: skip
    assert "00004321" not in case.account_sealed  # four digits alone may stand in a key's name by chance
    assert case.errands()[1]["said"].endswith("账号尾号4321")
    assert Entry.objects.filter(case_id=case.pk, body__contains="00004321").count() == 0
    assert not Deadline.objects.filter(case_id=case.pk, name="announced", met_at__isnull=True).exists()


def test_an_errand_done_too_late_says_why_and_none_before_the_certificate(bureau):
    case = bureau.reach("announced")
    given = {"engraver": "滨海印章社", "files": {"pattern": sheet("印章式样")}}
    with pytest.raises(Refused) as closed:
        perform(case, "report_seal", by=bureau.founder, done_on=(today() - timedelta(days=3)).isoformat(), **given)
    assert refusals(closed) == ["日期不能早于领取证书的日期：凭登记证书才能办理。"]
    late = today() + timedelta(days=70)
    with time_machine.travel(late):
        with pytest.raises(Refused) as closed:
            perform(case, "report_seal", by=bureau.founder, done_on=late.isoformat(), **given)
        assert "已经超过，请写明原因" in refusals(closed)[0]
        given["files"] = {"pattern": sheet("印章式样")}
        done = perform(case, "report_seal", by=bureau.founder, done_on=late.isoformat(), late_reason="刻制单位停业改造。", **given)
    assert done.seal_on == late


def test_the_clock_reminds_once_of_errands_that_are_open(bureau):
    case = bureau.reach("announced")
    with time_machine.travel(today() + timedelta(days=60)):
        tick()
        tick()

    assert case.letters.filter(name="errands_pressed").count() == 1
    assert Entry.objects.filter(case_id=case.pk, step="remind_errands").count() == 1


def test_reminder_and_lateness_both_count_from_the_day_of_the_certificate(bureau, travel):
    """自领取证书之日起: the announcement may come days later and moves neither."""
    travel("2026-03-02 09:00")
    case = bureau.reach("certified")
    certified = case.delivered_on
    travel("2026-03-09 09:00")
    seal_without_typesetting(case)
    case = perform(case, "announce", by=bureau.publisher)

    row = Deadline.objects.get(case_id=case.pk, kind="state", name="announced", met_at__isnull=True)
    assert (row.starts_on, row.due_on) == (certified, date(2026, 4, 16))  # 45 days after 2 March, not after the 9th
    travel("2026-04-16 23:50")
    tick()
    assert not case.letters.filter(name="errands_pressed").exists()
    travel("2026-04-17 00:01")
    tick()
    assert case.letters.filter(name="errands_pressed").count() == 1

    last = last_day(case, limit_of(case, "registration.seal_account_limit"))
    assert last == date(2026, 5, 6)  # sixty days end on the 1st of May, a holiday until the 5th
    assert case.errands()[1]["until"] == "2026年5月6日"
    given = {"engraver": "滨海印章社", "files": {"pattern": sheet("印章式样")}}
    travel("2026-05-07 09:00")
    with pytest.raises(Refused) as closed:
        perform(case, "report_seal", by=bureau.founder, done_on="2026-05-07", **given)
    assert "期限到2026年5月6日，已经超过" in refusals(closed)[0]
    given["files"] = {"pattern": sheet("印章式样")}
    assert perform(case, "report_seal", by=bureau.founder, done_on="2026-05-06", **given).seal_on == last  # the control


def test_a_letter_for_the_accountants_needs_name_and_funds(bureau):
    from casework.core.begin import begin

    empty = begin("establishment", bureau.team(), by=bureau.founder, division=bureau.district, unit=bureau.units["approval"])
    with pytest.raises(Refused) as closed:
        perform(empty, "ask_fund_letter", by=bureau.founder, to="某会计师事务所")
    assert refusals(closed) == ["请先填写“名称”和“资金”两部分，介绍信上要写。"]
    case = perform(bureau.draft(), "ask_fund_letter", by=bureau.founder, to="某会计师事务所")
    assert dict(case.letters.get().words["items"])["填报的资金数额"] == "30,000元"


@pytest.mark.story
def test_story_of_letters_taken_to_other_counters(bureau):
    case = bureau.reach("announced")
    client = Client()
    with time_machine.travel(today() + timedelta(days=1)):
        client.force_login(bureau.founder)
        post_due()
        page = client.get(f"/hall/cases/{case.number}/").content.decode()

        assert "要到别处办的事" in page
        assert "下载刻制印章介绍信" in page
        assert "下载开立账户介绍信" not in page
        paper = case.papers.get(kind="seal_letter")
        assert client.get(f"/papers/{paper.code}/").getvalue().startswith(b"%PDF")
        assert [card.name for card in open_doors(case, bureau.founder, today())] == ["report_seal", "report_account"]
