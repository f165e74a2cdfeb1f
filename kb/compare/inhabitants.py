"""How many people live in each municipality, and when was that so?

`inhabitants.tsv` is reviewed data: Danmarks Statistik, table FOLK1A, 1st quarter of 2020. It was read from the
surveillance files of Statens Serum Institut, which carry it as "Befolkningstal" (public repository
Asokoler/incidens, Municipality_test_pos.csv), and held against a second, independent copy of the table a year earlier
(no municipality is more than 2.5 % off). With the 84 of Christiansø, which is no municipality, the rows add up to the
5,822,763 that Danmarks Statistik gives for the country; the test says so.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files

SOURCE = "Danmarks Statistik, FOLK1A"
AS_OF = date(2020, 1, 1)
IN_THE_COUNTRY = 5_822_763
OUTSIDE_MUNICIPALITIES = 84  # Christiansø


@cache
def inhabitants() -> Mapping[str, int]:
    """The number by the municipality's short name, as of `AS_OF`."""
    with files("kb.compare").joinpath("inhabitants.tsv").open(encoding="utf-8") as table:
        return {row["name"]: int(row["inhabitants"]) for row in csv.DictReader(table, delimiter="\t")}
