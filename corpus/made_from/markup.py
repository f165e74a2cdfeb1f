"""What is in a document's source file, and what do its marks say about it?

A source is plain text with four kinds of marks (README.md shows them with examples):

* `key: value` lines at the top, up to the first blank line: the head;
* lines that begin with `@`: a standard, a section type, a page break, a table of contents;
* the first characters of a line: `#` heading, `-` bullet, `=` label, `|` table row;
* inline: `{{exclusions}}` before a sentence, `[f:min_age=18|over 18 år]` a fact, `[c|servicelovens § 85]` a citation.

The same source gives the shipped document (build.py) and its annotations (annotate.py), so the two cannot drift apart.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from kb.taxonomy import CORE, SectionType

SOURCES = Path(__file__).resolve().parent / "documents"
EVALUATION = Path(__file__).resolve().parent / "evaluation"  # annotated for measuring, not shipped as examples
CORE_KEYS = {section_type.value for section_type in CORE}
SECTION_KEYS = {section_type.value for section_type in SectionType}
LAW_NAMES = (  # how a citation names its law -> abbreviation of the gold format
    ("retssikkerhedslov", "RSL"),
    ("forvaltningslov", "FVL"),
    ("sundhedslov", "SUL"),
    ("ældrelov", "ÆL"),
    ("almenboliglov", "ABL"),
    ("service", "SEL"),
    ("sel", "SEL"),
)
PARAGRAPH_RE = re.compile(r"§\s*(\d+)\s?([a-z])?(?:,?\s*stk\.\s*(\d+))?$")
FACT_NUMBERS = {"min_age", "max_age", "amount_dkk", "amount_percent", "distance_km", "persons"}


class MarkupError(ValueError):
    """A source file that does not follow the markup; says where."""


@dataclass(frozen=True, slots=True)
class ProvisionMark:
    start: int  # characters of Block.text, half-open, here and below
    end: int
    types: tuple[str, ...]
    borderline: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FactMark:
    start: int
    end: int
    fact_type: str
    value: str | int | None
    qualifier: str
    optional: bool
    extra: tuple[tuple[str, str], ...]  # per, unit, applies_to, law, ...


@dataclass(frozen=True, slots=True)
class CitationMark:
    start: int
    end: int
    refs: tuple[str, ...]
    kind: str


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, bullet, label, table row or layout command."""

    kind: str  # heading, paragraph, bullet, label, cell, toc, or a layout command: break, wide, columns
    text: str
    section: int  # index into SourceDocument.sections
    level: int = 0
    row: int = 0  # table rows only
    provisions: tuple[ProvisionMark, ...] = ()
    facts: tuple[FactMark, ...] = ()
    citations: tuple[CitationMark, ...] = ()
    lead: tuple[int, int] | None = None  # "Der ydes ikke støtte til:" governs the bullets after it


@dataclass(frozen=True, slots=True)
class SectionMark:
    type: str
    standard: str | None
    alt_types: tuple[str, ...] = ()
    flags: frozenset[str] = frozenset()  # quoted, details, title, container, appendix
    place: str = ""  # web pages: where in the chrome a boilerplate section stands


@dataclass(frozen=True, slots=True)
class StandardMark:
    key: str
    laws: tuple[str, ...]
    title: str
    provision_kind: str
    is_exhaustive: bool


@dataclass(frozen=True, slots=True)
class SourceDocument:
    stem: str
    head: dict[str, str]
    standards: tuple[StandardMark, ...]
    sections: tuple[SectionMark, ...]
    blocks: tuple[Block, ...]

    @property
    def output(self) -> str:
        return self.head["output"]

    @property
    def is_held_back(self) -> bool:
        """No rule may be written from it: it tells how the rules do on what they have not seen."""
        return self.head.get("held_back") == "yes"

    @property
    def laws(self) -> tuple[str, ...]:
        return _split(self.head.get("laws", ""))


@dataclass(slots=True)
class _Parser:
    name: str
    standards: list[StandardMark] = field(default_factory=list)
    sections: list[SectionMark] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    standard: str | None = None
    rows: int = 0

    def directive(self, line: str) -> None:
        word, _, rest = line[1:].partition(" ")
        if word == "standard":
            if rest.strip() == "-":
                self.standard = None
                return
            key, laws, title, *more = (part.strip() for part in rest.split("|"))
            kind = next((m for m in more if m in {"skal", "kan"}), "")
            self.standards.append(StandardMark(key, _split(laws), title, kind, "loose" not in more))
            self.standard = key
        elif word in SECTION_KEYS:
            options = rest.split()
            alt = tuple(t for o in options if o.startswith("alt=") for t in o[4:].split(","))
            place = next((o[6:] for o in options if o.startswith("place=")), "")
            flags = frozenset(o for o in options if "=" not in o)
            self.sections.append(SectionMark(word, self.standard, alt, flags, place))
        elif word in {"break", "wide", "columns", "toc"}:
            self.add(word, "")
        else:
            raise MarkupError(f"{self.name}: unknown directive {line!r}")

    def add(self, kind: str, text: str, *, level: int = 0, row: int = 0) -> None:
        if not self.sections:
            raise MarkupError(f"{self.name}: text before the first section: {text!r}")
        plain, provisions, facts, citations, lead = _inline(text, self.name)
        self.blocks.append(Block(kind, plain, len(self.sections) - 1, level, row, provisions, facts, citations, lead))


