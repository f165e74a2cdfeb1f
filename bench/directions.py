"""Does the program read a change as a person does: stricter, looser, neutral or unclear for the citizen?

Pairs that people annotated are put to the rules. `precision` is over the pairs the program calls stricter or looser,
`recall` is the share of stricter and looser pairs that it says rightly; a pair it leaves to a person costs recall only.
`neutral_called_change` counts the pairs that mean nothing for the citizen and are called a change all the same.

Ours are `tests/cases/stricter*.tsv`: their rules were written from them, so they guard against loss and prove nothing.
A file nobody wrote rules from is measured with

    python -m bench.directions FILE.jsonl [--misses]

one object a line: `a`, `b` (the two wordings), `label`, and where there are `type` (a section type), `lead_in`.
"""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from bench.figures import Figure
from kb.compare.pairwise.direction import direction
from kb.compare.pairwise.signals import Direction, Verdict
from kb.paths import PROJECT
from kb.taxonomy import SectionType

CASES = PROJECT / "tests" / "cases"
DECIDED = (Direction.STRICTER, Direction.LOOSER)
PRECISION = 0.9


@dataclass(frozen=True, slots=True)
class AnnotatedPair:
    """Two wordings of one rule, and what a person says the second means for the citizen."""

    one: str
    other: str
    wanted: Direction
    types: tuple[SectionType, ...] = ()
    lead_in: str = ""
    why: str = ""

    def read(self) -> Verdict:
        return direction(self.one, self.other, types=self.types, lead_in=self.lead_in)


def measure() -> Iterator[Figure]:
    """The shipped cases."""
    yield from figures("direction.own", own_pairs())


def own_pairs() -> list[AnnotatedPair]:
    rows: list[dict[str, str]] = []
    for path in sorted(CASES.glob("stricter*.tsv")):
        with path.open(encoding="utf-8") as table:
            rows += csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE)
    return [_pair({**row, "a": row["one"], "b": row["other"], "label": row["direction"]}) for row in rows]


def pairs_of(path: Path) -> list[AnnotatedPair]:
    """The pairs of a JSONL file. Raises: KeyError, ValueError for a row that is none."""
    return [_pair(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _pair(row: Mapping[str, str]) -> AnnotatedPair:
    kind = row.get("type", "")
    types = (SectionType(kind),) if kind in set(SectionType) else ()
    return AnnotatedPair(
        row["a"], row["b"], Direction(row["label"]), types, row.get("lead_in") or "", row.get("why") or ""
    )


def figures(name: str, pairs: Sequence[AnnotatedPair]) -> Iterator[Figure]:
    """Precision where it decides, recall, and what happens to pairs that are no change; each with its counts."""
    met = Counter((pair.wanted, pair.read().direction) for pair in pairs)
    said = sum(count for (_, found), count in met.items() if found in DECIDED)
    right = sum(count for (wanted, found), count in met.items() if found in DECIDED and found is wanted)
    held = sum(count for (wanted, _), count in met.items() if wanted in DECIDED)
    neutral = sum(count for (wanted, _), count in met.items() if wanted is Direction.NEUTRAL)
    called = sum(count for (wanted, found), count in met.items() if wanted is Direction.NEUTRAL and found in DECIDED)
    turned = sum(count for (wanted, found), count in met.items() if {wanted, found} == set(DECIDED))
    yield Figure(f"{name}.pairs", len(pairs))
    yield Figure(f"{name}.said", said)
    if said:
        yield Figure(f"{name}.precision", right / said, PRECISION)
    yield Figure(f"{name}.recall", right / held if held else 0)
    yield Figure(f"{name}.turned_round", turned, 0, lower_is_better=True)
    yield Figure(f"{name}.neutral_called_change", called / neutral if neutral else 0, 0.1, lower_is_better=True)
    if neutral:
        yield Figure(f"{name}.neutral_said", met[Direction.NEUTRAL, Direction.NEUTRAL] / neutral)


def table(pairs: Sequence[AnnotatedPair]) -> Iterator[str]:
    """What was wanted, against what was said."""
    met = Counter((pair.wanted, pair.read().direction) for pair in pairs)
    yield f"{'wanted / said':<14}" + "".join(f"{found.value:>10}" for found in Direction)
    for wanted in Direction:
        yield f"{wanted.value:<14}" + "".join(f"{met[wanted, found]:>10}" for found in Direction)


def misses(pairs: Sequence[AnnotatedPair]) -> Iterator[str]:
    """Each pair that is not read as wanted, the wrong ones before those left to a person."""
    read = [(pair, pair.read()) for pair in pairs]
    wrong = [(pair, verdict) for pair, verdict in read if verdict.direction is not pair.wanted]
    for pair, verdict in sorted(wrong, key=lambda at: at[1].direction not in DECIDED):
        kind = pair.types[0].value if pair.types else "-"
        yield f"\n{pair.wanted.value} said {verdict.direction.value} [{kind}] {pair.why}"
        yield f"  a: {pair.lead_in + ' ' if pair.lead_in else ''}{pair.one}"
        yield f"  b: {pair.lead_in + ' ' if pair.lead_in else ''}{pair.other}"
        yield from (f"  - {s.rule} {s.direction.value}: »{s.one}« | »{s.other}«" for s in verdict.signals)


@click.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--misses", "with_misses", is_flag=True, help="Each pair that is not read as wanted, with the rules.")
def main(file: Path, *, with_misses: bool) -> None:
    """Measure a file of annotated pairs that nobody wrote rules from."""
    pairs = pairs_of(file)
    click.echo("\n".join(map(str, figures(f"direction.{file.stem}", pairs))))
    click.echo("\n" + "\n".join(table(pairs)))
    if with_misses:
        click.echo("\n".join(misses(pairs)))


if __name__ == "__main__":
    main(prog_name="python -m bench.directions")
