"""The tracked changes are such as Word opens: the rules of its schema that a writer of them can break."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest
from lxml import etree

from kb.compare.pairwise import Comparison, compare_pair
from kb.library import Library
from kb.present import render_pair
from kb.present.redline import sides

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="session")
def comparison(corpus_library: Library) -> Comparison:
    return compare_pair(corpus_library, "soenderaa-ledsagelse-2022", "soenderaa-ledsagelse-2025", "SEL § 97")


@pytest.fixture(scope="session")
def body(comparison: Comparison) -> etree._Element:
    with ZipFile(BytesIO(render_pair(comparison, "docx", date="2026-01-05"))) as archive:
        assert archive.testzip() is None
        return etree.fromstring(archive.read("word/document.xml"))


def changes(body: etree._Element) -> list[etree._Element]:
    return [*body.iter(f"{W}ins"), *body.iter(f"{W}del")]


def test_each_change_has_a_number_of_its_own_an_author_and_a_day(body: etree._Element) -> None:
    found = changes(body)
    assert len(found) > 10
    numbers = [change.get(f"{W}id") for change in found]
    assert len(set(numbers)) == len(numbers)
    assert all(number and number.isdecimal() for number in numbers)
    assert {change.get(f"{W}author") for change in found} == {"kb"}
    assert {change.get(f"{W}date") for change in found} == {"2026-01-05T00:00:00Z"}


def test_deleted_words_are_deleted_text_and_nothing_else_is(body: etree._Element) -> None:
    deleted = [*body.iter(f"{W}delText")]
    assert deleted
    assert all(any(above.tag == f"{W}del" for above in text.iterancestors()) for text in deleted)
    assert not [text for change in body.iter(f"{W}del") for text in change.iter(f"{W}t")]


def test_a_change_stands_where_the_schema_lets_it(body: etree._Element) -> None:
    for change in changes(body):
        parent = change.getparent()
        assert parent is not None
        assert parent.tag in {f"{W}p", f"{W}rPr"}
        if parent.tag == f"{W}rPr":  # the mark of a whole paragraph
            properties = parent.getparent()
            assert properties is not None
            assert properties.tag == f"{W}pPr"
            assert properties[-1] is parent
            assert parent[0] is change
            assert len(change) == 0
        else:
            assert {child.tag for child in change} == {f"{W}r"}


def test_properties_of_a_paragraph_are_in_order(body: etree._Element) -> None:
    order = ["pStyle", "keepNext", "keepLines", "spacing", "ind", "jc", "rPr", "sectPr"]
    for properties in body.iter(f"{W}pPr"):
        names = [etree.QName(child).localname for child in properties]
        assert names == sorted(names, key=order.index)


def test_accepted_and_rejected_they_are_the_two_texts(body: etree._Element, comparison: Comparison) -> None:
    def words(kept: str, gone: str) -> str:
        parts = []
        for text in [*body.iter(f"{W}t", f"{W}delText")]:
            tags = {above.tag for above in text.iterancestors()}
            if f"{W}{gone}" not in tags:
                parts.append(text.text or "")
        return "".join("".join(parts).split())

    before, after = words("del", "ins"), words("ins", "del")
    for clause in comparison.clauses:
        first, second = sides(clause.pieces)
        assert "".join(first.split()) in before
        assert "".join(second.split()) in after


def test_without_a_day_none_is_written(comparison: Comparison) -> None:
    with ZipFile(BytesIO(render_pair(comparison, "docx"))) as archive:
        assert b"w:date=" not in archive.read("word/document.xml")
