"""A publicity from the editor's desk to its result, and an objection to it, all through the real pages."""

import io
import re

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from PIL import Image

from casework.clock.tick import tick
from casework.notices.notice import PublicNotice
from casework.notices.rows import Objection
from policy import rules
from tests.casework.notices.making import published, staffed
from tests.files import small_pdf, upload
from tests.stories.pages import at_desk_of

pytestmark = [pytest.mark.story, pytest.mark.django_db]
TITLE = "关于盐业文化服务中心成立登记的公示"
BODY = "拟准予成立登记，现公示五个工作日。\n\n业务范围：盐业历史整理；公益讲座。"
NAMED = {"named": "yes", "name": "郑秋实", "contact": "13912345678", "words": "公示的住所是居民楼，现场没有这个门牌，可以查房产登记。"}


@pytest.fixture
def house(bureau, travel):
    """A Monday morning."""
    travel("2026-11-23 09:00")
    return staffed(bureau)


def text(answer):
    """What a page says."""
    return answer.content.decode()


def press(client, number, step, **facts):
    """A step's page, and its button."""
    url = f"/desk/notices/{number}/steps/{step}/"
    page = client.get(url)
    assert page.status_code == 200, text(page)[:2000]
    version = re.search(r'name="version" value="(\d+)"', text(page))[1]
    return client.post(url, facts | {"version": version, "key": re.search(r'name="key" value="(\w+)"', text(page))[1]})


def begun(house, sort="registration_publicity", body=BODY):
    """The editor drafts; returns (browser, number)."""
    editor = at_desk_of(house.editor)
    wrong = editor.post("/desk/notices/new/", {"sort": sort, "title": TITLE, "body": "短"})
    assert (wrong.status_code, "正文太短" in text(wrong), TITLE in text(wrong)) == (422, True, True)
    done = editor.post("/desk/notices/new/", {"sort": sort, "title": TITLE, "body": body, "key": "k1"})
    assert editor.post("/desk/notices/new/", {"sort": sort, "title": TITLE, "body": body, "key": "k1"}).url == done.url
    return editor, done.url.split("/")[-2]


def object_to(number, data, client=None):
    """Somebody of the public hands in an objection."""
    client = client or Client()
    return client, client.post(f"/publicity/{number}/objection/", data)


def test_from_the_draft_to_the_result(house, travel):
    editor, number = begun(house)
    done = editor.post(f"/desk/notices/{number}/files/", {"file": upload("说明.pdf", small_pdf())})
    assert done.status_code == 303, text(done)
    assert Client().get(f"/publicity/{number}/").status_code == 404
    assert "个人信息检查" in text(editor.get(f"/desk/notices/{number}/"))

    publisher = at_desk_of(house.publisher)
    assert f"/desk/notices/{number}/" in text(publisher.get("/desk/"))
    assert press(publisher, number, "review").status_code == 303
    assert press(publisher, number, "publicize").status_code == 303

    public = Client()
    assert TITLE in text(public.get("/"))
    assert TITLE in text(public.get("/publicity/?standing=running&q=盐业"))
    assert TITLE in text(public.get("/publicity/feed/"))
    assert TITLE in text(public.get("/search/?q=盐业"))
    page = text(public.get(f"/publicity/{number.lower()}/"))
    assert "公示还有7天，11月30日24时截止" in page
    link = re.search(rf"/publicity/{number}/files/\w+/", page)[0]
    assert b"".join(public.get(link).streaming_content).startswith(b"%PDF")

    objector, done = object_to(number, NAMED)
    shown = text(objector.get(done.url))
    code = re.search(r"\w{4}-\w{4}-\w{4}", shown)[0]
    assert "最迟在2026年11月30日办结" in shown
    assert "正在核实" in text(Client().post("/publicity/answer/", {"code": code.lower()}))

    travel("2026-12-01 00:01")
    tick()
    publisher = at_desk_of(house.publisher)  # nobody stays signed in for a week
    refused = press(publisher, number, "conclude", result="没有异议，准予登记。")
    assert "还有 1 件异议没有答复（第1件）" in text(refused)
    assert PublicNotice.objects.get().state == "ended"

    place = f"/desk/notices/{number}/objections/1/"
    seen = text(publisher.get(place))
    assert NAMED["words"] in seen
    assert "郑**" in seen
    assert not re.search("郑秋实|13912345678", seen)
    revealed = text(publisher.post(place, {"do": "reveal", "reveal-reason": "电话核实线索"}))
    assert re.search("郑秋实", revealed)
    assert re.search("13912345678", revealed)
    answer = "经现场核实，门牌已由派出所补发，住所真实。"
    assert "请填写答复" in text(publisher.post(place, {"do": "propose", "upheld": "no"}))
    assert publisher.post(place, {"do": "propose", "upheld": "no", "answer": answer}).status_code == 303
    assert publisher.post(place, {"do": "confirm"}).status_code == 403
    assert Objection.objects.get().answered_at is None
    other = at_desk_of(house.publisher2)
    assert other.post(place, {"do": "confirm"}).status_code == 303
    told = text(Client().post("/publicity/answer/", {"code": code}))
    assert answer in told
    assert "异议不成立" in told

    assert press(publisher, number, "conclude", result="收到异议1件，经核实不成立，准予登记。").status_code == 303
    shown = text(public.get(f"/publicity/{number}/"))
    assert "收到异议 1 件" in shown
    assert "准予登记。" in shown
    steps = list(PublicNotice.objects.get().entries.filter(outcome="done").values_list("step", flat=True))
    assert steps == ["begin", "attach", "review", "publicize", "objection", "end", "reveal", "propose_answer", "answer",
                     "conclude"]  # fmt: skip


