"""What a statement speaks to, by its words and by what it means."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pytest

from bench.topic_questions import learnt, phrasings, questions, right, sha256_of_table
from kb.compare.topics import leanings as learned
from kb.compare.topics.concepts import concepts
from kb.compare.topics.leanings import RECEIPT, WEIGHTS, leanings, usual_texts
from kb.compare.topics.parts import parts_of
from kb.compare.topics.questions import LEAST, speaking
from kb.compare.topics.records import Statement
from tests.compare.topics.conftest import Said

NAMES = [concept.name for concept in concepts()]
Floats = npt.NDArray[np.float32]


def shares(statements: Sequence[Statement], **of_one: float) -> Floats:
    """Nothing but these shares of the first statement."""
    found = np.zeros((len(statements), len(NAMES)), dtype=np.float32)
    for name, share in of_one.items():
        found[0, NAMES.index(name)] = share
    return found


def asked(statement: Statement, meant: Floats | None) -> set[str]:
    return {name for name, rows in zip(NAMES, speaking([statement], meant), strict=True) if rows}


def test_without_vectors_the_words_decide(said: Said) -> None:
    assert asked(said("a", "payment", "Støtten er gratis."), None) == {"free"}


def test_words_outside_their_sections_count_when_the_meaning_does_not_speak_against_them(said: Said) -> None:
    one = said("a", "payment", "Du møder flere forskellige medarbejdere.")
    elsewhere = said("a", "target_group", "Du møder flere forskellige medarbejdere.")
    assert "same_staff" not in asked(elsewhere, shares([elsewhere]))
    assert "same_staff" in asked(elsewhere, shares([elsewhere], same_staff=LEAST["words"]))
    assert "same_staff" in asked(one, shares([one], same_staff=LEAST["words"]))


@pytest.mark.parametrize(
    ("section", "share", "is_asked"),
    [
        ("delivery", LEAST["at_home"], True),
        ("delivery", LEAST["at_home"] - 0.05, False),
        ("target_group", LEAST["at_home"], False),
        ("target_group", LEAST["anywhere"], True),
    ],
)
def test_meaning_alone_has_to_be_clearer_away_from_home(said: Said, section: str, share: float, is_asked: bool) -> None:
    one = said("a", section, "De samme to kommer hver gang.")
    assert ("same_staff" in asked(one, shares([one], same_staff=share))) is is_asked


def test_where_a_question_is_never_at_home_nothing_counts(said: Said) -> None:
    one = said("a", "exclusions", "Der gives ikke hjælp til rengøring.")
    assert "practical_tasks" not in asked(one, shares([one], practical_tasks=1.0))


def test_the_weights_are_of_these_questions_and_sentences() -> None:
    assert learned._shipped().stamp == learned.stamp(), "learn anew: python -m bench.topic_questions"
    receipt = json.loads(RECEIPT.read_text(encoding="utf-8"))
    assert receipt["table_sha256"] == sha256_of_table(), "learn anew: python -m bench.topic_questions"
    assert receipt["weights_sha256"] == hashlib.sha256(WEIGHTS.read_bytes()).hexdigest()


def hashed(texts: Sequence[str]) -> Floats:
    """Unit vectors that hang on the text alone."""
    rows = [np.random.default_rng(sum(text.encode())).normal(size=64) for text in texts]
    found = np.array(rows, dtype=np.float32)
    return np.asarray(found / np.linalg.norm(found, axis=1, keepdims=True), dtype=np.float32)


def test_with_another_model_the_letters_tell_the_questions() -> None:
    asked_for: list[int] = []

    def vectors_of(texts: Sequence[str]) -> Floats:
        asked_for.append(len(texts))
        return hashed(texts)

    found = leanings(vectors_of)
    assert asked_for == [1, len(usual_texts())]
    assert found.usual.shape == (len(usual_texts()), 64)
    texts = ["Du betaler ikke for ledsagelsen.", "Rengøring og tøjvask"]
    shares = found.of(texts, found.centred(hashed(texts)))
    assert [NAMES[at] for at in shares.argmax(axis=1)] == ["free", "practical_tasks"]


def test_shares_make_one_with_that_of_none() -> None:
    found = leanings(hashed)
    texts = [concept.example for concept in concepts()] + ["", "mv.", "Indholdsfortegnelse"]
    shares = found.of(texts, found.centred(hashed(texts)))
    assert shares.shape == (len(texts), len(NAMES))
    assert (shares >= 0).all()
    assert (shares.sum(axis=1) <= 1 + 1e-4).all()
    assert 1 - shares[-1].sum() > shares[-1].max()
    assert (1 - shares[: len(NAMES)].sum(axis=1) < shares[: len(NAMES)].max(axis=1)).all()


def test_shares_of_one_text_do_not_hang_on_the_others() -> None:
    found = leanings(hashed)
    texts = [concept.example for concept in concepts()] * 4
    every = found.of(texts, found.centred(hashed(texts)))
    alone = found.of(texts[-1:], found.centred(hashed(texts[-1:])))
    assert np.allclose(every[-1], alone[0], atol=1e-5)


def test_every_phrasing_is_of_a_known_question_and_stands_once() -> None:
    assert {one.question for one in phrasings()} == set(questions())
    texts = [one.text for one in phrasings()]
    assert len(texts) == len(set(texts))


def test_what_is_learnt_reads_sentences_that_were_left_out() -> None:
    """Of three questions, with vectors that mean nothing: the letters carry it."""
    some = [one for one in phrasings() if one.question in {"free", "age", "medicine"}]
    asked = [one for one in some if one.writer == "b"]
    found = learnt([one for one in some if one.writer != "b"], hashed)
    assert right(found.leanings(by_letters=True), asked, hashed).first > 0.8
    assert right(found.leanings(), asked, hashed).first > 0.6


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Støtten er gratis.", ()),
        ("Der ydes ikke hjælp til børnepasning, hovedrengøring og flytning.",
         ("Der ydes ikke hjælp til børnepasning", "hovedrengøring", "flytning")),
        ("Du betaler selv mad og bus, mv.", ("Du betaler selv mad",)),
        ("Penge hæves ikke; posten læses sammen.", ("Penge hæves ikke", "posten læses sammen")),
    ],
)  # fmt: skip
def test_parts(text: str, parts: tuple[str, ...]) -> None:
    assert parts_of(text) == parts
