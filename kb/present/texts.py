"""Every word that an export says of its own, in Danish and English. Quotes are never translated.

The four empty answers are worded for a reader who decides on them: none of them may sound like a no unless the document
says no, and the colour of a cell says nothing about a service level.
"""

from __future__ import annotations

from kb.model import CellState, Grade
from kb.present import listing_texts, number_texts, pair_texts, tidying_texts, topic_texts

TEXTS: dict[str, tuple[str, str]] = {
    # key: Danish, English
    "title": ("Sammenligning af serviceniveau for {law}", "Comparison of service levels under {law}"),
    "annex_title": (
        "Bilag: Sammenligning af serviceniveau for {law}",
        "Annex: Comparison of service levels under {law}",
    ),
    "snapshot": ("Datagrundlag {snapshot}", "Data snapshot {snapshot}"),
    "made_on": ("Udskrevet {date}", "Printed {date}"),
    "date": ("Dato: {date}", "Date: {date}"),
    "newest_source": ("Nyeste dokument er godkendt {date}", "The newest document was approved {date}"),
    "no_columns": (
        "Der er ingen standarder at vise efter {law} for de valgte kommuner.",
        "There are no standards to show under {law} for the chosen municipalities.",
    ),
    # --- parts of a page
    "type": ("Afsnit", "Section"),
    "municipality": ("Kommune", "Municipality"),
    "document": ("Dokument", "Document"),
    "standard": ("Standard", "Standard"),
    "answer": ("Svar", "Answer"),
    "text": ("Tekst", "Text"),
    "lead_in": ("Indledning", "Lead-in"),
    "page": ("Side", "Page"),
    "pages": ("Sider", "Pages"),
    "lines": ("Linjer", "Lines"),
    "from_line": ("Fra linje", "From line"),
    "to_line": ("Til linje", "To line"),
    "heading": ("Overskrift", "Heading"),
    "confidence": ("Sikkerhed", "Confidence"),
    "remark": ("Bemærkning", "Remark"),
    "law": ("Lovgrundlag", "Legal basis"),
    "approved_on": ("Godkendt", "Approved"),
    "approved_by": ("Godkendt af", "Approved by"),
    "edition": ("Udgave", "Edition"),
    "grade": ("Læsekvalitet", "Reading quality"),
    "file_type": ("Filtype", "File type"),
    "sha256": ("Kontrolsum (SHA-256)", "Checksum (SHA-256)"),
    "part": ("Del", "Part"),
    "unknown_municipality": ("Kommune ikke fundet", "Municipality not found"),
    "not_approved": ("Godkendelse ikke oplyst", "Approval not stated"),
    "approved": ("Godkendt {date}", "Approved {date}"),
    "edition_of": ("Udgave {year}", "Edition {year}"),
    "continued": ("{label} (fortsat)", "{label} (continued)"),
    "table_of": ("{label} (tabel {n} af {of})", "{label} (table {n} of {of})"),
    "page_of": ("Side {n} af {of}", "Page {n} of {of}"),
    # --- sheets and chapters
    "sheet_matrix": ("Sammenligning", "Comparison"),
    "sheet_data": ("Bestemmelser", "Provisions"),
    "sheet_sources": ("Kilder", "Sources"),
    "sheet_guide": ("Læsevejledning", "Reading guide"),
    "references": ("Kildehenvisninger", "References"),
    "how_made": ("Sådan er bilaget lavet", "How this annex was made"),
    "remarks": ("Bemærkninger", "Remarks"),
    # --- tags at a quote
    "tag_page": ("s. {page}", "p. {page}"),
    "tag_line": ("l. {start}", "l. {start}"),
    "tag_lines": ("l. {start}-{end}", "l. {start}-{end}"),
    "shared": ("fælles afsnit", "shared section"),
    "quoted_law": ("lovtekst", "statute text"),
    "unsure": ("usikker placering", "placement unsure"),
    "perhaps": ("måske", "perhaps"),
    "searched": ("Søgt i l. {ranges}", "Searched l. {ranges}"),
    # --- the proof behind an empty cell
    "nearest": ("Tættest på: »{text}« [{tag}] – {reason}.", "Closest: “{text}” [{tag}] – {reason}."),
    "below_threshold": ("for svage tegn til at svare på det", "signs too weak to answer it"),
    "no_value": ("nævner emnet, men ingen værdi", "speaks of it, but names no value"),
    "elsewhere_in_document": (
        "står i en del af dokumentet, der ikke er om ydelsen",
        "stands in a part of the document that is not about the service",
    ),
    "other_standard": ("gælder en anden ydelse: {about}", "is about another service: {about}"),
    "statute_text": ("er lovens ord, ikke kommunens", "is the Act's words, not the municipality's"),
    "names_paper": ("Teksten henviser videre: »{text}« [{tag}].", "The text refers on: “{text}” [{tag}]."),
    "overlooked_unseen": (
        "Programmet overså {missed} af {annotated} sådanne steder i dokumenter, reglerne ikke er skrevet efter"
        " (målt {date}).",
        "The program overlooked {missed} of {annotated} such passages in documents its rules were not written from"
        " (measured {date}).",
    ),
    "overlooked": (
        "Programmet overså {missed} af {annotated} sådanne steder i {documents} dokumenter; reglerne"
        " er skrevet efter nogle af dem (målt {date}).",
        "The program overlooked {missed} of {annotated} such passages in {documents} documents; its"
        " rules were written from some of them (measured {date}).",
    ),
    "continues_on_data": (
        "… [teksten fortsætter på arket »{sheet}«, række {row}]",
        "… [the text continues on sheet “{sheet}”, row {row}]",
    ),
    # --- notes of a cell
    "law_only": (
        "Kun lovens egen tekst er gengivet, ingen lokal bestemmelse.",
        "Only the text of the Act is given, no local provision.",
    ),
    "by_heading": (
        "Teksten under overskriften, da ingen enkelt sætning er genkendt.",
        "The text below the heading, as no single sentence was recognised.",
    ),
    "rejected": (
        "Hele dokumentet kunne ikke læses; se det i original.",
        "The whole document could not be read; see the original.",
    ),
    "grade_d": (
        "Dele af dokumentet kunne ikke læses, og svaret kan stå der; se det i original.",
        "Parts of the document could not be read and may hold the answer; see the original.",
    ),
    "unreadable_pages": (
        "Sider i standarden kunne ikke læses, og svaret kan stå der; se dem i original.",
        "Pages of the standard could not be read and may hold the answer; see the original.",
    ),
    # --- page controls
    "search": ("Søg i citaterne", "Search the quotes"),
    "search_hint": ("Skriv et ord, fx »uge«", "Type a word, e.g. “uge”"),
    "choose_columns": ("Vælg kommuner", "Choose municipalities"),
    "choose_rows": ("Vælg afsnit", "Choose sections"),
    "hits": ("citater vises", "quotes shown"),
    "no_hits": ("Ingen citater her passer til søgningen.", "No quotes here match the search."),
    "skip": ("Gå til tabellen", "Go to the table"),
    "region": ("Sammenligningstabel, kan rulles", "Comparison table, scrollable"),
    "print": ("Udskriv", "Print"),
    "contents": ("På denne side", "On this page"),
    # --- two documents side by side
    "compare_title": (
        "{one} og {other}: {law} bestemmelse for bestemmelse",
        "{one} and {other}: {law} clause by clause",
    ),
    "editions_title": ("Ændringer fra {one} til {other}: {law}", "Changes from {one} to {other}: {law}"),
    "clause": ("Bestemmelse", "Clause"),
    "reading": ("Programmets læsning", "The program's reading"),
    "place": ("Sted", "Place"),
    "only_changes": ("Vis kun ændringer", "Show changes only"),
    "same": ("uændret", "unchanged"),
    "changed": ("ændret", "changed"),
    "differs": ("formuleret forskelligt", "worded differently"),
    "only_one": ("kun i {one}", "only in {one}"),
    "only_other": ("kun i {other}", "only in {other}"),
    "moved": ("flyttet", "moved"),
    "stricter": ("strammere for borgeren", "stricter for the citizen"),
    "looser": ("lempeligere for borgeren", "looser for the citizen"),
    "neutral": ("uden betydning for borgeren", "of no matter to the citizen"),
    "unclear": ("ikke afgjort af programmet", "not decided by the program"),
    "counts": (
        "{same} uændrede, {changed} ændrede, {only_one} kun i den første, {only_other} kun i den anden",
        "{same} unchanged, {changed} changed, {only_one} only in the first, {only_other} only in the second",
    ),
    "counts_apart": (
        "{same} ens, {changed} formuleret forskelligt, {only_one} kun i den første, {only_other} kun i den anden",
        "{same} alike, {changed} worded differently, {only_one} only in the first, {only_other} only in the second",
    ),
    "read_as": (
        "Programmet læser {stricter} som strammere og {looser} som lempeligere for borgeren; {unclear} har det ikke"
        " afgjort. Hold læsningen op mod ordene.",
        "The program reads {stricter} as stricter and {looser} as looser for the citizen; {unclear} it has not"
        " decided. Check the reading against the words.",
    ),
    "no_clauses": ("Der er ingen bestemmelser at sammenligne.", "There are no clauses to compare."),
    "from_to": ("»{one}« → »{other}«", "“{one}” → “{other}”"),
    "is_new": ("»{other}« er kommet til", "“{other}” is new"),
    "word_in": ("»{word}« i {name}", "“{word}” in {name}"),
    "stricter_in": ("strammere for borgeren i {other}", "stricter for the citizen in {other}"),
    "looser_in": ("lempeligere for borgeren i {other}", "looser for the citizen in {other}"),
    "is_gone": ("»{one}« er udgået", "“{one}” is gone"),
    "guide_out": ("Overstreget: står kun i {one}.", "Struck through: stands only in {one}."),
    "guide_in": ("Understreget: står kun i {other}.", "Underlined: stands only in {other}."),
    "guide_operative": (
        "Fed: ord, der afgør, hvad borgeren får (tal, skal og kan, ikke, mindst og højst, betingelser).",
        "Bold: words that decide what the citizen gets (numbers, must and may, not, bounds, conditions).",
    ),
    "guide_reading": (
        "Strammere og lempeligere er programmets læsning af ordene, ikke en vurdering af, om ændringen er"
        " lovlig eller klog.",
        "Stricter and looser are the program's reading of the words, no judgement of whether the change"
        " is lawful or wise.",
    ),
    "guide_silence": (
        "Mellem to kommuner betyder »kun i«, at programmet ikke fandt en tilsvarende bestemmelse; det betyder ikke"
        " nej.",
        "Between two municipalities “only in” means that the program found no clause to match; it does not mean no.",
    ),
    "guide_tracked": (
        "Ændringerne er indsat som Words egne rettelser: accepteres de alle, står teksten fra {other}; afvises"
        " de, står teksten fra {one}.",
        "The changes are Word's own tracked changes: accept them all for the text of {other}, reject them"
        " for that of {one}.",
    ),
    # --- what a reading rests on
    "signal_number": ("talangivelse", "number"),
    "signal_follow_up": ("opfølgning", "follow-up"),
    "signal_complaint_deadline": ("klagefrist", "time to complain"),
    "signal_notice": ("varsel fra borgeren", "notice by the citizen"),
    "signal_processing": ("ventetid for borgeren", "waiting time"),
    "signal_age_from": ("nedre aldersgrænse", "lower age limit"),
    "signal_age_to": ("øvre aldersgrænse", "upper age limit"),
    "signal_pays": ("borgerens betaling", "what the citizen pays"),
    "signal_subsidy": ("tilskud", "subsidy"),
    "signal_need_from": ("krav til behovets størrelse", "size of need required"),
    "signal_missed": ("udeblivelser", "missed appointments"),
    "signal_lapse": ("frist, før noget bortfalder", "time before something lapses"),
    "signal_save": ("opsparing af timer", "saving of hours"),
    "signal_service_interval": ("hyppighed", "frequency"),
    "signal_hours": ("mængde", "amount"),
    "signal_duration": ("varighed", "duration"),
    "signal_ceiling": ("loft", "ceiling"),
    "signal_bound": ("mindst eller højst", "bound"),
    "signal_duty": ("skal eller kan", "must or may"),
    "signal_negation": ("ikke", "not"),
    "signal_condition": ("betingelse", "condition"),
    "signal_reservation": ("forbehold", "reservation"),
    "signal_payment": ("gratis eller betalt", "free or paid"),
    "signal_choice": ("frit valg", "free choice"),
    "signal_excluded": ("omfattet eller ikke", "covered or not"),
    "signal_exclusion_added": ("ny afgrænsning", "new exclusion"),
    "signal_exclusion_removed": ("afgrænsning udgået", "exclusion gone"),
    "signal_demand_added": ("nyt krav til borgeren", "new demand"),
    "signal_demand_removed": ("krav til borgeren udgået", "demand gone"),
    "signal_offer_added": ("nyt tilbud", "new offer"),
    "signal_offer_removed": ("tilbud udgået", "offer gone"),
}

