"""名称核准 as its people meet it: through the pages, with and without JavaScript."""

import uuid
from datetime import date

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from casework.clock import outages
from casework.clock.tick import tick
from casework.core.models import Case
from casework.core.process import PROCESSES
from casework.journal.instant import today
from casework.mirrors.keeping import enter
from casework.mirrors.rows import ExternalMirror
from casework.post.outbox import post_due
from casework.post.rows import Letter, Paper
from orgs.reservations import NameReservation
from policy.rules import value
from tests import naming
from tests.files import small_pdf
from tests.stories.pages import at_desk_of, desk, press, state, typed

pytestmark = [pytest.mark.story, pytest.mark.django_db]
BAD = {"first_name": naming.BAD, "brand": "", "brand_meaning": ""}


@pytest.fixture(autouse=True)
def fresh_counters():
    """Nobody has looked yet."""
    cache.clear()


def opened(bureau, **answers):
    """A founder opens a case from the guide and fills it in; returns (client, number)."""
    founder = at_desk_of(bureau.founder)
    assert "名称核准" in founder.get("/hall/services/MC/").content.decode()
    number = founder.post("/hall/cases/new/MC/").url.split("/")[-2]
    for section in PROCESSES["name_check"].sections:
        url = f"/hall/cases/{number}/task/{section.key}/"
        assert founder.get(url).status_code == 200
        done = founder.post(url, typed(section, naming.ANSWERS | answers) | {"version": "0"})
        assert done.status_code == 303, (section.key, done.context["form"].errors)
    file = SimpleUploadedFile("身份证.pdf", small_pdf("id"), "application/pdf")
    assert founder.post(f"/hall/cases/{number}/files/identity/", {"file": file}).status_code == 303
    return founder, number


def insisted(bureau):
    """A bad name, warned of and insisted on; returns (client, number)."""
    founder, number = opened(bureau, **BAD)
    warned = press(founder, "hall", number, "submit")
    assert warned.status_code == 422
    assert "区级登记的组织不能使用“国际”字样" in "".join(warned.context["form"].errors["insist"])
    half = press(founder, "hall", number, "submit", insist=["N4", "N9"])
    assert half.context["form"].errors == {"insist_reason": ["坚持提交的，请写明理由，登记机关会书面答复。"]}
    assert press(founder, "hall", number, "submit", **naming.INSISTING).status_code == 303
    return founder, number


def letters_go_out():
    """Everything that waits is posted."""
    while post_due():
        pass


def test_story_of_a_bad_name_insisted_on_and_refused_in_writing(bureau, travel):
    travel("2026-11-23 09:00")
    founder, number = insisted(bureau)
    page = at_desk_of(bureau.clerk).get(f"/desk/cases/{number}/").content.decode()
    assert f"“{naming.BAD}”N9冠名（须改）：区级登记的组织不能使用“国际”字样。" in page
    assert "申请人坚持提交的理由" in page and "我们服务外国友人。" in page
    told = {f"reasons-{n}-{k}": v for n, code in enumerate(("R04", "R11"))
            for k, v in {"name": naming.BAD, "code": code, "note": "字样不符"}.items()}  # fmt: skip
    desk(bureau, number, ("clerk", "accept", {}), ("reviewer", "tell_refusal", told))
    assert "字样不符" in founder.get(f"/hall/cases/{number}/").content.decode()
    assert press(founder, "hall", number, "state_case", statement="我们的服务面向外国友人。").status_code == 303
    codes = {"reasons": ["R04", "R11"]}
    desk(
        bureau, number,
        ("reviewer", "propose_rejection", codes | {"opinion": "建议不予核准。", "adopted": "理由不能成立，不予采纳。"}),
    )  # fmt: skip
    assert press(at_desk_of(bureau.reviewer), "desk", number, "reject", **codes).status_code == 403
    desk(bureau, number, ("approver", "reject", codes))

    assert state(number) == "rejected"
    travel("2026-11-23 09:20")
    letters_go_out()
    paper = Paper.objects.get(kind="rejection")
    assert (paper.title, paper.number) == ("不予核准决定书", "滨社名不准〔2026〕1号")
    words = paper.letter.words
    assert [row[0] for row in words["rows"]] == ["R04", "R11"]
    assert "60日内向天津市滨海新区人民政府申请行政复议" in words["remedies"] and "6个月内" in words["remedies"]
    assert any("我们服务外国友人" in line for line in words["paragraphs"])
    shown = founder.get(f"/papers/{paper.code}/")
    assert b"".join(shown.streaming_content).startswith(b"%PDF")
    assert not NameReservation.objects.exists()


