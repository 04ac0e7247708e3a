"""不公开议题: two words nobody else writes stand in a topic of health that touches market alone; its meeting has five units.

They are looked for in every page, paper, export, file and mail of the liaison officer of finance, who sits in that meeting, of a
keeper of seals, a chief and a stranger; market and the office, who may read it, find them.
"""

import pytest

from casework.core.perform import Refused, perform
from casework.journal.instant import now
from casework.post.channels import text_of
from casework.post.papers import issue, keep, render
from casework.post.rows import Letter, Paper
from casework.views.files import token_of
from demo.filing import sheet
from meetings.circle import ANYBODY, NAMELESS, OFFICE_COPY, circle, may_read, name_of, of_unit, reader
from meetings.packets.rounds import ask
from meetings.packets.rows import Packet
from network.models import Post
from tests.access.crawl import walk
from tests.access.roles import browser
from tests.access.words import words_of
from tests.bureau import SINCE
from tests.meetings import cast as acts
from tests.meetings.cast import MINUTES, fresh
from tests.stories.pages import at_desk_of

pytestmark = pytest.mark.django_db  # pages and papers, which no database changes: SQLite alone
ASKED, TITLE, WORDS = "天市垣", "紫微垣", "太微垣"  # the first is what one would search for: a page says it back
FEW = {
    "title": f"{ASKED}{TITLE}退出的处置安排", "background": f"{WORDS}的情况涉及商业秘密，需要两个单位一起研究处置办法和步骤。", "done": f"{WORDS}已经摸底。",
    "proposals": [{"do": f"{WORDS}分步处置", "who": "区卫生健康委", "until": "三个月内"}], "touched": ["market"], "restricted": "yes",
    "restricted_for": "含商业秘密和过程性信息。",
}  # fmt: skip
ON_THE_LISTS = ("/desk/", "/desk/?format=xlsx", "/desk/cases/", f"/desk/cases/?q={ASKED}", f"/desk/?q={ASKED}", "/desk/letters/", "/desk/papers/",
                "/desk/papers/?format=xlsx", f"/desk/papers/?q={ASKED}", "/desk/statistics/", "/desk/journal/", f"/search/?q={ASKED}", "/publicity/",
                *(f"/desk/meetings/?tab={tab}" for tab in ("topics", "sittings", "circulations", "decisions", "bulletin")))  # fmt: skip
NOT_WALKED = ("/policies/", "/hall/", "/notices/", "/help/", "/about/", "/desk/account", "/desk/cases/2026-DJ", "/desk/window", "/desk/staff", "/register/")


def found(client, begin):
    """{address: which of the two words it shows}, and all that was looked at."""
    pages = walk(client, begin, most=len(begin), without=NOT_WALKED)
    told = {url: [word for word in (TITLE, WORDS) if word in words_of(content, kind)] for url, (_, kind, content) in pages.items()}
    return {url: words for url, words in told.items() if words}, pages


