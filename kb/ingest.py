"""The write side: from paths to a new complete state of the library.

What a run promises: each file is either in the new state or rejected with a sentence; documents of earlier runs stay
and are brought up to date with the installed rules; nothing is visible before everything is stored.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from pathlib import Path

from kb.derive import Job, current_receipt, derive, fingerprint, is_complete, keys_for, reject
from kb.errors import QueryError, SourceError, StoreError
from kb.intake import Candidate, take_in
from kb.model import Document, Finding, Severity
from kb.paths import Home
from kb.pool import run_each, usual_workers
from kb.store import Entry, FileStore, Receipt, Rejection, Snapshot, Store

Progress = Callable[[int, int, str], None]  # done, of how many, document

SAME_CONTENT = "same_content"
LOST_OTHERS = (
    "De hidtidige gemte data kunne ikke læses og er lavet om; indlæs også de filer igen, der ligger andre steder."
)


class Outcome(StrEnum):
    """What a run did with a document."""

    ADDED = "added"
    UPDATED = "updated"  # the file or what is said of it has changed
    RECOMPUTED = "recomputed"  # the program has changed
    UNCHANGED = "unchanged"
    OUTDATED = "outdated"  # made by an older program, and its file is gone or changed


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What a run did."""

    snapshot: str  # id of the current state after it
    changed: bool  # a new state was published
    outcomes: tuple[tuple[Entry, Outcome], ...]  # by document; every document of the library
    rejected: tuple[Rejection, ...]  # by this run
    ignored: int  # files in folders that are no documents
    findings: tuple[Finding, ...] = ()


def ingest(
    home: Home,
    paths: Sequence[Path],
    *,
    municipality: str | None = None,
    workers: int | None = None,
    ocr: bool = True,
    progress: Progress | None = None,
) -> IngestReport:
    """Read the files, and make the result the current state.

    Raises: KbError when the run as a whole cannot go on (a broken manifest, another writer, no room); the last state
    is then untouched. What is wrong with one file is in the report.
    """
    from kb.sources import SUFFIXES

    intake = take_in(paths, suffixes=SUFFIXES)
    store = FileStore(home.indexes)
    with store.writing():
        before, findings = _state_before(store)
        plan = _Plan(store, before, current_receipt())
        for refusal in intake.refused:
            plan.reject(Candidate(refusal.path, refusal.document), refusal.error)
        for candidate in intake.candidates:
            plan.add(candidate, municipality=municipality or "", ocr=ocr)
        plan.add_earlier()
        plan.run(usual_workers() if workers is None else workers, progress)
        after = plan.snapshot()
        changed = before is None or after != before
        if changed:
            store.publish(after)
    rejected = sorted(plan.rejected, key=lambda rejection: (rejection.document, rejection.path))
    return IngestReport(after.id, changed, plan.outcomes(after), tuple(rejected), intake.ignored, findings)


def forget(home: Home, document: str) -> None:
    """Take a document out of the library; its file stays where it is.

    Raises: QueryError when the library has no such document.
    """
    store = FileStore(home.indexes)
    with store.writing():
        before = store.current()
        entries = {entry.document.document: entry for entry in before.entries} if before else {}
        rejected = {rejection.path: rejection for rejection in before.rejected} if before else {}
        kept = {path: rejection for path, rejection in rejected.items() if rejection.document != document}
        if before is None or (document not in entries and kept == rejected):
            raise QueryError(
                f"Der er intet dokument med navnet '{document}'.", hint="Se navnene med `kb export sources`."
            )
        entries.pop(document, None)
        store.publish(Snapshot.of(before.receipt, _with_twins_noted(entries), kept))


def _state_before(store: Store) -> tuple[Snapshot | None, tuple[Finding, ...]]:
    try:
        return store.current(), ()
    except StoreError:
        return None, (Finding("state_lost", LOST_OTHERS),)


