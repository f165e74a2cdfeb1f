"""Must the municipality give the service, or may it? And may the citizen choose who gives it?

Only what the standard says of itself: its lead sentence, and words such as "skal-bestemmelse". A sentence that tells
what a worker may do is no statement about the duty.
"""

from __future__ import annotations

from collections.abc import Iterator

from kb.meaning.facts.rules import FactRule, compiled, holding
from kb.meaning.facts.statement import Found, Statement
from kb.model import FactType as F
from kb.taxonomy import SectionType as T
from kb.text.patterns import any_of

_COUNCIL = r"(?:kommunalbestyrelsen|kommunen|byrådet|vi|[A-ZÆØÅ][\wæøå-]+ kommune)"
_GIVE = (
    r"(?:tilbyde|yde|give|sørge for|iværksætte|bevilge|dække|træffe afgørelse om|oprette|udføre|etablere|"
    r"anvise|have|drive|stille)"
)
# "kan efter § 82 a tilbyde"
_ASIDE = r"(?:efter|jf\.|i henhold til|ifølge|i medfør af|med hjemmel i) (?:\w+ )?§ ?\d+(?: ?[a-z]\b)?"
_LEADS = frozenset({T.LEGAL_BASIS, T.TARGET_GROUP, T.GENERAL})

KIND_RULES: tuple[FactRule, ...] = (
    FactRule(
        F.PROVISION_KIND,
        any_of(
            (
                r"\b(?:(?:ikke (?:\w+ )?pligt(?:ig)?(?: for \w+)? til)|ikke forpligtet til)\b.{0,20}\b"
                r"(?:give|tilbyde|yde|oprette|have|etablere|drive)"
            ),
            r"\bgiver kommune\w* (?:en )?mulighed for at (?:give|tilbyde|yde|oprette)",
            r"\bkan[- ]?bestemmelse\w*",
            r"tilvalgsbestemmelse\w*",
            r"\bkan-(?:tilbud|ydelse|paragraf|opgave)",
        ),
        "Ordningen er en kan-bestemmelse.",
        value="kan",
        unless=r"skal[- ]bestemmelse",
        seen_in=T.REMARKS,
    ),
    FactRule(
        F.PROVISION_KIND,
        any_of(
            r"\bskal[- ]?bestemmelse\w*",
            r"\bskal-(?:tilbud|ydelse|paragraf|opgave)",
        ),
        "Der er tale om en skal-bestemmelse.",
        value="skal",
        unless=r"kan[- ]bestemmelse",
        seen_in=T.REMARKS,
    ),
    FactRule(
        F.PROVISION_KIND,
        any_of(
            rf"\b{_COUNCIL}\b (?:har|er)(?: \w+){{0,3}} (?:pligt|forpligtet|pligtig) til at {_GIVE}",
            r"\bforpligter kommune\w*",
        ),
        "Kommunen har pligt til at tilbyde hjælpen.",
        value="skal",
        unless=r"ikke (?:\w+ )?(?:pligt|forpligt)",
        seen_in=T.LEGAL_BASIS,
        sections=_LEADS | {T.REMARKS},
    ),
    FactRule(
        F.PROVISION_KIND,
        any_of(
            rf"\b(?:{_COUNCIL} skal|skal {_COUNCIL})(?:,? (?:{_ASIDE}|\w+)){{0,4}}?,? {_GIVE}\b",
            r"\b(?:lovpligtig|lovbestemt|obligatorisk)\w* (?:opgave|ydelse|tilbud|indsats)",
        ),
        "Kommunen skal tilbyde støtte til borgere i målgruppen.",
        value="skal",
        seen_in=T.LEGAL_BASIS,
        sections=_LEADS | {T.REMARKS},
        unless=any_of(
            r"skal (?:\w+ ){0,3}(?:ikke|handleplan|rådgivning om)",
            r"skal i alle",
            r"skal sørge for,? at (?:medarbejder|leverandør|personal)",
        ),
    ),
    FactRule(
        F.PROVISION_KIND,
        r"\bkommunalbestyrelsen (?:sørger for|tilbyder|yder|giver)\b",
        "Kommunalbestyrelsen sørger for tilbud om ophold.",
        value="skal",
        seen_in=T.LEGAL_BASIS,
        sections=frozenset({T.LEGAL_BASIS}),
    ),
    FactRule(
        F.PROVISION_KIND,
        any_of(
            rf"\b(?:{_COUNCIL} kan|kan {_COUNCIL})(?:,? (?:{_ASIDE}|\w+)){{0,4}}?,? {_GIVE}\b",
            r"\bfrivillig(?:t)? for kommune\w*",
        ),
        "Kommunen kan tilbyde gruppeforløb til borgere i målgruppen.",
        value="kan",
        seen_in=T.LEGAL_BASIS,
        sections=_LEADS,
        unless=r"kan (?:\S+ ){0,4}ikke\b|i særlige tilfælde",
    ),
)
CHOICE_RULES: tuple[FactRule, ...] = (
    FactRule(
        F.FREE_CHOICE,
        any_of(
            r"\b(?:ikke|ingen|uden)\b.{0,40}\bfri(?:t|e)? (?:leverandør)?valg\b",
            r"\bikke\b.{0,30}\b(?:frit )?(?:at )?vælge\b.{0,40}\b(?:leverandør|udfører|tilbud|medarbejder)\w*",
            r"(?:fri(?:t|e)? (?:leverandør)?valg|fritvalg).{0,60}\b(?:ikke|nej)\b",
            r"\bikke (?:selv )?(?:\w+ )?frit\b.{0,20}\bvælge\b",
            r"\bikke vælges af (?:dig|borger\w*)",
            r"\bikke (?:selv )?(?:pege på|udpege|vælge) (?:en |et )?(?:bestemt )?(?:leverandør|udfører|medarbejder)",
        ),
        "Der er ikke frit valg af leverandør.",
        value="no",
        seen_in=T.REMARKS,
    ),
    FactRule(
        F.FREE_CHOICE,
        any_of(
            r"\bfri(?:t|e)? (?:leverandør)?valg\b(?! af (?:metode|faglig))",
            r"\b(?:selv |frit |kan )(?:\w+ ){0,2}?(?:frit )?vælge\b.{0,40}\bleverandør\w*",
            r"\bvælge[r]? (?:selv |frit )?mellem\b.{0,60}\bleverandør\w*",
            r"\bfrit vælge\b.{0,40}\b(?:leverandør|hvem)\w*",
        ),
        "Du kan frit vælge mellem godkendte leverandører.",
        value="yes",
        unless=any_of(
            r"\bikke\b.{0,60}(?:frit|vælge)",
            r"ingen frit",
            r"valg kan (?:fraviges|begrænses)",
        ),
        seen_in=T.DELIVERY,
    ),
    FactRule(
        F.FREE_CHOICE,
        any_of(
            (
                r"\b(?:selv|gerne) (?:\w+ )?(?:foreslå|udpege|pege på|ansætte|finde)\b.{0,40}\b"
                r"(?:ledsager|hjælper|kontaktperson|assistent|en, du kender)\w*"
            ),
            r"\bret til selv at udpege\b",
            r"\bvælge[rs]? selv\b.{0,60}leverandør",
            r"\bselv vælge\b.{0,20}\b(?:hvem|din ledsager|din hjælper)",
        ),
        "Du kan selv foreslå en ledsager.",
        value="yes",
        unless=r"\bikke selv (?:foreslå|udpege|vælge)",
        seen_in=T.DELIVERY,
    ),
    FactRule(
        F.FREE_CHOICE,
        any_of(
            (
                r"\b(?:ikke|ingen) (?:mulighed for|ret til) (?:selv )?at (?:selv )?vælge\b.{0,40}"
                r"(?:leverandør|\banden\b|hvem)"
            ),
            r"\bikke selv vælge,? hvem\b",
            r"\bingen mulighed for (?:selv )?at (?:pege på|udpege)\b",
            r"\bikke muligt at (?:få|vælge) en anden leverandør\b",
            r"\bikke (?:selv )?vælge (?:firma|leverandør|udfører)\b",
            r"\bikke krav på (?:en )?bestemt (?:udfører|leverandør|medarbejder|person)",
            r"\beneste leverandør\b",
            r"\bkommunen,? (?:der )?(?:bestemmer|vælger|afgør),? (?:hvem|hvilken)\b",
            r"\bvalget? af leverandør (?:er kommunens|ligger hos kommunen|træffes af kommunen)",
        ),
        "Du kan ikke selv vælge, hvem der leverer støtten.",
        value="no",
        seen_in=T.DELIVERY,
    ),
    FactRule(
        F.FREE_CHOICE,
        r"\bikke (?:krav på|ret til|noget krav på|garanti for)\b.{0,60}\b"
        r"(?:leverandør|medarbejder|udfører|person)\w*,? (?:som )?(?:du|man|borgeren) (?:selv )?"
        r"(?:ønsker|vælger|peger på)",
        "Borgeren har ikke ret til den medarbejder, borgeren selv peger på.",
        value="no",
        seen_in=T.DELIVERY,
    ),
    FactRule(
        F.FREE_CHOICE,
        r"\b(?:bestemmer|vælger) selv,? hvilken leverandør\b|\bvælger (?:selv |frit )+(?:i)?mellem dem\b"
        r"|\b(?:firma|leverandør)\w*,? (?:som )?du (?:selv )?vælger\b",
        "Du bestemmer selv, hvilken leverandør du vil bruge.",
        value="yes",
        seen_in=T.DELIVERY,
    ),
    FactRule(
        F.FREE_CHOICE,
        r"\b(?:mulighed for|ret til) at vælge\b.{0,40}\bleverandør",
        "Du har mulighed for at vælge en privat leverandør.",
        value="yes",
        unless=r"\b(?:ikke|ingen)\b.{0,30}vælge",
        seen_in=T.DELIVERY,
    ),
)