def supervised(cast, travel):
    """A meeting with one topic for all and one for few, brought to where its decisions run."""
    few, other = cast.admitted(**FEW), cast.admitted("finance", touched=["market"], title="资金渠道衔接的办法")
    about = cast.bureau.reach("under_review")
    few = perform(few, "bind_case", by=cast.office, about=about.number)
    few = perform(few, "name_step", by=cast.office, wanted="propose_grant", words=f"{WORDS}没有不同意见。")
    case = perform(acts.approved(cast, [few, other]), "notify", by=cast.office)
    with pytest.raises(Refused, match="不能上传各单位都能打开的材料"):
        perform(case, "send_materials", by=cast.office, files={"packet": sheet("材料汇编")})
    ask(case, cast.office)
    Packet.objects.update(made_at=now())  # what stands in the copies, test_packets reads
    case = perform(case, "send_materials", by=cast.office, files={"packet": None})
    travel("2026-12-03 14:30")
    case = perform(case, "open_session", by=cast.convener, chair="康正平", attendance=acts.roll(cast))
    for topic in (few, other):
        said = f"{WORDS}按步骤处置。" if topic == few else "衔接资金渠道。"
        case = perform(case, "record_item", by=cast.office, item=topic.number, statements=said, outcome="resolved", resolved=said, needed="", recused="")
    case = perform(case, "end_session", by=cast.convener, recorder="邹晓岚", files={"record": sheet("会议记录")})
    items = [{"topic": few.number, "considered": f"{WORDS}复杂。", "resolved": f"{WORDS}处置。", "required": f"{WORDS}稳妥。"}, {"topic": other.number, **MINUTES}]
    tasks = [acts.task(few, text=f"{WORDS}分步处置", assisting="区市场监管局", about=about.number), acts.task(other, lead="finance", assisting="区市场监管局")]
    case = perform(case, "circulate_minutes", by=cast.office, opening="", items=items, tasks=tasks)
    for part in case.matters.filter(state="checking"):
        perform(part, "find_correct", by=getattr(cast, part.unit.slug))
    case = perform(fresh(case), "check_minutes", by=cast.director, opinion="与记录一致。")
    marks = [{"topic": few.number, "public": "yes"}, {"topic": other.number, "public": "yes"}]
    with pytest.raises(Refused, match="限定知悉范围，应当标明不公开"):
        perform(case, "sign_minutes", by=cast.convener, public_items=marks, rulings="")
    case = perform(case, "sign_minutes", by=cast.convener, public_items=[marks[0] | {"public": "no"}, marks[1]], rulings="")
    case = perform(perform(case, "issue_minutes", by=cast.office), "assign_decisions", by=cast.office)
    case = perform(case, "publish_minutes", by=cast.office)
    Letter.objects.update(posted_at=now(), waits_for="")
    for letter in Letter.objects.filter(paper__in=("agenda", "minutes", "decision_sheet")).select_related("case", "entry"):
        paper = issue(letter)
        keep(paper, render(paper))
    return few, case


def test_the_word_is_found_by_nobody_outside_the_circle(cast, travel):
    keeper = cast.bureau.person("keeper", "用印人", staff=True)
    Post.objects.create(user=keeper, role="seal_keeper", unit=cast.home, division=cast.bureau.district, title="用印", valid_from=SINCE)
    few, case = supervised(cast, travel)
    own = [f"/desk/cases/{case.number}/", f"/desk/cases/{case.number}/packet/", f"/desk/cases/{case.number}/calendar.ics", *ON_THE_LISTS]
    every = [*(f"/papers/{code}/" for code in Paper.objects.values_list("code", flat=True)),
             *(f"/files/{token_of(row)}/" for one in (few, case) for row in one.uploads.all()),
             f"/desk/cases/{few.number}/", f"/hall/cases/{few.number}/", f"/desk/cases/{few.number}/steps/write/"]

    hits, pages = found(browser(cast.finance), [*own, *every])
    assert hits == {} and sum(status == 200 for status, _, _ in pages.values()) >= 15  # there was much to look at
    for who, lists in ((keeper, ON_THE_LISTS[6:9]), (cast.bureau.chief, ON_THE_LISTS[:10]), (None, ON_THE_LISTS[11:13])):
        hits, pages = found(browser(who), [*lists, *own[:1], *every])
        assert hits == {}, who
        assert sum(url.startswith("/papers/") and page[0] == 200 for url, page in pages.items()) == (3 if who == keeper else 0)  # not the advice on the topic for few
    frozen = Letter.objects.filter(case__number__in=[case.number, *case.matters.filter(unit__slug="finance").values_list("number", flat=True)])
    assert frozen.exclude(words={}).count() >= 4 and not [one for one in frozen if TITLE in str([one.words, one.says]) or WORDS in str([one.words, one.says])]  # every other paper
    assert [letter for letter in Letter.objects.select_related("case") if TITLE in text_of(letter) or WORDS in text_of(letter)] == []  # as mail says it

    with pytest.raises(Refused, match="这段文字在不公开议题里"):
        perform(case, "propose_correction", by=cast.office, wrong=f"{WORDS}处置", right="稳妥处置")

    hits, _ = found(browser(cast.market), own[:1])
    assert hits == {own[0]: [TITLE, WORDS]}  # the control: who may, finds it
    hits, _ = found(browser(cast.office), [own[0], "/desk/meetings/?tab=topics", *every])
    assert hits["/desk/meetings/?tab=topics"] == [TITLE] and hits[own[0]] == [TITLE, WORDS] and any(url.startswith("/papers/") for url in hits)
    text = at_desk_of(cast.finance).get(f"/desk/cases/{case.number}/").content.decode()
    assert f"1. {NAMELESS}（20分钟）" in text and "限定知悉范围，内容由有关单位在平台查看" in text and "会议记录" not in text


