"""A party that is not the applicant is asked something in a case (the holder of a like name): its letter and its answer."""

import uuid

from django.http import Http404
from django.shortcuts import render

from casework.core.process import PROCESSES
from casework.journal.instant import now
from casework.post.rows import Letter
from casework.views.standing import HallView
from casework.views.step import StepView
from network.posts import parties_of


class AskedView(HallView, StepView):
    """/hall/asked/<NUMBER>/<step>/: the letter to my party, and the step by which it answers; nothing else of the case."""

    def case(self, number):
        """A case of which a letter reached one of my parties that are not its own; else 404."""
        letter = self.letters().filter(case__number=number).order_by("-id").first()
        if letter is None:
            raise Http404("没有这封来函")
        self.letter = letter
        model = PROCESSES[letter.case.process].cases
        return model.objects.select_related("party", "division", "unit", "handler").get(pk=letter.case_id)

    def letters(self):
        """Posted letters of foreign cases to my parties."""
        mine = parties_of(self.request.user, self.day)
        rows = Letter.objects.filter(
            party_id__in=mine, posted_at__isnull=False, cancelled_at__isnull=True, answer__gt=""
        )
        return rows.exclude(case__party_id__in=mine).select_related("case", "entry", "issued")

    def find(self, number, step):
        """The case and the one card its letter asks for."""
        case, card = super().find(number, step)
        if step != self.letter.answer:
            raise Http404("没有这封来函")
        Letter.objects.filter(pk=self.letter.pk, read_at__isnull=True).update(read_at=now(), read_by=self.request.user)
        return case, card

    def over(self, case, card):
        """The question was answered, or its time is over: the letter says so."""
        return self.page(case, card, None)

    def page(self, case, card, form, problems=(), status=200, paper=None, late=None):
        """The letter with the form, or without it once the question is answered or its time is over."""
        context = {
            "letter": self.letter, "case": case, "card": card, "problems": problems, "case_url": "/hall/messages/",
            "form": form if case.state in card.sources else None, "key": uuid.uuid4().hex, "entry": late,
        }  # fmt: skip
        return render(self.request, "hall/asked.html", context, status=status)

    def case_url(self, case):
        """Back to the letters."""
        return "/hall/messages/"


def address(letter, mine):
    """Where a letter leads: the case of one's own party, or the answer to a question of somebody else's."""
    own = letter.case.party_id in mine
    return f"/hall/cases/{letter.case.number}/" if own else f"/hall/asked/{letter.case.number}/{letter.answer}/"
