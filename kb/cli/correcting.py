"""The commands of people who know better: `kb corrections`, `annotate`, `score`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kb.cli.output import library_at, lines_of, put, put_lines
from kb.paths import Home

if TYPE_CHECKING:
    from kb.library import Library


@click.command(short_help="Lav et udkast til annoteringer.")
@click.argument("document")
@click.option("-o", "out", type=click.Path(path_type=Path), metavar="FOLDER", help="Ellers workspace/annotations/.")
@click.pass_obj
def annotate(home: Home, document: str, *, out: Path | None) -> None:
    """Skriv programmets læsning af et dokument som et udkast til annoteringer, som en fagperson kan rette.

    Mappen får en vejledning med. Ret filerne, og se med `kb score`, hvor godt programmet læser jeres dokumenter.
    Filer, der findes, overskrives ikke.
    """
    from kb.annotating import draft

    library = library_at(home)
    name = library.find(document)
    folder = out or home.workspace / "annotations" / Path(name).stem
    written = draft(library, name, folder)
    click.echo(f"Udkast til annoteringer af '{name}': {len(written)} filer i {folder}. Læs {written[-1].name} først.")


@click.command(short_help="Hold læsningen op mod annoteringer.")
@click.argument("annotations", required=False, type=click.Path(path_type=Path), metavar="[ANNOTATIONS]")
@click.option("--json", "machine", is_flag=True, help="Skriv tallene som JSON.")
@click.pass_obj
def score(home: Home, annotations: Path | None, *, machine: bool) -> None:
    """Sammenlign læsningen med annoteringer: præcision, genfinding og F1 for hver type, og hvad der forveksles.

    ANNOTATIONS er en mappe fra `kb annotate` eller en mappe med flere. Ellers workspace/annotations, og er der ingen,
    corpus/annotations. F1 er 1, når alt er fundet og intet er for meget.
    """
    from kb.agreement import agreement, as_json, as_lines, folders

    library = library_at(home)
    found = [agreement(library, folder) for folder in folders(home, annotations)]
    for one in found:
        if one.missing:
            click.echo(f"Ikke i biblioteket og ikke talt med: {', '.join(one.missing)}.", err=True)
    if machine:
        put(as_json(found).encode("utf-8"), None)
    else:
        put_lines([line for one in found for line in (*as_lines(one), "")])


@click.command(short_help="Vis eller fortryd rettelser.")
@click.argument("document", required=False)
@click.option("--undo", metavar="ID", help="Fortryd rettelsen med dette id.")
@click.option("--import", "taken", type=click.Path(path_type=Path), metavar="FILE", help="Hent rettelser fra en fil.")
@click.option("--theirs", is_flag=True, help="Med --import: filens rettelser gælder, hvor de strider mod dem her.")
@click.option("--by", metavar="NAVN", help="Hvem der fortryder.")
@click.option("--json", "machine", is_flag=True, help="Skriv listen som JSON.")
@click.pass_obj
def corrections(
    home: Home,
    document: str | None,
    *,
    undo: str | None,
    taken: Path | None,
    theirs: bool,
    by: str | None,
    machine: bool,
) -> None:
    """Vis, hvad der er rettet, af hvem og hvornår, og hvad der er blevet af det.

    Rettelser laves i programmets side Dokument. De følger med til en anden maskine sådan:
    kb export corrections -o rettelser.jsonl, og dér: kb corrections --import rettelser.jsonl
    """
    from kb.correcting import import_lines, listed, listed_as_json, undone

    if undo is not None:
        put_lines(undone(home, undo, by=by or ""))
    elif taken is not None:
        put_lines(import_lines(home, lines_of(taken, option="--import"), take_theirs=theirs))
    else:
        library = library_at(home)
        names = [_corrected_name(library, document)] if document else list(library.ledger.by_document)
        if machine:
            put(listed_as_json(library, names).encode("utf-8"), None)
        else:
            put_lines(listed(library, names))


def _corrected_name(library: Library, document: str) -> str:
    """The document meant: one with corrections may be out of the library."""
    return document if document in library.ledger.by_document else library.find(document)
