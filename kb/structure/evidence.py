"""What speaks for a line being a heading, and what against it?

Each row of `EVIDENCE` adds its weight when its question is answered with yes. The weights were set on the layouts of
the shared documents and our own; `kb explain` shows the rows that spoke for a heading.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from kb.model import Heading, Mark
from kb.structure.heading_rules import HeadingRule, fold_heading, heading_rule, is_known
from kb.structure.layout import Layout, Printed
from kb.structure.numbering import Numbered
from kb.structure.phrases import (
    ADDRESS_RE,
    APPENDIX_RE,
    ASKING_RE,
    BEGUN_RE,
    ENDS_WITH_PARAGRAPH_RE,
    HAS_DIGIT_OR_PARAGRAPH_RE,
    LAW_LINE_RE,
    LEAD_IN_RE,
    NAMED_PARAGRAPH_RE,
    OPEN_END_RE,
    POINTING_RE,
    QUESTION_RE,
    RULED_RE,
    SENTENCE_BREAK_RE,
    SERVICE_NAME_RE,
    VERB_RE,
)
from kb.structure.series import Counted
from kb.taxonomy import SectionType as T

RARE = 0.4  # a style that more of the lines have is no sign of a heading
RARE_BOLD = 0.4
LABEL_WORDS = 3
DENIAL_WORDS = 4
APART_WORDS = 8
APART_TEXT = 60  # characters of the line below
LARGER = 1.08
KNOWN = 0.6  # a heading rule must be surer than this
OPENS_EVIDENCE = "åbner et afsnit, som dokumentets afsnit åbner"
ALIKE_EVIDENCE = "ser ud som dokumentets andre overskrifter"
SERIES_EVIDENCE = "led i en række, der tæller op"
TITLE_EVIDENCE = "navngiver en ydelse og dens paragraf"
OVER_TEXT_EVIDENCE = "luft før og tekst lige under"
FIELD_EVIDENCE = "felt i dokumentets skema"


@dataclass(frozen=True)  # no slots: its measures are worked out once and kept
class Candidate:
    """A line, or a few, that may be a heading, with what stands around it."""

    sheet: Layout
    at: int  # index of the first line in sheet.lines
    used: int  # lines
    text: str  # joined
    count: Numbered | None  # the outline number it begins with
    in_series: bool  # that number is the next of the outline
    after_heading: bool  # the line before belongs to a heading
    repeated: Counter[str]  # how often each folded line comes in the document
    counted: Counted | None = None  # the part of the document that the line counts, where it is no outline number
    in_form: bool = False  # the document has a form with labels
    is_below_label: bool = False  # the line before is a label of that form and nothing else
    is_template: bool = False  # it comes once a service among others that do, in one order
    is_alike: bool = False  # it looks as the document's known headings do and its other lines do not
    is_opener: bool = False  # it opens a paragraph as most paragraphs of the document are opened
    in_clauses: bool = False  # the document numbers its sentences this deep

    @cached_property
    def first(self) -> Printed:
        return self.sheet.lines[self.at]

    @cached_property
    def before(self) -> Printed | None:
        return self.sheet.lines[self.at - 1] if self.at else None

    @cached_property
    def following(self) -> Printed | None:
        after = self.at + self.used
        return self.sheet.lines[after] if after < len(self.sheet.lines) else None

    @property
    def follows_unfinished(self) -> bool:
        """Does the line before neither end a sentence nor belong to a heading?"""
        return (
            self.before is not None
            and self.air == 0
            and not self.before.ends_sentence
            and not self.after_heading
            and self.mark not in {Mark.HEADING, Mark.LABEL}
            and not self.begins_capitals
            and not (self.is_bare_label and (self.repeated[self.folded] > 1 or self.follows_item))
        )

    @property
    def is_bare_label(self) -> bool:
        """Few words that the rules surely know, alone on a line that had room for more, over what begins anew."""
        return (
            self.is_known
            and self.words <= LABEL_WORDS
            and not self.has_verb
            and self.text[:1].isupper()
            and self.text.rstrip()[-1:].isalpha()
            and self.sheet.breaks_off(self.at + self.used - 1)
            and self.following is not None
            and not self.following.starts_lower
        )

    @property
    def follows_item(self) -> bool:
        """Does a list item, which needs no full stop, end on the line before?"""
        at = self.at - 1
        while at > 0 and self.sheet.extra(at) == 0 and not self.sheet.lines[at].is_bullet:
            if not self.sheet.lines[at].starts_lower:
                return False
            at -= 1
        return at >= 0 and self.sheet.lines[at].is_bullet

    @property
    def follows_break(self) -> bool:
        """Did the line before end with room for the next word, so that this one cannot be its wrapped rest?"""
        return self.at > 0 and self.sheet.breaks_off(self.at - 1)

    @property
    def is_short_denial(self) -> bool:
        """A few words that leave something out, alone on a line without a stop: "Ydelsen omfatter ikke"."""
        return (
            self.mark is Mark.TEXT
            and not self.is_item
            and self.rule is not None
            and self.rule.type is T.EXCLUSIONS
            and self.is_known
            and self.words <= DENIAL_WORDS
            and self.text[:1].isupper()
            and self.text.rstrip()[-1:].isalpha()
            and not OPEN_END_RE.search(self.text)
            and (self.before is None or self.before.ends_sentence or self.follows_item or self.air > 0)
            and self.sheet.breaks_off(self.at + self.used - 1)
            and self.following is not None
            and not self.following.starts_lower
        )

    @property
    def has_own_line(self) -> bool:
        """A short line without air that begins and ends where it need not, over a text that begins anew."""
        if self.mark is not Mark.TEXT or self.is_item or self.following is None or self.words > APART_WORDS:
            return False
        if (
            self.air > 0
            or HAS_DIGIT_OR_PARAGRAPH_RE.search(self.text)
            or (not self.asks and self.has_verb)
            or (OPEN_END_RE.search(self.text) and not (self.asks or POINTING_RE.match(self.folded)))
        ):
            return False
        is_begun = self.before is None or self.before.ends_sentence or self.follows_break or self.after_heading
        is_short = self.sheet.breaks_off(self.at + self.used - 1)
        return is_begun and is_short and self.text[:1].isupper() and not self.following.starts_lower

    @property
    def names_its_paragraph(self) -> bool:
        """A service and its paragraph, or any short name that ends with one: "Ledsager (SEL § 97)"."""
        return "§" in self.text and bool(SERVICE_NAME_RE.search(self.text) or NAMED_PARAGRAPH_RE.match(self.text))

    @property
    def is_label(self) -> bool:
        """Set alike, and the same elsewhere or known and right on top of its text: "Det får du ikke"."""
        is_on_top = self.following is not None and self.sheet.extra(self.at + self.used) == 0
        return self.is_alike and (self.repeated[self.folded] > 1 or (self.rule is not None and is_on_top))

    @property
    def stands_between_paragraphs(self) -> bool:
        """In a text with a paragraph a line: a few words that end no sentence, over one that is a paragraph."""
        if not self.sheet.is_unwrapped or self.following is None or self.is_item or self.mark is not Mark.TEXT:
            return False
        is_short = self.words <= APART_WORDS and len(self.text) <= APART_TEXT and self.text[:1].isupper()
        is_short = is_short and not self.folded.endswith("kommune")  # a letterhead
        ends_open = self.text.rstrip()[-1:].isalnum() or self.text.rstrip().endswith((")", "?"))
        is_begun = self.before is None or self.after_heading or self.before.text.rstrip().endswith((".", "?", "!"))
        return is_short and ends_open and is_begun and self.following.text.rstrip().endswith((".", ":"))

    @property
    def ends_with_its_paragraph(self) -> bool:
        return (
            (self.before is None or self.air > 0) and not self.is_item and bool(ENDS_WITH_PARAGRAPH_RE.match(self.text))
        )

    @property
    def heads_text(self) -> bool:
        """A short line with air above and none below, over a text, a list or a label that begins anew.

        Only in plain text: where lines have fonts, headings are set in their own.
        """
        after = self.following
        if self.sheet.size > 0:
            return False
        is_plain = self.mark is Mark.TEXT and self.count is None and not self.is_item and self.words <= APART_WORDS
        if after is None or not is_plain or self.air == 0 or self.sheet.extra(self.at + self.used) > 0:
            return False
        if not self.text[:1].isupper() or not self.text.rstrip()[-1:].isalpha() or self.folded.endswith("kommune"):
            return False
        is_open = OPEN_END_RE.search(self.text) or BEGUN_RE.search(self.text)
        if (is_open and not POINTING_RE.match(self.folded)) or after.starts_lower:
            return False
        if is_known(after.text) and len(after.text.split()) <= LABEL_WORDS:
            return True
        begins_text = len(after.text) > APART_TEXT or after.text.rstrip().endswith((".", ":"))
        return (begins_text or after.is_bullet) and self.sheet.breaks_off(self.at + self.used - 1)

    @property
    def leaves_a_sentence_open(self) -> bool:
        """ "Borgere over 18 år, som", "Medarbejderen tager med til"; not "Det kan du få hjælp til"."""
        is_open = self.has_verb and not self.asks and OPEN_END_RE.search(self.text)
        return bool(BEGUN_RE.search(self.text)) or bool(is_open and not POINTING_RE.match(self.folded))

    @property
    def begins_capitals(self) -> bool:
        """A line in capitals after one in lower case: it goes on no sentence."""
        return self.first.is_caps and self.sheet.caps_share < RARE and not (self.before and self.before.is_caps)

    @cached_property
    def rule(self) -> HeadingRule | None:
        return heading_rule(self.text)

    @cached_property
    def folded(self) -> str:
        return fold_heading(self.text)

    @property
    def mark(self) -> Mark:
        return self.first.line.mark

    @property
    def words(self) -> int:
        return len(self.text.split())

    @property
    def air(self) -> int:
        return self.sheet.extra(self.at)

    @property
    def is_hopeless(self) -> bool:
        """A plain line that begins in lower case: no row that can still hold outweighs that one."""
        line = self.first.line
        is_plain = line.mark is Mark.TEXT and not line.bold and line.size <= LARGER * self.sheet.size
        return is_plain and self.first.starts_lower and not self.text.endswith("?")

    @property
    def is_known(self) -> bool:
        return self.rule is not None and self.rule.confidence > KNOWN

    @property
    def is_item(self) -> bool:
        return self.mark is Mark.BULLET or (self.first.is_bullet and self.count is None)

    @property
    def is_known_elsewhere(self) -> bool:
        return self.repeated[self.folded] > 1 and self.rule is not None and self.rule.confidence >= 0.9

    @cached_property
    def has_verb(self) -> bool:
        return bool(VERB_RE.search(self.text.casefold()))

    @property
    def asks(self) -> bool:
        return self.text.rstrip().endswith("?") or bool(ASKING_RE.match(self.folded))

    @property
    def stands_apart(self) -> bool:
        """A short line without an end mark, air on both sides, over a text that reads as sentences or a list."""
        after = self.following
        if after is None or self.words > APART_WORDS or self.mark is not Mark.TEXT or self.count is not None:
            return False
        is_plain = self.text[:1].isupper() and self.text.rstrip()[-1:].isalpha() and not self.is_item
        is_plain = is_plain and not self.folded.endswith("kommune")  # a letterhead
        is_airy = self.air > 0 and self.sheet.extra(self.at + self.used) > 0
        goes_before_text = len(after.text) > APART_TEXT or after.text.rstrip().endswith((".", ":"))
        return is_plain and is_airy and goes_before_text and not after.starts_lower

    @property
    def ends_like_a_sentence(self) -> bool:
        last = self.sheet.lines[self.at + self.used - 1]
        return last.text.rstrip().endswith((".", ",", ";")) and self.mark is not Mark.HEADING

    @property
    def is_short_label_with_stop(self) -> bool:
        return self.count is not None and self.words <= 8 and self.text.rstrip().endswith(".")


@dataclass(frozen=True, slots=True)
class Evidence:
    name: str  # as `kb explain` says it
    weight: float
    holds: Callable[[Candidate], bool]


EVIDENCE: tuple[Evidence, ...] = (
    # what the format says
    Evidence("formatets overskrift", 6.0, lambda c: c.mark is Mark.HEADING),
    Evidence("etiket i venstre kolonne", 5.0, lambda c: c.mark is Mark.LABEL),
    Evidence("punkt i en liste", -6.0, lambda c: c.is_item and not c.is_known_elsewhere),
    Evidence(
        "punkttegn foran en overskrift, der også står andre steder", -0.5, lambda c: c.is_item and c.is_known_elsewhere
    ),
    Evidence("tabelcelle", -3.0, lambda c: c.mark is Mark.CELL and not c.is_item),
    # its number
    Evidence("nummer", 3.0, lambda c: c.count is not None and c.count.depth > 1),
    Evidence("nummer i rækkefølge", 2.5, lambda c: c.count is not None and c.count.depth == 1 and c.in_series),
    Evidence("nummer uden for rækken", -1.5, lambda c: c.count is not None and c.count.depth == 1 and not c.in_series),
    Evidence("kommer en gang for hver ydelse, i samme rækkefølge", 3.0, lambda c: c.is_template),
    Evidence(SERIES_EVIDENCE, 3.5, lambda c: c.counted is not None),
    Evidence("nummer på et led i teksten", -3.0, lambda c: c.in_clauses),
    Evidence("bilag", 2.5, lambda c: bool(APPENDIX_RE.match(c.text))),
    # its words
    Evidence(TITLE_EVIDENCE, 2.0, lambda c: (c.names_its_paragraph and not c.has_verb) or c.ends_with_its_paragraph),
    Evidence("lovhenvisning alene på linjen", 1.5, lambda c: bool(LAW_LINE_RE.match(c.text.strip()))),
    Evidence("spørgsmål", 2.5, lambda c: bool(QUESTION_RE.match(c.count.text if c.count else c.text))),
    Evidence("kendt overskrift", 2.0, lambda c: c.is_known and c.words <= 8),
    Evidence("kendt overskrift i en længere linje", 1.0, lambda c: c.is_known and c.words > 8),
    Evidence(
        "samme overskrift flere steder",
        1.0,
        lambda c: c.repeated[c.folded] > 1 and (len(c.text) > 8 or c.is_bare_label),
    ),
    Evidence(
        "kort og uden verbum",
        1.0,
        lambda c: (
            c.words <= 6
            and c.text[:1].isupper()
            and not c.has_verb
            and not c.text.rstrip().endswith((".", ",", ";", ":"))
        ),
    ),
    Evidence(
        "udsagn med verbum",
        -2.0,
        lambda c: (
            c.has_verb
            and not c.asks
            and c.mark not in {Mark.HEADING, Mark.LABEL}
            and not (c.is_template or c.is_opener)
            and not (c.rule is not None and (c.is_label or c.stands_between_paragraphs))
            and not c.ends_with_its_paragraph
            and not c.is_short_denial
            and not (c.first.is_caps and c.sheet.caps_share < RARE)
        ),
    ),
    Evidence("flere sætninger", -3.0, lambda c: bool(SENTENCE_BREAK_RE.search(c.text))),
    # its looks
    Evidence("versaler", 3.0, lambda c: c.first.is_caps and c.sheet.caps_share < RARE),
    Evidence("fed skrift", 2.5, lambda c: c.first.line.bold and c.sheet.bold_share < RARE_BOLD),
    Evidence("større skrift", 2.5, lambda c: 0 < LARGER * c.sheet.size < c.first.line.size),
    Evidence(OPENS_EVIDENCE, 3.0, lambda c: c.is_opener),
    Evidence(ALIKE_EVIDENCE, 1.5, lambda c: c.is_alike and (not c.has_verb or c.asks or c.is_label)),
    # what stands around it
    Evidence("luft før", 1.0, lambda c: c.before is None or c.air > 0 or (c.first.new_page and c.first.page_known)),
    Evidence("stor luft før", 0.5, lambda c: c.before is not None and c.air >= 2 and c.sheet.body_gap == 0),
    Evidence("dokumentets første linje", 1.0, lambda c: c.before is None),
    Evidence("linjen før er ikke afsluttet", -2.5, lambda c: c.follows_unfinished and not c.follows_break),
    Evidence(
        "linjen før er ikke afsluttet, men slutter kort", -1.0, lambda c: c.follows_unfinished and c.follows_break
    ),
    Evidence(
        "overskrift på sin egen linje",
        1.0,
        lambda c: (c.has_own_line and (c.is_known or c.is_alike)) or c.is_short_denial,
    ),
    Evidence("kort linje mellem hele afsnit", 2.5, lambda c: c.stands_between_paragraphs),
    Evidence("lige under en etiket", -3.0, lambda c: c.is_below_label),
    Evidence("understreget", 3.0, lambda c: c.following is not None and bool(RULED_RE.match(c.following.text))),
    Evidence(
        "etiket, der kommer igen i dokumentets skema",
        3.0,
        lambda c: (
            c.in_form
            and c.has_own_line
            and not c.is_known
            and c.rule is not None
            and c.repeated[c.folded] > 1
            and c.words <= 2
        ),
    ),
    Evidence("etiket i dokumentets skema", 1.0, lambda c: c.in_form and c.has_own_line and c.is_known),
    Evidence(
        "står efter en indledning",
        -2.0,
        lambda c: (
            c.before is not None
            and c.before.text.rstrip().endswith(":")
            and not c.after_heading
            and c.mark is Mark.TEXT
            and c.count is None
        ),
    ),
    Evidence("luft efter", 0.5, lambda c: c.following is None or c.sheet.extra(c.at + c.used) > 0),
    Evidence(
        "teksten fortsætter med lille begyndelsesbogstav",
        -2.5,
        lambda c: (
            c.following is not None and c.following.starts_lower and not c.following.is_bullet and not c.is_template
        ),
    ),
    Evidence(OVER_TEXT_EVIDENCE, 1.0, lambda c: c.heads_text and not c.has_verb),
    Evidence(f"{OVER_TEXT_EVIDENCE}, en begyndt sætning", 2.0, lambda c: c.heads_text and c.has_verb and c.asks),
    Evidence("kort linje for sig selv over en længere tekst", 1.0, lambda c: c.stands_apart and not c.has_verb),
    Evidence(
        "begyndt sætning for sig selv over en længere tekst", 1.5, lambda c: c.stands_apart and c.has_verb and c.asks
    ),
    Evidence(
        "kort udsagn for sig selv over en længere tekst", 2.5, lambda c: c.stands_apart and c.has_verb and not c.asks
    ),
    # how it begins and ends
    Evidence(
        "indleder en liste",
        -3.0,
        lambda c: (
            c.text.endswith(":")
            and c.following is not None
            and (c.following.is_bullet or c.following.line.mark is Mark.BULLET)
            and not (c.rule and c.words <= 3)
        ),
    ),
    Evidence(
        "indledning til det følgende",
        -4.0,
        lambda c: bool(LEAD_IN_RE.search(c.text)) and c.mark is not Mark.HEADING and not c.is_opener,
    ),
    Evidence(
        "begynder en sætning, som punkterne slutter",
        -4.0,
        lambda c: (
            c.leaves_a_sentence_open
            and c.mark is Mark.TEXT
            and not c.is_opener
            and c.following is not None
            and c.following.is_bullet
        ),
    ),
    Evidence(
        "slutter som en sætning",
        -4.0,
        lambda c: c.ends_like_a_sentence and not (c.is_short_label_with_stop or c.is_opener),
    ),
    Evidence("kort linje med punktum", -1.5, lambda c: c.ends_like_a_sentence and c.is_short_label_with_stop),
    Evidence("begynder med lille bogstav", -6.0, lambda c: c.first.starts_lower),
    Evidence("meget lang", -6.0, lambda c: len(c.text) > 140 or c.words > 20),
    Evidence("lang", -2.0, lambda c: (len(c.text) > 90 or c.words > 13) and not (len(c.text) > 140 or c.words > 20)),
    Evidence("adresse eller nummer", -5.0, lambda c: bool(ADDRESS_RE.search(c.text))),
)


def is_alike(heading: Heading) -> bool:
    """Is it set as the headings that the rules know are set in its document?"""
    return any(reason.startswith(ALIKE_EVIDENCE) for reason in heading.evidence)


def is_field(heading: Heading) -> bool:
    """Is it a label of the document's form?"""
    return any(reason.startswith(FIELD_EVIDENCE) for reason in heading.evidence)


def weigh(candidate: Candidate) -> tuple[Evidence, ...]:
    """The rows that hold for this candidate, in the order of the table."""
    if candidate.is_hopeless:
        return ()
    return tuple(row for row in EVIDENCE if row.holds(candidate))
