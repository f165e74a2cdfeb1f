"""What changed between two editions, or differs between two municipalities, as a table for a committee case.

Old text, new text, what the program reads it to mean for the citizen with the rule behind it, the places, and an empty
column for the reason, which only a person can give.
"""

from __future__ import annotations

from io import BytesIO

import docx

from kb import taxonomy
from kb.compare.pairwise import Clause, Comparison
from kb.model import Provision
from kb.present import flat_sheets, parts, redline
from kb.present.as_docx import number_pages, same_each_time, set_properties, set_styles
from kb.present.flat_sheets import Sheet
from kb.present.safe import printable
from kb.present.texts import Words
from kb.present.word_tables import add_table, landscape

_UNITS = (18, 22, 62, 62, 48, 40, 26)
_WIDTHS = (2.5, 2.6, 7.0, 7.0, 4.6, 3.0)


def to_xlsx(comparison: Comparison, words: Words, date: str | None) -> bytes:
    """A workbook of two sheets; the same bytes for the same comparison."""
    title = _title(comparison, words)
    rows = tuple(
        (*_cells(clause, comparison, words), "", "; ".join(redline.places(clause, words)))
        for clause in redline.changed(comparison)
    )
    heads = tuple(zip((*_heads(comparison, words), words("place")), _UNITS, strict=True))
    guide = tuple(("", said) for said in _guide(comparison, words, date))
    sheets = (
        Sheet(words("sheet_change_list"), heads, rows, title, frozen=2),
        Sheet(words("sheet_guide"), (("", 4), ("", 130)), guide, words("sheet_guide")),
    )
    return flat_sheets.written(sheets, title, words, date)


def to_docx(comparison: Comparison, words: Words, date: str | None) -> bytes:
    """A Word document on A4 in landscape; the same bytes for the same comparison."""
    file = docx.Document()
    title = _title(comparison, words)
    set_properties(file, title, words)
    set_styles(file, words)
    landscape(file)
    number_pages(file, words)
    file.add_heading(title, level=1)
    rows = [_with_places(clause, comparison, words) for clause in redline.changed(comparison)]
    if rows:
        add_table(file, title, _heads(comparison, words), rows, _WIDTHS)
    else:
        file.add_paragraph(words("no_changes"))
    file.add_heading(words("sheet_guide"), level=2)
    for said in _guide(comparison, words, date):
        file.add_paragraph(said, style="List Bullet")
    target = BytesIO()
    file.save(target)
    return same_each_time(target)


def _title(comparison: Comparison, words: Words) -> str:
    key = "changes_title" if comparison.are_editions else "differences_title"
    return words(key, law=printable(comparison.law), **redline.names(comparison, words))


def _heads(comparison: Comparison, words: Words) -> tuple[str, ...]:
    if comparison.are_editions:
        texts = words("old_text"), words("new_text")
    else:
        named = redline.names(comparison, words)
        texts = words("text_in", name=named["one"]), words("text_in", name=named["other"])
    return words("type"), words("change"), *texts, words("meaning"), words("reason")


def _cells(clause: Clause, comparison: Comparison, words: Words) -> tuple[str, ...]:
    kind = taxonomy.label(redline.held(clause).section_type, language=words.language)
    read = [redline.reading(clause, comparison, words)]
    read += [*redline.evidence(clause, comparison, words), *redline.rules(clause, words)] if read[0] else []
    fate = redline.headline(clause, comparison, words)
    return kind, fate, _text(clause.ones), _text(clause.others), "\n".join(one for one in read if one)


def _with_places(clause: Clause, comparison: Comparison, words: Words) -> tuple[str, ...]:
    """The cells with the place below each text, and the empty reason."""
    kind, fate, before, after, meaning = _cells(clause, comparison, words)
    old, new = (
        "\n".join((text, *(f"[{redline.place(provision, words)}]" for provision in held)))
        for text, held in ((before, clause.ones), (after, clause.others))
    )
    return kind, fate, old.strip(), new.strip(), meaning, ""


def _text(provisions: tuple[Provision, ...]) -> str:
    return "\n".join(
        " ".join(printable(part) for part in (provision.lead_in, provision.text) if part) for provision in provisions
    )


def _guide(comparison: Comparison, words: Words, date: str | None) -> list[str]:
    said = [words("made_on", date=parts.in_words(date, words))] if date else []
    said += redline.summary(comparison, words)
    said += [words("reason_to_write"), *redline.guide(comparison, words)[3:]]
    return [*said, *([words("snapshot", snapshot=printable(comparison.snapshot))] if comparison.snapshot else [])]
