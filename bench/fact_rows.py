"""How well are facts read in sentences that nobody had seen when the rules were written?

`tests/cases/facts/batch-N.tsv` was written before anybody looked at what the rules said of it. What they said on that
first look stands in `first_looks.tsv`; then the rules were mended, so that only the first look tells how they do on
unseen words. The last batch is held out: no rule is written from it, and it is measured anew on every run.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.figures import Figure
from kb.meaning.facts import found_in
from kb.meaning.facts.statement import Statement
from kb.paths import PROJECT
from kb.scoring import f1
from kb.taxonomy import SectionType

BATCHES = PROJECT / "tests" / "cases" / "facts"
FIRST_LOOKS = Path(__file__).with_name("first_looks.tsv")
BOUNDS = {"exact", "min", "max", "approximate"}
TARGETS = {"f1": 0.90, "wrong_qualifiers": 0.02}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the facts of some sentences."""

    right: int
    extra: int
    missed: int
    wrong_qualifiers: int  # of those right

    @property
    def f1(self) -> float:
        return f1(self.right, self.extra, self.missed)

    @property
    def wrong_share(self) -> float:
        return self.wrong_qualifiers / max(1, self.right)


def measure() -> Iterator[Figure]:
    """The batch held out, as it is read now."""
    (held_out,) = BATCHES.glob("*held-out.tsv")
    now = outcome(rows(held_out))
    yield Figure("quality.held_back.fact_sentences.f1", now.f1, TARGETS["f1"])
    yield Figure(
        "quality.held_back.fact_sentences.right_qualifiers", 1 - now.wrong_share, 1 - TARGETS["wrong_qualifiers"]
    )


def rows(path: Path) -> list[dict[str, str]]:
    """A table with section, heading, text and facts."""
    with path.open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))


def outcome(sentences: Sequence[dict[str, str]]) -> Outcome:
    """The facts of the sentences against those that their rows name; type and value decide, as in the gold format."""
    right = extra = missed = wrong = 0
    for row in sentences:
        read = [
            (
                found.type.value,
                found.value or str(found.qualifier or ""),
                str(found.qualifier or "") if found.value else "",
            )
            for found in found_in(Statement(row["text"], SectionType(row["section"]), heading=row["heading"]))
        ]
        for wanted in map(_wanted, filter(None, row["facts"].split("; "))):
            alike = [one for one in read if one[:2] == wanted[:2]]
            if not alike:
                missed += 1
                continue
            best = wanted if wanted in alike else alike[0]
            read.remove(best)
            right += 1
            wrong += best != wanted
        extra += len(read)
    return Outcome(right, extra, missed, wrong)


def _wanted(written: str) -> tuple[str, str, str]:
    """ "max_duration=P6M max P1Y" as type, value and qualifier."""
    kind, _, rest = written.partition("=")
    value, *more = rest.split(" ")
    return kind, value, next((word for word in more if word in BOUNDS), "")
