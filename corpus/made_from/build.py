"""Makes every document of the shipped corpus, and its manifest, from the sources in `documents/`.

The documents of `evaluation/` go to `bench/evaluation/`: they are for measuring and no examples.

Run `python corpus/made_from/build.py`. Running it twice gives the same bytes.
"""

from __future__ import annotations

from pathlib import Path

from dump import text
from markup import EVALUATION, SOURCES, SourceDocument, documents
from pages import pdf
from scan import scan
from web import html
from word import docx

CORPUS = Path(__file__).resolve().parent.parent
MEASURED = CORPUS.parent / "bench" / "evaluation"
PLACES = {SOURCES: CORPUS, EVALUATION: MEASURED}  # where the documents of a folder of sources go
MAKERS = {
    "single": pdf, "columns": pdf, "labels": pdf, "scan": scan,
    "web": html, "table": html, "case": docx, "headings": docx, "dump": text,
}  # fmt: skip
ORIGINS = {
    "single": "PDF i én spalte", "columns": "PDF i to spalter med orddeling", "labels": "PDF med smal etiketspalte",
    "scan": "indscannet side (billede i PDF)", "web": "webside med menu, cookiebjælke og sidefod",
    "table": "enkel webside med tabel", "case": "Word-fil med tabel fra et fagsystem",
    "headings": "Word-fil med overskriftstypografier", "dump": "tekstudtræk af en PDF",
}  # fmt: skip


def build(document: SourceDocument) -> bytes:
    """The bytes of the shipped document."""
    return MAKERS[document.head["layout"]](document)


def manifest(every: tuple[SourceDocument, ...]) -> str:
    """`manifest.toml`: where each document comes from."""
    lines = [
        "# Skrevet af made_from/build.py. Kommunerne findes ikke, og teksterne er skrevet til dette korpus.",
        "# Lovtekst i dokumenterne er en omskrivning i lovstil, ikke den gældende ordlyd.",
    ]
    for document in every:
        laws = ", ".join(f'"{law}"' for law in document.laws)
        lines += [
            "",
            f'[documents."{document.output}"]',
            f'municipality = "{document.head["municipality"].removesuffix(" Kommune")}"',
            f'title = "{document.head["title"]}"',
            f'date = "{document.head["date"]}"',
            f'origin = "fiktiv: {ORIGINS[document.head["layout"]]}"',
            f"laws = [{laws}]",
        ]
        if document.head.get("statute") == "paraphrase":
            lines.append('statute_text = "fiktiv omskrivning i lovstil"')
    return "\n".join(lines) + "\n"


def main() -> None:
    for sources, place in PLACES.items():
        every = documents(sources)
        for document in every:
            (place / document.output).write_bytes(build(document))
            print(document.output)
        (place / "manifest.toml").write_text(manifest(every), encoding="utf-8")


if __name__ == "__main__":
    main()
