"""The one page on which a leader writes an activity down, and what an official is asked."""

import uuid

from django import forms

from casework.intake.questions import Page, count, day, words
from casework.journal.instant import today
from orgs.filing.activities.keeping import most_photos
from orgs.filing.activities.photos import PhotosField, forget
from orgs.filing.activities.rows import SAID

TELL = "这些会显示在名册里这个组织的页面上；不要写姓名、电话。"


class ActivityForm(Page):
    """What, when, where, how many; photographs. `activity` is the one that is corrected."""

    what = words("做了什么", max_length=60, help_text=f"一句话，例如 重阳节给老人包饺子。{TELL}")
    held_on = day("哪一天")
    place = words("在哪里", max_length=100)
    people = count("一共多少人参加", min_value=1)
    volunteers = count("其中志愿者几人", help_text="没有的填0。")
    hours = forms.DecimalField(
        label="大约几个小时", required=False, min_value=0, max_value=24, max_digits=4, decimal_places=1, help_text="用来算志愿服务时长，例如 1.5。",
        error_messages={"invalid": "请填写数字，例如 1.5。", "max_value": "最多填24小时，几天的活动分天记。", "min_value": "请填写不小于0的数字。",
                        "max_decimal_places": "最多一位小数，例如 1.5。", "max_digits": "请填写小时数，例如 1.5。"},
    )  # fmt: skip
    photos_agreed = forms.BooleanField(
        label="照片里看得清脸的人都同意公开（未成年人由监护人同意）", required=False, help_text="不勾选的，照片只给居村委会和街镇看，不公开。勾选了也要等居村委会看过才公开。"
    )  # fmt: skip
    key = forms.CharField(widget=forms.HiddenInput, max_length=40)

    field_order = ("what", "held_on", "place", "people", "volunteers", "hours", "photos", "photos_agreed", "drop", "why", "key")

    def __init__(self, *args, activity=None, **kwargs):
        start = {"key": uuid.uuid4().hex, "held_on": today()}
        if activity:
            start |= {name: getattr(activity, name) for name in SAID} | {"hours": round(activity.minutes / 60, 1) if activity.minutes else None}
        super().__init__(*args, initial=start | kwargs.pop("initial", {}), **kwargs)
        most, help_text = most_photos(today()), "手机上可以直接拍。照片里的拍摄地点和时间会自动去掉。"
        self.fields["photos"] = PhotosField(most=most, label=f"照片（最多{most}张）", help_text=help_text)
        if activity:
            self.fields["why"] = words("为什么改", max_length=200, help_text="改以前的内容保留，街镇看得到。")
            held = [(photo.ref, f"第{place}张") for place, photo in enumerate(activity.shown_photos, start=1)]
            if held:
                self.fields["drop"] = forms.MultipleChoiceField(label="去掉哪几张照片", choices=held, required=False, widget=forms.CheckboxSelectMultiple)
        self.order_fields(self.field_order)

    def full_clean(self):
        """Photographs of a form that is not right are not kept: the browser has to send them again anyway."""
        super().full_clean()
        if self.is_bound and self.errors:
            forget(getattr(self, "cleaned_data", {}).get("photos"))
            if self.files:
                self.add_error("photos", "请重新选一次照片，别的内容都还在。")

    @property
    def said(self):
        """What is kept of it."""
        given = self.cleaned_data
        return {name: given[name] for name in SAID if name != "minutes"} | {"minutes": round((given["hours"] or 0) * 60)}


class WhyForm(Page):
    """One sentence of reason."""

    why = words("理由", max_length=200, min_length=4)
