"""The mark of what stands in a draft: a founder's confirmation holds for that content only."""

import hashlib

from casework.intake import drafts
from casework.journal.entry import canonical


def mark_of(case):
    """SHA-256 over the canonical answers of the draft as typed."""
    return hashlib.sha256(canonical(drafts.all_typed(case)).encode()).hexdigest()
