"""All nouns of matters, where Django looks for them."""

from matters.clarification import Clarification
from matters.consultation import Consultation
from matters.deliberation import Deliberation
from matters.extension import Extension
from matters.hearing import HearingSession
from matters.legal_review import LegalReview
from matters.matter import Matter
from matters.objection import ObjectionCheck
from matters.recusal import Recusal
from matters.remedy import Remedy
from matters.third_party import ThirdPartyNotice
from matters.visit import SiteVisit

__all__ = [
    "Clarification", "Consultation", "Deliberation", "Extension", "HearingSession", "LegalReview", "Matter", "ObjectionCheck",
    "Recusal", "Remedy", "SiteVisit", "ThirdPartyNotice",
]  # fmt: skip
