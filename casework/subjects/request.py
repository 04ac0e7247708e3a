"""个人信息请求: somebody asks to have their own data corrected or deleted; the request and its steps."""

import json

from django.db import models

from casework.core.case import Case
from casework.core.people import by_clock, party, role
from casework.core.step import step
from casework.intake.verified import verified
from casework.subjects import checks, effects
from casework.subjects.states import RIGHTS, State
from casework.subjects.wishes import Kind, Part
from network.identity import Level
from network.vault import mask_phone, seal, unseal

ASKER, OFFICER = party("applicant"), role("privacy")


class DataRequest(Case):
    """One request of one person about their own data. `wish` is the sealed JSON of value and reason.

    The subject is who opened the case. It counts as no application: only the unit on whose desk it lies sees it.
    """

    kind = models.CharField(max_length=10, blank=True)
    part = models.CharField(max_length=10, blank=True)
    wish = models.TextField(blank=True)
    answer = models.TextField(blank=True)

    @property
    def wished(self):
        """{"value", "reason"}; empty once the time of keeping is over."""
        return json.loads(unseal(self.wish, f"request:{self.number}") or "{}")

    @property
    def panels(self):
        """What the official reads: a number as it is shown everywhere, the reason as it was typed."""
        wished = self.wished
        value = wished.get("value", "")
        value = mask_phone(value) if self.part == Part.PHONE else value
        lines = [f"请求：{Kind(self.kind).label} {Part(self.part).label}"] if self.kind else []
        lines += [f"更正为：{value}"] if value else []
        return [("请求", lines + [f"理由：{wished.get('reason', '已过保存期，内容已清空')}"])]

    @step(State.DRAFT, State.ASKED, label="提出请求", by=ASKER & verified(Level.DOCUMENT), basis=RIGHTS, letter="received",
          checks=[checks.no_open_case_when_closing])  # fmt: skip
    def ask(self, *, by, kind, part, reason, value=""):
        """The person asks, with a reason; the account was shown to be theirs."""
        self.kind, self.part = kind, part
        words = json.dumps({"value": value, "reason": reason}, ensure_ascii=False)
        self.wish = seal(words, f"request:{self.number}")
        self.title = f"{Kind(kind).label}个人信息：{Part(part).label}"

    @step(State.ASKED, State.DONE, label="同意并办理", by=OFFICER, basis=RIGHTS, checks=[checks.is_no_closing],
          effects=[effects.carry_out], letter="done")  # fmt: skip
    def fulfil(self, *, by, answer):
        """It is done; the answer says what was done and what is kept on what ground."""
        self.answer = answer

    @step(State.ASKED, State.CLOSING, label="同意注销", by=OFFICER, basis=RIGHTS, checks=[checks.is_closing], letter="closing")
    def agree_closing(self, *, by, answer):
        """The account will be closed in some days, so that the person can read this first."""
        self.answer = answer

    @step(State.CLOSING, State.DONE, label="注销账号", by=by_clock, basis=RIGHTS, effects=[effects.close_account])
    def close_account(self, *, by):
        """The days are over: the account and what no law keeps of it are gone."""

    @step(State.ASKED, State.REFUSED, label="不予办理", by=OFFICER, basis=RIGHTS, letter="refused")
    def refuse(self, *, by, answer):
        """Not done, for a reason and on a ground; the person may complain or go to court."""
        self.answer = answer

    @step([State.ASKED, State.CLOSING], State.WITHDRAWN, label="撤回请求", by=ASKER, basis=RIGHTS)
    def withdraw(self, *, by):
        """The person thinks better of it."""
