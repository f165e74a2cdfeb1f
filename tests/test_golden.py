"""How is each document of the shipped corpus understood? One file for each, for a person to judge in a diff."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kb.library import Library
from kb.model import Reading

CORPUS = Path(__file__).parents[1] / "corpus"
SUFFIXES = {".pdf", ".html", ".docx", ".txt"}
DOCUMENTS = sorted(path.name for path in CORPUS.iterdir() if path.suffix in SUFFIXES) if CORPUS.is_dir() else []


def told(reading: Reading) -> Iterator[str]:
    document = reading.document
    yield f"{document.municipality or '(kommune ikke fundet)'}: {document.title}"
    yield f"godkendt {document.approved_on or '?'} af {document.approved_by or '?'}; grad {document.grade.value}"
    for standard in reading.standards:
        laws = ", ".join(standard.law_refs) or "ingen lovhenvisning"
        yield ""
        number, lines = standard.id.rsplit("#", 1)[1], f"{standard.start_line}-{standard.end_line}"
        yield f"{number}. {standard.title} ({laws}), linje {lines}"
        if standard.refers_to:
            yield f"   henviser: {standard.refers_to}"
    yield ""
    for section in reading.sections:
        number = section.standard.rsplit("#", 1)[1] if section.standard else "-"
        lines = f"{section.start_line}-{section.end_line}"
        count = {section_type: 0 for provision in reading.provisions for section_type in provision.types}
        for provision in reading.provisions:
            if section.start_line <= provision.start_line <= section.end_line:
                for section_type in provision.types:
                    count[section_type] += 1
        carries = " ".join(f"{section_type.value}:{times}" for section_type, times in count.items() if times)
        row = f"{number:>2}  {lines:>11}  {section.type.value:<14}{section.heading or '(uden overskrift)'}"
        yield f"{row}  [{carries}]" if carries else row


@pytest.mark.slow
@pytest.mark.golden
@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_is_understood_as_before(
    corpus_library: Library, golden: Callable[[str, str], None], name: str
) -> None:
    unread = {rejection.document: rejection.reason for rejection in corpus_library.rejected}
    if name in unread and "tesseract" in unread[name]:
        pytest.skip("tesseract with Danish is not installed")
    if "tesseract" in corpus_library.source(name).reader:
        pytest.skip("another tesseract reads other characters")
    golden(f"{name}.txt", "".join(f"{line}\n" for line in told(corpus_library.reading(name))))
