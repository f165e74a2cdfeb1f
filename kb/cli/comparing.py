"""The commands that lay municipalities side by side: `kb matrix`, `consensus`, `compare`, `numbers` …"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kb.cli.output import (
    COMPARING,
    GROUP,
    LAW,
    MUNICIPALITIES,
    OUT,
    format_meant,
    format_option,
    library_at,
    progress_of,
    put,
    put_lines,
)
from kb.errors import QueryError, StoreError
from kb.paths import Home

if TYPE_CHECKING:
    from kb.compare.topics import TopicTable
    from kb.library import Library
    from kb.peer_groups import PeerGroup

PAIR_FORMATS = ("text", "json", "html", "docx")
MATRIX_FORMATS = ("text", "json", "csv", "xlsx", "docx", "html")
CHANGE_FORMATS = ("docx", "xlsx")
CONSENSUS_FORMATS = ("text", "json", "xlsx", "docx", "html")


@click.command(short_help="Stil kommunerne op side om side.")
@LAW
@click.option(
    "--type", "types", multiple=True, metavar="T", help="Afsnitstype; kan gentages. Ellers de fem kernetyper."
)
@MUNICIPALITIES
@GROUP
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
@format_option(MATRIX_FORMATS)
@OUT
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

    form = format_meant(form, out, MATRIX_FORMATS)
    wanted = tuple(section_type_named(name) for name in types)
    library = library_at(home)
    peers = _peers(home, library, group)
    shown = _shown(library, municipalities, peers)
    if by == "section":
        if baseline or only_differences or order != "text":
            raise click.UsageError("--baseline, --only-differences og --order kræver --by topic.")
        put(render(build_matrix(library, law, types=wanted or CORE, municipalities=shown), form), out)
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
    put(render_topics(found, highlights(library, found, table), form), out)


@click.command(short_help="Se, hvilken ordlyd de fleste er enige om.")
@LAW
@click.option(
    "--municipality", "municipalities", multiple=True, metavar="M", help="Kun disse kommuners lister; kan gentages."
)
@GROUP
@format_option(CONSENSUS_FORMATS)
@OUT
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

    form = format_meant(form, out, CONSENSUS_FORMATS)
    library = library_at(home)
    peers = _peers(home, library, group)
    shown = _shown(library, (), peers)
    label = peers.label if peers else ""
    found = topic_matrix(library, _topics(home, library, law), municipalities=shown, group=label)
    put(render_consensus(agreed(found, municipalities=municipalities), form), out)


@click.command(short_help="Vis eller gem kommunegrupper.")
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
        put_lines([f"{group.label}: {listed(group.municipalities)}" for group in shown])
        return
    if remove:
        keep(journal, group_named(name, journal).name, (), by=author)
        click.echo(f"»{name}« er fjernet.")
        return
    known = library_at(home).municipalities()
    members = [municipality_named(one, known) for one in municipalities]
    keep(journal, name, members, by=author)
    click.echo(f"»{name}« er gemt: {listed(members)}.")


@click.command(short_help="Sammenlign to kommuner eller to udgaver.")
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@LAW
@format_option(PAIR_FORMATS)
@click.option("--ignore-case", is_flag=True, help="Store og små bogstaver regnes for ens.")
@click.option("--ignore-numbering", is_flag=True, help="Numre og punkttegn foran en bestemmelse tælles ikke med.")
@OUT
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

    form = format_meant(form, out, PAIR_FORMATS)
    ignored = Ignore(case=ignore_case, numbering=ignore_numbering)
    library = library_at(home)
    put(
        render_pair(
            compare_pair(library, one, other, law, ignore=ignored, topics=partial(_topics, home, library, law)), form
        ),
        out,
    )


@click.command(short_help="Skriv en ændringsliste til en sag.")
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@LAW
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
    library = library_at(home)
    put(render_changes(compare_pair(library, one, other, law, topics=partial(_topics, home, library, law)), form), out)


@click.command(short_help="Se kommunernes tal på fælles skalaer.")
@click.option("--law", default="", metavar="REF", help='Bestemmelsen, for eksempel "SEL § 85". Ellers alle.')
@click.option("--type", "types", multiple=True, metavar="FACT", help="Faktatype; kan gentages. Ellers alle.")
@MUNICIPALITIES
@format_option(MATRIX_FORMATS)
@OUT
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

    form = format_meant(form, out, MATRIX_FORMATS)
    wanted = tuple(fact_type_named(name) for name in types)
    found = build_numbers(library_at(home), law, types=wanted, municipalities=municipalities)
    put(render_numbers(found, form), out)


def _topics(home: Home, library: Library, law: str) -> TopicTable:
    from kb.meaning.encoder import bundled
    from kb.topic_tables import topic_table

    return topic_table(home, library, law, encoder=bundled(), progress=progress_of(COMPARING))


def _held(home: Home) -> tuple[str, ...]:
    """The municipalities of the library; none where nothing was ingested yet."""
    try:
        return library_at(home).municipalities()
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
