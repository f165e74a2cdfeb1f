"""`bench` lies beside `kb` in the checkout and is not installed."""

from __future__ import annotations

import sys

from kb.paths import PROJECT

if str(PROJECT) not in sys.path:
    sys.path.insert(0, str(PROJECT))