def test_nothing_of_the_objector_is_readable_in_the_database(house):
    number = published(house).number
    objector, done = object_to(number, NAMED)
    code = re.search(r"\w{4}-\w{4}-\w{4}", text(objector.get(done.url)))[0]
    dump = "\n".join(connection.connection.iterdump()) if connection.vendor == "sqlite" else everything()
    dump += str([session.get_decoded() for session in Session.objects.all()])
    for secret in ("郑秋实", "13912345678", "没有这个门牌", code, code.replace("-", "")):
        assert secret not in dump
    assert TITLE in dump  # the control: what is public is there to read


def everything():
    """All rows of all tables as text."""
    with connection.cursor() as cursor:
        found = []
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT t::text FROM "{table}" t')
            found += [row[0] for row in cursor.fetchall()]
    return "\n".join(found)


def test_anonymous_only_where_the_rule_allows_it(house):
    nameless = {"named": "no", "words": "公示的住所是居民楼，现场没有这个门牌。"}
    open_one, strict = published(house), published(house, "filing_publicity", title="社区合唱队备案公示")
    assert rules.value("filing.anonymous_objection", on=strict.starts_on).value == "不接受"

    _, done = object_to(strict.number, nameless)
    page = text(done)
    assert (done.status_code, "请填写姓名或者单位名称" in page, nameless["words"] in page) == (422, True, True)
    assert Objection.objects.count() == 0

    objector, done = object_to(open_one.number, nameless)
    assert done.status_code == 303
    code = re.search(r"\w{4}-\w{4}-\w{4}", text(objector.get(done.url)))[0]
    publisher, other = at_desk_of(house.publisher), at_desk_of(house.publisher2)
    place = f"/desk/notices/{open_one.number}/objections/1/"
    publisher.post(place, {"do": "propose", "upheld": "no", "answer": "经现场核实，门牌真实有效。"})
    other.post(place, {"do": "confirm"})
    told = text(Client().post("/publicity/answer/", {"code": code}))
    assert "匿名提出的不作答复" in told
    assert "经现场核实" not in told


def test_the_rule_is_dated(house, travel):
    """From the day an administrator's edition takes effect, the same page takes anonymous objections and answers them."""
    number = published(house, "filing_publicity").number
    rules.enter("filing.anonymous_objection", text="核实并答复", effective_from="2026-11-24", basis="《某办法》", verified=True,
                by=house.admin, instant=PublicNotice.objects.get().published_at)  # fmt: skip
    nameless = {"named": "no", "words": "名单里有人不住在本社区，可以查户籍。"}
    assert object_to(number, nameless)[1].status_code == 422
    travel("2026-11-24 09:00")
    assert object_to(number, nameless)[1].status_code == 303


def test_a_late_objection_gets_a_clear_sentence(house, travel):
    number = published(house).number
    travel("2026-11-30 23:59")
    assert object_to(number, NAMED)[1].status_code == 303
    travel("2026-12-01 00:00")  # before the clock has had its turn
    page = Client().get(f"/publicity/{number}/")
    assert "提交异议" not in text(page)
    _, late = object_to(number, NAMED)
    assert late.status_code == 422
    assert "公示期已于2026年11月30日24时结束，不能再提出异议" in text(late)
    assert Objection.objects.count() == 1


def test_objections_are_throttled(house, travel):
    number = published(house).number
    most = rules.value("notices.objections_per_hour", on=PublicNotice.objects.get().starts_on).number
    assert [object_to(number, NAMED)[1].status_code for _ in range(most)] == [303] * most
    _, done = object_to(number, NAMED)
    assert (done.status_code, "请过一小时再提" in text(done)) == (422, True)
    assert Client(REMOTE_ADDR="10.1.1.1").post(f"/publicity/{number}/objection/", NAMED).status_code == 303
    travel("2026-11-23 10:01")
    assert object_to(number, NAMED)[1].status_code == 303
    assert Objection.objects.count() == most + 2


