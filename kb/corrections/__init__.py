"""What people said of the documents, laid over what the program read. Never written into what is derived."""

from kb.corrections.ledger import Ledger, dismiss, keep
from kb.corrections.overlay import Overlaid, overlay
from kb.corrections.records import Anchor, Correction, Outcome, Status

__all__ = [
    "Anchor",
    "Correction",
    "Ledger",
    "Outcome",
    "Overlaid",
    "Status",
    "dismiss",
    "keep",
    "overlay",
]
