"""Saved web pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kb.errors import SourceError
from kb.model import Line, Mark, Source
from kb.sources import read, verify

PAGE = """<!DOCTYPE html><html lang="da"><head><title>Støtte | Lillerup Kommune</title><meta charset="utf-8">
<link rel="canonical" href="https://lillerup.example/stoette"><style>p {{color: red}}</style></head><body>
<a class="skip-link" href="#m">Spring til indhold</a>
<header><nav><ul><li><a href="/b">Borger</a></li><li><a href="/e">Erhverv</a></li></ul></nav></header>
<div class="CookieBanner">Vi bruger cookies. <button>Godkend</button></div>
<ol class="breadcrumb"><li>Forside</li><li>Støtte</li></ol>
<main id="m">{body}</main>
<footer>Lillerup Kommune, CVR 12 34 56 78</footer><script>var skjult = "ikke tekst";</script></body></html>"""


def _read(tmp_path: Path, body: str, *, page: str = PAGE) -> Source:
    path = tmp_path / "side.html"
    path.write_text(page.format(body=body), encoding="utf-8")
    source = read(path)
    assert verify(source) == []
    return source


def _text(source: Source) -> list[Line]:
    return [line for line in source.lines if line.text and line.mark is not Mark.CHROME]


def test_chrome_is_kept_but_marked(tmp_path: Path) -> None:
    source = _read(tmp_path, "<h1>Støtte</h1><p>Støtten er gratis.</p>")
    chrome = [line.text for line in source.lines if line.mark is Mark.CHROME]
    assert chrome == [
        "Spring til indhold",
        "Borger",
        "Erhverv",
        "Vi bruger cookies. Godkend",
        "Forside",
        "Støtte",
        "Lillerup Kommune, CVR 12 34 56 78",
    ]
    assert [(line.text, line.mark, line.level) for line in _text(source)] == [
        ("Støtte", Mark.HEADING, 1),
        ("Støtten er gratis.", Mark.TEXT, 0),
    ]
    assert {drop.reason for drop in source.dropped} == {"erklæring", "sidehoved", "script"}
    assert dict(source.hints)["title"] == "Støtte | Lillerup Kommune"
    assert dict(source.hints)["url"] == "https://lillerup.example/stoette"
    assert source.page_sizes == ()


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>Til&shy;bud efter <b>§ 85</b>,<br>stk. 1</p>", ["Tilbud efter § 85,", "stk. 1"]),
        ("<details><summary>Klage</summary><p>Inden fire uger.</p></details>", ["Klage", "Inden fire uger."]),
        (
            '<h3><button aria-expanded="false" aria-controls="k">Klage</button></h3>'
            '<div id="k" hidden>Inden fire uger.</div>',
            ["Klage", "Inden fire uger."],
        ),
        ('<div hidden="until-found"><p>Foldet tekst.</p></div>', ["Foldet tekst."]),
        ('<div class="accordion"><div style="display: none">Foldet tekst.</div></div>', ["Foldet tekst."]),
        ('<p>Synligt</p><div style="display:none">Skjult</div><p hidden>Skjult</p>', ["Synligt"]),
        ("<p>Synligt</p><!-- en note --><template>Skabelon</template>", ["Synligt"]),
        ("<pre>en\n  to\n</pre>", ["en", "  to"]),
    ],
)
def test_what_is_text(tmp_path: Path, body: str, expected: list[str]) -> None:
    assert [line.text for line in _text(_read(tmp_path, body))] == expected


def test_lists_get_no_bullet_that_is_not_there(tmp_path: Path) -> None:
    source = _read(
        tmp_path, "<p>Hjælp til:</p><ul><li>bad<ul><li>hårvask</li></ul></li><li><p>mad</p><p>og drikke</p></li></ul>"
    )
    assert [(line.text, line.mark) for line in _text(source)] == [
        ("Hjælp til:", Mark.TEXT),
        ("bad", Mark.BULLET),
        ("hårvask", Mark.BULLET),
        ("mad", Mark.BULLET),
        ("og drikke", Mark.TEXT),
    ]
    listed = [line.number for line in _text(source)]
    assert listed[-1] - listed[1] == 3  # no blank line inside the list


def test_what_folds_out_is_a_heading(tmp_path: Path) -> None:
    source = _read(
        tmp_path,
        "<h2>Støtte</h2><details><summary>Omfang</summary><p>Efter behov.</p></details>"
        "<div><button aria-expanded='false'>Klage</button><div hidden class='panel'>Fire uger.</div></div>",
    )
    assert [(line.text, line.mark, line.level) for line in _text(source)] == [
        ("Støtte", Mark.HEADING, 2),
        ("Omfang", Mark.HEADING, 3),
        ("Efter behov.", Mark.TEXT, 0),
        ("Klage", Mark.HEADING, 3),
        ("Fire uger.", Mark.TEXT, 0),
    ]


def test_tables(tmp_path: Path) -> None:
    source = _read(
        tmp_path,
        "<table><tr><th>Målgruppe</th><td><p>Voksne</p></td></tr><tr><td>Omfang</td><td>Efter behov</td></tr>"
        "<tr><td colspan=2>Note under tabellen</td></tr></table><dl><dt>Klage</dt><dd>Fire uger</dd></dl>",
    )
    assert [(line.row, line.mark, line.text) for line in _text(source)] == [
        (1, Mark.LABEL, "Målgruppe"),
        (1, Mark.CELL, "Voksne"),
        (2, Mark.LABEL, "Omfang"),
        (2, Mark.CELL, "Efter behov"),
        (None, Mark.TEXT, "Note under tabellen"),
        (3, Mark.LABEL, "Klage"),
        (3, Mark.CELL, "Fire uger"),
    ]


def test_related_links_are_chrome_and_contact_is_not(tmp_path: Path) -> None:
    source = _read(
        tmp_path,
        "<h2>Omfang</h2><p>Du kan læse mere om <a href='#'>ledsagelse</a> i loven.</p>"
        "<div class='box'><h2>Læs også</h2><ul><li><a href='#'>Ledsagelse</a></li>"
        "<li><a href='#'>Botilbud</a></li></ul></div>"
        "<h2>Kontakt</h2><p>Ring til visitationen på <a href='tel:1'>11 22 33 44</a></p>",
    )
    chrome = {line.text for line in source.lines if line.mark is Mark.CHROME}
    assert {"Læs også", "Ledsagelse", "Botilbud"} <= chrome
    assert {line.text for line in _text(source)} == {
        "Omfang",
        "Du kan læse mere om ledsagelse i loven.",
        "Kontakt",
        "Ring til visitationen på 11 22 33 44",
    }


def test_a_page_without_main(tmp_path: Path) -> None:
    page = (
        "<html><body><div id='menu'><a>Forside</a> <a>Borger</a></div><div class='content'>{body}</div>"
        "<div class='page-footer'>Adresse 1</div></body></html>"
    )
    source = _read(tmp_path, "<h1>Støtte</h1><p>Støtten gives efter en vurdering.</p>", page=page)
    assert [line.text for line in _text(source)] == ["Støtte", "Støtten gives efter en vurdering."]


@pytest.mark.parametrize(
    ("data", "codes"),
    [
        ("<meta charset=iso-8859-1><p>Målgruppe æøå</p>".encode("latin-1"), ["not_utf8"]),
        ("\ufeff<html><p>Målgruppe æøå</p>".encode(), []),
        ("<html><p>Målgruppe æøå</p>".encode("utf-16"), ["not_utf8"]),
        ("<meta charset=iso-8859-1><p>Målgruppe æøå</p>".encode(), []),  # it lies: the bytes are UTF-8
    ],
)
def test_encodings(tmp_path: Path, data: bytes, codes: list[str]) -> None:
    path = tmp_path / "tegn.html"
    path.write_bytes(data)
    source = read(path)
    assert [line.text for line in source.lines] == ["Målgruppe æøå"]
    assert [finding.code for finding in source.findings] == codes


def test_deep_nesting_is_no_trap(tmp_path: Path) -> None:
    source = _read(tmp_path, "<div>" * 3000 + "Dybt nede" + "</div>" * 3000)
    assert "Dybt nede" in [line.text for line in source.lines]


_TAGS = (
    "div",
    "p",
    "ul",
    "li",
    "table",
    "tr",
    "td",
    "th",
    "b",
    "pre",
    "script",
    "nav",
    "details",
    "h2",
    "dl",
    "dt",
    "span",
)


def _tree(depth: int) -> st.SearchStrategy[str]:
    text = st.text(st.characters(codec="utf-8", exclude_characters="<>&\x00"), max_size=12)
    if not depth:
        return text
    child = st.lists(_tree(depth - 1), max_size=3).map("".join)
    return st.one_of(
        text, st.tuples(st.sampled_from(_TAGS), child).map(lambda pair: f"<{pair[0]}>{pair[1]}</{pair[0]}>")
    )


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=st.lists(_tree(3), max_size=4).map("".join))
def test_account_balances_for_any_tree(tmp_path: Path, body: str) -> None:
    path = tmp_path / "vilkårlig.html"
    path.write_text(f"<html><body><p>Fast tekst</p>{body}</body></html>", encoding="utf-8")
    try:
        source = read(path)
    except SourceError:  # control characters enough to be no text
        return
    assert verify(source) == []
    assert not any("\n" in line.text for line in source.lines)
