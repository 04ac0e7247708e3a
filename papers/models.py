"""All nouns of papers, where Django looks for them."""

from papers.consent.rows import ElectronicConsent
from papers.consent.sheets import ConsentSheet
from papers.dossier.rows import Dossier, SelfCheck
from papers.numbering.rows import NumberBook, NumberEntry, NumberGap
from papers.sealing.rows import Delivery, Sealing, Void
from papers.stock.rows import Blank, BlankBatch, BlankMove, Destruction

__all__ = ["Blank", "BlankBatch", "BlankMove", "ConsentSheet", "Delivery", "Destruction", "Dossier", "ElectronicConsent", "NumberBook", "NumberEntry", "NumberGap", "Sealing", "SelfCheck", "Void"]
