"""How is an index made, anew or from the one before it?

A document that has not changed keeps its lines and vectors as they lie in the index before; only what is new is cut
into terms and understood. The result is the same as of an index made anew, the keyword engine's own files apart: those
go on from what they were (`EngineKind.update`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from kb.index import folder as f
from kb.index.concepts import concepts
from kb.index.danish import WORD_RE, Lexicon, Token, compound_keys, law_terms, name_term, tokens
from kb.index.engine import EngineKind, Field, Row
from kb.index.engines import chosen_engine
from kb.index.passages import Passage
from kb.index.quantities import term_of
from kb.index.thesaurus import reviewed_rows
from kb.index.vectors import Progress, VectorCache
from kb.store.codec import dumps, loads
from kb.text.words import fold

FLAGS = 3  # cells of a row after its fields: line of the section, its type, two yes-or-no


@dataclass(frozen=True, slots=True)
class Part:
    """A document of the library: what it depends on, and its passages when they are wanted."""

    document: str
    key: str  # the same key, the same passages
    passages: Callable[[], Sequence[Passage]]


def write_index(
    folder: Path,
    passages: Sequence[Passage],
    *,
    cache: VectorCache | None,
    kind: EngineKind | None = None,
    progress: Progress | None = None,
) -> None:
    """Make an index of these passages in an empty folder."""
    write_parts(folder, [Part("", "", lambda: passages)], cache=cache, kind=kind, progress=progress)


def write_parts(
    folder: Path,
    parts: Sequence[Part],
    *,
    cache: VectorCache | None,
    before: f.IndexFolder | None = None,
    kind: EngineKind | None = None,
    progress: Progress | None = None,
) -> None:
    """Make an index of the documents in an empty folder, with what the index before has of them."""
    folder.mkdir(parents=True, exist_ok=True)
    known = before.documents if before else {}
    pieces = [known.get(part.key) or _New.of(part.passages()) for part in parts]
    lexicon, uses = _lexicon(pieces, before)
    for piece in pieces:
        if isinstance(piece, _New):
            piece.rows = [
                _fields(cut, passage, lexicon) for cut, passage in zip(piece.cut, piece.passages, strict=True)
            ]
            piece.cut = []
    _write_lexicon(folder, lexicon, uses)
    counts = [piece.end - piece.start if isinstance(piece, f.Filed) else len(piece.passages) for piece in pieces]
    (folder / f.DOCUMENTS).write_text(
        "".join(f"{part.key}\t{part.document}\t{count}\n" for part, count in zip(parts, counts, strict=True)),
        encoding="utf-8",
    )
    _write_lines(folder, f.PASSAGES, (_passage_lines(piece, before) for piece in pieces))
    _write_lines(folder, f.ROWS, (_row_lines(piece, before) for piece in pieces))
    facts = set(before.facts if before else ())
    facts |= {term for piece in pieces if isinstance(piece, _New) for row in piece.rows for term in row[Field.FACT]}
    (folder / f.FACTS).write_text("".join(f"{term}\n" for term in sorted(facts)), encoding="utf-8")
    size = sum(counts)
    kind = kind or chosen_engine(size)
    (folder / f.ENGINE_NAME).write_text(f"{kind.name}\n", encoding="utf-8")
    _write_engine(folder, pieces, before, kind)
    if cache is not None and size:
        _write_meaning(folder, pieces, before, cache, size, progress)


class _New:
    """A document that the index before does not have."""

    def __init__(self, passages: Sequence[Passage], cut: list[_Cut]) -> None:
        self.passages = passages
        self.cut = cut
        self.rows: list[dict[Field, list[str]]] = []

    @classmethod
    def of(cls, passages: Sequence[Passage]) -> _New:
        return cls(passages, [_Cut.of(passage) for passage in passages])


@dataclass(frozen=True, slots=True)
class _Cut:
    """A passage's words before they are stemmed."""

    text: tuple[Token, ...]
    around: tuple[Token, ...]
    title: tuple[Token, ...]

    @classmethod
    def of(cls, passage: Passage) -> _Cut:
        around = f"{passage.heading}\n{passage.lead_in}"
        return cls(*(tuple(tokens(text, str)) for text in (passage.text, around, passage.title)))

    @property
    def surfaces(self) -> set[str]:
        return {token.surface for place in (self.text, self.around, self.title) for token in place if token.surface}


