"""How well does the library agree with people's annotations of its documents?

The same measures as the bench takes (`kb.scoring`), for a municipality with annotations of its own.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kb.corrections import Ledger
from kb.errors import QueryError
from kb.export import KINDS
from kb.library import Library
from kb.paths import Home
from kb.scoring import (
    NO_TYPE,
    Count,
    Gold,
    citation_scores,
    confusion,
    fact_scores,
    gold_in,
    provision_counts,
    section_scores,
)
from kb.taxonomy import CORE, SectionType, label

FILES = ("sections.jsonl", "provisions.jsonl", "citations.jsonl", "facts.jsonl", "standards.json")
NEEDED = {  # what a row is counted by
    "sections.jsonl": ("doc", "type", "start_line", "end_line"),
    "provisions.jsonl": ("doc", "types", "text", "start_line", "end_line"),
    "citations.jsonl": ("doc", "normalised", "kind", "line"),
    "facts.jsonl": ("doc", "fact_type", "value", "line_start"),
}
RANGES = ("exhaustive.json", "citation_ranges.json", "fact_ranges.json")


@dataclass(frozen=True, slots=True)
class Agreement:
    """One folder of annotations held against the library."""

    folder: Path
    documents: tuple[str, ...]  # stems that were compared
    missing: tuple[str, ...]  # annotated, not in the library
    sections: dict[str, float]
    provisions: dict[str, Count]
    confusions: dict[tuple[str, str], int]
    facts: dict[str, float]
    citations: dict[str, float]

    @property
    def core_f1(self) -> float:
        """Mean F1 of the core types that the annotations hold."""
        return sum(count.f1 for count in self.provisions.values()) / max(1, len(self.provisions))


def folders(home: Home, named: Path | None) -> tuple[Path, ...]:
    """The folders of annotations meant: the one named, those below it, or those in the workspace, else the corpus's.

    Raises: QueryError when there is none.
    """
    places = [named] if named is not None else [home.workspace / "annotations", home.corpus / "annotations"]
    for place in places:
        if (place / FILES[0]).is_file():
            return (place,)
        if found := tuple(sorted(path.parent for path in place.glob(f"*/{FILES[0]}"))):
            return found
    asked = f"Der er ingen annoteringer i {places[0]}."
    raise QueryError(asked, hint="Lav et udkast med `kb annotate DOCUMENT`, ret det, og prøv igen.")


def agreement(library: Library, folder: Path) -> Agreement:
    """The figures for the annotated documents that the library holds, as the program reads them: corrections apart.

    Raises: QueryError when the annotations cannot be read, or the library has none of their documents.
    """
    gold, library = _read(folder), library.corrected(Ledger())
    names = {Path(document.document).stem.lower(): document.document for document in library.documents}
    known = tuple(document for document in gold.documents if document in names)
    if not known:
        asked = ", ".join(gold.documents) or "ingen"
        raise QueryError(
            f"Biblioteket har ingen af de annoterede dokumenter ({asked}).", hint="Indlæs dem: `kb ingest`."
        )
    missing = tuple(document for document in gold.documents if document not in names)
    gold = gold.only(known)
    texts = {document: tuple(line.text for line in library.source(names[document]).lines) for document in known}
    _check_lines(gold, texts)
    rows = {kind: list(KINDS[kind](library)) for kind in ("sections", "provisions", "facts", "citations")}
    return Agreement(
        folder=folder,
        documents=known,
        missing=missing,
        sections=section_scores(gold, rows["sections"], texts),
        provisions=provision_counts(gold, rows["provisions"]),
        confusions=dict(confusion(gold, rows["provisions"])),
        facts=fact_scores(gold, rows["facts"]),
        citations=citation_scores(gold, rows["citations"]),
    )


def _read(folder: Path) -> Gold:
    for name in (*FILES, *RANGES):
        try:
            text = (folder / name).read_text(encoding="utf-8")
        except OSError as error:
            raise QueryError(f"{folder / name} kan ikke læses ({error.strerror}).", hint=_AGAIN) from error
        except UnicodeDecodeError as error:
            raise QueryError(f"{folder / name} er ikke gemt som UTF-8.", hint="Gem filen som UTF-8.") from error
        _check_rows(folder / name, text.split("\n") if name.endswith(".jsonl") else [text])
    try:
        return gold_in(folder)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise QueryError(f"Annoteringerne i {folder} mangler et felt ({error}).", hint=_AGAIN) from error


def _check_rows(place: Path, texts: Sequence[str]) -> None:
    """Raises: QueryError with the line that is no JSON, or that lacks a field."""
    wanted = NEEDED.get(place.name, ())
    for number, text in enumerate(texts, start=1):
        if not text.strip():
            continue
        try:
            row = json.loads(text)
        except json.JSONDecodeError as error:
            line = number + error.lineno - 1
            raise QueryError(f"{place}, linje {line}: ikke gyldig JSON ({error.msg}).", hint=_AGAIN) from error
        if wanted and not (isinstance(row, dict) and set(wanted) <= set(row)):
            raise QueryError(f"{place}, linje {number}: posten mangler et felt ({', '.join(wanted)}).", hint=_AGAIN)


_AGAIN = "Sammenlign med et nyt udkast: `kb annotate DOCUMENT -o EN-ANDEN-MAPPE`."


def _check_lines(gold: Gold, texts: dict[str, tuple[str, ...]]) -> None:
    for row in gold.sections:
        document = str(row["doc"]).lower()
        if int(row["end_line"]) > len(texts[document]):
            count = len(texts[document])
            raise QueryError(
                f"Annoteringerne af '{document}' nævner linje {row['end_line']}; dokumentet har {count}.",
                hint="De er lavet til en anden udgave af filen, eller af en tidligere version af programmet.",
            )


def as_lines(found: Agreement) -> Iterator[str]:
    """The figures as a person reads them."""
    yield f"{found.folder}: {', '.join(found.documents)}"
    yield ""
    yield f"  Linjer med rigtig afsnitstype  {found.sections['line_accuracy']:.3f}"
    yield f"  Afsnit under rigtig paragraf   {found.sections['law_agreement']:.3f}"
    yield ""
    yield f"  {'Bestemmelser':<14}{'præcision':>11}{'genfinding':>12}{'F1':>7}{'antal':>7}"
    for kind, count in found.provisions.items():
        shares = f"{count.precision:>11.3f}{count.recall:>12.3f}{count.f1:>7.3f}"
        yield f"  {_name(kind):<14}{shares}{count.true + count.missed:>7}"
    yield f"  {'Gennemsnit':<14}{'':>11}{'':>12}{found.core_f1:>7.3f}"
    yield ""
    yield "  Forvekslinger (linje: annoteret, kolonne: læst)"
    yield from _table(found.confusions, [*(core.value for core in CORE), NO_TYPE])
    yield ""
    yield f"  Fakta, F1                      {found.facts['f1']:.3f}"
    yield f"  Lovhenvisninger, F1            {found.citations['f1']:.3f}"


def _table(confusions: dict[tuple[str, str], int], kinds: Sequence[str]) -> Iterator[str]:
    yield f"  {'':<14}" + "".join(f"{_name(kind):>13}" for kind in kinds)
    for row in kinds:
        cells = "".join(f"{confusions.get((row, kind), 0) or '-':>13}" for kind in kinds)
        yield f"  {_name(row):<14}{cells}"


def _name(kind: str) -> str:
    return "ingen" if kind == NO_TYPE else label(SectionType(kind))


def as_json(found: Collection[Agreement]) -> str:
    """The same figures for programs."""
    every = [
        {
            "annotations": str(one.folder),
            "documents": list(one.documents),
            "missing": list(one.missing),
            "sections": one.sections,
            "provisions": {
                "core_f1": one.core_f1,
                **{
                    kind: {
                        "precision": count.precision,
                        "recall": count.recall,
                        "f1": count.f1,
                        "annotated": count.true + count.missed,
                    }
                    for kind, count in one.provisions.items()
                },
            },
            "confusions": [
                {"annotated": said, "read": read, "count": count}
                for (said, read), count in sorted(one.confusions.items())
            ],
            "facts": one.facts,
            "citations": one.citations,
        }
        for one in found
    ]
    return json.dumps(every, ensure_ascii=False, indent=1) + "\n"
