"""Every character is accounted for, and the account notices when one is not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb.model import CleanText, Edit, Fate, Line, Role, Source
from kb.text import clean
from kb.text.ledger import account, printed, restore, verify
from kb.text.steps import STEPS

# Pieces that the steps react to, so that random texts are not all prose.
WORDS = [
    "støt-te", "indi-", "viduel", "pleje-", "og", "BUM-", "modellen", "§ 85", "SOCIALPÆDA-", "GOGISK", "e-", "mail",
    "-", "Side 2 af 9", "3", "- 4 -", "Indhold", "1. Formål", "....... 7", "CVR: 12345678", "Lysby Kommune", "Torvet 1",
    ".",
]  # fmt: skip
GLYPHS = [
    "(cid:127)", "\uf0b7", "ﬁnde", "a\u030a", "\u00ad", "\ufffe", "\u200b", "\ufeff", "\t", "\xa0", "\f",
    "tek\u00adsten",
]  # fmt: skip
PIECES = st.sampled_from(WORDS + GLYPHS)
TEXTS = st.lists(st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=5).map("".join), max_size=14)
TEXTS_OF_WORDS = st.lists(st.lists(PIECES, max_size=5).map(" ".join), max_size=14)
PLAIN_TEXTS = st.lists(st.lists(st.sampled_from(WORDS), max_size=5).map(" ".join), max_size=14)


def cleaned(texts: list[str]) -> CleanText:
    lines = tuple(Line(number, text) for number, text in enumerate(texts, start=1))
    return clean(Source("prøve.txt", "text/plain", "", 0, (), (), lines))


@settings(deadline=None)  # the first example opens the dictionary
@given(st.one_of(TEXTS, TEXTS_OF_WORDS))
def test_cleaning_is_reversible_and_accounted_for(texts: list[str]) -> None:
    result = cleaned(texts)
    assert len(result.texts) == len(result.roles) == len(result.pages) == len(texts)
    assert restore(result) == tuple(texts)
    assert verify(result) == []


@settings(deadline=None)  # the first example opens the dictionary
@given(st.one_of(TEXTS, TEXTS_OF_WORDS))
def test_no_letter_or_digit_is_lost_between_source_and_clean_text(texts: list[str]) -> None:
    result = cleaned(texts)
    glyphs = {step.name for step in STEPS[:1]}
    unified = {edit.line: edit.after for edit in result.edits if edit.step in glyphs}
    before = "".join(unified.get(number, text) for number, text in enumerate(texts, start=1))
    assert sorted(filter(str.isalnum, before)) == sorted(filter(str.isalnum, "".join(result.texts)))


@settings(deadline=None)  # the first example opens the dictionary
@given(TEXTS_OF_WORDS)
def test_clean_text_holds_no_character_that_cannot_be_read(texts: list[str]) -> None:
    assert not set("".join(cleaned(texts).texts)) & set("\u00ad\ufffe\u200b\ufeff\t\xa0\f")


@settings(deadline=None)  # the first example opens the dictionary
@given(TEXTS_OF_WORDS)
def test_edits_come_in_the_order_of_the_steps(texts: list[str]) -> None:
    order = [step.name for step in STEPS]
    places = [(order.index(edit.step), edit.line) for edit in cleaned(texts).edits]
    assert places == sorted(places)


@settings(deadline=None)
@given(PLAIN_TEXTS)
def test_cleaning_twice_is_cleaning_once(texts: list[str]) -> None:
    once = cleaned(texts)
    assert cleaned(list(once.texts)).texts == once.texts


def test_account_names_what_became_of_the_characters() -> None:
    found = account(cleaned(["Spring til indhold", "Hjem Borger", "Du får indi-", "viduel støt-te."]))
    assert found.source == sum(
        printed(text).total() for text in ("Springtilindhold", "HjemBorger", "Dufårindi-viduelstøt-te.")
    )
    assert found.moved == (("resten af ordet flyttet op", 6),)
    assert found.repaired == ()
    assert found.dropped == (("bindestreg ved orddeling", 2),)
    assert found.set_aside == ((Role.CHROME, 26),)
    assert found.kept == found.source - 8


def _without_an_edit(result: CleanText) -> CleanText:
    return replace(result, edits=result.edits[:-1])


def _with_a_lost_letter(result: CleanText) -> CleanText:
    edit = result.edits[-1]
    shorter = replace(edit, after=edit.after[:-1])
    texts = list(result.texts)
    texts[edit.line - 1] = shorter.after
    return replace(result, edits=(*result.edits[:-1], shorter), texts=tuple(texts))


def _with_a_lost_move(result: CleanText) -> CleanText:
    moved = [edit for edit in result.edits if edit.fate is Fate.MOVED]
    texts = list(result.texts)
    texts[moved[-1].line - 1] = moved[-1].before
    return replace(result, edits=tuple(edit for edit in result.edits if edit != moved[-1]), texts=tuple(texts))


def _with_a_changed_text(result: CleanText) -> CleanText:
    return replace(result, texts=("Noget andet", *result.texts[1:]))


def _with_an_invented_word(result: CleanText) -> CleanText:
    edit = Edit("move_split_words", Fate.MOVED, 2, result.texts[1], "plan for dig", "")
    return replace(result, edits=(*result.edits, edit), texts=(result.texts[0], "plan for dig"))


def _with_added_punctuation(result: CleanText) -> CleanText:
    edit = Edit("drop_soft_hyphens", Fate.DROPPED, 2, result.texts[1], result.texts[1] + "!", "")
    return replace(result, edits=(*result.edits, edit), texts=(result.texts[0], edit.after))


def _with_a_line_too_few(result: CleanText) -> CleanText:
    return replace(result, texts=result.texts[:-1])


def _with_a_wrong_role(result: CleanText) -> CleanText:
    return replace(result, roles=(Role.EMPTIED, *result.roles[1:]))


@pytest.mark.parametrize(
    "spoil",
    [
        _without_an_edit,
        _with_a_lost_letter,
        _with_a_lost_move,
        _with_a_changed_text,
        _with_an_invented_word,
        _with_added_punctuation,
        _with_a_line_too_few,
        _with_a_wrong_role,
    ],
)
def test_a_spoilt_account_is_noticed(spoil: Callable[[CleanText], CleanText]) -> None:
    result = cleaned(["en indi-", "viduel plan"])
    assert verify(result) == []
    assert verify(spoil(result))


@pytest.mark.real
@pytest.mark.parametrize("name", ["aabenraa", "aalborg", "silkeborg", "varde", "viborg"])
def test_real_documents_are_accounted_for_and_cleaning_twice_is_cleaning_once(name: str, real_source: Any) -> None:
    source = real_source(name)
    result = clean(source)
    assert verify(result) == []
    again = cleaned(list(result.texts))
    assert again.texts == result.texts
    assert again.edits == ()
