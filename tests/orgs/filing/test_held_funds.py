"""代管资金 told: a hub holds, a leader asks, another person checks; wrong lines are reversed; every half year the list is published."""

from datetime import date

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from casework.clock.tick import tick
from casework.core.answers import Refused
from hall.switching import ref_of
from network.models import Membership
from network.users import set_phone
from orgs.filing import lines
from orgs.filing.community_org import CommunityOrg
from orgs.filing.confirmation.models import FilingConfirmation
from orgs.filing.held import disclosing, hubs, keeping
from orgs.filing.held.rows import HeldAccount, HeldDisclosure, HeldLine, HeldProposal, HubAppointment
from tests import filing
from tests.bureau import SINCE
from tests.casework.test_races import at_once
from tests.orgs.filing.test_confirmation import body
from tests.stories.pages import at_desk_of

pytestmark = pytest.mark.django_db


class Held:
    """A street with its hub, a body, and their people."""

    def __init__(self, bureau):
        self.near = filing.street(bureau)
        self.leader, self.keeper = bureau.founder, bureau.person("keeper", "联合会的人")
        self.org = body(self.near)
        self.hub = body(self.near, name="杭州道街道社区社会组织联合会", leader=self.keeper, n=9)
        hubs.appoint(self.near.division, self.hub.party, since=date(2026, 1, 5), by=self.near.officer)

    def receive(self, yuan=100, key="in"):
        """Income."""
        return keeping.receive(self.org, amount_fen=yuan * 100, source="街道项目经费", held_on=date(2026, 2, 1), by=self.keeper, key=key)

    def ask(self, yuan, key="ask"):
        """A wish to spend."""
        return keeping.propose(self.org, amount_fen=yuan * 100, purpose="买食材", by=self.leader, key=key)

    def pay(self, row):
        """The hub's word."""
        return keeping.settle(row, state="paid", by=self.keeper, held_on=date(2026, 2, 2))


@pytest.fixture
def held(bureau, travel):
    travel("2026-02-03 09:00")
    return Held(bureau)


def test_money_comes_is_asked_for_checked_and_reversed_through_the_pages(held):
    hub, leader = at_desk_of(held.keeper), at_desk_of(held.leader)
    home, own = f"/hall/hub/{ref_of(held.hub.party)}/", f"/hall/community/{ref_of(held.org.party)}/held/"
    account = f"{home}{held.org.filing_number}/"
    assert home in hub.get("/hall/org/").content.decode() and home not in leader.get("/hall/org/").content.decode()
    assert "现在没有余额" in leader.get(own).content.decode()
    income = {"do": "receive", "amount": "100.50", "source": "街道项目经费", "held_on": "2026-02-01", "key": "a"}
    wrong = hub.post(account, income | {"source": "周阿姨13800000068捐的", "amount": "0"})
    text = wrong.content.decode()
    assert wrong.status_code == 422 and "138****0068" in text and "应当大于0" in text and "周阿姨" in text
    assert [hub.post(account, income).status_code for _ in range(2)] == [303, 303] and HeldLine.objects.count() == 1
    more = leader.post(own, {"amount": "100.51", "purpose": "买食材", "key": "b"})
    assert more.status_code == 422 and "代管余额是100.50元，不够支出100.51元" in more.content.decode()
    assert leader.post(own, {"amount": "60", "purpose": "买食材", "key": "c"}).status_code == 303
    row = HeldProposal.objects.get()
    page = hub.get(home)
    assert "买食材" in page.content.decode() and len(page.content) < 60_000
    assert hub.post(account, {"do": "decline", "proposal": row.ref, "held_on": "2026-02-03"}).status_code == 422  # without a reason
    assert hub.post(account, {"do": "pay", "proposal": row.ref, "held_on": "2026-02-03"}).status_code == 303
    assert hub.post(account, {"do": "pay", "proposal": row.ref, "held_on": "2026-02-03"}).status_code == 422
    assert HeldAccount.objects.get().balance_fen == 4050
    line = HeldLine.objects.get(kind="spending")
    assert hub.post(account, {"do": "reverse", "line": line.ref, "why": "记错了组织"}).status_code == 303
    assert hub.post(account, {"do": "reverse", "line": line.ref, "why": "记错了组织"}).status_code == 422
    said = [(row.kind, row.amount_fen, row.balance_fen) for row in HeldLine.objects.all()]
    assert said == [("income", 10050, 10050), ("spending", -6000, 4050), ("reversal", 6000, 10050)]
    text = leader.get(own).content.decode()
    assert "冲正：第2行，记错了组织" in text and "第四十条" in text
    acts = [line.act for line in lines.BodyLine.objects.filter(party=held.org.party)]
    assert acts == ["held_income", "spending_proposed", "spending_paid", "held_spending", "held_reversal"]
    assert FilingConfirmation(org=held.org, year=2027).prefilled("money") == {"held_by_federation": "100.50"}


