"""Read a standard of our own and hand over its reading."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kb.ingest import ingest
from kb.library import Library
from kb.paths import Home

HANDBOOK = """\
Kvalitetsstandarder for voksne
Lyngbæk Kommune
Godkendt af byrådet den 4. februar 2025

1. Bostøtte efter serviceloven § 85

Målgruppe
Bostøtte kan gives til borgere over 18 år, der har brug for hjælp til at få hverdagen til at hænge sammen.

Indhold
Bostøtten kan bestå af vejledning i at lave mad og betale regninger.
Der ydes ikke støtte til rengøring og havearbejde.

Omfang
Støtten gives i op til 3 timer om ugen. Timetallet fastsættes efter en konkret og individuel vurdering.

Afgrænsning
Der ydes ikke støtte til flytning.

Opfølgning
Kommunen følger op efter 3 måneder. Har du spørgsmål til din støtte, kan du altid ringe til din sagsbehandler.

2. Ledsagelse efter serviceloven § 97

Målgruppe
Borgere mellem 18 år og folkepensionsalderen, der ikke kan færdes alene.

Indhold
Ledsageren følger dig til aktiviteter, som du selv har valgt.

Omfang
Der kan bevilges op til 15 timers ledsagelse om måneden.

Opfølgning
Kommunen følger op en gang om året. Har du spørgsmål til din støtte, kan du altid ringe til din sagsbehandler.
"""


@pytest.fixture(scope="session")
def handbook_home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home with one handbook of a made-up municipality."""
    home = Home(tmp_path_factory.mktemp("handbook"))
    home.corpus.mkdir(parents=True)
    (home.corpus / "lyngbaek.txt").write_text(HANDBOOK, encoding="utf-8")
    assert ingest(home, [home.corpus], workers=1).rejected == ()
    return home


@pytest.fixture
def handbook(handbook_home: Home) -> Library:
    return Library.open(handbook_home)


@pytest.fixture
def line_of() -> Callable[[str], int]:
    """The line that begins with these words."""
    return lambda words: next(n for n, line in enumerate(HANDBOOK.splitlines(), start=1) if line.startswith(words))


@pytest.fixture
def library_of(tmp_path: Path) -> Callable[[str], Library]:
    """A library of one text."""

    def read(text: str) -> Library:
        home = Home(tmp_path)
        home.corpus.mkdir(parents=True)
        (home.corpus / "text.txt").write_text(text, encoding="utf-8")
        ingest(home, [home.corpus], workers=1)
        return Library.open(home)

    return read
