"""Are the documents for measuring, and their annotations, what their sources say?"""

from __future__ import annotations

from pathlib import Path

import pytest
from annotate import annotation_files
from build import MEASURED, build, manifest
from markup import EVALUATION, SourceDocument, documents

from kb.sources import read

DOCUMENTS = documents(EVALUATION)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda d: d.stem)
def test_file_is_current(document: SourceDocument, tmp_path: Path) -> None:
    made = tmp_path / document.output
    made.write_bytes(build(document))
    assert [line.text for line in read(made).lines] == [line.text for line in read(MEASURED / document.output).lines]


def test_manifest_and_annotations_are_current() -> None:
    assert (MEASURED / "manifest.toml").read_text(encoding="utf-8") == manifest(DOCUMENTS)
    problems: list[str] = []
    for name, content in annotation_files(DOCUMENTS, problems, corpus=MEASURED).items():
        assert (MEASURED / "annotations" / name).read_text(encoding="utf-8") == content, f"{name}: run annotate.py"
    assert problems == []


def test_half_of_them_are_held_back() -> None:
    assert sum(document.is_held_back for document in DOCUMENTS) * 2 == len(DOCUMENTS) >= 4
