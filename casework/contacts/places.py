"""What contacts seal, and how long those on no case are kept."""

from functools import partial

from casework.contacts.keeping import past
from casework.intake import retention
from network import sealed


def register():
    """Columns for the rotation of keys, and the kind that ends."""
    for field in ("who", "words"):
        place = f"casework.contact.{field}"
        sealed.register(place, "casework.Contact", field, partial(_of_contact, place))
    sealed.register("casework.contact.answer", "casework.ContactAnswer", "words", _of_answer)
    retention.FURTHER["不涉及办件的来电来访"] = past


def _of_contact(place, row):
    return f"{place}:{row.token}"


def _of_answer(row):
    return f"casework.contact.answer:{row.contact.token}"
