"""On which lines of the shipped documents do the marks of their sources stand?

Run `python corpus/made_from/annotate.py`. The marks are tied to words, the annotations to the lines that `kb show`
prints; this script finds the words in the lines again, so a better reader only needs a new run. A document with a
block whose words are not found, or with a printed line that no block explains, is left out and named, with exit code 1.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path
from typing import TypeAlias

from build import CORPUS, PLACES
from markup import CORE_KEYS, Block, FactMark, SourceDocument, documents
from pages import furniture, with_contents

from kb.errors import KbError
from kb.model import Mark, Source
from kb.sources import read

ANNOTATIONS = CORPUS / "annotations"
PDF_LAYOUTS = {"single", "columns", "labels"}
LOOK_AHEAD = 40  # lines between two parts of one block: a table row, a label column, a page break
LABEL_LOOK_AHEAD = 10
FREE = {Mark.CHROME, Mark.FURNITURE}  # lines that need no block

Row: TypeAlias = dict[str, object]


class AlignmentError(Exception):
    """Words of a source that are not in the document, or the other way round."""


@dataclass(slots=True)
class Printed:
    """A line of the document, eaten from the left by the blocks that stand in it."""

    number: int
    letters: str
    word_ends: frozenset[int]
    eaten: int = 0

    @property
    def rest(self) -> str:
        return self.letters[self.eaten :]


@dataclass(slots=True)
class Aligned:
    """A document, its lines, and the line of each letter of each block."""

    document: SourceDocument
    texts: list[str]
    lines_of: list[list[int]] = field(default_factory=list)  # [block][letter] -> line number
    section_of: dict[int, int] = field(default_factory=dict)  # line number -> section index

    def lines(self, block: int, start: int, end: int) -> list[int]:
        """The lines on which the characters from `start` to `end` of a block are printed, ascending."""
        text = self.document.blocks[block].text
        before = len(letters(text[:start]))
        return sorted(set(self.lines_of[block][before : before + len(letters(text[start:end]))]))


def letters(text: str) -> str:
    """Letters and digits only, in lower case: what hyphens, blanks and bullets leave alone."""
    return "".join(c for c in text.lower() if c.isalnum())


def align(document: SourceDocument, source: Source) -> Aligned:
    """Every block of the document with its lines in the source, the shipped document as it was read.

    Raises: AlignmentError, naming the block or the line.
    """
    expanded = with_contents(document) if document.head["layout"] in PDF_LAYOUTS else document
    aligned = Aligned(expanded, [line.text for line in source.lines])
    foot = _furniture_texts(document, source.pages)
    printed = [
        _printed(line.number, line.text)
        for line in source.lines
        if letters(line.text) and " ".join(line.text.split()) not in foot
    ]
    if document.head["layout"] == "scan":
        _align_loosely(aligned, printed)
    else:
        _align_exactly(aligned, printed)
        free = {line.number for line in source.lines if line.mark in FREE}
        for line in printed:
            if line.rest and line.number not in free and not _is_known(aligned, line.number):
                raise AlignmentError(f"{document.output}:{line.number}: no block holds {line.rest!r}")
    for block, numbers in zip(expanded.blocks, aligned.lines_of, strict=True):
        for number in numbers:
            aligned.section_of.setdefault(number, block.section)
    return aligned


def _is_known(aligned: Aligned, number: int) -> bool:
    """Dots and page numbers of a contents line stay behind when its heading is eaten."""
    return any(
        number in numbers
        for block, numbers in zip(aligned.document.blocks, aligned.lines_of, strict=True)
        if block.kind == "entry"
    )


def _furniture_texts(document: SourceDocument, pages: int) -> set[str]:
    """Running heads and feet as they may be read: whole, or the left and right part alone."""
    if document.head["layout"] == "dump":
        feet = [("", document.head["footer"].format(page=n, pages=m)) for m in range(1, 30) for n in range(1, m + 1)]
    elif document.head["layout"] in PDF_LAYOUTS:
        feet = furniture(document, pages)
    else:
        feet = [(document.head.get("header", ""), document.head.get("footer", ""))]
    texts = set()
    for head, foot in feet:
        left, _, right = foot.partition("\t")
        texts |= {head, left, right, f"{left} {right}"}
    return {" ".join(text.split()) for text in texts if text.strip()}


def _printed(number: int, text: str) -> Printed:
    ends = {len(letters(text[: match.end()])) for match in re.finditer(r"\S+", text)}
    return Printed(number, letters(text), frozenset(ends))


def _align_exactly(aligned: Aligned, printed: list[Printed]) -> None:
    cursor = 0
    for block in aligned.document.blocks:
        wanted = letters(block.text)
        numbers: list[int] = []
        at = first = cursor
        while wanted:
            found = _find(printed, at, wanted, block)
            first = found[0] if found and not numbers else first
            if found is None:
                if aligned.document.sections[block.section].place and not numbers:
                    break  # site chrome may be left out by the reader
                raise AlignmentError(f"{aligned.document.output}: not found from line {_near(printed, at)}: {wanted!r}")
            line, count = printed[found[0]], found[1]
            line.eaten += count
            numbers += [line.number] * count
            wanted = wanted[count:]
            at = found[0]
        aligned.lines_of.append(numbers)
        # The next block begins below this one's first line: beside a label, between the lines of a table row.
        cursor = first
        while cursor < len(printed) and not printed[cursor].rest:
            cursor += 1


def _find(printed: list[Printed], start: int, wanted: str, block: Block) -> tuple[int, int] | None:
    """(index of the line, letters) where the next part of a block stands."""
    window = range(start, min(start + LOOK_AHEAD, len(printed)))
    if block.kind == "label":  # the text beside a label may begin with the label's own words: whole lines first
        for index in window[:LABEL_LOOK_AHEAD]:
            rest = printed[index].rest
            if rest and wanted.startswith(rest):
                return index, len(rest)
    for index in window:
        rest = printed[index].rest
        if rest and wanted.startswith(rest):
            return index, len(rest)
        if rest.startswith(wanted) and printed[index].eaten + len(wanted) in printed[index].word_ends:
            return index, len(wanted)
        if block.kind in {"label", "cell"} and (shared := _shared_words(printed[index], wanted)) >= 3:
            return index, shared
    return None


def _shared_words(line: Printed, wanted: str) -> int:
    """Letters of the longest run of whole words with which both begin."""
    best = 0
    for end in sorted(line.word_ends):
        if line.eaten < end and wanted.startswith(line.letters[line.eaten : end]):
            best = end - line.eaten
    return best


def _near(printed: list[Printed], index: int) -> int:
    return printed[min(index, len(printed) - 1)].number


def _align_loosely(aligned: Aligned, printed: list[Printed]) -> None:
    """For text recognition, which misreads a letter here and there."""
    read_letters = "".join(line.letters for line in printed)
    line_of = [line.number for line in printed for _ in line.letters]
    written = "".join(letters(block.text) for block in aligned.document.blocks)
    numbers = [0] * len(written)
    for a, b, size in SequenceMatcher(None, written, read_letters, autojunk=False).get_matching_blocks():
        numbers[a : a + size] = line_of[b : b + size]
    last = line_of[0]
    for n, number in enumerate(numbers):
        last = numbers[n] = number or last
    position = 0
    for block in aligned.document.blocks:
        count = len(letters(block.text))
        aligned.lines_of.append(numbers[position : position + count])
        position += count


def section_rows(aligned: Aligned) -> Iterator[Row]:
    """Runs of lines of one section; a page foot cuts a run in two, and the second half says what it continues."""
    document = aligned.document
    first_of: dict[int, int] = {}
    runs: list[tuple[int | None, int, int]] = []
    for number, text in enumerate(aligned.texts, 1):
        if not text.strip():
            continue
        section = aligned.section_of.get(number)
        if runs and runs[-1][0] == section:
            runs[-1] = (section, runs[-1][1], number)
        else:
            runs.append((section, number, number))
    for section, start, end in runs:
        if section is None:
            yield {
                "doc": Path(document.output).stem, "standard_id": None, "type": "boilerplate", "heading": None,
                "heading_lines": None, "start_line": start, "end_line": end,
            }  # fmt: skip
            continue
        mark = document.sections[section]
        heading = next(
            (n for n, b in enumerate(document.blocks) if b.section == section and b.kind in {"heading", "label"}), None
        )
        is_first = section not in first_of
        row: Row = {
            "doc": Path(document.output).stem,
            "standard_id": mark.standard,
            "type": mark.type,
            "heading": None,
            "heading_lines": None,
            "start_line": start,
            "end_line": end,
        }
        if heading is not None and is_first and aligned.lines_of[heading]:
            row["heading"] = document.blocks[heading].text
            row["heading_lines"] = [min(aligned.lines_of[heading]), max(aligned.lines_of[heading])]
        if mark.alt_types:
            row["alt_types"] = list(mark.alt_types)
        for role in ("title", "container", "appendix"):
            if role in mark.flags:
                row["role"] = role
        if "quoted" in mark.flags:
            row["quoted_law"] = True
        if not is_first:
            row["continues"] = first_of[section]
        first_of.setdefault(section, start)
        yield row


def provision_rows(aligned: Aligned) -> Iterator[Row]:
    document = aligned.document
    lead_lines: list[int] | None = None
    for index, block in enumerate(document.blocks):
        if block.kind != "bullet":
            lead_lines = None
        section = document.sections[block.section]
        for mark in block.provisions:
            lines = aligned.lines(index, mark.start, mark.end)
            if not lines:
                continue
            row: Row = {
                "doc": Path(document.output).stem,
                "standard_id": section.standard,
                "start_line": lines[0],
                "end_line": lines[-1],
                "text": block.text[mark.start : mark.end],
                "types": list(mark.types),
                "section_type": section.type,
            }
            if mark.borderline:
                row["borderline"] = list(mark.borderline)
            if lead_lines and block.kind == "bullet":
                row["lead_in_lines"] = lead_lines
            foreign = [n for n in range(lines[0], lines[-1] + 1) if n not in lines and aligned.texts[n - 1].strip()]
            if foreign:
                row["skip_lines"] = [[n, n] for n in foreign]
            yield row
        if block.lead:
            lines = aligned.lines(index, *block.lead)
            lead_lines = [lines[0], lines[-1]]


def citation_rows(aligned: Aligned) -> Iterator[Row]:
    for index, block in enumerate(aligned.document.blocks):
        for mark in block.citations:
            if not (lines := aligned.lines(index, mark.start, mark.end)):
                continue
            surface = block.text[mark.start : mark.end]
            yield {
                "doc": Path(aligned.document.output).stem, "line": lines[0], "line_end": lines[-1],
                "surface": surface, "normalised": list(mark.refs), "kind": mark.kind,
                "law_inferred": not re.search(r"lov|sel\b", surface.lower()) and mark.refs[0].startswith("SEL"),
            }  # fmt: skip


def fact_rows(aligned: Aligned) -> Iterator[Row]:
    laws = {standard.key: list(standard.laws) for standard in aligned.document.standards}
    for index, block in enumerate(aligned.document.blocks):
        standard = aligned.document.sections[block.section].standard
        for mark in block.facts:
            if not (lines := aligned.lines(index, mark.start, mark.end)):
                continue
            extra = dict(mark.extra)
            row: Row = {
                "doc": Path(aligned.document.output).stem,
                "standard": _laws_of(mark, laws.get(standard or "", [])),
                "fact_type": mark.fact_type,
                "value": mark.value,
            }
            if mark.qualifier:
                row["qualifier"] = mark.qualifier
            row |= {key: value for key, value in extra.items() if key != "law"}
            row |= {
                "line_start": lines[0],
                "line_end": lines[-1],
                "phrase": block.text[mark.start : mark.end],
                "optional": mark.optional,
            }
            yield row


def _laws_of(mark: FactMark, default: list[str]) -> list[str]:
    written = dict(mark.extra).get("law")
    return default if written is None else [law for law in written.split(",") if law]


def standard_rows(aligned: Aligned) -> Iterator[Row]:
    document = aligned.document
    for standard in document.standards:
        lines = [n for n, section in aligned.section_of.items() if document.sections[section].standard == standard.key]
        yield {
            "doc": Path(document.output).stem,
            "standard_id": standard.key,
            "title": standard.title,
            "law": list(standard.laws),
            "start_line": min(lines),
            "end_line": max(lines),
            "approval_date": document.head["date"],
            "year": int(document.head["date"][:4]),
            "provision_kind": standard.provision_kind or None,
        }


def complete_ranges(aligned: Aligned) -> list[list[int]]:
    """Line ranges where a provision without a mark carries none of the core types: all but appendices."""
    sections = aligned.document.sections
    if not any("appendix" in section.flags for section in sections):
        return [[1, len(aligned.texts)]]
    ranges: list[list[int]] = []
    is_open = False
    for number, section in sorted(aligned.section_of.items()):
        is_wanted = "appendix" not in sections[section].flags
        if is_wanted and is_open:
            ranges[-1][1] = number
        elif is_wanted:
            ranges.append([number, number])
        is_open = is_wanted
    return ranges


def annotation_files(
    every: tuple[SourceDocument, ...], problems: list[str], *, corpus: Path = CORPUS
) -> dict[str, str]:
    """The annotation files, by name, as they should stand in `annotations/`.

    A document that does not align is left out and named in `problems`.
    """
    rows: dict[str, list[Row]] = {"sections": [], "provisions": [], "citations": [], "facts": []}
    standards: list[Row] = []
    ranges: dict[str, dict[str, object]] = {"exhaustive": {}, "fact_ranges": {}, "citation_ranges": {}}
    for document in every:
        try:
            aligned = align(document, read(corpus / document.output))
        except (AlignmentError, KbError) as error:
            problems.append(str(error))
            continue
        stem = Path(document.output).stem
        standards += standard_rows(aligned)
        rows["sections"] += section_rows(aligned)
        rows["provisions"] += provision_rows(aligned)
        rows["citations"] += citation_rows(aligned)
        rows["facts"] += fact_rows(aligned)
        complete = {part.strip() for part in document.head["exhaustive"].split(",")}
        whole = [[1, len(aligned.texts)]]
        if "provisions" in complete:
            ranges["exhaustive"][stem] = {key: complete_ranges(aligned) for key in sorted(CORE_KEYS)}
        if "facts" in complete:
            ranges["fact_ranges"][stem] = whole
        if "citations" in complete:
            ranges["citation_ranges"][stem] = whole
    files = {f"{name}.jsonl": "".join(_json(row) + "\n" for row in each) for name, each in rows.items()}
    files["standards.json"] = "[\n" + ",\n".join(_json(row) for row in standards) + "\n]\n"
    for name, each in ranges.items():
        files[f"{name}.json"] = "{\n" + ",\n".join(f"{_json(k)}: {_json(v)}" for k, v in each.items()) + "\n}\n"
    return files


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def main() -> None:
    problems: list[str] = []
    for sources, place in PLACES.items():
        for name, content in annotation_files(documents(sources), problems, corpus=place).items():
            (place / "annotations" / name).write_text(content, encoding="utf-8")
            print(place.name, name)
    if problems:
        sys.exit("\n".join(problems))


if __name__ == "__main__":
    main()
