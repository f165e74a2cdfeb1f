"""What can a person correct, and what does a correction remember of the text it is about?

A correction is an entry of the journal: who, when, a kind, and a payload that holds an *anchor* (which text) and a
*change* (what is to be read there). The kinds are the classes in `CHANGES`; a change that repeats what the program read
is a confirmation: it pins the reading, so that it stands whatever later rules would say.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kb.model import FactType, Qualifier
from kb.taxonomy import SectionType


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place in a document, with enough of its text to find it in another version of the document."""

    document: str
    sha256: str  # of the source the person looked at
    start_line: int = 0  # 0: the document as a whole
    end_line: int = 0
    text: str = ""  # the text that was read, cleaned; of a long one the beginning
    digest: str = ""  # of the whole text in its normal form
    length: int = 0  # of the whole text in its normal form
    path: tuple[str, ...] = ()  # title of the standard, heading of the section
    before: str = ""  # the printed line above
    after: str = ""  # the printed line below
    municipality: str = ""
    laws: tuple[str, ...] = ()  # of the document's standards: a new edition has one in common

    def __post_init__(self) -> None:
        numbers = (self.start_line, self.end_line, self.length)
        if not all(isinstance(number, int) for number in numbers) or not 0 <= self.start_line <= self.end_line:
            raise ValueError("an anchor's lines are whole numbers in order")

    @property
    def is_whole(self) -> bool:
        return self.start_line == 0

    @property
    def lines(self) -> tuple[int, int]:
        return self.start_line, self.end_line


# ------------------------------------------------------------------------------------------------ changes


@dataclass(frozen=True, slots=True)
class Retyped:
    """These lines are a section of this type."""

    type: SectionType
    was: SectionType


@dataclass(frozen=True, slots=True)
class Split:
    """A new section begins on the anchored line."""

    type: SectionType
    was: SectionType


@dataclass(frozen=True, slots=True)
class Merged:
    """The section that begins on the anchored line goes on the one above."""

    was: SectionType


@dataclass(frozen=True, slots=True)
class Shifted:
    """The section that began at `began` begins on the anchored line."""

    began: Anchor
    type: SectionType  # of the section, to tell what was moved


@dataclass(frozen=True, slots=True)
class Headed:
    """The anchored lines are a heading, or are none."""

    is_heading: bool
    type: SectionType | None = None  # of the section it opens; None: a sub-heading of the section it stands in


@dataclass(frozen=True, slots=True)
class Typed:
    """The anchored provision carries these core types and no others."""

    types: tuple[SectionType, ...]
    was: tuple[SectionType, ...] = ()


class Action(StrEnum):
    """What is done to a fact."""

    CHANGE = "change"
    ADD = "add"
    REMOVE = "remove"


@dataclass(frozen=True, slots=True)
class FactValue:
    """What a fact says, apart from where it stands."""

    value: str | None = None
    qualifier: Qualifier | None = None
    unit: str = ""
    per: str = ""
    applies_to: str = ""


@dataclass(frozen=True, slots=True)
class Fixed:
    """A fact of the anchored words."""

    action: Action
    type: FactType
    was: FactValue | None = None  # None when added
    now: FactValue | None = None  # None when removed


@dataclass(frozen=True, slots=True)
class Described:
    """What is known of the document as a whole."""

    field: str  # one of `FIELDS`
    value: str
    was: str = ""


@dataclass(frozen=True, slots=True)
class Based:
    """The standard that begins on the anchored lines rests on these references."""

    laws: tuple[str, ...]
    was: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Approved:
    """The document was looked through and found right as it was then read."""

    sections: tuple[str, ...]  # "12-30 content": what the text was divided into
    digest: str  # of the types of all provisions, of facts and of what is known of the document


Change = Retyped | Split | Merged | Shifted | Headed | Typed | Fixed | Described | Based | Approved

CHANGES: dict[str, type[Change]] = {
    # kind in the journal
    "section_type": Retyped,
    "section_split": Split,
    "section_merge": Merged,
    "section_start": Shifted,
    "heading": Headed,
    "provision_types": Typed,
    "fact": Fixed,
    "metadata": Described,
    "standard_law": Based,
    "approval": Approved,
}
KINDS = {change: kind for kind, change in CHANGES.items()}
FIELD_LABELS = {  # what a person may say of a document as a whole: Danish, English
    "municipality": ("Kommune", "Municipality"),
    "title": ("Titel", "Title"),
    "approved_on": ("Godkendelsesdato", "Approval date"),
    "approved_by": ("Godkendt af", "Approved by"),
    "edition_year": ("Udgave", "Edition"),
    "case_number": ("Sagsnummer", "Case number"),
}
FIELDS = tuple(FIELD_LABELS)

DISMISSED = "correction_dismissed"  # journal kind: an offer, or a doubt, that a person has turned down


# ------------------------------------------------------------------------------------------------ corrections


@dataclass(frozen=True, slots=True)
class Correction:
    """What one person decided about one place."""

    id: str
    at: str  # ISO 8601
    by: str
    anchor: Anchor
    change: Change
    replaces: str = ""  # id of the correction that this one was put in the place of, when its place was confirmed
    origin: str = ""  # id of the correction of another edition that this one was taken over from

    @property
    def kind(self) -> str:
        return KINDS[type(self.change)]

    @property
    def date(self) -> str:
        return self.at[:10]

    @property
    def is_confirmation(self) -> bool:
        """It says what the program had read already."""
        change = self.change
        if isinstance(change, Retyped):
            return change.type is change.was
        if isinstance(change, Typed):
            return set(change.types) == set(change.was)
        if isinstance(change, Fixed):
            return change.now is not None and change.now == change.was
        return isinstance(change, Approved)

    @property
    def reason(self) -> str:
        """What is written where the program says why it reads something as it does."""
        return f"{'godkendt' if self.is_confirmation else 'rettet'} af {self.by} {self.date}"


class Status(StrEnum):
    """What became of a correction in the document as it is now."""

    APPLIES = "applies"  # the text stands where it stood
    MOVED = "moved"  # the same text, found elsewhere; applied there
    LOOK = "needs_look"  # a similar text, or one that cannot be told apart; not applied until confirmed
    LOST = "lost"  # the text is gone; not applied
    REPLACED = "replaced"  # a later one says otherwise
    ABSENT = "absent"  # the document is not in the library


APPLIED = frozenset({Status.APPLIES, Status.MOVED})


@dataclass(frozen=True, slots=True)
class Outcome:
    """A correction's fate in a document."""

    correction: str  # Correction.id
    status: Status
    lines: tuple[int, int] | None = None  # where it is applied
    candidates: tuple[tuple[int, int], ...] = ()  # where it may belong
    note: str = ""  # key of a sentence of `kb.corrections.words` that says more
