"""Answers looked at while they are typed: remarks beside the fields, for pages with and without JavaScript; throttled."""

from urllib.parse import urlencode

from django.core.cache import cache

from casework.core.process import PROCESSES
from casework.core.sight import visible_to
from casework.intake import drafts
from casework.journal.instant import wall
from policy.rules import value

TOO_FAST = "检查得太频繁了，请过一分钟再检查；不影响您填写和提交。"


def too_fast(request, day):
    """Whether this visitor has looked more often in this minute than the rule allows; counts the look."""
    who = request.user.pk or request.META.get("REMOTE_ADDR", "")
    key = f"look:{who}:{int(wall().timestamp()) // 60}"
    count = cache.get(key, 0) + 1
    cache.set(key, count, 120)
    return count > value("hall.looks_per_minute", on=day).number


def remarks(process, answers, day, case=None):
    """Field -> remarks on the watched fields; a field without any has an empty list."""
    look = process.guide.look
    party = case.party_id if case else None
    said = look.say({**context(case), **answers}, day, party, case)
    return {field: said.get(field, []) for field in look.fields}


def context(case):
    """What the other pages of a draft have already said."""
    return drafts.answers_of(drafts.forms_of(case)) if case is not None else {}


def attach(form, said):
    """Put remarks on the bound fields, for the template to show beside them."""
    for field, found in said.items():
        if field in form.fields:
            form[field].remarks = found


def address(process, case):
    """Where a page of this case has its answers looked at."""
    return f"/hall/services/{process.code}/check/?{urlencode({'case': case.number})}"


def case_of(process, number, user, day):
    """The visible case of this process with a number, or None."""
    row = visible_to(user, day).filter(number=number, process=process.slug).values_list("pk", flat=True).first()
    return PROCESSES[process.slug].cases.objects.get(pk=row) if row else None
