"""What does a web page say, and what is only the site around it?

The stream is the text nodes in the order of the file, scripts and comments included. Each piece of it becomes part of a
line or of a drop; menus, cookie bars, breadcrumbs and footers are lines marked CHROME, so nothing is lost and anybody
can see what was set aside. Nothing is added: a list item has no bullet in the file and gets none here.

Chrome, evidence in order: what the page calls itself (nav, footer, role, class and id names), standing outside the main
text (`main`, `[role=main]`, a lone `article`), and for the rest links without a sentence between them. What only an
accordion hides is text: municipal sites fold their standards.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from importlib.metadata import version

from bs4 import BeautifulSoup
from bs4.element import CData, Comment, Declaration, Doctype, NavigableString, ProcessingInstruction, Tag

from kb.errors import SourceError
from kb.model import Mark, Stretch
from kb.sources.decoding import decode
from kb.sources.glyphs import HTML, readable
from kb.sources.reading import Raw, Reading
from kb.sources.writing import LineWriter, bold_beginning

# Elements whose text nobody reads, and what to call them in the account.
_SILENT = {
    "script": "script",
    "style": "stilark",
    "template": "skabelon",
    "noscript": "reserve uden script",
    "head": "sidehoved",
    "svg": "tegning",
    "iframe": "indlejret side",
    "object": "indlejret indhold",
    "audio": "lyd",
    "video": "video",
    "canvas": "tegning",
    "math": "formel",
}
_BLOCK_NAMES = """
address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form
h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol option p pre section summary table tbody td tfoot th
thead tr ul"""
# Blocks that are set off from what stands around them; a bare div is not.
_SET_OFF_NAMES = """
address article aside blockquote details dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr main nav ol p pre
section summary table ul"""
_BLOCKS, _SET_OFF = frozenset(_BLOCK_NAMES.split()), frozenset(_SET_OFF_NAMES.split())
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_CONTROLS = frozenset({"select", "textarea", "datalist", "option"})

_CHROME_TAGS = frozenset({"nav", "footer", "dialog"})
_PAGE_TAGS = frozenset({"header", "aside"})  # chrome of a page, but an article may have them too
_CHROME_ROLES = frozenset({"navigation", "banner", "contentinfo", "search", "complementary", "dialog", "alertdialog"})
# Names in class and id, compared word by word after splitting at hyphens, underscores and capitals.
_CHROME_WORDS = """
cookie cookies cookiebot cookieconsent consent breadcrumb breadcrumbs brodkrumme broedkrumme skip skiplink skiplinks
share sharing socialshare addthis sitemap navbar navigation topbar megamenu sidemenu leftmenu readspeaker feedback
rating webchat chatbot newsletter"""
# Only where the page does not say which part is its text.
_OUTSIDE_WORDS = "menu nav header footer sidebar toolbar search soeg banner globalheader pagefooter"
_FOLD_WORDS = "accordion collapse collapsible foldable foldout toggle expandable faq tab tabs tabpanel panel"
_CHROME_NAMES, _CHROME_NAMES_OUTSIDE = frozenset(_CHROME_WORDS.split()), frozenset(_OUTSIDE_WORDS.split())
_FOLD_NAMES = frozenset(_FOLD_WORDS.split())
_HIDDEN_STYLE_RE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_WORD_RE = re.compile(r"[a-zæøå]+|[A-ZÆØÅ]+(?![a-zæøå])|[A-ZÆØÅ][a-zæøå]+")
_SKIP_RE = re.compile(
    r"(skip|spring|gå|hop) (direkte )?til (hoved ?)?(indhold|menu|navigation|søg)\w*|tilbage til toppen|til toppen|"
    r"(del|print|udskriv) (denne )?side(n)?|læs (siden|teksten|artiklen)? ?op|lyt til (siden|teksten)|"
    r"let digital adgang|tilgængelighedserklæring|du er her:?",
    re.IGNORECASE,
)
_ASIDE_HEADING_RE = re.compile(
    r"genveje|læs også|se også|relaterede? (links?|sider?|indhold|artikler)|andre sider|mere på siden|"
    r"del (denne )?siden?|fandt du (det|hvad) .*|hjalp .* dig\??|var (siden|informationen) .*",
    re.IGNORECASE,
)
_CHARSET_RE = re.compile(rb"<meta[^>]+charset=[\"']?\s*([\w-]+)", re.IGNORECASE)
_SAVED_FROM_RE = re.compile(r"saved from url=\(\d+\)(\S+)")


@dataclass(frozen=True, slots=True)
class _Context:
    """What the elements around a text say of it."""

    mark: Mark = Mark.TEXT
    level: int = 0
    row: int | None = None
    bold: bool = False
    chrome: bool = False
    drop: str = ""
    folded: bool = False  # inside an accordion: hiding is no hiding
    verbatim: bool = False  # white space counts


class _Page:
    """Walks through the tree once and writes lines as blocks end."""

    def __init__(self, soup: BeautifulSoup) -> None:
        self.stream: list[str] = []
        self.position = 0
        self.writer = LineWriter()
        self.rows = 0
        self.main = _main_text(soup)
        self.targets = _fold_targets(soup)
        self._pieces: list[tuple[str, int, int]] = []  # text, start, end in the stream
        self._context = _Context()
        self._bold: list[tuple[int, bool]] = []  # letters, bold
        self._new_item = False
        self._last_level = 0  # of the last h1-h6

    def walk(self, root: Tag) -> None:
        """Everything below an element; with a stack of its own, as saved pages nest deeper than Python recurses."""
        stack: list[tuple[Iterator[object], Tag, _Context]] = []
        stack.append((iter(root.children), root, _Context(chrome=self.main is not None)))
        while stack:
            children, tag, context = stack[-1]
            child = next(children, None)
            if child is None:
                stack.pop()
                self._leave(tag)
            elif isinstance(child, Tag):
                inner = self._inside(child, context)
                self._enter(child, inner)
                stack.append((iter(child.children), child, inner))
            elif isinstance(child, NavigableString):
                self._text(child, context)

    # -------------------------------------------------------------------------------------------- elements

    def _inside(self, tag: Tag, around: _Context) -> _Context:
        name = tag.name
        if around.drop:
            return around
        if name in _SILENT:
            return replace(around, drop=_SILENT[name])
        folded = around.folded or name == "details" or bool(_names(tag) & _FOLD_NAMES) or tag.get("id") in self.targets
        if _is_hidden(tag) and not folded:
            return replace(around, drop="skjult element")
        context = replace(around, folded=folded)
        if tag is self.main:
            context = replace(context, chrome=False)
        elif not around.chrome and self._is_chrome(tag):
            context = replace(context, chrome=True)
        if name in _HEADINGS:
            self._last_level = _HEADINGS[name]
            return replace(context, mark=Mark.HEADING, level=_HEADINGS[name])
        if (name == "summary" or _is_fold_button(tag)) and context.mark is not Mark.HEADING:
            return replace(context, mark=Mark.HEADING, level=min(6, self._last_level + 1))
        if name == "li" and context.mark is not Mark.HEADING:
            return replace(context, mark=Mark.BULLET)
        if name in ("strong", "b"):
            return replace(context, bold=True)
        if name == "pre":
            return replace(context, verbatim=True)
        return self._in_table(tag, context)

    def _in_table(self, tag: Tag, context: _Context) -> _Context:
        name = tag.name
        if name == "tr":
            self.rows += len(tag.find_all(["td", "th"], recursive=False)) > 1
            return replace(context, row=self.rows if len(tag.find_all(["td", "th"], recursive=False)) > 1 else None)
        if name in ("td", "th"):
            cells = list(tag.parent.find_all(["td", "th"], recursive=False)) if tag.parent else [tag]
            if name == "th":
                return replace(context, mark=Mark.LABEL, bold=True)
            if len(cells) == 1:
                return replace(context, mark=Mark.TEXT)
            return replace(context, mark=Mark.LABEL if cells[0] is tag else Mark.CELL)
        if name == "dt":
            self.rows += 1
            return replace(context, mark=Mark.LABEL, row=self.rows)
        if name == "dd":
            return replace(context, mark=Mark.CELL, row=self.rows)
        return context

    def _is_chrome(self, tag: Tag) -> bool:
        name, role = tag.name, str(tag.get("role") or "")
        if name in _CHROME_TAGS or role in _CHROME_ROLES or name in _CONTROLS:
            return True
        if (
            name in _PAGE_TAGS
            and (self.main is None or name == "aside")
            and tag.find_parent(["article", "main"]) is None
        ):
            return True
        names = _names(tag)
        if names & _CHROME_NAMES and tag.name not in ("body", "html", "main", "article"):
            return _length(tag) < 1500 or _link_share(tag) > 0.5
        if self.main is None and names & _CHROME_NAMES_OUTSIDE and tag.name not in ("body", "html", "main", "article"):
            return _length(tag) < 1500 or _link_share(tag) > 0.5
        if name in ("ul", "ol", "div", "section", "p") and _is_aside(tag):
            return True
        return name in ("a", "p", "li", "button", "span") and _SKIP_RE.fullmatch(_short_text(tag)) is not None

    def _enter(self, tag: Tag, context: _Context) -> None:
        if tag.name == "br":
            self._flush()
        elif _is_block(tag) and not context.drop:
            self._flush()
            self._new_item |= tag.name == "li"
            if _is_set_off(tag):
                self.writer.blank()

    def _leave(self, tag: Tag) -> None:
        if _is_block(tag):
            self._flush()
            self._new_item &= tag.name != "li"
            if _is_set_off(tag):
                self.writer.blank()

    # -------------------------------------------------------------------------------------------- text

    def _text(self, node: NavigableString, context: _Context) -> None:
        text = str(node)
        start = self.position
        self.stream.append(text)
        self.position += len(text)
        reason = context.drop
        if isinstance(node, Comment | Declaration | Doctype | ProcessingInstruction) and not isinstance(node, CData):
            reason = "kommentar" if isinstance(node, Comment) else "erklæring"
        if reason:
            self.writer.drop(reason, [Stretch(0, start, self.position)])
            return
        parts = text.split("\n") if context.verbatim else [text]
        for number, part in enumerate(parts):
            if number:
                self._flush()
            if part.strip() or self._pieces:
                if not self._pieces or part.strip():
                    self._context = context if not self._has_words() else self._context
                self._pieces.append((part, start, start + len(part)))
                self._bold.append((len(part.strip()), context.bold))
            start += len(part) + 1

    def _has_words(self) -> bool:
        return any(text.strip() for text, _, _ in self._pieces)

    def _flush(self) -> None:
        pieces, context = self._pieces, self._context
        bold = [is_bold for letters, is_bold in self._bold if letters]
        lead = bold_beginning((text, is_bold) for (text, _, _), (_, is_bold) in zip(pieces, self._bold, strict=True))
        self._pieces, self._bold = [], []
        raw = "".join(text for text, _, _ in pieces)
        shown = readable(raw, media_type=HTML)
        text = shown.rstrip() if context.verbatim else " ".join(shown.split())
        if not text.strip():
            # Signs without width, such as a lone zero width space, print nothing.
            weightless = [Stretch(0, start, end) for piece, start, end in pieces if piece.strip()]
            if weightless:
                self.writer.drop("usynlige tegn", weightless)
            return
        mark = Mark.CHROME if context.chrome else context.mark
        if mark is Mark.BULLET and not self._new_item:
            mark = Mark.TEXT if context.row is None else Mark.CELL
        self._new_item = False
        self.writer.add(
            text,
            [Stretch(0, start, end) for _, start, end in pieces],
            mark=mark,
            level=context.level if mark is Mark.HEADING else 0,
            row=None if context.chrome else context.row,
            bold=bool(bold) and all(bold),
            bold_lead=len(" ".join(readable(lead, media_type=HTML).split())),
        )


def read_html(raw: Raw) -> Reading:
    """A saved web page; raises SourceError when no text is left beside scripts."""
    declared = _CHARSET_RE.search(raw.data[:4096])
    text, findings = decode(raw.data, name=raw.name, declared=declared.group(1).decode("ascii") if declared else "")
    soup = BeautifulSoup(text, "lxml")
    page = _Page(soup)
    page.walk(soup)
    lines, dropped = page.writer.finish()
    if not any(line.text and line.mark is not Mark.CHROME for line in lines):
        raise SourceError(
            f"'{raw.name}' indeholder ingen tekst uden for scripts og menuer.",
            hint="Gem siden igen fra browseren, når teksten er vist, eller udskriv den til PDF.",
        )
    return Reading(
        streams=("".join(page.stream),),
        lines=lines,
        reader=f"beautifulsoup4 {version('beautifulsoup4')} + lxml {version('lxml')}",
        dropped=dropped,
        hints=_hints(soup, text),
        findings=findings,
    )


# ------------------------------------------------------------------------------------------------ what the page says


def _main_text(soup: BeautifulSoup) -> Tag | None:
    """The element that holds the text, when the page names one and most of the words are in it."""
    whole = sum(len(str(string).strip()) for string in soup.find_all(string=True) if _is_prose(string))
    candidates = [*soup.find_all("main"), *soup.select("[role=main]")]
    articles = soup.find_all("article")
    candidates += articles if len(articles) == 1 else []
    candidates += [tag for key in ("main-content", "maincontent", "main", "content") for tag in soup.select(f"#{key}")]
    for tag in candidates:
        prose = sum(len(str(string).strip()) for string in tag.find_all(string=True) if _is_prose(string))
        if prose and prose >= 0.5 * whole:
            return tag
    return None


def _is_prose(string: NavigableString) -> bool:
    """Text that is neither script nor the words of a link."""
    if isinstance(string, Comment | Declaration | Doctype) or not string.strip():
        return False
    return not any(parent.name in _SILENT or parent.name in ("a", "nav", "footer") for parent in string.parents)


def _fold_targets(soup: BeautifulSoup) -> frozenset[str]:
    """Ids of what a button on the page folds out."""
    return frozenset(
        target
        for tag in soup.select("[aria-controls]")
        if tag.get("aria-expanded") is not None or tag.get("role") == "tab"
        for target in str(tag["aria-controls"]).split()
    )


def _is_hidden(tag: Tag) -> bool:
    hidden = tag.get("hidden")
    if hidden is not None and str(hidden).lower() != "until-found":
        return True
    if str(tag.get("aria-hidden")).lower() == "true" and tag.get("aria-expanded") is None:
        return True
    return _HIDDEN_STYLE_RE.search(str(tag.get("style") or "")) is not None


def _names(tag: Tag) -> set[str]:
    """Words in the class and id of an element."""
    classes = tag.get("class")
    values = [*(classes if isinstance(classes, list) else [classes or ""]), str(tag.get("id") or "")]
    names: set[str] = set()
    for value in values:
        words = [word.lower() for word in _WORD_RE.findall(str(value))]
        names.update(words)
        names.add("".join(words))
    return names


def _is_aside(tag: Tag) -> bool:
    """A box of links to elsewhere: mostly links under a heading such as "Læs også", or a menu by its looks."""
    links = tag.find_all("a")
    if not links or _length(tag) > 3000:
        return False
    share = _link_share(tag)
    if share > 0.9 and len(links) >= 4 and tag.name in ("ul", "ol"):
        return all(len(link.get_text().strip()) < 60 for link in links)
    heading = tag.find(list(_HEADINGS)) if tag.name in ("div", "section") else None
    if heading is not None and _ASIDE_HEADING_RE.fullmatch(_short_text(heading)):
        return _length(tag) - len(heading.get_text().strip()) <= 1.3 * sum(len(a.get_text().strip()) for a in links)
    before = tag.find_previous_sibling()
    if share > 0.8 and isinstance(before, Tag) and before.name in (*_HEADINGS, "p", "strong"):
        return _ASIDE_HEADING_RE.fullmatch(_short_text(before)) is not None
    return False


def _link_share(tag: Tag) -> float:
    length = _length(tag)
    return sum(len(a.get_text().strip()) for a in tag.find_all("a")) / length if length else 0.0


def _length(tag: Tag) -> int:
    return len(" ".join(tag.get_text(" ").split()))


def _short_text(tag: Tag) -> str:
    text = tag.get_text(" ", strip=True)
    return " ".join(text.split()) if len(text) < 200 else text


def _is_block(tag: Tag) -> bool:
    return tag.name in _BLOCKS or _is_fold_button(tag)


def _is_set_off(tag: Tag) -> bool:
    """Is there white space around it? Inside a list item a paragraph or a list stays with the item."""
    return (tag.name in _SET_OFF or _is_fold_button(tag)) and tag.find_parent(["li", "dt"]) is None


def _is_fold_button(tag: Tag) -> bool:
    """A button that folds text out is the heading of that text."""
    return tag.name in ("button", "a") and tag.get("aria-expanded") is not None


def _hints(soup: BeautifulSoup, text: str) -> tuple[tuple[str, str], ...]:
    hints: list[tuple[str, str]] = []
    if soup.title is not None and soup.title.get_text(strip=True):
        hints.append(("title", " ".join(soup.title.get_text().split())))
    root = soup.find("html")
    if isinstance(root, Tag) and root.get("lang"):
        hints.append(("language", str(root["lang"])))
    for key, names in _META.items():
        for name in names:
            tag = soup.find("meta", attrs={"name": name}) or soup.find("meta", attrs={"property": name})
            if isinstance(tag, Tag) and str(tag.get("content") or "").strip():
                hints.append((key, " ".join(str(tag["content"]).split())))
                break
    link = soup.find("link", rel="canonical")
    saved = _SAVED_FROM_RE.search(text[:2000])
    if isinstance(link, Tag) and link.get("href"):
        hints.append(("url", str(link["href"])))
    elif saved:
        hints.append(("url", saved.group(1)))
    return tuple(hints)


_META = {
    "author": ("author", "dcterms.creator", "DC.creator"),
    "site": ("og:site_name",),
    "created": ("article:published_time", "dcterms.created", "DC.date", "date"),
    "modified": ("article:modified_time", "dcterms.modified", "last-modified"),
    "description": ("description",),
}
