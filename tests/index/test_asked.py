"""Is a question understood as it is meant?"""

from __future__ import annotations

from dataclasses import replace

import pytest

from kb.index import Searcher
from kb.index.asked import readable
from kb.index.engine import Field
from kb.index.intents import intents, types_asked_for
from kb.index.question import AskedWord, Question, Variant, Way
from kb.index.ranking import Needles, Row, match_in
from kb.index.thesaurus import Relation, reviewed_rows
from kb.taxonomy import SectionType as T


@pytest.fixture
def read(corpus_searcher: Searcher):  # type: ignore[no-untyped-def]
    return corpus_searcher.read


def said(question: Question, way: Way) -> set[str]:
    return {variant.text for word in question.words for variant in word.variants if variant.way is way}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Hvor tit skal støtten revurderes?", T.FOLLOW_UP),
        ("Hvem kan få hjælp?", T.TARGET_GROUP),
        ("Hvad koster det?", T.PAYMENT),
        ("Hvornår får jeg svar?", T.PROCEDURE),
        ("Hvor klager jeg?", T.COMPLAINT),
        ("Hvor mange timer kan man få?", T.SCOPE),
        ("Hvem udfører støtten?", T.DELIVERY),
        ("Hvad kan man ikke få hjælp til?", T.EXCLUSIONS),
        ("Hvad er formålet?", T.PURPOSE),
        ("how often is it followed up", T.FOLLOW_UP),
    ],
)
def test_questions_lead_to_sections(text: str, kind: T) -> None:
    assert kind in types_asked_for(text)


def test_each_intent_wins_on_the_question_it_was_written_for() -> None:
    import csv
    from importlib.resources import files

    with files("kb.index").joinpath("intents.tsv").open(encoding="utf-8") as table:
        asked = [row["asked"] for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE)]
    assert [
        question for question, intent in zip(asked, intents(), strict=True) if not intent.pattern.search(question)
    ] == []


@pytest.mark.parametrize("text", ["bostøtte", "ledsagelse til læge", "gruppeforløb", "§ 85"])
def test_plain_words_lead_nowhere(text: str) -> None:
    assert types_asked_for(text) == ()


@pytest.mark.parametrize(
    ("text", "refs"),
    [
        ("§82b", ("sel§82b",)),
        ("§ 82 a", ("sel§82a",)),
        ("SEL § 105 stk. 2", ("sel§105stk2",)),
        ("klage efter §§ 82 a og b", ("sel§82a", "sel§82b")),
        ("retssikkerhedslovens § 9", ("rsl§9",)),
        ("vejledning 9341", ("vejnr9341",)),
        ("bekendtgørelse 483 fra 2011", ("beknr483",)),
        ("85 timer", ()),
    ],
)
def test_references(read, text: str, refs: tuple[str, ...]) -> None:  # type: ignore[no-untyped-def]
    assert read(text).refs == refs


def test_synonyms_are_searched_and_shown(read) -> None:  # type: ignore[no-untyped-def]
    assert "socialpædagogisk støtte" in said(read("bostøtte"), Way.SYNONYM) | said(read("mestringsstøtte"), Way.SYNONYM)


def test_near_words_are_offered_and_not_searched(read) -> None:  # type: ignore[no-untyped-def]
    question = read("aflastning")
    assert "afløsning" in question.offered
    assert "afløsning" not in said(question, Way.SYNONYM)


def test_misspelt_words_are_corrected(read) -> None:  # type: ignore[no-untyped-def]
    question = read("egnbetaling for ledsagelse")
    assert question.corrected == "egenbetaling for ledsagelse"


def test_right_words_that_the_library_does_not_use_are_left_alone(read) -> None:  # type: ignore[no-untyped-def]
    assert read("parlament").corrected == ""


def test_english_is_translated(read) -> None:  # type: ignore[no-untyped-def]
    question = read("complaint deadline")
    assert question.is_english
    assert {"klagefrist", "klage"} & said(question, Way.TRANSLATION)


def test_danish_is_not_taken_for_english(read) -> None:  # type: ignore[no-untyped-def]
    assert not read("plan for hjælp i hjemmet").is_english


@pytest.mark.parametrize(
    ("asked", "light"), [("ser aldrig nogen", {"ser", "aldrig"}), ("sidder bare hjemme", {"sidder", "bare"})]
)
def test_words_that_no_topic_hangs_on_weigh_little(read, asked: str, light: set[str]) -> None:  # type: ignore[no-untyped-def]
    words = {word.text: word for word in read(asked).written.words}
    assert {text for text, word in words.items() if word.is_light} == light
    assert all(words[text].weight < 0.5 and not words[text].parts for text in light)


@pytest.mark.parametrize("asked", ["støtte", "svar på ansøgning", "kørsel", "bor alene", "ikke omfattet"])
def test_words_of_the_field_keep_their_weight(read, asked: str) -> None:  # type: ignore[no-untyped-def]
    assert not any(word.is_light for word in read(asked).words)


def test_a_light_word_is_no_part_of_a_compound() -> None:
    """ "sidder" is not the "side" of a "hjemmeside"."""
    page = Row(text=" hjemmesid ", parts=" hjem sid ", heading=" ", context=" ", cites=" ", law=" ",
               section_type=T.CONTACT, types=frozenset(), words=1, quoted_law=False, is_lead=False)  # fmt: skip
    heavy = AskedWord("side", (Variant(Way.WORD, ("sid",), "side", 1.0),))
    light = replace(heavy, is_light=True)
    assert match_in(heavy, page, Field.TEXT) is not None
    assert match_in(light, page, Field.TEXT) is None
    assert Needles.of(light).weight_in(page, Field.TEXT) == 0.0 < Needles.of(heavy).weight_in(page, Field.TEXT)


@pytest.mark.parametrize(
    ("asked", "about"),
    [
        ("hvilke kommuner tilbyder gruppeforløb", "tilbyder gruppeforløb"),
        ("hvor ofte følges der op i de enkelte kommuner", "hvor ofte følges der op"),
        ("kommunerne om ledsagelse til udlandet", "om ledsagelse til udlandet"),
        ("betaling mellem kommuner", "betaling mellem kommuner"),
        ("hvilke kommuner", "hvilke kommuner"),
    ],
)
def test_whom_is_asked_is_not_what_about(read, asked: str, about: str) -> None:  # type: ignore[no-untyped-def]
    assert read(asked).about == about


def test_signs(read) -> None:  # type: ignore[no-untyped-def]
    assert read("bostøtte gruppe").must is None
    assert read('"egen bolig"').must is not None
    assert read("bostøtte OG gruppe").must is not None
    assert read("HVEM KAN FÅ STØTTE OG HJÆLP").must is None  # written in capitals, not a boolean
    assert read("støtte og hjælp").must is None


def test_questions_become_readable() -> None:
    assert readable("klage\x00 \u202efrist\ud800") == "klage frist"
    assert len(readable("x" * 100_000)) == 1000


def test_the_thesaurus_is_well_kept() -> None:
    rows = reviewed_rows()
    assert all(row.words for row in rows)
    assert all(row.finds or row.relation is not Relation.ENGLISH for row in rows), "English words need Danish ones"
    assert all(len(row.words) > 1 for row in rows if not row.finds), "a word without another says nothing"
    assert all(len(set(row.words)) == len(row.words) for row in rows)
