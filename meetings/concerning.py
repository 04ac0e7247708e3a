"""Tasks that concern a case of another process: as a topic or a circulation names it (`about`, `about_step`, `about_words`)."""

from django import forms

from casework.core.answers import Problem
from casework.intake.given import given
from meetings.charges import competent, label_of, steps_of, wish


def bound(subjects):
    """Those of these topics or circulations that are bound to a case with a step."""
    return [one for one in subjects if one.about_id and one.about_step]


def column(subjects):
    """The column in which a task names the case it concerns: only where there is one."""
    named = [(one.about.number, f"{one.about.number} {label_of(one.about, one.about_step)}") for one in bound(subjects)]
    return {"about": forms.ChoiceField(label="请有权单位办理的办件", choices=[("", "不涉及办件"), *named], required=False)} if named else {}


def spelt(task, subject):
    """A task as it is kept: one that concerns a case says in words what is asked of it."""
    return task | {"asked": wish(subject.about, subject.about_step)} if task.get("about") else task


def facts(subject, task):
    """What the decision of a task knows of the case; nothing where it concerns none."""
    if not task.get("about") or not subject.about_id:
        return {}
    return {"about": subject.about, "about_step": subject.about_step, "about_words": subject.about_words}


def case_may_be_bound(case, act):
    """关联的办件还在办理，不是联席会议自己的办件。"""
    about = given(act, "about")
    if about is not None and about.closed_at is not None:
        yield Problem("这件已经办结，不能关联。", "about")


def step_may_be_asked(case, act):
    """已经关联办件，请办理的环节是它现在能办的、由有权单位的人员办理的一步。"""
    if case.about_id is None:
        yield "还没有关联办件，请先办理“关联办件”。"
    elif given(act, "wanted") and given(act, "wanted") not in dict(steps_of(case.about)):
        yield Problem("办件现在不能办理这一步，请重新选择。", "wanted")
    elif competent(case.about, given(act, "wanted")) is None:
        yield "平台上没有单位有这一步的职权，不能交办。"
