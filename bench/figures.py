"""What is a figure, and how does it stand against the record?

`record.json` holds what does not depend on the machine: shares, ratios of runs that took turns, megabytes. Seconds
are printed and not kept.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

RECORD = Path(__file__).with_name("record.json")


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured number."""

    name: str  # "reading.order.columns"; the key in the record
    value: float
    target: float | None = None
    lower_is_better: bool = False
    unit: str = ""  # "", "x", "s", "MB", "pages/s"
    noise: float = 0.00005  # relative difference that means nothing
    is_kept: bool = True  # False: depends on the machine, not in the record

    @property
    def meets_target(self) -> bool:
        if self.target is None:
            return True
        return self.value <= self.target if self.lower_is_better else self.value >= self.target

    def __str__(self) -> str:
        said = f"{self.name:<52} {shown(self.value, self.unit):>14}"
        if self.target is None:
            return said
        sign = "<=" if self.lower_is_better else ">="
        return f"{said}   {sign} {shown(self.target, self.unit)}{'' if self.meets_target else '   MISSED'}"


def shown(value: float, unit: str) -> str:
    """
    >>> shown(0.98765, ""), shown(2.513, "x"), shown(0, "")
    ('0.9877', '2.51 x', '0')
    """
    if not unit:
        return f"{value:g}" if value == int(value) else f"{value:.4f}"
    return f"{value:.0f} {unit}" if unit == "MB" else f"{value:.2f} {unit}"


def read_record(path: Path = RECORD) -> dict[str, float]:
    """The figures that were last accepted; {} when there are none."""
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else {}


def write_record(figures: Iterable[Figure], path: Path = RECORD) -> None:
    """Accept these figures. What was not measured in this run stays as it is."""
    kept = {**read_record(path), **{f.name: round(f.value, 4) for f in figures if f.is_kept}}
    path.write_text(json.dumps(kept, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def against(figures: Iterable[Figure], record: Mapping[str, float]) -> Iterator[str]:
    """Gains and losses against the record, line by line; how many are as they were, and how many are new.

    >>> list(against([Figure("reading.order", 0.99), Figure("reading.complaints", 0)], {"reading.order": 0.98}))
    ['  gain  reading.order  0.9800 -> 0.9900', '   new  1 figures']
    """
    same = new = 0
    for figure in figures:
        if not figure.is_kept:
            continue
        before = record.get(figure.name)
        if before is None:
            new += 1
        elif abs(figure.value - before) <= max(0.00005, figure.noise * abs(before)):
            same += 1
        else:
            word = "gain" if (figure.value < before) == figure.lower_is_better else "loss"
            now, then = shown(figure.value, figure.unit), shown(before, figure.unit)
            yield f"  {word}  {figure.name}  {then} -> {now}"
    if same:
        yield f"  same  {same} figures"
    if new:
        yield f"   new  {new} figures"
