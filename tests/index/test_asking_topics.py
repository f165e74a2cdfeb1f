"""A question in words of one's own, read as the known questions of the topics: who answers it, and how sure is that?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from kb.asking import Replies, Reply, TopicReader, replies
from kb.compare.topics import build_topics
from kb.compare.topics.asked import asked_about, said_to
from kb.finder import Finder
from kb.hits import replies_as_json
from kb.ingest import ingest
from kb.library import Library
from kb.listings import replies_as_lines
from kb.model import CellState
from kb.paths import Home
from tests.index.conftest import HashingEncoder

EGELUND = """Kvalitetsstandard for bostøtte efter serviceloven § 85
Egelund Kommune

Målgruppe
Støtten er for voksne med betydelig nedsat funktionsevne.

Aflysninger
Gentagne udeblivelser kan betyde, at bevillingen vurderes igen.

Egenbetaling
Støtten er gratis.
"""
HAVBJERG = """Kvalitetsstandard for bostøtte efter serviceloven § 85
Havbjerg Kommune

Målgruppe
Støtten er for voksne med betydelig nedsat funktionsevne.

Levering
Støtten gives i borgerens eget hjem.
"""
ASKED = "hvad sker der ved gentagne afbud og udeblivelser?"


@dataclass
class Desk:
    """Who answers, with and without the known questions."""

    finder: Finder
    library: Library
    encoder: HashingEncoder

    def ask(self, question: str, *, by_topics: bool = True) -> Replies:
        reader = TopicReader(lambda law: build_topics(self.library, law), self.encoder.passages)
        return replies(self.finder, self.library, question, law="SEL § 85", topics=reader if by_topics else None)


@pytest.fixture
def desk(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setattr("kb.meaning.encoder.bundled", lambda: None)
    home = Home(tmp_path_factory.mktemp("home"))
    folder = tmp_path_factory.mktemp("corpus")
    for name, text in (("egelund", EGELUND), ("havbjerg", HAVBJERG)):
        (folder / f"{name}-bostoette.txt").write_text(text, encoding="utf-8")
    ingest(home, [folder], workers=1)
    found = Desk(Finder.open(home), Library.open(home), HashingEncoder())
    yield found
    found.finder.close()


def row(found: Replies, municipality: str) -> Reply:
    return next(reply for reply in found.rows if reply.municipality == municipality)


@pytest.mark.parametrize(
    ("question", "known"),
    [
        ("hvad sker der ved gentagne afbud og udeblivelser?", "absence"),
        ("hvor gammel skal man være for at få støtte, er der en aldersgrænse?", "age"),
        ("gives der hjælp til medicin?", "medicine"),
        ("har medarbejderen tavshedspligt?", "confidentiality"),
    ],
)
def test_a_question_is_read_by_its_letters_where_the_model_is_another(question: str, known: str) -> None:
    assert next(iter(asked_about(question, HashingEncoder().passages))) == known


def test_what_has_nothing_of_the_field_asks_nothing_clearly() -> None:
    assert max(asked_about("xqzw vbnk", HashingEncoder().passages).values(), default=0.0) < 0.5


def test_only_what_speaks_to_the_question_is_said(desk: Desk) -> None:
    table = build_topics(desk.library, "SEL § 85")
    said = said_to({"absence": 0.9}, table)
    assert {table.statements[name].provision.text for name in said} == {
        "Gentagne udeblivelser kan betyde, at bevillingen vurderes igen."
    }
    assert said_to({"abroad": 0.9}, table) == {}
    assert said_to({"absence": 0.1}, table) == {}


def test_a_question_of_other_words_is_answered_by_what_speaks_to_it(desk: Desk) -> None:
    found = desk.ask(ASKED)
    answer = row(found, "Egelund")
    assert answer.state is CellState.STATED
    assert "udeblivelser" in " ".join(getattr(one, "passage", one).text for one in answer.evidence)
    assert "Afbud og udeblivelse" in found.read_as


def test_silence_is_no_answer_and_no_proof(desk: Desk) -> None:
    found = desk.ask(ASKED)
    silent = row(found, "Havbjerg")
    assert silent.state is CellState.NOT_STATED
    text = "\n".join(replies_as_lines(found))
    assert "Læst som spørgsmål om »Afbud og udeblivelse«" in text
    assert "Intet svar fundet." in text
    assert "Ikke oplyst" not in text


def test_where_only_the_reading_says_so_the_answer_is_unsure(desk: Desk) -> None:
    found = desk.ask("hvad hvis man ikke møder op og melder afbud?")
    answer = row(found, "Egelund")
    assert row(desk.ask("hvad hvis man ikke møder op og melder afbud?", by_topics=False), "Egelund").support == ()
    assert answer.is_unsure
    assert answer.quotes
    assert "Måske et svar:" in "\n".join(replies_as_lines(found))
    assert '"is_unsure": true' in replies_as_json(found)


def test_a_value_is_asked_for_only_where_the_known_question_has_one(desk: Desk) -> None:
    assert desk.ask("hvor længe har medarbejderen tavshedspligt?").values == ()
    assert desk.ask("hvor længe har medarbejderen tavshedspligt?", by_topics=False).values != ()
