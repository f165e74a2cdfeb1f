"""Does `kb ask` quote what supports an answer, and say so where nothing does?"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from kb.asking import Reply, replies
from kb.cli import cli
from kb.errors import QueryError
from kb.finder import Finder
from kb.ingest import ingest
from kb.library import Library
from kb.model import CellState, Qualifier, Quote
from kb.paths import PROJECT, Home

SHARED = PROJECT.parent / "shared" / "corpus"


@pytest.fixture(autouse=True)
def no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kb.meaning.encoder.bundled", lambda: None)


@pytest.fixture
def ready(home: Home) -> Home:
    ingest(home, [home.corpus], workers=1)
    return home


@pytest.fixture
def asked(ready: Home) -> Iterator[dict[str, Reply]]:
    finder, library = Finder.open(ready), Library.open(ready)
    found = replies(finder, library, "hvor ofte følges der op?", law="§ 85")
    yield {reply.municipality: reply for reply in found.rows}
    finder.close()


def test_each_municipality_with_a_standard_has_a_row(asked: dict[str, Reply]) -> None:
    assert list(asked) == ["Egelund", "Havbjerg"]


def test_support_is_quoted(asked: dict[str, Reply]) -> None:
    assert "følger op efter 3 måneder" in asked["Havbjerg"].support[0].passage.text
    assert asked["Havbjerg"].nearest == ()


def test_what_is_not_said_is_not_made_up(asked: dict[str, Reply]) -> None:
    silent = asked["Egelund"]
    assert silent.state is CellState.NOT_STATED
    assert silent.absence is not None
    assert silent.absence.looked_in
    assert silent.support == ()
    assert [place.document for place in silent.looked_in] == ["egelund-stoette-i-hjemmet.txt"]
    assert silent.looked_in[0].start_line < silent.looked_in[0].end_line


def test_an_unknown_law(ready: Home) -> None:
    finder = Finder.open(ready)
    with pytest.raises(QueryError):
        replies(finder, Library.open(ready), "hvor ofte?", law="SEL § 104")
    finder.close()


def test_as_text_and_json(ready: Home) -> None:
    def kb(*arguments: str) -> str:
        result = CliRunner().invoke(
            cli, ["--home", str(Path(ready.root)), "ask", "hvor ofte følges der op?", *arguments]
        )
        assert result.exit_code == 0, result.output
        return result.stdout

    text = kb("--law", "§ 85")
    assert "Ikke oplyst i dokumentet." in text
    assert "Der er ledt i egelund-stoette-i-hjemmet.txt, l. 1" in text
    assert "Aflæst: efter 3 måneder; hvert år" in text
    assert "følger op efter 3 måneder" in text
    rows = json.loads(kb("--law", "§ 85", "--json"))["replies"]
    assert [(row["municipality"], row["stated"]) for row in rows] == [("Egelund", False), ("Havbjerg", True)]


def test_values_keep_their_qualifier(asked: dict[str, Reply]) -> None:
    values = [(number.fact.value, number.fact.qualifier) for number in asked["Havbjerg"].numbers]
    assert values == [("P3M", Qualifier.EXACT), ("P1Y", Qualifier.EXACT)]
    assert all(quote.document == "havbjerg-bostoette.txt" for n in asked["Havbjerg"].numbers for quote in n.quotes)


@pytest.fixture
def ask(home: Home):  # type: ignore[no-untyped-def]
    """Ask a library with these further documents."""

    def put(question: str, law: str = "", **texts: str) -> dict[str, Reply]:
        for name, text in texts.items():
            (home.corpus / f"{name}.txt").write_text(text, encoding="utf-8")
        ingest(home, [home.corpus], workers=1)
        finder = Finder.open(home)
        found = replies(finder, Library.open(home), question, law=law)
        finder.close()
        return {reply.municipality: reply for reply in found.rows}

    return put


REFERS = """Kvalitetsstandard for ledsagelse
Tangby Kommune

Lovgrundlag
Serviceloven § 97

Målgruppe
Borgere over 18 år, der ikke kan færdes alene.

Opfølgning
Der henvises til kommunens kvalitetsstandard for opfølgning.
"""
EXCLUDES = """Kvalitetsstandard for ledsagelse
Klitholm Kommune

Lovgrundlag
Serviceloven § 97

