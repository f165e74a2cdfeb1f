"""The records every layer speaks in.

One line of a document runs through them in this order:

    raw stream ──> Line ──> CleanText ──> Heading ──> Standard / Section ──> Provision ──> Quote in a Cell

Line numbers are 1-based and inclusive, because people cite them; every other range is half-open. Pages are 1-based.
Boxes are in PDF points from the top left corner of the page.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from kb.taxonomy import SectionType

# ------------------------------------------------------------------------------------------------ sources


class Mark(StrEnum):
    """What the reader knew of a line before anyone cleaned it, from the format or the page."""

    TEXT = "text"
    HEADING = "heading"  # the format says so: h1-h6, a Word heading style; `Line.level` has the rank
    BULLET = "bullet"  # li, list paragraph, a bullet glyph in a PDF
    LABEL = "label"  # narrow left column of a PDF, th, first cell of a two-column table row
    CELL = "cell"  # any other table cell
    CHROME = "chrome"  # web page around the text: menu, cookie bar, breadcrumb, footer
    FURNITURE = "furniture"  # running head or foot, page number, watermark


@dataclass(frozen=True, slots=True)
class Box:
    """A place on a page, in points from the top left corner."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Stretch:
    """A half-open range of characters in one raw stream of a source."""

    stream: int  # index into Source.streams: one a page in a PDF, one in all else
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the text that `kb show` prints and everybody cites."""

    number: int  # 1-based
    text: str  # as printed; "" for a blank line
    page: int | None = None  # 1-based; None where the source has no pages
    box: Box | None = None  # where it stands on the page
    size: float = 0.0  # median font size in points; 0 = not known
    bold: bool = False  # all of it is bold (or black, heavy, semibold)
    column: int = 0  # 0 = the only one, full width or the left; 1 = right of it, ...
    mark: Mark = Mark.TEXT
    level: int = 0  # heading rank when mark is HEADING (1 = highest)
    row: int | None = None  # table row the line belongs to, counted through the document; also label-column rows
    origin: tuple[Stretch, ...] = ()  # the raw characters it was made of, in the order of the text
    bold_lead: int = 0  # characters at its beginning that are bold where the rest is not: "**Omfang:** op til ..."


@dataclass(frozen=True, slots=True)
class Dropped:
    """Raw characters that are in no line, and why: script, hidden element, printed twice, ..."""

    reason: str
    origin: tuple[Stretch, ...]


class Severity(StrEnum):
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Finding:
    """A doubt with a place: odd text is reported, not raised."""

    code: str  # stable key, e.g. "second_reading_differs"
    message: str  # Danish, one sentence, for the person who uploaded the file
    severity: Severity = Severity.WARNING
    line: int | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A file as it was read: its lines, and an account of every character that is not in them."""

    document: str  # file name; the key of a document everywhere
    media_type: str  # "application/pdf", "text/html", ...
    sha256: str
    size: int  # bytes
    page_sizes: tuple[tuple[float, float], ...]  # width, height in points; () where there are no pages
    streams: tuple[str, ...]  # the raw characters as the engine gave them
    lines: tuple[Line, ...]
    dropped: tuple[Dropped, ...] = ()
    agreement: float = 1.0  # share of words that a second, independent reading confirms (PDF), 0-1
    reader: str = ""  # engines and their versions, e.g. "pypdfium2 5.15.2 + pdfplumber 0.11.10"
    hints: tuple[tuple[str, str], ...] = ()  # what the format says of itself: title, author, created, language, url
    findings: tuple[Finding, ...] = ()

    @property
    def pages(self) -> int:
        return len(self.page_sizes)


# ------------------------------------------------------------------------------------------------ text


class Fate(StrEnum):
    """What a cleaning step did to characters."""

    MOVED = "moved"
    REPAIRED = "repaired"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Edit:
    """One line's text before and after one step; applied backwards it gives the source back."""

    step: str  # name of the step
    fate: Fate
    line: int
    before: str
    after: str
    reason: str  # Danish, a few words: "bindestreg ved linjeskift", "sidetal"


class Role(StrEnum):
    """What a cleaned line is for."""

    BODY = "body"
    BLANK = "blank"  # nothing printed
    EMPTIED = "emptied"  # its words were moved to the line above (a mended hyphen)
    CHROME = "chrome"
    FURNITURE = "furniture"
    CONTENTS = "contents"  # table of contents


@dataclass(frozen=True, slots=True)
class CleanText:
    """The same number of lines as the source, with texts that read as one would read them aloud."""

    source: Source
    texts: tuple[str, ...]  # texts[n - 1] is line n; "" when nothing is left to read there
    roles: tuple[Role, ...]
    pages: tuple[int | None, ...]  # the source's pages, or those recovered from a text dump
    edits: tuple[Edit, ...] = ()
    findings: tuple[Finding, ...] = ()


