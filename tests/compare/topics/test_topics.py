"""Which statements are put side by side, and what is said of them."""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from kb.compare.topics import Ground, Relation, Topic, build_topics, law_groups, topics_of
from kb.compare.topics.clusters import clusters
from kb.compare.topics.labels import Labeller
from kb.compare.topics.records import Statement
from kb.compare.topics.relations import between
from kb.compare.topics.statements import voices
from kb.library import Library
from kb.model import Fact, FactType
from kb.taxonomy import SectionType as T

Said = Callable[..., Statement]
CASES = Path(__file__).parents[2] / "cases" / "topics.tsv"


def rows() -> list[dict[str, str]]:
    with CASES.open(encoding="utf-8") as table:
        return list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row['one'][:25]}|{row['other'][:25]}")
def test_a_pair_is_one_topic_or_two(row: dict[str, str], said: Said) -> None:
    statements = [said("a.txt", row["type"], row["one"]), said("b.txt", row["other_type"], row["other"])]
    found = [topic for topic in topics_of(statements, "SEL § 85") if len(topic.documents) == 2]
    assert bool(found) == (row["is_one_topic"] == "yes")


def test_there_are_as_many_negative_cases() -> None:
    answers = [row["is_one_topic"] for row in rows()]
    assert len(answers) >= 40
    assert answers.count("no") >= 20


# ---------------------------------------------------------------------------------------------------- relations


def one_topic(*statements: Statement) -> Topic:
    [topic] = [topic for topic in topics_of(statements, "SEL § 85") if len(topic.documents) > 1]
    return topic


def test_the_same_words_are_the_same(said: Said) -> None:
    assert (
        one_topic(said("a", "payment", "Støtten er gratis."), said("b", "payment", "Støtten er GRATIS")).relation
        is Relation.SAME
    )


def test_other_words_are_alike(said: Said) -> None:
    topic = one_topic(said("a", "payment", "Støtten er gratis."), said("b", "payment", "Bistanden er vederlagsfri."))
    assert topic.relation is Relation.ALIKE
    assert topic.deciders == ()


def test_who_lets_the_authority_choose_denies_free_choice_as_one_who_says_no_does(said: Said) -> None:
    denied = said("a", "delivery", "Der er ikke frit leverandørvalg.")
    left = said("b", "delivery", "Det er kommunens visitation, der vælger leverandør.")
    given = said("c", "delivery", "Borgeren kan selv vælge leverandør.")
    assert between([denied], [left], "free_choice")[0] is Relation.ALIKE
    assert between([left], [given], "free_choice")[0] is Relation.CONTRARY
    assert between([denied], [given], "free_choice")[0] is Relation.CONTRARY


def test_a_time_limit_is_a_latest_whether_it_says_so_or_not(said: Said) -> None:
    said_so = said("a", "delivery", "Medarbejderen ringer senest efter tre dage.")
    unsaid = said("b", "delivery", "Medarbejderen ringer efter tre dage.")
    at_most = said("c", "delivery", "Medarbejderen ringer højst tre dage.")
    assert between([said_so], [unsaid])[0] is Relation.ALIKE
    assert between([at_most], [unsaid])[0] is Relation.DIFFERENT


def test_another_number_is_different_and_shown(said: Said) -> None:
    topic = one_topic(
        said("a", "complaint", "Du skal klage inden fire uger."), said("b", "complaint", "Du skal klage inden to uger.")
    )
    assert topic.relation is Relation.DIFFERENT
    assert [(decider.ground, decider.one, decider.other) for decider in topic.deciders] == [
        (Ground.NUMBER, "fire uger", "to uger")
    ]


def test_a_number_that_is_written_otherwise_is_the_same(said: Said) -> None:
    topic = one_topic(
        said("a", "complaint", "Du skal klage inden fire uger."),
        said("b", "complaint", "Klage skal indgives senest 4 uger efter afgørelsen."),
    )
    assert topic.relation is Relation.ALIKE


