"""The comparison topic by topic."""

GROUPS = {  # of `kb.peer_groups`, which names them in Danish: English
    "Region Hovedstaden": "Capital Region",
    "Region Midtjylland": "Central Denmark Region",
    "Region Nordjylland": "North Denmark Region",
    "Region Sjælland": "Region Zealand",
    "Region Syddanmark": "Region of Southern Denmark",
    "Under 30.000 indbyggere": "Fewer than 30,000 inhabitants",
    "30.000-60.000 indbyggere": "30,000-60,000 inhabitants",
    "60.000-100.000 indbyggere": "60,000-100,000 inhabitants",
    "Over 100.000 indbyggere": "More than 100,000 inhabitants",
    "Indbyggertal ikke oplyst": "Inhabitants not stated",
}

TEXTS: dict[str, tuple[str, str]] = {
    # key: Danish, English
    "show_by": ("Vis", "Show"),
    "by_section": ("Afsnit for afsnit", "Section by section"),
    "by_topic": ("Emne for emne", "Topic by topic"),
    "topic_baseline": ("Hold op mod", "Hold against"),
    "topic_baseline_most": ("Den ordlyd, flest er enige om", "The wording most agree on"),
    "topic_order": ("Rækkefølge", "Order"),
    "topic_order_text": ("Som i teksterne", "As in the texts"),
    "topic_order_disagreement": ("Størst uenighed først", "Most disagreement first"),
    "topic_only": ("Kun forskelle", "Differences only"),
    "topic_group": ("Kommunegruppe", "Group"),
    "topic_group_none": ("De valgte kommuner", "The chosen municipalities"),
    "size_source": ("Danmarks Statistik, FOLK1A, {date}", "Statistics Denmark, FOLK1A, {date}"),
    "topic_group_save": ("Gem gruppe", "Save group"),
    "topic_group_name": ("Gruppens navn", "Name of the group"),
    "topic_group_keep": ("Gem de valgte kommuner", "Save the chosen municipalities"),
    "topic_group_kept": ("Gruppen »{name}« er gemt.", "The group “{name}” is saved."),
    "topic_region": ("Emne for emne efter {law}, kan rulles", "Topic by topic under {law}, scrollable"),
    "topic_column": ("Emne", "Topic"),
    "topic_consensus_column": ("Flest er enige om", "Most agree on"),
    "topic_variants": ("Varianter ({n})", "Variants ({n})"),
    "topic_legend": ("Felternes farver", "Colours of the cells"),
    "topic_lead": (
        "{n} emner, som mindst to taler om. Understregede ord kan gøre forskellen. Farven viser kun, hvor ordene"
        " afviger fra udgangspunktet.",
        "{n} topics that at least two speak to. Underlined words can make the difference. The colour only shows where"
        " words differ from the baseline.",
    ),
    "topic_finding": (
        "Bestemmelserne lægges ved siden af hinanden, emne for emne …",
        "Laying the provisions side by side, topic by topic …",
    ),
    "topic_reading": (
        "Emnerne er foreløbig fundet på ord alene. Programmet læser også, hvad teksterne betyder: {read} af {of}."
        " Siden opdateres af sig selv.",
        "So far topics are found by words alone. The program is also reading what the texts mean: {read} of {of}."
        " The page updates by itself.",
    ),
    "topic_reading_soon": (
        "Emnerne er foreløbig fundet på ord alene. Om lidt læser programmet også, hvad teksterne betyder.",
        "So far topics are found by words alone. The program will soon read what the texts mean, too.",
    ),
    "topic_none": (
        "Der er ingen emner at vise med disse valg.",
        "There are no topics to show with these choices.",
    ),
    "download_topics": ("Hent emnerne", "Download the topics"),
    "download_consensus": ("Afvigelser (Word)", "Differences (Word)"),
    "topic_guide": ("Sådan læses emnerne", "How to read the topics"),
}
