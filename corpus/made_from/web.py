"""How does a source document look as a page of a municipality's web site?

`web` is a page with everything such a site wraps around its text: cookie bar, menu, search, bread crumb, share links,
feedback form, footer, scripts. `table` is the bare kind: one table, label to the left.
"""

from __future__ import annotations

from html import escape
from itertools import groupby

from markup import Block, SourceDocument

PLACES = ("skip", "cookie", "menu", "search", "crumb", "share", "aside", "feedback", "footer")
WRAPPERS = {
    "skip": ('<a class="skip-link" href="#indhold">', "</a>"),
    "cookie": ('<div id="cookie-banner" class="cookie-consent" role="dialog" aria-label="Cookies">', "</div>"),
    "menu": ('<nav class="main-navigation" aria-label="Hovedmenu">', "</nav>"),
    "search": ('<form role="search" class="site-search" action="/soeg">', "</form>"),
    "crumb": ('<nav class="breadcrumb" aria-label="Brødkrumme">', "</nav>"),
    "share": ('<div class="share-links">', "</div>"),
    "aside": ('<aside class="related-content">', "</aside>"),
    "feedback": ('<div class="page-feedback">', "</div>"),
    "footer": ('<footer class="site-footer">', "</footer>"),
}
STYLE = (
    "body{font-family:sans-serif;max-width:54rem;margin:0 auto;padding:0 1rem;line-height:1.5}"
    "nav ul,.share-links ul,.page-feedback ul{display:flex;gap:1.25rem;list-style:none;padding:0}"
    ".site-header{border-bottom:3px solid #1d5f6f}.cookie-consent,.site-footer{background:#eef3f4;padding:.75rem}"
    "table{border-collapse:collapse}th{text-align:left;vertical-align:top;width:13rem}"
    "td,th{padding:.6rem;border-bottom:1px solid #ccc}td p,td ul{margin:0 0 .5rem}"
    "summary h3{display:inline}.skip-link{position:absolute;left:-9999px}"
)
SCRIPT = (
    "<script>window.dataLayer = window.dataLayer || []; dataLayer.push({'page': 'kvalitetsstandard', "
    "'text': 'Denne tekst er ikke en del af siden'});</script>"
)


def html(document: SourceDocument) -> bytes:
    """The document as one HTML file."""
    body = _table_page(document) if document.head["layout"] == "table" else _site_page(document)
    head = "\n".join(
        [
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escape(document.head['title'])} – {escape(document.head['municipality'])}</title>",
            f'<link rel="canonical" href="{escape(document.head.get("url", ""))}">',
            f"<style>{STYLE}</style>",
        ]
    )
    return f'<!DOCTYPE html>\n<html lang="da">\n<head>\n{head}\n</head>\n<body>\n{body}\n</body>\n</html>\n'.encode()


def _site_page(document: SourceDocument) -> str:
    chrome: dict[str, list[Block]] = {place: [] for place in PLACES}
    main: list[Block] = []
    for block in document.blocks:
        place = document.sections[block.section].place
        (chrome[place] if place else main).append(block)

    def around(place: str) -> str:
        opening, closing = WRAPPERS[place]
        return f"{opening}{_plain(chrome[place], place)}{closing}" if chrome[place] else ""

    return "\n".join(
        [
            around("skip"),
            around("cookie"),
            '<header class="site-header">',
            around("menu"),
            around("search"),
            "</header>",
            around("crumb"),
            '<main id="indhold">',
            _main(document, main),
            around("share"),
            "</main>",
            around("aside"),
            around("feedback"),
            around("footer"),
            '<noscript><img src="/t.gif" alt=""></noscript>',
            SCRIPT,
        ]
    )


def _plain(blocks: list[Block], place: str) -> str:
    parts = []
    for kind, group in groupby(blocks, key=lambda block: block.kind):
        items = [escape(block.text) for block in group]
        if kind == "bullet" and place == "cookie":
            parts += [f'<button type="button">{item}</button>\n' for item in items]
        elif kind == "bullet":
            parts.append("<ul>" + "".join(f'<li><a href="#">{item}</a></li>' for item in items) + "</ul>")
        elif kind == "heading":
            parts += [f"<h2>{item}</h2>" for item in items]
        elif place == "search":
            parts += [f'<label for="q">{item}</label><input id="q" type="search" name="q">' for item in items]
        elif place == "skip":
            parts += items
        else:
            parts += [f"<p>{item}</p>" for item in items]
    return "".join(parts)


def _main(document: SourceDocument, blocks: list[Block]) -> str:
    parts: list[str] = []
    for section, in_section in groupby(blocks, key=lambda block: block.section):
        mark = document.sections[section]
        is_folded = "details" in mark.flags
        if is_folded:
            parts.append('<details class="accordion">')
        for kind, group in groupby(in_section, key=lambda block: block.kind):
            for n, block in enumerate(items := list(group)):
                text = escape(block.text)
                if kind == "heading" and is_folded and block.level > 1:
                    parts.append(f"<summary><h{block.level}>{text}</h{block.level}></summary>")
                elif kind == "heading":
                    parts.append(f"<h{block.level}>{text}</h{block.level}>")
                elif kind == "bullet":
                    opening, closing = "<ul>" if n == 0 else "", "</ul>" if n == len(items) - 1 else ""
                    parts.append(f"{opening}<li>{text}</li>{closing}")
                elif kind == "cell":
                    parts.append(_cell(items, n))
                else:
                    parts.append(f"<p>{text}</p>")
        if is_folded:
            parts.append("</details>")
    return "\n".join(parts)


def _cell(cells: list[Block], n: int) -> str:
    """One cell with the tags that begin and end its row and table."""
    first = n == 0 or cells[n - 1].row != cells[n].row
    last = n == len(cells) - 1 or cells[n + 1].row != cells[n].row
    opening = ("<table>" if n == 0 else "") + ("<tr>" if first else "")
    closing = ("</tr>" if last else "") + ("</table>" if n == len(cells) - 1 else "")
    return f"{opening}<td>{escape(cells[n].text)}</td>{closing}"


def _table_page(document: SourceDocument) -> str:
    parts: list[str] = []
    rows: list[str] = []
    label, values = "", ""
    in_list = False

    def close_row() -> None:
        nonlocal label, values, in_list
        if label:
            rows.append(f'<tr><th scope="row">{label}</th><td>{values}{"</ul>" if in_list else ""}</td></tr>')
        label, values, in_list = "", "", False

    def close_table() -> None:
        close_row()
        if rows:
            parts.append("<table>\n" + "\n".join(rows) + "\n</table>")
            rows.clear()

    for block in document.blocks:
        text = escape(block.text)
        if block.kind == "label":
            close_row()
            label = text
        elif block.kind == "heading":
            close_table()
            parts.append(f"<h{block.level}>{text}</h{block.level}>")
        elif label:
            if block.kind == "bullet":
                values += ("" if in_list else "<ul>") + f"<li>{text}</li>"
                in_list = True
            else:
                values += ("</ul>" if in_list else "") + f"<p>{text}</p>"
                in_list = False
        else:
            parts.append(f"<p>{text}</p>")
    close_table()
    return "\n".join(parts)