# ------------------------------------------------------------------------------------------------ structure


@dataclass(frozen=True, slots=True)
class Heading:
    """A line, or a few, that names what follows."""

    start_line: int
    end_line: int
    text: str  # joined over its lines, number included
    number: str = ""  # "2.4", "12", "" when it has none
    level: int = 1  # 1 = highest in this document
    body_offset: int = 0  # where the body begins on end_line when it stands on the same line; 0 = next line
    score: float = 1.0  # weight of the evidence, 0-1
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Standard:
    """One municipality's text about one service."""

    id: str  # "<document>#1", stable for the same text
    document: str
    title: str
    law_refs: tuple[str, ...]  # "SEL § 82 a"
    start_line: int
    end_line: int
    title_lines: tuple[int, int] | None = None
    provision_kind: str = ""  # "skal", "kan" or "" when the text does not say
    refers_to: str = ""  # where it sends the reader when it holds nothing itself; quoted


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its body, or a stretch without a heading, of one type."""

    document: str
    standard: str | None  # Standard.id; None = the document as a whole
    type: SectionType
    heading: str
    start_line: int
    end_line: int
    heading_end_line: int  # last line of the heading; start_line - 1 when it has none
    body_offset: int = 0  # as in Heading
    page: int | None = None
    confidence: float = 1.0
    reason: str = ""  # which rule or evidence decided, in words
    law_refs: tuple[str, ...] = ()
    serves: tuple[str, ...] = ()  # standards that a document-level section is attached to
    quoted_law: bool = False  # statute text quoted, not the municipality's own words
    subheadings: tuple[tuple[int, int, str], ...] = ()  # start line, end line, text


# ------------------------------------------------------------------------------------------------ meaning


# A type of less confidence is shown as unsure. With each document left out of the training 147 of 303 such types were
# wrong, of the others one in fifty; it marks one type in seven (`python -m bench learning`, 22 November 2026).
UNSURE_BELOW = 0.8

# A type of less confidence is only a "perhaps": a provision is given it where nothing surer carries it in the standard.
WEAK_BELOW = 0.4


@dataclass(frozen=True, slots=True)
class Perhaps:
    """A type that the words of a provision point to too weakly to be given, where others carry it more surely."""

    type: SectionType
    confidence: float
    reason: str


@dataclass(frozen=True, slots=True)
class Provision:
    """One sentence or one bullet, with the core types it carries wherever it stands."""

    id: str  # "<document>:<start_line>:<k>", k counts provisions that begin on that line
    document: str
    municipality: str
    standard: str | None
    law_refs: tuple[str, ...]
    section_type: SectionType
    types: tuple[SectionType, ...]  # of the core five; may be empty
    confidence: float  # of the least certain of its types; each has its own in `confidence_in`
    text: str  # cleaned, lines joined
    start_line: int
    end_line: int
    page: int | None = None
    heading: str = ""  # of the section it stands in
    lead_in: str = ""  # "Der ydes ikke støtte til:" for its bullets
    lead_in_lines: tuple[int, int] | None = None
    reasons: tuple[str, ...] = ()  # one for each type: "exclusions: 'ydes ikke' (cue)"
    quoted_law: bool = False
    confidences: tuple[float, ...] = ()  # one for each type; () = each as `confidence`
    perhaps: tuple[Perhaps, ...] = ()  # the surest first

    def confidence_in(self, kind: SectionType) -> float:
        """Of one of its types; of any other that of the provision."""
        return dict(zip(self.types, self.confidences, strict=False)).get(kind, self.confidence)

    @property
    def unsure_types(self) -> tuple[SectionType, ...]:
        """Those of its types that are a guess, which a person should look at."""
        return tuple(kind for kind in self.types if self.confidence_in(kind) < UNSURE_BELOW)

    @property
    def is_unsure(self) -> bool:
        """Is one of its types a guess that a person should look at?"""
        return bool(self.unsure_types)


class FactType(StrEnum):
    """What a normalised fact is about; the value is the key that exports write."""

    FOLLOW_UP_INTERVAL = "follow_up_interval"
    REVISION_INTERVAL = "revision_interval"  # of the standard itself
    PROVISION_KIND = "provision_kind"  # skal or kan
    FREE_CHOICE = "free_choice_of_provider"  # yes or no
    PAYMENT = "payment"  # free, own_expenses, user_fee, standard_rate
    AMOUNT_DKK = "amount_dkk"
    AMOUNT_PERCENT = "amount_percent"
    PROCESSING_TIME = "processing_time"
    DECISION_NOTICE = "decision_notice"
    CONTACT_DEADLINE = "contact_deadline"
    START_DEADLINE = "start_deadline"
    PLAN_DEADLINE = "plan_deadline"
    COMPLAINT_DEADLINE = "complaint_deadline"
    REASSESSMENT_DEADLINE = "reassessment_deadline"
    NOTICE_PERIOD = "notice_period"
    MAX_DURATION = "max_duration"
    MIN_DURATION = "min_duration"
    HOURS_PER_PERIOD = "hours_per_period"
    SAVINGS_LIMIT = "savings_limit"
    CONTACTS = "contacts"
    MIN_AGE = "min_age"
    MAX_AGE = "max_age"
    DISTANCE_KM = "distance_km"
    OPENING_HOURS = "opening_hours"
    ADDRESS = "address"
    PHONE = "phone"
    EMAIL = "email"
    APPROVED_BY = "approved_by"
    APPROVAL_DATE = "approval_date"


class Qualifier(StrEnum):
    """How the words beside a value bound it, or what they say in place of one."""

    EXACT = "exact"
    MIN = "min"  # mindst, minimum
    MAX = "max"  # op til, senest, inden for, højst
    APPROXIMATE = "approximate"  # ca., omkring, normalt
    AS_NEEDED = "as_needed"
    ONGOING = "ongoing"
    EVENT = "event"  # tied to an event
    INDIVIDUAL = "individual"  # set in the single case
    UNTIL_GOAL = "until_goal"
    ASAP = "asap"
    PENSION = "pension"  # folkepensionsalderen
    DRAFTED = "drafted"  # dates that are no approval
    REVISED = "revised"


@dataclass(frozen=True, slots=True)
class Fact:
    """One normalised value with the words it was read from."""

    document: str
    standard: str | None  # Standard.id; None = the document as a whole
    law_refs: tuple[str, ...]  # what it is about; () = the whole document
    type: FactType
    value: str | None  # ISO 8601, a number, an ISO date, a key, or as printed; None where only the qualifier speaks
    phrase: str  # the words themselves, cleaned, lines joined
    start_line: int
    end_line: int
    qualifier: Qualifier | None = None
    unit: str = ""  # "weekdays": only those count
    per: str = ""  # period of a rate, ISO 8601
    applies_to: str = ""  # the part of the service, or the table row, it is about; as printed
    case: str = ""  # sub-row of a table: "Nye ansøgninger"
    role: str = ""  # of an amount: "subsidy", "user_fee", "quality_goal", ...
    price_level: str = ""  # of an amount: "2024"
    clock: str = ""  # what a time limit runs from, as printed
    exit_clause: str = ""  # "i særlige tilfælde ...", as printed
    rule: str = ""  # which rule read it

    @property
    def bound(self) -> Qualifier | None:
        """The qualifier as facts are exchanged: "ca. 4 uger" bounds nothing, so that it is exact there."""
        return Qualifier.EXACT if self.qualifier is Qualifier.APPROXIMATE else self.qualifier


@dataclass(frozen=True, slots=True)
class StatedCitation:
    """A legal reference where the document makes it."""

    document: str
    refs: tuple[str, ...]  # "SEL § 82 a", one by one
    kind: str  # as `kb.law.citations.Citation.kind`, and "relative", "heading"
    surface: str  # as printed, lines joined
    start_line: int
    end_line: int
    inferred: bool = False  # the law is not named in the surface


Lines: TypeAlias = tuple[int, int]  # first and last, inclusive


class RefKind(StrEnum):
    """How a document speaks of a place in itself."""

    NUMBERED = "numbered"
    TITLED = "titled"
    FIGURE = "figure"
    DEICTIC = "deictic"  # "nedenstående": a direction without a place
    UNRESOLVED = "unresolved"  # names a place that was not found, or that is more than one
    EXTERNAL = "external"  # another paper, a web site


@dataclass(frozen=True, slots=True)
class InternalRef:
    """A place to which a document sends its reader."""

    document: str
    kind: RefKind
    surface: str  # as printed, lines joined
    normalised: str  # "afsnit 2.6", "bilag 1", the heading's text
    start_line: int
    end_line: int
    targets: tuple[Lines, ...] = ()  # the lines it points to; () where there are none in this document


class Grade(StrEnum):
    """How sure are we that the document was read right?"""

    A = "A"  # both readings agree and every line has its place
    B = "B"  # small doubts, each with a finding
    C = "C"  # read it beside the source: doubtful order, OCR, or structure not found
    D = "D"  # parts could not be read


@dataclass(frozen=True, slots=True)
class Document:
    """What is known of a document as a whole, each value with the line that says so."""

    document: str
    municipality: str  # short form of the register ("Aabenraa"); "" when not found
    municipality_code: str  # three digits; "" for a municipality outside the register
    title: str
    media_type: str
    pages: int
    lines: int
    sha256: str
    approved_on: str = ""  # ISO date, month or year as printed; "" when not stated
    approved_by: str = ""  # as printed
    edition_year: int | None = None
    case_number: str = ""
    grade: Grade = Grade.A
    evidence: tuple[tuple[str, int], ...] = ()  # field, line
    findings: tuple[Finding, ...] = ()
    reviewed_by: str = ""  # who looked it through and approved the reading; "" when nobody has, or it changed since
    reviewed_on: str = ""  # ISO date


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was understood of one document."""

    document: Document
    standards: tuple[Standard, ...]
    sections: tuple[Section, ...]
    provisions: tuple[Provision, ...]
    facts: tuple[Fact, ...] = ()
    citations: tuple[StatedCitation, ...] = ()
    internal_refs: tuple[InternalRef, ...] = ()