def test_a_fact_decides_before_words(said: Said) -> None:
    def with_interval(statement: Statement, value: str) -> Statement:
        fact = Fact(statement.provision.document, None, (), FactType.FOLLOW_UP_INTERVAL, value, value, 1, 1)
        return replace(statement, facts=(fact,))

    one = with_interval(said("a", "follow_up", "Der følges op hvert år."), "P1Y")
    other = with_interval(said("b", "follow_up", "Vi følger op hver sjette måned."), "P6M")
    topic = one_topic(one, other)
    assert topic.relation is Relation.DIFFERENT
    assert topic.deciders[0].one == "P1Y"


def test_yes_and_no_are_contrary(said: Said) -> None:
    topic = one_topic(
        said("a", "delivery", "Der er ikke frit leverandørvalg."),
        said("b", "delivery", "Borgeren kan frit vælge mellem de godkendte leverandører."),
    )
    assert topic.relation is Relation.CONTRARY


def test_granted_here_and_excluded_there_is_contrary(said: Said) -> None:
    topic = one_topic(
        said("a", "content", "Støtten omfatter hjælp til flytning."),
        said("b", "exclusions", "flytning", lead_in="Støtten omfatter ikke:"),
    )
    assert topic.relation is Relation.CONTRARY


def test_what_only_one_says_stands_alone(said: Said) -> None:
    topics = topics_of(
        [said("a", "payment", "Støtten er gratis."), said("b", "remarks", "Handicaprådet mødes i november.")],
        "SEL § 85",
    )
    assert Relation.ONLY_HERE in {topic.relation for topic in topics}
    assert all(len(topic.members) == 1 for topic in topics)


# ---------------------------------------------------------------------------------------------------- promises


def test_a_sentence_may_answer_two_questions(said: Said) -> None:
    statements = [
        said("a", "target_group", "Ordningen er for borgere over 18 år i egen bolig."),
        said("b", "target_group", "Ordningen er for borgere over 25 år."),
        said("c", "target_group", "Du skal bo i egen bolig."),
    ]
    found = {topic.concept: topic.documents for topic in topics_of(statements, "SEL § 85") if len(topic.documents) > 1}
    assert found == {"age": ("a", "b"), "housing": ("a", "c")}


def test_the_label_is_made_of_words_of_the_members(said: Said) -> None:
    topic = one_topic(said("a", "payment", "Støtten er gratis."), said("b", "payment", "Bistanden er vederlagsfri."))
    printed = " ".join(member.text for member in topic.members).casefold()
    assert topic.label
    assert all(word in printed for word in topic.label.split(" · "))


def test_the_order_of_the_statements_does_not_matter(said: Said) -> None:
    statements = [said(name, row["type"], row["one"]) for name, row in zip("abcdefgh" * 6, rows(), strict=False)]
    forth, back = topics_of(statements, "SEL § 85"), topics_of(statements[::-1], "SEL § 85")
    assert {topic.members for topic in forth} == {topic.members for topic in back}


def test_no_statements_no_topics() -> None:
    assert topics_of([], "SEL § 85") == ()


def test_a_list_of_levels_stands_together_with_the_levels_of_others(said: Said) -> None:
    """Five steps and three levels: more than the three statements that a document has in any other topic."""
    lead = "Støtten gives på fem trin:"
    steps = ["råd på et møde", "samtaler på hold", "samtaler i telefon", "besøg en gang om ugen", "besøg hver dag"]
    levels = ["Let – få opgaver.", "Moderat – flere opgaver.", "Omfattende – de fleste opgaver."]
    said_so = [said("a", "content", text, lead_in=lead) for text in steps] + [
        said("b", "content", text) for text in levels
    ]
    said_so = [replace(one, concepts=one.concepts | {"steps"}) for one in said_so]  # as `statements_of` reads lead-ins
    [topic] = [topic for topic in topics_of(said_so, "SEL § 85") if topic.concept == "steps"]
    assert [member.text for member in topic.members] == [*steps, *levels]


def test_facts_bring_together_what_words_and_sections_keep_apart(said: Said) -> None:
    def interval(statement: Statement, value: str) -> Statement:
        held = statement.provision
        fact = Fact(
            held.document,
            held.standard,
            (),
            FactType.FOLLOW_UP_INTERVAL,
            value,
            held.text,
            held.start_line,
            held.end_line,
        )
        return replace(statement, facts=(fact,), concepts=frozenset({"follow_up_interval"}))

    found = [
        interval(said("a", "follow_up", "Indsatsen tages op på møder to gange årligt."), "P6M"),
        interval(said("b", "procedure", "Hvert andet forår mødes alle parter."), "P2Y"),
        interval(said("c", "delivery", "En gang i kvartalet ses der på forløbet."), "P3M"),
    ]
    [topic] = [topic for topic in topics_of(found, "SEL § 85") if len(topic.documents) > 1]
    assert topic.documents == ("a", "b", "c")
    assert topic.relation is Relation.DIFFERENT


