"""What is on disk, and which lines were printed?

`read` turns a PDF, web page, Word document or text file into a `Source`: numbered lines with page, place and font, and
an account of every raw character. Each format has its own reader; none of them cleans, joins or judges text.
"""

from kb.sources.account import verify
from kb.sources.formats import SUFFIXES, read

__all__ = ["SUFFIXES", "read", "verify"]
