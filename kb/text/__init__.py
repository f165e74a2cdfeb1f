"""How do a source's lines read once they are cleaned?"""

from kb.text.cleaning import CLEANING_VERSION, clean

__all__ = ["CLEANING_VERSION", "clean"]
