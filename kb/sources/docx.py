"""What does a Word document say, in the order of the file?

python-docx opens the package; paragraphs, tables, text boxes and content controls are taken as they come, then notes.
Running heads and feet stand once at the beginning and the end. What an author deleted, hid or noted in the margin is a
drop with its reason. Numbers that Word makes while printing are not in the file, and none are added.
"""

from __future__ import annotations

import logging
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from importlib.metadata import version
from io import BytesIO
from typing import Any

import docx
from docx.document import Document
from docx.oxml import parse_xml

from kb.errors import SourceError
from kb.model import Mark, Stretch
from kb.sources.glyphs import DOCX, readable
from kb.sources.reading import Raw, Reading
from kb.sources.writing import LineWriter, bold_beginning

MOST_BYTES = 400 * 1024 * 1024  # unpacked, all parts together
MOST_TEXT_BYTES = 120 * 1024 * 1024  # unpacked, one XML part
MOST_RATIO = 200  # unpacked to packed, for parts over a megabyte
MOST_ENTRIES = 5000
_HEADING_RE = re.compile(r"(?:heading|overskrift|titel|title)\s*(\d)?", re.IGNORECASE)
_LINE_END_RE = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_LIST_RE = re.compile(r"list|opstilling|punkt|bullet", re.IGNORECASE)

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_DELETED = "slettet i sporede ændringer"
_HIDDEN = "skjult tekst"
_FIELD = "feltkode"
_REPEATED = "gentaget for ældre programmer"

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Style:
    """What a paragraph style, with those it is based on, says."""

    level: int = 0  # heading rank
    listed: bool = False
    bold: bool = False
    size: float = 0.0


@dataclass(frozen=True, slots=True)
class _Where:
    """What stands around a paragraph."""

    mark: Mark = Mark.TEXT
    row: int | None = None
    drop: str = ""


class _Writer:
    """Collects the stream and the lines while going through the parts."""

    def __init__(self, document: Document) -> None:
        self.stream: list[str] = []
        self.position = 0
        self.writer = LineWriter()
        self.rows = 0
        self._styles = _styles(document)
        self._default = self._styles.get("", _Style())

    def body(self, container: Any, where: _Where) -> None:
        """Paragraphs and tables of a part, a cell, a text box or a content control."""
        for child in container.iterchildren():
            tag = child.tag
            if tag == f"{_W}p":
                self.paragraph(child, where)
            elif tag == f"{_W}tbl":
                self.table(child, where)
            elif tag in _WRAPPERS:
                self.body(child, where)
            elif tag == f"{_W}del":
                self.body(child, replace(where, drop=_DELETED))

    def table(self, table: Any, where: _Where) -> None:
        self.writer.blank()
        for row in _children(table, f"{_W}tr"):
            cells = list(_children(row, f"{_W}tc"))
            is_deleted = row.find(f"{_W}trPr/{_W}del") is not None
            number = None
            if len(cells) > 1:
                self.rows += 1
                number = self.rows
            is_head = row.find(f"{_W}trPr/{_W}tblHeader") is not None
            for index, cell in enumerate(cells):
                mark = Mark.TEXT if len(cells) == 1 else Mark.LABEL if index == 0 or is_head else Mark.CELL
                mark = where.mark if where.mark is Mark.FURNITURE else mark
                self.body(cell, _Where(mark, number, _DELETED if is_deleted else where.drop))
        self.writer.blank()

    def paragraph(self, paragraph: Any, where: _Where) -> None:
        style = self._style_of(paragraph)
        mark, level = where.mark, 0
        if mark is not Mark.FURNITURE:
            if style.level and mark is not Mark.LABEL:
                mark, level = Mark.HEADING, style.level
            elif style.listed and mark is not Mark.LABEL:
                mark = Mark.BULLET
        boxes: list[Any] = []
        line = _LineUnderWay(style)
        for kind, text, run, drop in _pieces(paragraph, boxes, where.drop):
            start = self.position
            self.stream.append(text)
            self.position += len(text)
            if drop:
                self.writer.drop(drop, [Stretch(0, start, self.position)])
            elif kind == "break":
                self._close(line, mark, level, where)
                line = _LineUnderWay(style)
                mark = (Mark.TEXT if where.row is None else where.mark) if mark is Mark.BULLET else mark
            else:
                line.add(text, start, self.position, *_look(run, style))
        self._close(line, mark, level, where)
        self.stream.append("\n")
        self.position += 1
        for box, drop in boxes:
            self.body(box, replace(where, drop=drop or where.drop))
        if where.row is None and not (style.listed and _is_listed(paragraph.getnext(), self)):
            self.writer.blank()

    def _close(self, line: _LineUnderWay, mark: Mark, level: int, where: _Where) -> None:
        shown = readable("".join(line.texts), media_type=DOCX)
        text = _LINE_END_RE.sub(" ", shown).strip()
        if not text:
            if any(part.strip() for part in line.texts):
                self.writer.drop("usynlige tegn", line.origin)
            return
        lead = _LINE_END_RE.sub(" ", readable(line.bold_beginning(), media_type=DOCX)).strip()
        self.writer.add(
            *(text, line.origin),
            mark=mark,
            level=level,
            row=where.row,
            bold=line.is_bold(),
            size=line.usual_size(),
            bold_lead=len(lead),
        )

    def is_listed(self, paragraph: Any) -> bool:
        """Is this a list paragraph?"""
        return self._style_of(paragraph).listed

    def _style_of(self, paragraph: Any) -> _Style:
        properties = paragraph.find(f"{_W}pPr")
        if properties is None:
            return self._default
        named = properties.find(f"{_W}pStyle")
        style = self._styles.get(named.get(f"{_W}val"), self._default) if named is not None else self._default
        outline = properties.find(f"{_W}outlineLvl")
        if outline is not None and outline.get(f"{_W}val", "9").isdigit() and int(outline.get(f"{_W}val")) < 9:
            style = replace(style, level=int(outline.get(f"{_W}val")) + 1)
        numbers = properties.find(f"{_W}numPr/{_W}numId")
        if numbers is not None:
            style = replace(style, listed=numbers.get(f"{_W}val") != "0" and not style.level)
        return style


