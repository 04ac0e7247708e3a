"""成立登记: what founders do at other counters, before the application and after the certificate."""

import json

from casework.core.people import by_clock, party
from casework.core.step import step
from network.vault import seal
from orgs.registration.establishment import rules
from orgs.registration.establishment.states import State
from policy.basis import cite, law

FOUNDERS, MEMBERS = party("applicant", "founder"), party("applicant", "founder", "legal_rep")
SEALS = [cite("registration/certificate"), law("社会团体登记管理条例", 16), law("民办非企业单位登记管理暂行条例", 14)]


class Elsewhere:
    """Errands: a letter to take along, then a report of what was done; no fields of its own."""

    @step(
        [State.DRAFT, State.RETURNED_BY_SPONSOR], None, label="领取资金验证介绍信", by=FOUNDERS,
        basis=cite("registration/establishment-materials"), checks=[rules.name_and_funds_are_filled_in], letter="fund_letter",
    )  # fmt: skip
    def ask_fund_letter(self, *, by, to):
        """A letter for the accountants or the bank that verify the funds before the application."""

    @step(
        State.ANNOUNCED, None, label="报告印章刻制", by=MEMBERS, basis=SEALS, letter="seal_reported",
        checks=[rules.seal_not_yet_reported, rules.done_after_certificate, rules.in_time_or_explained],
    )  # fmt: skip
    def report_seal(self, *, by, done_on, engraver, pattern, late_reason=""):
        """The seal was made; its pattern is handed in to be filed."""
        self.seal_on, self.seal_engraver = done_on, engraver
        self.errand_reason = late_reason or self.errand_reason

    @step(
        State.ANNOUNCED, None, label="报告账户开立", by=MEMBERS, basis=SEALS, letter="account_reported",
        checks=[rules.seal_comes_first, rules.account_not_yet_reported, rules.done_after_certificate,
                rules.in_time_or_explained],
    )  # fmt: skip
    def report_account(self, *, by, done_on, bank, account, late_reason=""):
        """The account was opened; its number is handed in to be filed, and kept sealed."""
        self.account_on = done_on
        self.account_sealed = seal(json.dumps([bank, account], ensure_ascii=False), f"establishment.account:{self.pk}")
        self.errand_reason = late_reason or self.errand_reason

    @step(State.ANNOUNCED, None, label="提醒刻章开户", by=by_clock, basis=SEALS, letter="errands_pressed",
          checks=[rules.errands_are_open])  # fmt: skip
    def remind_errands(self, *, by):
        """Seal or account were not reported yet: the founders are reminded."""
