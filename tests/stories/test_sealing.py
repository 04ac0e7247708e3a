"""文书登记簿: what was issued is listed, sealed by another person, delivered with a receipt; mistakes are put right by further rows."""

import io
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from casework.clock import outages
from casework.core.answers import NotYours, Refused
from casework.core.models import Entry
from casework.core.perform import perform
from casework.journal.instant import now, today
from casework.post.outbox import post_due
from casework.post.papers import issue
from casework.post.rows import Letter, Paper
from network import sealed
from network.disclosures import Disclosure
from network.models import Post
from orgs.certificate import Certificate
from papers.dossier.points import not_delivered
from papers.sealing.keeping import record_delivery, record_sealing
from papers.sealing.rows import Delivery, Sealing
from tests.access.roles import fetched
from tests.bureau import SINCE
from tests.files import small_pdf, upload
from tests.stories.pages import at_desk_of

pytestmark = [pytest.mark.story, pytest.mark.django_db]
QUERIES = 10


@pytest.fixture
def paper(bureau):
    """A paper of a submitted and accepted case, made and posted."""
    bureau.reach("review")
    post_due()
    return Paper.objects.filter(made_at__isnull=False).select_related("letter__entry").order_by("pk").first()


def pressed(user, paper, **data):
    """A form of the paper's page, sent."""
    return at_desk_of(user).post(f"/desk/papers/{paper.code}/", {"day": today().isoformat()} | data)


def sent(user, paper, **data):
    """A delivery by hand."""
    given = {"do": "deliver", "way": "direct", "receiver": "收件甲", "sheet": upload("回证.pdf", small_pdf("回证"))} | data
    return pressed(user, paper, **{k: v for k, v in given.items() if v is not None})


def test_sealed_by_another_and_delivered_by_hand(bureau, paper):
    keeper = bureau.seal_keeper
    assert pressed(keeper, paper, do="seal", seal="行政审批专用章", copies="2", spoiled="1").status_code == 303
    assert sent(bureau.clerk, paper).status_code == 303
    row = Delivery.objects.get()
    assert "收件甲" not in row.receiver and row.receiver_name == "收件甲" and sealed.COLUMNS["papers.receiver"].model == "papers.Delivery"
    lines = Entry.objects.filter(case_id=paper.case_id, step__startswith="paper_").order_by("seq")
    assert [line.step for line in lines] == ["paper_sealed", "paper_delivered"] and not any("收件甲" in line.body for line in lines)
    page = at_desk_of(bureau.chief).get(f"/desk/papers/{paper.code}/").content.decode()
    assert all(said in page for said in ("行政审批专用章", "2份，作废1张", "直接送达", "收件甲", "平台电子送达"))
    assert "用印登记" in at_desk_of(bureau.chief).get(f"/desk/cases/{paper.case.number}/").content.decode()
    listed = at_desk_of(bureau.chief).get("/desk/papers/").content.decode()
    assert "2份" in listed and "直接送达" in listed and paper.case.number in listed


def test_a_case_links_to_its_papers_for_those_who_keep_them(bureau, paper):
    bureau.hire("portal", "publisher", "approval")
    link, page = f'href="/desk/papers/{paper.code}/"', f"/desk/cases/{paper.case.number}/"
    shown = {who: at_desk_of(getattr(bureau, who)).get(page) for who in ("chief", "auditor", "portal")}
    assert {who: (answer.status_code, link in answer.content.decode()) for who, answer in shown.items()} == {
        "chief": (200, True), "auditor": (200, True), "portal": (200, False)}  # fmt: skip
    assert at_desk_of(bureau.portal).get(f"/desk/papers/{paper.code}/").status_code == 404


def test_the_maker_of_a_paper_does_not_seal_it(bureau, paper):
    Post.objects.create(user=bureau.clerk, role="seal_keeper", unit=paper.case.unit, division=bureau.district, title="代管", valid_from=SINCE)
    case = perform(paper.case_id, "accept", by=bureau.clerk)
    paper = issue(Letter.objects.select_related("case", "entry").get(case_id=case.pk, name="accepted"))
    Paper.objects.filter(pk=paper.pk).update(made_at=now())  # nobody reads its bytes here
    with pytest.raises(Refused, match="须由另一人登记"):
        record_sealing(paper, by=bureau.clerk, day=today(), seal="公章", copies=1)
    row = record_sealing(paper, by=bureau.seal_keeper, day=today(), seal="公章", copies=1)
    with pytest.raises(IntegrityError), transaction.atomic():  # the control: the table itself refuses it
        Sealing.objects.filter(pk=row.pk).update(maker=row.by)


