"""What is no text is told from what is, in dumps that carry no marks."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kb.model import Mark, Role
from kb.text import clean


def test_furniture(furniture_case: Any, make_source: Any, roles_and_texts: Any) -> None:
    roles, texts = roles_and_texts(furniture_case.given)
    cleaned = clean(make_source(texts))
    assert list(zip(cleaned.roles, cleaned.texts, strict=True)) == list(zip(roles, texts, strict=True))


def test_contents(contents_case: Any, make_source: Any, roles_and_texts: Any) -> None:
    roles, texts = roles_and_texts(contents_case.given)
    cleaned = clean(make_source(texts))
    assert list(zip(cleaned.roles, cleaned.texts, strict=True)) == list(zip(roles, texts, strict=True))


def test_marks_of_the_reader_are_believed_and_their_texts_kept(make_source: Any) -> None:
    source = make_source(["Menu", "Støtte-", "Side 2", "modtagere"], media_type="text/html")
    marks = (Mark.CHROME, Mark.TEXT, Mark.FURNITURE, Mark.TEXT)
    marked = replace(
        source, lines=tuple(replace(line, mark=mark) for line, mark in zip(source.lines, marks, strict=True))
    )
    cleaned = clean(marked)
    assert cleaned.texts == ("Menu", "Støttemodtagere", "Side 2", "")
    assert cleaned.roles == (Role.CHROME, Role.BODY, Role.FURNITURE, Role.EMPTIED)


def test_a_word_of_the_label_column_goes_on_in_the_next_label(make_source: Any) -> None:
    source = make_source(
        ["Tilbagemel-", "Leverandøren skal kon-", "dingspligt", "takte kommunen."], media_type="application/pdf"
    )
    marks = (Mark.LABEL, Mark.TEXT, Mark.LABEL, Mark.TEXT)
    marked = replace(
        source, lines=tuple(replace(line, mark=mark) for line, mark in zip(source.lines, marks, strict=True))
    )
    assert clean(marked).texts == ("Tilbagemeldingspligt", "Leverandøren skal kontakte", "", "kommunen.")


def test_other_formats_are_not_searched_for_page_numbers(make_source: Any) -> None:
    texts = ["Støtte gives i", "Side 1 af 2", "hjemmet", "Side 2 af 2"]
    assert set(clean(make_source(texts, media_type="application/pdf")).roles) == {Role.BODY}


def test_heads_at_form_feeds_are_furniture(make_source: Any) -> None:
    pages = [["Lysby Kommune", f"Afsnit {name}", "Støtten gives i hjemmet."] for name in "abc"]
    texts = [text for page in pages for text in page]
    texts[3], texts[6] = "\f" + texts[3], "\f" + texts[6]
    cleaned = clean(make_source(texts))
    assert cleaned.pages == (1, 1, 1, 2, 2, 2, 3, 3, 3)
    assert [role for role, text in zip(cleaned.roles, cleaned.texts, strict=True) if text.startswith("Afsnit")] == [
        Role.BODY
    ] * 3
    assert cleaned.roles[3] == cleaned.roles[6] == Role.FURNITURE


@pytest.mark.parametrize(
    ("texts", "pages"),
    [
        (["Mål", "Side 1 af 2", "Pris", "Side 2 af 2", "Klage"], (1, 1, 2, 2, 2)),  # at the foot; the last is known
        (["Side 1", *["Mål"] * 9, "Side 2", "Pris"], (*[1] * 10, 2, 2)),  # at the head
        (["Mål", "Side 1 af 4", "Pris", "Side 3 af 4", "Klage"], (1, 1, None, 3, None)),  # a number is missing
        (["Mål", "Pris", "Klage"], (None, None, None)),
        (["1/8", "", "Mål", "Pris"], (None, None, None, None)),  # one number says nothing of the others
    ],
)
def test_pages_are_recovered_only_where_the_dump_shows_them(
    texts: list[str], pages: tuple[int | None, ...], make_source: Any
) -> None:
    assert clean(make_source(texts)).pages == pages


def test_pages_of_the_reader_stay(make_source: Any) -> None:
    source = make_source(["Mål", "Side 7"])
    paged = replace(source, lines=tuple(replace(line, page=3) for line in source.lines))
    assert clean(paged).pages == (3, 3)


@pytest.mark.real
@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("aabenraa", {Role.FURNITURE: {513, 515, 516}}),
        ("aalborg", {Role.CHROME: {1, 2, 332, 334, 336, 337, 339, 341}}),
        ("silkeborg", {Role.CHROME: {1, 2, 182, 183, 184, 186, 188}}),
        ("varde", {Role.FURNITURE: {2}, Role.CONTENTS: {22, 23, 24, 25, 26}}),
        ("viborg", {}),
    ],
)
def test_lines_of_real_dumps_that_are_no_text(name: str, expected: dict[Role, set[int]], real_source: Any) -> None:
    cleaned = clean(real_source(name))
    aside: dict[Role, set[int]] = {}
    for number, role in enumerate(cleaned.roles, start=1):
        if role in (Role.CHROME, Role.FURNITURE, Role.CONTENTS):
            aside.setdefault(role, set()).add(number)
    assert aside == expected
