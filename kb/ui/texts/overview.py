"""The overview: who has a standard for what, and what needs attention."""

TEXTS: dict[str, tuple[str, str]] = {
    # key: Danish, English
    "documents": ("Dokumenter", "Documents"),
    "municipalities": ("Kommuner", "Municipalities"),
    "standards": ("Standarder", "Standards"),
    "provisions": ("Bestemmelser", "Provisions"),
    "overview_lead": (
        "Læs kommunernes kvalitetsstandarder side om side: hvem kan få hjælpen, hvad den omfatter, hvor meget, hvordan"
        " der følges op, og hvad der ikke er med. Alt er citater, og hvert citat åbner sit sted i dokumentet.",
        "Read the municipalities' quality standards side by side: who can get the help, what it holds, how much, how it"
        " is followed up, and what it leaves out. All is quoted, and each quote opens its place in the document.",
    ),
    "older_rules": (
        "Dokumenterne er læst med en ældre udgave af programmet.",
        "The documents were read by an older version of the program.",
    ),
    "older_rules_do": (
        "Læs dem igen, så tabeller, søgning og nøgletal følger den nye. Det, du selv har rettet og godkendt, bliver.",
        "Read them again, so that tables, search and key figures follow the new one. What you corrected and approved"
        " stays.",
    ),
    "reread": ("Læs dokumenterne igen", "Read the documents again"),
    "rereading": (
        "Dokumenterne læses igen. Du kan arbejde videre imens.",
        "The documents are being read again. You can go on working.",
    ),
    "reread_failed": (
        "Dokumenterne blev ikke læst igen: {reason}",
        "The documents were not read again: {reason}",
    ),
    "coverage": ("Hvem har en standard for hvad?", "Who has a standard for what?"),
    "coverage_how": (
        "Vælg et årstal for at læse standarden, eller en lovbestemmelse for at sammenligne kommunerne. En tankestreg"
        " betyder, at der ikke er indlæst en standard, ikke at kommunen mangler en.",
        "Choose a year to read the standard, or a provision of the law to compare the municipalities. A dash means that"
        " no standard was added, not that the municipality lacks one.",
    ),
    "covered_alone": ("Kun én kommune har en standard efter", "Only one municipality has a standard under"),
    "law": ("Lovbestemmelse", "Provision of the law"),
    "undated": ("uden dato", "no date"),
    "doubtful_short": ("læst med tvivl", "read with doubt"),
    "age_new": ("under 2 år", "less than 2 years"),
    "age_middle": ("2 til 4 år", "2 to 4 years"),
    "age_old": ("4 år eller mere", "4 years or more"),
    "age_unknown": ("dato ikke oplyst", "date not stated"),
    "map": ("Hvor er de?", "Where are they?"),
    "map_how": (
        "Hver kommune er et felt, omtrent hvor den ligger. Farven er alderen på dens nyeste dokument; hvide felter har"
        " intet dokument i biblioteket. Tabellen nedenfor siger det samme.",
        "Each municipality is a tile, roughly where it lies. The colour is the age of its newest document; white tiles"
        " have no document in the library. The table below says the same.",
    ),
    "map_off": ("Ikke på kortet: {names}.", "Not on the map: {names}."),
    "needing_an_eye": ("Kræver opmærksomhed", "Need attention"),
    "is_old": (
        "Mindst {years} år gammel ({dated}). Se, om den stadig gælder.",
        "At least {years} years old ({dated}). Check whether it still applies.",
    ),
    "more_attention": ("Vis {documents} mere", "Show {documents} more"),
    "more_findings": ("og {findings} mere", "and {findings} more"),
    "next_revision": ("Næste revision", "Next revision"),
    "revise_by": ("senest {date}", "by {date}"),
    "revision_passed": ("passeret", "passed"),
    "download_documents": ("Hent listen", "Download the list"),
    "newer_law": ("Lov udsendt på ny siden", "Law issued anew since"),
    "newer_law_how": (
        "»Næste revision« er dokumentets egen dato lagt sammen med det, det selv siger om sin revision. »Lov udsendt på"
        " ny siden« nævner lovbekendtgørelser, der er nyere end dokumentet. Det siger ikke, at noget i"
        " standarden er forkert.",
        "“Next revision” is the document's own date and what it says of its revision. “Law issued anew since” names"
        " consolidated Acts that are newer than the document. It does not tell that"
        " anything in the standard is wrong.",
    ),
    "tour": ("Kom godt i gang: fem ting at prøve", "Get started: five things to try"),
    "tour_compare": ("Læs kommunerne side om side", "Read the municipalities side by side"),
    "tour_compare_try": (
        "Åbn {law}, og skriv et ord i »Find i tabellen«.",
        "Open {law} and type a word in “Find in the table”.",
    ),
    "tour_source": ("Se kilden bag et citat", "See the source behind a quote"),
    "tour_source_try": (
        "Hvert citat åbner sin side i dokumentet. »Kopiér med kilde« giver et citat, der kan sættes i en sag.",
        "Each quote opens its page in the document. “Copy with source” gives a quote ready for a case file.",
    ),
    "tour_ask": ("Spørg alle kommuner om det samme", "Ask all municipalities the same"),
    "tour_ask_try": (
        "Hver kommune svarer med sine egne ord på én række; et manglende svar vises som et manglende svar.",
        "Each municipality answers in its own words in one row; a missing answer is shown as one.",
    ),
    "tour_question": ("Hvor tit følges der op?", "Hvor tit følges der op?"),
    "tour_document": ("Se, hvordan et dokument er læst", "See how a document was read"),
    "tour_document_try": (
        "Afsnittenes typer står i margenen; vælg en linje for at se hvorfor.",
        "The types of the sections stand in the margin; choose a line to see why.",
    ),
    "tour_add": ("Tilføj dine egne dokumenter", "Add your own documents"),
    "tour_add_try": (
        "Du ser, hvad der er forstået, før de kommer i biblioteket.",
        "You see what was understood before they join the library.",
    ),
    "coverage_region": ("Tabel over standarder, kan rulles", "Table of standards, scrollable"),
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
        "Kommunen er ikke fundet i dokumentet. Skriv den under »Ret oplysninger om dokumentet« på siden Dokument.",
        "The municipality was not found in the document. Enter it under “Correct what is known of the document” on the"
        " page Document.",
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
}
