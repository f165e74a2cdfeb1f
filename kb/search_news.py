"""What happened to saved searches, in words."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict

from kb.compare.numbers import Number
from kb.compare.numbers.scales import size_of
from kb.hits import wrapped
from kb.model import Fact
from kb.present.numbers import fact_label, said
from kb.present.safe import printable
from kb.present.texts import Words
from kb.saved_searches import Change, ChangeKind, FactChange, News, Saved, Sight

NAMES = {ChangeKind.NEW: "Nyt", ChangeKind.CHANGED: "Ændret", ChangeKind.GONE: "Udgået"}


def fact_change(change: FactChange, words: Words) -> str:
    """ "Opfølgning, hvor ofte: hver 12. måned → hver 6. måned" """
    before, after = (_values(facts, words) for facts in (change.before, change.after))
    return f"{fact_label(change.type, words)}: {before} → {after}"


def _values(facts: Iterable[Fact], words: Words) -> str:
    found = dict.fromkeys(said(Number(0, fact.type, fact, size_of(fact), None, (), ()), words) for fact in facts)
    return ", ".join(found) or words("no_value_read")


def saved_as_lines(saved: Sequence[Saved]) -> list[str]:
    """The saved searches, for a terminal."""
    if not saved:
        return ['Der er ingen gemte søgninger. Gem en med `kb search "…" --save NAVN`.']
    lines = []
    for one in saved:
        filters = [*one.asked.municipalities, *one.asked.laws, *one.asked.types, *one.asked.documents]
        narrowed = f" ({printable(', '.join(filters))})" if filters else ""
        count = len(one.look.sights)
        lines.append(
            f"{printable(one.name)}: {printable(one.asked.query)}{narrowed}"
            f" · {count} {'sted' if count == 1 else 'steder'}, set {one.at[:16].replace('T', ' ')}"
        )
    return lines


def saved_as_json(saved: Sequence[Saved]) -> str:
    """The saved searches as one JSON list."""
    rows = [
        {
            "id": one.id,
            "name": one.name,
            "by": one.by,
            "seen": one.at,
            "snapshot": one.look.snapshot,
            "hits": len(one.look.sights),
            **asdict(one.asked),
        }
        for one in saved
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def news_as_lines(news: Sequence[News]) -> list[str]:
    """What is new, changed and gone, for a terminal."""
    words = Words("da")
    lines: list[str] = []
    for one in news:
        since = one.saved.at[:16].replace("T", " ")
        count = f"{len(one.changes)} nyheder" if len(one.changes) != 1 else "1 nyhed"
        if one.problem:
            lines += wrapped(f"{printable(one.saved.name)}: {printable(one.problem)}", "", "  ")
            continue
        lines += [f"{printable(one.saved.name)}: {count if one.changes else 'intet nyt'} siden {since}"]
        for change in one.changes:
            lines += _lines(change, words)
    return lines


def _lines(change: Change, words: Words) -> Iterator[str]:
    place = change.after or change.before
    if place is None:
        return
    heading = printable(place.heading or place.title)
    yield f"  {NAMES[change.kind]}: {printable(place.municipality)} · {heading} ({_where(place)})"
    for one in change.facts:
        yield from wrapped(printable(fact_change(one, words)), "    ", "      ")
    if change.before is not None:
        yield from wrapped(f"før: »{printable(change.before.text)}«", "    ", "         ")
    if change.after is not None:
        yield from wrapped(f"nu:  »{printable(change.after.text)}«", "    ", "         ")


def _where(sight: Sight) -> str:
    lines = f"{sight.start_line}-{sight.end_line}" if sight.start_line != sight.end_line else f"{sight.start_line}"
    page = f"side {sight.page}, " if sight.page else ""
    return f"{printable(sight.document)}, {page}linje {lines}"


def news_as_json(news: Sequence[News]) -> str:
    """What is new, changed and gone, as one JSON list."""
    rows = [
        {
            "id": one.saved.id,
            "name": one.saved.name,
            "query": one.saved.asked.query,
            "since": one.saved.at,
            "snapshot": one.now.snapshot,
            "problem": one.problem,
            "changes": [
                {
                    "kind": change.kind.value,
                    "before": _row(change.before),
                    "after": _row(change.after),
                    "facts": [
                        {
                            "fact_type": fact.type.value,
                            "before": [_fact(value) for value in fact.before],
                            "after": [_fact(value) for value in fact.after],
                        }
                        for fact in change.facts
                    ],
                }
                for change in one.changes
            ],
        }
        for one in news
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def _row(sight: Sight | None) -> dict[str, object] | None:
    if sight is None:
        return None
    keys = ("municipality", "document", "title", "heading", "text", "start_line", "end_line", "page")
    return {key: getattr(sight, key) for key in keys}


def _fact(fact: Fact) -> dict[str, object]:
    return {
        "value": fact.value,
        "qualifier": fact.qualifier.value if fact.qualifier else None,
        "unit": fact.unit or None,
        "per": fact.per or None,
        "phrase": fact.phrase,
    }
