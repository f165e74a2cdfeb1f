"""The command line: each command fetches the library, makes one call that thinks, and prints.

What a command needs is imported when it runs, so that reading commands answer at once. The command group is one of the
two places that turn a `KbError` into words.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kb.cli_search import ask, search, searches
from kb.errors import KbError, QueryError, StoreError
from kb.paths import Home
from kb.paths import home as home_at

if TYPE_CHECKING:
    from kb.compare.topics import TopicTable
    from kb.library import Library
    from kb.peer_groups import PeerGroup
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
)
PAIR_FORMATS = ("text", "json", "html", "docx")
MATRIX_FORMATS = ("text", "json", "csv", "xlsx", "docx", "html")
CHANGE_FORMATS = ("docx", "xlsx")
CONSENSUS_FORMATS = ("text", "json", "xlsx", "docx", "html")
NOT_FOR_TERMINALS = {"xlsx", "docx"}


log = logging.getLogger(__name__)


class _Commands(click.Group):
    """Commands whose errors are one or two lines on stderr."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.Abort, click.exceptions.Exit, BrokenPipeError):
            raise
        except KbError as error:
            log.debug("", exc_info=True)
            _complain(error.message, error.hint)
        except KeyboardInterrupt:
            _complain("Afbrudt.", "Den sidste fulde tilstand er bevaret.")
        except Exception as slip:
            log.debug("", exc_info=True)
            _complain(
                f"Programmet fejlede ({type(slip).__name__}: {slip}).", "Gentag med `kb --debug …` for at se hvor."
            )
        ctx.exit(1)


def _complain(message: str, hint: str) -> None:
    click.echo(message, err=True)
    if hint:
        click.echo(hint, err=True)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--home", "root", metavar="DIR", help="Mappen med corpus/, indexes/ og workspace/ (eller KB_HOME).")
@click.option("--debug", is_flag=True, help="Vis, hvad programmet foretager sig, og hele fejlbeskeder.")
@click.pass_context
def cli(ctx: click.Context, root: str | None, *, debug: bool) -> None:
    """Kommuners kvalitetsstandarder side om side, med kildens linje bag hvert ord."""
    logging.basicConfig(level=logging.DEBUG if debug else logging.ERROR)
    ctx.obj = home_at(root)


