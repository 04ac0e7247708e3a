"""会议: what each step asks; tables come filled in with what is known."""

from django import forms
from django.core.exceptions import ValidationError

from casework.core.form import StepForm
from casework.core.process import PROCESSES
from casework.intake.fields import InspectedFileField, RowsField
from casework.intake.questions import Page, choice, count, day, moment, words
from casework.journal.instant import today
from meetings.agenda import OUTCOMES
from meetings.circle import items_of, name_of, reader
from meetings.concerning import bound, column
from meetings.fields import BLANK, MemberUnits, known_units, task_rows
from meetings.packets.content import is_ready
from meetings.sittings.words import KINDS

POSTPONED = [("R01", "到会单位不足"), ("R02", "重大活动或者突发事件"), ("R03", "主要议题材料未完成论证"), ("R06", "通知或者材料未按期送达")]
CANCELLED = [("R02", "重大活动或者突发事件"), ("R04", "没有审定的议题"), ("R05", "事项已经通过书面会签议定")]
HOW = [("member", "成员到会"), ("substitute", "委派到会"), ("absent", "没有到会")]


class PlanForm(Page):
    """A meeting of the year's plan."""

    title = words("会议名称", min_length=6, max_length=80, help_text="写明年份和次数，例如 社会组织工作联席会议2027年第一次全体会议。")
    kind = choice("会议类型", list(KINDS.items()))
    planned_on = day("计划日期", help_text="可以先填月份的第一个工作日。")
    minutes = count("总时长（分钟）", min_value=30, initial=150)
    place = words("地点", required=False, help_text="还没有定的不用填。")
    units = MemberUnits("参加单位", required=False, help_text="全体会议不用选，默认全部成员单位。")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["units"].besides(None)

    def clean(self):
        """A special meeting has at least two units."""
        given = super().clean()
        if given.get("kind") == "special" and len(given.get("units") or ()) < 2:
            self.add_error("units", "专题会议请选择不少于2个参加单位。")
        if given.get("planned_on") and given["planned_on"] < today():
            self.add_error("planned_on", "计划日期已经过去，请填今天或者以后的日期。")
        if (given.get("minutes") or 0) > 240:
            self.add_error("minutes", "总时长请不超过240分钟。")
        return given


class ConveneSpecialForm(StepForm):
    """On what ground, at whose request, for whom."""

    open_names = ("ground", "proposers", "units")
    ground = choice("召集的依据", [("convener", "召集人决定"), ("proposed", "成员单位书面提议")])
    proposers = MemberUnits("提议单位", required=False)
    units = MemberUnits("参加单位", required=False, help_text="不选的，按会议计划。")
    reason = words("召集的原因", rows=2, min_length=5, max_length=300)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("proposers", "units"):
            self.fields[name].besides(None)


def names(items, form):
    """[(number, title)] of topics on the agenda, for the person who fills in a form."""
    return [(item.topic.number, name_of(item.topic.topic, reader(form.by, form.day))) for item in items]


