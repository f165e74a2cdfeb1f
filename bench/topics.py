"""How often are the right provisions put side by side, is their relation right, and how long does it take?

Three sets: `seen`, our own standards under § 85 without those held back; `later`, our own under § 97, §§ 82 and 107;
`shared`, the annotations beside the repository. The vocabulary (`concepts.tsv`) was last widened when all three had
been read, so two measures say what a stranger's wording gets: `unseen`, where the table knows no word of one document
at a time (only pairs with that document count, so it is a lower bound), and `no_questions`, where it knows none of any
and the leanings learned from our own sentences stand alone. Across laws: § 82 with the rows that fire under § 85, and
the other way round.

A pair of provisions of two documents counts as found when some topic holds both; precision is counted over pairs of
which both are annotated. The relation of a pair that was found is that of the topic nearest to the annotated group.
"""

from __future__ import annotations

import csv
import json
import random
import time
import zlib
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import numpy as np
import numpy.typing as npt

from bench.figures import Figure
from bench.made_from import held_back
from kb.compare.topics import Relation, Topic, build_topics, topics_of
from kb.compare.topics.concepts import Concept, concepts
from kb.compare.topics.highlights import highlights
from kb.compare.topics.leanings import VectorsOf
from kb.compare.topics.matrix import topic_matrix
from kb.compare.topics.records import Statement
from kb.compare.topics.statements import voices
from kb.ingest import ingest
from kb.library import Library
from kb.meaning.encoder import bundled
from kb.model import Provision
from kb.paths import PROJECT, Home
from kb.taxonomy import CORE
from kb.topic_tables import vectors_of

CASES = PROJECT / "tests" / "cases" / "topics_shipped.tsv"
SHARED = PROJECT.parent / "shared"
MUNICIPALITIES, PROVISIONS = 98, 60
TARGETS = {"pair_f1": 0.60, "precision": 0.75, "relation": 0.80}

Span = tuple[str, int, int]  # document without its ending, first and last line


@dataclass(frozen=True, slots=True)
class Group:
    """Provisions that people put together."""

    law: str
    differs: bool | None  # None: said by one document only
    members: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Score:
    pair_f1: float
    precision: float
    recall: float
    relation: float


def measure(shared: Path = SHARED) -> Iterator[Figure]:
    """Quality on each set, then the time."""
    with TemporaryDirectory(prefix="bench-") as folder:
        home = Home(Path(folder))
        ingest(home, [PROJECT / "corpus"])
        library = Library.open(home)
        meaning = vectors_of(home, bundled())
        for name, groups in shipped(library).items():
            yield from _quality(name, library, groups, meaning)
    if (shared / "gold" / "matches.jsonl").exists():
        with TemporaryDirectory(prefix="bench-") as folder:
            home = Home(Path(folder))
            ingest(home, [shared / "corpus"])
            library = Library.open(home)
            meaning = vectors_of(home, bundled())
            yield from _quality("shared", library, judged(shared / "gold" / "matches.jsonl"), meaning)
            yield from _across_laws(library, judged(shared / "gold" / "matches.jsonl"), meaning)
            yield _seconds("topics.five_documents", library, meaning, target=2.0)
    yield from many()


# ------------------------------------------------------------------------------------------------ quality


def score_of(library: Library, groups: Sequence[Group], meaning: VectorsOf | None) -> Score:
    """How far the topics of a library agree with these groups."""
    return scored(groups, _topics({law: _statements(library, law) for law in {group.law for group in groups}}, meaning))


def _quality(name: str, library: Library, groups: Sequence[Group], meaning: VectorsOf | None) -> Iterator[Figure]:
    said = {law: _statements(library, law) for law in {group.law for group in groups}}
    score = scored(groups, _topics(said, meaning))
    for key, target in TARGETS.items():
        yield Figure(f"topics.{name}.{key}", getattr(score, key), target)
    by_words = scored(groups, _topics(said, None))
    yield Figure(f"topics.{name}.words_only.pair_f1", by_words.pair_f1)
    with _words_known(lambda *_: False):
        blind = scored(groups, _topics({law: [_blind(one) for one in held] for law, held in said.items()}, meaning))
    yield Figure(f"topics.{name}.no_questions.pair_f1", blind.pair_f1)
    yield Figure(f"topics.{name}.no_questions.precision", blind.precision)
    unseen = _unseen(groups, said, meaning)
    yield Figure(f"topics.{name}.unseen.pair_f1", unseen.pair_f1)
    yield Figure(f"topics.{name}.unseen.precision", unseen.precision)


