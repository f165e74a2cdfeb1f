"""Do the spans that other programs train on stand on the words they speak of?"""

from __future__ import annotations

import pytest

from kb.library import Library
from kb.spans import as_docbin
from tests.conftest import Kb

pytestmark = pytest.mark.slow  # spaCy takes seconds to import


def test_each_reading_stands_on_its_words(tiny_library: Library) -> None:
    import spacy
    from spacy.tokens import DocBin

    written = as_docbin(tiny_library)
    docs = list(DocBin().from_bytes(written.data).get_docs(spacy.blank("da").vocab))
    assert written.unplaced == 0
    assert written.spans == sum(len(spans) for doc in docs for spans in doc.spans.values())
    assert [doc.user_data["document"] for doc in docs] == [one.document for one in tiny_library.documents]
    provisions = {one.id: one for one in tiny_library.provisions}
    for doc in docs:
        reading = tiny_library.reading(doc.user_data["document"])
        assert doc.text.splitlines() == list(tiny_library.clean(doc.user_data["document"]).texts)
        for span in doc.spans["sc"]:
            assert " ".join(span.text.split()) == provisions[span.id_].text
            assert span.label_ in {one.value for one in provisions[span.id_].types}
        for fact, span in zip(reading.facts, doc.spans["facts"], strict=True):
            assert (fact.type.value, fact.phrase in " ".join(span.text.split())) == (span.label_, True)
        for citation, span in zip(reading.citations, doc.spans["citations"], strict=True):
            assert span.id_ == "; ".join(citation.refs)


def test_the_same_library_gives_the_same_bytes(tiny_library: Library) -> None:
    assert as_docbin(tiny_library).data == as_docbin(tiny_library).data


def test_it_is_written_to_a_file_only(kb: Kb) -> None:
    refused = kb("export", "spacy")
    assert refused.exit_code == 2
    assert "-o FILE.spacy" in refused.stderr