class _Plan:
    """What there is to do for one run, and what came of it."""

    def __init__(self, store: FileStore, before: Snapshot | None, receipt: Receipt) -> None:
        self.store = store
        self.receipt = receipt
        self.known = {entry.document.document: entry for entry in before.entries} if before else {}
        self.entries = dict(self.known)
        self.standing = {rejection.path: rejection for rejection in before.rejected} if before else {}
        self.jobs: dict[str, Job] = {}
        self.done: dict[str, Outcome] = {}
        self.rejected: list[Rejection] = []

    def add(self, candidate: Candidate, *, municipality: str, ocr: bool) -> None:
        """Plan a named file: skip, read or reject it. A municipality named once holds until another is named."""
        name = candidate.document
        self.standing.pop(str(candidate.path), None)
        try:
            sha256, size = fingerprint(candidate.path)
            self._object_to_same_name(candidate, sha256)
        except SourceError as error:
            self.reject(candidate, error, municipality=municipality)
            return
        if name in self.jobs or name in self.done:  # a copy of a file of this run
            return
        municipality = municipality or (self.known[name].municipality if name in self.known else "")
        keys = keys_for(candidate, sha256, municipality=municipality, ocr=ocr, receipt=self.receipt)
        self._schedule(Job(candidate, sha256, size, keys, municipality, ocr))

    def add_earlier(self) -> None:
        """Plan the documents of earlier runs that the installed program would read differently."""
        self.standing = {path: rejection for path, rejection in self.standing.items() if Path(path).exists()}
        for name, entry in self.known.items():
            if name in self.done or name in self.jobs or name not in self.entries:
                continue
            candidate = Candidate(Path(entry.path), name, entry.manifest)
            sha256 = entry.document.sha256
            keys = keys_for(candidate, sha256, municipality=entry.municipality, ocr=entry.ocr, receipt=self.receipt)
            job = Job(candidate, sha256, entry.size, keys, entry.municipality, entry.ocr)
            if keys.source == entry.keys.source or _still_holds(candidate.path, sha256):
                self._schedule(job)
            else:
                self.done[name] = Outcome.OUTDATED

    def reject(self, candidate: Candidate, error: SourceError, *, municipality: str = "") -> None:
        self._note(reject(candidate, error, municipality=municipality))

    def run(self, workers: int, progress: Progress | None) -> None:
        """Do what is to be done, the longest first so that no process waits for one at the end."""
        jobs = sorted(self.jobs.values(), key=lambda job: (-job.size, job.candidate.document))
        work = partial(derive, self.store)
        for count, (job, result) in enumerate(run_each(work, jobs, workers=workers), start=1):
            name = job.candidate.document
            if isinstance(result, Entry):
                self.done[name] = self._outcome(job)
                self.entries[name] = result
            else:
                self._note(result or reject(job.candidate, _killed(name), municipality=job.municipality), job=job)
            if progress is not None:
                progress(count, len(jobs), name)

    def snapshot(self) -> Snapshot:
        return Snapshot.of(self.receipt, _with_twins_noted(self.entries), self.standing)

    def outcomes(self, snapshot: Snapshot) -> tuple[tuple[Entry, Outcome], ...]:
        return tuple((entry, self.done[entry.document.document]) for entry in snapshot.entries)

    def _schedule(self, job: Job) -> None:
        name = job.candidate.document
        entry = self.known.get(name)
        if entry is not None and entry.keys == job.keys and is_complete(self.store, job.keys):
            self.done[name] = Outcome.UNCHANGED
            self.entries[name] = replace(entry, path=str(job.candidate.path))
        else:
            self.jobs[name] = job

    def _outcome(self, job: Job) -> Outcome:
        entry = self.known.get(job.candidate.document)
        if entry is None:
            return Outcome.ADDED
        said_before = (entry.document.sha256, entry.municipality, entry.manifest, entry.ocr)
        said_now = (job.sha256, job.municipality, job.candidate.manifest, job.ocr)
        return Outcome.RECOMPUTED if said_now == said_before else Outcome.UPDATED

    def _note(self, rejection: Rejection, *, job: Job | None = None) -> None:
        """Remember a rejection. A document whose own file cannot be read any more is not shown from memory."""
        entry = self.entries.get(rejection.document)
        if entry is not None and (job is not None or entry.path == rejection.path):
            del self.entries[rejection.document]
            rejection = replace(rejection, municipality=rejection.municipality or entry.document.municipality)
        if Path(rejection.path).exists():
            self.standing[rejection.path] = rejection
        self.rejected.append(rejection)

    def _object_to_same_name(self, candidate: Candidate, sha256: str) -> None:
        """Raises: SourceError when another file of that name, with other content, has the place."""
        name = candidate.document
        job, entry = self.jobs.get(name), self.known.get(name)
        if job is not None:
            other, taken = job.candidate.path, job.sha256 != sha256
        elif entry is not None:
            other = Path(entry.path)
            taken = (
                other != candidate.path
                and entry.document.sha256 != sha256
                and (name in self.done or _still_holds(other, entry.document.sha256))
            )
        else:
            return
        if taken:
            raise SourceError(
                f"Et andet dokument hedder også '{name}' ({other}).",
                hint=f"Omdøb filen, eller fjern det andet dokument med `kb forget {name}`.",
            )


def _killed(document: str) -> SourceError:
    return SourceError(
        f"Læsningen af '{document}' blev afbrudt af styresystemet, sandsynligvis fordi hukommelsen slap op.",
        hint="Del dokumentet i mindre filer, eller luk andre programmer, og prøv igen.",
    )


def _still_holds(path: Path, sha256: str) -> bool:
    try:
        return path.is_file() and fingerprint(path)[0] == sha256
    except SourceError:
        return False


def _with_twins_noted(entries: dict[str, Entry]) -> dict[str, Entry]:
    """The entries, each with a finding when another document has the same content."""
    by_content: dict[str, list[str]] = {}
    for name in sorted(entries):
        by_content.setdefault(entries[name].document.sha256, []).append(name)
    return {
        name: replace(entry, document=_noting(entry.document, by_content[entry.document.sha256]))
        for name, entry in entries.items()
    }


def _noting(document: Document, same: Iterable[str]) -> Document:
    findings = [finding for finding in document.findings if finding.code != SAME_CONTENT]
    others = [f"'{name}'" for name in same if name != document.document]
    if others:
        message = f"Indholdet er det samme som i {' og '.join(others)}; fjern det ene med `kb forget`."
        findings.append(Finding(SAME_CONTENT, message, Severity.WARNING))
    return replace(document, findings=tuple(findings))
