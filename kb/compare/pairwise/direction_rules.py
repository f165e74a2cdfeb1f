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
    r"mulighed for|\w*spares|"
    r"støtte til|hjælp til|berettiget|målgruppen|bruges|gemmes|udbetales|del af|dele|følger|ledsager|adgang)\b",
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

# Words that narrow who belongs to a group.
NARROW_RE = re.compile(
    r"\b(?:betydelige?t?|væsentlige?t?|varige?t?|alvorlige?t?|svære?|svært|massive?t?|omfattende|komplekse?t?"
    r"|(?:lægeligt |lægefagligt )?(?:dokumenterede?t?|diagnosticerede?t?))\b",
    re.IGNORECASE,
)
# Less than a promise.
EFFORT_RE = re.compile(
    r"\b(?:så vidt (?:det er )?muligt|i videst muligt omfang|hvis muligt|om muligt|bestræber(?: sig på)?|bestræbes"
    r"|tilstræbe[rs]?|forsøger(?: vi)?|forsøges)\b",
    re.IGNORECASE,
)
# What one has to go through to get in.
GATE_RE = re.compile(
    r"\b(?P<free>uden|ingen|ikke krav om)\s+(?:\w+ ){0,2}?(?P<gate>visitation\w*|henvisning\w*|ansøgning\w*|bevilling\w*|lægeerklæring\w*"
    r"|dokumentation\w*|egenbetaling\w*|brugerbetaling\w*|betaling\w*)",
    re.IGNORECASE,
)
NEEDS_GATE_RE = re.compile(
    r"\b(?:efter|kræver?|forudsætter|ved|med|krav om)\s+(?:\w+ ){0,2}?(?P<gate>visitation\w*|henvisning\w*|ansøgning\w*|bevilling\w*"
    r"|lægeerklæring\w*|dokumentation\w*|egenbetaling\w*|brugerbetaling\w*|betaling\w*)",
    re.IGNORECASE,
)
ENDS_RE = re.compile(
    r"\b(?P<may>kan (?:\w+ )?)?(?:ophøre[rs]?|bortfalde[r]?|stoppe[rs]?|afbrydes|inddrages|lukkes)\b", re.IGNORECASE
)
# Offers as lists: "hjælp til post og økonomi".
OFFER_RE = re.compile(
    r"\b(?:hjælp|støtte|vejledning|træning|ledsagelse|omfatter?|indeholde[r]?|bestå[r]? (?:af|i)|tilbyder|herunder)\b",
    re.IGNORECASE,
)
NEITHER_RE = re.compile(
    r"\bmedmindre\b|\bdog\b|\bbortset fra\b|\bundtagen\w*", re.IGNORECASE
)  # a list of exceptions to a no
CARRIES_RE = re.compile(
    r"\b(?:afholder|betaler|dækker|sørger) (?:\w+ )?selv\b|\bselv (?:betale|afholde|dække|sørge)\b", re.IGNORECASE
)


DEMANDS_RE = re.compile(
    rf"^\W*(?:{PERSON}|ansøgeren) skal (?!ikke\b|have (?:tilbudt|mulighed|ret)|tilbydes|høres|inddrages|selv betale|betale)"
    r"|\bdet er en (?:betingelse|forudsætning)\b",
    re.IGNORECASE,
)


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


TO_CITIZEN = (
    r"\b(?:vi|kommunen|forvaltningen)\b.{0,40}\b(?:varsle\w*|besked|varsel|orientere\w*|informere\w*)"
    r"|\b(?:du|borgeren) (?:får|modtager|varsles|orienteres|informeres)\b.{0,25}(?:besked|varsel|\bom\b)"
    r"|\bvarsles\b|\b(?:får|modtager) (?:du|borgeren) (?:besked|varsel)"
    r"|\b(?:nedsæt|ned|ophør|stopp|reducer|bortfald)\w*\b.{0,60}\bvarsel\b|\bvarsel\b.{0,80}\b(?:nedsæt|ophør|stopp|reducer)\w*"
)
_TIME = "dag hverdag uge måned kvartal år døgn"