def main() -> None:
    """Run `kb`; text goes out as UTF-8 with plain line ends wherever it goes."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")
    cli(prog_name="kb")


# ------------------------------------------------------------------------------------------------ writing


@cli.command()
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
        progress=_show_progress if sys.stderr.isatty() else None,
    )
    for finding in report.findings:
        click.echo(finding.message, err=True)
    for rejection in report.rejected:
        click.echo(f"Afvist: {_in_words(rejection)}", err=True)
    for said in after_reading(home):
        click.echo(said, err=True)
    click.echo(as_json(report) if machine else as_table(report), nl=False)
    ctx.exit(1 if report.rejected else 0)


@cli.command()
@click.argument("document")
@click.pass_obj
def forget(home: Home, document: str) -> None:
    """Tag et dokument ud af biblioteket; filen selv røres ikke."""
    from kb.ingest import forget as run

    library = _library(home)
    name = document if any(known.document == document for known in library.rejected) else library.find(document)
    run(home, name)
    click.echo(f"'{name}' er taget ud. Ligger filen i en mappe, der indlæses igen, kommer den tilbage.")


# ------------------------------------------------------------------------------------------------ reading


@cli.command()
@click.argument("kind", type=click.Choice(EXPORTS))
@click.option("-o", "out", type=click.Path(path_type=Path), metavar="FILE", help="Skriv i en fil.")
@click.option("--format", "form", type=click.Choice(("jsonl", "csv")), help="Ellers efter filens navn, eller jsonl.")
@click.pass_obj
def export(home: Home, kind: str, *, out: Path | None, form: str | None) -> None:
    """Skriv data ud til andre programmer, én linje for hvert objekt."""
    from kb.export import KINDS, as_csv, as_jsonl, topics

    library = _library(home)
    if kind == "topics":
        from kb.meaning.encoder import bundled
        from kb.topic_tables import vectors_of

        progress = _show_comparing if sys.stderr.isatty() else None
        rows = topics(library, vectors_of(home, bundled(), progress=progress))
    else:
        rows = KINDS[kind](library)
    is_csv = form == "csv" or (form is None and out is not None and out.suffix.lower() == ".csv")
    _put((as_csv(rows) if is_csv else as_jsonl(rows)).encode("utf-8"), out)


@cli.command()
@click.argument("document")
@click.option("--page", type=click.IntRange(min=1), help="Kun linjerne på denne side.")
@click.option("--numbers", is_flag=True, help="Linjenumre i margenen.")
@click.option("--types", is_flag=True, help="Afsnittets type i margenen.")
@click.option("--steps", is_flag=True, help="Hvad rensningen ændrede, linje for linje.")
@click.pass_obj
def show(home: Home, document: str, *, page: int | None, numbers: bool, types: bool, steps: bool) -> None:
    """Vis et dokuments linjer: linje n i udskriften er linje n i kilden."""
    from kb.explain import shown_lines, shown_steps

    library = _library(home)
    name = library.find(document)
    if steps:
        lines = shown_steps(library.clean(name), page=page)
    else:
        sections = library.reading(name).sections if types else ()
        lines = shown_lines(library.source(name), page=page, numbers=numbers, sections=sections)
    _print(lines)


@cli.command()
@click.argument("place", metavar="DOCUMENT:LINE")
@click.pass_obj
def explain(home: Home, place: str) -> None:
    """Forklar en linje: afsnit, type, regel og bestemmelser."""
    from kb.explain import explained

    document, _, line = place.rpartition(":")
    if not document or not line.isdecimal():
        raise click.UsageError("Skriv dokument og linje, for eksempel: kb explain standard.pdf:12")
    library = _library(home)
    _print(explained(library, library.find(document), int(line)))


@cli.command()
@click.option("--law", required=True, metavar="REF", help='Bestemmelsen, for eksempel "SEL § 85".')
@click.option(
    "--type", "types", multiple=True, metavar="T", help="Afsnitstype; kan gentages. Ellers de fem kernetyper."
)
@click.option(
    "--municipality", "municipalities", multiple=True, metavar="M", help="Kommune; kan gentages. Ellers alle."
)
@click.option(
    "--group",
    metavar="NAVN",
    default="",
    help="Kommunegruppe: en region, en størrelse eller en af egne (kb groups).",
)
@click.option(
    "--by",
    type=click.Choice(("section", "topic")),
    default="section",
    help="Rækker: afsnit eller emner.",
    show_default=True,
)
@click.option("--baseline", metavar="M", default="", help="Emner: kommunen, de andre holdes op mod. Ellers de fleste.")
@click.option("--only-differences", is_flag=True, help="Emner: kun dem, hvor kommunerne siger noget forskelligt.")
@click.option(
    "--order", type=click.Choice(("text", "disagreement")), default="text", help="Emner: rækkefølge.", show_default=True
)
@click.option("--format", "form", type=click.Choice(MATRIX_FORMATS), help="Ellers efter filens navn, eller text.")
@click.option("-o", "out", type=click.Path(path_type=Path), metavar="FILE", help="Skriv i en fil.")
@click.pass_obj
def matrix(
    home: Home,
    *,
    law: str,
    types: tuple[str, ...],
    municipalities: tuple[str, ...],
    group: str,
    by: str,
    baseline: str,
    only_differences: bool,
    order: str,
    form: str | None,
    out: Path | None,
) -> None:
    """Stil kommunerne op side om side for én bestemmelse i loven, afsnit for afsnit eller emne for emne."""
    from kb.compare import build_matrix, section_type_named
    from kb.present import render, render_topics
    from kb.taxonomy import CORE

    form = _form(form, out, MATRIX_FORMATS)
    wanted = tuple(section_type_named(name) for name in types)
    library = _library(home)
    peers = _peers(home, library, group)
    shown = _shown(library, municipalities, peers)
    if by == "section":
        if baseline or only_differences or order != "text":
            raise click.UsageError("--baseline, --only-differences og --order kræver --by topic.")
        _put(render(build_matrix(library, law, types=wanted or CORE, municipalities=shown), form), out)
        return
    from kb.compare.topics.highlights import highlights
    from kb.compare.topics.matrix import Order, topic_matrix

    table = _topics(home, library, law)
    found = topic_matrix(
        library,
        table,
        municipalities=shown,
        types=wanted,
        baseline=baseline,
        only_differences=only_differences,
        order=Order(order),
        group=peers.label if peers else "",
    )
    _put(render_topics(found, highlights(library, found, table), form), out)


@cli.command()
@click.option("--law", required=True, metavar="REF", help='Bestemmelsen, for eksempel "SEL § 85".')
@click.option(
    "--municipality", "municipalities", multiple=True, metavar="M", help="Kun disse kommuners lister; kan gentages."
)
@click.option(
    "--group",
    metavar="NAVN",
    default="",
    help="Kommunegruppe: en region, en størrelse eller en af egne (kb groups).",
)
@click.option("--format", "form", type=click.Choice(CONSENSUS_FORMATS), help="Ellers efter filens navn, eller text.")
@click.option("-o", "out", type=click.Path(path_type=Path), metavar="FILE", help="Skriv i en fil.")
@click.pass_obj
def consensus(
    home: Home, *, law: str, municipalities: tuple[str, ...], group: str, form: str | None, out: Path | None
) -> None:
    """Se, hvilken ordlyd flest er enige om, og hvad hver kommune skulle ændre for at sige det samme.

    kb consensus --law "SEL § 85" --municipality Havbjerg
    """
    from kb.compare.topics.consensus import consensus as agreed
    from kb.compare.topics.matrix import topic_matrix
    from kb.present import render_consensus

    form = _form(form, out, CONSENSUS_FORMATS)
    library = _library(home)
    peers = _peers(home, library, group)
    shown = _shown(library, (), peers)
    label = peers.label if peers else ""
    found = topic_matrix(library, _topics(home, library, law), municipalities=shown, group=label)
    _put(render_consensus(agreed(found, municipalities=municipalities), form), out)


@cli.command()
@click.argument("name", required=False)
@click.option("--municipality", "municipalities", multiple=True, metavar="M", help="Kommune i gruppen; kan gentages.")
@click.option("--by", "author", metavar="NAVN", default="", help="Hvem der gemmer gruppen.")
@click.option("--remove", is_flag=True, help="Fjern gruppen.")
@click.pass_obj
def groups(home: Home, *, name: str | None, municipalities: tuple[str, ...], author: str, remove: bool) -> None:
    """Vis kommunegrupper, eller gem en liste af egne under NAME.

    kb groups "Vores naboer" --municipality Egelund --municipality Havbjerg
    """
    from kb.compare.names import listed, municipality_named
    from kb.peer_groups import group_named, keep, peer_groups
    from kb.workspace import Journal

    journal = Journal(home.workspace)
    if name is None or not (municipalities or remove):
        held = _held(home)
        shown = peer_groups(journal, held) if name is None else (group_named(name, journal, held),)
        _print([f"{group.label}: {listed(group.municipalities)}" for group in shown])
        return
    if remove:
        keep(journal, group_named(name, journal).name, (), by=author)
        click.echo(f"»{name}« er fjernet.")
        return
    known = _library(home).municipalities()
    members = [municipality_named(one, known) for one in municipalities]
    keep(journal, name, members, by=author)
    click.echo(f"»{name}« er gemt: {listed(members)}.")


@cli.command()
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@click.option("--law", required=True, metavar="REF", help='Bestemmelsen, for eksempel "SEL § 97".')
@click.option("--format", "form", type=click.Choice(PAIR_FORMATS), help="Ellers efter filens navn, eller text.")
@click.option("--ignore-case", is_flag=True, help="Store og små bogstaver regnes for ens.")
@click.option("--ignore-numbering", is_flag=True, help="Numre og punkttegn foran en bestemmelse tælles ikke med.")
@click.option("-o", "out", type=click.Path(path_type=Path), metavar="FILE", help="Skriv i en fil.")
@click.pass_obj
def compare(
    home: Home,
    one: str,
    other: str,
    *,
    law: str,
    form: str | None,
    ignore_case: bool,
    ignore_numbering: bool,
    out: Path | None,
) -> None:
    """Sammenlign A og B bestemmelse for bestemmelse; ord, der er forskellige, er mærket.

    A og B er kommuner, dokumenter eller to udgaver af en standard:
    kb compare soenderaa-ledsagelse-2022 soenderaa-ledsagelse-2025 --law "SEL § 97"
    """
    from kb.compare.pairwise import compare_pair
    from kb.compare.pairwise.redline import Ignore
    from kb.present import render_pair

    form = _form(form, out, PAIR_FORMATS)
    ignored = Ignore(case=ignore_case, numbering=ignore_numbering)
    _put(render_pair(compare_pair(_library(home), one, other, law, ignore=ignored), form), out)


@cli.command()
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@click.option("--law", required=True, metavar="REF", help='Bestemmelsen, for eksempel "SEL § 97".')
@click.option("--format", "form", type=click.Choice(CHANGE_FORMATS), help="Ellers efter filens navn.")
@click.option("-o", "out", required=True, type=click.Path(path_type=Path), metavar="FILE", help="Skriv i en fil.")
@click.pass_obj
def changes(home: Home, one: str, other: str, *, law: str, form: str | None, out: Path) -> None:
    """Skriv ændringslisten fra A til B til en sag: gammel tekst, ny tekst, betydning og plads til begrundelsen.

    kb changes soenderaa-ledsagelse-2022 soenderaa-ledsagelse-2025 --law "SEL § 97" -o liste.docx
    """
    from kb.compare.pairwise import compare_pair
    from kb.present import render_changes

    suffix = out.suffix.lower().lstrip(".")
    form = form or (suffix if suffix in CHANGE_FORMATS else "docx")
    _put(render_changes(compare_pair(_library(home), one, other, law), form), out)


@cli.command()
@click.option("--law", default="", metavar="REF", help='Bestemmelsen, for eksempel "SEL § 85". Ellers alle.')
@click.option("--type", "types", multiple=True, metavar="FACT", help="Faktatype; kan gentages. Ellers alle.")
@click.option(
    "--municipality", "municipalities", multiple=True, metavar="M", help="Kommune; kan gentages. Ellers alle."
)
@click.option("--format", "form", type=click.Choice(MATRIX_FORMATS), help="Ellers efter filens navn, eller text.")
@click.option("-o", "out", type=click.Path(path_type=Path), metavar="FILE", help="Skriv i en fil.")
@click.pass_obj
def numbers(
    home: Home,
    *,
    law: str,
    types: tuple[str, ...],
    municipalities: tuple[str, ...],
    form: str | None,
    out: Path | None,
) -> None:
    """Se kommunernes tal: hvor ofte, hvor længe, hvor meget, og hvad fristerne regnes fra.

    kb numbers --law "SEL § 85" --type follow_up_interval
    """
    from kb.compare.numbers import build_numbers, fact_type_named
    from kb.present import render_numbers

    form = _form(form, out, MATRIX_FORMATS)
    wanted = tuple(fact_type_named(name) for name in types)
    found = build_numbers(_library(home), law, types=wanted, municipalities=municipalities)
    _put(render_numbers(found, form), out)


cli.add_command(search)
cli.add_command(ask)
cli.add_command(searches)


# ------------------------------------------------------------------------------------------------ annotating


@cli.command()
@click.argument("document")
@click.option("-o", "out", type=click.Path(path_type=Path), metavar="FOLDER", help="Ellers workspace/annotations/.")
@click.pass_obj
def annotate(home: Home, document: str, *, out: Path | None) -> None:
    """Skriv programmets læsning af et dokument som et udkast til annoteringer, som en fagperson kan rette.

    Mappen får en vejledning med. Ret filerne, og se med `kb score`, hvor godt programmet læser jeres dokumenter.
    Filer, der findes, overskrives ikke.
    """
    from kb.annotating import draft

    library = _library(home)
    name = library.find(document)
    folder = out or home.workspace / "annotations" / Path(name).stem
    written = draft(library, name, folder)
    click.echo(f"Udkast til annoteringer af '{name}': {len(written)} filer i {folder}. Læs {written[-1].name} først.")


@cli.command()
@click.argument("annotations", required=False, type=click.Path(path_type=Path), metavar="[ANNOTATIONS]")
@click.option("--json", "machine", is_flag=True, help="Skriv tallene som JSON.")
@click.pass_obj
def score(home: Home, annotations: Path | None, *, machine: bool) -> None:
    """Sammenlign læsningen med annoteringer: præcision, genfinding og F1 for hver type, og hvad der forveksles.

    ANNOTATIONS er en mappe fra `kb annotate` eller en mappe med flere. Ellers workspace/annotations, og er der ingen,
    corpus/annotations. F1 er 1, når alt er fundet og intet er for meget.
    """
    from kb.agreement import agreement, as_json, as_lines, folders

    library = _library(home)
    found = [agreement(library, folder) for folder in folders(home, annotations)]
    for one in found:
        if one.missing:
            click.echo(f"Ikke i biblioteket og ikke talt med: {', '.join(one.missing)}.", err=True)
    if machine:
        _put(as_json(found).encode("utf-8"), None)
    else:
        _print([line for one in found for line in (*as_lines(one), "")])


# ------------------------------------------------------------------------------------------------ correcting


@cli.command()
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
        _print(undone(home, undo, by=by or ""))
    elif taken is not None:
        _print(import_lines(home, _read_lines(taken), take_theirs=theirs))
    else:
        library = _library(home)
        names = [_corrected_name(library, document)] if document else list(library.ledger.by_document)
        if machine:
            _put(listed_as_json(library, names).encode("utf-8"), None)
        else:
            _print(listed(library, names))


def _corrected_name(library: Library, document: str) -> str:
    """The document meant: one with corrections may be out of the library."""
    return document if document in library.ledger.by_document else library.find(document)


# ------------------------------------------------------------------------------------------------ checking


@cli.command()
@click.argument("documents", nargs=-1, metavar="[DOCUMENT]...")
@click.pass_context
def verify(ctx: click.Context, documents: tuple[str, ...]) -> None:
    """Regn efter, at hvert tegn i kilden er gjort rede for; uden DOCUMENT for alle."""
    from kb.doctor import verified

    library = _library(ctx.obj)
    names = [library.find(name) for name in documents] or [document.document for document in library.documents]
    is_well = True
    for name in names:
        check = verified(library, name)
        is_well = is_well and check.is_well
        _print(check.lines)
    ctx.exit(0 if is_well else 1)


@cli.command()
@click.pass_context
def doctor(ctx: click.Context) -> None:
    """Se efter, om alt er på plads: data, programmets version, kilder og valgfrie værktøjer."""
    from kb.doctor import examined

    check = examined(ctx.obj)
    _print(check.lines)
    ctx.exit(0 if check.is_well else 1)


# ------------------------------------------------------------------------------------------------ in and out


def _library(home: Home) -> Library:
    from kb.library import Library

    return Library.open(home)


def _topics(home: Home, library: Library, law: str) -> TopicTable:
    from kb.meaning.encoder import bundled
    from kb.topic_tables import topic_table

    progress = _show_comparing if sys.stderr.isatty() else None
    return topic_table(home, library, law, encoder=bundled(), progress=progress)


def _held(home: Home) -> tuple[str, ...]:
    """The municipalities of the library; none where nothing was ingested yet."""
    try:
        return _library(home).municipalities()
    except StoreError:
        return ()


def _peers(home: Home, library: Library, name: str) -> PeerGroup | None:
    """The group that is asked for; None where none is."""
    if not name:
        return None
    from kb.peer_groups import group_named
    from kb.workspace import Journal

    return group_named(name, Journal(home.workspace), library.municipalities())


def _shown(library: Library, municipalities: Sequence[str], group: PeerGroup | None) -> tuple[str, ...]:
    """The municipalities asked for; of a group those that the library has."""
    if group is None:
        return tuple(municipalities)
    held = library.municipalities()
    found = [name for name in group.municipalities if name in held]
    if not found:
        raise QueryError(f"Biblioteket har ingen dokumenter fra »{group.name}«.", hint="Se grupperne med `kb groups`.")
    return (*municipalities, *(name for name in found if name not in municipalities))


def _print(lines: Sequence[str]) -> None:
    click.echo("".join(f"{line}\n" for line in lines), nl=False)


def _form(asked: str | None, out: Path | None, known: Sequence[str]) -> str:
    """The format asked for, else that of the file's name, else text."""
    suffix = out.suffix.lower().lstrip(".") if out else ""
    form = asked or (suffix if suffix in known else "text")
    if form in NOT_FOR_TERMINALS and out is None:
        raise click.UsageError(f"Formatet {form} skrives i en fil; angiv den med -o FILE.")
    return form


def _put(data: bytes, out: Path | None) -> None:
    """Write to the file, or to the terminal when there is none."""
    if out is None:
        click.echo(data, nl=False)
        return
    try:
        out.write_bytes(data)
    except OSError as error:
        raise QueryError(f"{out} kan ikke skrives ({error.strerror}).", hint="Vælg et andet sted med -o.") from error
    click.echo(f"Skrevet: {out}", err=True)


def _show_progress(done: int, of: int, document: str) -> None:
    end = "\n" if done == of else "\r"
    click.echo(f"\x1b[K{done}/{of} {document[:60]}", err=True, nl=False)
    click.echo(end, err=True, nl=False)


def _show_comparing(done: int, of: int) -> None:
    _show_progress(done, of, "bestemmelser læst til sammenligning; det sker kun efter nye dokumenter")


def _read_lines(place: Path) -> list[str]:
    try:
        return place.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"{place} kan ikke læses.", hint="Angiv en tekstfil i UTF-8 med --batch.") from error


def _in_words(rejection: Rejection) -> str:
    named = "" if rejection.document in rejection.reason else f"'{rejection.document}': "
    return f"{named}{rejection.reason} {rejection.hint}".strip()
