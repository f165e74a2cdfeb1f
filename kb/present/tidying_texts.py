"""Every word that the lists of places to tidy up say of their own, in Danish and English."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    # key: Danish, English
    "list_of": ("Rækker: {n}", "Rows: {n}"),
    # --- rules under a heading of another type
    "misplaced_title": ("Bestemmelser under en anden overskrift", "Provisions under another heading"),
    "misplaced_empty": (
        "Ingen bestemmelser står under en anden overskrift.",
        "No provision stands under another heading.",
    ),
    "stands_under": ("Står under", "Stands under"),
    "heading_type": ("Overskriften handler om", "The heading is about"),
    "carries": ("Bestemmelsen handler om", "The provision is about"),
    "why_read_so": ("Læst sådan på grund af", "Read so because of"),
    "looked_for_under": ("Ville blive søgt under", "Would be looked for under"),
    "how_sure": ("Usikkert", "Unsure"),
    "is_unsure": ("usikker", "unsure"),
    "no_such_section": ("intet afsnit om {type}", "no section on {type}"),
    "misplaced_guide": (
        "En bestemmelse er taget med, når den handler om andet end overskriften over den. Det er ikke en fejl i sig"
        " selv: det er et sted, hvor en læser kan overse den. Lovtekst er ikke taget med.",
        "A provision is listed when it is about something else than the heading above it. That is no mistake in itself:"
        " it is a place where a reader may miss it. Statute text is left out.",
    ),
    # --- text repeated in several standards
    "repeated_title": ("Tekst, der er gentaget i flere standarder", "Text repeated in several standards"),
    "repeated_empty": ("Ingen tekst er gentaget ord for ord.", "No text is repeated word for word."),
    "number_of_words": ("Ord", "Words"),
    "times": ("Standarder", "Standards"),
    "stands_in": ("Står i", "Stands in"),
    "repeated_guide": (
        "Teksten står ord for ord i mindst to standarder i samme dokument; store bogstaver og tegnsætning tæller ikke."
        " Citatet er fra den første. Lovtekst og helt korte sætninger er ikke taget med.",
        "The text stands word for word in at least two standards of one document; case and punctuation do not count."
        " The quote is from the first. Statute text and very short sentences are left out.",
    ),
    # --- individual assessment and the rules
    "assessed_title": ("Individuel vurdering og regler, der begrænser", "Individual assessment and rules that limit"),
    "assessed_empty": ("Ingen regler begrænser hjælpen.", "No rule limits the help."),
    "limiting_rule": ("Regel, der begrænser", "Rule that limits"),
    "promise_where": ("Individuel vurdering nævnes", "Individual assessment is mentioned"),
    "lines_between": ("Linjer imellem", "Lines between"),
    "promise_text": ("Nærmeste omtale", "Nearest mention"),
    "promise_lines": ("Omtalens linjer", "Its lines"),
    "reach_IN_RULE": ("i samme sætning", "in the same sentence"),
    "reach_SECTION": ("i samme afsnit", "in the same section"),
    "reach_STANDARD": ("i et andet afsnit af standarden", "in another section of the standard"),
    "reach_SHARED": ("kun i et fælles afsnit", "only in a shared part"),
    "reach_NOWHERE": ("ikke fundet", "not found"),
    "assessed_guide": (
        "Regler, der begrænser, er det, der ikke gives, og timer, varighed, besøg og afstande med en grænse. Omtalen er"
        " ord, der lover en vurdering i den enkelte sag, eller at reglen kan fraviges. »Ikke fundet« betyder, at"
        " programmet ikke fandt sådanne ord, ikke at der ikke vurderes.",
        "Rules that limit are what is not given, and hours, lengths, visits and distances with a limit. A mention is"
        " words that promise an assessment in the single case, or that the rule may be departed from. “Not found”"
        " means that the program found no such words, not that nothing is assessed.",
    ),
}
