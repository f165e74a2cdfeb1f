"""What would a person correct to tell the program how a document should be read?

`draft` writes what the program read, in the format of the annotations: one object a line, so that a line can be
corrected, deleted or copied in any editor. Statements without a core type are there too, with `types: []`, because what
the program overlooked is what a correction is worth most for. Rows that deserve a look carry `"unsure": true`.

Never: overwrites a file that is there; it may hold somebody's work.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeAlias

from kb.errors import StoreError
from kb.library import Library
from kb.model import UNSURE_BELOW, Reading
from kb.taxonomy import CORE, SectionType

Row: TypeAlias = dict[str, Any]

GUIDE = "VEJLEDNING.md"


def draft(library: Library, document: str, folder: Path) -> list[Path]:
    """The files of the draft, written into the folder.

    Raises: StoreError when one of them is there already, or cannot be written.
    """
    reading = library.reading(document)
    lines = len(library.source(document).lines)
    files = _files(reading, lines)
    standing = [name for name in files if (folder / name).exists()]
    if standing:
        raise StoreError(
            f"Der ligger allerede annoteringer i {folder} ({', '.join(standing)}).",
            hint="Vælg en anden mappe med -o, eller flyt filerne; de kan rumme nogens arbejde.",
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            (folder / name).write_text(content, encoding="utf-8", newline="\n")
    except OSError as error:
        raise StoreError(
            f"Der kan ikke skrives i {folder} ({error.strerror}).", hint="Vælg en mappe med -o."
        ) from error
    return [folder / name for name in files]


def _files(reading: Reading, lines: int) -> dict[str, str]:
    stem = Path(reading.document.document).stem
    whole = {stem: [[1, lines]]}
    return {
        "sections.jsonl": _as_lines(_sections(reading, stem)),
        "provisions.jsonl": _as_lines(_provisions(reading, stem)),
        "facts.jsonl": _as_lines(_facts(reading, stem)),
        "citations.jsonl": _as_lines(_citations(reading, stem)),
        "standards.json": json.dumps(list(_standards(reading, stem)), ensure_ascii=False, indent=1) + "\n",
        "exhaustive.json": _as_json({stem: {core.value: [[1, lines]] for core in CORE}}),
        "fact_ranges.json": _as_json(whole),
        "citation_ranges.json": _as_json(whole),
        GUIDE: _guide(reading.document.document),
    }


def _as_lines(rows: Iterator[Row]) -> str:
    return "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows)


def _as_json(value: Mapping[str, object]) -> str:
    return json.dumps(value, ensure_ascii=False) + "\n"


def _sections(reading: Reading, stem: str) -> Iterator[Row]:
    for section in reading.sections:
        has_heading = section.heading_end_line >= section.start_line
        row: Row = {
            "doc": stem,
            "standard_id": section.standard,
            "type": section.type.value,
            "heading": section.heading if has_heading else None,
            "heading_lines": [section.start_line, section.heading_end_line] if has_heading else None,
            "start_line": section.start_line,
            "end_line": section.end_line,
        }
        yield row | ({"unsure": True} if section.confidence < UNSURE_BELOW else {})


def _provisions(reading: Reading, stem: str) -> Iterator[Row]:
    for provision in reading.provisions:
        row: Row = {
            "doc": stem,
            "standard_id": provision.standard,
            "start_line": provision.start_line,
            "end_line": provision.end_line,
            "text": provision.text,
            "types": [core.value for core in provision.types],
            "section_type": provision.section_type.value,
        }
        if provision.lead_in_lines:
            first, last = provision.lead_in_lines
            row["lead_in_lines"] = list(range(first, last + 1))
        yield row | ({"unsure": True} if provision.is_unsure else {})


def _facts(reading: Reading, stem: str) -> Iterator[Row]:
    for fact in reading.facts:
        row: Row = {
            "doc": stem,
            "standard": list(fact.law_refs),
            "fact_type": fact.type.value,
            "value": fact.value,
            "qualifier": fact.bound.value if fact.bound else "",
            "unit": fact.unit,
            "per": fact.per,
            "applies_to": fact.applies_to,
            "case": fact.case,
            "role": fact.role,
            "price_level": fact.price_level,
            "line_start": fact.start_line,
            "line_end": fact.end_line,
            "phrase": fact.phrase,
            "optional": False,
        }
        yield {key: value for key, value in row.items() if value != "" or key == "phrase"}


def _citations(reading: Reading, stem: str) -> Iterator[Row]:
    for citation in reading.citations:
        yield {
            "doc": stem,
            "line": citation.start_line,
            "line_end": citation.end_line,
            "surface": citation.surface,
            "normalised": list(citation.refs),
            "kind": citation.kind,
            "law_inferred": citation.inferred,
        }


def _standards(reading: Reading, stem: str) -> Iterator[Row]:
    for standard in reading.standards:
        yield {
            "doc": stem,
            "standard_id": standard.id,
            "title": standard.title,
            "law": list(standard.law_refs),
            "start_line": standard.start_line,
            "end_line": standard.end_line,
            "approval_date": reading.document.approved_on or None,
            "year": reading.document.edition_year,
            "provision_kind": standard.provision_kind or None,
        }


def _guide(document: str) -> str:
    """How the draft is corrected."""
    every = ", ".join(f"`{section_type.value}`" for section_type in SectionType)
    core = ", ".join(f"`{core.value}`" for core in CORE)
    return f"""\
# Annoteringer af {document}

Udkastet er programmets egen læsning. Ret det, så det siger, hvad en fagperson mener, og sammenlign bagefter:
`kb score MAPPEN`. Linjenumrene er dem, som `kb show --numbers` viser. Hver linje i en `.jsonl`-fil er én post.

1. `sections.jsonl`: hver trykt linje står i netop ét afsnit. Ret `type` ({every}).
   Kan en anden læser forsvare en anden type, så skriv den i `alt_types`.
2. `provisions.jsonl`: en sætning eller et punkt. Ret `types` ({core}); en sætning kan bære flere eller ingen
   (`[]`), uanset hvilken overskrift den står under. En type, som en anden læser kunne udelade, skrives også i
   `borderline`.
   Begynd med poster, der har `"unsure": true`, og med sætninger uden type.
3. `facts.jsonl`: én oplysning i normal form. `optional: true` tæller hverken for eller imod.
4. `citations.jsonl`: én henvisning; `normalised` er bestemmelserne enkeltvis (`SEL § 82 a`).
5. `exhaustive.json`, `fact_ranges.json` og `citation_ranges.json`: hvor en manglende post betyder nej. Slet de linjer,
   som ingen har læst igennem.
"""
