"""Does a clause of one municipality stand beside the clause of the other that answers the same question?

Measured on the topics that people annotated, beside the repository and in the batches written blind: a pair of clauses
is right when one annotated group holds both, and wrong when one of them belongs to a group that the other document
speaks to and the other clause is not in it. Pairs that no annotator said anything of do not count. `recall` is the
share of groups with members in both documents of which at least one pair was found.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.annotated import BATCH_HELD_BACK, SHARED, batches
from bench.figures import Figure
from bench.topics import Group, Span, judged, overlap, span_of
from kb.compare.pairwise import Clause, compare_pair
from kb.compare.topics import TopicTable, build_topics
from kb.ingest import ingest
from kb.library import Library
from kb.meaning.encoder import bundled
from kb.paths import Home
from kb.topic_tables import vectors_of

PRECISION = 0.75


def measure(shared: Path = SHARED) -> Iterator[Figure]:
    """The annotations beside the repository and the batch that is held back."""
    held_back = next(folder for folder in batches() if folder.name == BATCH_HELD_BACK)
    places = [(held_back.name, held_back / "corpus", held_back / "matches.jsonl")]
    if (shared / "gold" / "matches.jsonl").exists():
        places.insert(0, ("shared", shared / "corpus", shared / "gold" / "matches.jsonl"))
    for name, corpus, matches in places:
        precision, recall = score_of(corpus, judged(matches))
        yield Figure(f"pairs.{name}.precision", precision, PRECISION)
        yield Figure(f"pairs.{name}.recall", recall)


def score_of(corpus: Path, groups: Sequence[Group]) -> tuple[float, float]:
    """Precision and recall over all pairs of documents and the laws of the groups."""
    right = wrong = found = asked = 0
    with TemporaryDirectory(prefix="bench-") as folder:
        home = Home(Path(folder))
        ingest(home, [corpus])
        library = Library.open(home)
        for law in sorted({group.law for group in groups}):
            table = build_topics(library, law, vectors_of=vectors_of(home, bundled()))
            of_law = [group for group in groups if group.law == law]
            for one, other in combinations(table.documents, 2):
                pairs = list(_pairs(library, one, other, law, table))
                common = [group for group in of_law if _speaks(group, one) and _speaks(group, other)]
                for pair in pairs:
                    is_right = any(all(_is_of(group, span) for span in pair) for group in of_law)
                    right += is_right
                    wrong += not is_right and any(_is_of(group, span) for group in common for span in pair)
                asked += len(common)
                found += sum(any(all(_is_of(group, span) for span in pair) for pair in pairs) for group in common)
    return right / max(1, right + wrong), found / max(1, asked)


def _pairs(library: Library, one: str, other: str, law: str, table: TopicTable) -> Iterator[tuple[Span, Span]]:
    clauses: Sequence[Clause] = compare_pair(library, one, other, law, topics=lambda: table).clauses
    for clause in clauses:
        if clause.one is not None and clause.other is not None:
            yield span_of(clause.one), span_of(clause.other)


def _speaks(group: Group, document: str) -> bool:
    return any(span[0] == Path(document).stem for span in group.members)


def _is_of(group: Group, span: Span) -> bool:
    return any(overlap(span, member) for member in group.members)
