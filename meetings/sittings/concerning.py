"""会议: tasks of the minutes that concern a case of another process, as the topic named it."""

from django import forms

from meetings.charges import label_of, wish


def bound(items):
    """The topics of these items that are bound to a case with a step."""
    return [topic for topic in (item.topic.topic for item in items) if topic.about_id and topic.about_step]


def column(items):
    """The column in which a task names the case it concerns: only where a topic of this meeting is bound to one."""
    named = [(topic.about.number, f"{topic.about.number} {label_of(topic.about, topic.about_step)}") for topic in bound(items)]
    return {"about": forms.ChoiceField(label="请有权单位办理的办件", choices=[("", "不涉及办件"), *named], required=False)} if named else {}


def asking(items):
    """A row of tasks for every topic that is bound to a case, for a start."""
    return [{"item": topic.number, "lead": topic.lead.slug if topic.lead_id else "", "about": topic.about.number} for topic in bound(items)]


def spelt(task, topic):
    """A task as the minutes keep it: one that concerns a case says in words what is asked of it."""
    return task | {"asked": wish(topic.about, topic.about_step)} if task.get("about") else task


def facts(item, task):
    """What the decision of a task takes from its topic: the case it concerns, if any; the neutral title where the topic has one."""
    topic = item.topic.topic
    told = {"title": f"{topic.title}的任务"} if topic.restricted else {}
    return told | about(topic, task)


def about(topic, task):
    """The case a task concerns; nothing where it concerns none."""
    if not task.get("about") or not topic.about_id:
        return {}
    return {"about": topic.about, "about_step": topic.about_step, "about_words": topic.about_words}