def test_vectors_of_meaning_are_used_when_they_are_at_hand(said: Said) -> None:
    one = said("a", "remarks", "Katten sidder trygt på måtten.")
    other = said("b", "remarks", "Et kæledyr hviler i stuen hele dagen.")
    far = said("c", "payment", "Beløbet reguleres hvert forår.")
    directions = np.random.default_rng(7).normal(size=(4000, 256)).astype(np.float32)
    meant: dict[str, int] = {other.text: 0, one.text: 0}  # these two mean the same, every other text something else

    def vectors_of(texts: Sequence[str]) -> npt.NDArray[np.float32]:
        found = directions[[meant.setdefault(text, len(meant)) for text in texts]]
        return np.asarray(found / np.linalg.norm(found, axis=1, keepdims=True), dtype=np.float32)

    by_words = topics_of([one, other, far], "SEL § 85")
    by_meaning = topics_of([one, other, far], "SEL § 85", vectors_of=vectors_of)
    assert all(len(topic.documents) == 1 for topic in by_words)
    assert any(topic.documents == ("a", "b") for topic in by_meaning)


def test_topics_of_a_library(tiny_library: Library) -> None:
    table = build_topics(tiny_library, "85")
    assert table.documents == ("egelund-stoette-i-hjemmet.txt", "havbjerg-bostoette.txt")
    assert {topic.type for topic in table.topics} >= {T.TARGET_GROUP, T.CONTENT}
    texts = {name: tiny_library.clean(name).texts for name in table.documents}
    for topic in table.topics:
        for member in topic.members:
            printed = " ".join(texts[member.document][member.start_line - 1 : member.end_line])
            assert all(word in printed for word in member.text.split())


def test_a_new_document_leaves_most_topics_as_they_are(corpus_library: Library) -> None:
    """The pairs of the documents that were there before; 9 of 10 stay."""
    every = build_topics(corpus_library, "SEL § 85")
    names = every.documents
    _, said = voices(corpus_library, "SEL § 85")
    for left_out in names:
        statements = [one for voice in said for one in voice.statements if one.provision.document != left_out]
        before = pairs(topics_of(statements, "SEL § 85"))
        after = {pair for pair in pairs(every.topics) if not any(member.startswith(left_out) for member in pair)}
        assert len(before & after) >= 0.9 * len(before | after), left_out


def test_topics_that_a_new_document_does_not_speak_to_stay_as_they_are(corpus_library: Library) -> None:
    """Members and name, to the letter, but for one topic in all: likeness does not hang on what else is in the library.

    That one: a statement that a new document drew away was all that held its topic together.
    """
    every = build_topics(corpus_library, "SEL § 85")
    _, said = voices(corpus_library, "SEL § 85")
    for added in every.documents:
        statements = [one for voice in said for one in voice.statements if one.provision.document != added]
        before = {topic.members: topic.id for topic in topics_of(statements, "SEL § 85") if len(topic.documents) > 1}
        after = {topic.members: topic.id for topic in every.topics if added not in topic.documents}
        touched = {member for topic in every.topics if added in topic.documents for member in topic.members}
        asked = {
            name
            for voice in said
            for one in voice.statements
            if one.provision.document == added
            for name in one.concepts
        }
        answers = {one.provision.id for voice in said for one in voice.statements if one.concepts & asked}
        untouched = {
            members: name
            for members, name in before.items()
            if not touched & set(members) and not answers & {member.id for member in members}
        }
        assert untouched
        changed = [members for members, name in untouched.items() if after.get(members) != name]
        assert len(changed) <= 1, (added, changed)


