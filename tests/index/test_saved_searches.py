"""Do saved searches report what is new, changed and gone after new documents, and nothing else?"""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from click.testing import CliRunner, Result

from kb.cli import cli
from kb.errors import QueryError
from kb.finder import Finder
from kb.ingest import forget, ingest
from kb.library import Library
from kb.model import FactType
from kb.paths import Home
from kb.present.texts import Words
from kb.saved_searches import Asked, ChangeKind, News, news_of, remove, save, saved_named, saved_searches, seen
from kb.search_news import fact_change
from kb.workspace import Journal

HAVBJERG = "havbjerg-bostoette.txt"
FOLLOW_UP = Asked("opfølgning", municipalities=("Havbjerg",), types=("follow_up",))


@pytest.fixture(autouse=True)
def no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kb.meaning.encoder.bundled", lambda: None)


@pytest.fixture
def ready(home: Home) -> Home:
    ingest(home, [home.corpus], workers=1)
    return home


def keep(home: Home, name: str, asked: Asked) -> None:
    library = Library.open(home)
    save(Journal(home.workspace), Finder.open(home, library=library), library, name, asked, by="Anna Holm")


def look(home: Home, name: str) -> News:
    library = Library.open(home)
    return news_of(saved_named(Journal(home.workspace), name), Finder.open(home, library=library), library)


def rewrite(home: Home, change: Callable[[str], str], name: str = HAVBJERG) -> None:
    place = home.corpus / name
    place.write_text(change(place.read_text(encoding="utf-8")), encoding="utf-8")
    ingest(home, [home.corpus], workers=1)


def test_nothing_is_news_while_nothing_happens(ready: Home) -> None:
    keep(ready, "opfølgning", FOLLOW_UP)
    assert look(ready, "opfølgning").changes == ()


def test_a_changed_interval_is_a_change_of_fact(ready: Home) -> None:
    keep(ready, "opfølgning", FOLLOW_UP)
    rewrite(ready, lambda text: text.replace("en gang om året", "hver sjette måned"))
    (change,) = look(ready, "opfølgning").changes
    assert change.kind is ChangeKind.CHANGED
    assert change.before is not None
    assert change.after is not None
    assert "en gang om året" in change.before.text
    assert "hver sjette måned" in change.after.text
    (fact,) = change.facts
    assert fact.type is FactType.FOLLOW_UP_INTERVAL
    assert fact_change(fact, Words("da")) == (
        "Opfølgning, hvor ofte: efter 3 måneder, hvert år → efter 3 måneder, hver 6. måned"
    )


def test_text_that_moved_is_no_news(ready: Home) -> None:
    keep(ready, "opfølgning", FOLLOW_UP)
    keep(ready, "alt", Asked("støtte", municipalities=("Havbjerg",)))
    rewrite(ready, lambda text: text.replace("Lovgrundlag\n", "\n\n\nLovgrundlag\n"))
    assert look(ready, "opfølgning").changes == ()
    assert look(ready, "alt").changes == ()


def test_a_line_break_inside_a_sentence_is_no_news(ready: Home) -> None:
    keep(ready, "opfølgning", FOLLOW_UP)
    rewrite(ready, lambda text: text.replace("efter 3 måneder og derefter", "efter 3 måneder\nog derefter"))
    assert look(ready, "opfølgning").changes == ()


def test_a_new_document_brings_new_hits(ready: Home) -> None:
    keep(ready, "rengøring", Asked("rengøring", laws=("SEL § 85",)))
    (ready.corpus / "tangby.txt").write_text(
        "Kvalitetsstandard for bostøtte\nTangby Kommune\n\nLovgrundlag\nServiceloven § 85\n\nAfgrænsning\n"
        "Der ydes ikke støtte til rengøring og havearbejde.\n",
        encoding="utf-8",
    )
    ingest(ready, [ready.corpus], workers=1)
    found = look(ready, "rengøring").changes
    assert ChangeKind.GONE not in {change.kind for change in found}
    new = [change.after for change in found if change.kind is ChangeKind.NEW and change.after]
    assert {sight.municipality for sight in new} == {"Tangby"}
    assert any("ikke støtte til rengøring" in sight.text for sight in new)