def _is_listed(paragraph: Any, writer: _Writer) -> bool:
    return paragraph is not None and paragraph.tag == f"{_W}p" and writer.is_listed(paragraph)


class _LineUnderWay:
    """Pieces of a paragraph up to a line break."""

    def __init__(self, style: _Style) -> None:
        self.texts: list[str] = []
        self.origin: list[Stretch] = []
        self._looks: list[tuple[int, bool, float]] = []

    def add(self, text: str, start: int, end: int, bold: bool, size: float) -> None:
        self.texts.append(text)
        self.origin.append(Stretch(0, start, end))
        self._looks.append((len(text.strip()), bold, size))

    def is_bold(self) -> bool:
        return all(bold for letters, bold, _ in self._looks if letters)

    def bold_beginning(self) -> str:
        """The bold text it begins with, when other text follows."""
        return bold_beginning((text, look[1]) for text, look in zip(self.texts, self._looks, strict=True))

    def usual_size(self) -> float:
        """The size of most letters."""
        counts: dict[float, int] = {}
        for letters, _, size in self._looks:
            counts[size] = counts.get(size, 0) + letters
        return max(counts, key=lambda size: counts[size]) if counts else 0.0


# ------------------------------------------------------------------------------------------------ runs

_WRAPPERS = frozenset(
    {f"{_W}{name}" for name in ("sdt", "sdtContent", "ins", "moveTo", "smartTag", "customXml", "body", "txbxContent")}
)
_SIGNS = {f"{_W}tab": "\t", f"{_W}noBreakHyphen": "-", f"{_W}softHyphen": "\u00ad", f"{_W}ptab": "\t"}
_BREAKS = frozenset({f"{_W}br", f"{_W}cr"})