def test_most_names_stay_when_a_document_is_added(corpus_library: Library) -> None:
    every = {topic.id for topic in build_topics(corpus_library, "SEL § 85").shared}
    _, said = voices(corpus_library, "SEL § 85")
    for added in dict.fromkeys(voice.holding.document.document for voice in said):
        statements = [one for voice in said for one in voice.statements if one.provision.document != added]
        before = {topic.id for topic in topics_of(statements, "SEL § 85") if len(topic.documents) > 1}
        assert len(before & every) >= 0.9 * len(before), added


def pairs(topics: tuple[Topic, ...]) -> set[frozenset[str]]:
    return {
        frozenset((one.id, other.id))
        for topic in topics
        for one in topic.members
        for other in topic.members
        if one.document < other.document
    }


def test_families_are_asked_for_once() -> None:
    assert law_groups(["SEL § 82 a", "SEL § 82 b", "SEL § 85", "LSV"]) == ("SEL § 82", "SEL § 85")


# ---------------------------------------------------------------------------------------------------- clusters


def test_no_document_has_more_members_than_allowed() -> None:
    likeness = np.full((4, 4), 5.0, dtype=np.float32)
    assert clusters(likeness, ["a", "a", "a", "b"], threshold=1.0, most=2) == [[0, 1, 3], [2]]


def test_a_group_is_as_near_as_its_members_are_on_average() -> None:
    likeness = np.array([[0, 3, -4], [3, 0, 3], [-4, 3, 0]], dtype=np.float32)
    assert clusters(likeness, ["a", "b", "c"], threshold=0.0, most=2) == [[0, 1], [2]]
    assert clusters(likeness, ["a", "b", "c"], threshold=-1.0, most=2) == [[0, 1, 2]]


@pytest.mark.parametrize(
    ("more", "wanted"),
    [
        ([], Relation.ALIKE),
        ([("exclusions", "Bostøtten hæver ikke penge for borgeren.")], Relation.DIFFERENT),
        ([("content", "Bostøtten hæver penge sammen med borgeren.")], Relation.ALIKE),
    ],
)
def test_who_takes_something_out_of_what_both_grant_says_something_else(
    said: Said, more: list[tuple[str, str]], wanted: Relation
) -> None:
    one = [said("a", "content", "Borgeren får hjælp til at administrere sin økonomi.")]
    other = [said("b", "content", "Vi hjælper dig med at administrere dine penge.")]
    other += [said("b", section, text) for section, text in more]
    for left, right in ((one, other), (other, one)):
        relation, deciders = between(left, right, "handle_money")
        assert relation is wanted
        assert {decider.ground for decider in deciders} <= {Ground.NEGATION}


@pytest.mark.parametrize(
    ("section", "texts", "concept", "words"),
    [
        ("payment", ["Støtten er gratis.", "Ydelsen er gratis for alle."], "free", ["gratis"]),
        ("target_group", ["Du er over 18 år.", "Borgere over 18 år kan søge."], "age", ["over 18 år"]),
        ("follow_up", ["Der følges op én gang om året.", "Sagen følges op mindst én gang årligt."], "", ["følges"]),
    ],
)
def test_a_topic_is_called_by_the_words_its_question_is_known_by(
    said: Said, section: str, texts: list[str], concept: str, words: list[str]
) -> None:
    members = [said(name, section, text) for name, text in zip("ab", texts, strict=True)]
    label = Labeller(members).label(range(len(members)), concept)
    assert all(word in label for word in words)
    assert all(word in " ".join(texts).casefold() for phrase in label.split(" · ") for word in phrase.split())


def test_what_meaning_alone_brought_here_contradicts_nobody(said: Said) -> None:
    chosen = said("a", "delivery", "Du kan frit vælge mellem leverandørerne.")
    near = said("b", "delivery", "Der er ikke altid den samme medarbejder.")
    assert "free_choice" in chosen.concepts
    assert "free_choice" not in near.concepts
    assert between([chosen], [near], "free_choice")[0] is not Relation.CONTRARY


def test_two_that_both_say_no_to_something_do_not_differ_by_a_negation(said: Said) -> None:
    one = [said("a", "target_group", "Der kræves ikke en bestemt diagnose.")]
    other = [
        said("b", "target_group", "Du skal ikke have en diagnose."),
        said("b", "exclusions", "En diagnose giver ikke i sig selv hjælp."),
    ]
    assert between(one, other, "diagnosis")[0] is Relation.ALIKE
