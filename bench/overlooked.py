"""`python -m bench.overlooked`: measure how much is overlooked and write `kb/compare/overlooked.tsv`.

Of the provisions and facts that people annotated, how many did the program miss? Documents no rule was written from
tell what to expect of a new one; where they hold fewer than `ENOUGH` of a kind, all annotated documents are counted.
The receipt in each row is a hash of the annotations and of the version of the rules.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import click

from bench.annotated import BATCH_HELD_BACK, EVALUATION, SHARED, batches
from bench.made_from import held_back
from bench.quality import ANNOTATIONS, Exported, exported
from kb.paths import PROJECT
from kb.scoring import Count, Gold, fact_counts, gold_in, provision_counts

TABLE = PROJECT / "kb" / "compare" / "overlooked.tsv"
ENOUGH = 10  # annotations of a kind; of fewer no share is told
COLUMNS = ("kind", "missed", "annotated", "documents", "documents_are", "measured_on", "receipt")

Pair = tuple[Gold, Exported]


def counts(pairs: Iterable[Pair]) -> dict[str, Count]:
    """Provisions by core type and facts by type, over several sets of documents."""
    total: dict[str, Count] = {}
    for gold, made in pairs:
        found = {**provision_counts(gold, made.rows["provisions"]), **fact_counts(gold, made.rows["facts"])}
        for kind, count in found.items():
            before = total.get(kind, Count())
            total[kind] = Count(before.true + count.true, before.false + count.false, before.missed + count.missed)
    return total


def rows(unseen: Sequence[Pair], every: Sequence[Pair], *, measured_on: str) -> list[Mapping[str, object]]:
    """One row a kind: of the unseen documents where they hold enough of it, else of all."""
    of_unseen, of_all = counts(unseen), counts(every)
    found: list[Mapping[str, object]] = []
    for kind in sorted(of_all):
        is_enough = kind in of_unseen and _annotated(of_unseen[kind]) >= ENOUGH
        count, pairs = (of_unseen[kind], unseen) if is_enough else (of_all[kind], every)
        if _annotated(count) >= ENOUGH:
            found.append(
                {
                    "kind": kind,
                    "missed": count.missed,
                    "annotated": _annotated(count),
                    "documents": len({name for gold, _ in pairs for name in gold.documents}),
                    "documents_are": "held_back" if is_enough else "all",
                    "measured_on": measured_on,
                    "receipt": _receipt(pairs),
                }
            )
    return found


def _annotated(count: Count) -> int:
    return count.true + count.missed


def _receipt(pairs: Sequence[Pair]) -> str:
    said = [json.dumps([gold.provisions, gold.facts], sort_keys=True, ensure_ascii=False) for gold, _ in pairs]
    return hashlib.sha256("\n".join(said).encode()).hexdigest()[:12]


@click.command()
@click.option("--shared", default=SHARED, type=click.Path(path_type=Path), help="Folder with gold/ and corpus/.")
def main(shared: Path) -> None:
    """Measure and write the table that empty cells quote."""
    own = exported(PROJECT / "corpus", {})
    read = set(own.texts)
    measured = exported(EVALUATION, {})
    kept = set(measured.texts)
    unseen = [
        (gold_in(ANNOTATIONS, documents=held_back() & read), own),
        (gold_in(EVALUATION / "annotations", documents=held_back() & kept), measured),
    ]
    every = [(gold_in(ANNOTATIONS, documents=read), own), (gold_in(EVALUATION / "annotations"), measured)]
    for folder in batches():
        pair = (gold_in(folder), exported(folder / "corpus", {}))
        every.append(pair)
        if folder.name == BATCH_HELD_BACK:
            unseen.append(pair)
    if (shared / "gold").is_dir():
        every.append((gold_in(shared / "gold"), exported(shared / "corpus", {})))
    found = rows(unseen, every, measured_on=datetime.now(UTC).date().isoformat())
    lines = ["\t".join(COLUMNS), *("\t".join(str(row[column]) for column in COLUMNS) for row in found)]
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    click.echo("\n".join(lines))


if __name__ == "__main__":
    main()
