"""Which fact types are numbers, which have a clock, and which belong together on a page?"""

from __future__ import annotations

from difflib import get_close_matches
from enum import StrEnum

from kb.compare.names import suggestion
from kb.errors import QueryError
from kb.model import FactType


class Group(StrEnum):
    """What a reader looks for; the order is that of the page."""

    FOLLOW_UP = "follow_up"
    DEADLINES = "deadlines"
    EXTENT = "extent"
    AGE = "age"
    MONEY = "money"
    TERMS = "terms"
    CONTACT = "contact"


_GROUPS: dict[Group, tuple[FactType, ...]] = {
    Group.FOLLOW_UP: (FactType.FOLLOW_UP_INTERVAL, FactType.REVISION_INTERVAL),
    Group.DEADLINES: (
        FactType.PROCESSING_TIME,
        FactType.DECISION_NOTICE,
        FactType.CONTACT_DEADLINE,
        FactType.START_DEADLINE,
        FactType.PLAN_DEADLINE,
        FactType.COMPLAINT_DEADLINE,
        FactType.REASSESSMENT_DEADLINE,
        FactType.NOTICE_PERIOD,
    ),
    Group.EXTENT: (
        FactType.HOURS_PER_PERIOD,
        FactType.MAX_DURATION,
        FactType.MIN_DURATION,
        FactType.CONTACTS,
        FactType.SAVINGS_LIMIT,
        FactType.DISTANCE_KM,
    ),
    Group.AGE: (FactType.MIN_AGE, FactType.MAX_AGE),
    Group.MONEY: (FactType.AMOUNT_DKK, FactType.AMOUNT_PERCENT, FactType.PAYMENT),
    Group.TERMS: (FactType.PROVISION_KIND, FactType.FREE_CHOICE, FactType.APPROVED_BY, FactType.APPROVAL_DATE),
    Group.CONTACT: (FactType.OPENING_HOURS, FactType.PHONE, FactType.EMAIL, FactType.ADDRESS),
}

IN_ORDER: tuple[FactType, ...] = tuple(kind for kinds in _GROUPS.values() for kind in kinds)
TIMED = frozenset({*_GROUPS[Group.DEADLINES]})  # a clock starts somewhere
PLOTTED = frozenset(
    {*_GROUPS[Group.FOLLOW_UP], *TIMED, *_GROUPS[Group.EXTENT], *_GROUPS[Group.AGE]}
    | {FactType.AMOUNT_DKK, FactType.AMOUNT_PERCENT}
)


def group_of(kind: FactType) -> Group:
    """The group that a fact type is shown in."""
    return next(group for group, kinds in _GROUPS.items() if kind in kinds)


def fact_type_named(name: str) -> FactType:
    """The fact type of this key.

    Raises: QueryError with near keys when there is none.
    """
    known = [kind.value for kind in IN_ORDER]
    wanted = name.strip().casefold().replace("-", "_")
    if wanted in known:
        return FactType(wanted)
    near = [key for key in known if wanted and wanted in key] or get_close_matches(wanted, known, n=3, cutoff=0.4)
    raise QueryError(f"'{name}' er ingen faktatype.", hint=suggestion(near or known))
