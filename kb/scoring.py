"""How far do exported rows agree with annotations?

The definitions are those of the gold format: a line's section type is right when the annotation names it or a
defensible alternative; a provision is found when half of its words are covered by predictions of its type on its
lines; a citation is right when the same reference stands within a line of it. Documents are matched by the stem of
their file name.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeAlias

from kb.taxonomy import CORE

Row: TypeAlias = Mapping[str, Any]
Scores: TypeAlias = dict[str, float]
Ranges: TypeAlias = Mapping[str, Sequence[Sequence[int]]]  # document -> [first line, last line]

HALF = 0.5  # of the words of a provision
NEAR = 1  # lines between a citation and its annotation
_JOINED_RE = re.compile(r"(?<=\w)-\s*(?=\w)")
_WORD_RE = re.compile(r"\w+")
_ASIDE = {"law", "relative", "heading", "heading_stk"}  # kinds of citation that count neither for nor against


@dataclass(frozen=True, slots=True)
class Gold:
    """The annotations of some documents, each named by its stem."""

    documents: tuple[str, ...]
    sections: tuple[Row, ...]
    laws: Mapping[str, frozenset[str]]  # standard -> its references
    provisions: tuple[Row, ...]
    exhaustive: Mapping[
        str, Mapping[str, Sequence[Sequence[int]]]
    ]  # document -> type -> where a missing label means "no"
    citations: tuple[Row, ...]
    citation_ranges: Ranges
    facts: tuple[Row, ...] = ()
    fact_ranges: Ranges = field(default_factory=dict)

    def only(self, documents: Collection[str]) -> Gold:
        """The annotations of these documents."""

        def chosen(items: Iterable[Row]) -> tuple[Row, ...]:
            return tuple(row for row in items if stem(row) in documents)

        return replace(
            self,
            documents=tuple(name for name in self.documents if name in documents),
            sections=chosen(self.sections),
            provisions=chosen(self.provisions),
            exhaustive={name: spec for name, spec in self.exhaustive.items() if name in documents},
            citations=chosen(self.citations),
            citation_ranges={name: spec for name, spec in self.citation_ranges.items() if name in documents},
            facts=chosen(self.facts),
            fact_ranges={name: spec for name, spec in self.fact_ranges.items() if name in documents},
        )


def gold_in(folder: Path, *, documents: Collection[str] | None = None) -> Gold:
    """The annotations in a folder, of these documents or of all."""

    def chosen(items: Iterable[Row]) -> tuple[Row, ...]:
        return tuple(row for row in items if documents is None or stem(row) in documents)

    def ranges(name: str) -> dict[str, Any]:
        table = json.loads((folder / name).read_text(encoding="utf-8"))
        return {name: spec for name, spec in table.items() if documents is None or name in documents}

    standards = json.loads((folder / "standards.json").read_text(encoding="utf-8"))
    sections = chosen(_rows(folder / "sections.jsonl"))
    return Gold(
        documents=tuple(sorted({stem(row) for row in sections})),
        sections=sections,
        laws={row["standard_id"]: frozenset(row.get("law") or ()) for row in standards},
        provisions=chosen(_rows(folder / "provisions.jsonl")),
        exhaustive=ranges("exhaustive.json"),
        citations=chosen(_rows(folder / "citations.jsonl")),
        citation_ranges=ranges("citation_ranges.json"),
        facts=chosen(_rows(folder / "facts.jsonl")),
        fact_ranges=ranges("fact_ranges.json"),
    )


def _rows(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def stem(row: Row) -> str:
    """
    >>> stem({"document": "Egelund-85.pdf"}), stem({"doc": "egelund-85"})
    ('egelund-85', 'egelund-85')
    """
    return Path(str(row.get("document") or row["doc"])).stem.lower()


def span(row: Row) -> range:
    """The lines of a row, half-open."""
    first = next(row[key] for key in ("start_line", "line_start", "line") if key in row)
    last = next((row[key] for key in ("end_line", "line_end") if key in row), first)
    return range(int(first), int(last) + 1)


def f1(true: float, false: float, missed: float) -> float:
    """
    >>> f1(3, 1, 1), f1(0, 0, 0)
    (0.75, 0.0)
    """
    return 2 * true / (2 * true + false + missed) if true else 0.0


# ------------------------------------------------------------------------------------------------ sections


def section_scores(gold: Gold, exported: Iterable[Row], texts: Mapping[str, Sequence[str]]) -> Scores:
    """Line accuracy, macro-F1 and law agreement, over lines that are not blank in `texts` (stem -> lines)."""
    said: dict[tuple[str, int], tuple[str, frozenset[str]]] = {}
    for row in exported:
        for number in span(row):
            said.setdefault((stem(row), number), (row["type"], frozenset(row.get("law_refs") or ())))
    wanted: dict[tuple[str, int], Row] = {
        (stem(row), number): row
        for row in gold.sections
        for number in span(row)
        if texts[stem(row)][number - 1].strip()
    }
    true, false, missed = Counter[str](), Counter[str](), Counter[str]()
    right = Counter[str]()
    law_right = law_total = 0
    for (document, number), row in wanted.items():
        kind, refs = said.get((document, number), ("", frozenset()))
        if kind == row["type"] or kind in row.get("alt_types", ()):
            true[row["type"]] += 1
            right[document] += 1
        else:
            missed[row["type"]] += 1
            false[kind] += 1
        laws = gold.laws.get(row.get("standard_id") or "", frozenset())
        law_total += bool(laws)
        law_right += bool(laws & refs)
    kinds = sorted({*true, *missed})
    by_kind = {kind: f1(true[kind], false[kind], missed[kind]) for kind in kinds}
    lines = Counter(document for document, _ in wanted)
    return {
        "line_accuracy": right.total() / max(1, len(wanted)),
        "macro_f1": sum(by_kind.values()) / max(1, len(kinds)),
        "law_agreement": law_right / max(1, law_total),
        **{f"f1.{kind}": by_kind[kind] for kind in CORE if kind in by_kind},
        **{f"line_accuracy.{document}": right[document] / lines[document] for document in gold.documents},
    }


# ------------------------------------------------------------------------------------------------ provisions


@dataclass(frozen=True, slots=True)
class Count:
    """How often a type was given rightly, given wrongly, and missed."""

    true: int = 0
    false: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        return self.true / max(1, self.true + self.false)

    @property
    def recall(self) -> float:
        return self.true / max(1, self.true + self.missed)

    @property
    def f1(self) -> float:
        return f1(self.true, self.false, self.missed)


def provision_scores(gold: Gold, exported: Iterable[Row]) -> Scores:
    """F1 of each core type wherever it stands, and their mean over the types that the annotations hold."""
    scores = {f"f1.{kind}": count.f1 for kind, count in provision_counts(gold, exported).items()}
    return {"core_f1": sum(scores.values()) / max(1, len(scores)), **scores}


def provision_counts(gold: Gold, exported: Iterable[Row]) -> dict[str, Count]:
    """Each core type that the annotations hold; `borderline` and lead-ins count for nothing."""
    said = list(exported)
    counts: dict[str, Count] = {}
    for kind in CORE:
        true = false = missed = 0
        for document, spec in gold.exhaustive.items():
            ranges = spec.get(kind, ())
            annotated = _of(gold.provisions, document, kind, ranges)
            predicted = _of(said, document, kind, ranges)
            free = _lead_ins(gold, document)
            for row in annotated:
                if kind not in row.get("borderline", ()):
                    found = _covered(row, predicted) >= HALF
                    true, missed = true + found, missed + (not found)
            false += sum(_covered(row, annotated) < HALF and not free.issuperset(span(row)) for row in predicted)
        if true + missed:
            counts[kind] = Count(true, false, missed)
    return counts


NO_TYPE = "none"


def confusion(gold: Gold, exported: Iterable[Row]) -> Counter[tuple[str, str]]:
    """(annotated type, type given) -> how often; `NO_TYPE` where one side has none.

    A type that was missed is set against those wrongly given to the same words. `borderline` counts for nothing.
    """
    said = list(exported)
    table = Counter[tuple[str, str]]()
    for document, spec in gold.exhaustive.items():
        free = _lead_ins(gold, document)
        rows_of = {kind: _of(gold.provisions, document, kind, spec.get(kind, ())) for kind in CORE}
        given = {kind: _of(said, document, kind, spec.get(kind, ())) for kind in CORE}
        false = {
            kind: [r for r in given[kind] if _covered(r, rows_of[kind]) < HALF and not free.issuperset(span(r))]
            for kind in CORE
        }
        explained: set[tuple[str, int]] = set()
        for kind in CORE:
            for row in rows_of[kind]:
                if kind in row.get("borderline", ()):
                    continue
                if _covered(row, given[kind]) >= HALF:
                    table[kind, kind] += 1
                    continue
                instead = [other for other in CORE if other != kind and _covered(row, false[other]) >= HALF]
                explained |= {
                    (other, id(wrong))
                    for other in instead
                    for wrong in false[other]
                    if _overlap(span(row), span(wrong))
                }
                table.update((kind, other) for other in (*instead, *((NO_TYPE,) if not instead else ())))
        table.update((NO_TYPE, kind) for kind in CORE for wrong in false[kind] if (kind, id(wrong)) not in explained)
    return table


def _lead_ins(gold: Gold, document: str) -> set[int]:
    return {n for row in gold.provisions if stem(row) == document for n in row.get("lead_in_lines", ())}


def is_labelled(gold: Gold, statement: Row) -> dict[str, bool]:
    """For each core type whether annotations give it to a statement; a type they leave open is not in the answer."""
    document = stem(statement)
    answers: dict[str, bool] = {}
    for kind in CORE:
        annotated = _of(gold.provisions, document, kind, ranges := gold.exhaustive.get(document, {}).get(kind, ()))
        if not any(first <= span(statement).start <= last for first, last in ranges):
            continue
        if _covered(statement, [row for row in annotated if kind not in row.get("borderline", ())]) >= HALF:
            answers[kind] = True
        elif _covered(statement, annotated) < HALF and not _lead_ins(gold, document).issuperset(span(statement)):
            answers[kind] = False
    return answers


def _of(items: Iterable[Row], document: str, kind: str, ranges: Sequence[Sequence[int]]) -> list[Row]:
    return [
        row
        for row in items
        if stem(row) == document
        and kind in (row.get("types") or ())
        and any(first <= span(row).start <= last for first, last in ranges)
    ]


def _covered(row: Row, others: Iterable[Row]) -> float:
    """Share of the words of a provision that others on its lines hold."""
    own = words(row["text"])
    held = sum((words(other["text"]) for other in others if _overlap(span(row), span(other))), Counter[str]())
    return (own & held).total() / max(1, own.total())


def words(text: str) -> Counter[str]:
    """Words of a provision, indifferent to line breaks, hyphens and case.

    >>> words("Støt-\\nten er støtten") == Counter({"støtten": 2, "er": 1})
    True
    """
    return Counter(_WORD_RE.findall(_JOINED_RE.sub("", text.lower())))


def _overlap(one: range, other: range, slack: int = 0) -> bool:
    return one.start - slack < other.stop and other.start - slack < one.stop


# ------------------------------------------------------------------------------------------------ facts

_BOUNDS = {"exact", "min", "max", "approximate"}
_BESIDE = 2  # lines between a fact and its annotation


def fact_scores(gold: Gold, exported: Iterable[Row]) -> Scores:
    """F1 of facts by type and value, and the share of those found whose bound is the annotated one.

    `optional` annotations count neither for nor against; a fact without a value is compared by its qualifier.
    """
    annotated = _in_scope(gold.facts, gold.fact_ranges)
    kinds = {row["fact_type"] for row in annotated}
    left = [row for row in _in_scope(exported, gold.fact_ranges) if row["fact_type"] in kinds]
    asked = [row for row in annotated if not row.get("optional")]
    true = bounded = right = 0
    for row in (*asked, *(row for row in annotated if row.get("optional"))):
        alike = [other for other in left if _same_fact(row, other)]
        if not alike:
            continue
        bound = row.get("qualifier") if row["value"] is not None else None
        best = next((other for other in alike if other.get("qualifier") == bound), alike[0])
        left.remove(best)
        if not row.get("optional"):
            true += 1
            bounded += bound in _BOUNDS
            right += bound in _BOUNDS and best.get("qualifier") == bound
    scores = {"f1": f1(true, len(left), len(asked) - true)}
    return {**scores, "right_qualifiers": right / bounded} if bounded else scores


def fact_counts(gold: Gold, exported: Iterable[Row]) -> dict[str, Count]:
    """Each type of fact that the annotations hold; `optional` ones count for nothing."""
    annotated = _in_scope(gold.facts, gold.fact_ranges)
    said = _in_scope(exported, gold.fact_ranges)
    counts: dict[str, Count] = {}
    for kind in sorted({row["fact_type"] for row in annotated if not row.get("optional")}):
        left = [row for row in said if row["fact_type"] == kind]
        true = missed = 0
        for row in sorted(annotated, key=lambda one: bool(one.get("optional"))):
            found = next((other for other in left if _same_fact(row, other)), None)
            if found is not None:
                left.remove(found)
            if row["fact_type"] == kind and not row.get("optional"):
                true, missed = true + (found is not None), missed + (found is None)
        counts[kind] = Count(true, len(left), missed)
    return counts


def _same_fact(row: Row, other: Row) -> bool:
    near = _overlap(span(row), span(other), _BESIDE) and stem(row) == stem(other)
    return near and row["fact_type"] == other["fact_type"] and _fact_value(row) == _fact_value(other)


def _fact_value(row: Row) -> str:
    value = row["value"] if row.get("value") is not None else row.get("qualifier")
    return "".join(str(value).lower().split())


# ------------------------------------------------------------------------------------------------ citations


def citation_scores(gold: Gold, exported: Iterable[Row]) -> Scores:
    """F1 of references, one at a time, case and spacing aside."""
    annotated = _in_scope(_references(gold.citations), gold.citation_ranges)
    predicted = _in_scope(_references(exported), gold.citation_ranges)
    used: set[int] = set()
    places: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, row in enumerate(predicted):
        places[stem(row), row["ref"]].append(index)

    def matched(keep: Callable[[Row], bool]) -> int:
        before = len(used)
        for row in filter(keep, annotated):
            near = (i for i in places[stem(row), row["ref"]] if _overlap(span(row), span(predicted[i]), NEAR))
            used.update([index for index in near if index not in used][:1])
        return len(used) - before

    true = matched(lambda row: row["kind"] not in _ASIDE)
    aside = matched(lambda row: row["kind"] in _ASIDE)
    asked = sum(row["kind"] not in _ASIDE for row in annotated)
    return {"f1": f1(true, len(predicted) - true - aside, asked - true)}


def _references(items: Iterable[Row]) -> list[Row]:
    """One row a reference."""
    return [
        {**row, "ref": "".join(str(ref).lower().replace(",", "").split())}
        for row in items
        for ref in row.get("refs") or row.get("normalised") or ()
    ]


def _in_scope(items: Iterable[Row], ranges: Ranges) -> list[Row]:
    return [row for row in items if any(a <= span(row).start <= b for a, b in ranges.get(stem(row), ()))]