def test_one_function_says_who_may_read_and_one_names(cast):
    topic = fresh(cast.countersigned(**FEW))
    day = topic.opened_at.date()
    assert (topic.title, topic.own_title, circle(topic)) == (NAMELESS, FEW["title"], {"health", "market"})
    people = {who: reader(user, day) for who, user in {**{n: getattr(cast, n) for n in ("health", "market", "finance", "office", "convener")},
                                                       "auditor": cast.bureau.auditor, "clerk": cast.bureau.clerk, "nobody": None}.items()}  # fmt: skip
    assert [who for who, one in people.items() if may_read(one, topic)] == ["health", "market", "office", "convener", "auditor"]
    assert [name_of(topic, one) for one in (ANYBODY, of_unit("finance"), of_unit("market"), OFFICE_COPY)] == [NAMELESS] * 2 + [FEW["title"]] * 2
    assert all(may_read(one, cast.draft()) for one in people.values())


def test_the_office_sets_the_mark_and_the_convener_takes_it_off(cast):
    topic = cast.countersigned(touched=["market"])
    name, matter = topic.title, topic.matters.get()
    topic = perform(topic, "restrict_topic", by=cast.office, reason="含商业秘密。")
    assert (topic.title, topic.own_title, fresh(matter).title) == (NAMELESS, name, f"会签：{NAMELESS}")
    with pytest.raises(Refused, match="已经限定知悉范围"):
        perform(topic, "restrict_topic", by=cast.office, reason="含商业秘密。")
    page = at_desk_of(cast.office).get(f"/desk/cases/{topic.number}/").content.decode()
    assert "不公开议题：含商业秘密。" in page and f"题目：{name}" in page and "区卫生健康委、区市场监管局的联络员" in page
    topic = perform(topic, "lift_restriction", by=cast.convener)
    assert (topic.title, topic.subject, fresh(matter).title) == (name, "", f"会签：{name}")
    with pytest.raises(Refused, match="没有限定知悉范围"):
        perform(topic, "lift_restriction", by=cast.convener)
    topic = perform(perform(topic, "recommend", by=cast.office, recommendation="admit", reason="涉及几个单位，建议列入。"), "admit", by=cast.convener)
    acts.approved(cast, [fresh(topic)])
    with pytest.raises(Refused, match="已经写进批准的议程"):
        perform(fresh(topic), "restrict_topic", by=cast.office, reason="含商业秘密。")


def test_the_unit_says_it_while_writing_and_why(cast):
    with pytest.raises(Refused, match="限定知悉范围的，请写明理由"):
        cast.draft(**FEW | {"restricted_for": ""})
    topic = perform(cast.proposed(**FEW), "ask_supplement", by=cast.office, gaps=[{"code": "C01", "note": "没有数据"}])
    topic = perform(topic, "write", by=cast.health, **{**acts.TOPIC, **FEW, "restricted": "no", "restricted_for": ""})
    assert topic.restricted and topic.restricted_for == FEW["restricted_for"]  # handed in, it is not the unit's alone to take off
    line = topic.entries.filter(step="write").last()
    assert TITLE not in line.body  # the journal keeps a salted mark of the title
