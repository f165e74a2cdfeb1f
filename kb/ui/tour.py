"""What can one do here in ten minutes? A few steps, each a link into the library as it is."""

from __future__ import annotations

from kb.law.services import law_label
from kb.library import Library
from kb.ui.address import ADD, ASK, COMPARE, DOCUMENT, View
from kb.ui.texts import Texts


def steps(library: Library, texts: Texts) -> list[tuple[str, str, str]]:
    """Title, what to try, link; only what this library can show."""
    laws = library.laws()
    if not laws:
        return []
    language = texts.language
    law = max(laws, key=lambda ref: len({one.document for one in library.standards_under(ref)}))
    standard = library.standards_under(law)[0]
    return [
        (
            texts("tour_compare"),
            texts("tour_compare_try", law=law_label(law)),
            View(COMPARE, law=law, language=language).href,
        ),
        (
            texts("tour_source"),
            texts("tour_source_try"),
            View(
                COMPARE,
                law=law,
                document=standard.document,
                lines=(standard.start_line, standard.start_line),
                language=language,
            ).href,
        ),
        (
            texts("tour_ask"),
            texts("tour_ask_try"),
            View(ASK, language=language).with_options(q=texts("tour_question")).href,
        ),
        (
            texts("tour_document"),
            texts("tour_document_try"),
            View(DOCUMENT, document=standard.document, language=language).href,
        ),
        (texts("tour_add"), texts("tour_add_try"), View(ADD, language=language).href),
    ]
