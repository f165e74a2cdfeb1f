"""What people decided: corrections, approvals, saved searches, groups. Never derived, never rewritten."""

from kb.workspace.journal import Entry, Journal

__all__ = ["Entry", "Journal"]
