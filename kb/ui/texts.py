"""Every word that the app says of its own, in Danish and English. Words about cells and grades are in `present/texts`.

Findings and the reasons of rejected files come from the program in Danish and are shown as they are in both languages.
"""

from __future__ import annotations

from kb.model import CellState, Role
from kb.present.texts import LANGUAGES, Words

TEXTS: dict[str, tuple[str, str]] = {
    # key: Danish, English
    "language": ("Sprog", "Language"),
    "overview": ("Overblik", "Overview"),
    "compare": ("Sammenlign", "Compare"),
    "document": ("Dokument", "Document"),
    "add": ("Tilføj", "Add"),
    # --- on every page
    "data": ("data: {snapshot}", "data: {snapshot}"),
    "permalink": ("Link til denne visning", "Link to this view"),
    "older_data": (
        "Linket er lavet på data {asked}, men biblioteket er nu {current}. Indhold og linjenumre kan være ændret"
        " siden.",
        "The link was made from data {asked}, but the library is now {current}. Content and line numbers may have"
        " changed.",
    ),
    "unknown_law": (
        "Biblioteket har ingen standard efter »{name}«. Vælg en anden bestemmelse.",
        "The library has no standard under “{name}”. Choose another provision of the law.",
    ),
    "unknown_municipalities": (
        "Biblioteket har ingen standard efter {law} fra {names}; det siger ikke, om kommunen har en.",
        "The library has no standard under {law} from {names}; that does not tell whether the municipality has one.",
    ),
    "unknown_types": ("Linket nævner afsnit, som ikke findes: {names}.", "The link names unknown sections: {names}."),
    "unknown_document": (
        "Biblioteket har intet dokument med navnet »{name}«. Vælg et andet dokument.",
        "The library has no document named “{name}”. Choose another document.",
    ),
    "unknown_line": (
        "»{name}« har {count} linjer; linje {lines} findes ikke.",
        "“{name}” has {count} lines; there is no line {lines}.",
    ),
    "failed": (
        "Programmet fejlede ({kind}). Genindlæs siden; fejler den igen, så kør `kb doctor`, og send svaret til"
        " programmets"
        " vedligeholdere.",
        "The program failed ({kind}). Reload the page; if it fails again, run `kb doctor` and send the answer to the"
        " maintainers.",
    ),
    "empty_title": ("Der er endnu ingen dokumenter", "There are no documents yet"),
    "empty": (
        "Biblioteket viser kommuners kvalitetsstandarder side om side. Begynd med at tilføje de dokumenter, du vil"
        " sammenligne: PDF, Word, websider eller tekst.",
        "The library shows the quality standards of municipalities side by side. Begin by adding the documents that you"
        " want to compare: PDF, Word, web pages or text.",
    ),
    "empty_action": ("Tilføj dokumenter", "Add documents"),
    "empty_folder": (
        "Har du en hel mappe, så kør `kb ingest MAPPE` i en terminal.",
        "If you have a whole folder, run `kb ingest FOLDER` in a terminal.",
    ),
    # --- overview
    "documents": ("Dokumenter", "Documents"),
    "municipalities": ("Kommuner", "Municipalities"),
    "standards": ("Standarder", "Standards"),
    "provisions": ("Bestemmelser", "Provisions"),
    "coverage": ("Hvem har en standard for hvad?", "Who has a standard for what?"),
    "coverage_how": (
        "Vælg en titel for at læse standarden, eller en lovbestemmelse for at sammenligne kommunerne. En"
        " tankestreg betyder, at"
        " der ikke er indlæst en standard, ikke at kommunen mangler en.",
        "Choose a title to read the standard, or a provision of the law to compare the municipalities. A dash"
        " means that no"
        " standard was added, not that the municipality lacks one.",
    ),
    "coverage_region": ("Tabel over standarder, kan rulles", "Table of standards, scrollable"),
    "law": ("Lovbestemmelse", "Provision of the law"),
    "none_here": ("ingen standard indlæst", "no standard added"),
    "abbreviations": ("Forkortelser: {names}.", "Abbreviations: {names}."),
    "no_standards": (
        "Der er ikke fundet standarder i dokumenterne. Åbn dem under Dokument for at se, hvordan de er læst.",
        "No standards were found in the documents. Open them under Document to see how they were read.",
    ),
    "attention": ("Det kræver opmærksomhed", "Needs attention"),
    "no_attention": ("Ingen dokumenter kræver opmærksomhed.", "No document needs attention."),
    "not_read": ("Kunne ikke læses", "Could not be read"),
    "no_municipality": (
        "Kommunen er ikke fundet i dokumentet. Tilføj det igen, og skriv kommunens navn.",
        "The municipality was not found in the document. Add it again and enter the municipality's name.",
    ),
    "no_standard_found": (
        "Der er ikke fundet nogen standard i dokumentet. Se, om det er det rigtige dokument.",
        "No standard was found in the document. Check that it is the right document.",
    ),
    "age": ("Alder", "Age"),
    "under_a_month": ("under en måned", "less than a month"),
    "under_a_year": ("under et år", "less than a year"),
    "title": ("Titel", "Title"),
    "date": ("Dato", "Date"),
    # --- compare
    "choose_law": ("Lovbestemmelse", "Provision of the law"),
    "choose_municipalities": ("Kommuner", "Municipalities"),
    "choose_municipalities_help": (
        "Kommuner med en indlæst standard efter bestemmelsen. De første {most} er valgt på forhånd.",
        "Municipalities with an added standard under the provision. The first {most} are chosen beforehand.",
    ),
    "placeholder_municipalities": ("Vælg kommuner", "Choose municipalities"),
    "choose_types": ("Afsnit", "Sections"),
    "placeholder_types": ("Vælg afsnit", "Choose sections"),
    "no_law_here": (
        "Der er ikke fundet nogen standard efter en lovbestemmelse, så der er intet at sammenligne. Tilføj"
        " kvalitetsstandarder,"
        " eller se under Overblik, hvordan dokumenterne er læst.",
        "No standard under a provision of the law was found, so there is nothing to compare. Add quality"
        " standards, or see"
        " under Overview how the documents were read.",
    ),
    "choose_one_municipality": ("Vælg mindst én kommune.", "Choose at least one municipality."),
    "choose_one_type": ("Vælg mindst ét afsnit.", "Choose at least one section."),
    "matrix_region": ("Sammenligning for {law}, kan rulles", "Comparison under {law}, scrollable"),
    "searched_in": ("Søgt i linje", "Searched lines"),
    "matrix_how": (
        "Vælg et citat for at se det på siden i dokumentet.",
        "Choose a quote to see it on its page in the document.",
    ),
    "not_chosen": ("Ikke valgt: {names}.", "Not chosen: {names}."),
    "download": ("Hent sammenligningen", "Download the comparison"),
    "download_xlsx": ("Excel", "Excel"),
    "download_docx": ("Word (bilag)", "Word (annex)"),
    "download_html": ("Webside", "Web page"),
    "download_csv": ("CSV", "CSV"),
    "download_json": ("JSON", "JSON"),
    "remarks": ("Bemærkninger til sammenligningen", "Remarks on the comparison"),
    "guide": ("Sådan læses tabellen", "How to read the table"),
    # --- evidence
    "evidence": ("Kilden", "The source"),
    "close": ("Luk", "Close"),
    "in_document": ("Læs videre i dokumentet", "Read on in the document"),
    "under_heading": ("Under overskriften »{heading}«", "Below the heading “{heading}”"),
    "page_image": (
        "Side {page} af {document}; linje {lines} er markeret.",
        "Page {page} of {document}; line {lines} is marked.",
    ),
    "whole_page_image": ("Side {page} af {document}.", "Page {page} of {document}."),
    "page_number": ("Side {page}", "Page {page}"),
    "text_around": ("Teksten med linjenumre", "The text with line numbers"),
    "file_changed": (
        "Filen er ændret, efter at den blev læst, så dens sider vises ikke. Tilføj den igen for at se dem.",
        "The file has changed since it was read, so its pages are not shown. Add it again to see them.",
    ),
    "file_gone": (
        "Filen ligger ikke længere, hvor den lå, da den blev læst, så dens sider vises ikke. Teksten er bevaret.",
        "The file is no longer where it was when it was read, so its pages are not shown. The text is kept.",
    ),
    # --- document
    "choose_document": ("Dokument", "Document"),
    "municipality": ("Kommune", "Municipality"),
    "approved_on": ("Godkendt", "Approved"),
    "approved_by": ("Godkendt af", "Approved by"),
    "edition_year": ("Udgave", "Edition"),
    "case_number": ("Sagsnummer", "Case number"),
    "grade": ("Læsekvalitet", "Reading quality"),
    "length": ("Omfang", "Length"),
    "pages_and_lines": ("{pages} sider, {lines} linjer", "{pages} pages, {lines} lines"),
    "lines_only": ("{lines} linjer", "{lines} lines"),
    "not_stated": ("Ikke oplyst", "Not stated"),
    "line": ("linje {line}", "line {line}"),
    "standards_here": ("Standarder i dokumentet", "Standards in the document"),
    "findings": ("Bemærkninger", "Remarks"),
    "no_findings": ("Ingen bemærkninger.", "No remarks."),
    "at_line": ("Linje {line}", "Line {line}"),
    "at_page": ("Side {page}", "Page {page}"),
    "text": ("Teksten", "The text"),
    "text_how": (
        "Vælg et linjenummer for at se linjen på siden, og hvorfor den er placeret, som den er. Et mærke"
        " efter en linje viser, hvad bestemmelsen handler om, når det er andet end afsnittets emne.",
        "Choose a line number to see the line on its page, and why it was placed as it was. A tag"
        " after a line tells what the provision is about where that differs from the section.",
    ),
    "text_region": ("Teksten i {document}, kan rulles", "The text of {document}, scrollable"),
    "section": ("Afsnit", "Section"),
    "number": ("Linje", "Line"),
    "words": ("Tekst", "Text"),
    "why": ("Hvorfor er linje {line} placeret her?", "Why is line {line} placed here?"),
    "steps": ("Vis, hvad rensningen ændrede", "Show what cleaning changed"),
    "no_steps": ("Rensningen ændrede intet i dette dokument.", "Cleaning changed nothing in this document."),
    "steps_region": ("Ændringer ved rensning, kan rulles", "Changes made by cleaning, scrollable"),
    "change": ("Ændring", "Change"),
    "before": ("Før", "Before"),
    "after": ("Efter", "After"),
    "moved": ("flyttet", "moved"),
    "repaired": ("rettet", "repaired"),
    "dropped": ("udeladt", "left out"),
    "law_text": ("lovtekst", "statute text"),
    # --- add
    "choose_files": ("Vælg filer", "Choose files"),
    "choose_files_help": (
        "Træk filer hertil, eller vælg dem fra computeren. PDF, Word (.docx), webside (.html) eller tekst (.txt,"
        " .md); højst"
        " 200 MB hver.",
        "Drag files here, or choose them from the computer. PDF, Word (.docx), web page (.html) or text (.txt,"
        " .md); at most"
        " 200 MB each.",
    ),
    "files_stay": (
        "Filerne gemmes i {folder} på denne maskine og sendes ikke videre.",
        "The files are kept in {folder} on this machine and are not sent anywhere.",
    ),
    "name_municipality": ("Kommune (kan udelades)", "Municipality (optional)"),
    "name_municipality_help": (
        "Skriv kun navnet, når alle filerne er fra samme kommune; ellers findes den i hvert dokument.",
        "Enter the name only when all files are from one municipality; otherwise it is found in each document.",
    ),
    "read": ("Læs filerne", "Read the files"),
    "reading_first": ("Læser {files} …", "Reading {files} …"),
    "reading": ("Læser {done} af {count}: {name}", "Reading {done} of {count}: {name}"),
    "choose_first": ("Vælg mindst én fil.", "Choose at least one file."),
    "understood": ("Det er forstået", "What was understood"),
    "library_grew": (
        "Biblioteket havde {before} før; nu har det {after}.",
        "The library had {before} before; now it has {after}.",
    ),
    "added": ("tilføjet", "added"),
    "updated": (
        "opdateret: indholdet eller kommunen er ændret",
        "updated: the content or the municipality has changed",
    ),
    "recomputed": ("læst igen med programmets nye version", "read again with the program's new version"),
    "unchanged": ("kendt i forvejen; intet er ændret", "known already; nothing has changed"),
    "outdated": ("læst med en ældre version af programmet", "read with an older version of the program"),
    "found_in_it": (
        "Fundet: {standards}, {sections} og {provisions}.",
        "Found: {standards}, {sections} and {provisions}.",
    ),
    "rejected": ("Kunne ikke læses", "Could not be read"),
    "no_such_format": ("Formatet kan ikke læses.", "The format cannot be read."),
    "same_names": (
        "To af filerne hedder »{name}«, men er forskellige. Omdøb den ene, og vælg dem igen.",
        "Two of the files are named “{name}” but differ. Rename one of them and choose them again.",
    ),
    "cannot_keep": (
        "»{name}« kan ikke gemmes i {folder} ({reason}).",
        "“{name}” cannot be kept in {folder} ({reason}).",
    ),
    "cannot_keep_hint": (
        "Se, om der er plads, og om mappen må skrives i.",
        "Check that there is room and that the folder can be written to.",
    ),
    "bad_name": (
        "Filnavnet »{name}« kan ikke bruges.",
        "The file name “{name}” cannot be used.",
    ),
    "bad_name_hint": (
        "Omdøb filen, så navnet begynder med et bogstav eller tal.",
        "Rename the file so that its name begins with a letter or a digit.",
    ),
    "take_out": ("Tag et dokument ud", "Take a document out"),
    "take_out_how": (
        "Dokumentet forsvinder fra biblioteket; filen selv bliver liggende.",
        "The document leaves the library; the file itself stays where it is.",
    ),
    "choose_to_take_out": ("Vælg et dokument", "Choose a document"),
    "take_out_now": ("Tag ud", "Take out"),
    "taken_out": ("»{name}« er taget ud.", "“{name}” was taken out."),
    "compare_now": ("Sammenlign efter {law}", "Compare under {law}"),
}