def test_what_is_taken_out_of_a_text_is_gone(ready: Home) -> None:
    keep(ready, "rengøring", Asked("rengøring", municipalities=("Havbjerg",)))
    rewrite(ready, lambda text: text.replace("- rengøring\n", ""))
    kinds = {change.kind for change in look(ready, "rengøring").changes}
    assert kinds & {ChangeKind.GONE, ChangeKind.CHANGED}


def test_a_newer_edition_beside_the_old_one_is_a_change(ready: Home) -> None:
    keep(ready, "ledsagelse", Asked("timer om måneden", laws=("SEL § 97",)))
    old = (ready.corpus / "egelund-ledsagelse.txt").read_text(encoding="utf-8")
    (ready.corpus / "egelund-ledsagelse-2025.txt").write_text(old.replace("15 timers", "12 timers"), encoding="utf-8")
    ingest(ready, [ready.corpus], workers=1)
    changes = look(ready, "ledsagelse").changes
    facts = [fact_change(fact, Words("da")) for change in changes for fact in change.facts]
    assert facts == ["Timer: højst 15 timer om måneden → højst 12 timer om måneden"]


def test_what_was_seen_is_no_news_any_more(ready: Home) -> None:
    keep(ready, "opfølgning", FOLLOW_UP)
    rewrite(ready, lambda text: text.replace("en gang om året", "hver sjette måned"))
    news = look(ready, "opfølgning")
    seen(Journal(ready.workspace), news, by="Bo Lund")
    assert look(ready, "opfølgning").changes == ()
    assert saved_named(Journal(ready.workspace), "opfølgning").look.snapshot == news.now.snapshot


def test_a_name_is_taken_once_and_removing_can_be_undone(ready: Home) -> None:
    journal = Journal(ready.workspace)
    keep(ready, "a", FOLLOW_UP)
    keep(ready, "a", Asked("klage"))
    (kept,) = saved_searches(journal)
    assert kept.asked.query == "klage"
    remove(journal, kept)
    assert saved_searches(journal) == ()
    journal.undo(journal.entries()[-1].id, by="")
    assert [one.name for one in saved_searches(journal)] == ["a"]
    with pytest.raises(QueryError):
        keep(ready, "  ", FOLLOW_UP)


def test_entries_of_another_shape_are_passed_over(ready: Home) -> None:
    Journal(ready.workspace).add("saved_search", {"name": "x"}, by="")
    Journal(ready.workspace).add("saved_search", {"name": "x", "asked": [], "look": 3}, by="")
    assert saved_searches(Journal(ready.workspace)) == ()


def test_a_filter_that_is_no_longer_known_is_said(ready: Home) -> None:
    keep(ready, "ledsagelse", Asked("timer", documents=("egelund-ledsagelse.txt",)))
    forget(ready, "egelund-ledsagelse.txt")
    news = look(ready, "ledsagelse")
    assert news.changes == ()
    assert "egelund-ledsagelse" in news.problem


def test_on_the_command_line(ready: Home) -> None:
    def kb(*arguments: str) -> Result:
        result = CliRunner().invoke(cli, ["--home", str(ready.root), *arguments])
        assert result.exit_code == 0, result.output
        return result

    assert "ingen gemte søgninger" in kb("searches").stdout
    kb("search", "opfølgning", "--municipality", "Havbjerg", "--type", "opfølgning", "--save", "Opfølgning")
    assert "Opfølgning: opfølgning (Havbjerg, opfølgning)" in kb("searches").stdout
    assert "intet nyt" in kb("searches", "--news").stdout
    rewrite(ready, lambda text: text.replace("en gang om året", "hver sjette måned"))
    (row,) = json.loads(kb("searches", "--news", "--json", "--peek").stdout)
    assert [change["kind"] for change in row["changes"]] == ["changed"]
    said = kb("searches", "--news").stdout
    assert "Opfølgning, hvor ofte: efter 3 måneder, hvert år → efter 3 måneder, hver 6. måned" in said
    assert "nu:  »Kommunen følger op efter 3 måneder og derefter hver sjette måned.«" in said
    assert "intet nyt" in kb("searches", "--news").stdout
    assert json.loads(kb("searches", "--json").stdout)[0]["name"] == "Opfølgning"
    kb("searches", "--remove", "opfølgning")
    assert "ingen gemte søgninger" in kb("searches").stdout
    missing = CliRunner().invoke(cli, ["--home", str(ready.root), "searches", "--remove", "x"])
    assert missing.exit_code == 1
    assert "Der er ingen gemt søgning" in missing.output
