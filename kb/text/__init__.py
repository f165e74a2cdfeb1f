"""How do a source's lines read once they are cleaned?"""

from kb.text.cleaning import clean

__all__ = ["clean"]
