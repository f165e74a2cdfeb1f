"""What every test may use: a small library of two made-up municipalities, and the command line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kb.cli import cli
from kb.ingest import ingest
from kb.library import Library
from kb.paths import Home

TINY_TEXTS = {
    "havbjerg-bostoette.txt": """\
Kvalitetsstandard for bostøtte
Havbjerg Kommune

Lovgrundlag
Serviceloven § 85

Målgruppe
Bostøtte kan gives til borgere over 18 år, der har brug for hjælp til at få hverdagen til at hænge sammen.

Indhold
Bostøtten kan bestå af:
- hjælp til at planlægge ugen
- træning i at bruge bus og tog
- samtaler om økonomi og post

Omfang
Støtten gives som udgangspunkt i op til 3 timer om ugen.

Afgrænsning
Der ydes ikke støtte til:
- rengøring
- pasning af kæledyr

Opfølgning
Kommunen følger op efter 3 måneder og derefter en gang om året.
""",
    "egelund-stoette-i-hjemmet.txt": """\
Kvalitetsstandard: Støtte i hjemmet
Egelund Kommune
Godkendt af byrådet den 12. marts 2024

Lovgrundlag
Serviceloven § 85

Hvem kan få støtte?
Voksne, der på grund af en funktionsnedsættelse ikke kan klare opgaverne i hjemmet alene.

Hvad kan du få hjælp til?
Du kan få vejledning i at lave mad, vaske tøj og betale regninger.

Hvad kan du ikke få hjælp til?
Praktisk hjælp som havearbejde og flytning er ikke omfattet.
""",
    "egelund-ledsagelse.txt": """\
Kvalitetsstandard for ledsagelse
Egelund Kommune

Lovgrundlag
Serviceloven § 97

Målgruppe
Borgere mellem 18 år og folkepensionsalderen, der ikke kan færdes alene.

Omfang
Der kan bevilges op til 15 timers ledsagelse om måneden.
""",
}

PROJECT = Path(__file__).parents[1]
GOLDEN = Path(__file__).parent / "golden"

Kb = Callable[..., Result]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="write the golden files instead of comparing with them")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with the golden file of that name; `make golden` accepts what is new."""

    def compare(name: str, text: str) -> None:
        place = GOLDEN / name
        if request.config.getoption("--accept"):
            GOLDEN.mkdir(exist_ok=True)
            place.write_text(text, encoding="utf-8", newline="\n")
        assert place.is_file(), f"no golden file {name}: look at what is made now, then `make golden`"
        assert text == place.read_text(encoding="utf-8")

    return compare


def write_texts(folder: Path, texts: dict[str, str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """An empty home with the tiny texts in `corpus/`, nothing ingested."""
    write_texts(tmp_path / "corpus", TINY_TEXTS)
    return Home(tmp_path)


@pytest.fixture
def kb(home: Home) -> Kb:
    """Run a command in that home: `kb("show", "egelund-ledsagelse")`."""
    return lambda *arguments: CliRunner().invoke(cli, ["--home", str(home.root), *map(str, arguments)])


@pytest.fixture(scope="session")
def tiny_home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """The tiny texts, ingested once for all tests; not to be written to."""
    root = tmp_path_factory.mktemp("tiny")
    write_texts(root / "corpus", TINY_TEXTS)
    report = ingest(Home(root), [root / "corpus"], workers=1)
    assert report.rejected == ()
    return Home(root)


@pytest.fixture
def tiny_library(tiny_home: Home) -> Library:
    """Three documents of two made-up municipalities: two on § 85, one on § 97."""
    return Library.open(tiny_home)


@pytest.fixture(scope="session")
def corpus_home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """The shipped corpus, ingested once for all tests; without tesseract the scanned page is missing from it."""
    home = Home(tmp_path_factory.mktemp("corpus"))
    ingest(home, [PROJECT / "corpus"])
    return home


@pytest.fixture(scope="session")
def corpus_library(corpus_home: Home) -> Library:
    """The library of the shipped corpus."""
    return Library.open(corpus_home)
