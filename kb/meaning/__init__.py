"""The meaning layer: what a section, a sentence and a § say."""

from kb.meaning.understanding import understand

RULES_VERSION = "5"  # raise when rules, cues or data change what is read

__all__ = ["RULES_VERSION", "understand"]
