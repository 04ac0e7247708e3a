"""Certificate blanks: received, used once, spoiled, handed back, destroyed by two; what is counted agrees with the ledger."""

import pytest
from django.db import IntegrityError, transaction

from casework.core.answers import Refused
from casework.journal.instant import now, today
from casework.post.rows import Letter, Paper
from papers.sealing.keeping import record_sealing
from papers.stock.ledger import balances
from papers.stock.moving import destroy, list_for_destruction, move, receive
from papers.stock.numbering import listed, span
from papers.stock.rows import Blank, BlankMove, Destruction
from tests.stories.pages import at_desk_of

pytestmark = [pytest.mark.django_db]
PAGE = "/desk/papers/blanks/"


@pytest.fixture
def stock(bureau):
    """Ten blanks of the approval office."""
    return receive(bureau.units["approval"], sort="登记证书（正本）", first="JZ0001", last="JZ0010", source="市民政局", day=today(), by=bureau.seal_keeper)


def certificate(bureau, code="CERT"):
    """A certificate that waits for its seal, without typesetting it."""
    case = bureau.submitted()
    line = case.entries.last()
    letter = Letter.objects.create(case_id=case.pk, entry=line, name=f"certified{code}", party_id=case.party_id, title="证书", do="", written_at=now(), run_after=now())
    return Paper.objects.create(letter=letter, case_id=case.pk, kind="certificate", title="登记证书", code=code, head="0" * 64, issued_at=now(), made_at=now())


def counts(bureau):
    """What the page says of the one batch; it always agrees with the ledger."""
    (balance,) = balances(bureau.units["approval"])
    assert balance.agrees
    return {key: count for key, count in balance.counts.items() if count}


def seals(bureau, paper, **more):
    """The keeper seals it on its page."""
    given = {"do": "seal", "seal": "登记专用章", "copies": "2", "spoiled": "1", "blanks": "JZ0001、JZ0002", "spoiled_blanks": "JZ0003", "day": today().isoformat()}
    return at_desk_of(bureau.seal_keeper).post(f"/desk/papers/{paper.code}/", given | more)


def test_a_certificate_is_sealed_on_numbered_blanks_each_used_once(bureau, stock):
    first, second = certificate(bureau), certificate(bureau, "NEXT")
    for wrong, said in (({"blanks": "JZ0001"}, "要写2个空白证书编号"), ({"spoiled_blanks": ""}, "要写1个编号"), ({"blanks": "JZ0001、JZ9999"}, "没有登记过：JZ9999"),
                        ({"blanks": "JZ0001、JZ0001"}, "写了两次"), ({"spoiled_blanks": "JZ0001"}, "不能又用又作废"), ({"blanks": "甲乙"}, "编号由字头和数字组成")):  # fmt: skip
        answer = seals(bureau, first, **wrong)
        assert answer.status_code == 422 and said in answer.content.decode(), wrong
        assert all(value in answer.content.decode() for value in wrong.values())
    assert not first.sealings.exists() and counts(bureau) == {"stock": 10}
    assert seals(bureau, first).status_code == 303
    assert counts(bureau) == {"stock": 7, "issued": 2, "spoiled": 1}
    answer = seals(bureau, second, spoiled="0", spoiled_blanks="", blanks="JZ0002—JZ0003")
    assert answer.status_code == 422 and "JZ0002（已用于证书）、JZ0003（作废待销毁）" in answer.content.decode()
    with pytest.raises(IntegrityError), transaction.atomic():  # the control: the table itself
        Blank.objects.filter(number="JZ0004").update(standing="issued")
    with pytest.raises(IntegrityError), transaction.atomic():
        Blank.objects.filter(number="JZ0001").update(standing="stock")
    assert "所用空白证书：JZ0001、JZ0002" in at_desk_of(bureau.seal_keeper).get(f"/desk/papers/{first.code}/").content.decode()
    assert seals(bureau, first, corrects=str(first.sealings.get().pk), spoiled="0", spoiled_blanks="", blanks="JZ0001、JZ0005").status_code == 303
    assert counts(bureau) == {"stock": 7, "issued": 2, "spoiled": 1} and Blank.objects.get(number="JZ0002").standing == "stock"


def test_without_a_stock_nothing_is_asked(bureau):
    paper = certificate(bureau)
    assert "所用空白证书的编号" not in at_desk_of(bureau.seal_keeper).get(f"/desk/papers/{paper.code}/").content.decode()
    record_sealing(paper, by=bureau.seal_keeper, day=today(), seal="登记专用章", copies=2)


