"""PDFs whose text and reading order are known: drawn line by line, so that a test can say what must come out."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = A4
TITLE, LABEL_TITLE = "Kvalitetsstandard for socialpædagogisk støtte", "Standard for ledsagelse"
BODY, BOLD = "Helvetica", "Helvetica-Bold"

# Words with the places where they may break, as a typesetter would.
_WORDS = """
du kan få støt-te til at bo i egen bo-lig og del-tage i hver-dagens op-gaver når kom-munen har vur-deret dit be-hov
for hjælp om-sorg eller op-træning der ydes ikke ren-gøring som led i ind-satsen med-mindre det er en del af et mål i
hand-le-planen bor-geren skal selv være aktiv og mod-tage støt-ten i den form som aftales ind-satsen følges op mindst
en gang om året social-pæda-gogisk støt-te funk-tions-evne visi-tations-afgø-relse
"""
WORDS = _WORDS.split()


def sentence(rng: random.Random, words: int | None = None) -> str:
    """Words that read like a standard, with break marks."""
    count = words or rng.randint(6, 16)
    text = " ".join(rng.choice(WORDS) for _ in range(count))
    return text[0].upper() + text[1:] + "."


def paragraph(rng: random.Random, sentences: int = 4) -> str:
    return " ".join(sentence(rng) for _ in range(sentences))


def plain(text: str) -> str:
    """A text without its break marks."""
    return text.replace("-", "")


def wrap(text: str, width: float, *, font: str = BODY, size: float = 10) -> list[str]:
    """Lines no wider than `width`, broken at spaces and break marks."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        parts = word.split("-")
        while parts:
            room = width - stringWidth(f"{line} " if line else "", font, size)
            whole = "".join(parts)
            if stringWidth(whole, font, size) <= room:
                line = f"{line} {whole}" if line else whole
                parts = []
                continue
            fits = [
                count for count in range(1, len(parts)) if stringWidth("".join(parts[:count]) + "-", font, size) <= room
            ]
            if fits:
                head = "".join(parts[: fits[-1]]) + "-"
                lines.append(f"{line} {head}" if line else head)
                parts = parts[fits[-1] :]
            else:
                lines.append(line)
            line = ""
    return [*lines, line] if line else lines


@dataclass
class Sheet:
    """A PDF under construction, with the words that were drawn in reading order."""

    path: Path
    truth: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.canvas = Canvas(str(self.path), pagesize=A4, invariant=True)

    def text(self, x: float, top: float, text: str, *, font: str = BODY, size: float = 10) -> None:
        """One line with its baseline `top` points below the upper edge; not part of the truth."""
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, HEIGHT - top, text)

    def lines(self, x: float, top: float, lines: Sequence[str], *, leading: float = 13, font: str = BODY) -> float:
        """Lines below each other; the baseline of the next."""
        for line in lines:
            self.text(x, top, line, font=font)
            top += leading
        return top

    def rule(self, x0: float, top: float, x1: float, bottom: float) -> None:
        self.canvas.setLineWidth(0.5)
        self.canvas.line(x0, HEIGHT - top, x1, HEIGHT - bottom)

    def next_page(self) -> None:
        self.canvas.showPage()

    def save(self) -> Path:
        self.canvas.save()
        return self.path


def two_columns(path: Path, *, pages: int = 3, seed: int = 1, title: bool = True) -> Sheet:
    """Two columns with hyphens, bold headings, bullets, a running head and page numbers; a full-width title first."""
    rng = random.Random(seed)
    sheet = Sheet(path)
    number = 0
    for page in range(1, pages + 1):
        sheet.text(60, 30, "Kvalitetsstandarder 2024", size=8)
        sheet.text(500, 815, f"Side {page}", size=8)
        top = 70.0
        if title and page == 1:
            sheet.text(60, 80, TITLE, font=BOLD, size=20)
            sheet.truth += TITLE.split()
            top = 120.0
        for x in (60, 310):
            y = top
            while y < 760:
                kind = rng.random()
                if kind < 0.2:
                    number += 1
                    text, font = f"{number}. Hvad kan du få hjælp til", BOLD
                    y += 6
                elif kind < 0.5:
                    text, font = "• " + sentence(rng), BODY
                else:
                    text, font = paragraph(rng, 2), BODY
                lines = wrap(text, 225, font=font)[: max(0, int((780 - y) / 13))]
                if lines:
                    y = sheet.lines(x, y, lines, font=font) + 6
                    sheet.truth += _mended(lines)
        sheet.next_page()
    sheet.save()
    return sheet


def label_column(path: Path, *, rows: int = 14, seed: int = 2, grid: bool = False) -> Sheet:
    """Labels of one to four lines on the left, their text on the right; both go on over the page."""
    rng = random.Random(seed)
    sheet = Sheet(path)
    labels = (
        "1.1 Formål",
        "Hvem kan få støt-te og hvil-ke krav stil-les der til bor-geren",
        "Afgræns-ning",
        "Om-fang og vari-ghed",
        "Op-følg-ning på ind-satsen",
        "Klage",
    )
    sheet.text(60, 70, LABEL_TITLE, font=BOLD, size=16)
    sheet.truth += LABEL_TITLE.split()
    y = 110.0
    for row in range(rows):
        label = wrap(labels[row % len(labels)], 95, font=BOLD)
        body = wrap(paragraph(rng, rng.randint(1, 5)), 330)
        sheet.truth += _mended(label) + _mended(body)
        top = y
        for index in range(max(len(label), len(body))):
            if y > 770:
                if grid:
                    _box(sheet, top, y)
                sheet.next_page()
                y = top = 70.0
            if index < len(label):
                sheet.text(60, y, label[index], font=BOLD)
            if index < len(body):
                sheet.text(180, y, body[index])
            y += 13
        if grid:
            _box(sheet, top, y)
        y += 8
    sheet.save()
    return sheet


def _box(sheet: Sheet, top: float, bottom: float) -> None:
    upper, lower = top - 12.5, bottom - 8.5 + 4
    for y in (upper, lower):
        sheet.rule(54, y, 530, y)
    for x in (54, 170, 530):
        sheet.rule(x, upper, x, lower)


def _mended(lines: Sequence[str]) -> list[str]:
    text = "\n".join(lines).replace("-\n", "")
    return [word for word in text.split() if word != "•"]
