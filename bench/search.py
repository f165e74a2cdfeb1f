"""What does each ingredient of the search give? `python -m bench.search`

Sets of questions. `pairs`: everyday questions and the passages of the shipped corpus that answer them
(tests/cases/search_pairs.tsv); the ranker's weights are fitted on these. `development` and `held_out`: further ones
over the same corpus (tests/cases/search_judged.tsv); rules and word lists may be looked at with the first half in view,
never with the second. `everyday`: questions without the words of the documents, for measuring only; they were written
before the program was asked any of them. `shared`: judged questions beside the repository, where they exist; the
thesaurus was written when they had been read, so they flatter it. Each system answers all questions in the same run:

    bm25         stems of the passage's words, Whoosh's BM25F
    dense        the bundled model, passage with its context
    fused        both, reciprocal rank fusion
    search       what `kb search` does
    without ...  the same without one ingredient

A passage counts for a judged one when their lines overlap, and each judged one counts once.

Questions of kind `none` ask for what no document says: counted is how often no passage among the first three holds half
of the question, telling words counting more. Misspelt questions (tests/cases/search_misspelt.tsv) need no judging:
counted is how often the words meant are searched, and how often the first hit of the right spelling is among the first
three of the wrong one.

Vectors are kept in .bench/ between runs: the first takes minutes, the next half a minute.
"""

from __future__ import annotations

import csv
import json
import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import click
import numpy as np

from bench.figures import Figure
from kb.finder import Finder
from kb.index import Searcher
from kb.index.engine import AnyOf, Field, Has
from kb.index.question import Question, Way
from kb.index.ranking import FEATURES, score, shipped_weights
from kb.index.searcher import Only
from kb.ingest import ingest
from kb.meaning.encoder import Encoder, bundled
from kb.paths import PROJECT, Home

PAIRS, JUDGED, SLIPS = (PROJECT / "tests" / "cases" / f"search_{name}.tsv" for name in ("pairs", "judged", "misspelt"))
HALVES = ("development", "held_out")
EVERYDAY = "everyday"  # asked without the words of the documents, written before the program was asked
VECTORS = PROJECT / ".bench" / "vectors"
NO_ANSWER = "none"
CLAIMS = 0.5  # share of a question that a passage holds to claim that it answers
SHARED = PROJECT.parent / "shared"
CUT = 10
FUSED = 60  # the constant of reciprocal rank fusion
TARGETS = {
    "search.shared.all": 0.70,
    "search.shared.paraphrase": 0.30,
    "search.shared.synonym": 0.65,
    "search.shared.misspelling": 0.75,
    "search.shared.citation": 0.85,
    "search.shared.english": 0.50,
    "search.shared.first_three": 0.86,
}


@dataclass(frozen=True, slots=True)
class Judged:
    """A question and what answers it: for each passage number the judged places it lies on, with their grades."""

    text: str
    kind: str
    only: Only
    places: Mapping[int, tuple[tuple[int, int], ...]]  # passage -> (grade, place)
    grades: tuple[int, ...]  # of all places, best first


@dataclass(frozen=True, slots=True)
class Questions:
    """A set of judged questions over one index."""

    name: str
    searcher: Searcher
    judged: tuple[Judged, ...]


Order = Callable[[Searcher, Judged], list[int]]


def measure(shared: Path = SHARED) -> Iterator[Figure]:
    """nDCG@10 of each system on each set, by kind of question for the search itself, and how slips are taken."""
    encoder = bundled()
    for questions in opened(shared, encoder):
        key = f"search.{questions.name}"
        answered = [judged for judged in questions.judged if judged.kind != NO_ANSWER]
        for name, order in systems(encoder).items():
            orders = [order(questions.searcher, judged) for judged in answered]
            gains = [ndcg(judged, found) for judged, found in zip(answered, orders, strict=True)]
            if name != "search":
                yield Figure(f"{key}.{name}", mean(gains))
                continue
            yield Figure(f"{key}.all", mean(gains), TARGETS.get(f"{key}.all"))
            for kind in sorted({judged.kind for judged in answered}):
                of_kind = [g for g, judged in zip(gains, answered, strict=True) if judged.kind == kind]
                yield Figure(f"{key}.{kind}", mean(of_kind), TARGETS.get(f"{key}.{kind}"))
            first = [is_first_three(judged, found) for judged, found in zip(answered, orders, strict=True)]
            yield Figure(f"{key}.first_three", mean(first), TARGETS.get(f"{key}.first_three"))
        unanswered = [judged for judged in questions.judged if judged.kind == NO_ANSWER]
        if unanswered:
            yield Figure(
                f"{key}.nothing_claimed", mean([claims_nothing(questions.searcher, one) for one in unanswered])
            )
        if questions.name in HALVES:
            yield from _slips(questions, key)


