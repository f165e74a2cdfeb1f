"""Municipalities side by side: `build_matrix` quotes what each standard says, or says why there is nothing to quote."""

from kb.compare.cells import TITLE_MARK
from kb.compare.fact_absence import fact_absence
from kb.compare.matrix import build_matrix
from kb.compare.names import section_type_named

__all__ = ["TITLE_MARK", "build_matrix", "fact_absence", "section_type_named"]
