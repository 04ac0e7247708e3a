"""书面会签: checks, as plain sentences. What a unit did not answer is never counted as agreed."""

from fractions import Fraction

from casework.clock.deadline import Deadline
from casework.core.answers import Problem
from casework.core.process import PROCESSES
from casework.intake.given import given
from casework.notices.gate.personal_data import in_text
from casework.notices.notice import PublicNotice
from meetings.parties import named
from meetings.standing.keeping import without_liaison


def answers(case):
    """unit slug -> answer kind of the present round; "" where there is none."""
    rows = PROCESSES["circulation_reply"].cases.objects.filter(parent_id=case.pk).exclude(state__in=("cancelled", "abandoned"))
    return {slug: "" if kind == "none" else kind for slug, kind in rows.values_list("asked__slug", "answer_kind")}


def has_no_personal_data(case, act):
    """会签稿没有身份证件号码、手机号码、银行卡号（会发给多个单位）。"""
    for name, label in (("title", "事由"), ("grounds", "理由"), ("resolution", "拟议定的内容")):
        yield from (Problem(hit.sentence, name) for hit in in_text(str(act.facts.get(name, "")), label))


def is_written(case, act):
    """事由、理由、拟议定的内容和任务、会签单位都已填写。"""
    for label, there in (("采用书面会签的情形", case.ground), ("理由", case.grounds), ("拟议定的内容", case.resolution), ("任务", case.tasks),
                         ("会签单位", case.asked)):  # fmt: skip
        if not there:
            yield f"还没有填写“{label}”，请先办理“拟写会签稿”。"


def a_task_asks_for_the_step(case, act):
    """关联了办件的，写明请办理的环节，有一项任务请有权单位办理。"""
    if case.about_id and not case.about_step:
        yield "关联了办件，还没有写明请有权单位办理的环节；不请办理的，请在“关联办件”清空。"
    elif case.about_id and not any(task.get("about") for task in case.tasks):
        yield "关联了办件，请在“拟写会签稿”的任务里选上由哪一项请有权单位办理。"


def all_touched_are_asked(case, act):
    """会签单位包括直接涉及的单位、任务的牵头和配合单位。"""
    touched = [*case.direct, *(slug for task in case.tasks for slug in (task["lead"], *task["assisting"]))]
    if left := [slug for slug in dict.fromkeys(touched) if slug not in case.asked]:
        yield f"内容还涉及{'、'.join(named(left))}，会签单位应当包括全部涉及的单位。"


def asked_have_a_liaison(case, act):
    """每个会签单位都有在任联络员。"""
    missing = [unit.short for unit in without_liaison(act.day) if unit.slug in case.asked]
    if missing:
        yield f"{'、'.join(missing)}还没有在任的联络员，请先登记。"


def answer_has_reasons(matter, act):
    """修改后同意、不同意和建议上会的，写明理由。"""
    if given(act, "answer") != "agree" and len((given(act, "reason") or "").strip()) < 10:
        yield Problem("请写明怎么改或者理由，不少于10个字。", "reason")


def may_be_corrected(matter, act):
    """答复期限未满，没有更正过，会签还在进行。"""
    row = Deadline.objects.filter(case_id=matter.pk, kind="clock", name="reply").order_by("-id").first()
    if row and act.day > row.due_on:
        yield f"答复期限已于{row.due_on:%Y年%m月%d日}届满，不能再更正。"
    if matter.findings:
        yield "答复只能更正一次。"
    if matter.parent.state != "circulating":
        yield "各单位的答复已经收齐汇总，不能再更正。"


def somebody_wants_changes(case, act):
    """有单位提出修改意见。"""
    if "amend" not in answers(case).values():
        yield "没有单位提出修改意见，不用修改。"


def may_go_round_again(case, act):
    """再次会签没有超过规定的次数。"""
    most = int(act.rule("circulation.recirculations").number)
    if case.round > most:
        yield f"再次会签以{most}次为限，没有通过的请转为会议议题。"


