"""Everyday words are read as concepts of the field, and what was learnt belongs to the rows."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from bench.everyday import learnt, right
from kb.hits import as_json, as_lines
from kb.index import Passage, Searcher
from kb.index.concepts import Concept, concepts
from kb.index.everyday import READINGS, shipped_readings, stamp
from kb.index.question import Way
from kb.index.vectors import VectorCache
from kb.index.writing import write_index
from kb.library import Library
from kb.meaning.encoder import bundled, is_bundled
from tests.index.conftest import HashingEncoder


@pytest.fixture(scope="module")
def by_words(corpus_passages: list[Passage], tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    """The shipped corpus without a model."""
    folder = tmp_path_factory.mktemp("words") / "index"
    write_index(folder, corpus_passages, cache=None)
    return Searcher(folder)


def meant(searcher: Searcher, text: str, **more: list[str]) -> list[str]:
    return [name for name, _ in searcher.read(text, **more).meanings]


# ------------------------------------------------------------------------------------------------ rows


def test_rows_are_whole() -> None:
    names = Counter(one.name for one in concepts())
    assert len(names) > 200
    assert set(names.values()) == {1}
    for one in concepts():
        assert len(one.finds) >= 3, one.name
        assert len(one.said) >= 3, one.name
        assert len({text.casefold() for text in one.said}) == len(one.said), one.name


def test_what_is_said_says_one_thing() -> None:
    said = Counter(text.casefold() for one in concepts() for text in one.said)
    assert [text for text, times in said.items() if times > 1] == []


def test_what_was_learnt_belongs_to_the_rows() -> None:
    with np.load(READINGS) as kept:
        assert str(kept["stamp"]) == stamp(concepts()), "learn anew: python -m bench.everyday"
    readings = shipped_readings()
    assert readings.of_vector.shape[1] == readings.letters_alone.shape[1] == len(readings.named) == len(concepts())


@pytest.mark.skipif(not is_bundled(), reason="no model for this platform")
def test_the_right_concept_comes_first_for_most_that_is_said() -> None:
    """Expressions that were written without sight of the rows; the figures are in `python -m bench.everyday`."""
    encoder = bundled()
    assert encoder is not None
    assert encoder.name == shipped_readings().model
    found = right(shipped_readings(), encoder.query)
    assert found.count >= 700
    assert found.first >= 0.55
    assert found.among_three >= 0.70
    alone = right(shipped_readings(), None)
    assert alone.first >= 0.45


# ------------------------------------------------------------------------------------------------ by words


@pytest.mark.parametrize(
    ("asked", "concept"),
    [
        ("han åbner aldrig sine rudekuverter", "gæld og regninger"),
        ("jeg vasker mine hænder hele dagen", "tvangshandlinger"),
        ("kan nogen lufte hunden", "kæledyr"),
        ("hvem har mit hævekort", "penge og fælles kasse på bosted"),
    ],
)
def test_words_in_common_are_enough_without_a_model(by_words: Searcher, asked: str, concept: str) -> None:
    assert concept in meant(by_words, asked)


@pytest.mark.parametrize("asked", ["§ 85", "klage", "SEL § 107 midlertidigt botilbud", "xyzzy qwert", "§", "…"])
def test_who_says_it_plainly_is_not_read_into(by_words: Searcher, asked: str) -> None:
    assert meant(by_words, asked) == []


def test_a_concept_is_searched_visibly_and_can_be_taken_out(by_words: Searcher, corpus_library: Library) -> None:
    asked = "kan nogen lufte hunden"
    answer = by_words.search(asked)
    words = [word for word in answer.question.words if word.is_concept]
    assert [word.text for word in words][:1] == ["kæledyr"]
    assert all(variant.way is Way.MEANING for word in words for variant in word.variants)
    assert any("Betydning: kæledyr" in line for line in as_lines(answer))
    assert '"concept": "kæledyr"' in as_json(answer, corpus_library)
    assert "kæledyr" not in meant(by_words, asked, without=["Kæledyr"])


def test_one_word_of_a_concept_can_be_taken_out(by_words: Searcher) -> None:
    question = by_words.read("han åbner aldrig sine rudekuverter", without=["gældsrådgivning"])
    found = [variant.text for word in question.concepts for variant in word.variants]
    assert "gæld" in found
    assert "gældsrådgivning" not in found


def test_a_passage_holds_only_what_was_asked(by_words: Searcher) -> None:
    """A concept finds passages; it does not make them an answer."""
    answer = by_words.search("han åbner aldrig sine rudekuverter")
    assert answer.question.concepts
    assert answer.hits
    assert all(hit.covers < 0.5 for hit in answer.hits)


# ------------------------------------------------------------------------------------------------ learning


def test_a_vector_is_read_as_the_concept_whose_words_it_is_like() -> None:
    rows = (
        Concept("økonomi", ("budget", "gæld"), ("pengene er brugt", "skylder penge væk", "ingen penge")),
        Concept("søvn", ("døgnrytme", "hvile"), ("sover hele dagen", "vågen om natten", "kan ikke sove")),
        Concept("dyr", ("kæledyr", "husdyr"), ("lufte hunden", "fodre katten", "hunden er syg")),
    )
    encoder = HashingEncoder()
    readings = learnt(rows, encoder)
    asked = ("pengene brugt", "vågen om dagen", "lufte katten")
    assert [int(readings.shares(text, encoder.query(text)).argmax()) for text in asked] == [0, 1, 2]
    assert [int(readings.shares(text, None).argmax()) for text in asked] == [0, 1, 2]


def test_another_model_is_not_read_with_what_this_one_learnt(
    tiny_passages: list[Passage], encoder: HashingEncoder, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("other")
    write_index(folder / "index", tiny_passages, cache=VectorCache(folder / "vectors", encoder))
    searcher = Searcher(folder / "index", encoder=encoder)
    assert not searcher._reads_meaning
    assert searcher.search("kan nogen lufte hunden").has_meaning
