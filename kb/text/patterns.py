"""How is a pattern put together so that it can be read?"""

from __future__ import annotations


def any_of(*ways: str) -> str:
    """A pattern that holds where one of these does; each stands on a line of its own.

    >>> any_of(r"\\bklage", r"\\banke")
    '\\\\bklage|\\\\banke'
    """
    return "|".join(ways)