def revised_in_time(case, act):
    """修改在规定的工作日以内完成。"""
    row = Deadline.objects.filter(case_id=case.pk, kind="state", name="revising").order_by("-id").first()
    if row and act.day > row.due_on:
        yield f"修改期限已于{row.due_on:%Y年%m月%d日}届满，请转为会议议题。"


def all_direct_agree(case, act):
    """内容直接涉及的单位全部同意。"""
    said = answers(case)
    if left := [slug for slug in case.direct if said.get(slug) != "agree"]:
        yield f"{'、'.join(named(left))}是直接涉及的单位，没有答复同意。"


def enough_agree(case, act):
    """答复同意的单位达到会签单位总数的规定比例，没有答复的不计。"""
    share, agreed = Fraction(str(act.rule("circulation.pass_share").value)), list(answers(case).values()).count("agree")
    if Fraction(agreed, max(1, len(case.asked))) < share:
        yield f"会签单位{len(case.asked)}个，同意{agreed}个，不足{share.numerator}/{share.denominator}。"


def nobody_wants_a_meeting(case, act):
    """没有单位建议上会。"""
    if wants := [slug for slug, kind in answers(case).items() if kind == "meeting"]:
        yield f"{'、'.join(named(wants))}建议上会，请转为会议议题。"


def no_change_is_left(case, act):
    """没有还没处理的修改意见。"""
    if wants := [slug for slug, kind in answers(case).items() if kind == "amend"]:
        yield f"{'、'.join(named(wants))}提出了修改意见，请修改后再次会签；已经再次会签的，请转为会议议题。"


CONDITIONS = (all_direct_agree, enough_agree, nobody_wants_a_meeting, no_change_is_left)


def has_not_passed(case, act):
    """通过的条件没有全部满足。"""
    if case.state == "tallying" and not any(sentence for condition in CONDITIONS for sentence in condition(case, act)):
        yield "通过的条件都已满足，请由办公室主任认定通过；不予签发由召集人决定。"


def count(case):
    """How the answers stand, in a line; nothing before anybody was asked."""
    said = list(answers(case).values())
    if not said:
        return []
    kinds = (("agree", "同意"), ("amend", "修改后同意"), ("disagree", "不同意"), ("meeting", "建议上会"), ("", "没有答复"))
    return [f"会签单位{len(case.asked)}个：{'，'.join(f'{label}{said.count(kind)}个' for kind, label in kinds if said.count(kind))}。"]


def stays_among_its_readers(case, act):
    """由不公开议题转来的，决定不公开。"""
    if given(act, "public") == "yes" and case.is_for_few:
        yield Problem("由不公开议题转来的决定不能公开；可以公开的，请先在议题解除限定。", "public")


def may_be_published(case, act):
    """召集人标明公开，还没有送过公开审查。"""
    if not case.public:
        yield "召集人没有标明公开，不能公开。"
    if PublicNotice.objects.filter(source_id=case.pk).exclude(state__in=("discarded", "withdrawn")).exists():
        yield "公开版已经送审，请在“公示公告”里查看。"


def public_one_is_out(case, act):
    """标明公开的决定已经公开。"""
    if case.public and not PublicNotice.objects.filter(source_id=case.pk, published_at__isnull=False).exists():
        yield "标明公开的决定还没有公开。"


def was_told_at_a_meeting(case, act):
    """通报的会议在印发以后召开，议程列入了这项通报。"""
    meeting = given(act, "meeting")
    if meeting is not None and (meeting.ended_at is None or meeting.begins_at.date() < case.issued_on):
        yield Problem("请选择印发以后已经召开的会议。", "meeting")
    elif meeting is not None and case.number not in meeting.reports:
        yield Problem(f"{meeting.number}的议程没有列入这项通报，请选择议程列入的会议；还没有的，请在下次会议“提交议程”时列入。", "meeting")
