"""`python -m bench [PART]...`: measure, print, compare with the record."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import click

from bench import (
    app,
    asking,
    blind,
    directions,
    kill,
    learning,
    memory,
    pairing,
    quality,
    reading,
    redlining,
    rivals,
    search,
    search_speed,
    speed,
    stages,
    topics,
    waiting,
)
from bench.figures import Figure, against, read_record, write_record
from bench.table import quality_table

# "stages" only when asked for
PARTS = (
    *("quality", "blind", "learning", "reading", "speed", "ingest", "memory", "kill", "redline", "app"),
    *("direction", "search", "search_speed", "topics", "pairs", "ask"),
)


@click.command()
@click.argument("parts", nargs=-1, type=click.Choice((*PARTS, "stages")))
@click.option("--accept", is_flag=True, help="Make the figures of this run the record.")
@click.option(
    "--rounds", default=3, show_default=True, type=click.IntRange(min=1), help="Runs of each that take turns."
)
@click.option("--warp-python", default=sys.executable, help="A Python that has warp-ingest; else it is left out.")
@click.option(
    "--shared", default=quality.SHARED, type=click.Path(path_type=Path), help="Folder with gold/ and corpus/."
)
@click.option("--national", is_flag=True, help="With `search_speed`: 300,000 passages on tantivy as well.")
@click.option("--profile", is_flag=True, help="With `stages`: the functions that take longest.")
def main(
    parts: Sequence[str], *, accept: bool, rounds: int, warp_python: str, shared: Path, national: bool, profile: bool
) -> None:
    """Measure quality and speed and hold them against bench/record.json. Without PART: all but `stages`."""
    warp = warp_python if rivals.has_warp_ingest(warp_python) else None
    measures: dict[str, Callable[[], Iterator[Figure]]] = {
        "quality": lambda: quality.measure(shared),
        "blind": blind.measure,
        "learning": lambda: learning.measure(shared),
        "reading": reading.measure,
        "speed": lambda: speed.measure(rounds=rounds, warp_python=warp),
        "ingest": lambda: waiting.measure(rounds=rounds),
        "memory": memory.measure,
        "kill": kill.measure,
        "redline": lambda: redlining.measure(rounds=rounds, shared=shared),
        "direction": directions.measure,
        "search": lambda: search.measure(shared),
        "search_speed": lambda: search_speed.measure(national=national),
        "app": lambda: app.measure(rounds=rounds),
        "topics": lambda: topics.measure(shared),
        "pairs": lambda: pairing.measure(shared),
        "ask": lambda: asking.measure(shared),
        "stages": lambda: stages.measure(profile=profile),
    }
    figures: list[Figure] = []
    for part in parts or PARTS:
        click.echo(f"\n{part}")
        if part == "speed" and warp is None:
            click.echo("  without Warp-Ingest: it is not installed (see --warp-python)")
        found = list(measures[part]())
        click.echo("\n".join(quality_table(found) if part == "quality" else map(str, found)))
        if part == "learning":
            click.echo("\n".join(learning.report(shared)))
        figures += found
    click.echo("\nagainst the record")
    click.echo("\n".join(against(figures, read_record())) or "  nothing to compare")
    missed = [figure for figure in figures if not figure.meets_target]
    click.echo(f"\n{len(missed)} targets missed" + "".join(f"\n  {figure}" for figure in missed))
    if accept:
        write_record(figures)
        click.echo("accepted: bench/record.json")


if __name__ == "__main__":
    main(prog_name="python -m bench")
