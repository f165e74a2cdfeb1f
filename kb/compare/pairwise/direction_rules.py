# ruff: noqa: E501 - tables of rules: a row is a line
"""What does a number count, and who carries it? The rows by which a change is read as stricter or looser.

The first row that fits both texts decides. Each row has two sentences of ours and what the second means for the citizen.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from kb.compare.topics.operative import Operative

PERSON = r"(?:du|borgeren|borgere|ansøgeren|ansøger|den enkelte|brugeren|man|pårørende|deltagerne?|dig)"
MUNICIPALITY = (
    r"(?:vi|kommunen|kommunalbestyrelsen|byrådet|forvaltningen|sagsbehandleren|rådgiveren|visitator(?:en)?|leverandøren"
    r"|medarbejder(?:en|ne)|ledsageren|støtten|hjælpen|bostøtten|indsatsen|\w+ kommune)"
)

GRANT_RE = re.compile(
    r"\b(?:gives|ydes|bevilges|tilbydes|tilbyder|bevilger|omfatter|omfattet|indgår|få|får|modtage|modtager|dækker|dækkes|kan|kører|hjælper|"
    r"støtte til|hjælp til|berettiget|målgruppen|bruges|spares|gemmes|udbetales|del af|dele|følger|ledsager|adgang)\b",
    re.IGNORECASE,
)
# What the citizen carries: here a "not" helps and a number hurts.
BURDEN_RE = re.compile(
    rf"\b(?:betale[rs]?|egenbetaling|brugerbetaling|gebyr|takst|pris|koster|opkræves|afholder selv|bortfalder|ophører|fratrækkes|tælles? (?:en )?\w* ?(?:time )?som brugt)\b"
    rf"|\b{PERSON} skal\b|\bskal {PERSON}\b|\bkrav om\b|\bdokumentere\w*|\bpålægge\w*|\bkan (?:ikke )?(?:kræve|forlange|opkræve)\b",
    re.IGNORECASE,
)
FREE_RE = re.compile(
    r"\bgratis\b|\bvederlagsfri\w*|\b(?:ingen|uden) (?:bruger|egen)?betaling\b|\bkoster ikke\b|\bbetaler? ikke\b",
    re.IGNORECASE,
)
PAYS_RE = re.compile(
    r"\bbetaler? (?:selv|for|en|et|\d)|\begenbetaling(?:en)? (?:er|på)\b|\bder er (?:bruger|egen)betaling\b|\bopkræves\b|\bkoster \d|\bafholder selv\b",
    re.IGNORECASE,
)
CHOICE_RE = re.compile(
    r"\bfri(?:t|e)? (?:leverandør)?valg\b|\bfrit (?:at )?vælge\b|\bvælge (?:\w+ ){0,3}leverandør\w*|\bselv (?:vælge|foreslå|udpege)\b",
    re.IGNORECASE,
)
EXCEPTION_RE = re.compile(
    r"\bmere\b|\bflere\b|\budvid\w+|\bforlæng\w+|\bfravige\w*|\bdispens\w+|\blængere\b|\bydes\b|\bgives\b|\bbevilges\b",
    re.IGNORECASE,
)


# Words that change nothing for the citizen when one takes the other's place.
ONE_WORD: dict[str, str] = {
    word: words.split()[0]
    for words in (
        "gives ydes bevilges tildeles", "nået opfyldt opnået", "hjælp hjælpen støtte støtten bistand bistanden",
        "indsats indsatsen ydelse ydelsen", "konkret individuel konkrete individuelle", "altid selve selv", "du borgeren borger",
        "foretages gennemføres sker", "herunder blandt bl", "eksempelvis eksempel fx", "omfatter rummer", "medarbejder medarbejderen",
    )
    for word in words.split()
}  # fmt: skip


class More(StrEnum):
    """What more of it means for the citizen."""

    LOOSER = "looser"
    STRICTER = "stricter"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class NumberRule:
    """What a quantity of these units counts in a sentence with these words."""

    name: str
    more: More
    units: frozenset[str]
    around: re.Pattern[str]
    unless: re.Pattern[str] | None
    one: str
    other: str
    way: str  # what `other` means after `one`

    def fits(self, text: str, word: Operative) -> bool:
        """The quantity stands in a sentence that this row is about."""
        unit = word.key.partition(" ")[2].partition(". ")[2] or word.key.partition(" ")[2]
        is_interval = word.key.startswith("hver ")
        if is_interval != ("interval" in self.units) or not (unit in self.units or is_interval):
            return False
        return bool(self.around.search(text)) and not (self.unless and self.unless.search(text))


def _row(name: str, more: More, units: str, around: str, unless: str, one: str, other: str, way: str) -> NumberRule:
    return NumberRule(
        name, more, frozenset(units.split()), re.compile(around, re.IGNORECASE),
        re.compile(unless, re.IGNORECASE) if unless else None, one, other, way,
    )  # fmt: skip


_TIME = "dag hverdag uge måned kvartal år døgn"

# fmt: off
NUMBER_RULES: tuple[NumberRule, ...] = (
    _row("follow_up", More.UNCLEAR, f"interval {_TIME}", r"følg\w* op|opfølgning|revurder|evaluer|\bstatus\b|revider", "", "Vi følger op hvert år.", "Vi følger op hvert halve år.", "unclear"),
    _row("complaint_deadline", More.LOOSER, _TIME, r"\bklag\w*", r"genvurder|ser på sagen|behandles|svar|sendes", "Du skal klage inden tre uger.", "Du skal klage inden fire uger.", "looser"),
    _row("notice", More.STRICTER, f"{_TIME} time", r"\b(?:meld\w*|varsl\w*|besked|aftales|søges|ansøge\w*|afbud|bestilles)\b.{0,60}\b(?:før|forinden|inden|i forvejen)\b", r"afgørelse|du får besked|giver (?:vi|kommunen) besked", "Afbud meldes en dag før.", "Afbud meldes to dage før.", "stricter"),
    _row("processing", More.STRICTER, _TIME, r"afgør\w*|sagsbehandl\w*|\bsvar\b|kontakte[rs]?\b.{0,15}\b(?:dig|borger\w*)|kvittering|iværksættes|igangsættes|begynder|går i gang|visitationsbesøg|ventetid|genvurder\w*", r"varighed|forløb på|klage inden|senest .{0,20} efter modtagelsen af afgørelsen", "Afgørelsen træffes inden fire uger.", "Afgørelsen træffes inden seks uger.", "stricter"),
    _row("age_from", More.STRICTER, "alder", r"\b(?:over|fyldt|fra|mindst|mellem) (?:det )?\d\d(?! ?år? og derunder)", r"\bmellem\b", "Ordningen er for borgere over 18 år.", "Ordningen er for borgere over 25 år.", "stricter"),
    _row("age_to", More.LOOSER, "alder", r"\b(?:under|indtil|op til|til og med) (?:det )?(?:fyldte )?\d\d|\bmellem \d\d(?: år)? og \d\d", "", "Ordningen er for borgere mellem 18 og 65 år.", "Ordningen er for borgere mellem 18 og 67 år.", "looser"),
    _row("pays", More.STRICTER, "kr procent", r"\b(?:betaler?|egenbetaling\w*|brugerbetaling\w*|pris\w*|koster|takst\w*|opkræves|gebyr)\b", r"tilskud|kommunen betaler|refund", "Du betaler 50 kr. om måneden.", "Du betaler 75 kr. om måneden.", "stricter"),
    _row("subsidy", More.LOOSER, "kr procent", r"\b(?:tilskud\w*|udbetal\w*|dække\w*|refunder\w*|yde\w*|støtte|beløb\w*|kommunen betaler)\b", "", "Kommunen giver et tilskud på 500 kr.", "Kommunen giver et tilskud på 400 kr.", "stricter"),
    _row("need_from", More.STRICTER, f"time {_TIME} gang", r"\bbehov for (?:\w+ ){0,4}(?:mindst|mere end|over)\b|\b(?:mindst|mere end|over) [\w,]+ timer?s? (?:behov|støtte er en)", "", "Du skal have behov for mindst fem timer om ugen.", "Du skal have behov for mindst ti timer om ugen.", "stricter"),
    _row("missed", More.LOOSER, "gang", r"\b(?:udebliv\w*|afbud|aflys\w*|ikke at træffe|udeblevet)\b", "", "Efter to gange uden afbud stoppes støtten.", "Efter tre gange uden afbud stoppes støtten.", "looser"),
    _row("lapse", More.LOOSER, _TIME, r"\b(?:bortfald\w*|falde[r]? (?:bort|væk)|mistes|ubrugt\w*|ikke (?:er )?brugt|sættes i bero|holder pause)\b", "", "Timer bortfalder efter tre måneder.", "Timer bortfalder efter seks måneder.", "looser"),
    _row("save", More.LOOSER, f"{_TIME} time", r"\b(?:spare\w*|opspare\w*|gemme\w*|overføre\w*)\b", "", "Timerne kan spares op i tre måneder.", "Timerne kan spares op i seks måneder.", "looser"),
    _row("service_interval", More.STRICTER, "interval", r"\b(?:rengør\w*|rent|støvsug\w*|gulvvask|bad\b|besøg\w*|indkøb\w*|tøjvask|linned\w*|støtte\w*|hjælp\w*|timer?)\b", "", "Du får gjort rent hver anden uge.", "Du får gjort rent hver tredje uge.", "stricter"),
    _row("hours", More.LOOSER, "time minut gang døgn dag besøg møde samtale", r"\b(?:bevilg\w*|støtte\w*|ledsag\w*|hjælp\w*|tim\w*|besøg\w*|få|får|tilbyd\w*|gives|ydes|ophold\w*|aflastning\w*|pakke\w*|niveau\w*|træning\w*)\b", r"\b(?:uden varsel|tælle)\b", "Du kan få tre timer om ugen.", "Du kan få to timer om ugen.", "stricter"),
    _row("duration", More.LOOSER, _TIME, r"\b(?:støtte\w*|forløb\w*|ophold\w*|bevilling\w*|bevilges|indsats\w*|hjælp\w*|gives|ydes|tilbud\w*|periode\w*|varighed\w*|træning\w*)\b", r"\b(?:senest|begynder|bopæl|boet)\b", "Forløbet varer op til seks måneder.", "Forløbet varer op til tre måneder.", "stricter"),
)
# fmt: on