class SubmitAgendaForm(StepForm):
    """When, where, how long; the items in order."""

    open_names = ("begins_at", "minutes", "place", "items", "reports")
    begins_at = moment("开始时间")
    minutes = count("会议总时长（分钟）", min_value=30)
    place = words("地点", max_length=100, help_text="写到会议室。")
    observers = words("列席人员", max_length=300, required=False)
    urgent_reason = words("紧急会议的原因", max_length=300, required=False, help_text="不是紧急会议的不用填。")
    reports = forms.MultipleChoiceField(
        label="通报的书面会签决定", required=False, widget=forms.CheckboxSelectMultiple, help_text="已经印发、还没有在会议上通报的；没有列入的不能按这次会议办结。",
        error_messages={"invalid_choice": "请从列出的书面会签决定中选择。"},
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        case = self.case
        waiting = PROCESSES["topic"].cases.objects.filter(state__in=("admitted", "deferred")).select_related("unit", "lead")
        laid = [item for item in items_of(case) if not item.outcome]
        known = [*names(laid, self), *((t.number, name_of(t, reader(self.by, self.day))) for t in waiting)]
        self.fields["items"] = RowsField(
            {"topic": forms.ChoiceField(label="议题", choices=BLANK + [(n, f"{n} {title}") for n, title in known]),
             "reporter": words("汇报人", max_length=80), "minutes": count("分钟", min_value=1)},
            label="议程（行的先后就是顺序，不列入的整行清空）", spare=1, most=30,
            error_messages={"required": "请至少列入一项议题。"},
        )  # fmt: skip
        waits = PROCESSES["circulation"].cases.objects.filter(state="issued").order_by("issued_on", "pk")
        self.fields["reports"].choices = [(row.number, f"{row.number} {row.title}") for row in waits]
        if not self.is_bound:
            rows = [{"topic": i.topic.number, "reporter": i.reporter, "minutes": i.minutes} for i in laid]
            rows += [{"topic": t.number, "reporter": f"{t.unit.short}", "minutes": t.minutes} for t in waiting]
            self.initial |= {"items": rows, "minutes": case.minutes, "place": case.place, "observers": case.observers,
                             "urgent_reason": case.urgent_reason, "begins_at": case.begins_at, "reports": [row.number for row in waits]}  # fmt: skip

    def clean_begins_at(self):
        """Ahead of today."""
        found = self.cleaned_data["begins_at"]
        if found.date() < self.day:
            raise ValidationError("会议时间不能早于今天。")
        return found


class ReasonForm(StepForm):
    """A reason."""

    reason = words("理由和要求", rows=3, min_length=5)


ReturnAgendaForm = ChangeAgendaForm = ReturnMinutesForm = RefuseCorrectionForm = ReasonForm


class CheckAgendaForm(StepForm):
    """The director's opinion."""

    opinion = words("审核意见", rows=2, min_length=2)


CheckMinutesForm = CheckAgendaForm


class SendMaterialsForm(StepForm):
    """The packet; one that was bound here from the agenda as it stands need not be uploaded."""

    packet = InspectedFileField(label="材料汇编", accepts=("pdf",), error_messages={"required": "请上传材料汇编，或者先在“材料汇编”一页装订。"},
                                help_text="涉密材料不得在平台传送。")  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.case and is_ready(self.case):
            self.fields["packet"].required = False
            self.fields["packet"].help_text = "已经在平台装订，不用上传：各单位打开自己的一份。另有材料的再上传，涉密材料不得在平台传送。"


class OpenSessionForm(StepForm):
    """Who chairs, and who is there."""

    open_names = ("attendance",)
    chair = words("主持人", max_length=60)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        known = [(slug, short) for slug, short in known_units() if slug in self.case.invited]
        self.fields["attendance"] = RowsField(
            {"unit": forms.ChoiceField(label="单位", choices=BLANK + known), "how": forms.ChoiceField(label="到会情况", choices=BLANK + HOW),
             "name": words("姓名", max_length=60, required=False), "title": words("职务", max_length=60, required=False)},
            label="签到情况", spare=0, most=60,
        )  # fmt: skip
        if not self.is_bound:
            self.initial["attendance"] = expected(self.case, known)


def expected(case, known):
    """A row for every unit, as it answered the notice."""
    rows = PROCESSES["participation"].cases.objects.filter(parent_id=case.pk).exclude(state__in=("cancelled", "abandoned"))
    said = {row.asked.slug: row for row in rows.select_related("asked")}
    return [
        {"unit": slug, "how": said[slug].answer_kind or "member", "name": said[slug].answered_by, "title": said[slug].place} if slug in said
        else {"unit": slug, "how": "absent", "name": "", "title": ""} for slug, _ in known
    ]  # fmt: skip


class RecordItemForm(StepForm):
    """What was said of one item."""

    open_names = ("item", "outcome")
    item = forms.ChoiceField(label="议题", error_messages={"required": "请选择议题。", "invalid_choice": "请从列出的议题中选择。"})
    statements = words("各单位意见（不同意见也要记入）", rows=5, min_length=5)
    outcome = choice("结果", list(OUTCOMES.items()))
    resolved = words("主持人归纳的议定内容", rows=4, required=False, help_text="结果是议定或者听取通报的填写。")
    needed = words("需要补充论证的内容", max_length=300, required=False, help_text="结果是延期的填写。")
    recused = words("回避的人员", max_length=200, required=False, help_text="与议题有直接利害关系的，应当回避该议题的讨论。")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["item"].choices = BLANK + names([item for item in items_of(self.case) if not item.outcome], self)

    def clean(self):
        """A resolution has words."""
        given = super().clean()
        if given.get("outcome") in ("resolved", "noted") and not given.get("resolved"):
            self.add_error("resolved", "请写明议定内容。")
        return given


class EndSessionForm(StepForm):
    """Who kept the record, and the signed record."""

    recorder = words("记录人", max_length=60)
    record = InspectedFileField(label="签字的会议记录", accepts=("pdf",), error_messages={"required": "请上传签字的会议记录。"})


class PostponeForm(StepForm):
    """Why it cannot be held that day."""

    open_names = ("reason_code",)
    reason_code = choice("原因", POSTPONED)
    reason = words("说明", rows=2, min_length=4, max_length=300)


class CancelForm(PostponeForm):
    """Why it will not be held."""

    reason_code = choice("原因", CANCELLED)


class ReconveneForm(StepForm):
    """Another time and place."""

    open_names = ("begins_at", "place")
    begins_at = moment("新的时间")
    place = words("地点", max_length=100)


class CirculateMinutesForm(StepForm):
    """The minutes item by item, and the tasks they make."""

    opening = words("纪要开头（时间、主持人、会议的任务）", rows=3, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        items = items_of(self.case)
        topics = [item.topic.topic for item in items]
        known = BLANK + names(items, self)
        area = {"rows": 4, "max_length": 3000, "required": False}
        self.fields["items"] = RowsField(
            {"topic": forms.ChoiceField(label="议题", choices=known), "considered": words("会议认为", **area),
             "resolved": words("会议议定", **area), "required": words("会议要求", **area)}, label="逐项纪要", spare=0, most=30,
        )  # fmt: skip
        item = {"item": forms.ChoiceField(label="议题", choices=known)}
        self.fields["tasks"] = task_rows("任务分解", item, column(topics), required=False, least=0, spare=2)
        if not self.is_bound:
            self.initial |= {
                "opening": self.case.opening, "tasks": [task for item in items for task in item.tasks] or [asking(topic) for topic in bound(topics)],
                "items": [{"topic": item.topic.number, "considered": item.considered, "resolved": item.resolved, "required": item.required}
                          for item in items],
            }  # fmt: skip


def asking(topic):
    """A row of tasks for a topic that is bound to a case, for a start."""
    return {"item": topic.number, "lead": topic.lead.slug if topic.lead_id else "", "about": topic.about.number}


class HandleCommentsForm(StepForm):
    """What was made of each comment."""

    handled = words("逐条处理情况", rows=4, min_length=5, help_text="对记录是否准确有争议的，以会议记录为准，由召集人裁定。")


class SignMinutesForm(StepForm):
    """Public or not, item by item."""

    open_names = ("public_items",)
    rulings = words("对争议的裁定", rows=2, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        items = items_of(self.case)
        self.fields["public_items"] = RowsField(
            {"topic": forms.ChoiceField(label="议题", choices=BLANK + names(items, self)),
             "public": forms.ChoiceField(label="是否公开", choices=[*BLANK, ("yes", "公开"), ("no", "不公开")])},
            label="逐项是否公开", spare=0, most=30,
        )  # fmt: skip
        if not self.is_bound:
            self.initial["public_items"] = [{"topic": item.topic.number, "public": "no" if item.topic.topic.restricted else ""} for item in items]


class ProposeCorrectionForm(StepForm):
    """What stands there, and what should."""

    wrong = words("原文", max_length=300)
    right = words("更正", max_length=300)
