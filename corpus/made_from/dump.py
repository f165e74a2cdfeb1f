"""How does a source document look as the text dump of a PDF?

As such dumps do: lines as wide as the page was, words broken at the margin, the label column sometimes before its text
and sometimes in between, a page foot in mid-sentence.
"""

from __future__ import annotations

from itertools import zip_longest

from hyphens import wrap
from markup import Block, SourceDocument

TEXT_WIDTH, LABEL_WIDTH, PAGE_LINES = 62, 19, 34


def text(document: SourceDocument) -> bytes:
    """The document as a UTF-8 text file."""
    lines: list[str] = []
    position, row = 0, 0
    blocks = [b for b in document.blocks if b.kind not in {"break", "wide", "columns"}]
    while position < len(blocks):
        block = blocks[position]
        if block.kind != "label":
            lines += _running(block)
            position += 1
            continue
        end = position + 1
        while end < len(blocks) and blocks[end].kind in {"paragraph", "bullet"}:
            end += 1
        lines += _labelled(blocks[position:end], row)
        position, row = end, row + 1
    return "\n".join(_paged(document, lines)).encode()


def _running(block: Block) -> list[str]:
    width = TEXT_WIDTH
    if block.kind == "heading":
        return [*wrap(block.text, lambda line: len(line) <= width, hyphenate=False), ""]
    if block.kind == "bullet":
        first, *rest = wrap(block.text, lambda line: len(line) <= width - 4, hyphenate=True)
        return ["•\t" + first, *rest]
    # The dump keeps a blank at most line ends, as its printer did.
    lines = wrap(block.text, lambda line: len(line) <= width, hyphenate=True)
    return [line if line.endswith("-") else line + " " for line in lines] + ([] if block.lead is not None else [""])


def _labelled(blocks: list[Block], row: int) -> list[str]:
    """A label and its text: label first, label on the text's first line, or label lines in between."""
    label = wrap(blocks[0].text, lambda line: len(line) <= LABEL_WIDTH, hyphenate=True)
    body = [line for block in blocks[1:] for line in _running(block)]
    if row % 3 == 0 or not body or not body[0].strip():
        return [*label, "", *body]
    if row % 3 == 1 and len(label) == 1:
        return [f"{label[0]} {body[0]}", *body[1:]]
    woven: list[str] = []
    for left, right in zip_longest(label, body[: len(label)]):
        woven += [line for line in (left, right) if line]
    return woven + body[len(label) :]


def _paged(document: SourceDocument, lines: list[str]) -> list[str]:
    foot = document.head["footer"]
    pages = [lines[n : n + PAGE_LINES] for n in range(0, len(lines), PAGE_LINES)]
    out: list[str] = []
    for number, page in enumerate(pages, 1):
        out += [*page, *foot.format(page=number, pages=len(pages)).split("\t")]
    return [*out, ""]
