"""Which lines of a copied web page belong to the site and not to the text?

Only for text dumps; an HTML reader knows the elements. Evidence: a skip link at the top and the breadcrumb after it,
labels that only sites have ("Let digital adgang", "Del denne side"), cookie texts, and the address block round the
municipality's CVR number that ends the page.

Never: takes a contact section ("Kontakt" with the unit's own address and telephone); marks an everyday word ("Menu",
"Søg") unless the dump has shown itself to be a web page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kb.text.words import fold

TOP_LINES = 10  # printed lines
FOOTER_LINES = 25
MAX_LABEL = 60  # characters of a link text
MIN_LABELS = 2  # before labels alone show a web page

SKIP_LINK_RE = re.compile(r"(?:skip|gå|spring|hop)\s+(?:direkte\s+|videre\s+)?til\s+(?:hoved\s?)?indhold(?:et)?\.?")
BREADCRUMB_RE = re.compile(r"(?:hjem|forside|forsiden|start|du er her)\b:?(?:\s*(?:[>/»›|]\s*)?\w.*)")
SEPARATED_BREADCRUMB_RE = re.compile(r"(?:hjem|forside|forsiden|du er her:?)\s*[>/»›|].+")
COOKIE_RE = re.compile(r"\bcookie")
REGISTRATION_RE = re.compile(r"\b(?:cvr|ean)(?:[- ]?(?:nr|nummer))?\b[.:]*\s*\d")
PAGE_DATE_RE = re.compile(
    r"(?:siden (?:er )?)?(?:sidst|senest) (?:opdateret|redigeret|ændret):?(?: den| d\.)?\s*"
    r"(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}\. \w+ \d{4}|\d{4}-\d\d-\d\d)"
)
MUNICIPALITY_RE = re.compile(r"\w[\w -]*\s(?:kommune|regionskommune)")
ADDRESS_RE = re.compile(
    r"[\w. -]+ \d{1,3} ?[a-z]?,?(?: \d{4} [\w ]+)?|(?:dk-)?\d{4} [\w ]+|postboks \d+|\S+@\S+|(?:\d\d ?){4}|"
    r"(?:tlf|telefon|telefonnummer|hovednummer|e-?mail|mail|sikker mail|ean|cvr)\b.*|"
    r"rådhuset|(?:åbningstider|telefontider)\b.*|(?:man|tirs|ons|tors|fre)dag\b.*\d.*"
)

SITE_LABELS = frozenset(
    fold(label)
    for label in (
        "Genveje", "Del denne side", "Del siden", "Del på Facebook", "Let digital adgang", "Digital tilgængelighed",
        "Tilgængelighedserklæring", "Webtilgængelighed", "Was-erklæring", "Cookiepolitik", "Privatlivspolitik",
        "Privatlivs- og cookiepolitik", "Print siden", "Udskriv siden", "Læs siden op", "Læs højt", "Oplæsning",
        "Til toppen", "Gå til toppen", "Har du set", "Følg os", "Følg os på Facebook", "Tilmeld nyhedsbrev",
        "Var siden nyttig?", "Fandt du det, du søgte?", "Om hjemmesiden", "Accepter alle", "Afvis alle",
        "Kun nødvendige", "Se også på borger.dk", "Tilgængelighed på hjemmesiden", "Læs op", "Del", "Print", "Udskriv",
        "Databeskyttelse på hjemmesiden",
    )
)  # fmt: skip
TOP_LABELS = frozenset({"menu", "søg", "luk", "log ind", "selvbetjening", "kontakt os", "english", "hjem", "forside"})


def site_lines(texts: Sequence[str]) -> frozenset[int]:
    """0-based indexes of the lines that belong to the web site around the text.

    >>> page = ["Spring til indhold", "Hjem Borger Handicap", "", "Ledsagelse", "Kontakt", "Tlf. 55 00 11 22"]
    >>> sorted(site_lines([*page, "", "Lysby Kommune", "Torvet 1", "", "CVR: 12345678"]))
    [0, 1, 7, 8, 10]
    """
    printed = [index for index, text in enumerate(texts) if text]
    folded = {index: fold(texts[index]).rstrip(" .…") for index in printed}
    top, bottom = printed[:TOP_LINES], printed[-FOOTER_LINES:]
    header = _header(folded, top)
    footer = _footer(folded, bottom)
    labels = {index for index in printed if folded[index] in SITE_LABELS}
    labels |= {index for index in bottom if _is_page_date(folded[index])}
    if not header and not footer and len(labels) < MIN_LABELS:
        return frozenset()
    found = header | footer | labels
    found |= {index for index in top if folded[index] in TOP_LABELS and index < max(header, default=0)}
    found |= {index for index in (*top, *bottom) if COOKIE_RE.search(folded[index])}
    return frozenset(found)


def _header(folded: dict[int, str], top: Sequence[int]) -> set[int]:
    """The skip link with the breadcrumb after it, or a breadcrumb that shows its separators."""
    found: set[int] = set()
    for position, index in enumerate(top):
        if SKIP_LINK_RE.fullmatch(folded[index]) or _is_row_of_links(folded[index]):
            found.add(index)
            following = top[position + 1] if position + 1 < len(top) else None
            if following is not None and BREADCRUMB_RE.fullmatch(folded[following]):
                found.add(following)
        elif SEPARATED_BREADCRUMB_RE.fullmatch(folded[index]):
            found.add(index)
    return found


def _is_row_of_links(text: str) -> bool:
    """A skip link with the menu beside it: "Gå til indhold   Menu   Søg"."""
    match = SKIP_LINK_RE.match(text)
    rest = text[match.end() :].strip() if match else ""
    return bool(rest) and not re.sub(rf"\b(?:{'|'.join(sorted(TOP_LABELS))})\b|[\s|>/·]", "", rest)


def _is_page_date(text: str) -> bool:
    """The page's own date, alone or with the site's labels beside it: "Sidst opdateret 02-05-2024   Del siden"."""
    match = PAGE_DATE_RE.match(text)
    if match is None:
        return False
    rest = text[match.end() :]
    for label in sorted(SITE_LABELS, key=len, reverse=True):
        rest = rest.replace(label, "")
    return not rest.strip(" |·")


def _footer(folded: dict[int, str], bottom: Sequence[int]) -> set[int]:
    """From the municipality's name, over its address and CVR number, to the last link of the page."""
    anchors = [
        position
        for position, index in enumerate(bottom)
        if REGISTRATION_RE.search(folded[index]) or folded[index] in SITE_LABELS
    ]
    if not anchors or any(len(folded[index]) > MAX_LABEL for index in bottom[anchors[0] :]):
        return set()  # running text after it: it stands in the document, not under it
    for start in range(anchors[0] - 1, -1, -1):
        text = folded[bottom[start]]
        if MUNICIPALITY_RE.fullmatch(text):
            return set(bottom[start:])
        if not ADDRESS_RE.fullmatch(text):
            break
    is_registered = any(REGISTRATION_RE.search(folded[bottom[position]]) for position in anchors)
    return set(bottom[anchors[0] :]) if is_registered else set()