def _statements(library: Library, law: str) -> list[Statement]:
    return [statement for voice in voices(library, law)[1] for statement in voice.statements]


def _topics(said: Mapping[str, Sequence[Statement]], meaning: VectorsOf | None) -> list[Topic]:
    return [topic for law, held in said.items() for topic in topics_of(held, law, vectors_of=meaning)]


def _blind(statement: Statement) -> Statement:
    return replace(statement, concepts=frozenset())


def _unseen(groups: Sequence[Group], said: Mapping[str, Sequence[Statement]], meaning: VectorsOf | None) -> Score:
    """The table knows no word of one document at a time; only its pairs count."""
    counts = np.zeros(4)
    for document in sorted({span[0] for group in groups for span in group.members}):
        seen = {
            law: [_blind(one) if _stem(one.provision.document) == document else one for one in held]
            for law, held in said.items()
        }
        held_by_it = (one for held in said.values() for one in held if _stem(one.provision.document) == document)
        own = {one.provision.text for one in held_by_it}
        with _words_known(partial(_is_not_of, own)):
            counts += _counts(groups, _topics(seen, meaning), only=document)
    return _score(counts, 0.0)


def _is_not_of(texts: Collection[str], _: Concept, text: str) -> bool:
    return text not in texts


def _is_row_of(names: Collection[str], concept: Concept, _: str) -> bool:
    return concept.name in names


@contextmanager
def _words_known(is_known: Callable[[Concept, str], bool]) -> Iterator[None]:
    """The table knows its words in these texts only."""
    knows = Concept.has_words_in

    def of_these(concept: Concept, text: str) -> bool:
        return is_known(concept, text) and knows(concept, text)

    with patch.object(Concept, "has_words_in", of_these):
        yield


def _across_laws(library: Library, groups: Sequence[Group], meaning: VectorsOf | None) -> Iterator[Figure]:
    """One law with the rows of the table that fire in what people annotated under the other."""
    laws = sorted({group.law for group in groups})
    for law, other in (laws, laws[::-1]):
        texts = [
            one.provision.text
            for one in _statements(library, other)
            for group in groups
            if group.law == other and any(overlap(_span(one), span) for span in group.members)
        ]
        names = {row.name for row in concepts() if any(row.has_words_in(text) for text in texts)}
        held = [replace(one, concepts=one.concepts & names) for one in _statements(library, law)]
        with _words_known(partial(_is_row_of, names)):
            score = scored([group for group in groups if group.law == law], _topics({law: held}, meaning))
        key = f"topics.shared.{law.rpartition('§ ')[2]}_with_rows_of_{other.rpartition('§ ')[2]}"
        yield Figure(f"{key}.pair_f1", score.pair_f1)
        yield Figure(f"{key}.precision", score.precision)


def scored(groups: Sequence[Group], topics: Sequence[Topic]) -> Score:
    """Pairs found, and the share of them whose relation is right."""
    right = asked = 0
    spans = [([span_of(member) for member in topic.members], topic) for topic in topics]
    for group in groups:
        if group.differs is None:
            continue
        for one, other in _pairs(group.members):
            holding = [(held, topic) for held, topic in spans if _holds(held, one) and _holds(held, other)]
            if not holding:
                continue
            asked += 1
            _, nearest = max(holding, key=lambda pair: _share(pair[0], group))
            right += (nearest.relation in {Relation.DIFFERENT, Relation.CONTRARY}) == group.differs
    return _score(_counts(groups, topics), right / asked if asked else 0.0)


