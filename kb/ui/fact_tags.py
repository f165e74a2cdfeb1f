"""Which figures and time limits stand in a quote, in words short enough to stand beside it?

Only what the sentence itself says: a fact is shown beside a quote that holds its phrase.
"""

from __future__ import annotations

from collections.abc import Callable

from kb.compare.numbers import Number
from kb.compare.numbers.scales import size_of
from kb.library import Library
from kb.model import Fact, FactType, Quote
from kb.present import numbers as wording
from kb.ui.texts import Texts

Tag = tuple[str, str]  # name, value in words
# Neither measured nor limited: the text says it as shortly as a tag would.
_NOT_SHOWN = frozenset(
    {
        *(FactType.ADDRESS, FactType.PHONE, FactType.EMAIL, FactType.OPENING_HOURS),
        *(FactType.APPROVED_BY, FactType.APPROVAL_DATE, FactType.PROVISION_KIND),
    }
)


def tags_in(library: Library, texts: Texts) -> Callable[[Quote], tuple[Tag, ...]]:
    """A function from a quote to the names and values of its facts, in the order of its words."""

    def tags(quote: Quote) -> tuple[Tag, ...]:
        words = _plain(quote.text)
        facts = [
            fact
            for fact in library.reading(quote.document).facts
            if fact.type not in _NOT_SHOWN
            and quote.start_line <= fact.start_line <= quote.end_line
            and _plain(fact.phrase) in words
        ]
        facts.sort(key=lambda fact: words.index(_plain(fact.phrase)))
        return tuple(dict.fromkeys(_tag(fact, texts) for fact in facts))

    return tags


def _tag(fact: Fact, texts: Texts) -> Tag:
    number = Number(0, fact.type, fact, size_of(fact), None, (), ())
    return wording.fact_label(fact.type, texts.words), wording.said(number, texts.words)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
