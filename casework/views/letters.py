"""Letters as pages show them: the address of a letter's own page, and the short text somebody copies into a chat."""

from django.conf import settings

from casework.post.channels import short


def page_of(letter):
    """The letter's own page in the hall; the letter comes with its case and its entry."""
    return f"/hall/letters/{letter.case.number}/{letter.entry.seq}/"


def chat(letter):
    """What an official copies into a chat: the short message, and for a party the page, which opens where a PDF does not."""
    if letter.party_id is None:
        return short(letter)
    return f"{short(letter)}\n{settings.WAGTAILADMIN_BASE_URL}{page_of(letter)}"


def with_chat(rows):
    """Letters with `chat`, where they have reached somebody: what may still be recalled is not for copying."""
    found = list(rows.select_related("case", "entry"))
    for letter in found:
        letter.chat = chat(letter) if letter.posted_at else ""
    return found