TEXTS.update(number_texts.TEXTS)
TEXTS.update(pair_texts.TEXTS)
TEXTS.update(topic_texts.TEXTS)
TEXTS.update(listing_texts.TEXTS)
TEXTS.update(tidying_texts.TEXTS)

STATE_LABELS: dict[CellState, tuple[str, str]] = {
    CellState.STATED: ("Oplyst", "Stated"),
    CellState.NOT_STATED: ("Ikke oplyst i dokumentet", "Not stated in the document"),
    CellState.REFERS: ("Henviser til andet dokument", "Refers to another document"),
    CellState.EXCLUDED: ("Tilbydes ikke ifølge dokumentet", "Not offered, says the document"),
    CellState.UNREADABLE: ("Kunne ikke læses", "Could not be read"),
}

STATE_MEANINGS: dict[CellState, tuple[str, str]] = {
    CellState.NOT_STATED: (
        "Der er søgt i de nævnte linjer, og intet er fundet. Det betyder ikke nej: kommunen kan have fastsat"
        " det et andet"
        " sted, eller loven kan afgøre det.",
        "The lines named were searched and nothing was found. It does not mean no: the municipality may have settled it"
        " elsewhere, or the Act may decide.",
    ),
    CellState.REFERS: (
        "Dokumentet siger ikke selv noget om det, men sender læseren videre. Citatet viser hvorhen; slå op dér.",
        "The document itself does not say, but sends the reader on. The quote shows where to; look there.",
    ),
    CellState.EXCLUDED: (
        "Dokumentet siger med egne ord, at kommunen ikke tilbyder ydelsen. Citatet viser ordene. Om det er"
        " lovligt, er ikke"
        " vurderet.",
        "The document says in its own words that the municipality does not offer the service. The quote shows"
        " the words."
        " Whether that is lawful has not been assessed.",
    ),
    CellState.UNREADABLE: (
        "Dokumentet eller de sider, svaret kunne stå på, kunne ikke læses af programmet. Intet kan sluttes heraf; læs"
        " originalen.",
        "The document, or the pages that could hold the answer, could not be read by the program. Nothing follows from"
        " it; read the original.",
    ),
}

