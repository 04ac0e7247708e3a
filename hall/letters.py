"""A letter as a page: the text of its paper with number and date, because a PDF does not open inside every chat."""

from django.http import Http404
from django.shortcuts import render
from django.views import View

from casework.core.case import Case
from casework.core.sight import barred
from casework.journal.instant import now
from casework.post.papers import renderer_of
from casework.post.rows import Letter
from casework.views.standing import HallView
from hall.asked import address
from network.posts import parties_of

FRAME, PLAIN = "hall/letter.html", "hall/letter_plain.html"


class LetterView(HallView, View):
    """/hall/letters/<NUMBER>/<line>/: the letter that line of the case's journal wrote to one of my parties; else 404."""

    def get(self, request, number, seq):
        """The paper's own text where it has one, else the letter; opening it marks it read."""
        mine = parties_of(request.user, self.day)
        rows = Letter.objects.filter(party_id__in=mine, posted_at__isnull=False, cancelled_at__isnull=True)
        rows = rows.exclude(case__in=Case.objects.filter(barred(request.user)))
        letter = rows.select_related("case", "entry", "issued").filter(case__number=number, entry__seq=seq).first()
        if letter is None:
            raise Http404("没有这封通知")
        Letter.objects.filter(pk=letter.pk, read_at__isnull=True).update(read_at=now(), read_by=request.user)
        template, words = shown(letter)
        return render(request, template, words | {"letter": letter, "layout": FRAME, "way": address(letter, mine)})


def shown(letter):
    """(template, words): the paper's once it has been made; before that, and without one, the letter's own."""
    paper = getattr(letter, "issued", None)
    if paper is None or paper.made_at is None:
        return PLAIN, {}
    paper.letter = letter
    return renderer_of(letter).page(paper)
