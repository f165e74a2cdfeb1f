"""The lists of the review page: rules in unexpected places, repeated text, individual assessment."""

TEXTS: dict[str, tuple[str, str]] = {
    # key: Danish, English
    "tidy_switch": ("Vis", "Show"),
    "tidy_doubts": ("Læst med tvivl", "Read with doubt"),
    "tidy_misplaced": ("Under en anden overskrift", "Under another heading"),
    "tidy_repeated": ("Gentaget tekst", "Repeated text"),
    "tidy_assessed": ("Individuel vurdering", "Individual assessment"),
    "misplaced_lead": (
        "Bestemmelser, der handler om andet end overskriften over dem, fx en afgrænsning under »Indhold«. En læser, der"
        " slår op under den rette overskrift, finder dem ikke.",
        "Provisions about something else than the heading above them, such as an exclusion under “Content”. A reader"
        " who looks under the right heading does not find them.",
    ),
    "repeated_lead": (
        "Tekst, der står ord for ord i flere standarder i samme dokument, og som kunne stå ét sted. Den, der fylder"
        " mest, står først.",
        "Text that stands word for word in several standards of one document and could stand in one place. What takes"
        " most room comes first.",
    ),
    "assessed_lead": (
        "Regler, der begrænser hjælpen, og hvor tæt på dem dokumentet siger, at der vurderes individuelt, eller at"
        " reglen kan fraviges. Hjælp gives efter en konkret og individuel vurdering (SEL § 1, stk. 3).",
        "Rules that limit the help, and how near to them the document says that the need is assessed individually or"
        " that the rule may be departed from. Help rests on a concrete and individual assessment (SEL § 1(3)).",
    ),
    "tidy_type": ("Bestemmelsen handler om", "The provision is about"),
    "tidy_unsure": ("Vis også usikre", "Show unsure ones, too"),
    "tidy_reach": ("Individuel vurdering nævnes", "Individual assessment is mentioned"),
    "tidy_region": ("{title}, kan rulles", "{title}, scrollable"),
    "tidy_nothing": ("Intet at vise med disse valg.", "Nothing to show with these choices."),
    "tidy_shown": (
        "De første {shown} af {of} vises; filerne har dem alle.",
        "The first {shown} of {of} are shown; the files hold all.",
    ),
    "tidy_shared_part": ("Fælles afsnit", "Shared part"),
    "heading_about": ("om {type}", "on {type}"),
    "looked_for_in": ("Ville blive søgt under:", "Would be looked for under:"),
    "lines_away": ("{lines} væk", "{lines} away"),
    "words_repeated": ("{words} × {times}", "{words} × {times}"),
    "repeated_text": ("Tekst", "Text"),
    "repeated_in": ("Står i", "Stands in"),
    "download_tidying": ("Hent listen", "Download the list"),
    "tidy_guide": ("Sådan læses listen", "How to read the list"),
}
