"""Both languages say the same, and nothing is said that no page says."""

from __future__ import annotations

import re
import string
from pathlib import Path

import kb.ui
from kb.ingest import Outcome
from kb.model import Fate
from kb.review import Subject
from kb.ui.ages import Age
from kb.ui.texts import _PAGES, COUNTS, TEXTS, Texts
from kb.ui.tidy_lists import LISTS

SOURCES = [path for path in Path(kb.ui.__file__).parent.iterdir() if path.suffix in {".py", ".html"}]


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_both_languages_have_the_same_places() -> None:
    for danish, english in TEXTS.values():
        assert danish
        assert english
        assert places(danish) == places(english)


def test_no_two_pages_use_a_key() -> None:
    assert sum(len(page.TEXTS) for page in _PAGES) == len(TEXTS)


def test_each_text_is_used() -> None:
    composed = {f"download_{form}" for form in ("xlsx", "docx", "html", "csv", "json")}
    composed |= {outcome.value for outcome in Outcome} | {fate.value for fate in Fate}
    composed |= {f"age_{age.value}" for age in Age}
    composed |= {f"subject_{subject.value}" for subject in Subject}
    composed |= {key for one in LISTS.values() for key in (f"tidy_{one.key}", f"{one.key}_lead")}
    app = Path(kb.__file__).parent.parent / "app.py"
    quoted = {
        word for path in [*SOURCES, app] for word in re.findall(r"""["'](\w+)["']""", path.read_text(encoding="utf-8"))
    }
    assert set(TEXTS) - quoted - composed == set()


def test_each_text_that_a_template_asks_for_is_there() -> None:
    for path in SOURCES:
        said = path.read_text(encoding="utf-8")
        assert set(re.findall(r"""\btexts\(["'](\w+)["']""", said)) <= set(TEXTS), path.name
        assert set(re.findall(r"""\btexts\.count\(["'](\w+)["']""", said)) <= set(COUNTS), path.name


def test_numbers_are_written_as_the_language_does() -> None:
    assert Texts("da").count("provisions", 1401) == "1.401 bestemmelser"
    assert Texts("en").count("provisions", 1401) == "1,401 provisions"
