"""The commands that read documents and show what was read: `kb ingest`, `show`, `explain`, `export`, `verify` …"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kb.cli.output import COMPARING, OUT, library_at, progress_of, put, put_lines
from kb.errors import StoreError
from kb.paths import Home

if TYPE_CHECKING:
    from kb.store import Rejection

EXPORTS = (
    "sources",
    "standards",
    "sections",
    "provisions",
    "facts",
    "citations",
    "references",
    "corrections",
    "topics",
    "spacy",
)


@click.command(short_help="Læs dokumenter.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
@click.option("--municipality", metavar="NAVN", help="Dokumenternes kommune, uanset hvad der står i dem.")
@click.option("--workers", type=click.IntRange(min=1), help="Antal processer (ellers efter maskinen, højst 4).")
@click.option("--json", "machine", is_flag=True, help="Skriv resultatet som JSON.")
@click.pass_context
def ingest(
    ctx: click.Context, paths: tuple[Path, ...], *, municipality: str | None, workers: int | None, machine: bool
) -> None:
    """Læs dokumenter: filer eller mapper; uden PATH mappen corpus/.

    Uændrede dokumenter springes over, og dokumenter fra tidligere kørsler bliver stående.
    Slutkode 0: alt er læst. 1: mindst én fil blev afvist, resten er gemt.
    """
    from kb.correcting import after_reading
    from kb.ingest import ingest as run
    from kb.summary import as_json, as_table

    home: Home = ctx.obj
    if not paths and not home.corpus.is_dir():
        raise StoreError(f"Mappen {home.corpus} findes ikke.", hint="Opret den, eller angiv filer: `kb ingest PATH`.")
    report = run(
        home,
        paths or (home.corpus,),
        municipality=municipality,
        workers=workers,
        progress=progress_of(),
    )
    for finding in report.findings:
        click.echo(finding.message, err=True)
    for rejection in report.rejected:
        click.echo(f"Afvist: {_in_words(rejection)}", err=True)
    for said in after_reading(home):
        click.echo(said, err=True)
    click.echo(as_json(report) if machine else as_table(report), nl=False)
    ctx.exit(1 if report.rejected else 0)


@click.command(short_help="Tag et dokument ud af biblioteket.")
@click.argument("document")
@click.pass_obj
def forget(home: Home, document: str) -> None:
    """Tag et dokument ud af biblioteket; filen selv røres ikke."""
    from kb.ingest import forget as run

    library = library_at(home)
    name = document if any(known.document == document for known in library.rejected) else library.find(document)
    run(home, name)
    click.echo(f"'{name}' er taget ud. Ligger filen i en mappe, der indlæses igen, kommer den tilbage.")


@click.command(short_help="Skriv data ud til andre programmer.")
@click.argument("kind", type=click.Choice(EXPORTS))
@OUT
@click.option("--format", "form", type=click.Choice(("jsonl", "csv")), help="Ellers efter filens navn, eller jsonl.")
@click.pass_obj
def export(home: Home, kind: str, *, out: Path | None, form: str | None) -> None:
    """Skriv data ud til andre programmer, én linje for hvert objekt.

    spacy er dokumenterne med typer, fakta og henvisninger som spans, til at træne en model af sin egen med:
    kb export spacy -o standarder.spacy
    """
    from kb.export import KINDS, as_csv, as_jsonl, topics

    if kind == "spacy":
        _put_spans(home, out, form)
        return
    library = library_at(home)
    if kind == "topics":
        from kb.meaning.encoder import bundled
        from kb.topic_tables import vectors_of

        rows = topics(library, vectors_of(home, bundled(), progress=progress_of(COMPARING)))
    else:
        rows = KINDS[kind](library)
    is_csv = form == "csv" or (form is None and out is not None and out.suffix.lower() == ".csv")
    put((as_csv(rows) if is_csv else as_jsonl(rows)).encode("utf-8"), out)


def _put_spans(home: Home, out: Path | None, form: str | None) -> None:
    from kb.spans import as_docbin

    if out is None or form:
        raise click.UsageError("spacy skrives i en fil uden --format; angiv den med -o FILE.spacy.")
    found = as_docbin(library_at(home))
    put(found.data, out)
    missed = f"; {found.unplaced} aflæsninger står ikke i ét stykke og er ikke med" if found.unplaced else ""
    click.echo(f"{found.documents} dokumenter, {found.spans} spans{missed}.", err=True)


@click.command(short_help="Vis et dokuments linjer.")
@click.argument("document")
@click.option("--page", type=click.IntRange(min=1), help="Kun linjerne på denne side.")
@click.option("--numbers", is_flag=True, help="Linjenumre i margenen.")
@click.option("--types", is_flag=True, help="Afsnittets type i margenen.")
@click.option("--steps", is_flag=True, help="Hvad rensningen ændrede, linje for linje.")
@click.pass_obj
def show(home: Home, document: str, *, page: int | None, numbers: bool, types: bool, steps: bool) -> None:
    """Vis et dokuments linjer: linje n i udskriften er linje n i kilden."""
    from kb.explain import shown_lines, shown_steps

    library = library_at(home)
    name = library.find(document)
    if steps:
        lines = shown_steps(library.clean(name), page=page)
    else:
        sections = library.reading(name).sections if types else ()
        lines = shown_lines(library.source(name), page=page, numbers=numbers, sections=sections)
    put_lines(lines)


@click.command(short_help="Forklar, hvordan en linje er læst.")
@click.argument("place", metavar="DOCUMENT:LINE")
@click.pass_obj
def explain(home: Home, place: str) -> None:
    """Forklar en linje: afsnit, type, regel og bestemmelser."""
    from kb.explain import explained

    document, _, line = place.rpartition(":")
    if not document or not line.isdecimal():
        raise click.UsageError("Skriv dokument og linje, for eksempel: kb explain standard.pdf:12")
    library = library_at(home)
    put_lines(explained(library, library.find(document), int(line)))


@click.command(short_help="Regn efter, at hvert tegn er med.")
@click.argument("documents", nargs=-1, metavar="[DOCUMENT]...")
@click.pass_context
def verify(ctx: click.Context, documents: tuple[str, ...]) -> None:
    """Regn efter, at hvert tegn i kilden er gjort rede for; uden DOCUMENT for alle."""
    from kb.doctor import verified

    library = library_at(ctx.obj)
    names = [library.find(name) for name in documents] or [document.document for document in library.documents]
    is_well = True
    for name in names:
        check = verified(library, name)
        is_well = is_well and check.is_well
        put_lines(check.lines)
    ctx.exit(0 if is_well else 1)


@click.command(short_help="Se efter, om alt er på plads.")
@click.pass_context
def doctor(ctx: click.Context) -> None:
    """Se efter, om alt er på plads: data, programmets version, kilder og valgfrie værktøjer."""
    from kb.doctor import examined

    check = examined(ctx.obj)
    put_lines(check.lines)
    ctx.exit(0 if check.is_well else 1)


def _in_words(rejection: Rejection) -> str:
    named = "" if rejection.document in rejection.reason else f"'{rejection.document}': "
    return f"{named}{rejection.reason} {rejection.hint}".strip()
