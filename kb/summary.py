"""What came of a run, for a person and for a program."""

from __future__ import annotations

import json

from kb.ingest import IngestReport, Outcome

OUTCOME_WORDS = {
    Outcome.ADDED: "ny",
    Outcome.UPDATED: "ændret",
    Outcome.RECOMPUTED: "genberegnet",
    Outcome.UNCHANGED: "uændret",
    Outcome.OUTDATED: "forældet",
}
HEAD = ("Dokument", "Kommune", "Sider", "Linjer", "Standarder", "Afsnit", "Grad", "Status")
NUMBERS = {"Sider", "Linjer", "Standarder", "Afsnit"}
WIDEST = 48  # characters of a file name


def as_table(report: IngestReport) -> str:
    """A row for each document of the library, and one line that counts."""
    rows = [HEAD]
    for entry, outcome in report.outcomes:
        document = entry.document
        rows.append(
            (
                document.document if len(document.document) <= WIDEST else f"{document.document[: WIDEST - 1]}…",
                document.municipality or "?",
                str(document.pages or ""),
                str(document.lines),
                str(entry.standards),
                str(entry.sections),
                document.grade.value,
                OUTCOME_WORDS[outcome],
            )
        )
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = []
    for row in rows:
        cells = zip(HEAD, row, widths, strict=True)
        lines.append("  ".join(text.rjust(w) if head in NUMBERS else text.ljust(w) for head, text, w in cells).rstrip())
    return "\n".join((*(lines if report.outcomes else ()), _count(report), ""))


def _count(report: IngestReport) -> str:
    counts = [
        f"{sum(outcome is kind for _, outcome in report.outcomes)} {OUTCOME_WORDS[kind]}"
        for kind in Outcome
        if any(outcome is kind for _, outcome in report.outcomes)
    ]
    if report.rejected:
        counts.append(f"{len(report.rejected)} afvist")
    said = ", ".join(counts) or "ingen dokumenter fundet"
    ignored = f" {report.ignored} andre filer er sprunget over." if report.ignored else ""
    return f"{said[0].upper()}{said[1:]}.{ignored}"


def as_json(report: IngestReport) -> str:
    """The same as one JSON object."""
    summary = {
        "snapshot": report.snapshot,
        "changed": report.changed,
        "documents": [
            {
                "document": entry.document.document,
                "municipality": entry.document.municipality,
                "outcome": outcome.value,
                "pages": entry.document.pages,
                "lines": entry.document.lines,
                "standards": entry.standards,
                "sections": entry.sections,
                "provisions": entry.provisions,
                "laws": list(entry.laws),
                "grade": entry.document.grade.value,
            }
            for entry, outcome in report.outcomes
        ],
        "rejected": [
            {
                "document": rejection.document,
                "path": rejection.path,
                "municipality": rejection.municipality,
                "reason": rejection.reason,
                "hint": rejection.hint,
            }
            for rejection in report.rejected
        ],
        "ignored": report.ignored,
        "findings": [finding.message for finding in report.findings],
    }
    return f"{json.dumps(summary, ensure_ascii=False, indent=2)}\n"