Kommunen tilbyder ikke ledsagelse efter § 97.
"""


def test_what_refers_elsewhere_or_is_not_offered_says_so_in_its_own_words(ask) -> None:  # type: ignore[no-untyped-def]
    found = ask("hvor ofte følges der op?", "SEL § 97", a=REFERS, b=EXCLUDES)
    assert found["Tangby"].state is CellState.REFERS
    assert "henvises til kommunens kvalitetsstandard" in found["Tangby"].quotes[0].text
    assert found["Klitholm"].state is CellState.EXCLUDED
    assert "tilbyder ikke ledsagelse" in found["Klitholm"].quotes[0].text
    assert found["Egelund"].state is CellState.NOT_STATED


def test_a_file_that_could_not_be_read_is_no_answer(home: Home, ask) -> None:  # type: ignore[no-untyped-def]
    (home.corpus / "manifest.toml").write_text('[documents."tom.pdf"]\nmunicipality = "Sandmose"\n', encoding="utf-8")
    (home.corpus / "tom.pdf").write_bytes(b"")
    found = ask("hvor ofte følges der op?", "SEL § 85")
    assert found["Sandmose"].state is CellState.UNREADABLE
    assert found["Sandmose"].support == ()


def test_without_a_law_all_standards_are_asked(ask) -> None:  # type: ignore[no-untyped-def]
    found = ask("hvor mange timer kan man få?")
    assert [number.fact.value for number in found["Egelund"].numbers] == ["PT15H"]
    assert [number.fact.value for number in found["Havbjerg"].numbers] == ["PT3H"]
    assert found["Egelund"].columns[0].document.startswith("egelund")


def test_names_in_the_question_count(ask) -> None:  # type: ignore[no-untyped-def]
    assert list(ask("hvor mange timer kan man få efter § 97 i Egelund?")) == ["Egelund"]


def test_the_right_kind_of_section_is_not_enough_for_a_topic_of_its_own(ask) -> None:  # type: ignore[no-untyped-def]
    found = ask("kan man få hjælp til vinduespudsning?", "SEL § 85")
    assert {reply.state for reply in found.values()} == {CellState.NOT_STATED}
    found = ask("kan man få hjælp til rengøring?", "SEL § 85")
    assert found["Havbjerg"].state is CellState.STATED
    assert "rengøring" in found["Havbjerg"].support[0].passage.text


TABLE = """Kvalitetsstandard for bostøtte
Tangby Kommune

Lovgrundlag
Serviceloven § 85

Målgruppe
Støtten gives til borgere over 18 år med nedsat funktionsevne.

Ansøgning
Når du har sendt en ansøgning, får du svar sådan:
- en rådgiver ringer til dig

Sagsbehandlingstider
Tiderne gælder fra det tidspunkt, hvor du ansøger om støtte, til der er truffet afgørelse om ansøgningen.

Emne Tidsfrister

Længerevarende botilbud 12 uger

Tilbud om bostøtte 5 uger

Ledsageordning 6 uger
"""


def test_values_come_first_and_a_bare_lead_in_never(ask) -> None:  # type: ignore[no-untyped-def]
    reply = ask("hvornår får jeg svar på min ansøgning", "SEL § 85", tangby=TABLE)["Tangby"]
    said = [one.text if isinstance(one, Quote) else one.passage.text for one in reply.evidence]
    assert "uger" in said[0]
    assert not [text for text in said if text.endswith(":")]
    assert len(said) == len(set(said))


@pytest.mark.real
@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared documents are not here")
def test_a_value_of_another_service_is_no_answer(home: Home) -> None:
    """A passage that holds a processing time is quoted only where the time is that of the service asked about."""
    ingest(home, [SHARED], workers=1)
    library, finder = Library.open(home), Finder.open(home)
    found = replies(finder, library, "hvornår får jeg svar på min ansøgning", law="SEL § 85")
    finder.close()
    answered = [reply for reply in found.rows if reply.numbers]
    assert len(answered) >= 2
    for reply in answered:
        own = {(quote.document, quote.start_line) for number in reply.numbers for quote in number.quotes}
        timed = {
            (fact.document, fact.start_line)
            for column in reply.columns
            for fact in library.reading(column.document).facts
            if fact.type in found.values
        }
        for hit in reply.support:
            lines = {(hit.passage.document, n) for n in range(hit.passage.start_line, hit.passage.end_line + 1)}
            assert not lines & timed or lines & own
