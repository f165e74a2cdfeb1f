"""Is every character of a source accounted for?

`verify` recomputes the promise of `docs/architecture.md`: the stretches of all lines and drops cover each character of
the raw streams that is not white space exactly once, and a line's text is its stretches read in order. It trusts
nothing but the record itself, so it also checks a source that was stored and loaded again.
"""

from __future__ import annotations

from kb.model import Line, Source, Stretch
from kb.sources.glyphs import readable

_AT_MOST = 20  # complaints per kind; a broken account repeats itself


def verify(source: Source) -> list[str]:
    """What is wrong with the account of characters, one sentence each; empty when it balances."""
    return _numbering(source.lines) + _texts(source) + _coverage(source)


def _numbering(lines: tuple[Line, ...]) -> list[str]:
    return [
        f"line {line.number} stands as number {position}"
        for position, line in enumerate(lines, start=1)
        if line.number != position
    ][:_AT_MOST]


def _texts(source: Source) -> list[str]:
    complaints = []
    for line in source.lines:
        raw = "".join(_cut(source, stretch) for stretch in line.origin)
        expected = readable(raw, media_type=source.media_type, mark=line.mark)
        if _bare(expected) != _bare(line.text):
            complaints.append(f"line {line.number} reads {line.text!r}, its characters read {expected!r}")
    return complaints[:_AT_MOST]


def _coverage(source: Source) -> list[str]:
    seen = [bytearray(len(stream)) for stream in source.streams]
    complaints = []
    claims = [(f"line {line.number}", line.origin) for line in source.lines]
    claims += [(f"drop {drop.reason!r}", drop.origin) for drop in source.dropped]
    for name, origin in claims:
        for stretch in origin:
            if not (0 <= stretch.stream < len(seen) and 0 <= stretch.start <= stretch.end <= len(seen[stretch.stream])):
                complaints.append(f"{name} names a stretch outside the streams: {stretch}")
                continue
            counts = seen[stretch.stream]
            for position in range(stretch.start, stretch.end):
                counts[position] = min(2, counts[position] + 1)
    for number, (stream, counts) in enumerate(zip(source.streams, seen, strict=True)):
        for position, (character, count) in enumerate(zip(stream, counts, strict=True)):
            if count == 1 or character.isspace():
                continue
            fate = "in no line and in no drop" if count == 0 else "claimed more than once"
            complaints.append(f"stream {number}, character {position} ({character!r}) is {fate}")
            if len(complaints) >= _AT_MOST:
                return complaints
    return complaints


def _cut(source: Source, stretch: Stretch) -> str:
    if not 0 <= stretch.stream < len(source.streams):
        return ""
    return source.streams[stretch.stream][stretch.start : stretch.end]


def _bare(text: str) -> str:
    return "".join(text.split())
