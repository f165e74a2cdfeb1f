"""The overview: who has a standard for what, and what needs attention."""

TEXTS: dict[str, tuple[str, str]] = {
    # key: Danish, English
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
}
