"""What is the number in each municipality: how often, how long, how much, and what it is counted from?"""

from kb.compare.numbers.build import build_numbers, proof_of
from kb.compare.numbers.clocks import Clock
from kb.compare.numbers.kinds import PLOTTED, Group, fact_type_named, group_of
from kb.compare.numbers.records import Band, Missing, Number, Numbers
from kb.compare.numbers.scales import Scale, Size

__all__ = [
    "PLOTTED",
    "Band",
    "Clock",
    "Group",
    "Missing",
    "Number",
    "Numbers",
    "Scale",
    "Size",
    "build_numbers",
    "fact_type_named",
    "group_of",
    "proof_of",
]