def _slips(questions: Questions, key: str) -> Iterator[Figure]:
    rows = [row for row in _rows(SLIPS) if _half(row) == questions.name]
    searcher = questions.searcher
    yield Figure(f"{key}.slips_understood", mean([float(_is_understood(searcher, row)) for row in rows]))
    yield Figure(f"{key}.slips_found", mean([float(_is_found(searcher, row)) for row in rows]))


def _is_understood(searcher: Searcher, row: Mapping[str, str]) -> bool:
    """Are the words that were meant searched?"""
    read = searcher.read(row["typed"])
    searched = {term for word in read.words for variant in word.variants for term in variant.terms}
    meant = [word.variants[0].terms for word in searcher.read(row["meant"]).words]
    return {terms[0] for terms in meant if len(terms) == 1} <= searched


def _is_found(searcher: Searcher, row: Mapping[str, str]) -> bool:
    """Is the first hit of the right spelling among the first three of the wrong one?"""
    wrong, right = (searcher.search(row[name], limit=3).hits for name in ("typed", "meant"))
    return bool(right) and right[0].passage.id in [hit.passage.id for hit in wrong]


def claims_nothing(searcher: Searcher, judged: Judged) -> float:
    """1.0 when none of the first three hits holds half of the question."""
    return float(all(hit.covers < CLAIMS for hit in searcher.search(judged.text, only=judged.only, limit=3).hits))


# ------------------------------------------------------------------------------------------------ systems


def systems(encoder: Encoder | None) -> dict[str, Order]:
    """The systems that are compared, by name."""
    ways: dict[str, Order] = {
        "bm25": lambda searcher, judged: _bm25(searcher, judged),
        "dense": lambda searcher, judged: _dense(searcher, judged, encoder),
        "fused": lambda searcher, judged: _fused(_bm25(searcher, judged), _dense(searcher, judged, encoder)),
        "search": lambda searcher, judged: searched(searcher, judged),
    }
    for name, change in CHANGES.items():
        ways[f"without {name}"] = _changed(change)
    for name, features in LEFT_OUT.items():
        ways[f"without {name}"] = _weighing(features)
    return ways


def _without_way(way: Way) -> Callable[[Question], Question]:
    def changed(question: Question) -> Question:
        words = (
            replace(word, variants=tuple(variant for variant in word.variants if variant.way is not way))
            for word in question.words
        )
        corrected = "" if way is Way.SPELLING else question.corrected
        return replace(question, words=tuple(word for word in words if word.variants), corrected=corrected)

    return changed


CHANGES: dict[str, Callable[[Question], Question]] = {
    "synonyms": _without_way(Way.SYNONYM),
    "translation": _without_way(Way.TRANSLATION),
    "spelling": _without_way(Way.SPELLING),
    "parts of the question's compounds": lambda question: replace(
        question, words=tuple(replace(word, parts=()) for word in question.words)
    ),
    "everyday concepts": lambda question: question.written,
    "references": lambda question: replace(question, refs=()),
    "section types": lambda question: replace(question, types=()),
}
LEFT_OUT = {
    "meaning": frozenset({"meaning", "meaning_alone", "meaning_unknown"}),
    "words": frozenset({"keyword", "text", "heading", "context", "anywhere", "complete"}),
    "heading and title": frozenset({"heading", "context"}),
}


def searched(searcher: Searcher, judged: Judged, weights: Mapping[str, float] | None = None) -> list[int]:
    question = searcher.read(judged.text)
    return _ordered(searcher, question, judged, weights or shipped_weights())


def _ordered(searcher: Searcher, question: Question, judged: Judged, weights: Mapping[str, float]) -> list[int]:
    found = searcher.weighed(question, only=judged.only)
    scores = {number: score(values, weights) for number, values in found.items()}
    return [number for _, number, _ in searcher.ordered(question, scores)]


def _changed(change: Callable[[Question], Question]) -> Order:
    return lambda searcher, judged: _ordered(searcher, change(searcher.read(judged.text)), judged, shipped_weights())


def _weighing(left_out: frozenset[str]) -> Order:
    weights = {name: 0.0 if name in left_out else weight for name, weight in shipped_weights().items()}
    return lambda searcher, judged: searched(searcher, judged, weights)


def _bm25(searcher: Searcher, judged: Judged) -> list[int]:
    words = {word.variants[0].terms[0] for word in searcher.read(judged.text).words if len(word.variants[0].terms) == 1}
    terms = sorted(words | set(searcher.read(judged.text).refs))
    condition = AnyOf(tuple(Has(Field.TEXT, term) for term in terms))
    return [number for number, _ in searcher.engine.best(condition, limit=100, only=judged.only.condition())]


