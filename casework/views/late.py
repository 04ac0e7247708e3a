"""Too late: somebody was quicker, or the page was too old. Nothing was done, and what was typed is not lost."""

from django.forms import BooleanField
from django.shortcuts import render

from casework.intake.shown import shown


def typed_in(form):
    """[(label, what was typed)] of a bound form, ticks and empty answers left out; () without a form."""
    if form is None or not form.is_bound:
        return ()
    asked = [name for name, field in form.fields.items() if not isinstance(field, BooleanField)]
    rows = [(form.fields[name].label or name, shown(form, name)) for name in asked]
    return [(label, "\n".join(value) if isinstance(value, list) else value) for label, value in rows if value != "—"]


def too_late(request, back, *, form=None, entry=None, heading="", reason=""):
    """409: who was quicker (`entry`) or why else (`reason`), the way to the page as it stands now, and what was typed, to copy."""
    context = {"back": back, "entry": entry, "heading": heading, "reason": reason, "typed": typed_in(form),
               "files": bool(request.FILES)}  # fmt: skip
    return render(request, "409.html", context, status=409)