COUNTS: dict[str, tuple[tuple[str, str], tuple[str, str]]] = {
    # key: Danish one and many, English one and many
    "files": (("{n} fil", "{n} filer"), ("{n} file", "{n} files")),
    "documents": (("{n} dokument", "{n} dokumenter"), ("{n} document", "{n} documents")),
    "municipalities": (("{n} kommune", "{n} kommuner"), ("{n} municipality", "{n} municipalities")),
    "standards": (("{n} standard", "{n} standarder"), ("{n} standard", "{n} standards")),
    "sections": (("{n} afsnit", "{n} afsnit"), ("{n} section", "{n} sections")),
    "provisions": (("{n} bestemmelse", "{n} bestemmelser"), ("{n} provision", "{n} provisions")),
    "findings": (("{n} bemærkning", "{n} bemærkninger"), ("{n} remark", "{n} remarks")),
    "years": (("{n} år", "{n} år"), ("{n} year", "{n} years")),
    "months": (("{n} måned", "{n} måneder"), ("{n} month", "{n} months")),
}

ROLES: dict[Role, tuple[str, str]] = {
    Role.CHROME: ("websidens ramme", "frame of the web page"),
    Role.FURNITURE: ("sidehoved, sidefod eller sidetal", "running head, foot or page number"),
    Role.CONTENTS: ("indholdsfortegnelse", "table of contents"),
}


class Texts:
    """The texts of one language.

    >>> Texts("da").count("documents", 1), Texts("en").count("documents", 2)
    ('1 dokument', '2 documents')
    """

    def __init__(self, language: str) -> None:
        self.words = Words(language)  # of cells, grades and dates
        self.language = language
        self._at = LANGUAGES.index(language)

    def __call__(self, key: str, **values: object) -> str:
        return TEXTS[key][self._at].format(**values)

    def count(self, key: str, n: int) -> str:
        """A number with its noun."""
        one, many = COUNTS[key][self._at]
        return (one if n == 1 else many).format(n=self.number(n))

    def number(self, n: int) -> str:
        """A number as the language writes it: 1.401 and 1,401."""
        return f"{n:,}" if self.language == "en" else f"{n:,}".replace(",", ".")

    def states(self) -> list[tuple[str, str]]:
        """The four answers without quotes, each with what may be concluded from it."""
        return [
            (self.words.state(state), self.words.meaning(state)) for state in CellState if state is not CellState.STATED
        ]

    def role(self, role: Role) -> str:
        """What a line is when it is no body text; "" for body text."""
        return ROLES[role][self._at] if role in ROLES else ""
