"""The menu, and what stands on every page."""

TEXTS: dict[str, tuple[str, str]] = {
    # key: Danish, English
    "language": ("Sprog", "Language"),
    "app_name": ("kvalitetsstandarder", "quality standards"),
    "group_compare": ("Side om side", "Side by side"),
    "group_documents": ("Dokumenter", "Documents"),
    "copied": ("Kopieret", "Copied"),
    "overview": ("Overblik", "Overview"),
    "compare": ("Sammenlign", "Compare"),
    "document": ("Dokument", "Document"),
    "add": ("Tilføj", "Add"),
    "data": ("Dataversion {snapshot}", "Data version {snapshot}"),
    "printed": ("Udskrevet {date}", "Printed {date}"),
    "printed_question": ("Spørgsmål: »{asked}«", "Question: “{asked}”"),
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
}
