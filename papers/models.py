"""All nouns of papers, where Django looks for them."""

from papers.dossier.rows import Dossier, SelfCheck

__all__ = ["Dossier", "SelfCheck"]
