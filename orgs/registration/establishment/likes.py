"""成立登记 E9: which organizations do much the same already; shown to the reviewer and hinted to the founders."""

from django import forms

from casework.intake.declared import Look, Remark
from orgs.registration.establishment.sections import DISTRICT
from orgs.registration.licensing.choices import KINDS
from orgs.registration.licensing.questions import Page, choice, words
from orgs.similar import GROUNDS, similar

SHOWN = 5  # in a hint beside a field; the reviewer sees the whole list


def of_case(case):
    """The organizations like the one this case wants to found."""
    return similar(case.kind, case.full_name, case.scope, district=DISTRICT, apart_from=case.party_id)


def panel(case):
    """(heading, lines) for the officials' page; no lines where nothing was handed in or nothing is like it."""
    found = of_case(case) if case.full_name else []
    if not found:
        return "相近的组织", []
    ground = GROUNDS[case.kind]
    last = f"以上只供参考。是否没有必要成立由承办人员审查；以此为由拟不予登记的，适用{ground}，并须告知听证权利。"
    return f"相近的组织（{len(found)}个）", [*(row.says for row in found), last]


class LikeForm(Page):
    """What somebody wants to found, without a case."""

    kind = choice("组织类型", KINDS)
    full_name = words("想用的名称", max_length=60, required=False)
    scope = forms.CharField(label="业务范围", widget=forms.Textarea(attrs={"rows": 3}), max_length=1000,
                            error_messages={"required": "请填写业务范围。"})  # fmt: skip


def say(answers, day, party=None, case=None):
    """The hint beside the scope: who does something like it already."""
    kind = answers.get("kind")
    if kind not in GROUNDS or not str(answers.get("scope") or "").strip():
        return {}
    found = similar(kind, answers.get("full_name"), answers["scope"], district=DISTRICT, apart_from=party)[:SHOWN]
    said = "本区已有业务相近的组织：{}。不影响提交，请在“成立的必要性”里写明有什么不同。".format("、".join(row.name for row in found))
    return {"scope": [Remark("E9", "相近组织", False, said, GROUNDS[kind])]} if found else {}


LOOK = Look("purpose", ("scope",), LikeForm, say, "查一查有没有相近的组织")
