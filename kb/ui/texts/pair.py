"""Two documents clause by clause."""

TEXTS: dict[str, tuple[str, str]] = {
    # key: Danish, English
    "pair": ("Parvis", "Pairwise"),
    "pair_lead": (
        "Hold to kommuner op mod hinanden, eller to udgaver af samme standard, bestemmelse for bestemmelse. Vælg en"
        " linje for at se stedet i dokumentet.",
        "Hold two municipalities against each other, or two editions of one standard, clause by clause. Choose a line"
        " to see its place in the document.",
    ),
    "pair_first": ("Første tekst", "First text"),
    "pair_second": ("Anden tekst", "Second text"),
    "pair_editions": ("Udgaver af samme standard", "Editions of one standard"),
    "pair_edition_link": ("{law}: {one} → {other}", "{law}: {one} → {other}"),
    "pair_show": ("Vis", "Show"),
    "pair_all": ("Alle bestemmelser", "All clauses"),
    "pair_changes": ("Kun ændringer", "Changes only"),
    "pair_both": ("Kun det, begge siger", "Only what both say"),
    "pair_stricter": ("Kun strammere", "Stricter only"),
    "pair_looser": ("Kun lempeligere", "Looser only"),
    "pair_undecided": ("Kun ikke afgjorte", "Undecided only"),
    "pair_all_types": ("Alle afsnit", "All sections"),
    "pair_layout": ("Opstilling", "Layout"),
    "pair_columns": ("To spalter", "Two columns"),
    "pair_inline": ("Samlet tekst", "One text"),
    "pair_ignore_case": ("Se bort fra store bogstaver", "Ignore case"),
    "pair_ignore_numbering": ("Se bort fra numre", "Ignore numbering"),
    "pair_needs_two": (
        "Der er kun ét dokument med en standard efter bestemmelsen. Vælg en anden lovbestemmelse, eller tilføj et"
        " dokument mere.",
        "Only one document has a standard under the provision. Choose another provision, or add one more document.",
    ),
    "pair_same_twice": ("Vælg to forskellige dokumenter.", "Choose two different documents."),
    "pair_unknown": (
        "»{name}« har ingen standard efter {law}; et andet dokument er valgt.",
        "“{name}” has no standard under {law}; another document was chosen.",
    ),
    "pair_nothing": ("Ingen bestemmelser passer til valget.", "No clauses fit the choice."),
    "pair_region": ("{title}, kan rulles", "{title}, scrollable"),
    "pair_reading": ("Læsning", "Reading"),
    "pair_question": ("Spørgsmål", "Question"),
    "pair_why": ("Hvorfor?", "Why?"),
    "pair_deciding": ("Ord, der kan afgøre", "Words that may decide"),
    "pair_not_here": ("Ikke fundet her", "Not found here"),
    "pair_not_here_edition": ("Står ikke her", "Not here"),
    "pair_download": ("Hent sammenligningen", "Download the comparison"),
    "download_redline": ("Word med rettelser", "Word with tracked changes"),
    "download_changes_docx": ("Ændringsliste (Word)", "List of changes (Word)"),
    "download_changes_xlsx": ("Ændringsliste (Excel)", "List of changes (Excel)"),
    "download_pair_html": ("Webside med rettelser", "Web page with changes"),
    "download_pair_json": ("JSON med rettelser", "JSON with changes"),
    "pair_marked": (
        "Markeret: ord, der kun står i den ene tekst. Har to tekster ingen ord tilfælles, er intet markeret.",
        "Marked: words that stand in one of the texts only. Where two texts share no words, nothing is marked.",
    ),
    "pair_guide": ("Sådan læses sammenligningen", "How to read the comparison"),
    "pair_count_changed": ("ændret", "changed"),
    "pair_count_differs": ("formuleret forskelligt", "worded differently"),
    "pair_count_same": ("uændret", "unchanged"),
    "pair_count_alike": ("ens", "alike"),
    "pair_count_only": ("kun i {name}", "only in {name}"),
}
