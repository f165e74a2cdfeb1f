"""Two documents clause by clause: what is the same, what changed in which word, and what that means for the citizen."""

from kb.compare.pairwise.build import are_editions, compare_pair
from kb.compare.pairwise.records import Change, Clause, Comparison, Side

__all__ = ["Change", "Clause", "Comparison", "Side", "are_editions", "compare_pair"]