def test_spoiled_ones_are_destroyed_by_two(bureau, stock):
    office, keeper = bureau.units["approval"], bureau.seal_keeper
    move(office, "JZ0001—JZ0003", before="stock", after="spoiled", by=keeper, day=today(), field="numbers", reason="打印错位")
    with pytest.raises(Refused, match="只能销毁作废待销毁的"):
        list_for_destruction(office, "JZ0003—JZ0004", by=keeper)
    row = list_for_destruction(office, "JZ0001、JZ0002", by=keeper)
    with pytest.raises(Refused, match="没有列入别的销毁单：JZ0002"):
        list_for_destruction(office, "JZ0002", by=keeper)
    with pytest.raises(Refused, match="另一人监销"):
        destroy(row, witness=keeper)
    with pytest.raises(IntegrityError), transaction.atomic():
        Destruction.objects.filter(pk=row.pk).update(witness=keeper)
    clerk = at_desk_of(bureau.clerk)
    assert "等另一人监销" in clerk.get(PAGE).content.decode()
    assert at_desk_of(bureau.auditor).post(PAGE, {"do": "destroy", "row": row.pk}).status_code == 404
    assert clerk.post(PAGE, {"do": "destroy", "row": "9" * 30}).status_code == 404
    assert clerk.post(PAGE, {"do": "destroy", "row": row.pk}).status_code == 303 and clerk.post(PAGE, {"do": "destroy", "row": row.pk}).status_code == 422
    assert counts(bureau) == {"stock": 7, "spoiled": 1, "destroyed": 2}
    with pytest.raises(Refused, match="不是“作废待销毁”"):
        move(office, "JZ0001", before="spoiled", after="stock", by=keeper, day=today(), field="numbers", reason="误登")


def test_the_keeper_writes_down_what_comes_and_goes(bureau):
    keeper = at_desk_of(bureau.seal_keeper)
    batch = {"do": "receive", "sort": "登记证书（副本）", "first": "FB098", "last": "FB102", "source": "市民政局", "day": today().isoformat()}
    for wrong, said in (({"last": "FB097"}, "止号不能小于起号"), ({"last": "FC102"}, "字头、位数要一致"), ({"last": "FB99999"}, "位数要一致"), ({"first": "一号"}, "编号由字头"),
                        ({"day": "2999-01-01"}, "不能晚于今天"), ({"source": ""}, "请填写从哪里领来"), ({"source": "13800138000"}, "13800138000")):  # fmt: skip
        answer = keeper.post(PAGE, batch | wrong)
        assert answer.status_code == 422 and said in answer.content.decode(), wrong
    assert keeper.post(PAGE, batch).status_code == 303
    again = keeper.post(PAGE, batch | {"first": "FB100", "last": "FB110"})
    assert again.status_code == 422 and "已经登记过：FB100" in again.content.decode()
    goes = {"do": "move", "what": "returned", "numbers": "FB098—FB099", "reason": "印刷错误", "day": today().isoformat()}
    assert keeper.post(PAGE, goes).status_code == 303 and keeper.post(PAGE, goes).status_code == 422
    assert keeper.post(PAGE, goes | {"what": "spoiled", "numbers": "FB100"}).status_code == 303
    assert keeper.post(PAGE, goes | {"what": "restored", "numbers": "FB100"}).status_code == 303
    assert counts(bureau) == {"stock": 3, "returned": 2}
    shown = at_desk_of(bureau.auditor).get(PAGE).content.decode()
    assert "相符" in shown and "FB098—FB102" in shown and 'name="do"' not in shown
    for nobody in (bureau.clerk, bureau.chief, bureau.auditor):
        assert at_desk_of(nobody).post(PAGE, batch).status_code == 404
    # The control: a blank somebody moved past the ledger is seen.
    Blank.objects.filter(number="FB101").update(standing="spoiled")
    assert "不符" in keeper.get(PAGE).content.decode() and BlankMove.objects.filter(blank__number="FB101").count() == 1


def test_numbers_as_people_write_them():
    assert listed("JZ01，JZ03至JZ05 JZ09", "x") == ["JZ01", "JZ03", "JZ04", "JZ05", "JZ09"]
    assert span("0099", "0101") == ["0099", "0100", "0101"] and listed(" ", "x") == []
    for wrong in ("JZ01—JZ02—JZ03", "JZ1—JZ99999", "a" * 30, "JZ0001—JZ9999"):
        with pytest.raises(Refused):
            listed(wrong, "x")
