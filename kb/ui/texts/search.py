"""Search."""

TEXTS: dict[str, tuple[str, str]] = {
    # key: Danish, English
    "search": ("Søg", "Search"),
    "group_search": ("Find", "Find"),
    "search_box": ("Søg i alle bestemmelser", "Search all provisions"),
    "search_placeholder": (
        "Ord, et spørgsmål, en § eller et tal, fx »opfølgning sjældnere end 1 år«",
        "Words, a question, a § or a number, e.g. “follow-up less often than once a year”",
    ),
    "search_do": ("Søg", "Search"),
    "search_lead": (
        "Søg efter ord, et spørgsmål, en paragraf eller et tal. Bøjninger, sammensatte ord og synonymer findes også, og"
        " hvert svar siger, hvorfor det blev fundet.",
        "Search for words, a question, a paragraph or a number. Inflections, compounds and synonyms are found, too, and"
        " every answer says why it was found.",
    ),
    "search_examples": ("Prøv for eksempel", "Try for example"),
    "search_signs": (
        '»"egen bolig"« finder ordene efter hinanden, »gruppe*« enhver endelse, og OG, ELLER, IKKE med store bogstaver'
        " forbinder ord.",
        '“"egen bolig"” finds the words one after the other, “gruppe*” any ending, and AND, OR, NOT in capitals'
        " connect words.",
    ),
    "search_reading": (
        "Dokumenterne gøres klar til søgning. Det sker én gang efter nye dokumenter.",
        "The documents are being made ready for search. That happens once after new documents.",
    ),
    "search_meaning": (
        "Der søges på ord og synonymer. Betydningen læses imens: {read} af {of} steder.",
        "Words and synonyms are searched. Meaning is being read meanwhile: {read} of {of} places.",
    ),
    "search_meaning_soon": (
        "Der søges på ord og synonymer. Betydningen gøres klar imens.",
        "Words and synonyms are searched. Meaning is being made ready meanwhile.",
    ),
    "search_no_meaning": (
        "Der søges på ord og synonymer: den lokale sprogmodel er ikke installeret.",
        "Words and synonyms are searched: the local language model is not installed.",
    ),
    "search_nothing": ("Ingen steder passer.", "No place fits."),
    "search_nothing_do": (
        "Prøv færre eller andre ord, eller fjern en afgrænsning.",
        "Try fewer or other words, or remove a filter.",
    ),
    "did_you_mean": ("Mente du", "Did you mean"),
    "both_searched": ("Der er søgt på begge dele.", "Both were searched."),
    "not_in_library": (
        "Biblioteket har ingen dokumenter fra {names}; det siger ikke, om kommunen har en standard.",
        "The library has no documents from {names}; that does not tell whether the municipality has a standard.",
    ),
    "understood_as": ("Sådan er der søgt", "How it was searched"),
    "named_municipality": ("Kommune", "Municipality"),
    "named_law": ("Lovbestemmelse", "Provision of the law"),
    "asked_number": ("Tal", "Number"),
    "expanded": ("Synonym", "Synonym"),
    "translated": ("Oversat", "Translated"),
    "spelt": ("Stavemåde", "Spelling"),
    "added_word": ("Tilføjet", "Added"),
    "offered": ("Søg også på", "Search also for"),
    "take_away": ("Fjern", "Remove"),
    "back_to_usual": ("Søg igen som foreslået", "Search again as suggested"),
    "facets": ("Afgræns", "Narrow down"),
    "facet_municipality": ("Kommune", "Municipality"),
    "facet_type": ("Afsnit", "Section"),
    "facet_law": ("Lovbestemmelse", "Provision of the law"),
    "facet_year": ("Udgave", "Edition"),
    "facet_document": ("Dokument", "Document"),
    "facet_more": ("Vis flere", "Show more"),
    "facet_clear": ("Fjern alle afgrænsninger", "Remove all filters"),
    "approved_since": ("Godkendt fra", "Approved from"),
    "approved_until": ("Godkendt til", "Approved until"),
    "date_placeholder": ("fx 2022 eller 2022-05", "e.g. 2022 or 2022-05"),
    "hits_of": ("{shown} af {found} steder", "{shown} of {found} places"),
    "hits_all": ("{found} steder", "{found} places"),
    "show_more_hits": ("Vis flere steder", "Show more places"),
    "measured_hits": (
        "{n} har et tal, der passer til »{asked}«; de står først.",
        "{n} have a number that fits “{asked}”; they come first.",
    ),
    "measured_none": (
        "Intet sted har et tal, der passer til »{asked}«. Her er de steder, som ordene passer på.",
        "No place has a number that fits “{asked}”. These are the places that the words fit.",
    ),
    "below_words_only": (
        "Herfra passer ordene, men ikke et læst tal",
        "From here the words fit, but no number that was read",
    ),
    "found_because": ("Fundet fordi", "Found because"),
    "why_word": ("ord", "word"),
    "why_inflection": ("bøjning", "inflection"),
    "why_compound": ("led i sammensat ord", "part of a compound"),
    "why_synonym": ("synonym", "synonym"),
    "why_translation": ("oversættelse", "translation"),
    "why_spelling": ("stavemåde", "spelling"),
    "why_reference": ("henvisning", "reference"),
    "why_number": ("tal", "number"),
    "why_meaning": ("betydning", "meaning"),
    "search_download": ("Hent listen", "Download the list"),
    "hit_list": ("Fundne steder", "Places found"),
    "go_to_document": ("Læs i dokumentet", "Read in the document"),
}