def test_nobody_checks_what_they_asked_for_and_nothing_is_edited(held):
    held.receive()
    row = held.ask(60)
    Membership.objects.create(party=held.hub.party, user=held.leader, role="applicant", valid_from=SINCE)
    with pytest.raises(Refused, match="不能自己核对"):
        keeping.settle(row, state="paid", by=held.leader, held_on=date(2026, 2, 2))
    with pytest.raises(IntegrityError), transaction.atomic():
        HeldProposal.objects.filter(pk=row.pk).update(state="paid", settled_by=held.leader, settled_at=row.at)
    with pytest.raises(IntegrityError), transaction.atomic():
        HeldAccount.objects.update(balance_fen=-1)
    for touch in (lambda: HeldLine.objects.update(what="别的"), lambda: HeldLine.objects.all().delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            touch()
    keeping.settle(row, state="taken_back", by=held.leader)
    with pytest.raises(Refused, match="已撤回"):
        held.pay(row)
    held.pay(held.ask(70, "again"))
    with pytest.raises(Refused, match="代管余额是30元"):  # what came in is spent already
        keeping.reverse(HeldLine.objects.get(kind="income"), why="银行退回了", by=held.keeper)


def test_strangers_find_nothing_and_officials_read_only(held, client):
    held.receive()
    far = filing.Street(held.near.bureau, code="120116001", community="120116001016", slug="st_001")
    other = body(held.near, name="银杏书社", leader=held.near.bureau.person("other", "别人"), n=3)
    stranger = at_desk_of(Membership.objects.get(party=other.party).user)
    home, own = f"/hall/hub/{ref_of(held.hub.party)}/", f"/hall/community/{ref_of(held.org.party)}/held/"
    desk = f"/desk/held/{held.org.filing_number}/"
    for url in (home, own, f"{home}{held.org.filing_number}/", f"/hall/hub/{ref_of(other.party)}/", desk):
        assert stranger.get(url).status_code == 404, url
    assert at_desk_of(far.officer).get(desk).status_code == 404 and held.org.name not in at_desk_of(far.officer).get("/desk/held/").content.decode()
    for user in (held.near.worker, held.near.civil_reviewer):  # near the body, and not to its money
        assert at_desk_of(user).get(desk).status_code == at_desk_of(user).get("/desk/held/").status_code == 404
    for user in (held.near.officer, held.near.approver, held.near.bureau.auditor):
        assert at_desk_of(user).get(desk).status_code == 200 and held.org.name in at_desk_of(user).get("/desk/held/").content.decode()
    appointing = {"code": other.filing_number, "since": "2026-02-03"}
    assert at_desk_of(held.near.worker).post("/desk/held/", appointing).status_code == 404
    officer = at_desk_of(held.near.officer)
    wrong = officer.post("/desk/held/", appointing | {"code": "12011600520250999"})
    assert wrong.status_code == 422 and "没有这个代码" in wrong.content.decode()
    assert officer.post("/desk/held/", appointing).status_code == 303
    ended, now = HubAppointment.objects.order_by("since")
    assert (ended.until, now.party, now.until) == (date(2026, 2, 2), other.party, None)
    assert at_desk_of(held.keeper).get(home).status_code == 404  # the hub of yesterday is out
    assert stranger.get(f"/hall/hub/{ref_of(other.party)}/").status_code == 200


def test_every_half_year_is_due_reminded_once_and_released(held, client, travel, settings, tmp_path, django_capture_on_commit_callbacks):
    settings.DATA_DIR = tmp_path
    set_phone(held.keeper, "13800000077")
    held.receive()
    travel("2026-07-01 00:10")
    tick()
    row = HeldDisclosure.objects.get()
    assert (row.title, row.due_on, row.reminded_on) == ("2026年上半年", date(2026, 7, 30), None)
    public, hub = f"/register/held/{held.near.division.code}/2026-1/", at_desk_of(held.keeper)
    home = f"/hall/hub/{ref_of(held.hub.party)}/"
    client.cookies["seen"] = "1"
    assert client.get(public).status_code == 404 and "公开明细" in hub.get(home).content.decode()
    travel("2026-07-23 09:00")
    with django_capture_on_commit_callbacks(execute=True):
        assert disclosing.go_round(date(2026, 7, 23)) == 1
    assert disclosing.go_round(date(2026, 7, 23)) == 0
    (word,) = (tmp_path / "sms").iterdir()
    assert word.read_text().startswith("13800000077\n") and "7月30日前公开" in word.read_text()
    hub = at_desk_of(held.keeper)  # three weeks later nobody is signed in any more
    keeping.receive(held.org, amount_fen=500, source="迟记的一笔", held_on=date(2026, 6, 1), by=held.keeper, key="late")
    assert hub.post(home, {"half": "2026-3"}).status_code == hub.post(home, {"half": "x"}).status_code == 404
    assert [hub.post(home, {"half": "2026-1"}).status_code for _ in range(2)] == [303, 422]
    text = client.get(public).content.decode()
    assert "街道项目经费" in text and held.org.name in text and "迟记的一笔" not in text  # entered in the second half: it stands there
    assert public in client.get(f"/register/community/{held.org.filing_number}/").content.decode()
    assert [line.act for line in lines.lines_of(f"held-{held.near.division.code}-2026-1")] == [
        "disclosure_released", "disclosure_reminded", "disclosure_due"]  # fmt: skip
    assert not lines.BodyLine.objects.filter(about__startswith="held-", actor=held.leader).exists()


@pytest.mark.engine
@pytest.mark.django_db(transaction=True)
def test_two_checks_at_once_never_spend_what_is_not_there(bureau):
    held = Held(bureau)
    held.receive()
    first, second = held.ask(70, "a"), held.ask(70, "b")
    found = at_once(lambda: held.pay(first), lambda: held.pay(second))
    lost = [one for one in found if isinstance(one, Exception)]
    assert [type(one) for one in lost] == [Refused] and "不够支出70元" in str(lost[0].problems[0])
    assert (HeldAccount.objects.get().balance_fen, HeldLine.objects.filter(kind="spending").count()) == (3000, 1)
    assert list(lines.faults()) == []


def test_for_a_body_that_has_left_nothing_is_taken_or_asked(held):
    held.receive()
    CommunityOrg.objects.filter(pk=held.org.pk).update(status="cancelled", ended_on=date(2026, 2, 1))
    for act in (lambda: held.receive(1, "later"), lambda: held.ask(1, "later")):
        with pytest.raises(Refused, match="已注销，不再收支代管资金"):
            act()
    assert HeldAccount.objects.get().balance_fen == 10_000 and not HeldProposal.objects.exists()
