"""The answers one may choose from that several applications share."""

from casework.intake.questions import YES_NO
from network.industries import Industry
from orgs.organization import Kind

KINDS = [
    (Kind.ASSOCIATION, "社会团体（由会员组成）"),
    (Kind.PRIVATE_UNIT, "民办非企业单位（由举办者出资，向社会提供服务）"),
]

__all__ = ["KINDS", "YES_NO", "Industry"]
