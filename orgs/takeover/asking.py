"""The one form that asks what a paper file holds: for the page, and row by row for a sheet."""

import hashlib
import re
from copy import deepcopy
from pathlib import Path

from django import forms

from casework.core.process import PROCESSES
from casework.intake.fields import InspectedFileField
from casework.journal.entry import canonical
from casework.journal.instant import today
from network.models import Post, User
from network.posts import holds
from network.units import with_capacity
from orgs.registration.licensing.questions import day, words
from orgs.takeover.rows import closed

GAP = re.compile(r"(?P<about>.+?)[\s：:，,]+(?P<code>[A-Z]\d\d)[\s：:，,]*(?P<note>.*)")


class PaperForm(forms.Form):
    """What stands in one paper file: the application, the days, who signed what, the scan."""

    number = words("纸质卷宗号", max_length=60)
    applicant = words("申请人（筹备组或者发起人）", max_length=80)
    received_on = day("收到日期", help_text="纸质申请材料收到的那一天，期限从这天起算。")
    dossier = InspectedFileField(
        label="卷宗扫描件", help_text="整本卷宗扫描成一个PDF。",
        error_messages={"required": "请上传卷宗扫描件。", "empty": "这个文件是空的，请重新选择。"},
    )  # fmt: skip

    def __init__(self, road, *args, by, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.road, self.by, self.process = road, by, PROCESSES[road.slug]
        self.unit = unit_of(self.process, by)
        labels = [(state, self.process.label(state)) for state in road.needs]
        for section in self.process.sections:
            asked = section.form().fields
            self.fields |= {name: deepcopy(asked[name]) for name in road.fields if name in asked}
        self.fields |= {name: make() for name, make in road.extra.items()}
        self.fields["state"] = forms.ChoiceField(
            label="现在的环节", choices=[("", "请选择"), *labels],
            error_messages={"required": "请选择现在的环节。", "invalid_choice": "请从列出的环节中选择。"},
        )  # fmt: skip
        for stage in road.stages:
            self._ask(stage)

    def _ask(self, stage):
        self.fields[f"{stage.step}_on"] = day(f"{stage.label}日期", required=False)
        if stage.role not in ("", "handler"):
            self.fields[f"{stage.step}_by"] = words(f"{stage.label}人", required=False, help_text="卷宗上签名的人，写姓名或者账号。")
        for name, make in stage.asks.items():
            self.fields[name] = make()
            self.fields[name].required = False

    def groups(self):
        """(heading, bound fields, whether it stands open) as the page shows them: steps that hold nothing are folded."""
        steps = {name for stage in self.road.stages for name in self._names(stage)}
        first = ("number", "applicant", "received_on", "dossier")
        rest = [name for name in self.fields if name not in steps and name not in first and name != "state"]
        yield "卷宗", [self[name] for name in first], None
        yield "申请内容", [self[name] for name in rest], None
        yield "办到哪一步", [self["state"]], None
        for stage in self.road.stages:
            fields = [self[name] for name in self._names(stage)]
            needed = {state for state, steps in self.road.needs.items() if stage.step in steps}
            told = "、".join(self.process.label(state) for state in self.road.needs if state in needed)
            yield f"{stage.label}" + (f"（{told}要填）" if told else ""), fields, any(f.value() or f.errors for f in fields)

    def _names(self, stage):
        return [n for n in (f"{stage.step}_on", f"{stage.step}_by", *stage.asks) if n in self.fields]

    def clean(self):
        """The application by its own pages, the days in order, the signatories in office, the office not yet closed."""
        given = super().clean()
        for name, sentence in self._application():
            self.add_error(name, sentence)
        if "state" in given and "received_on" in given:
            self._stages(given)
        for name, sentence in self.road.check(given):
            if name not in self.errors:
                self.add_error(name, sentence)
        shut = closed(self.unit, today()) if self.unit else "您没有受理岗位，不能接续办理。"
        if shut:
            self.add_error(None, shut)
        return given

    def typed(self, section):
        """What was typed of one section of the application, and what goes without asking."""
        names = section.form().fields
        kept = {n: v for n, v in self.road.fixed.items() if n in names}
        return kept | {n: self.data.get(n, "") for n in self.road.fields if n in names}

    def _application(self):
        for section in self.process.sections:
            typed = self.typed(section)
            errors = section.form(typed).errors if typed else {}
            yield from ((n, s) for n, said in errors.items() if n in self.road.fields and n not in self.errors for s in said)

    def _stages(self, given):
        taken, last, before = self.road.taken(given), given["received_on"], "收到"
        if last > today():
            self.add_error("received_on", "收到日期不能晚于今天。")
        self._in_office("received_on", last)
        for stage in self.road.stages:
            name, found = f"{stage.step}_on", given.get(f"{stage.step}_on")
            if stage not in taken:
                if found:
                    self.add_error(name, f"环节选的是“{self.process.label(given['state'])}”，却填了{stage.label}日期，请改其中一项。")
                continue
            self._complete(stage, given)
            if found is None:
                continue
            if found > today():
                self.add_error(name, f"{stage.label}日期不能晚于今天。")
            elif found < last:
                self.add_error(name, f"{stage.label}日期早于{before}日期（{last:%Y年%m月%d日}），请核对。")
            else:
                self._in_office(name, found)
            last, before = max(last, found), stage.label
            self._signatory(stage, given, found)

    def _complete(self, stage, given):
        for name in self._names(stage):
            if given.get(name) in (None, "") and name not in self.errors:
                self.add_error(name, f"请填写{self.fields[name].label}。")
        if "gaps" in stage.asks and isinstance(given.get("gaps"), str):
            given["gaps"], said = gaps_of(given["gaps"], self.process)
            for sentence in said:
                self.add_error("gaps", sentence)

    def _in_office(self, name, on):
        if self.unit and not holds(self.by, "clerk", on, unit=self.unit):
            self.add_error(name, f"{on:%Y年%m月%d日}您还没有本单位的受理岗位，不能录入这一天的办理；请由当时在岗的同事录入，"
                                 "或者请管理员按实际任职起始日登记岗位。")  # fmt: skip

    def _signatory(self, stage, given, on):
        for name, role in [(f"{stage.step}_by", stage.role), *((n, "reviewer") for n in stage.asks if n in ("handler", "second"))]:
            if name not in self.fields or not given.get(name):
                continue
            found = list(signatories(given[name], role, self.unit, on))
            if len(found) == 1 and found[0] == self.by:
                self.add_error(name, "您自己办理过的环节，请由同单位的另一名工作人员录入。")
            elif len(found) == 1:
                given[name] = found[0]
            elif found:
                self.add_error(name, f"有{len(found)}个人叫“{given[name]}”，请改写账号。")
            else:
                self.add_error(name, f"{on:%Y年%m月%d日}本单位没有“{given[name]}”担任这个岗位；请核对姓名和日期，"
                                     "已经离任的请管理员按任职起止日登记岗位。")  # fmt: skip

    def digest(self):
        """A hash of what was entered, the scan left out: the same row again is no change."""
        plain = {n: str(self.data.get(n, "") or "") for n in self.fields if n != "dossier"}
        return hashlib.sha256(canonical(plain).encode()).hexdigest()

    def discard(self):
        """Remove a scan that was inspected although the rest of the form did not hold."""
        scan = self.cleaned_data.get("dossier")
        if scan:
            Path(scan.path).unlink(missing_ok=True)

    def lacking(self):
        """Titles of the pages of the application that were not typed whole."""
        return [s.title for s in self.process.sections if not s.form(self.typed(s)).is_valid()]


def unit_of(process, user):
    """The deciding unit in which the user sits at the window today, or None."""
    return next((u for u in with_capacity(process.authority) if holds(user, "clerk", today(), unit=u)), None)


def signatories(text, role, unit, on):
    """People in office in a unit on a day, by name or account."""
    held = Post.objects.filter(role=role, unit=unit, valid_from__lte=on).exclude(valid_to__lt=on)
    rows = User.objects.filter(pk__in=held.values("user_id"))
    return rows.filter(username=text) or rows.filter(name=text)


def gaps_of(text, process):
    """(rows for the correction notice, sentences): a line an item, as “章程草案 C09 缺少党建内容”."""
    titles = {m.title: m.key for m in process.materials} | {s.title: s.key for s in process.sections}
    codes, rows, said = {r.code for r in process.corrections}, [], []
    for place, line in enumerate(filter(str.strip, re.split(r"[\n；;]", text)), start=1):
        found = GAP.fullmatch(line.strip())
        if not found or found["about"] not in titles or found["code"] not in codes:
            said.append(f"第{place}项请写成“{process.materials[0].title} {sorted(codes)[0]} 说明”的样子，材料名称和代码要与目录一致。")
            continue
        rows.append({"about": titles[found["about"]], "code": found["code"], "note": found["note"]})
    return rows, said
