"""Does the read side find what a person means, in an order a person expects?"""

from __future__ import annotations

import pytest

from kb.errors import QueryError
from kb.library import Library


def test_what_the_library_holds(tiny_library: Library) -> None:
    assert tiny_library.municipalities() == ("Egelund", "Havbjerg")
    assert tiny_library.laws() == ("SEL § 85", "SEL § 97")
    assert len(tiny_library.documents) == 3
    assert {standard.document for standard in tiny_library.standards_under("SEL § 85")} == {
        "egelund-stoette-i-hjemmet.txt",
        "havbjerg-bostoette.txt",
    }
    assert tiny_library.standards_under("SEL § 9999") == ()
    assert tiny_library.source_path("egelund-ledsagelse.txt").is_file()


def test_all_records_belong_to_a_document(tiny_library: Library) -> None:
    names = {document.document for document in tiny_library.documents}
    assert {section.document for section in tiny_library.sections} == names
    assert {provision.document for provision in tiny_library.provisions} == names
    assert {standard.document for standard in tiny_library.standards} == names


def test_a_document_is_loaded_once(tiny_library: Library) -> None:
    name = "havbjerg-bostoette.txt"
    assert tiny_library.reading(name) is tiny_library.reading("havbjerg")
    assert tiny_library.clean(name) is tiny_library.clean(name)
    assert tiny_library.clean(name).source is tiny_library.source(name)


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("egelund", "egelund-ledsagelse.txt"),  # two begin so
        ("havbjerg-bostotte.txt", "havbjerg-bostoette.txt"),
        ("", "egelund-ledsagelse.txt"),
        ("zzz", "kb export sources"),
        ("*", "kb export sources"),
    ],
)
def test_a_name_that_is_not_clear_is_answered_with_what_to_do(tiny_library: Library, name: str, hint: str) -> None:
    with pytest.raises(QueryError) as caught:
        tiny_library.find(name)
    assert hint in caught.value.hint
