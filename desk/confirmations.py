"""/desk/confirmations/: yearly confirmations that agree by themselves, proposed together and approved together by another.

The list is shown first, one reason is given; every case goes through the same door by itself and keeps its own line.
"""

import uuid

from django.core.exceptions import BadRequest
from django.http import Http404
from django.shortcuts import render
from django.views import View

from casework.core.process import PROCESSES
from casework.core.sight import visible_to
from casework.views.standing import DeskView
from desk.together import tried
from network.posts import posts_of
from orgs.filing.confirmation.rules import not_alike
from orgs.filing.confirmation.states import State
from policy.kept import kept
from policy.rules import value

MOST = 100
SLUG = "filing_confirmation"
# role -> the step it takes on many.
PARTS = {"street": "bulk_propose", "approver": "confirm_year"}


def parts(held):
    """Steps somebody with these posts may take together: officers and approvers of a street."""
    return [PARTS[post.role] for post in held if post.role in PARTS and "filing" in post.unit.capacities]


def waiting(user, day, step):
    """Cases the step may be taken on, in the order of their last day; for the proposal only those that agree by themselves."""
    state = State.STREET_REVIEW if step == "bulk_propose" else State.CONFIRM_PROPOSED
    rows = visible_to(user, day, PROCESSES[SLUG].cases.objects.filter(state=state, closed_at__isnull=True))
    rows = rows.select_related("org__division", "division").order_by("due_on", "pk")
    if step == "confirm_year":
        mine = {"entries__step": "bulk_propose", "entries__actor": user, "entries__outcome": "done"}
        return list(rows.filter(batch=True, conclusion="confirm").exclude(pk__in=rows.filter(**mine).values("pk"))[:MOST])
    found = []
    with kept():
        for case in rows.filter(drawn=False, gaps=[], visits_made=[]).exclude(active_seen="no").iterator(chunk_size=200):
            if next(not_alike(case, lambda key, on=case.rules_on: value(key, on=on)), None) is None:
                found.append(case)
                if len(found) == MOST:
                    break
    return found


class ConfirmationsView(DeskView, View):
    """GET the list, POST what was ticked with the reason."""

    def dispatch(self, request, *args, **kwargs):
        """A street's officers and approvers; to all others it is not there."""
        if request.user.is_authenticated and not parts(posts_of(request.user, self.day)):
            raise Http404("没有这一页")
        return super().dispatch(request, *args, **kwargs)

    def get(self, request):
        """Every part this person has."""
        return self.page({})

    def post(self, request):
        """One step on every case that was ticked."""
        step = request.POST.get("step", "")
        if step not in parts(posts_of(request.user, self.day)):
            raise Http404("没有这一步")
        # A ticked case says which version of it was looked at: 2026-BN-0001:3.
        numbers = dict(typed.strip()[:40].partition(":")[::2] for typed in request.POST.getlist("case"))
        card = PROCESSES[SLUG].cards[step]
        form = card.form_class(request.POST, by=request.user)
        if not numbers or len(numbers) > MOST:
            missing = f"一次最多勾选{MOST}件。" if numbers else "还没有勾选办件。"
            return self.page({step: (form, numbers, missing)}, 422)
        if not form.is_valid():
            return self.page({step: (form, numbers, "")}, 422)
        return self.results(step, card, numbers)

    def results(self, step, card, numbers):
        """What happened, line by line."""
        key, rows = self.key(), PROCESSES[SLUG].cases.objects.filter(number__in=numbers)
        found = dict.fromkeys(numbers) | {case.number: case for case in visible_to(self.request.user, self.day, rows)}
        with kept():
            outcomes = [tried(number, case, step, self.request.user, version=numbers[number], key=key, data=self.request.POST)
                        for number, case in found.items()]  # fmt: skip
        done = sum(outcome.done for outcome in outcomes)
        context = {"heading": f"{card.label}：结果", "over": True, "done": done, "left": len(outcomes) - done, "outcomes": outcomes,
                   "back": "/desk/confirmations/"}  # fmt: skip
        return render(self.request, "desk/many.html", context)

    def page(self, tried_parts, status=200):
        """The lists, each with its form; what was ticked stays ticked."""
        blocks = []
        for step in dict.fromkeys(parts(posts_of(self.request.user, self.day))):
            form, ticked, missing = tried_parts.get(step, (PROCESSES[SLUG].cards[step].form_class(by=self.request.user), None, ""))
            rows = waiting(self.request.user, self.day, step)
            lines = [(case, ticked is None or case.number in ticked) for case in rows]
            blocks.append({"step": step, "card": PROCESSES[SLUG].cards[step], "form": form, "lines": lines, "missing": missing})
        return render(self.request, "desk/confirmations.html", {"blocks": blocks, "most": MOST, "key": uuid.uuid4().hex}, status=status)

    def key(self):
        """The key of this form; 400 where it is none of ours."""
        try:
            return uuid.UUID(self.request.POST.get("key", "")).hex
        except ValueError as error:
            raise BadRequest("没有这份表单") from error
