"""Are the shipped documents, their manifest and their annotations what the sources say?"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tomllib
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from annotate import ANNOTATIONS, annotation_files
from build import CORPUS, build, manifest
from markup import SourceDocument, documents

import kb
from kb.model import Source
from kb.sources import read, verify

DOCUMENTS = documents()
BY_STEM = {Path(document.output).stem: document for document in DOCUMENTS}
CITED = [document for document in DOCUMENTS if "citations" in document.head["exhaustive"]]
REGISTER = Path(kb.__file__).parent / "meaning" / "municipalities.tsv"
MUST_COVER = {"SEL § 82 a", "SEL § 82 b", "SEL § 82 c", "SEL § 82 d", "SEL § 83", "SEL § 85", "SEL § 97", "SEL § 107"}


@cache
def _has_danish_ocr() -> bool:
    if shutil.which("tesseract") is None:
        return False
    listed = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True, check=False)
    return "dan" in listed.stdout.split()


def _readable() -> list[SourceDocument]:
    return [d for d in DOCUMENTS if d.head["layout"] != "scan" or _has_danish_ocr()]


@cache
def _source(output: str) -> Source:
    return read(CORPUS / output)


def _rows(name: str) -> list[dict[str, object]]:
    stems = {Path(document.output).stem for document in _readable()}
    lines = (ANNOTATIONS / name).read_text(encoding="utf-8").splitlines()
    return [row for row in map(json.loads, lines) if row["doc"] in stems]


def _words(text: str) -> Counter[str]:
    """Words, whatever hyphens and line ends did to them."""
    return Counter(re.findall(r"\w+", re.sub(r"(?<=\w)-\s*(?=\w)", "", text.lower())))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda d: d.stem)
def test_building_twice_gives_the_same_bytes(document: SourceDocument) -> None:
    assert build(document) == build(document)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda d: d.stem)
def test_shipped_file_is_current(document: SourceDocument, tmp_path: Path) -> None:
    shipped, made = CORPUS / document.output, build(document)
    if shipped.read_bytes() == made or (document.head["layout"] == "scan" and not _has_danish_ocr()):
        return
    # Another version of a library may write other bytes; the lines must still be the same.
    (tmp_path / document.output).write_bytes(made)
    again = read(tmp_path / document.output)
    assert [line.text for line in again.lines] == [line.text for line in _source(document.output).lines]


def test_manifest_is_current_and_names_every_document() -> None:
    written = (CORPUS / "manifest.toml").read_text(encoding="utf-8")
    assert written == manifest(DOCUMENTS)
    assert set(tomllib.loads(written)["documents"]) == {document.output for document in DOCUMENTS}
    shipped = {path.name for path in CORPUS.iterdir() if path.is_file()}
    assert shipped == {document.output for document in DOCUMENTS} | {"manifest.toml"}


def test_annotations_are_current() -> None:
    problems: list[str] = []
    made = annotation_files(tuple(_readable()), problems)
    assert problems == []
    for name, content in made.items():
        shipped = (ANNOTATIONS / name).read_text(encoding="utf-8")
        if len(_readable()) == len(DOCUMENTS):
            assert shipped == content, f"{name}: run corpus/made_from/annotate.py"
        else:
            assert set(content.splitlines()) - {"{", "}", "[", "]"} <= {*shipped.splitlines()}


@pytest.mark.parametrize("document", _readable(), ids=lambda d: d.stem)
def test_every_printed_line_has_exactly_one_section(document: SourceDocument) -> None:
    printed = {line.number for line in _source(document.output).lines if line.text.strip()}
    held = Counter(
        number
        for row in _rows("sections.jsonl")
        if row["doc"] == Path(document.output).stem
        for number in range(int(str(row["start_line"])), int(str(row["end_line"])) + 1)
        if number in printed
    )
    assert set(held) == printed
    assert set(held.values()) <= {1}


@pytest.mark.parametrize(
    ("name", "text", "start", "end"),
    [
        ("provisions.jsonl", "text", "start_line", "end_line"),
        ("facts.jsonl", "phrase", "line_start", "line_end"),
        ("citations.jsonl", "surface", "line", "line_end"),
    ],
)
def test_annotated_words_stand_on_their_lines(name: str, text: str, start: str, end: str) -> None:
    for row in _rows(name):
        document = BY_STEM[str(row["doc"])]
        if document.head["layout"] == "scan":
            continue  # text recognition may misread a letter
        lines = _source(document.output).lines[int(str(row[start])) - 1 : int(str(row[end]))]
        missing = _words(str(row[text])) - _words("\n".join(line.text for line in lines))
        # A hyphenated word with a foreign line in its middle cannot be joined here.
        assert sum(missing.values()) <= (1 if row.get("skip_lines") else 0), (row, missing)


@pytest.mark.parametrize("document", _readable(), ids=lambda d: d.stem)
def test_reader_accounts_for_every_character(document: SourceDocument) -> None:
    assert not verify(_source(document.output))


@pytest.mark.parametrize("document", CITED, ids=lambda d: d.stem)
def test_no_paragraph_sign_is_without_a_citation_mark(document: SourceDocument) -> None:
    for block in document.blocks:
        for match in re.finditer("§", block.text):
            marked = [c for c in block.citations if c.start <= match.start() < c.end]
            assert marked, f"{document.stem}: {block.text[max(0, match.start() - 30) : match.end() + 30]}"


def test_corpus_covers_what_a_first_user_needs() -> None:
    laws = {law for document in DOCUMENTS for law in document.laws}
    assert laws >= MUST_COVER
    assert len({d.head["municipality"] for d in DOCUMENTS}) >= 5
    assert {Path(d.output).suffix for d in DOCUMENTS} == {".pdf", ".html", ".docx", ".txt"}
    assert len([d for d in DOCUMENTS if "SEL § 85" in d.laws]) >= 5


def test_municipalities_do_not_exist() -> None:
    real = {line.split("\t")[1] for line in REGISTER.read_text(encoding="utf-8").splitlines()[1:] if "\t" in line}
    assert not real & {d.head["municipality"].removesuffix(" Kommune") for d in DOCUMENTS}


def test_phones_and_mail_addresses_lead_nowhere() -> None:
    for row in _rows("facts.jsonl"):
        if row["fact_type"] == "phone":
            assert str(row["value"]).startswith("0000")
        if row["fact_type"] == "email":
            assert str(row["value"]).endswith(".example")


def test_held_back_documents_are_named_in_the_readme() -> None:
    readme = (ANNOTATIONS / "README.md").read_text(encoding="utf-8")
    held_back = {Path(d.output).stem for d in DOCUMENTS if d.is_held_back}
    assert held_back == set(re.findall(r"^- `([\w-]+)` \(", readme, re.MULTILINE))
    assert len(held_back) >= 2


def test_scanned_page_is_small() -> None:
    (scanned,) = (d for d in DOCUMENTS if d.head["layout"] == "scan")
    assert (CORPUS / scanned.output).stat().st_size < 400_000


def test_exhaustive_ranges_lie_in_the_document_and_leave_out_its_statute_annex() -> None:
    ranges = json.loads((ANNOTATIONS / "exhaustive.json").read_text(encoding="utf-8"))
    assert set(ranges) == set(BY_STEM)
    for document in _readable():
        stem, count = Path(document.output).stem, len(_source(document.output).lines)
        for spans in ranges[stem].values():
            assert all(1 <= first <= last <= count for first, last in spans)
            assert spans == sorted(spans)
    annex = [row for row in _rows("sections.jsonl") if row.get("role") == "appendix" and row.get("quoted_law")]
    for row in annex:
        spans = ranges[str(row["doc"])]["scope"]
        assert not any(first <= int(str(row["start_line"])) <= last for first, last in spans)
    assert annex
