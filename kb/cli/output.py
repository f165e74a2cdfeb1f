"""What the commands share: their options, the format that is meant, and where the answer goes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

import click

from kb.errors import QueryError
from kb.paths import Home

if TYPE_CHECKING:
    from kb.library import Library

Command = TypeVar("Command", bound=Callable[..., Any])

NOT_FOR_TERMINALS = {"xlsx", "docx"}

COMPARING = "bestemmelser læst til sammenligning; det sker kun efter nye dokumenter"

OUT = click.option("-o", "out", type=click.Path(path_type=Path), metavar="FILE", help="Skriv i en fil.")
LAW = click.option("--law", required=True, metavar="REF", help='Bestemmelsen, for eksempel "SEL § 85".')
MUNICIPALITIES = click.option(
    "--municipality", "municipalities", multiple=True, metavar="M", help="Kommune; kan gentages. Ellers alle."
)
GROUP = click.option(
    "--group",
    metavar="NAVN",
    default="",
    help="Kommunegruppe: en region, en størrelse eller en af egne (kb groups).",
)
JSON = click.option("--json", "machine", is_flag=True, help="Skriv svaret som JSON.")


def format_option(known: Sequence[str]) -> Callable[[Command], Command]:
    """`--format` with the formats that a command can write."""
    return click.option("--format", "form", type=click.Choice(known), help="Ellers efter filens navn, eller text.")


def format_meant(asked: str | None, out: Path | None, known: Sequence[str]) -> str:
    """The format asked for, else that of the file's name, else text, which fits the terminal it is read on."""
    suffix = out.suffix.lower().lstrip(".") if out else ""
    form = asked or (suffix if suffix in known else "text")
    if form in NOT_FOR_TERMINALS and out is None:
        raise click.UsageError(f"Formatet {form} skrives i en fil; angiv den med -o FILE.")
    if form == "text" and out is None and sys.stdout.isatty():
        from kb.present.line import fit

        fit(get_terminal_size().columns)
    return form


def put(data: bytes, out: Path | None) -> None:
    """Write to the file, or to the terminal when there is none."""
    if out is None:
        click.echo(data, nl=False)
        return
    try:
        out.write_bytes(data)
    except OSError as error:
        raise QueryError(f"{out} kan ikke skrives ({error.strerror}).", hint="Vælg et andet sted med -o.") from error
    click.echo(f"Skrevet: {out}", err=True)


def put_lines(lines: Iterable[str], out: Path | None = None) -> None:
    put("".join(f"{line}\n" for line in lines).encode("utf-8"), out)


def lines_of(place: Path, *, option: str) -> list[str]:
    """The lines of a file that the person named with this option."""
    try:
        return place.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"{place} kan ikke læses.", hint=f"Angiv en tekstfil i UTF-8 med {option}.") from error


class Progress(Protocol):
    def __call__(self, done: int, of: int, document: str = "") -> None: ...


def progress_of(said: str = "") -> Progress | None:
    """Shows on a terminal how far the work is, with these words or the document's name; None where nobody looks."""
    if not sys.stderr.isatty():
        return None

    def show(done: int, of: int, document: str = "") -> None:
        end = "\n" if done == of else "\r"
        click.echo(f"\x1b[K{done}/{of} {said or document[:60]}{end}", err=True, nl=False)

    return show


def library_at(home: Home) -> Library:
    from kb.library import Library

    return Library.open(home)
