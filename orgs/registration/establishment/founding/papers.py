"""What is drawn from the list: the sheet to sign, the roster, the minutes. ID numbers on them are masked."""

from django.core.files.base import ContentFile
from django.db import transaction

from casework.core.answers import Refused
from casework.intake import store
from casework.intake.bond.text import line as line_of
from casework.intake.fields import receive
from casework.journal.instant import day_of, now
from network.demonstration import shown
from orgs.registration.establishment.founding.changing import held
from orgs.registration.establishment.founding.counting import agrees, minutes_digest, roster_digest, standing, typed
from orgs.registration.establishment.founding.journal import line
from orgs.registration.establishment.founding.rows import UNIT, FoundingPaper
from orgs.registration.establishment.founding.sheets import sheet_name
from papers.bonding import picture
from papers.typeset import typeset
from papers.words import zh_date, zh_moment

TITLES = {"member_list": "会员名册", "meeting_minutes": "成立大会会议纪要"}
TEMPLATE = "papers/founding.html"


def _common(case, founding, title, *, sheet, mark, code=""):
    """What every one of them carries: the QR of each page names the sheet and the digest of what it was drawn from."""
    text = line_of(case.number, sheet, mark)
    return {
        "title": title, "case_number": case.number, "version": founding.version, "code": code, "mark": mark[:16].upper(),
        "qr": picture(text), "bond": text, "demo": shown(), "date": zh_date(day_of(now())),
        "name": typed(case).get("full_name") or case.party.name,
    }  # fmt: skip


def sheet(printed, members):
    """签名页 as PDF bytes: names of those it covers, a line for each; no numbers."""
    founding, case = printed.founding, printed.founding.case
    rows = [[str(m.seat), _named(m), "", ""] for m in members if printed.covers(m)]
    words = _common(case, founding, "发起会员签名页", sheet=sheet_name(printed), mark=printed.digest, code=printed.code) | {
        "version": printed.version, "columns": ["序号", "会员", "本人签名（单位盖章）", "日期"], "rows": rows, "look": "tall",
        "paragraphs": ["我自愿作为发起会员加入本会，名单所列本人（本单位）信息属实，同意由申请人提交登记管理机关审查。"],
        "printed": zh_moment(printed.printed_at),
    }  # fmt: skip
    return typeset(TEMPLATE, words)


def _named(member):
    return f"{member.clear_name}（代表人：{member.signer}）" if member.kind == UNIT else member.clear_name


def _how(member):
    given = member.given
    day = zh_date(day_of(given.at))
    return f"签名页{given.scan.sheet.code}（{day}录入）" if given.scan_id else f"链接确认（{day}）"


def roster(now_, case):
    """会员名册 as PDF bytes: exactly those who confirmed."""
    mark = roster_digest(now_.founding, now_.members)
    rows = [[str(n), _named(m), m.masked_number, _how(m)] for n, m in enumerate(now_.confirmed, start=1)]
    words = _common(case, now_.founding, "会员名册", sheet="L-ROSTER", mark=mark) | {
        "items": [("个人会员", f"{now_.individuals}名"), ("单位会员", f"{now_.units}个"),
                  ("合计", f"{now_.individuals + now_.units}")],
        "look": "roster",
        "columns": ["序号", "会员", "身份证号码或者统一社会信用代码", "确认方式"], "rows": rows,
        "after": ["身份证号码在平台加密保存，本页只印部分；登记管理机关审查时可以核对完整号码。"],
    }  # fmt: skip
    return typeset(TEMPLATE, words)


def minutes(now_, case):
    """成立大会会议纪要 as PDF bytes: who was to come, who came, every vote, what it means by the rules."""
    meeting, came, all_ = now_.meeting, now_.present, now_.confirmed
    mark, answers = minutes_digest(now_.founding, now_.members, meeting), typed(case)
    officers = "、".join(
        f"{row.get('name', '')}（{row.get('position', '')}）" for row in answers.get("officers") or [] if row
    )
    share, quorum = now_.share.value, now_.quorum.value
    votes = [
        ["审议章程草案", meeting.charter_for, meeting.charter_against, meeting.charter_abstained],
        [f"选举负责人：{officers or '见拟任负责人名单'}", meeting.officers_for, meeting.officers_against, meeting.officers_abstained],
    ]  # fmt: skip
    words = _common(case, now_.founding, "成立大会会议纪要", sheet="L-MINUTES", mark=mark) | {
        "items": [("时间", zh_date(meeting.held_on)), ("地点", meeting.place),
                  ("主持人", meeting.host.signer if meeting.host else "（须重新填写）"),
                  ("记录人", meeting.recorder.signer if meeting.recorder else "（须重新填写）"),
                  ("应到", f"{len(all_)}名"), ("实到", f"{len(came)}名"),
                  ("出席要求", f"应到的{quorum}以上，{'已达到' if now_.came_enough else '没有达到'}")],
        "columns": ["议题", "同意", "反对", "弃权", "结果"],
        "rows": [[*map(str, row), f"{'通过' if now_.passed(row[1]) else '未通过'}（须超过实到的{share}）"] for row in votes],
        "after": [line_ for line_ in (f"其他事项：{meeting.others}" if meeting.others else "",
                  "出席会员：" + "、".join(m.signer if m.kind != UNIT else _named(m) for m in came) + "。") if line_],
        "signatures": ["主持人签名", "记录人签名"],
    }  # fmt: skip
    return typeset(TEMPLATE, words)


def make(founding, by):
    """Draw the roster, and the minutes where a meeting is entered, and keep them as the application's materials.

    Typesetting takes its time outside any lock; if the list moved meanwhile the page says that it must be drawn anew.
    Raises Refused.
    """
    case = founding.case
    found = standing(founding, case)
    if not found.confirmed:
        raise Refused(["还没有会员确认，不能生成名册。"])
    made = {"member_list": (roster(found, case), roster_digest(founding, found.members))}
    if found.meeting and agrees(found.meeting, found.members):
        made["meeting_minutes"] = (minutes(found, case), minutes_digest(founding, found.members, found.meeting))
    files = {
        key: receive(ContentFile(content, f"{TITLES[key]}（联名生成）.pdf"), ("pdf",))
        for key, (content, _) in made.items()
    }
    with transaction.atomic():
        case = held(case)
        for old in founding.papers.filter(key__in=made, upload__submission__isnull=True).select_related("upload"):
            store.discard(old.upload)
        for key, file in files.items():
            upload = store.keep(case, key, file, by)
            FoundingPaper.objects.create(founding=founding, key=key, upload=upload, digest=made[key][1])
            line(case, "founding_drawn", by=by, material=key, version=founding.version)
    return list(made)
