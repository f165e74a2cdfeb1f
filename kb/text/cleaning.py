"""How does a source read once it is cleaned?

The runner: bring characters into one form, find the lines that are no text, mend the words of the rest, and write down
every change. What a reader marked is believed; only text dumps are searched for page furniture and site chrome.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kb.model import CleanText, Edit, Finding, Line, Mark, Role, Severity, Source
from kb.text.contents import contents_lines
from kb.text.furniture import PageLabel, page_labels, running_lines
from kb.text.hyphens import SOFT_HYPHEN, is_known, spellings
from kb.text.pages import page_starts, recovered_pages
from kb.text.steps import STEPS, Reads, drop_soft_hyphens
from kb.text.web_chrome import site_lines

DUMPS = frozenset({"text/plain", "text/markdown"})
MARKED_ROLES = {Mark.CHROME: Role.CHROME, Mark.FURNITURE: Role.FURNITURE}
MENDED_RE = re.compile(rf"[^\W\d_]+(?:{SOFT_HYPHEN}[^\W\d_]+)+")


def clean(source: Source) -> CleanText:
    """The source's lines as one would read them aloud, each with what it is for, and every change on record.

    Never: changes how many lines there are; alters lines that are no body beyond their characters and spaces.
    """
    texts = [line.text for line in source.lines]
    roles: list[Role] = []
    labels: tuple[PageLabel, ...] = ()
    edits: list[Edit] = []
    for step in STEPS:
        if step.reads is not Reads.ALL and not roles:
            labels = _labels(source, texts)
            roles = _roles(source, texts, labels)
        if step.reads is Reads.DUMP and source.media_type not in DUMPS:
            continue
        changed = list(texts)
        for layer in _layers(source.lines, roles) if step.reads is not Reads.ALL else (range(len(texts)),):
            visible = frozenset(layer)
            seen = [text if index in visible else "" for index, text in enumerate(texts)]
            after = step.run(seen)
            for index in layer:
                changed[index] = after[index]
        edits += [
            Edit(step.name, step.fate, number, before, after, step.reason)
            for number, (before, after) in enumerate(zip(texts, changed, strict=True), start=1)
            if before != after
        ]
        texts = changed
    return CleanText(
        source=source,
        texts=tuple(texts),
        roles=tuple(
            Role.EMPTIED if role is Role.BODY and not text else role for role, text in zip(roles, texts, strict=True)
        ),
        pages=recovered_pages(source.lines, texts, labels),
        edits=tuple(edits),
        findings=tuple(_doubtful_words(source.lines, texts, edits)),
    )


def _layers(lines: Sequence[Line], roles: Sequence[Role]) -> tuple[list[int], ...]:
    """The lines in which a word can go on: a label of the left column in the next label, text in the next text."""
    body = [index for index, role in enumerate(roles) if role is Role.BODY]
    labels = [index for index in body if lines[index].mark is Mark.LABEL]
    return ([index for index in body if lines[index].mark is not Mark.LABEL], labels) if labels else (body,)


def _labels(source: Source, texts: Sequence[str]) -> tuple[PageLabel, ...]:
    is_bare = source.media_type in DUMPS and all(line.page is None for line in source.lines)
    return page_labels(texts) if is_bare else ()


def _roles(source: Source, texts: Sequence[str], labels: Sequence[PageLabel]) -> list[Role]:
    roles = [
        MARKED_ROLES.get(line.mark, Role.BODY) if text else Role.BLANK
        for line, text in zip(source.lines, texts, strict=True)
    ]
    if source.media_type in DUMPS:
        for index in running_lines(texts, labels, page_starts(source.lines)):
            roles[index] = Role.FURNITURE
        for index in site_lines(texts):
            roles[index] = Role.CHROME
    body = [text if role is Role.BODY else "" for text, role in zip(texts, roles, strict=True)]
    for index in contents_lines(body):
        roles[index] = Role.CONTENTS
    return roles


def _doubtful_words(lines: Sequence[Line], texts: Sequence[str], edits: Sequence[Edit]) -> list[Finding]:
    """The words that were joined although neither the dictionary nor the document knows the result."""
    dropped = [edit for edit in edits if edit.step == drop_soft_hyphens.__name__]
    candidates = [
        (edit.line, match[0].replace(SOFT_HYPHEN, ""))
        for edit in dropped
        if SOFT_HYPHEN not in lines[edit.line - 1].text  # the format said so itself: no guess
        for match in MENDED_RE.finditer(edit.before)
    ]
    spelt = spellings(texts) if candidates else None
    return [
        Finding(
            code="hyphen_guessed",
            message=f"Ordet »{word}« er samlet efter en orddeling, men står ikke i ordbogen; sammenlign med kilden.",
            severity=Severity.INFO,
            line=number,
            page=lines[number - 1].page,
        )
        for number, word in candidates
        if spelt is not None and not is_known(word, spelt, seen=1)
    ]