def _dense(searcher: Searcher, judged: Judged, encoder: Encoder | None) -> list[int]:
    if encoder is None or searcher.vectors is None:
        return []
    near = searcher.vectors[0] @ encoder.query(judged.text)
    condition = judged.only.condition()
    allowed = range(len(near)) if condition is None else sorted(searcher.engine.holding(condition))
    return sorted(allowed, key=lambda number: (-float(near[number]), number))[:100]


def _fused(*orders: Sequence[int]) -> list[int]:
    scores: dict[int, float] = {}
    for order in orders:
        for rank, number in enumerate(order, start=1):
            scores[number] = scores.get(number, 0.0) + 1 / (FUSED + rank)
    return sorted(scores, key=lambda number: (-scores[number], number))


# ------------------------------------------------------------------------------------------------ judging


def ndcg(judged: Judged, order: Sequence[int]) -> float:
    """Normalised discounted gain of the first ten, a grade g counting 2^g - 1."""
    ideal = _discounted(judged.grades[:CUT])
    return _discounted(_gains(judged, order)[:CUT]) / ideal if ideal else 0.0


def is_first_three(judged: Judged, order: Sequence[int]) -> float:
    """1.0 when one of the first three hits has the best grade there is."""
    return float(max(judged.grades) in _gains(judged, order)[:3])


def _gains(judged: Judged, order: Sequence[int]) -> list[int]:
    taken: set[int] = set()
    gains: list[int] = []
    for number in order[: 2 * CUT]:
        free = [(grade, -place) for grade, place in judged.places.get(number, ()) if place not in taken]
        grade, place = max(free, default=(0, 0))
        if grade:
            taken.add(-place)
        gains.append(grade)
    return gains


def _discounted(grades: Sequence[int]) -> float:
    return sum((2.0**grade - 1) / math.log2(rank + 2) for rank, grade in enumerate(grades))


def mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


# ------------------------------------------------------------------------------------------------ questions


def opened(shared: Path | None, encoder: Encoder | None) -> Iterator[Questions]:
    """Each set of questions; the sets of one corpus share an index, made in a home that goes away again."""
    corpora = {"own": PROJECT / "corpus"}
    if shared is not None and (shared / "gold" / "queries.jsonl").exists():
        corpora["shared"] = shared / "corpus"
    for name, corpus in corpora.items():
        with TemporaryDirectory(prefix="bench-search-") as folder:
            home = Home(Path(folder))
            VECTORS.mkdir(parents=True, exist_ok=True)
            home.indexes.mkdir(parents=True)
            (home.indexes / "vectors").symlink_to(VECTORS)
            ingest(home, [corpus])
            finder = Finder.open(home, encoder=encoder)
            if name == "shared":
                yield Questions(name, finder.searcher, tuple(shared_queries(finder, corpus.parent / "gold")))
            else:
                yield Questions("pairs", finder.searcher, tuple(judged_rows(finder.searcher, _rows(PAIRS))))
                for half in (*HALVES, EVERYDAY):
                    rows = [row for row in _rows(JUDGED) if _half(row) == half]
                    yield Questions(half, finder.searcher, tuple(judged_rows(finder.searcher, rows)))
            finder.close()


def _rows(place: Path) -> list[dict[str, str]]:
    with place.open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))


def _half(row: Mapping[str, str]) -> str:
    return row["set"].replace(" ", "_")


def judged_rows(searcher: Searcher, rows: Iterable[Mapping[str, str]]) -> Iterator[Judged]:
    """Our own questions. Passages are named by words of theirs, so that they survive a change of line numbers.

    A bare reference is judged by a rule: 2 for who gets what under it and for the statute's own words, 1 for the rest
    of its standard and for passages that cite it.

    Raises: ValueError for words that stand nowhere.
    """
    passages = [searcher.passage(number) for number in range(searcher.size)]
    texts = [" ".join(passage.text.lower().split()) for passage in passages]
    for row in rows:
        only = Only(municipalities=(row["municipality"],) if row["municipality"] else ())
        inside = [n for n, p in enumerate(passages) if row["municipality"] in ("", p.municipality)]
        grades: dict[int, int] = {}
        if row["kind"] == "citation":
            grades = dict(_by_reference(searcher, searcher.read(row["query"]), inside))
        quotes = [quote.strip().lower() for quote in row["words"].split("|") if quote.strip()]
        for quote in quotes:
            grades |= {number: 2 for number in inside if quote in texts[number]}
        if quotes and not any(quote in texts[number] for quote in quotes for number in inside):
            raise ValueError(f"no passage says {row['words']!r}")
        places = {number: ((grade, place),) for place, (number, grade) in enumerate(sorted(grades.items()))}
        yield Judged(row["query"], row["kind"], only, places, tuple(sorted(grades.values(), reverse=True)))


