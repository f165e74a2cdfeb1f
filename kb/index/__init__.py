"""How is a provision found again, however it is asked for?

`Searcher` answers a `Question` from one index folder: a keyword leg (Danish analysis, thesaurus, citations) behind
`Engine`, a meaning leg behind `Encoder`, and a ranker that weighs what both say of a passage. Every hit names its lines
and says why it was found.
"""

from kb.index.passages import Passage, passages_of
from kb.index.searcher import Answer, Hit, Searcher

__all__ = ["Answer", "Hit", "Passage", "Searcher", "passages_of"]