def _pieces(paragraph: Any, boxes: list[Any], drop: str) -> Iterator[tuple[str, str, Any, str]]:
    """Kind, text, run and reason to drop of each piece of a paragraph; text boxes are put aside for later."""
    stack: list[tuple[Any, Any, str]] = [(child, None, drop) for child in reversed(list(paragraph.iterchildren()))]
    while stack:
        node, run, reason = stack.pop()
        tag = node.tag
        if not isinstance(tag, str) or tag in (f"{_W}pPr", f"{_W}rPr", f"{_W}sdtPr"):
            continue
        if tag == f"{_W}txbxContent":
            boxes.append((node, reason))
            continue
        if tag == f"{_W}r":
            run = node
            if _flag(node.find(f"{_W}rPr"), "vanish") and not reason:
                reason = _HIDDEN
        elif tag in (f"{_W}del", f"{_W}moveFrom"):
            reason = _DELETED
        elif tag == _FALLBACK:
            reason = _REPEATED
        if tag in (f"{_W}t", f"{_W}delText"):
            yield "text", node.text or "", run, reason or (_DELETED if tag == f"{_W}delText" else "")
        elif tag in (f"{_W}instrText", f"{_W}delInstrText"):
            yield "text", node.text or "", run, _FIELD
        elif tag in _SIGNS:
            yield "text", _SIGNS[tag], run, reason
        elif tag == f"{_W}sym":
            code = node.get(f"{_W}char") or ""
            yield "text", chr(int(code, 16)) if re.fullmatch(r"[0-9A-Fa-f]{1,5}", code) else "\ufffd", run, reason
        elif tag in _BREAKS:
            yield "break", "\n", run, ""
        else:
            stack.extend((child, run, reason) for child in reversed(list(node.iterchildren())))


def _look(run: Any, style: _Style) -> tuple[bool, float]:
    properties = run.find(f"{_W}rPr") if run is not None else None
    if properties is None:
        return style.bold, style.size
    bold = _flag(properties, "b") if properties.find(f"{_W}b") is not None else style.bold
    return bold, _half_points(properties) or style.size


def _flag(properties: Any, name: str) -> bool:
    node = properties.find(f"{_W}{name}") if properties is not None else None
    return node is not None and node.get(f"{_W}val", "true") not in ("0", "false", "off", "none")


def _half_points(properties: Any) -> float:
    node = properties.find(f"{_W}sz")
    value = node.get(f"{_W}val", "") if node is not None else ""
    return int(value) / 2 if value.isdigit() else 0.0


def _children(node: Any, tag: str) -> Iterator[Any]:
    """Children with this tag, content controls and insertions seen through."""
    for child in node.iterchildren():
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _children(child, tag)


def _styles(document: Document) -> dict[str, _Style]:
    """Paragraph styles by id; under "" the one that applies where none is named."""
    root = document.part._styles_part.element  # python-docx has no public way to its XML
    defaults = root.find(f"{_W}docDefaults/{_W}rPrDefault/{_W}rPr")
    base = _Style(size=_half_points(defaults) if defaults is not None else 0.0)
    nodes = {node.get(f"{_W}styleId"): node for node in root.iterchildren(f"{_W}style")}
    found: dict[str, _Style] = {"": base}

    def resolve(key: str, depth: int) -> _Style:
        if key in found:
            return found[key]
        node = nodes.get(key)
        if node is None or depth > 20:
            return base
        parent = node.find(f"{_W}basedOn")
        style = resolve(parent.get(f"{_W}val"), depth + 1) if parent is not None else base
        name = node.find(f"{_W}name")
        title = name.get(f"{_W}val", "") if name is not None else ""
        heading = _HEADING_RE.fullmatch(title.strip())
        outline = node.find(f"{_W}pPr/{_W}outlineLvl")
        level = style.level
        if heading:
            level = int(heading.group(1) or 1)
        elif outline is not None and outline.get(f"{_W}val", "9").isdigit():
            level = int(outline.get(f"{_W}val")) + 1 if int(outline.get(f"{_W}val")) < 9 else 0
        listed = style.listed or node.find(f"{_W}pPr/{_W}numPr") is not None or bool(_LIST_RE.match(title))
        properties = node.find(f"{_W}rPr")
        bold = (
            _flag(properties, "b") if properties is not None and properties.find(f"{_W}b") is not None else style.bold
        )
        size = (_half_points(properties) if properties is not None else 0.0) or style.size
        found[key] = _Style(level, listed and not level, bold, size)
        return found[key]

    for key, node in nodes.items():
        if node.get(f"{_W}type", "paragraph") == "paragraph":
            style = resolve(key, 0)
            if node.get(f"{_W}default") in ("1", "true"):
                found[""] = style
    return found


