"""What a statement means where its words decide nothing; the words that refuse keep the last word."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from kb.meaning.calibration import confidence, features
from kb.meaning.encoder import Vectors
from kb.meaning.provision_rules import Evidence, evidence, labels
from kb.meaning.statement_meaning import RECEIPT, WEIGHTS, Heads, is_undecided, settled, shifted
from kb.meaning.statement_vectors import embedded
from kb.taxonomy import CORE
from kb.taxonomy import SectionType as T

NOTHING_KNOWN = 0.4  # confidence of a section that no rule knows


class Counting:
    """An encoder that hashes words, and counts how often it is asked."""

    name = "hash"

    def __init__(self) -> None:
        self.asked: list[str] = []

    def passages(self, texts: Sequence[str]) -> Vectors:
        self.asked += texts
        made = np.zeros((len(texts), 8), dtype=np.float32)
        for row, text in enumerate(texts):
            for word in text.lower().split():
                made[row, hashlib.sha256(word.encode()).digest()[0] % 8] += 1
        return made / np.linalg.norm(made, axis=1, keepdims=True)

    def query(self, text: str) -> Vectors:
        return self.passages([text])[0]


def heads(for_type: T, odds: float, *, encoder: str = "hash") -> Heads:
    """Heads that see one type in every statement."""
    intercepts = np.array([odds if core is for_type else -1.5 for core in CORE], dtype=np.float32)
    return Heads(encoder, np.zeros(8, np.float32), np.zeros((5, 8), np.float32), intercepts)


def given(found: Evidence) -> set[T]:
    return {label.type for label in labels(found)}


def unknown(text: str) -> Evidence:
    return evidence(text, T.GENERAL, confidence=NOTHING_KNOWN)


def test_meaning_decides_where_the_words_do_not() -> None:
    text = "Vi laver kaffe og snakker om ugen."
    before = unknown(text)
    assert given(before) == set()
    (after,) = settled([text], [before], encoder=Counting(), heads=heads(T.CONTENT, 3.0))
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


def test_what_the_words_decide_is_not_embedded() -> None:
    encoder = Counting()
    sure = evidence("Du kan klage inden fire uger.", T.COMPLAINT)
    assert not is_undecided(sure)
    assert settled(["Du kan klage inden fire uger."], [sure], encoder=encoder, heads=heads(T.SCOPE, 9)) == [sure]
    assert encoder.asked == []


def test_heads_of_another_model_say_nothing() -> None:
    before = unknown("Vi laver kaffe og snakker om ugen.")
    assert settled(["x"], [before], encoder=Counting(), heads=heads(T.CONTENT, 9, encoder="another")) == [before]


def test_vectors_are_kept_by_content(tmp_path: Path) -> None:
    place, encoder = tmp_path / "vectors" / "one.npz", Counting()
    first = embedded(["en", "to", "en"], encoder, kept=place)
    again = embedded(["to", "tre"], encoder, kept=place)
    assert encoder.asked == ["en", "to", "tre"]
    assert np.array_equal(first[1], again[0])


@pytest.mark.parametrize("damage", [b"", b"PK not a file", None])
def test_damaged_vectors_are_made_again(tmp_path: Path, damage: bytes | None) -> None:
    place = tmp_path / "one.npz"
    if damage is None:
        place.mkdir()  # cannot be read, cannot be written
    else:
        place.write_bytes(damage)
    encoder = Counting()
    assert embedded(["en"], encoder, kept=place).shape == (1, 8)
    assert encoder.asked == ["en"]


def test_no_statements_no_vectors() -> None:
    assert settled([], [], encoder=Counting(), heads=heads(T.SCOPE, 1)) == []


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