# ------------------------------------------------------------------------------------------------ compare


class CellState(StrEnum):
    """Why a cell holds what it holds. Missing is not no."""

    STATED = "stated"  # quotes below
    NOT_STATED = "not_stated"  # looked for in the named lines, not found
    REFERS = "refers"  # the document sends the reader elsewhere; the quote says where
    EXCLUDED = "excluded"  # the document says that it does not offer this; the quote says so
    UNREADABLE = "unreadable"  # (parts of) the document could not be read


@dataclass(frozen=True, slots=True)
class Quote:
    """A provision as a cell shows it."""

    provision: str  # Provision.id
    document: str
    text: str
    start_line: int
    end_line: int
    page: int | None
    heading: str = ""
    lead_in: str = ""
    confidence: float = 1.0  # in what the cell asks for
    shared: bool = False  # stands in a document-level section that serves several standards
    quoted_law: bool = False

    @property
    def is_unsure(self) -> bool:
        """Is it doubtful that the text belongs in this cell?"""
        return self.confidence < UNSURE_BELOW

    @property
    def is_weak(self) -> bool:
        """Is it shown only because nothing surer answers the question?"""
        return self.confidence < WEAK_BELOW


@dataclass(frozen=True, slots=True)
class Column:
    """One standard of one municipality under the law asked for."""

    municipality: str
    document: str
    standards: tuple[str, ...]  # Standard.id
    title: str
    approved_on: str = ""
    approved_by: str = ""
    edition_year: int | None = None
    grade: Grade = Grade.A