def _counts(groups: Sequence[Group], topics: Sequence[Topic], *, only: str = "") -> npt.NDArray[np.float64]:
    """Annotated pairs found and in all; pairs made that are right and in all."""
    spans = [[span_of(member) for member in topic.members] for topic in topics]
    at = [(number, span) for number, group in enumerate(groups) for span in group.members]
    found = total = right = made = 0
    for group in groups:
        for one, other in _pairs(group.members):
            if not only or only in {one[0], other[0]}:
                total += 1
                found += any(_holds(held, one) and _holds(held, other) for held in spans)
    for held in spans:
        for one, other in _pairs(held):
            if only and only not in {one[0], other[0]}:
                continue
            mine, theirs = ({number for number, span in at if overlap(span, each)} for each in (one, other))
            if mine and theirs:
                made += 1
                right += bool(mine & theirs)
    return np.array([found, total, right, made], dtype=float)


def _score(counts: npt.NDArray[np.float64], relation: float) -> Score:
    found, total, right, made = counts.tolist()
    recall, precision = found / total if total else 0.0, right / made if made else 0.0
    both = precision + recall
    return Score(2 * precision * recall / both if both else 0.0, precision, recall, relation)


def _pairs(spans: Sequence[Span]) -> Iterator[tuple[Span, Span]]:
    for n, one in enumerate(spans):
        for other in spans[n + 1 :]:
            if one[0] != other[0]:
                yield one, other


def overlap(one: Span, other: Span) -> bool:
    return one[0] == other[0] and one[1] <= other[2] and other[1] <= one[2]


def _holds(held: Sequence[Span], span: Span) -> bool:
    return any(overlap(one, span) for one in held)


def _share(held: Sequence[Span], group: Group) -> float:
    return sum(_holds(group.members, span) for span in held) / len(held)


def _stem(document: str) -> str:
    return Path(document).stem


def _span(statement: Statement) -> Span:
    return span_of(statement.provision)


def span_of(provision: Provision) -> Span:
    return _stem(provision.document), provision.start_line, provision.end_line


# ------------------------------------------------------------------------------------------------ annotations


