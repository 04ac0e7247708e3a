"""Which steps draft, check and sign out the papers that two or three people make (papers.drafting)."""

from papers.drafting.chains import OWN, Chain

PROPOSED = ("propose_grant", "propose_refusal")
OF_ESTABLISHMENT = {
    "grant": Chain(PROPOSED, ("chief_agree",)), "refuse": Chain(PROPOSED, ("chief_agree",)),
    "issue_certificate": Chain((OWN,), sign=("grant",)), "correct_certificate": Chain((OWN,), sign=("grant",)),
    "revoke": Chain(("tell_revocation",)),
}  # fmt: skip
OF_NAMES = {
    "approve": Chain(("propose_approval",)), "reject": Chain(("propose_rejection",)),
    "revoke_name": Chain(("tell_revocation", "start_revocation")), "drop_revocation": Chain(("tell_revocation", "start_revocation")),
}  # fmt: skip
