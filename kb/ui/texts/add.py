"""Adding and taking out documents."""

TEXTS: dict[str, tuple[str, str]] = {
    # key: Danish, English
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
    "understood": ("Sådan er filerne læst", "How the files were read"),
    "preview_how": (
        "Se det igennem. Intet er lagt i biblioteket endnu: behold det, der er læst rigtigt, eller kassér det. Fejl i"
        " afsnit og oplysninger kan også rettes bagefter under Dokument.",
        "Look it over. Nothing has joined the library yet: keep what was read right, or discard it. Mistakes in"
        " sections and details can be corrected afterwards under Document, too.",
    ),
    "keep_this": ("Behold {name}", "Keep {name}"),
    "keep": ("Behold {documents}", "Keep {documents}"),
    "discard": ("Kassér alle", "Discard all"),
    "discarded": (
        "Filerne er kasseret; biblioteket er, som det var.",
        "The files were discarded; the library is as it was.",
    ),
    "choose_others": ("Vælg andre filer", "Choose other files"),
    "now_in_the_library": ("Nu i biblioteket", "Now in the library"),
    "corrected_here": (
        "Tidligere rettelser af dokumentet følger med: {said}.",
        "Earlier corrections of the document come with it: {said}.",
    ),
    "known_same": (
        "Biblioteket har allerede filen med samme indhold.",
        "The library has this file with the same content already.",
    ),
    "known_other": (
        "Biblioteket har en fil med samme navn og andet indhold. Beholder du denne, træder den i stedet.",
        "The library has a file of this name with other content. If you keep this one, it takes its place.",
    ),
    "no_municipality_here": (
        "ikke fundet; skriv den bagefter på siden Dokument",
        "not found; enter it afterwards on the page Document",
    ),
    "no_law_found": ("ingen lovbestemmelse fundet", "no provision of the law found"),
    "not_found_here": ("Ikke fundet: {types}", "Not found: {types}"),
    "standards_in": ("Standarder i {name}, kan rulles", "Standards in {name}, scrollable"),
    "one_standard": ("Standard", "Standard"),
    "core_sections": ("Kerneafsnit fundet", "Core sections found"),
    "what_next": ("Læs videre", "Read on"),
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
    "save_in_a_format": (
        "Gem den som PDF, Word (.docx), webside (.html) eller tekst (.txt, .md), og vælg den igen.",
        "Save it as PDF, Word (.docx), web page (.html) or text (.txt, .md), and choose it again.",
    ),
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
    "take_out": ("Fjern et dokument fra biblioteket", "Remove a document from the library"),
    "take_out_how": (
        "Dokumentet forsvinder fra biblioteket; filen selv bliver liggende.",
        "The document leaves the library; the file itself stays where it is.",
    ),
    "choose_to_take_out": ("Vælg et dokument", "Choose a document"),
    "take_out_now": ("Fjern", "Remove"),
    "taken_out": ("»{name}« er fjernet fra biblioteket.", "“{name}” was removed from the library."),
    "compare_now": ("Sammenlign efter {law}", "Compare under {law}"),
}