def judged(path: Path) -> list[Group]:
    """The groups beside the repository; loose ones are left out."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [
        Group(
            row["law"].replace("82a-d", "82"),
            row["relation"] != "equivalent",
            tuple((member["doc"], member["start_line"], member["end_line"]) for member in row["members"]),
        )
        for row in rows
        if not row.get("loose")
    ]


def shipped(library: Library) -> dict[str, list[Group]]:
    """Our own groups: those of § 85, and those of other laws and of documents held back."""
    provisions = {
        _stem(document.document): library.reading(document.document).provisions for document in library.documents
    }
    with CASES.open(encoding="utf-8") as table:
        rows = list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))
    named: dict[tuple[str, str, str], list[Span]] = {}
    for row in rows:
        for one in provisions.get(row["document"], ()):
            if one.text.startswith(row["begins"]) and any(ref.startswith(row["law"]) for ref in one.law_refs):
                named.setdefault((row["law"], row["topic"], row["relation"]), []).append(span_of(one))
    hidden = held_back()
    groups = [
        Group(law, None if relation == "only_here" else relation == "differs", tuple(spans))
        for (law, _, relation), spans in named.items()
    ]
    seen = [replace(one, members=tuple(s for s in one.members if s[0] not in hidden)) for one in groups]
    return {
        "seen": [one for one in seen if one.law == "SEL § 85" and one.members],
        "later": [one for one in groups if one.law != "SEL § 85"],
    }


# ------------------------------------------------------------------------------------------------ time


def _seconds(name: str, library: Library, meaning: VectorsOf | None, *, target: float) -> Figure:
    """Topics, matrix and findings; the vectors are at hand."""
    build_topics(library, "SEL § 85", vectors_of=meaning)
    begun = time.perf_counter()
    table = build_topics(library, "SEL § 85", vectors_of=meaning)
    highlights(library, topic_matrix(library, table), table)
    spent = time.perf_counter() - begun
    return Figure(name, spent, target, lower_is_better=True, unit="s", is_kept=False)


def many() -> Iterator[Figure]:
    """98 generated municipalities with 60 provisions each; the vectors are synthetic, made of the words."""
    with TemporaryDirectory(prefix="bench-") as folder:
        home, corpus = Home(Path(folder) / "home"), Path(folder) / "corpus"
        corpus.mkdir()
        for number in range(MUNICIPALITIES):
            (corpus / f"proeveby-{number:02}.txt").write_text(generated(number), encoding="utf-8")
        ingest(home, [corpus])
        library = Library.open(home)
        voices(library, "SEL § 85")  # read the documents
        begun = time.perf_counter()
        table = build_topics(library, "SEL § 85", vectors_of=synthetic)
        matrix = topic_matrix(library, table)
        spent = time.perf_counter() - begun
        yield Figure("topics.98_municipalities", spent, 60.0, lower_is_better=True, unit="s", is_kept=False)
        begun = time.perf_counter()
        eight = [column.municipality for column in matrix.columns if column.municipality][:8]
        topic_matrix(library, table, municipalities=eight, types=CORE, baseline=eight[0])
        spent = time.perf_counter() - begun
        yield Figure("topics.98_municipalities.other_choice", spent, 0.5, lower_is_better=True, unit="s", is_kept=False)
        yield Figure("topics.98_municipalities.statements", float(len(table.statements)), is_kept=False)


_HEADINGS = {
    "target_group": "Hvem kan få støtten",
    "content": "Hvad består støtten af",
    "scope": "Hvor meget støtte kan der gives",
    "exclusions": "Hvad er ikke omfattet",
    "follow_up": "Opfølgning",
    "payment": "Egenbetaling",
    "delivery": "Hvem leverer støtten",
    "procedure": "Ansøgning og afgørelse",
    "conditions": "Forventninger til borgeren",
}
_SWAPS = (
    ("Støtten", "Hjælpen"), ("støtten", "bostøtten"), ("Borgeren", "Du"), ("borgeren", "den enkelte"), ("kan", "skal"),
    ("to", "tre"), ("fire", "seks"), ("uger", "måneder"), ("Medarbejderen", "Støttepersonen"), ("gives", "ydes"),
    ("ikke", "heller ikke"), ("mindst", "som udgangspunkt"), ("18", "20"),
)  # fmt: skip


def generated(number: int) -> str:
    """A standard of a municipality that does not exist: sentences on known questions, worded in its own way."""
    chance = random.Random(number)
    name = f"Prøve{'bdfghjklmn'[number // 10]}{'aeiouyæøåe'[number % 10]}{'rlnst'[number % 5]}by"
    lines = [f"Kvalitetsstandard for bostøtte efter serviceloven § 85 i {name} Kommune", ""]
    questions = [row for row in concepts() if not row.never]
    left = PROVISIONS
    for at, (kind, heading) in enumerate(_HEADINGS.items()):
        fitting = [row for row in questions if kind in row.types or "*" in row.types]
        share = left // (len(_HEADINGS) - at)
        left -= share
        lines += [heading, ""]
        for row in chance.sample(fitting, min(share, len(fitting))):
            text = row.example
            for old, new in chance.sample(_SWAPS, 5):
                text = text.replace(old, new, 1)
            tail = chance.choice(("", " i hverdagen", " efter en samlet vurdering", f" i {name}", " hele året"))
            lines.append(text.rstrip(".") + tail + ".")
        lines.append("")
    return "\n".join(lines)


def synthetic(texts: Sequence[str]) -> npt.NDArray[np.float32]:
    """Unit vectors made of the words' hashes: as wide as the model's, and no meaning in them."""
    vectors = np.full((len(texts), 384), 0.05, dtype=np.float32)
    for row, text in enumerate(texts):
        for word in text.casefold().split():
            vectors[row, zlib.crc32(word[:6].encode()) % 384] += 1.0
    lengths: npt.NDArray[np.float32] = np.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors / lengths
