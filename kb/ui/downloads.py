"""What are downloaded files called, and how do they link back to the app?"""

from __future__ import annotations

import re

from kb.hits import Link
from kb.ui.address import DOCUMENT, View

MEDIA_TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html",
    "csv": "text/csv",
}


def file_name(asked: str, form: str) -> str:
    """A name for a file that answers this question.

    >>> file_name("Hvor ofte følges der op?", "xlsx")
    'hvor-ofte-følges-der-op.xlsx'
    """
    stem = re.sub(r"[^0-9a-zæøå]+", "-", asked.casefold())[:60].strip("-")
    return f"{stem or 'svar'}.{form}"


def link_in_app(view: View) -> Link:
    """Addresses of lines in the language and with the data of this view."""

    def link(document: str, start: int, end: int) -> str:
        return View(
            DOCUMENT, document=document, lines=(start, end), language=view.language, snapshot=view.snapshot
        ).href

    return link
