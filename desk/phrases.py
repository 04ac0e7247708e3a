"""Phrases beside the text fields of a step: chosen from a list and put in at the caret, or, without script, by a button."""

from django.core.exceptions import BadRequest
from django.db.models import Q

from casework.officials.snippets import Kind, Snippet
from casework.views.retyping import column_of, put_in, wordy
from network.posts import posts_of

# Which sort of phrase a field takes besides those meant for any text.
KINDS = {
    "opinion": Kind.OPINION, "gaps": Kind.NOTE, "facts": Kind.FACTS, "similarity": Kind.FACTS, "grounds": Kind.FACTS,
    "reason": Kind.REASON, "reasons": Kind.REASON, "overruled": Kind.REASON, "skipped": Kind.REASON, "adopted": Kind.ADOPTED,
}  # fmt: skip
SHORT = 40  # characters of a phrase as a list shows it


def phrases_of(user, day):
    """One's own phrases, then those of the units one works in, in the order their keepers gave them. One query."""
    units = {held.unit.pk for held in posts_of(user, day)}
    rows = Snippet.objects.filter(Q(owner=user) | Q(unit__in=units)).select_related("unit")
    return sorted(rows, key=lambda row: (row.unit_id is not None, row.unit_id or 0, row.place, row.pk))


def fitting(phrases, name):
    """Those that are meant for a field of this name, or for any."""
    return [row for row in phrases if row.kind in (Kind.ANY, KINDS.get(name))]


def offered(form, phrases):
    """{field: [phrases]} of the fields into which free text is typed and for which there is a phrase."""
    texts = [name for name, field in form.fields.items() if wordy(field) or column_of(field)]
    return {name: found for name in texts if (found := fitting(phrases, name))}


class Phrasing:
    """A step page whose text fields offer phrases."""

    def page(self, case, card, form, *args, **kwargs):
        """The page, each text field with its phrases."""
        if form is not None:
            for name, found in offered(form, phrases_of(self.request.user, self.day)).items():
                column = column_of(form.fields[name]) or ""
                form[name].phrases = {"own": [row for row in found if row.owner_id], "unit": [row for row in found if row.unit_id],
                                      "column": column}  # fmt: skip
        return super().page(case, card, form, *args, **kwargs)

    def put_in(self, form):
        """The phrase chosen beside the field whose button was pressed; nothing where none was chosen."""
        name = self.request.POST.get("insert", "")
        if not name:  # one more row was asked for
            return
        found = offered(form, phrases_of(self.request.user, self.day))
        chosen = self.request.POST.get(f"phrase-{name}", "")
        if name not in found or (chosen and chosen not in {str(row.pk) for row in found[name]}):
            raise BadRequest("没有这条常用语")
        if chosen:
            put_in(form, name, next(row.words for row in found[name] if str(row.pk) == chosen))
