"""The commands that find: `kb search`, `kb ask` and what was saved of them."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kb.cli.output import (
    COMPARING,
    JSON,
    MUNICIPALITIES,
    OUT,
    format_meant,
    format_option,
    lines_of,
    progress_of,
    put,
    put_lines,
)
from kb.paths import Home

if TYPE_CHECKING:
    from kb.asking import TopicReader
    from kb.finder import Finder
    from kb.hits import Link
    from kb.library import Library

INDEXING = "steder læst til søgning; det sker kun efter nye dokumenter"
SEARCH_FORMATS = ("text", "json", "csv", "html", "xlsx", "docx")


@click.command(short_help="Find steder, der svarer på et spørgsmål.")
@click.argument("query", required=False)
@MUNICIPALITIES
@click.option("--law", "laws", multiple=True, metavar="REF", help='Bestemmelse, for eksempel "SEL § 85"; kan gentages.')
@click.option("--type", "types", multiple=True, metavar="T", help="Afsnitstype; kan gentages.")
@click.option("--document", "documents", multiple=True, metavar="D", help="Dokument; kan gentages.")
@click.option("--from", "approved_from", default="", metavar="DATO", help="Godkendt tidligst: 2022, 2022-05 …")
@click.option("--to", "approved_to", default="", metavar="DATO", help="Godkendt senest.")
@click.option(
    "--without", multiple=True, metavar="ORD", help="Fjern et synonym, et tal eller en afgrænsning; kan gentages."
)
@click.option("--also", multiple=True, metavar="ORD", help="Søg også på dette ord; kan gentages.")
@click.option("--limit", type=click.IntRange(1, 100), default=10, show_default=True, help="Højst så mange svar.")
@JSON
@click.option("--save", "name", metavar="NAVN", help="Gem søgningen under dette navn; se nyt med `kb searches --news`.")
@click.option("--by", default="", metavar="NAVN", help="Hvem der gemmer.")
@click.option("--batch", type=click.Path(path_type=Path), metavar="FILE", help="Spørgsmål som JSONL.")
@format_option(SEARCH_FORMATS)
@OUT
@click.pass_obj
def search(
    home: Home,
    query: str | None,
    *,
    municipalities: tuple[str, ...],
    laws: tuple[str, ...],
    types: tuple[str, ...],
    documents: tuple[str, ...],
    approved_from: str,
    approved_to: str,
    without: tuple[str, ...],
    also: tuple[str, ...],
    limit: int,
    machine: bool,
    name: str | None,
    by: str,
    batch: Path | None,
    form: str | None,
    out: Path | None,
) -> None:
    """Find steder i standarderne, der svarer på QUERY.

    Tal læses: kb search "opfølgning sjældnere end 1 år". Kommuner og en § i spørgsmålet afgrænser: "klage i Aasbjerg".
    Citationstegn kræver ordene efter hinanden; OG, ELLER og IKKE skrives med store bogstaver; * er enhver endelse:
    kb search '"mindst indgribende" OG gruppe*'
    """
    if (query is None) == (batch is None):
        raise click.UsageError("Skriv et spørgsmål, eller angiv en fil med --batch.")
    from kb.hits import as_batch_line, as_json, as_lines

    library, finder = opened(home)
    if batch is not None:
        lines = (as_batch_line(qid, answer) for qid, answer in finder.batch(lines_of(batch, option="--batch")))
        put("".join(lines).encode("utf-8"), out)
        return
    form = "json" if machine else format_meant(form, out, SEARCH_FORMATS)
    only = finder.only(
        municipalities=municipalities,
        laws=laws,
        types=types,
        documents=documents,
        approved_from=approved_from,
        approved_to=approved_to,
    )
    answer = finder.search(query or "", only=only, limit=limit, without=without, also=also)
    if name is not None:
        from kb.saved_searches import Asked, save
        from kb.workspace import Journal

        asked = Asked(query or "", municipalities, laws, types, documents, approved_from, approved_to, without, also)
        save(Journal(home.workspace), finder, library, name, asked, by=by)
        click.echo(f"Gemt som »{name}«. Se, hvad der er nyt: kb searches --news", err=True)
    if form == "json":
        put(as_json(answer, library, link=permalink(library)).encode("utf-8"), out)
    elif form == "text":
        put_lines(as_lines(answer), out)
    else:
        from kb.listings import listing_of
        from kb.present.listing import written
        from kb.present.texts import Words

        listing = listing_of(answer, library, Words("da"), asked=query or "", only=only, link=permalink(library))
        put(written(listing, form), out)


@click.command(short_help="Stil alle kommuner det samme spørgsmål.")
@click.argument("question")
@click.option("--law", default="", metavar="REF", help='Bestemmelsen, for eksempel "SEL § 85". Ellers alle standarder.')
@JSON
@format_option(SEARCH_FORMATS)
@OUT
@click.pass_obj
def ask(home: Home, question: str, *, law: str, machine: bool, form: str | None, out: Path | None) -> None:
    """Se, hvad hver kommune svarer på QUESTION, i dens egne ord, eller at den ikke gør det.

    kb ask "hvor ofte følges der op?" --law "SEL § 85"
    """
    form = "json" if machine else format_meant(form, out, SEARCH_FORMATS)
    from kb.asking import replies
    from kb.hits import replies_as_json
    from kb.listings import listing_of_replies, replies_as_lines
    from kb.present.listing import written
    from kb.present.texts import Words

    library, finder = opened(home)
    found = replies(finder, library, question, law=law, topics=_topics(home, library))
    if form == "json":
        put(replies_as_json(found, link=permalink(library)).encode("utf-8"), out)
    elif form == "text":
        put_lines(replies_as_lines(found), out)
    else:
        put(written(listing_of_replies(found, library, Words("da"), link=permalink(library)), form), out)


@click.command(short_help="Vis gemte søgninger, og hvad der er nyt.")
@click.option(
    "--news", "is_news", is_flag=True, help="Vis, hvad der er nyt, ændret og udgået, siden der sidst blev set."
)
@click.option("--peek", is_flag=True, help="Med --news: lad det stå som ikke set.")
@click.option("--remove", "removed", metavar="NAVN", help="Fjern den gemte søgning; det kan fortrydes.")
@click.option("--by", default="", metavar="NAVN", help="Hvem der ser eller fjerner.")
@JSON
@click.pass_obj
def searches(home: Home, *, is_news: bool, peek: bool, removed: str | None, by: str, machine: bool) -> None:
    """Vis de gemte søgninger, og hvad der er sket med dem.

    kb search "opfølgning" --law "SEL § 85" --save opfølgning, og efter nye dokumenter: kb searches --news
    """
    from kb.saved_searches import news_of, remove, saved_named, saved_searches, seen
    from kb.search_news import news_as_json, news_as_lines, saved_as_json, saved_as_lines
    from kb.workspace import Journal

    journal = Journal(home.workspace)
    if removed is not None:
        one = saved_named(journal, removed)
        remove(journal, one, by=by)
        click.echo(f"»{one.name}« er fjernet.")
        return
    kept = saved_searches(journal)
    if not is_news:
        if machine:
            put(saved_as_json(kept).encode("utf-8"), None)
        else:
            put_lines(saved_as_lines(kept))
        return
    if kept:
        library, finder = opened(home)
    news = [news_of(one, finder, library) for one in kept]
    if machine:
        put(news_as_json(news).encode("utf-8"), None)
    else:
        put_lines(news_as_lines(news) or saved_as_lines(kept))
    for one_news in news if not peek else ():
        if one_news.changes:
            seen(journal, one_news, by=by)


def _topics(home: Home, library: Library) -> TopicReader | None:
    """None where no model is installed."""
    from kb.asking import TopicReader
    from kb.meaning.encoder import bundled
    from kb.topic_tables import topic_table

    encoder = bundled()
    if encoder is None:
        return None
    table = partial(topic_table, home, library, encoder=encoder, progress=progress_of(COMPARING))
    return TopicReader(table, encoder.passages)


def opened(home: Home) -> tuple[Library, Finder]:
    """The library and who searches it; the first search after new documents makes the index, and shows it."""
    from kb.finder import Finder
    from kb.library import Library
    from kb.meaning.encoder import for_search

    library = Library.open(home)
    return library, Finder.open(home, library=library, encoder=for_search(), progress=progress_of(INDEXING))


def permalink(library: Library) -> Link:
    """Addresses of lines as the app writes them, with the id of the data."""
    from kb.ui.address import DOCUMENT, View

    return lambda document, start, end: (
        View(DOCUMENT, document=document, lines=(start, end), snapshot=library.snapshot).href
    )
