"""社区社会组织备案: the whole name, put together while its parts are typed, and whether it may be taken."""

from casework.intake.declared import Look, Remark
from casework.intake.questions import Page
from network.divisions import Division
from orgs.filing import naming
from orgs.filing.communities import community_called
from orgs.filing.community.sections import BasicsForm
from policy.basis import cite

NAMES = cite("community/t11")
FIELDS = ("trade_name", "activity_word")


class TryForm(Page):
    """The parts of a name, tried without a case."""

    scope_level, street, community, trade_name, activity_word, org_form = (
        BasicsForm.base_fields[name] for name in ("scope_level", "street", "community", "trade_name", "activity_word", "org_form")
    )


def placed(answers):
    """The answers with the community they name, as typed or already found."""
    street = answers.get("street")
    if not isinstance(street, Division):
        street = Division.objects.filter(pk=street).first() if str(street or "").isdecimal() else None
    typed = answers.get("community")
    found = community_called(typed, street)[0] if street and typed else None
    return answers | {"division": found}


def say(answers, day, party=None, case=None):
    """Field -> the name as it will stand, and what is wrong with a part."""
    given = placed(answers) | {"own_party": party}
    said = {field: [] for field in FIELDS}
    for field, sentence in naming.faults(given):
        said[field].append(Remark("N1", "名称", True, sentence, NAMES))
    name = naming.full_name(given)
    if name:
        said["activity_word"].append(Remark("N0", "完整名称", False, f"“{name}”", NAMES))
    return said


LOOK = Look("basics", FIELDS, TryForm, say, "先拼一个名称试试")
