"""Word documents."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from kb.model import Mark, Source
from kb.sources import read, verify

TRACKED = """<w:r><w:t xml:space="preserve">Op til </w:t></w:r>
<w:del w:id="1" w:author="a"><w:r><w:delText>10</w:delText></w:r></w:del>
<w:ins w:id="2" w:author="a"><w:r><w:t>15</w:t></w:r></w:ins>
<w:r><w:t xml:space="preserve"> timer</w:t></w:r>"""
HIDDEN = """<w:r><w:rPr><w:vanish/></w:rPr><w:t>skjult</w:t></w:r>
<w:r><w:t>Syn</w:t><w:softHyphen/><w:t>lig</w:t><w:br/><w:t>ny linje</w:t></w:r>"""
FIELD = """<w:r><w:instrText>PAGEREF x</w:instrText></w:r>
<w:sdt><w:sdtContent><w:r><w:t>Felt</w:t></w:r></w:sdtContent></w:sdt>"""
BOX = """<w:r><w:t>Foran boksen</w:t></w:r><w:r><w:pict><v:shape><v:textbox><w:txbxContent>
<w:p><w:r><w:t>I boksen</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"""


def _read(document: Document, tmp_path: Path) -> Source:
    path = tmp_path / "standard.docx"
    document.save(str(path))
    source = read(path)
    assert verify(source) == []
    return source


def test_headings_lists_and_furniture(tmp_path: Path) -> None:
    document = docx.Document()
    document.core_properties.title = "Ledsagelse"
    document.sections[0].header.paragraphs[0].text = "Lillerup Kommune"
    document.sections[0].footer.paragraphs[0].text = "Sag 1"
    document.add_heading("Ledsagelse", 1)
    document.add_heading("Målgruppe", 2)
    document.add_paragraph("Voksne borgere, der:")
    for text in ("bor i kommunen", "er under pensionsalderen"):
        document.add_paragraph(text, style="List Bullet")
    document.add_paragraph().add_run("Bemærk").bold = True
    source = _read(document, tmp_path)
    assert [(line.text, line.mark, line.level, line.bold) for line in source.lines if line.text] == [
        ("Lillerup Kommune", Mark.FURNITURE, 0, False),
        ("Ledsagelse", Mark.HEADING, 1, True),
        ("Målgruppe", Mark.HEADING, 2, True),
        ("Voksne borgere, der:", Mark.TEXT, 0, False),
        ("bor i kommunen", Mark.BULLET, 0, False),
        ("er under pensionsalderen", Mark.BULLET, 0, False),
        ("Bemærk", Mark.TEXT, 0, True),
        ("Sag 1", Mark.FURNITURE, 0, False),
    ]
    bullets = [line.number for line in source.lines if line.mark is Mark.BULLET]
    assert bullets[1] == bullets[0] + 1
    assert dict(source.hints)["title"] == "Ledsagelse"


def test_danish_style_names(tmp_path: Path) -> None:
    document = docx.Document()
    style = document.styles.add_style("Overskrift 2", 1)
    document.add_paragraph("Omfang", style=style)
    document.add_paragraph("Efter behov.")
    assert [(line.mark, line.level) for line in _read(document, tmp_path).lines if line.text] == [
        (Mark.HEADING, 2),
        (Mark.TEXT, 0),
    ]


def test_tables_with_merged_and_nested_cells(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(3, 2)
    for row, (label, text) in enumerate((("Formål", "At støtte"), ("Omfang", "15 timer"), ("", "Om måneden"))):
        table.cell(row, 0).text, table.cell(row, 1).text = label, text
    table.cell(1, 0).merge(table.cell(2, 0))
    inner = table.cell(0, 1).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "Indre", "celle"
    document.add_paragraph("Efter tabellen")
    source = _read(document, tmp_path)
    texts = [line.text for line in source.lines if line.text]
    assert texts == ["Formål", "At støtte", "Indre", "celle", "Omfang", "15 timer", "Om måneden", "Efter tabellen"]
    assert [line.mark for line in source.lines if line.text][:2] == [Mark.LABEL, Mark.CELL]


def test_tracked_changes_notes_boxes_and_hidden_text(tmp_path: Path) -> None:
    document = docx.Document()
    body = document.element.body
    for inner in TRACKED, HIDDEN, FIELD, BOX:
        xml = f"<w:p {nsdecls('w')} xmlns:v='urn:schemas-microsoft-com:vml'>{inner}</w:p>"
        body.insert(len(body) - 1, parse_xml(xml))
    source = _read(document, tmp_path)
    texts = [line.text for line in source.lines if line.text]
    assert texts == ["Op til 15 timer", "Synlig", "ny linje", "Felt", "Foran boksen", "I boksen"]
    reasons = {drop.reason for drop in source.dropped}
    assert reasons == {"slettet i sporede ændringer", "skjult tekst", "feltkode"}


@pytest.mark.parametrize("text", ["Almindelig", "a\tb", "linje et\nlinje to", "mærkeligt\u2028skift"])
def test_texts_survive(tmp_path: Path, text: str) -> None:
    document = docx.Document()
    document.add_paragraph(text)
    lines = [line.text for line in _read(document, tmp_path).lines]
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert not any("\n" in line or "\u2028" in line for line in lines)