_Piece = f.Filed | _New


# ------------------------------------------------------------------------------------------------ words


def _lexicon(pieces: Sequence[_Piece], before: f.IndexFolder | None) -> tuple[Lexicon, Counter[str]]:
    """The words of the library and in how many passages each stands."""
    uses: Counter[str] = Counter()
    if before is not None:
        uses.update(before.uses)
        kept = {piece.start for piece in pieces if isinstance(piece, f.Filed) and piece.end > piece.start}
        for gone in before.documents.values():
            if gone.end > gone.start and gone.start not in kept:
                lines = before.passages(gone.start, gone.end).split(b"\n")[:-1]
                uses.subtract(word for line in lines for word in _Cut.of(loads(line, Passage)).surfaces)
    uses.update(word for piece in pieces if isinstance(piece, _New) for cut in piece.cut for word in cut.surfaces)
    uses = +uses
    related = {token.surface for found in _thesaurus_words().values() for token in found if token.surface}
    related |= {fold(word) for one in concepts() for said in one.said for word in WORD_RE.findall(said)}
    return Lexicon.of({*uses, *related}, known=before.lexicon if before else None), uses


def _thesaurus_words() -> dict[str, tuple[Token, ...]]:
    """The thesaurus's words, cut; their forms are kept as well: looking them up took a cold search 1.1 s."""
    words = {word for row in reviewed_rows() for word in (*row.words, *row.finds)}
    words |= {word for one in concepts() for word in (one.name, *one.finds)}
    return {word: tuple(tokens(word, str)) for word in sorted(words)}


def _write_lexicon(folder: Path, lexicon: Lexicon, uses: Mapping[str, int]) -> None:
    lines = (
        f"{word}\t{form.stem}\t{' '.join(form.parts)}\t{uses.get(word, 0)}\n" for word, form in lexicon.forms.items()
    )
    (folder / f.LEXICON).write_text("".join(lines), encoding="utf-8")
    related = (
        f"{word}\t{' '.join(_terms(found, lexicon))}\n"
        for word, found in _thesaurus_words().items()
        if "\t" not in word
    )
    (folder / f.THESAURUS).write_text("".join(related), encoding="utf-8")


# ------------------------------------------------------------------------------------------------ rows


def _fields(cut: _Cut, passage: Passage, lexicon: Lexicon) -> dict[Field, list[str]]:
    parts = [key for token in cut.text if token.surface for key in compound_keys(lexicon.form(token.surface).parts)]
    return {
        Field.TEXT: _terms(cut.text, lexicon),
        Field.PARTS: parts,
        Field.HEADING: _terms(cut.around, lexicon),
        Field.CONTEXT: _terms(cut.title, lexicon),
        Field.CITES: _terms_of(passage.cites),
        Field.LAW: _terms_of(passage.laws),
        Field.MUNICIPALITY: [name_term(passage.municipality)] if passage.municipality else [],
        Field.DOCUMENT: [name_term(passage.document)],
        Field.TYPE: list(dict.fromkeys((passage.section_type.value, *(kind.value for kind in passage.types)))),
        Field.FACT: list(dict.fromkeys(term for fact in passage.facts if (term := term_of(fact)))),
    }


def _terms(place: Sequence[Token], lexicon: Lexicon) -> list[str]:
    return [lexicon.stem(token.surface) if token.surface else token.term for token in place]


def _terms_of(refs: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(term for ref in refs for term in law_terms(ref)))


def _row_line(passage: Passage, fields: Mapping[Field, Sequence[str]]) -> str:
    cells = [" ".join(fields[field]) for field in Field]
    is_lead = passage.text.rstrip().endswith(":")
    flags = f"{passage.section_line}\t{passage.section_type.value}\t{int(passage.quoted_law)}{int(is_lead)}"
    return "\t".join(cells) + f"\t{flags}\n"


