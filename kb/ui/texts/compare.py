"""The comparison."""

TEXTS: dict[str, tuple[str, str]] = {
    # key: Danish, English
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
    "newest_first": ("Nyeste dokument først", "Newest document first"),
    "not_chosen": ("Ikke valgt: {names}.", "Not chosen: {names}."),
    "download": ("Hent sammenligningen", "Download the comparison"),
    "download_xlsx": ("Excel", "Excel"),
    "download_docx": ("Word (bilag)", "Word (annex)"),
    "download_html": ("Webside", "Web page"),
    "download_csv": ("CSV", "CSV"),
    "download_json": ("JSON", "JSON"),
    "remarks": ("Bemærkninger til sammenligningen", "Remarks on the comparison"),
    "guide": ("Sådan læses tabellen", "How to read the table"),
}
