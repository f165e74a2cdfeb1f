"""The review queue."""

TEXTS: dict[str, tuple[str, str]] = {
    # key: Danish, English
    "review": ("Gennemsyn", "Review"),
    "review_lead": (
        "Her står det, programmet er mest i tvivl om, og som betyder mest i en sammenligning. Det, du godkender eller"
        " retter, spørges der ikke om igen.",
        "Here is what the program doubts most and what matters most in a comparison. What you approve or correct is not"
        " asked again.",
    ),
    "all": ("Alle", "All"),
    "review_subject": ("Slags", "Kind"),
    "subject_correction": ("Rettelse", "Correction"),
    "subject_document": ("Dokument", "Document"),
    "subject_section": ("Afsnit", "Section"),
    "subject_provision": ("Bestemmelse", "Provision"),
    "subject_fact": ("Fakta", "Fact"),
    "nothing_to_review": ("Her er ikke mere at se på.", "There is nothing more to look at here."),
    "show_more": ("Vis flere", "Show more"),
    "that_is_right": ("Det er rigtigt", "That is right"),
    "correct": ("Ret", "Correct"),
    "see_the_place": ("Se stedet", "See the place"),
    "read_and_correct": ("Læs og ret", "Read and correct"),
    "compared_under": ("Sammenlignes for {law} i {n} kommuner", "Compared under {law} in {n} municipalities"),
    "why_section": (
        "Handler afsnittet om {type}? Programmet er {percent}\u00a0% sikkert ({reason}).",
        "Is the section about {type}? The program is {percent}\u00a0% sure ({reason}).",
    ),
    "why_provision": (
        "Handler bestemmelsen om {types}?",
        "Is the provision about {types}?",
    ),
    "guessed": ("{type} (programmet er {percent}\u00a0% sikkert)", "{type} (the program is {percent}\u00a0% sure)"),
    "and": (" og ", " and "),
    "why_perhaps": (
        "Måske handler bestemmelsen om {type}. Det er det nærmeste, programmet fandt i standarden.",
        "Perhaps the provision is about {type}. It is the closest the program found in the standard.",
    ),
    "sure_of": ("Sikkert: {types}.", "Certain: {types}."),
    "why_fact": (
        "{what}: {value}. Det er en usædvanlig værdi. Er den læst rigtigt?",
        "{what}: {value}. That is an unusual value. Was it read right?",
    ),
    "why_correction": (
        "»{what}« ({who}) er ikke i kraft nu: {status}",
        "“{what}” ({who}) is not in force now: {status}",
    ),
}
