"""What a statement means where its words decide nothing; the words that refuse keep the last word."""

from __future__ import annotations

import hashlib
import json
import math

import pytest

from kb.meaning.calibration import confidence, features
from kb.meaning.pieces import Pieces
from kb.meaning.provision_rules import Evidence, evidence, labels
from kb.meaning.statement_meaning import RECEIPT, WEIGHTS, Heads, is_undecided, settled, shifted, shipped
from kb.taxonomy import CORE
from kb.taxonomy import SectionType as T

NOTHING_KNOWN = 0.4  # confidence of a section that no rule knows


PIECES = Pieces({"▁kaffe": (0, -8.0), "▁snak": (1, -9.0), "ker": (2, -7.0)})


def heads(for_type: T, odds: float, *, of_coffee: float = 0.0) -> Heads:
    """Heads that see one type in every statement, and more or less of it where coffee is named."""
    intercepts = tuple(odds if core is for_type else -1.75 for core in CORE)
    says = [0] * (len(PIECES.known) * len(CORE))
    says[CORE.index(for_type)] = round(100 * of_coffee)
    return Heads(PIECES, says, intercepts)


def given(found: Evidence) -> set[T]:
    return {label.type for label in labels(found)}


def unknown(text: str) -> Evidence:
    return evidence(text, T.GENERAL, confidence=NOTHING_KNOWN)


def test_meaning_decides_where_the_words_do_not() -> None:
    text = "Vi laver kaffe og snakker om ugen."
    before = unknown(text)
    assert given(before) == set()
    after = settled(text, before, heads=heads(T.CONTENT, 3.0))
    assert given(after) == {T.CONTENT}
    assert "sætningens betydning" in labels(after)[0].reason


@pytest.mark.parametrize(
    "text", ["Der ydes ikke støtte til havearbejde.", "Vinduespudsning er ikke omfattet.", "Kørsel indgår ikke."]
)
def test_a_refusal_stays_one_whatever_the_vector_says(text: str) -> None:
    against = {core: 9.0 if core is T.CONTENT else -9.0 for core in CORE}
    before = unknown(text)
    after = shifted(before, against)
    assert T.EXCLUSIONS in given(before)
    assert T.EXCLUSIONS in given(after)
    assert T.CONTENT not in given(after)


def test_what_the_words_decide_is_left_alone() -> None:
    sure = evidence("Du kan klage inden fire uger.", T.COMPLAINT)
    assert not is_undecided(sure)
    assert settled("Du kan klage inden fire uger.", sure, heads=heads(T.SCOPE, 9)) is sure


def test_what_a_head_says_is_the_sum_of_its_pieces_over_the_root_of_their_number() -> None:
    coffee = heads(T.SCOPE, -2, of_coffee=3.0)
    one, two, none = (coffee.log_odds(text)[T.SCOPE] for text in ("kaffe", "kaffe kaffe", "te"))
    assert one == pytest.approx(-2 + 3)
    assert two == pytest.approx(-2 + 2 * 3 / 2**0.5)
    assert none == pytest.approx(-2)


@pytest.mark.parametrize("text", ["", " ", "☃ 漢字", "KAFFE", "Snakker", "\ud800kaffe\0"])
def test_any_text_can_be_weighed(text: str) -> None:
    assert all(map(math.isfinite, shipped().log_odds(text).values()))


@pytest.mark.parametrize(
    ("text", "places"), [("Snakker", [1, 2]), ("KAFFE kaffe", [0, 0]), ("kaffebord", [0]), ("te", []), ("", [])]
)
def test_a_text_falls_into_its_likeliest_pieces(text: str, places: list[int]) -> None:
    assert PIECES.of_text(text) == places


@pytest.mark.parametrize("word", ["havearbejdet", "bostøttens", "rengøringshjælp", "handleplanen"])
def test_no_letter_of_a_danish_word_is_lost(word: str) -> None:
    pieces = shipped().pieces
    names = {place: piece for piece, (place, _) in pieces.known.items()}
    assert "".join(names[place] for place in pieces.of_text(word)) == f"▁{word}"


def test_the_receipt_is_that_of_the_weights_and_names_no_sentence() -> None:
    receipt = json.loads(RECEIPT.read_text(encoding="utf-8"))
    assert receipt["weights_sha256"] == hashlib.sha256(WEIGHTS.read_bytes()).hexdigest()
    assert set(receipt["labels"]) == {core.value for core in CORE}
    assert max(len(name) for name in receipt["documents"]) < 60


def test_confidence_grows_with_the_evidence() -> None:
    weak = confidence(T.SCOPE, features(0.1, is_told=False, is_own=False, untold=1.0))
    told = confidence(T.SCOPE, features(1.5, is_told=True, is_own=False, untold=0.0))
    own = confidence(T.SCOPE, features(3.0, is_told=True, is_own=True, untold=0.0))
    assert 0 < weak < told < own < 1


def test_a_guessed_section_leans_less() -> None:
    text = "Vi drikker kaffe."
    known, guessed = (evidence(text, T.EXCLUSIONS, confidence=sure) for sure in (0.95, NOTHING_KNOWN))
    assert given(known) == {T.EXCLUSIONS}
    assert given(guessed) == set()


def test_the_meaning_is_asked_for_every_type_that_is_given() -> None:
    text = "Der ydes ikke støtte til havearbejde."
    firm = evidence(text, T.EXCLUSIONS, confidence=0.95)
    assert not is_undecided(firm)
    asked = settled(text, firm, heads=heads(T.EXCLUSIONS, 3.0))
    assert asked.scores == firm.scores
    doubted = settled(text, firm, heads=heads(T.CONTENT, 3.0))
    sure, unsure = (labels(found)[0].confidence for found in (asked, doubted))
    assert sure > unsure
