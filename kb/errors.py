"""What can go wrong, in words a caseworker can act on.

A message names the thing, a hint names the next action. Exactly two places turn these into words on a screen: the
command group in `cli` and `ui/state.py`. Odd text is never an error; it is a `Finding` with a line number.
"""

from __future__ import annotations


class KbError(Exception):
    """Something the user can mend.

    >>> str(KbError("There is no document 'vaerde.pdf'.", hint="Run `kb export sources` to list them."))
    "There is no document 'vaerde.pdf'. Run `kb export sources` to list them."
    """

    def __init__(self, message: str, *, hint: str = "") -> None:
        self.message = message
        self.hint = hint
        super().__init__(f"{message} {hint}".strip())


class SourceError(KbError):
    """A file that cannot be read as a document; the rest of the run goes on."""


class StoreError(KbError):
    """The derived data is missing, half-written or made by another version."""


class QueryError(KbError):
    """A question that names something unknown: a law, a municipality, a section type."""