def test_story_of_a_good_name_reserved_reminded_renewed_and_expired(bureau, travel):
    travel("2026-11-23 09:00")
    founder, number = opened(bureau)
    assert press(founder, "hall", number, "submit").status_code == 303
    desk(
        bureau, number, ("clerk", "accept", {}), ("reviewer", "propose_approval", naming.APPROVING),
        ("approver", "approve", {}),
    )  # fmt: skip
    letters_go_out()
    words = Letter.objects.get(name="approved").words
    assert dict(words["items"])["保留期"] == "2026年11月23日至2027年5月24日"
    assert "社会组织名称核准通知书" in founder.get(f"/hall/cases/{number}/").content.decode()
    enter(ExternalMirror.objects.get(), number="津名1", entered_on=today(), status="", by=bureau.clerk, version=0)

    travel("2027-04-08 09:00")
    assert tick()["steps"] == 0
    travel("2027-04-09 09:00")
    assert (tick()["steps"], tick()["steps"]) == (1, 0)
    assert Letter.objects.get(name="reminded").says == [f"“{naming.NAME}”保留到2027年05月24日。"]
    travel("2027-04-20 09:00")
    founder = at_desk_of(bureau.founder)  # months later: signed in anew
    assert press(founder, "hall", number, "request_renewal", progress="章程").status_code == 422
    assert press(founder, "hall", number, "request_renewal", progress="场地落实，章程已经起草完毕。").status_code == 303
    desk(bureau, number, ("chief", "renew", {}))
    assert str(NameReservation.objects.get().until) == "2027-11-24"
    assert press(founder, "hall", number, "request_renewal", progress="还想再续一次看看。").status_code == 422

    travel("2027-11-24 23:59")
    assert tick()["steps"] == 0
    travel("2027-11-25 00:01")
    assert tick()["steps"] == 1
    assert (state(number), NameReservation.objects.get().ended_why) == ("expired", "expired")


@pytest.mark.parametrize(("asked", "ends"), [("2027-04-24", "reserved"), ("2027-04-25", "expired")])
def test_a_renewal_asked_for_thirty_days_before_is_deemed_granted(bureau, travel, asked, ends):
    travel("2026-11-23 09:00")
    case = naming.reserved(bureau)
    travel(f"{asked} 09:00")
    founder = at_desk_of(bureau.founder)
    late = press(founder, "hall", case.number, "request_renewal", progress="场地落实，章程已经起草完毕。")
    if ends == "expired":
        assert "逾期没有决定的不视为同意" in "".join(late.context["form"].errors["aware"])
        late = press(founder, "hall", case.number, "request_renewal", progress="场地落实，章程已经起草完毕。", aware="on")
    assert late.status_code == 303
    travel("2027-05-25 00:05")
    tick()
    assert state(case.number) == ends


def test_story_of_candidates_exchanged_once(bureau, travel):
    travel("2026-11-23 09:00")
    founder, number = insisted(bureau)
    told = {"reasons-0-name": naming.BAD, "reasons-0-code": "R11", "reasons-0-note": "含有“国际”"}
    desk(bureau, number, ("clerk", "accept", {}), ("reviewer", "tell_refusal", told))
    same = press(founder, "hall", number, "adjust")
    assert same.status_code == 422
    section = next(s for s in PROCESSES["name_check"].sections if s.key == "names")
    url = f"/hall/cases/{number}/task/names/"
    assert founder.post(url, typed(section, naming.ANSWERS) | {"version": "1"}).status_code == 303
    assert press(founder, "hall", number, "adjust").status_code == 303
    page = at_desk_of(bureau.reviewer).get(f"/desk/cases/{number}/").content.decode()
    assert "有改动" in page and naming.NAME in page
    desk(bureau, number, ("reviewer", "propose_approval", naming.APPROVING), ("approver", "approve", {}))
    assert NameReservation.objects.get().name == naming.NAME


def test_silence_accepts_a_name_application(bureau, travel):
    travel("2026-11-20 20:00")
    case = naming.submitted(bureau)
    travel("2026-11-28 00:01")
    assert tick()["steps"] == 1
    case = type(case).objects.get(pk=case.pk)
    assert (case.state, case.deemed, str(case.accepted_on)) == ("under_review", True, "2026-11-20")