GRADE_MEANINGS: dict[Grade, tuple[str, str]] = {
    Grade.A: ("A: læst uden tvivl", "A: read without doubt"),
    Grade.B: ("B: læst med små tvivl", "B: read with small doubts"),
    Grade.C: ("C: læst med tvivl, hold op mod kilden", "C: read with doubt, check against the source"),
    Grade.D: ("D: dele kunne ikke læses", "D: parts could not be read"),
}

GUIDE: tuple[tuple[str, str], ...] = (
    (
        "Alle citater er kommunernes egne ord. Intet er omskrevet eller sammenfattet; orddeling ved linjeskift"
        " er samlet.",
        "All quotes are the municipalities' own words. Nothing is rewritten or summarised; words divided at a"
        " line break"
        " are joined.",
    ),
    (
        "Efter hvert citat står dokument, side og linjer, så det kan slås op. Linjenumrene gælder teksten,"
        " som programmet har læst den.",
        "Each quote is followed by document, page and lines, so that it can be looked up. Line numbers are those of the"
        " text as the program read it.",
    ),
    (
        "Et citat kan stå i flere rækker, for én sætning kan både sige, hvad hjælpen består i, og hvad den ikke"
        " dækker.",
        "A quote may stand in several rows, for one sentence may say both what the help is and what it does not cover.",
    ),
    (
        "Programmet fordeler sætningerne på rækker. »Usikker placering« betyder, at det er i tvivl om rækken, ikke om"
        " teksten. »Måske« betyder, at det er det nærmeste, programmet fandt: læs selv efter.",
        "The program sorts the sentences into rows. “Placement unsure” means that it doubts the row, not the text."
        " “Perhaps” means that it is the closest the program found: read for yourself.",
    ),
    (
        "Et tomt felt findes ikke: hvor intet kan citeres, står et af de fire svar herunder.",
        "There are no empty cells: where nothing can be quoted, one of the four answers below is given.",
    ),
    (
        "Farver adskiller citater fra svar uden citat. De er ingen vurdering af serviceniveauet.",
        "Colours tell quotes from answers without a quote. They are no judgement of the service level.",
    ),
)


class Words:
    """The texts of one language.

    >>> Words("da")("tag_page", page=3)
    's. 3'
    """

    def __init__(self, language: str) -> None:
        if language not in LANGUAGES:
            raise ValueError(f"no texts in {language!r}")
        self.language = language
        self._at = LANGUAGES.index(language)

    def __call__(self, key: str, **values: object) -> str:
        return TEXTS[key][self._at].format(**values)

    def state(self, state: CellState) -> str:
        """What a cell of this state is called."""
        return STATE_LABELS[state][self._at]

    def meaning(self, state: CellState) -> str:
        """What may be concluded from a cell of this state."""
        return STATE_MEANINGS[state][self._at]

    def grade(self, grade: Grade) -> str:
        """How well a document was read, in words."""
        return GRADE_MEANINGS[grade][self._at]

    def guide(self) -> list[str]:
        """How to read a comparison, a sentence or two each."""
        return [texts[self._at] for texts in GUIDE]


LANGUAGES = ("da", "en")