@dataclass(frozen=True, slots=True)
class LookedIn:
    """A section in which something was looked for."""

    document: str
    type: SectionType
    heading: str
    start_line: int
    end_line: int
    first_page: int | None = None
    last_page: int | None = None


class Reason(StrEnum):
    """Why a passage that comes close was not taken as the answer."""

    BELOW_THRESHOLD = "below_threshold"  # some words point there, too few to decide
    NO_VALUE = "no_value"  # speaks of the matter and names no value
    OTHER_STANDARD = "other_standard"  # answers it for another service of the same document
    STATUTE_TEXT = "statute_text"  # the Act's words, not the municipality's


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A passage that comes closest to an answer that was not found."""

    quote: Quote
    reason: Reason
    about: str = ""  # title of the other standard


@dataclass(frozen=True, slots=True)
class Overlooked:
    """How often something of the kind was there and the program did not see it, in documents that people annotated."""

    missed: int
    annotated: int
    documents: int
    measured_on: str  # ISO date
    is_held_back: bool = False  # in documents that no rule was written from; else also in those it was

    @property
    def share(self) -> float:
        return self.missed / self.annotated if self.annotated else 0.0


@dataclass(frozen=True, slots=True)
class Absence:
    """The proof behind "not stated": where was looked, what came closest, what may hold it instead."""

    looked_in: tuple[LookedIn, ...]
    nearest: tuple[NearMiss, ...] = ()  # at most a few, the closest first
    refers_to: tuple[Quote, ...] = ()  # other papers that the text names, in its own words
    overlooked: Overlooked | None = None  # None where nobody measured


@dataclass(frozen=True, slots=True)
class Cell:
    state: CellState
    quotes: tuple[Quote, ...] = ()
    looked_in: tuple[tuple[int, int], ...] = ()  # line ranges that were searched
    note: str = ""  # key of a text in present/texts, when the state needs a word more
    absence: Absence | None = None  # of a cell that is not stated


@dataclass(frozen=True, slots=True)
class Matrix:
    """Municipalities side by side under one law."""

    law: str
    types: tuple[SectionType, ...]
    columns: tuple[Column, ...]
    cells: tuple[tuple[Cell, ...], ...]  # cells[type][column]
    snapshot: str = ""  # which data it was made from
    findings: tuple[Finding, ...] = ()
    documents: tuple[Document, ...] = ()  # what is known of each document that a column shows
