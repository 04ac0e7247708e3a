"""社区社会组织备案变更: what must be true before a step, as plain sentences."""

import re
from datetime import timedelta

from casework.clock.running import running, state_is_over, state_is_running
from casework.core.perform import Problem
from casework.intake import drafts
from casework.intake.given import given
from casework.intake.mending import every_gap_is_answered
from network.models import User
from network.vault import blinds
from orgs.filing import leaders
from orgs.filing.change.items import LEADER, MOVE, PLAIN, POSTED, RECORD, Item, small, way_of
from orgs.filing.change.reasons import MENDABLE
from orgs.filing.change.states import CHECKING, DECIDING, MENDING, REDOING, State
from orgs.filing.change.wanted import columns, compared
from orgs.filing.choices import LIVING, Standing
from orgs.filing.community_org import named, street_of
from orgs.filing.grounds import only_of
from orgs.filing.on_notice import posting_is_over
from orgs.filing.thresholds import members_needed

__all__ = ["every_gap_is_answered", "state_is_over", "state_is_running"]
LATE = re.compile(r"逾期|超期|超过.{0,6}[日天]|晚办|太晚|迟")
RUNNING = CHECKING | DECIDING | MENDING | REDOING | {State.APPROVED}
STANDING = (Standing.FILED, Standing.SUSPENDED)
GOES = {
    RECORD: "变更事项只含联系方式、成员人数或者同一社区内的活动场所。", PLAIN: "变更事项不含更换负责人，不涉及迁往其他街镇；随报随备的事项单独提交。",
    LEADER: "变更事项含更换负责人，不涉及迁往其他街镇。", MOVE: "变更事项是迁往其他街镇。",
}  # fmt: skip
APART = "同一社区内的活动场所随报随备、马上生效，请在“变什么”里去掉它，另外提交一次。"


def offers(way):
    """Whether the answers lead this way: only its button is shown."""
    return lambda case, answers: way_of(answers) == way


def goes(way):
    """The check that an application goes the way it is handed in."""

    def check(case, act):
        if act.answers.get("items") and way_of(act.answers) != way:
            yield f"这一步不符：{GOES[way]}"
        elif way != RECORD and small(act.answers):
            yield APART

    check.__doc__ = GOES[way]
    return check


def same_way(case, act):
    """补正时没有换成别的变更事项。"""
    if act.answers.get("items") and (set(act.answers["items"]) != set(case.items) or way_of(act.answers) != case.way):
        yield "补正时不能换变更事项；要换的，请撤回后重新申请。"


def nothing_else_runs(case, act):
    """没有别的变更正在办理。"""
    other = case.org.changes.filter(state__in=RUNNING).exclude(pk=case.pk).first()
    if other:
        yield f"还有一件变更（{other.number}）正在办理，办完再提交，或者先撤回那一件。"


def still_filed(case, act):
    """备案有效或者暂停，没有失效、注销。"""
    if case.org.status not in STANDING:
        yield f"组织现在是“{case.org.status_label}”，不能办理变更。"


def has_left(case, act):
    """备案已经注销、撤销，或者转为法人登记。"""
    if case.org.status in LIVING:
        yield "组织没有注销，也没有转为法人登记。"


def stands_well(case, act):
    """没有未结的整改或者暂停。"""
    if case.org.status == Standing.SUSPENDED:
        yield "组织正在暂停整改，整改恢复以后再办理迁移。"


def goes_elsewhere(case, act):
    """迁往的是其他街镇。"""
    target = act.answers.get("division")
    if target is not None and street_of(target).pk == case.home_id:
        yield "迁往的还是本街镇；同一街镇内换场所的，请选“活动场所”。"


def enough_members(case, act):
    """变更后成员不低于最低人数。"""
    count, org = act.answers.get("members_now"), case.org
    least = members_needed(org.member_kind, org.division, org.focus_tags, act.rule)
    if Item.MEMBERS in (act.answers.get("items") or ()) and count is not None and count < least.number:
        yield f"成员有{count}人，应当不少于{least.text}人。请先补充成员，或者申请注销。"


def phone_is_verified(case, act):
    """新联系方式已验证：是组织成员账号里的号码。"""
    number = act.answers.get("new_phone")
    asked = number and Item.CONTACT in (act.answers.get("items") or ())
    if asked and not User.objects.filter(phone_blind__in=blinds(number), memberships__party_id=case.party_id).exists():
        yield "新联系电话还没有验证过：请用这个号码注册并加入组织以后再提交，或者填您账号里的号码。"


def leader_fits(case, act):
    """拟任负责人年满18周岁，任职不超过规定的个数，不在限制期内。"""
    number = act.answers.get("leader_id")
    if number and case.org.leader.id_blind not in blinds(number):
        yield from leaders.unfit(number, act.rule, act.day)


def majority_agrees(case, act):
    """更换负责人、变更名称、迁移的，全体成员过半数同意。"""
    count, total = act.answers.get("consent_count"), case.org.member_count
    if count is None:
        return
    if count > total:
        yield f"台账上有{total}名成员，同意的不能比这更多；人数变了的，请先变更成员人数。"
    elif count <= total * act.rule("filing_change.leader_consent").number:
        yield f"同意的有{count}人，应当超过全体成员{total}人的一半。"