_SPEAKS_OF_CHOICE = (  # a quick no for most sentences
    r"valg|vælg|leverandør|udpege|foreslå|\bpege\b|peger|ansætte|\bfinde|krav på|ret til|garanti|bestemmer|afgør"
)


def kinds(statement: Statement) -> Iterator[Found]:
    """Whether the standard says "skal" or "kan" of itself.

    >>> [found.value for found in kinds(Statement("Der er tale om en kan-bestemmelse.", T.REMARKS))]
    ['kan']
    """
    held = holding(KIND_RULES, statement.text, statement) if statement.has_standard else None
    if held:
        rule, match = held
        yield Found(F.PROVISION_KIND, match.start(), match.end(), rule.value, rule=rule.seen)


def choices(statement: Statement) -> Iterator[Found]:
    """Whether the citizen may choose the provider.

    >>> [found.value for found in choices(Statement("Der er ikke frit leverandørvalg.", T.DELIVERY))]
    ['no']
    """
    text = statement.text
    answer = compiled(r"^\W*(?:(?P<yes>ja)|nej|ingen)\W*(?:$|,)").search(text)
    if answer and compiled(r"fri(?:t|e)? (?:leverandør)?valg|fritvalg").search(statement.heading):
        yield Found(F.FREE_CHOICE, 0, len(text), "yes" if answer["yes"] else "no", rule="Er der frit valg? Nej.")
        return
    if not compiled(_SPEAKS_OF_CHOICE).search(text):
        return
    held = holding(CHOICE_RULES, text, statement)
    if held:
        yield Found(F.FREE_CHOICE, 0, len(text), held[0].value, rule=held[0].seen)