# ------------------------------------------------------------------------------------------------ the file


def read_docx(raw: Raw) -> Reading:
    """A Word document.

    Raises: SourceError when it is damaged, unpacks to too much, or holds no text.
    """
    _guard(raw)
    try:
        document = docx.Document(BytesIO(raw.data))
        writer = _Writer(document)
        _write(document, writer)
    except SourceError:
        raise
    except Exception as error:  # python-docx and lxml raise anything at all on odd packages
        _log.debug("%s: %r", raw.name, error)
        raise _damaged(raw.name) from error
    lines, dropped = writer.writer.finish()
    if not any(line.text for line in lines):
        raise SourceError(f"'{raw.name}' indeholder ingen tekst.", hint="Kontrollér, at det er det rigtige dokument.")
    return Reading(
        streams=("".join(writer.stream),),
        lines=lines,
        reader=f"python-docx {version('python-docx')}",
        dropped=dropped,
        hints=_hints(document),
    )


def _write(document: Document, writer: _Writer) -> None:
    heads, feet = _furniture(document)
    for part in heads:
        writer.body(part, _Where(Mark.FURNITURE))
    writer.body(document.element.body, _Where())
    for part in _related(document, ("footnotes", "endnotes")):
        for note in part.iterchildren():
            if note.get(f"{_W}type") not in ("separator", "continuationSeparator", "continuationNotice"):
                writer.writer.blank()
                writer.body(note, _Where())
    for part in _related(document, ("comments",)):
        for comment in part.iterchildren():
            writer.body(comment, _Where(drop="kommentar i margen"))
    for part in feet:
        writer.body(part, _Where(Mark.FURNITURE))


def _furniture(document: Document) -> tuple[list[Any], list[Any]]:
    """Different heads and feet, each once."""
    heads = _related(document, ("header",))
    feet = _related(document, ("footer",))
    return heads, feet


def _related(document: Document, kinds: tuple[str, ...]) -> list[Any]:
    """Root elements of the parts of these kinds, in the order of their names."""
    parts = [
        relation.target_part
        for relation in document.part.rels.values()
        if not relation.is_external and relation.reltype.rpartition("/")[2] in kinds
    ]
    roots = []
    for part in sorted(parts, key=lambda part: str(part.partname)):
        element = getattr(part, "element", None)
        roots.append(element if element is not None else parse_xml(part.blob))
    return roots


def _hints(document: Document) -> tuple[tuple[str, str], ...]:
    core = document.core_properties
    dates = {"created": core.created, "modified": core.modified}
    texts = {"title": core.title, "author": core.author, "subject": core.subject, "language": core.language}
    hints = [(key, value.strip()) for key, value in texts.items() if value and value.strip()]
    return tuple(hints + [(key, value.date().isoformat()) for key, value in dates.items() if value])


def _guard(raw: Raw) -> None:
    """Refuse a package that would unpack to more than any document holds, before anything is unpacked."""
    try:
        with zipfile.ZipFile(BytesIO(raw.data)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise _damaged(raw.name) from error
    total = sum(entry.file_size for entry in entries)
    bomb = len(entries) > MOST_ENTRIES or total > MOST_BYTES
    for entry in entries:
        is_text = entry.filename.endswith((".xml", ".rels"))
        bomb |= is_text and entry.file_size > MOST_TEXT_BYTES
        bomb |= entry.file_size > 1024 * 1024 and entry.file_size > MOST_RATIO * max(1, entry.compress_size)
    if bomb:
        raise SourceError(
            f"'{raw.name}' pakker sig ud til langt mere, end et dokument kan fylde, og blev ikke åbnet.",
            hint="Åbn den i Word, og gem den på ny, hvis du kender afsenderen.",
        )
    if any(entry.flag_bits & 1 for entry in entries):
        raise SourceError(f"'{raw.name}' er beskyttet med en adgangskode.", hint="Gem en kopi uden adgangskode.")


def _damaged(name: str) -> SourceError:
    return SourceError(f"'{name}' er et beskadiget Word-dokument.", hint="Åbn det i Word, og gem det på ny som DOCX.")
