"""材料汇编: one paper of many parts, a copy for each unit, and nobody opens another's."""

import hashlib
import io
import secrets

import pikepdf
import pypdfium2
import pytest

from casework.clock.tick import ROUNDS
from casework.core.perform import Refused, perform
from casework.intake import store
from casework.intake.rows import Upload
from casework.journal.instant import now, today
from meetings.circle import NAMELESS
from meetings.packets.rounds import ask, path_of
from meetings.packets.rows import Packet, PacketCopy
from network.disclosures import Disclosure
from papers.typeset import typeset
from tests.access.roles import fetched
from tests.files import small_pdf
from tests.meetings import cast as acts
from tests.meetings.cast import fresh
from tests.papers.examples import NOTICE
from tests.stories.pages import at_desk_of

pytestmark = pytest.mark.django_db  # files and pages, which no database changes: SQLite alone
SCIENCE = {"title": "科普类组织进社区课程表的安排", "touched": ["finance"], "lead": "science", "background": "科普课程在各街道重复开设，有的街道一门也没有。"}


def attach(topic, name, content, kind="pdf"):
    """A report handed in with a topic, without the road to it."""
    row = Upload(case_id=topic.pk, key="submit_topic.report", name=name, path=f"aa/{secrets.token_hex(16)}", kind=kind, size=len(content),
                 sha256="0" * 64, scan="clean", uploaded_at=now())  # fmt: skip
    row.save()
    store.path_of(row).parent.mkdir(parents=True, exist_ok=True)
    store.path_of(row).write_bytes(content)


def read(copy):
    """(text of every page, bookmarks as [(level, title, page)], what it says of PDF/A) of a stored copy."""
    content = path_of(copy.path).read_bytes()
    assert hashlib.sha256(content).hexdigest() == copy.sha256
    document = pypdfium2.PdfDocument(content)
    pages = ["".join(page.get_textpage().get_text_range().split()) for page in document]
    marks = [(mark.level, mark.get_title().replace(" ", ""), mark.get_dest().get_index() + 1) for mark in document.get_toc()]
    with pikepdf.open(io.BytesIO(content)) as opened:
        return pages, marks, opened.open_metadata().pdfa_status


def test_each_unit_gets_one_paper_of_all_parts_and_opens_no_other(cast):
    health, science = cast.admitted(), cast.admitted("science", **SCIENCE, restricted="yes", restricted_for="含过程性信息。")
    attach(science, "课程表.pdf", typeset("papers/notice.html", NOTICE | {"paragraphs": ["课程表的正文。"] * 30}))
    case = acts.approved(cast, [health, science])
    office, url = at_desk_of(cast.office), f"/desk/cases/{case.number}/packet/"
    assert url in office.get(f"/desk/cases/{case.number}/").content.decode()
    assert science.own_title in office.get(url).content.decode()
    assert [office.post(url, {}).status_code for _ in range(2)] == [303, 303]  # pressed twice
    assert (Packet.objects.count(), PacketCopy.objects.count()) == (1, 0)  # nothing is made in the request
    ROUNDS["packets"](today())
    copies = {copy.unit.slug if copy.unit else "office": copy for copy in PacketCopy.objects.select_related("unit")}

    pages, marks, archival = read(copies["finance"])
    assert [title for _, title, _ in marks] == ["会议议程", "材料汇编", f"一、{health.title}", f"二、{science.own_title}",
                                                "议题2附件1：课程表.pdf", "签到表", "任务分解表"]  # fmt: skip
    for level, title, page in marks:
        assert title in pages[page - 1]
        assert pages[1].partition(f"{title}·")[2].lstrip("·").startswith(str(page)), (level, title)
    assert all(f"—{n}—" in page for n, page in enumerate(pages[1:], start=2)) and "—1—" not in pages[0]
    assert all(page.count("区财政局第01份") == 3 for page in pages)
    first = marks[4][2]
    assert "课程表的正文" in pages[first - 1] and "第2页，共2页" in pages[first] and "课程表的正文" in pages[first] and archival == "3U"

    pages, marks, _ = read(copies["health"])  # the topic of few readers is not theirs
    text = "".join(pages) + "".join(title for _, title, _ in marks)
    assert science.own_title not in text and "课程表" not in text and SCIENCE["background"] not in text and health.title in text
    assert NAMELESS in pages[2] and text.count("区卫生健康委第02份") == 3 * len(pages)
    assert copies["office"].number == 0 and science.own_title in "".join(read(copies["office"])[0])

    finance = at_desk_of(cast.finance)
    assert finance.get(f"{url}finance/").status_code == 404  # not before the materials were sent
    case = perform(perform(case, "notify", by=cast.office), "send_materials", by=cast.office)
    assert fetched(finance.get(f"{url}finance/")) == path_of(copies["finance"].path).read_bytes()
    assert [finance.get(f"{url}{ref}/").status_code for ref in ("health", "office", "nobody")] == [404] * 3
    auditor = at_desk_of(cast.bureau.auditor)  # reads the page of what they oversee, and opens no copy
    assert at_desk_of(cast.bureau.clerk).get(url).status_code == auditor.get(f"{url}office/").status_code == auditor.post(url, {}).status_code == 404
    assert "各份由办公室和参加单位打开" in auditor.get(url).content.decode()
    assert "还没有打开" not in finance.get(url).content.decode() and "装订材料汇编" not in finance.get(url).content.decode()
    assert finance.post(url, {}).status_code == 404
    assert list(Disclosure.objects.filter(about=case.number).values_list("by", "field")) == [(cast.finance.pk, f"packet {copies['finance'].path}")]
    assert list(PacketCopy.objects.filter(fetched_at__isnull=False).values_list("unit__slug", flat=True)) == ["finance"]

    # After a restore the archive holds the rows, not what can be bound again: the first look asks for it.
    whole = {copy.pk: path_of(copy.path).read_bytes() for copy in PacketCopy.objects.all()}
    for copy in PacketCopy.objects.all():
        path_of(copy.path).unlink()
    answer = finance.get(f"{url}finance/")
    assert (answer.status_code, answer.url) == (302, url) and "正在重新装订" in finance.get(url).content.decode()
    ROUNDS["packets"](today())
    assert {copy.pk: path_of(copy.path).read_bytes() for copy in PacketCopy.objects.all()} == whole
    assert fetched(finance.get(f"{url}finance/")) == whole[copies["finance"].pk] and "正在重新装订" not in finance.get(url).content.decode()
    PacketCopy.objects.filter(number=0).update(sha256="0" * 64)  # the meeting has gone on since: a version of its own
    path_of(copies["finance"].path).unlink()
    assert finance.get(f"{url}finance/").status_code == 302
    ROUNDS["packets"](today())
    assert list(Packet.objects.values_list("version", "made_at", "fault")) == [(2, None, "")] and PacketCopy.objects.count() == 0


