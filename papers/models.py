"""All nouns of papers, where Django looks for them."""

from papers.dossier.rows import Dossier, SelfCheck
from papers.sealing.rows import Delivery, Sealing, Void

__all__ = ["Delivery", "Dossier", "Sealing", "SelfCheck", "Void"]
