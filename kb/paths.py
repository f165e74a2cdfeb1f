"""Where do sources, derived data and people's own work live?"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Home:
    """A folder with `corpus/` (never edited), `indexes/` (may be deleted) and `workspace/` (what people wrote)."""

    root: Path

    @property
    def corpus(self) -> Path:
        return self.root / "corpus"

    @property
    def indexes(self) -> Path:
        return self.root / "indexes"

    @property
    def workspace(self) -> Path:
        return self.root / "workspace"


def home(root: str | os.PathLike[str] | None = None) -> Home:
    """The home named by the caller, else by KB_HOME, else the project folder."""
    return Home(Path(root or os.environ.get("KB_HOME") or PROJECT).expanduser().resolve())