def test_afterwards_it_says_who_came_and_what_was_decided(cast, travel):
    topic = cast.admitted()
    attach(topic, "汇报稿.pdf", small_pdf())
    attach(topic, "测算.docx", b"PK", "docx")
    attach(topic, "坏的.pdf", b"%PDF-1.7 broken")
    case = acts.notified(cast, [topic])
    with pytest.raises(Refused, match="或者先在“材料汇编”一页装订"):
        perform(case, "send_materials", by=cast.office)  # nothing was bound, nothing uploaded
    ask(case, cast.office)
    ROUNDS["packets"](today())
    before = path_of(PacketCopy.objects.get(number=0).path)
    travel("2026-12-03 14:30")
    case = perform(case, "open_session", by=cast.convener, chair="康正平", attendance=acts.roll(cast, absent=("science",)))
    page = at_desk_of(cast.office).get(f"/desk/cases/{case.number}/packet/").content.decode()
    assert "请重新装订" in page and "《测算.docx》是可编辑文件" in page and "《坏的.pdf》打不开" in page and "不能作为PDF/A存档" in page
    item = case.agenda.get()
    item.outcome, item.resolved, item.tasks = "resolved", "编制清单。", [acts.task(topic, assisting=["market"])]
    item.save()

    ask(fresh(case), cast.office)
    ROUNDS["packets"](today())

    copy = PacketCopy.objects.get(number=1)
    pages, marks, archival = read(copy)
    text = "".join(pages)
    assert (copy.packet.version, archival, Packet.objects.count(), before.exists()) == (2, "", 1, False)
    assert "区科技局（请假或者缺席）" in text and "某局长" in text and "测算.docx是可编辑文件" in text
    assert "按会议纪要分解" in text and "成果：清单" in text and "2027年1月29日" in text and "草拟" not in text
    assert [title for _, title, _ in marks][3] == "议题1附件1：汇报稿.pdf"

    type(topic).objects.filter(pk=topic.pk).update(background="字" * 20_001)  # beyond what is ever typeset: said in a sentence, and the packet that is there stays
    ask(fresh(case), cast.office)
    ROUNDS["packets"](today())

    page = at_desk_of(cast.office).get(f"/desk/cases/{case.number}/packet/").content.decode()
    assert "有一段长20001字" in page and "第 2 版" in page and path_of(copy.path).exists()
    assert sorted(path.name for path in path_of("x").parent.glob(f"{Packet.objects.first().pk}-*")) == []
