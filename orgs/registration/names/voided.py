"""名称核准: which papers are worth nothing any more, and what took their place."""

from papers.voiding import Voiding

VOIDING = (
    Voiding(("remedy_redo",), ("non_acceptance", "rejection"), ("approval", "rejection")),
    Voiding(("revoke_name",), ("approval", "renewal"), ("revocation",)),
)
