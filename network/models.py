"""The network's nouns by one name."""

from network.activation import Activation
from network.demonstration import Demonstration
from network.disclosures import Disclosure
from network.divisions import Division
from network.parties import Membership, Party
from network.people import Delegation, Post, StaffChange
from network.units import Unit
from network.users import User

__all__ = [
    "Activation",
    "Delegation",
    "Demonstration",
    "Disclosure",
    "Division",
    "Membership",
    "Party",
    "Post",
    "StaffChange",
    "Unit",
    "User",
]
