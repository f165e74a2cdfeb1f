"""The scripts that make the corpus stand beside it, not in the package."""

import sys
from pathlib import Path

MADE_FROM = Path(__file__).resolve().parents[2] / "corpus" / "made_from"
sys.path.insert(0, str(MADE_FROM))