def parse(path: Path) -> SourceDocument:
    """The document that a source file describes.

    Raises: MarkupError, with the file and the words that were not understood.
    """
    raw = path.read_text(encoding="utf-8")
    top, _, body = raw.partition("\n\n")
    head = {}
    for line in top.splitlines():
        key, _, value = line.partition(":")
        head[key.strip()] = value.strip()
    parser = _Parser(path.name)
    waiting: list[str] = []

    def flush() -> None:
        if waiting:
            joined = " ".join(waiting)
            parser.add("bullet" if joined.startswith("- ") else "paragraph", joined.removeprefix("- "))
            waiting.clear()

    for line in [*body.splitlines(), ""]:
        mark = line[:1]
        if not line.strip():
            flush()
        elif mark == "@":
            flush()
            parser.directive(line)
        elif mark == "#":
            flush()
            level = len(line) - len(line.lstrip("#"))
            parser.add("heading", line[level:].strip(), level=level)
        elif mark == "=":
            flush()
            parser.add("label", line[1:].strip())
        elif mark == "|":
            flush()
            parser.rows += 1
            is_head = line.startswith("|!")
            for cell in line.lstrip("|!").split(" | "):
                parser.add("cell", cell.strip(), row=parser.rows, level=int(is_head))
        elif line.startswith("- "):
            flush()
            waiting.append(line.strip())
        else:
            waiting.append(line.strip())
    return SourceDocument(path.stem, head, tuple(parser.standards), tuple(parser.sections), tuple(parser.blocks))


def documents(folder: Path = SOURCES) -> tuple[SourceDocument, ...]:
    """Every document of the shipped corpus, or of another folder of sources, by name."""
    return tuple(parse(path) for path in sorted(folder.glob("*.source")))


def _split(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _inline(
    text: str, name: str
) -> tuple[str, tuple[ProvisionMark, ...], tuple[FactMark, ...], tuple[CitationMark, ...], tuple[int, int] | None]:
    """Plain text and the marks that stood in it."""
    plain = ""
    provisions: list[ProvisionMark] = []
    facts: list[FactMark] = []
    citations: list[CitationMark] = []
    lead_start = -1
    open_provision: tuple[int, str] | None = None
    stack: list[tuple[int, str]] = []

    def close() -> None:
        if open_provision is None:
            return
        start, keys = open_provision
        types = tuple(key.rstrip("?") for key in keys.split(","))
        if unknown := set(types) - CORE_KEYS:
            raise MarkupError(f"{name}: not a core type: {sorted(unknown)} in {text!r}")
        borderline = tuple(key.rstrip("?") for key in keys.split(",") if key.endswith("?"))
        provisions.append(ProvisionMark(start, len(plain.rstrip()), types, borderline))

    for token in re.split(r"(\{\{[^}]*\}\}|\[[fc][^|\]]*\||\])", text):
        if token.startswith("{{"):
            close()
            open_provision = None
            keys = token[2:-2].replace(" ", "")
            if keys == "lead":
                lead_start = len(plain)
            elif keys:
                open_provision = (len(plain), keys)
        elif token.startswith(("[f", "[c")):
            stack.append((len(plain), token[1:-1]))
        elif token == "]":
            if not stack:
                raise MarkupError(f"{name}: ']' without '[' in {text!r}")
            start, head = stack.pop()
            if head.startswith("f:"):
                facts.append(_fact(start, len(plain), head[2:]))
            else:
                citations.append(_citation(start, plain[start:], head[1:], name))
        else:
            plain += token
    close()
    if stack:
        raise MarkupError(f"{name}: '[' without ']' in {text!r}")
    lead = (lead_start, len(plain)) if lead_start >= 0 else None
    return plain, tuple(provisions), tuple(facts), tuple(citations), lead


def _fact(start: int, end: int, head: str) -> FactMark:
    first, *rest = head.split(";")
    fact_type, _, value = first.partition("=")
    typed: str | int | None = None if value == "-" else int(value) if fact_type in FACT_NUMBERS else value
    extra = tuple((key, val) for key, is_pair, val in (r.partition("=") for r in rest) if is_pair)
    words = [r for r in rest if "=" not in r]
    qualifier = next((w for w in words if w != "opt"), "")
    return FactMark(start, end, fact_type, typed, qualifier, "opt" in words, extra)


def _citation(start: int, surface: str, head: str, name: str) -> CitationMark:
    """A citation; the reference is written out unless it is a single plain paragraph."""
    kind, _, refs = head.partition(":")
    kind = kind.removeprefix(".") or "section"
    end = start + len(surface)
    if refs:
        return CitationMark(start, end, _split(refs), kind)
    match = PARAGRAPH_RE.search(surface)
    if match is None:
        raise MarkupError(f"{name}: write the reference of {surface!r} out")
    number, letter, stk = match.groups()
    law = next((short for cue, short in LAW_NAMES if cue in surface.lower()), "SEL")
    ref = f"{law} § {number}" + (f" {letter}" if letter else "") + (f" stk. {stk}" if stk else "")
    return CitationMark(start, end, (ref,), kind)
