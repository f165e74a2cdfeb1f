"""The figures of `quality` side by side: one row a measure, one column a set of annotations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bench.figures import Figure, shown

SETS = {"held_back": "own, held back", "own": "own, all", "shared": "shared"}


def quality_table(figures: Sequence[Figure]) -> Iterator[str]:
    """
    >>> print(*quality_table([Figure("quality.own.sections.f1.scope", 0.9)]), sep="\\n")
                                      own, held back        own, all          shared
    sections.f1.scope                              -          0.9000               -
    """
    cells: dict[str, dict[str, Figure]] = {}
    for figure in figures:
        _, name, measure = figure.name.split(".", 2)
        cells.setdefault(measure, {})[name] = figure
    width = max(30, *map(len, cells)) + 2
    yield " " * width + "".join(f"{title:>16}" for title in SETS.values())
    for measure, row in cells.items():
        yield f"{measure:<{width}}" + "".join(f"{_cell(row.get(name)):>16}" for name in SETS)


def _cell(figure: Figure | None) -> str:
    if figure is None:
        return "-"
    return shown(figure.value, figure.unit) + ("" if figure.meets_target else " !")