def test_names_are_looked_at_beside_the_field_while_typing_and_by_the_button(bureau):
    founder, number = opened(bureau)
    page = founder.get(f"/hall/cases/{number}/task/names/").content.decode()
    assert f'data-look="/hall/services/MC/check/?case={number}"' in page and "js/look.js" in page
    address = f"/hall/services/MC/check/?case={number}"
    part = founder.post(address, {"part": "1", "first_name": "天津市滨海新区国际服务中心", "second_name": ""}).content.decode()
    assert "<html" not in part and 'data-remarks="first_name"' in part
    assert "N9" in part and "第二十条</a>" in part and "须改" in part

    section = next(s for s in PROCESSES["name_check"].sections if s.key == "names")
    data = typed(section, naming.ANSWERS | {"first_name": "天津市滨海新区ABC文化服务中心"}) | {"version": "1", "look": "1"}
    button = founder.post(f"/hall/cases/{number}/task/names/", data)
    assert button.status_code == 200
    text = button.content.decode()
    assert text.index("第一备选名称") < text.index("名称里有外国文字或者汉语拼音字母“ABC”") < text.index("第二备选名称")
    assert "ABC文化服务中心" in text and "还没有保存" in text
    assert naming.NAME in founder.get(f"/hall/cases/{number}/task/names/").content.decode()  # nothing was saved


def test_anybody_may_try_a_name_before_applying():
    visitor = Client()
    page = visitor.get("/hall/services/MC/check/").content.decode()
    assert "先试一试名称" in page and page.count("<script") == page.count("js/line.js") == 1
    tried = visitor.post("/hall/services/MC/check/", {"kind": "association", "first_name": "滨海新区中国物流协会"})
    text = tried.content.decode()
    assert tried.status_code == 200 and "现在写的是“滨海新区”" in text and "“中国”字样" in text
    empty = visitor.post("/hall/services/MC/check/", {"kind": "", "first_name": ""})
    assert empty.status_code == 422 and "请填写想用的名称。" in empty.content.decode()
    got = visitor.get("/hall/services/MC/check/?kind=association&first_name=天津市滨海新区物流行业协会")
    assert got.status_code == 200 and "检查完了" in got.content.decode()
    assert visitor.post("/hall/services/SJ/check/", {"first_name": "x"}).status_code == 404


def test_another_party_s_draft_lends_nothing_to_a_look(bureau):
    case = naming.draft(bureau)
    stranger = at_desk_of(bureau.stranger)
    address = f"/hall/services/MC/check/?case={case.number}"
    part = stranger.post(address, {"part": "1", "second_name": naming.SECOND}).content.decode()
    assert naming.NAME not in part


def test_looks_are_counted_by_the_minute(bureau, travel):
    travel("2026-11-23 09:00")
    visitor, most = Client(), value("hall.looks_per_minute", on=date(2026, 11, 23)).number
    data = {"kind": "association", "first_name": "天津市滨海新区物流行业协会"}
    for _ in range(most):
        assert visitor.post("/hall/services/MC/check/", data).status_code == 200
    late = visitor.post("/hall/services/MC/check/", data)
    assert late.status_code == 429 and "请过一分钟再检查" in late.content.decode() and "物流行业协会" in late.content.decode()
    assert visitor.post("/hall/services/MC/check/", data | {"part": "1"}).status_code == 429
    travel("2026-11-23 09:01")
    assert visitor.post("/hall/services/MC/check/", data).status_code == 200


@pytest.mark.parametrize("count", [3, 300])
def test_a_look_costs_the_same_however_long_the_register(bureau, count, django_assert_num_queries):
    for n in range(count):
        naming.organization(bureau, f"天津市滨海新区第{n}物流协会", "association", number=800_000 + n)
    visitor = Client()
    data = {"kind": "association", "first_name": "天津市滨海新区物流行业协会"}
    outages.notice()  # asked once a minute by whoever comes first
    with django_assert_num_queries(12):
        visitor.post("/hall/services/MC/check/", data)


def test_a_stranger_neither_sees_nor_touches_a_name_case(bureau):
    case = naming.accepted(bureau)
    stranger = at_desk_of(bureau.stranger)
    assert stranger.get(f"/hall/cases/{case.number}/").status_code == 404
    form = {"version": case.version, "key": uuid.uuid4().hex}
    assert stranger.post(f"/hall/cases/{case.number}/steps/withdraw/", form).status_code == 404
    assert Case.objects.get(pk=case.pk).state == "under_review"
