"""How long does a redline take, and how many words that nobody touched does it mark?

The text is the longest document of the shipped corpus, edited by a fixed rule: now and then a word is exchanged, left
out or put in, and one paragraph moves. So it is known which words were touched. Ours stands beside difflib on words,
redlines and diff-match-patch on the same two texts, taking turns. What is counted is what a reader sees in red or
green: words of the second text that were not touched and are marked all the same (`over_marked`).

The clause-by-clause comparison is timed on the two editions of the shipped corpus, on its longest pair, and on the
longest pair beside the repository where there is one.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import numpy as np

from bench.figures import Figure
from kb.compare.editions import edition_pairs
from kb.compare.numbers import build_numbers
from kb.compare.pairwise import compare_pair
from kb.compare.pairwise.redline import Op, redline
from kb.ingest import ingest
from kb.library import Library
from kb.paths import PROJECT, Home

SHARED = PROJECT.parent / "shared"
MUNICIPALITIES = 98
_WORD_RE = re.compile(r"\w+")
_LAW = "SEL § 85"
Words = list[tuple[str, int, int]]  # a word, where it stands
Marks = Sequence[tuple[int, int]]  # ranges of characters of the second text that are marked


def measure(*, rounds: int = 3, shared: Path = SHARED) -> Iterator[Figure]:
    """Seconds, the ratio to others, and the share of untouched words that are marked."""
    with TemporaryDirectory(prefix="bench-") as folder:
        home = Home(Path(folder) / "own")
        ingest(home, [PROJECT / "corpus"])
        library = Library.open(home)
        yield from _beside_others(library, rounds)
        yield from _pairs(library, "own", rounds)
        if (shared / "corpus").is_dir():
            other = Home(Path(folder) / "shared")
            ingest(other, [shared / "corpus"])
            yield from _pairs(Library.open(other), "shared", rounds)
        yield from _many(Path(folder) / "many", rounds)


# ------------------------------------------------------------------------------------------------ beside others


def _beside_others(library: Library, rounds: int) -> Iterator[Figure]:
    name = max((entry for entry in library.entries), key=lambda entry: entry.document.lines).document.document
    one = " ".join(" ".join(library.clean(name).texts).split())
    other, touched = edited(one)
    ways: dict[str, Callable[[str, str], Marks]] = {
        "kb": _ours,
        "difflib": _difflib,
        "redlines": _redlines,
        "diff_match_patch": _diff_match_patch,
    }
    seconds: dict[str, list[float]] = {way: [] for way in ways}
    marked: dict[str, Marks] = {}
    for _ in range(rounds):
        for way, run in ways.items():
            began = time.perf_counter()
            marked[way] = run(one, other)
            seconds[way].append(time.perf_counter() - began)
    words = _words(other)
    for way in ways:
        over, seen = _judged(words, touched, marked[way])
        yield Figure(f"redline.{way}.seconds", median(seconds[way]), unit="s", lower_is_better=True, is_kept=False)
        yield Figure(f"redline.{way}.over_marked", over, 0.02 if way == "kb" else None, lower_is_better=True)
        yield Figure(f"redline.{way}.touched_words_marked", seen, 1.0 if way == "kb" else None)
    for way in ("difflib", "redlines", "diff_match_patch"):
        ratio = median(theirs / ours for theirs, ours in zip(seconds[way], seconds["kb"], strict=True))
        yield Figure(f"redline.times_{way}", ratio, unit="x", noise=0.5)


def edited(text: str) -> tuple[str, set[int]]:
    """The text with known edits, and the numbers of its words that are new."""
    chance = np.random.RandomState(97)
    words = text.split(" ")
    made: list[str] = []
    new: set[int] = set()
    for word in words:
        roll = chance.random_sample()
        if roll < 0.01:  # left out
            continue
        if roll < 0.03:  # exchanged
            new.add(len(made))
            made.append(f"{words[chance.randint(len(words))]}x")
            continue
        if roll < 0.04:  # put in
            new.add(len(made))
            made.append(f"{words[chance.randint(len(words))]}x")
        made.append(word)
    return " ".join(made), new


def _words(text: str) -> Words:
    return [(match[0], *match.span()) for match in re.finditer(r"\S+", text)]


def _judged(words: Words, touched: set[int], marks: Marks) -> tuple[float, float]:
    """The share of untouched words that are marked, and of touched ones that are."""
    are_marked = np.zeros(words[-1][2] + 1, dtype=bool)
    for start, end in marks:
        are_marked[start:end] = True
    hit = [bool(are_marked[start:end].any()) for _, start, end in words]
    untouched = [at for at in range(len(words)) if at not in touched]
    return sum(hit[at] for at in untouched) / len(untouched), sum(hit[at] for at in touched) / len(touched)


def _ours(one: str, other: str) -> Marks:
    marks, at = [], 0
    for piece in redline(one, other):
        if piece.op is Op.OUT:
            continue
        start = other.index(piece.text, at)
        at = start + len(piece.text)
        if piece.op is Op.IN:
            marks.append((start, at))
    return marks


def _difflib(one: str, other: str) -> Marks:
    """Words, as its documentation does it."""
    left, right = _words(one), _words(other)
    matcher = SequenceMatcher(None, [word for word, *_ in left], [word for word, *_ in right])
    return [
        (right[b0][1], right[b1 - 1][2]) for tag, _, _, b0, b1 in matcher.get_opcodes() if tag != "equal" and b1 > b0
    ]


def _redlines(one: str, other: str) -> Marks:
    from redlines import Redlines

    shown = Redlines(one, other, markdown_style="none").output_markdown
    marks, at = [], 0
    for match in re.finditer(r"<(del|ins)>(.*?)</\1>|([^<]+)", shown, re.DOTALL):
        text = match[2] if match[1] else match[3]
        if match[1] == "del":
            continue
        for word in text.split():
            start = other.index(word, at)
            at = start + len(word)
            if match[1] == "ins":
                marks.append((start, at))
    return marks


def _diff_match_patch(one: str, other: str) -> Marks:
    """Words, as its wiki does it: each word a line, each line a character."""
    from diff_match_patch import diff_match_patch

    tool = diff_match_patch()
    left, right, words = tool.diff_linesToChars(one.replace(" ", "\n"), other.replace(" ", "\n"))
    found = tool.diff_main(left, right, False)
    tool.diff_charsToLines(found, words)
    tool.diff_cleanupSemantic(found)
    marks, at = [], 0
    for op, text in found:
        if op > 0:
            marks.append((at, at + len(text)))
        at += len(text) if op >= 0 else 0
    return marks


# ------------------------------------------------------------------------------------------------ clause by clause


def _pairs(library: Library, name: str, rounds: int) -> Iterator[Figure]:
    """Two editions where there are, and the two longest standards that answer each other."""
    for law in library.laws():
        for older, newer in edition_pairs(library, law)[:1]:
            yield _timed(f"redline.{name}.editions", partial(compare_pair, library, older, newer, law), rounds)
    held: dict[str, list[tuple[int, str]]] = {}
    for entry in library.entries:
        for law in entry.laws:
            size = sum(
                one.end_line - one.start_line
                for one in library.standards_under(law)
                if one.document == entry.document.document
            )
            held.setdefault(law, []).append((size, entry.document.document))
    pairs = {law: sorted(sizes)[-2:] for law, sizes in held.items() if len(sizes) > 1}
    law = max(pairs, key=lambda law: sum(size for size, _ in pairs[law]))
    one, other = (document for _, document in pairs[law])
    yield _timed(f"redline.{name}.longest_pair", partial(compare_pair, library, one, other, law), rounds)


def _timed(name: str, run: Callable[[], object], rounds: int, target: float = 0.3) -> Figure:
    run()  # what the page shows next is in memory
    taken = []
    for _ in range(rounds):
        began = time.perf_counter()
        run()
        taken.append(time.perf_counter() - began)
    return Figure(name, median(taken), target, unit="s", lower_is_better=True, is_kept=False)


# ------------------------------------------------------------------------------------------------ many municipalities


def _many(folder: Path, rounds: int) -> Iterator[Figure]:
    """Key figures of 98 municipalities, sixty provisions each: all that a change of a filter asks for."""
    corpus = folder / "corpus"
    corpus.mkdir(parents=True)
    for number in range(MUNICIPALITIES):
        (corpus / f"kommune-{number:02}.txt").write_text(_standard(number), encoding="utf-8")
    home = Home(folder)
    ingest(home, [corpus])
    library = Library.open(home)
    began = time.perf_counter()
    build_numbers(library, _LAW)
    first = time.perf_counter() - began
    yield Figure("numbers.98_first", first, unit="s", lower_is_better=True, is_kept=False)
    yield _timed("numbers.98_again", lambda: build_numbers(library, _LAW), rounds, target=0.5)


_SYLLABLES = ("bæk", "lund", "holm", "rup", "borg", "sted", "vig", "mark", "næs", "by", "skov", "dal", "ager", "løse")


def _standard(number: int) -> str:
    """A standard of a made-up municipality; its numbers are its own, and each seventh states no follow-up."""
    name = f"{_SYLLABLES[number // 14].capitalize()}{_SYLLABLES[number % 14]}"
    often = (
        "hvert år",
        "hvert halve år",
        "mindst en gang om året",
        "efter behov",
        "hver tredje måned",
        "hvert andet år",
    )
    follow = f"Kommunen følger op {often[number % 6]}." if number % 7 else "Der tales løbende med borgeren."
    bullets = "\n".join(f"- hjælp til opgave nummer {n} i hverdagen" for n in range(45))
    return (
        f"Kvalitetsstandard for socialpædagogisk støtte\n{name} Kommune\n\nLovgrundlag\nServiceloven § 85\n\n"
        "Målgruppe\nStøtten gives til borgere over 18 år med nedsat funktionsevne.\n\n"
        f"Indhold\nStøtten kan bestå af:\n{bullets}\n\n"
        f"Omfang\nDer kan bevilges op til {2 + number % 9} timer om ugen."
        f" Støtten gives i højst {3 + number % 12} måneder.\n\n"
        f"Opfølgning\n{follow}\n\n"
        f"Sagsbehandling\nAfgørelsen træffes senest {4 + number % 8} uger efter, at ansøgningen er modtaget.\n\n"
        "Klage\nDu kan klage inden fire uger efter, at du har modtaget afgørelsen.\n"
    )
