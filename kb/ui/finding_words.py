"""What does the app say of a finding or a refused file? The program's words, with a page in place of a command."""

from __future__ import annotations

import re

from kb.model import Finding
from kb.ui.texts import Texts

_OWN = frozenset({"no_municipality"})  # codes that the app has words of its own for
_FORGET_RE = re.compile(r"fjern (?P<which>det ene|det andet dokument) med `kb forget[^`]*`")


def finding_said(finding: Finding, texts: Texts) -> str:
    """The finding in words for a reader who has no command line."""
    return texts(finding.code) if finding.code in _OWN else here(finding.message)


def here(message: str) -> str:
    """The program's words, with the page that does what the command does.

    >>> here("Indholdet er det samme som i 'a.pdf'; fjern det ene med `kb forget`.")
    "Indholdet er det samme som i 'a.pdf'; tag det ene ud på siden Tilføj."
    """
    return _FORGET_RE.sub(r"tag \g<which> ud på siden Tilføj", message)