def test_an_announcement_takes_no_objection_and_a_withdrawn_one_keeps_its_reason(house):
    notice = published(house, "announcement", title="关于年度检查的通知")
    _, refused = object_to(notice.number, NAMED)
    assert (refused.status_code, "这是公告，不接收异议" in text(refused)) == (422, True)
    publisher = at_desk_of(house.publisher)
    assert press(publisher, notice.number, "withdraw", reason="日期写错了，另行发布").status_code == 303
    page = text(Client().get(f"/publicity/{notice.number}/"))
    assert "日期写错了，另行发布" in page
    assert notice.body.split("\n")[0] not in page
    follow = publisher.get(f"/desk/notices/new/?earlier={notice.number}")
    assert notice.number in text(follow)


def test_hits_are_shown_masked_and_stop_the_publication_and_pictures_have_to_be_looked_at(house):
    editor, number = begun(house, body="获奖人员：甲某，电话１３９ 1234 5678，予以公示。")
    kept = io.BytesIO()
    Image.new("RGB", (30, 30), "white").save(kept, "PNG")
    editor.post(f"/desk/notices/{number}/files/", {"file": upload("照片.png", kept.getvalue())})
    page = text(editor.get(f"/desk/notices/{number}/"))
    assert "正文第1行第11字有手机号码 139****5678。" in page
    assert "“照片.png”是图片，机器看不到画面里的字" in page
    publisher = at_desk_of(house.publisher)
    unseen = press(publisher, number, "review")
    assert (unseen.status_code, "请逐页看过上面所列的图片" in text(unseen)) == (422, True)
    assert press(publisher, number, "review", looked_through="on").status_code == 303
    refused = press(publisher, number, "publicize")
    assert (refused.status_code, "139****5678" in text(refused), "12345678" in text(refused)) == (422, True, False)
    assert Client().get(f"/publicity/{number}/").status_code == 404
    bad = editor.post(f"/desk/notices/{number}/files/", {"file": upload("再来.pdf", small_pdf())})
    assert (bad.status_code, "已经审核的稿子不能再换附件" in text(bad)) == (422, True)


def test_the_desk_of_notices_is_for_those_who_work_on_them(house):
    number = published(house).number
    object_to(number, NAMED)
    for person, page, objection in (("clerk", 404, 404), ("auditor", 200, 404), ("editor", 200, 404), ("chief", 200, 200)):
        client = at_desk_of(getattr(house, person))
        assert client.get(f"/desk/notices/{number}/").status_code == page, person
        assert client.get(f"/desk/notices/{number}/objections/1/").status_code == objection, person
    founder = at_desk_of(house.founder)
    assert founder.get("/hall/cases/").status_code == 200
    assert number not in text(founder.get("/hall/cases/"))


def test_a_second_publisher_overrides_with_a_reason_and_the_drafter_does_not(house):
    publisher, other = at_desk_of(house.publisher), at_desk_of(house.publisher2)
    body = "人民法院公告送达：甲某，身份证号码110105198012310022，请于六十日内领取文书。"
    done = publisher.post("/desk/notices/new/", {"sort": "announcement", "title": "公告送达", "body": body})
    number = done.url.split("/")[-2]
    barred = press(publisher, number, "review")
    assert (barred.status_code, "这一步须由另一人办理" in text(barred)) == (403, True)
    assert press(other, number, "review").status_code == 303
    reason = "法院函件要求公告送达须载明身份证件号码，见来函。"
    for client, given, said in ((publisher, "", "身份证号码 110105"), (publisher, reason, "您起草过这份稿子"),
                                (other, "", "身份证号码 110105"), (other, "要求公开", "不少于10个字")):  # fmt: skip
        refused = press(client, number, "announce", override_reason=given)
        assert (refused.status_code, said in text(refused)) == (422, True), (given, said)
    assert press(other, number, "announce", override_reason=reason).status_code == 303
    assert Client().get(f"/publicity/{number}/").status_code == 200
    page = text(publisher.get(f"/desk/notices/{number}/"))
    assert reason in page


def test_the_general_pages_of_cases_show_a_notice_too(house):
    """An auditor comes from the list of all cases; a publisher may know the general address."""
    number = published(house).number
    auditor, publisher = at_desk_of(house.auditor), at_desk_of(house.publisher)
    assert f'href="/desk/notices/{number}/"' in text(auditor.get("/desk/cases/"))
    clerk = at_desk_of(house.clerk)  # who has no desk of notices is not sent there
    assert f'href="/desk/cases/{number}/"' in text(clerk.get("/desk/cases/"))
    assert clerk.get(f"/desk/notices/{number}/").status_code == 404
    for client in (auditor, publisher, clerk):
        assert number in text(client.get(f"/desk/cases/{number}/"))
    assert "原因" in text(publisher.get(f"/desk/cases/{number}/steps/withdraw/"))