# fmt: off
NUMBER_RULES: tuple[NumberRule, ...] = (
    _row("follow_up", More.UNCLEAR, f"interval {_TIME}", r"følg\w* op|opfølgning|revurder|evaluer|\bstatus\b|revider", "", "Vi følger op hvert år.", "Vi følger op hvert halve år.", "unclear"),
    _row("complaint_deadline", More.LOOSER, _TIME, r"\b(?:på)?klag\w*", r"genvurder|revurder|ser på sagen|behandle|svar|sende[rs]?\b", "Du skal klage inden tre uger.", "Du skal klage inden fire uger.", "looser"),
    _row("notice_to_citizen", More.LOOSER, _TIME, TO_CITIZEN, r"(?<!fra )afgørelse|ansøg\w*|svar", "Vi varsler ændringer fire uger før.", "Vi varsler ændringer to uger før.", "stricter"),
    _row("notice", More.STRICTER, f"{_TIME} time", r"\b(?:meld\w*|varsl\w*|besked|aftales|søges|ansøge\w*|afbud|bestilles|godkend\w*)\b.{0,60}\b(?:før|forinden|inden|i forvejen)\b", TO_CITIZEN + "|afgørelse", "Afbud meldes en dag før.", "Afbud meldes to dage før.", "stricter"),
    _row("processing", More.STRICTER, _TIME, r"afgør\w*|sagsbehandl\w*|\bsvar\b|kontakte[rs]?\b.{0,15}\b(?:dig|borger\w*)|kvittering|iværksættes|igangsættes|begynder|går i gang|visitationsbesøg|\bventetid\w*|genvurder\w*|\b(?:kontakt\w*|henvendelse\w*|besvar\w*|opstart\w*|plan\w*|møde\w*|besøg\w*)\b.{0,60}\b(?:inden|senest)\b|\b(?:inden|senest)\b.{0,60}\b(?:kontakt\w*|besvar\w*|opstart\w*)", r"varighed|forløb på|klage inden|senest .{0,20} efter modtagelsen af afgørelsen", "Afgørelsen træffes inden fire uger.", "Afgørelsen træffes inden seks uger.", "stricter"),
    _row("residence", More.STRICTER, _TIME, r"\b(?:bor|bo|boet|bopæl|opholdt sig)\b.{0,30}\b(?:mindst|minimum|i)\b", "", "Du skal have boet mindst to år i kommunen.", "Du skal have boet mindst et år i kommunen.", "looser"),
    _row("age_from", More.STRICTER, "alder", r"\b(?:over|fyldt|fra|mindst|mellem) (?:det )?\d\d(?! ?år? og derunder)", r"\bmellem\b|\b\d\d(?: år)? ?(?:til|[-–]) ?\d\d", "Ordningen er for borgere over 18 år.", "Ordningen er for borgere over 25 år.", "stricter"),
    _row("age_to", More.LOOSER, "alder", r"\b(?:under|indtil|op til|til og med) (?:det )?(?:fyldte )?\d\d|\bmellem \d\d(?: år)? og \d\d|\b\d\d(?: år)? ?(?:til|[-–]) ?(?:og med )?\d\d", "", "Ordningen er for borgere mellem 18 og 65 år.", "Ordningen er for borgere mellem 18 og 67 år.", "looser"),
    _row("pays", More.STRICTER, "kr procent", r"\b(?:betaler?|egenbetaling\w*|brugerbetaling\w*|pris\w*|koster|takst\w*|opkræves|gebyr)\b", r"tilskud|kommunen betaler|refund", "Du betaler 50 kr. om måneden.", "Du betaler 75 kr. om måneden.", "stricter"),
    _row("threshold", More.STRICTER, "kr", r"\b(?:udgift\w*|merudgift\w*|beløb)\b.{0,40}\b(?:over|mindst|mere end|overstig\w*|ud over) [\d.]+|\boverstig\w*", "", "Kommunen dækker udgifter over 300 kr.", "Kommunen dækker udgifter over 500 kr.", "stricter"),
    _row("subsidy", More.LOOSER, "kr procent", r"\b(?:tilskud\w*|udbetal\w*|dække\w*|refunder\w*|yde\w*|støtte|beløb\w*|kommunen betaler)\b", "", "Kommunen giver et tilskud på 500 kr.", "Kommunen giver et tilskud på 400 kr.", "stricter"),
    _row("need_from", More.STRICTER, f"time {_TIME} gang", r"\w*behov\w*.{0,40}\b(?:overstig\w*|udgør(?:e)? mindst|være på (?:mindst|over)|på mindst)|\bbehov for (?:\w+ ){0,4}(?:mindst|mere end|over)\b|\b(?:mindst|mere end|over) [\w,]+ timer?s? (?:behov|støtte er en)", "", "Du skal have behov for mindst fem timer om ugen.", "Du skal have behov for mindst ti timer om ugen.", "stricter"),
    _row("missed", More.LOOSER, "gang", r"\b(?:udebliv\w*|afbud|aflys\w*|ikke at træffe|udeblevet)\b", "", "Efter to gange uden afbud stoppes støtten.", "Efter tre gange uden afbud stoppes støtten.", "looser"),
    _row("lapse", More.LOOSER, _TIME, r"\b(?:bortfald\w*|falde[r]? (?:bort|væk)|mistes|ubrugt\w*|ikke (?:er )?brugt|sættes i bero|holder pause)\b", "", "Timer bortfalder efter tre måneder.", "Timer bortfalder efter seks måneder.", "looser"),
    _row("save", More.LOOSER, f"{_TIME} time", r"\b(?:spare\w*|opspare\w*|gemme\w*|overføre\w*)\b", r"\b(?:før|forinden|i forvejen)\b", "Timerne kan spares op i tre måneder.", "Timerne kan spares op i seks måneder.", "looser"),
    _row("distance_from", More.STRICTER, "km", r"\b(?:mindst|mere end|over|længere end|ud over) (?:\w+ )?\d", r"\bikke\b", "Kørsel dækkes, når der er over 5 km til stedet.", "Kørsel dækkes, når der er over 8 km til stedet.", "stricter"),
    _row("distance", More.LOOSER, "km", r"\b(?:ydes|bevilges|dækkes|dækker|refunderes|gives|kørsel)\b", r"\b(?:mindst|mere end|over|længere end|fra) (?:\w+ )?\d", "Der kan dækkes kørsel på op til 10 km.", "Der kan dækkes kørsel på op til 5 km.", "stricter"),
    _row("service_interval", More.STRICTER, "interval", r"\b(?:rengør\w*|rent|støvsug\w*|gulvvask|bad\b|besøg\w*|indkøb\w*|tøjvask|linned\w*|støtte\w*|hjælp\w*|timer?)\b", "", "Du får gjort rent hver anden uge.", "Du får gjort rent hver tredje uge.", "stricter"),
    _row("hours", More.LOOSER, "time minut gang døgn dag besøg møde samtale", r"\b(?:bevilg\w*|støtte\w*|ledsag\w*|hjælp\w*|tim\w*|besøg\w*|få|får|tilbyd\w*|gives|ydes|ophold\w*|aflastning\w*|pakke\w*|niveau\w*|træning\w*)\b", r"\b(?:uden varsel|tælle)\b", "Du kan få tre timer om ugen.", "Du kan få to timer om ugen.", "stricter"),
    _row("duration", More.LOOSER, _TIME, r"\b(?:støtte\w*|forløb\w*|ophold\w*|bevilling\w*|bevilges|indsats\w*|hjælp\w*|gives|ydes|tilbud\w*|periode\w*|varighed\w*|træning\w*)\b", r"\b(?:senest|inden|begynder|bopæl|boet|efter|fravær\w*)\b(?! behov)", "Forløbet varer op til seks måneder.", "Forløbet varer op til tre måneder.", "stricter"),
)
# fmt: on
