"""All nouns of papers, where Django looks for them."""

from papers.dossier.rows import Dossier, SelfCheck
from papers.numbering.rows import NumberBook, NumberEntry, NumberGap
from papers.sealing.rows import Delivery, Sealing, Void

__all__ = ["Delivery", "Dossier", "NumberBook", "NumberEntry", "NumberGap", "Sealing", "SelfCheck", "Void"]