def name_is_free(case, act):
    """新名称在备案街镇没有重复。"""
    target = act.answers.get("division")
    yield from _taken(case, columns(case.org, act.answers).get("name"), street_of(target) if target else case.home)


def _taken(case, name, street):
    taken = named(name, street) if name else None
    if taken is not None and taken.pk != case.org_id:
        yield f"{street.name}已经有“{taken.name}”，请改一下名称。"


def something_differs(case, act):
    """变更后的内容与台账不同。"""
    whole = act.answers.get("items") and not list(drafts.missing(case, drafts.forms_of(case)))
    if whole and not act.answers.get("division") and not compared(case.org, act.answers)[1]:
        yield "填写的内容与台账上的一样，没有变化。"


# What is asked at every handing in.
FITS = (still_filed, enough_members, phone_is_verified, leader_fits, majority_agrees, name_is_free, something_differs)


def still_fits(case, act):
    """变更后仍符合备案条件：备案没有失效、注销，名称没有重复。"""
    yield from still_filed(case, act)
    yield from _taken(case, case.after.get("name"), case.target.parent if case.target_id else case.home)


def two_thirds_agreed(case, act):
    """同意人数达到全体成员三分之二。"""
    agreed, total, share = given(act, "agree_count"), given(act, "total_count"), act.rule("filing_change.witnessed_consent")
    if total is not None and total < case.org.member_count:
        yield Problem(f"台账上有{case.org.member_count}名成员，成员总数不能少于这个数。", "total_count")
    elif agreed is not None and total is not None and not total * share.number <= agreed <= total:
        yield Problem(f"{total}名成员中同意的有{agreed}人，应当达到{share.text}；没有达到的，请办理“见证未达到三分之二”。", "agree_count")


def two_witnesses(case, act):
    """见证人不少于2名居村委会工作人员。"""
    least, found = act.rule("filing_change.witness_min_staff").number, given(act, "witnesses") or []
    if found and len({row["name"] for row in found}) < least:
        yield Problem(f"见证应当有{least}名以上居村委会工作人员，请写明每一个人。", "witnesses")


def meeting_is_past(case, act):
    """会议已经开过。"""
    if given(act, "meeting_on") and act.facts["meeting_on"] > act.day:
        yield Problem("会议日期不能晚于今天。", "meeting_on")


def community_asks_once(case, act):
    """本环节此前没有告知过补正。"""
    if case.community_asked:
        yield "居村委会只能告知一次补正，不能再提出新的要求；请提出意见。"


def street_asks_once(case, act):
    """街镇此前没有告知过补正。"""
    if case.street_asked:
        yield "街镇已经一次告知过补正，不能再提出新的要求。"


def asks_in_time(case, act):
    """在收件之日起5个工作日内告知；逾期不告知的即为收件齐全。"""
    row = running(case, "clock", "decision")
    if row and act.day > row.due_on:
        yield f"已于{row.due_on:%Y年%m月%d日}到期，逾期不告知的即为收件齐全，不能再告知补正。"


def not_yet_extended(case, act):
    """还没有延长过。"""
    if case.extended:
        yield "补正期限已经延长过一次，不能再延长。"


def is_to_be_posted(case, act):
    """变更含名称或者负责人。"""
    if not POSTED & set(case.items):
        yield "名称和负责人没有变化，不用公示。"


def needs_no_posting(case, act):
    """变更不含名称和负责人。"""
    if POSTED & set(case.items):
        yield "变更含名称或者负责人，请办理“核查通过并公示”。"


def posted_where_it_must(case, act):
    """需要公示的已经公示期满。"""
    if POSTED & set(case.items):
        yield from posting_is_over(case, act)


def posted_if_granted(case, act):
    """拟准予的，需要公示的已经公示期满。"""
    if given(act, "way") == "grant":
        yield from posted_where_it_must(case, act)


def not_for_lateness(case, act):
    """至少选定一条理由，不得只以逾期办理为由。"""
    codes, facts = given(act, "reason_codes"), given(act, "facts")
    if act.facts.get("way") == "grant":
        return
    if not codes and act.facts.get("way") == "refuse":
        yield Problem("请至少选定一条理由。", "reason_codes")
    elif only_of(facts, LATE):
        yield Problem("写明的事实只是逾期办理；逾期办理的应当受理并提示，不得仅因逾期不予变更（第二十五条）。", "facts")


def mendable_was_told(case, act):
    """能通过补正解决的，已经给过补正机会。"""
    found = [code for code in given(act, "reason_codes") or () if code in MENDABLE]
    if found and not (case.community_asked or case.street_asked):
        yield Problem(f"{'、'.join(found)}可以通过补正解决，还没有告知过补正，不能直接不予变更。", "reason_codes")


def late(act):
    """What officials are told of the day it changed: late is taken all the same (第二十五条)."""
    since, limit = act.answers.get("happened_on"), act.rule("filing_change.apply_within")
    if since and act.day > since + timedelta(days=int(limit.number)):
        yield f"变化发生在{since:%Y年%m月%d日}，超过{limit.text}才办理；应当受理并提示，不得仅因逾期不予变更。"
