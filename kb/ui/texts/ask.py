"""A question to all municipalities."""

TEXTS: dict[str, tuple[str, str]] = {
    # key: Danish, English
    "ask": ("Spørg", "Ask"),
    "ask_box": ("Spørgsmål til alle kommuner", "Question to all municipalities"),
    "ask_placeholder": ("fx »hvor ofte følges der op?«", "e.g. “hvor ofte følges der op?”"),
    "ask_do": ("Spørg", "Ask"),
    "ask_law": ("Lovbestemmelse", "Provision of the law"),
    "ask_all_laws": ("Alle standarder", "All standards"),
    "ask_lead": (
        "Stil ét spørgsmål, og se én række for hver kommune: de tal, der er læst, og de steder, der svarer, i kommunens"
        " egne ord. Programmet skriver ikke selv et svar; hvor intet er fundet, står der, hvor der er ledt.",
        "Put one question and see a row for each municipality: the figures that were read and the places that answer,"
        " in the municipality's own words. The program writes no answer of its own; where nothing was found, it"
        " says where it looked.",
    ),
    "ask_examples": ("Prøv for eksempel", "Try for example"),
    "ask_rows": ("Kommunernes svar på »{asked}«, kan rulles", "The municipalities' answers to “{asked}”, scrollable"),
    "ask_count": ("{stated} af {of} oplyser det.", "{stated} of {of} state it."),
    "ask_count_unsure": ("{n} måske.", "{n} perhaps."),
    "ask_how": (
        "Vælg et citat for at se det på siden i dokumentet.",
        "Choose a quote to see it on its page in the document.",
    ),
    "ask_municipality": ("Kommune", "Municipality"),
    "ask_values": ("Aflæst værdi", "Value read"),
    "ask_words": ("Kommunens egne ord", "The municipality's own words"),
    "ask_no_value": ("Ingen værdi læst", "No value read"),
    "ask_looked_in": ("Der er ledt i", "Searched in"),
    "ask_nearest": ("Vis det nærmeste, der blev fundet", "Show the nearest that was found"),
    "ask_refers": (
        "Teksten nævner andre papirer, hvor svaret kan stå:",
        "The text names other papers that may answer:",
    ),
    "ask_download": ("Hent svarene", "Download the answers"),
    "ask_guide": ("Sådan læses svarene", "How to read the answers"),
}
