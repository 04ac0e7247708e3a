"""The network's nouns by one name."""

from network.activation import Activation
from network.demonstration import Demonstration
from network.disclosures import Disclosure
from network.divisions import Division
from network.identity import Identity
from network.parties import Membership, Party
from network.people import Delegation, Post, StaffChange
from network.population import Population
from network.sign_in import SignIn
from network.units import Unit
from network.users import User

__all__ = [
    "Activation",
    "Delegation",
    "Demonstration",
    "Disclosure",
    "Division",
    "Identity",
    "Membership",
    "Party",
    "Population",
    "Post",
    "SignIn",
    "StaffChange",
    "Unit",
    "User",
]