def test_what_is_missing_is_told_and_nothing_typed_is_lost(bureau, paper):
    keeper = bureau.seal_keeper
    for data, sentence in (
        ({"copies": "2"}, "请填写用的印章"), ({"seal": "公章"}, "请填写用印份数"), ({"seal": "公章", "copies": "1", "returned": "内容有误"}, "退回未用印的，不填印章"),
        ({"seal": "公章", "copies": "1", "day": (today() + timedelta(days=1)).isoformat()}, "不能晚于今天"),
        ({"seal": "公章", "copies": "1", "day": "2001-01-01"}, "不能早于文书的日期"), ({"returned": "请打13800138000"}, "13800138000"),
    ):  # fmt: skip
        answer = pressed(keeper, paper, do="seal", **data)
        assert answer.status_code == 422 and sentence in answer.content.decode(), data
        assert all(value in answer.content.decode() for value in data.values())
    for data, sentence in (
        ({"way": ""}, "请选择送达方式"), ({"receiver": " "}, "请填写受送达人"), ({"sheet": None}, "请上传签收的送达回证"),
        ({"way": "electronic"}, "平台已经电子送达"), ({"way": "undone"}, "请选择送达方式"),
    ):  # fmt: skip
        answer = sent(bureau.clerk, paper, **data)
        assert answer.status_code == 422 and sentence in answer.content.decode(), data
    assert not Sealing.objects.exists() and not Delivery.objects.exists()


def test_returned_unsealed_is_not_delivered_until_it_is_put_right(bureau, paper):
    keeper = bureau.seal_keeper
    assert pressed(keeper, paper, do="seal", returned="文号与签批不符").status_code == 303
    refused = sent(bureau.clerk, paper)
    assert refused.status_code == 422 and "没有用印" in refused.content.decode()
    first = Sealing.objects.get()
    assert pressed(keeper, paper, do="seal", seal="公章", copies="1", corrects=str(first.pk)).status_code == 303
    with pytest.raises(Refused, match="已经更正过"):
        record_sealing(paper, by=keeper, day=today(), seal="公章", copies=3, corrects=first.pk)
    assert sent(bureau.clerk, paper).status_code == 303
    page = at_desk_of(bureau.auditor).get(f"/desk/papers/{paper.code}/").content.decode()
    assert "已更正" in page and "<form method=\"post\"" not in page.split("<main")[1]


def test_a_delivery_counts_for_the_self_check_until_it_is_undone(bureau, paper):
    Letter.objects.filter(pk=paper.letter_id).update(posted_at=None)
    about = lambda: [said for said in not_delivered(paper.case) if paper.title in said]  # noqa: E731
    assert about()
    row = record_delivery(paper, by=bureau.clerk, way="public", day=today(), note="区政府网站公告")
    assert not about()
    record_delivery(paper, by=bureau.clerk, way="undone", day=today(), note="登记到了别的文书", corrects=row.pk)
    assert about()


def test_the_receipt_opens_for_the_desk_only_and_the_look_is_noted(bureau, paper):
    sent(bureau.clerk, paper)
    place = f"/desk/papers/{paper.code}/{Delivery.objects.get().ref}/"
    answer = at_desk_of(bureau.reviewer).get(place)
    assert b"".join(answer.streaming_content)[:4] == b"%PDF"
    for closer in answer._resource_closers:
        closer()
    assert Disclosure.objects.filter(by=bureau.reviewer, field__startswith="receipt").count() == 1
    for nobody in (bureau.founder, bureau.stranger, bureau.publisher):
        assert at_desk_of(nobody).get(place).status_code == 404
    assert pressed(bureau.auditor, paper, do="seal", seal="公章", copies="1").status_code == 404


