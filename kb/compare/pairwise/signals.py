"""What a rule says of a change: which way it goes for the citizen, and by which words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kb.compare.topics.operative import Operative


class Direction(StrEnum):
    """What the second text means for the citizen, compared with the first."""

    STRICTER = "stricter"
    LOOSER = "looser"
    NEUTRAL = "neutral"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Signal:
    """A rule that fired: what it says, and the words of both texts ("" where one has none)."""

    rule: str  # key of a text in present
    direction: Direction
    one: str
    other: str


@dataclass(frozen=True, slots=True)
class Verdict:
    direction: Direction
    signals: tuple[Signal, ...] = ()


def towards(*, looser: bool) -> Direction:
    return Direction.LOOSER if looser else Direction.STRICTER


def first_words(gone: list[Operative], come: list[Operative]) -> tuple[str, str]:
    return gone[0].text if gone else "", come[0].text if come else ""