def _fields_of(line: str) -> Row:
    """The fields of a row as it was written."""
    cells = line.split("\t")[:-FLAGS]
    return {field: cell.split(" ") for field, cell in zip(Field, cells, strict=True) if cell}


def _passage_lines(piece: _Piece, before: f.IndexFolder | None) -> bytes:
    if isinstance(piece, f.Filed):
        assert before is not None
        return before.passages(piece.start, piece.end)
    return "".join(f"{dumps(passage)}\n" for passage in piece.passages).encode("utf-8")


def _row_lines(piece: _Piece, before: f.IndexFolder | None) -> bytes:
    if isinstance(piece, f.Filed):
        assert before is not None
        return before.rows.stretch(piece.start, piece.end)
    return "".join(map(_row_line, piece.passages, piece.rows)).encode("utf-8")


def _write_lines(folder: Path, names: tuple[str, str], stretches: Iterable[bytes]) -> None:
    ends: list[np.ndarray] = [np.zeros(1, dtype=np.int64)]
    at = 0
    with (folder / names[0]).open("wb") as file:
        for stretch in stretches:
            file.write(stretch)
            ends.append(np.flatnonzero(np.frombuffer(stretch, dtype=np.uint8) == ord("\n")) + at + 1)
            at += len(stretch)
    np.save(folder / names[1], np.concatenate(ends))


# ------------------------------------------------------------------------------------------------ engine, vectors


def _write_engine(folder: Path, pieces: Sequence[_Piece], before: f.IndexFolder | None, kind: EngineKind) -> None:
    if before is not None and before.engine_name == kind.name:
        rows: list[Row | int] = []
        for piece in pieces:
            rows.extend(range(piece.start, piece.end) if isinstance(piece, f.Filed) else piece.rows)
        if kind.update(folder / f.ENGINE, before.place / f.ENGINE, rows):
            return
    kind.write(folder / f.ENGINE, _all_rows(pieces, before))


def _all_rows(pieces: Sequence[_Piece], before: f.IndexFolder | None) -> Iterator[Row]:
    for piece in pieces:
        if isinstance(piece, f.Filed):
            assert before is not None
            yield from (_fields_of(before.rows[number]) for number in range(piece.start, piece.end))
        else:
            yield from piece.rows


def texts_of(passages: Sequence[Passage]) -> list[str]:
    """What gets vectors: each passage with what stands round it, then each alone."""
    with_context = [f"{passage.context}\n{passage.text}" for passage in passages]
    return [*with_context, *(passage.text for passage in passages)]


def _write_meaning(
    folder: Path,
    pieces: Sequence[_Piece],
    before: f.IndexFolder | None,
    cache: VectorCache,
    size: int,
    progress: Progress | None,
) -> None:
    """Single precision: numpy multiplies half precision a hundred times slower."""
    new = [passage for piece in pieces if isinstance(piece, _New) for passage in piece.passages]
    old = before.meaning if before is not None else None
    if old is None and len(new) < size:  # the index before was made without a model
        assert before is not None
        new = [loads(line, Passage) for piece in pieces for line in _passage_lines(piece, before).split(b"\n")[:-1]]
        pieces = [_New(new, [])]
    vectors = cache.of(texts_of(new), progress=progress)
    dimensions = vectors.shape[1] if new else old.shape[2] if old is not None else 0
    made = np.lib.format.open_memmap(folder / f.MEANING, mode="w+", dtype=np.float32, shape=(2, size, dimensions))
    taken = at = 0
    for piece in pieces:
        if isinstance(piece, f.Filed):
            assert old is not None
            count = piece.end - piece.start
            made[:, at : at + count] = old[:, piece.start : piece.end]
        else:
            count = len(piece.passages)
            made[0, at : at + count] = vectors[taken : taken + count]
            made[1, at : at + count] = vectors[len(new) + taken : len(new) + taken + count]
            taken += count
        at += count
    made.flush()