def test_seals_have_keepers_of_their_own(bureau, paper):
    for user in (bureau.clerk, bureau.chief, bureau.reviewer, bureau.hire("custodian", "custodian", "audit")):
        assert pressed(user, paper, do="seal", seal="公章", copies="1").status_code == 404
        with pytest.raises(NotYours, match="印章保管人"):
            record_sealing(paper, by=user, day=today(), seal="公章", copies=1)
    keeper, elsewhere = at_desk_of(bureau.seal_keeper), bureau.hire("seal_keeper2", "seal_keeper", "street")
    page = keeper.get(f"/desk/papers/{paper.code}/").content.decode()
    assert "登记用印或者退回" in page and "登记送达" not in page and "/desk/cases/" + paper.case.number not in page
    assert fetched(keeper.get(f"/papers/{paper.code}/"))[:4] == b"%PDF"
    assert keeper.get(f"/desk/cases/{paper.case.number}/").status_code == 404  # the paper is theirs to read, not the case
    assert at_desk_of(elsewhere).get(f"/desk/papers/{paper.code}/").status_code == 404
    assert at_desk_of(elsewhere).get(f"/papers/{paper.code}/").status_code == 404


def test_the_register_costs_the_same_for_three_and_three_hundred(bureau, paper):
    outages.notice()
    chief = at_desk_of(bureau.chief)
    for upto in (3, 300):
        for n in range(Paper.objects.count(), upto):
            letter = Letter.objects.create(case_id=paper.case_id, entry=paper.letter.entry, name=f"more{n}", party_id=paper.letter.party_id, title="通知", do="", written_at=now(), run_after=now())
            Paper.objects.create(letter=letter, case_id=paper.case_id, kind=paper.kind, title=paper.title, code=f"MORE{n}", head="0" * 64, issued_at=now(), made_at=now())
        chief.get("/desk/papers/")  # what is kept for minutes is fetched once
        with CaptureQueriesContext(connection) as seen:
            answer = chief.get("/desk/papers/")
        assert len(seen) == QUERIES, (upto, [q["sql"][:150] for q in seen])
    page, seen_rows, key = answer, [], ""
    while True:
        seen_rows += [row["paper"].pk for row in page.context["rows"]]
        key = page.context["following"]
        if not key:
            break
        page = chief.get(f"/desk/papers/?after={key}")
    assert seen_rows == sorted(Paper.objects.values_list("pk", flat=True), reverse=True)


def test_narrowed_and_as_a_table(bureau, paper):
    chief = at_desk_of(bureau.chief)
    found = lambda query: chief.get(f"/desk/papers/?{query}").context["rows"]  # noqa: E731
    assert found(f"kind={paper.title}") and found(f"month={today():%Y-%m}") and found(f"q={paper.case.number}")
    assert not found("month=2001-01") and not found("q=没有这样的词") and "清除筛选" in chief.get("/desk/papers/?q=无").content.decode()
    for wild in ("month=9999-12", "month=x", "after=abc", f"after={'9' * 40}", "q=%00", "kind=别的"):
        assert chief.get(f"/desk/papers/?{wild}").status_code == 200
    sheet = load_workbook(io.BytesIO(chief.get("/desk/papers/?format=xlsx").content)).active
    assert sheet.max_row == Paper.objects.count() + 1 and sheet["A1"].value == "文号"
    assert at_desk_of(bureau.founder).get("/desk/papers/").status_code == 404


def test_a_void_certificate_says_so(bureau):
    bureau.reach("announced")
    post_due()
    paper = issue(Letter.objects.get(name="certified"))
    Paper.objects.filter(pk=paper.pk).update(made_at=now())
    held, rest = Certificate.objects.get(), Paper.objects.filter(made_at__isnull=False).exclude(pk=paper.pk).first()
    assert held.case_id == paper.case_id == rest.case_id
    place = f"/verify/{paper.code}/"
    assert "已撤销" not in at_desk_of(bureau.founder).get(place).content.decode()
    held.void(today(), "登记已撤销")
    assert "已撤销" in at_desk_of(bureau.founder).get(place).content.decode()
    assert "已撤销" not in at_desk_of(bureau.founder).get(f"/verify/{rest.code}/").content.decode()
