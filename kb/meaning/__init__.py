"""The meaning layer: what a section, a sentence and a § say."""

from kb.meaning.understanding import understand

__all__ = ["understand"]
