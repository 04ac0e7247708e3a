"""What must be true before a request about one's data goes on."""

from casework.core.case import Case
from casework.journal.instant import today
from casework.subjects.wishes import Part
from network.posts import parties_of


def no_open_case_when_closing(case, act):
    """Whoever has business under way cannot be written to without an account."""
    if act.facts.get("part") != Part.ACCOUNT:
        return
    mine = Case.objects.open().filter(party_id__in=parties_of(case.opened_by, today())).exclude(pk=case.pk)
    numbers = list(mine.order_by("pk").values_list("number", flat=True)[:5])
    if numbers:
        yield f"您还有没有办结的办件（{'、'.join(numbers)}），请先办结或者撤回，再注销账号。"


def is_closing(case, act):
    """Only a request to close the account."""
    if case.part != Part.ACCOUNT:
        yield "这件请求不是注销账号，请用“同意并办理”。"


def is_no_closing(case, act):
    """Closing an account takes its own step."""
    if case.part == Part.ACCOUNT:
        yield "注销账号请用“同意注销”，给本人留出看答复的时间。"