def _by_reference(searcher: Searcher, question: Question, inside: Sequence[int]) -> Iterator[tuple[int, int]]:
    for number in inside:
        row = searcher.row(number)
        about = any(f" {ref} " in row.law for ref in question.refs)
        if about and (row.quoted_law or row.section_type.value == "target_group"):
            yield number, 2
        elif about or any(f" {ref} " in row.cites for ref in question.refs):
            yield number, 1


def shared_queries(finder: Finder, gold: Path) -> Iterator[Judged]:
    """The judged questions beside the repository."""
    searcher = finder.searcher
    spans = [searcher.passage(number) for number in range(searcher.size)]
    for line in (gold / "queries.jsonl").read_text(encoding="utf-8").splitlines():
        asked = json.loads(line)
        filters = {name: [value] for name, value in (asked.get("filters") or {}).items()}
        only = finder.only(
            municipalities=filters.get("municipality", ()),
            laws=filters.get("law", ()),
            types=filters.get("section_type", ()),
        )
        places = {
            number: tuple(
                (want["grade"], place)
                for place, want in enumerate(asked["relevant"])
                if want["doc"] == Path(span.document).stem
                and span.start_line <= want["end_line"]
                and want["start_line"] <= span.end_line
            )
            for number, span in enumerate(spans)
        }
        grades = tuple(sorted((want["grade"] for want in asked["relevant"]), reverse=True))
        yield Judged(asked["query"], asked["kind"], only, places, grades)


# ------------------------------------------------------------------------------------------------ fitting

PULL = 0.1  # towards zero: 80 questions cannot place 20 weights freely
STEPS = 400
STEP = 0.05


def fitted(sets: Sequence[tuple[Searcher, Sequence[Judged]]]) -> dict[str, float]:
    """Weights under which the judged passages have the largest share of a softmax over all candidates (ListNet)."""
    data = [example for searcher, judged in sets for one in judged if (example := _example(searcher, one)) is not None]
    weights, first, second = np.zeros(len(FEATURES)), np.zeros(len(FEATURES)), np.zeros(len(FEATURES))
    for step in range(1, STEPS + 1):
        slope = PULL * weights
        for values, wanted in data:
            logits = values @ weights
            share = np.exp(logits - logits.max())
            slope += values.T @ (share / share.sum() - wanted) / len(data)
        first, second = 0.9 * first + 0.1 * slope, 0.999 * second + 0.001 * slope**2  # Adam
        weights -= STEP * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return {name: float(weight) for name, weight in zip(FEATURES, weights, strict=True)}


def _example(searcher: Searcher, judged: Judged) -> tuple[np.ndarray, np.ndarray] | None:
    found = searcher.weighed(searcher.read(judged.text), only=judged.only)
    best = {number: max((grade for grade, _ in judged.places.get(number, ())), default=0) for number in found}
    wanted = np.array([2.0**grade - 1 for grade in best.values()])
    return (np.array(list(found.values())), wanted / wanted.sum()) if wanted.sum() else None


def cross_validated(
    questions: Questions, others: Sequence[tuple[Searcher, Sequence[Judged]]], *, folds: int = 5
) -> float:
    """nDCG@10 on questions whose fold the weights were not fitted on, `others` being in every fit."""
    order = np.random.RandomState(0).permutation(len(questions.judged))
    gains = [0.0] * len(order)
    for fold in range(folds):
        held_back = set(map(int, order[fold::folds]))
        rest = [judged for number, judged in enumerate(questions.judged) if number not in held_back]
        weights = fitted([*others, (questions.searcher, rest)])
        for number in sorted(held_back):
            judged = questions.judged[number]
            gains[number] = ndcg(judged, searched(questions.searcher, judged, weights))
    return mean(gains)


@click.group(invoke_without_command=True)
@click.option("--shared", default=SHARED, type=click.Path(path_type=Path), help="Folder with gold/ and corpus/.")
@click.pass_context
def main(context: click.Context, shared: Path) -> None:
    """Print what each ingredient gives."""
    if context.invoked_subcommand is None:
        for figure in measure(shared):
            click.echo(str(figure))


@main.command()
@click.option("-o", "out", default=PROJECT / "kb" / "index" / "weights.tsv", type=click.Path(path_type=Path))
def fit(out: Path) -> None:
    """Fit the ranker's weights anew, on our own pairs alone, and print the figure of questions left out."""
    for questions in opened(None, bundled()):
        if questions.name != "pairs":
            continue
        click.echo(f"pairs, cross-validated: {cross_validated(questions, ()):.4f}")
        weights = fitted([(questions.searcher, questions.judged)])
        head = "# Fitted by `python -m bench.search fit` on tests/cases/search_pairs.tsv and on nothing else.\n"
        rows = "".join(f"{name}\t{weight:.3f}\n" for name, weight in weights.items())
        out.write_text(f"{head}feature\tweight\n{rows}", encoding="utf-8")


if __name__ == "__main__":
    main(prog_name="python -m bench.search")
