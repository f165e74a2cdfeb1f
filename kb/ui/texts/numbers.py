"""Key figures."""

TEXTS: dict[str, tuple[str, str]] = {
    # key: Danish, English
    "numbers": ("Nøgletal", "Key figures"),
    "all_provisions": ("Alle lovbestemmelser", "All provisions of the law"),
    "choose_figures": ("Nøgletal", "Figures"),
    "placeholder_figures": ("Vælg nøgletal", "Choose figures"),
    "find_municipality": ("Fremhæv kommune", "Highlight municipality"),
    "highlight_none": ("Ingen", "None"),
    "choose_a_figure": (
        "Vælg et eller flere nøgletal herover for at se kommunernes tal.",
        "Choose one or more figures above to see what the municipalities state.",
    ),
    "unknown_figures": ("Der er intet nøgletal med navnet {names}.", "There is no figure called {names}."),
    "numbers_how": (
        "Vælg et nøgletal, og vælg så et tal for at se teksten bag. Bjælken viser, hvor mange af dokumenterne der"
        " oplyser det.",
        "Choose a figure, then a number to see the text behind it. The bar shows how many of the documents state it.",
    ),
    "coverage_numbers": ("Hvem oplyser hvad", "Who states what"),
    "is_shown_below": ("vises herunder", "shown below"),
    "plot_region": ("{label}, kan rulles", "{label}, scrollable"),
    "words_beside": ("Angivet med ord, ikke på skalaen", "Stated in words, not on the scale"),
    "table_of_numbers": ("Alle tal med tekst og kilde", "All numbers with text and source"),
    "without_number": ("Uden tal", "Without a number"),
    "nearest_passages": (
        "Nærmeste steder, uden et tal, der kunne læses",
        "Closest passages, without a value that could be read",
    ),
    "more_places": ("Står også her", "Also stated here"),
    "guide_numbers": ("Sådan læses nøgletallene", "How to read the figures"),
    "download_numbers": ("Hent de viste nøgletal", "Download the figures shown"),
    "nobody_states": ("Ingen af dokumenterne oplyser det.", "None of the documents states it."),
}
