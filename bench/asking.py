"""Does `kb ask` find the answers that a careful reader finds, and does it stay silent where there is none?

`bench/evaluation/asked.jsonl`: 40 questions about SEL § 85 as citizens and as case workers put them, each judged for
five real documents by somebody who had not seen the program: `answered` with all lines that answer, `related`, or
`silent`. It holds no text of theirs; without the documents beside the repository nothing is measured. The thresholds of
`kb.asking` were chosen with every other question in view.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.annotated import SHARED
from bench.figures import Figure
from kb.asking import Reply, TopicReader, replies
from kb.finder import Finder
from kb.ingest import ingest
from kb.library import Library
from kb.meaning.encoder import bundled, for_search
from kb.model import CellState, Quote
from kb.paths import PROJECT, Home
from kb.topic_tables import topic_table

ASKED = PROJECT / "bench" / "evaluation" / "asked.jsonl"
Lines = tuple[int, int]


def measure(shared: Path = SHARED) -> Iterator[Figure]:
    """Shares of the answers, and of the silences, over all questions and documents."""
    encoder = bundled()
    if encoder is None or not (shared / "corpus").is_dir():
        return
    with TemporaryDirectory(prefix="bench-") as folder:
        home = Home(Path(folder))
        ingest(home, [shared / "corpus"])
        library = Library.open(home)
        finder = Finder.open(home, library=library, encoder=for_search())
        tables = {law: topic_table(home, library, law, encoder=encoder) for law in {row["law"] for row in _rows()}}
        reader = TopicReader(tables.__getitem__, encoder.passages)
        met: Counter[str] = Counter()
        for row in _rows():
            for reply in replies(finder, library, row["question"], law=row["law"], topics=reader).rows:
                met.update(_counts(reply, row["rows"][reply.municipality.casefold()]))
        finder.close()
    yield Figure("ask.answers", met["answered"])
    yield Figure("ask.answer_shown", met["shown"] / met["answered"])
    yield Figure("ask.called_not_found", met["answered.silent"] / met["answered"], lower_is_better=True)
    yield Figure("ask.sure_quotes_right", met["sure.right"] / met["sure"])
    yield Figure("ask.silence_kept", met["silent.silent"] / met["silent"])
    yield Figure("ask.silence_called_sure", met["silent.sure"] / met["silent"], lower_is_better=True)


def _rows() -> list[dict[str, Any]]:
    return [json.loads(line) for line in ASKED.read_text(encoding="utf-8").splitlines()]


def _counts(reply: Reply, judged: dict[str, Any]) -> Counter[str]:
    """What one cell adds: how it was judged, what was said, and how many of the quotes stand where the answer does."""
    is_stated = reply.state is CellState.STATED
    said = "unsure" if reply.is_unsure else "sure" if is_stated else "silent"
    right = [any(_meet(shown, tuple(lines)) for lines in judged["passages"]) for shown in _shown(reply)]
    met = Counter({judged["state"]: 1, f"{judged['state']}.{said}": 1})
    if judged["state"] == "answered":
        met["shown"] = int(is_stated and any(right))
    if said == "sure":
        met["sure"], met["sure.right"] = len(right), sum(right)
    return met


def _shown(reply: Reply) -> Sequence[Lines]:
    places = [one if isinstance(one, Quote) else one.passage for one in reply.evidence]
    return [(place.start_line, place.end_line) for place in places]


def _meet(one: Lines, other: Sequence[int]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]
