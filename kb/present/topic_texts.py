"""Every word that a comparison by topic says of its own, in Danish and English."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    # key: Danish, English
    "topics_title": ("Sammenligning emne for emne: {law}", "Comparison topic by topic: {law}"),
    "consensus_title": ("Fælles ordlyd og afvigelser: {law}", "Shared wording and differences: {law}"),
    "topic": ("Emne", "Topic"),
    "topic_words": ("Ord i teksterne", "Words of the texts"),
    "relation": ("Forhold", "Relation"),
    "rel_same": ("samme ord", "same words"),
    "rel_alike": ("andre ord, ingen afgørende forskel", "other words, no deciding difference"),
    "rel_different": ("afviger", "differs"),
    "rel_contrary": ("modsat", "contrary"),
    "rel_only_here": ("kun i ét dokument", "in one document only"),
    "rel_unclear": ("ikke afgjort af programmet", "not decided by the program"),
    "alone": ("Kun hos én", "In one document only"),
    "baseline": ("Udgangspunkt", "Baseline"),
    "baseline_most": ("den ordlyd, flest er enige om", "the wording most agree on"),
    "against": ("Holdt op mod {baseline}.", "Held against {baseline}."),
    "only_differences": ("Kun emner med forskelle er vist.", "Only topics with differences are shown."),
    "by_disagreement": ("Emner med størst uenighed står først.", "Topics with most disagreement come first."),
    "group_shown": ("Kommunegruppe: {group}.", "Group of municipalities: {group}."),
    "no_topics": ("Der er ingen emner at vise for de valgte kommuner.", "There are no topics to show here."),
    "distance": ("Afvigelse", "Difference"),
    "deciders": ("Afgørende ord", "Deciding words"),
    "decider": ("»{one}« over for »{other}«", "“{one}” against “{other}”"),
    "decider_here": ("»{other}« kun her", "“{other}” only here"),
    "decider_there": ("»{one}« kun i udgangspunktet", "“{one}” only in the baseline"),
    "decider_one": ("»{word}« i den ene tekst", "“{word}” in one of the texts"),
    "ground_number": ("tal", "number"),
    "ground_bound": ("mindst eller højst", "bound"),
    "ground_duty": ("skal eller kan", "must or may"),
    "ground_negation": ("ikke", "not"),
    "ground_polarity": ("ja eller nej", "yes or no"),
    "ground_condition": ("betingelse", "condition"),
    "ground_reservation": ("forbehold", "reservation"),
    "ground_words": ("ordvalg", "choice of words"),
    "ground_parts": ("nævner andre ting", "names other things"),
    "facts": ("Oplysninger", "Facts"),
    "fact_type": ("Oplysning", "Fact"),
    "fact_value": ("Værdi", "Value"),
    "agreement": ("Enighed", "Agreement"),
    "agree_of": ("{n} af {of} er enige", "{n} of {of} agree"),
    "no_agreement": ("Ingen fælles ordlyd: {n} varianter", "No shared wording: {n} variants"),
    "wording": ("Ordlyd, flest er enige om", "Wording most agree on"),
    "wording_from": ("Ordlyd fra {municipality}", "Wording of {municipality}"),
    "variant": ("Variant {n}", "Variant {n}"),
    "variants": ("Varianter", "Variants"),
    "silent_on_it": ("Ikke oplyst: {names}", "Not stated: {names}"),
    "disagreement": ("Uenighed", "Disagreement"),
    "sheet_topics": ("Emner", "Topics"),
    "sheet_facts": ("Oplysninger", "Facts"),
    "sheet_changes": ("Afvigelser", "Differences"),
    "sheet_highlights": ("Fund", "Findings"),
    # --- what each would have to change
    "own_now": ("Står nu", "Stands now"),
    "step": ("Skridt", "Step"),
    "step_change": ("Siger noget andet", "Says something else"),
    "step_add": ("Ikke fundet i dokumentet", "Not found in the document"),
    "step_look": ("Kan ikke afgøres her", "Cannot be settled here"),
    "changes_of": ("{name}: hvad der skiller den fra de fleste", "{name}: what sets it apart from most"),
    "distance_count": (
        "På {agrees} emner siger kommunen det samme som de fleste. På {change} siger den noget andet, {add} er ikke"
        " fundet i dokumentet, og {look} må slås op andetsteds.",
        "On {agrees} topics the municipality says what most say. On {change} it says something else, {add} were not"
        " found in the document, and {look} must be looked up elsewhere.",
    ),
    "consensus_count": (
        "{shared} af {of} emner, som mindst to dokumenter taler om, har en ordlyd, som flest er enige om.",
        "{shared} of {of} topics that at least two documents speak to have a wording that most agree on.",
    ),
    # --- highlights
    "highlight_who": ("Hvem kan få hjælpen: {label}", "Who can get the help: {label}"),
    "highlight_contrary": ("Modsat hinanden: {label}", "Contrary: {label}"),
    "highlight_follow_up": ("Hvem lover hvilken opfølgning", "Who promises which follow-up"),
    "highlight_deadlines": ("Frister, og hvad de regnes fra", "Deadlines, and what they are counted from"),
    "highlight_count": ("{n} af {of} oplyser det.", "{n} of {of} state it."),
    "highlight_yearly": (
        "{n} af {of} lover opfølgning mindst en gang om året.",
        "{n} of {of} promise a follow-up at least once a year.",
    ),
    "highlight_clocks": (
        "{n} af {of} oplyser en frist; de regnes fra {clocks} forskellige tidspunkter.",
        "{n} of {of} state a deadline; they are counted from {clocks} different moments.",
    ),
    "no_highlights": ("Programmet fandt ingen fund at fremhæve.", "The program found nothing to highlight."),
    # --- the annex
    "annex_topics_title": ("Bilag: {law} emne for emne", "Annex: {law} topic by topic"),
    "field_resume": ("Resume", "Summary"),
    "field_recommendation": ("Indstilling", "Recommendation"),
    "field_case": ("Beskrivelse af sagen", "Description of the case"),
    "field_law": ("Lovgrundlag", "Legal basis"),
    "field_history": ("Sagens historik", "History of the case"),
    "field_hearing": ("Inddragelse og høring", "Involvement and hearing"),
    "field_economy": ("Økonomi", "Economy"),
    "field_alternatives": ("Alternativer", "Alternatives"),
    "field_schedule": ("Tidsperspektiv", "Schedule"),
    "to_write": ("[Skrives af forvaltningen: {what}]", "[To be written by the administration: {what}]"),
    "to_write_recommendation": ("hvad udvalget skal tage stilling til", "what the committee is to decide"),
    "to_write_history": ("tidligere beslutninger i sagen", "earlier decisions in the case"),
    "to_write_hearing": (
        "svar fra handicapråd og ældreråd; handicaprådet skal høres om det, der har betydning for mennesker med"
        " handicap",
        "answers of the disability and senior councils, which must be heard",
    ),
    "to_write_economy": ("beløb og bevilling", "amounts and budget"),
    "to_write_alternatives": ("andre niveauer og deres følger", "other levels and what follows from them"),
    "to_write_schedule": ("hvornår ændringer træder i kraft", "when changes take effect"),
    "resume_text": (
        "Bilaget stiller {documents} kommuners tekster om {law} op emne for emne. Af {of} emner, som mindst to"
        " taler om, siger dokumenterne det samme på {alike}, noget forskelligt på {different} og det modsatte på"
        " {contrary}.",
        "The annex sets the texts of {documents} municipalities under {law} side by side, topic by topic. Of {of}"
        " topics that at least two speak to, the documents say the same on {alike}, something different on {different}"
        " and the contrary on {contrary}.",
    ),
    "law_text": ("Dokumenternes egne henvisninger: {refs}.", "References that the documents themselves make: {refs}."),
    # --- how to read it
    "topic_guide_quote": (
        "Hvert felt er kommunens egne ord med sted i kilden. Ordlyden, flest er enige om, er også et citat: den"
        " sætning, der ligner de andres mest.",
        "Each cell is the municipality's own words with their place. The wording most agree on is a quote, too: the"
        " sentence most like the others'.",
    ),
    "topic_guide_colour": (
        "Farven viser, hvor ordene afviger fra udgangspunktet. Den siger intet om, hvad der er bedst eller lovligt, og"
        " det samme står med ord i feltet.",
        "The colour shows where words differ from the baseline. It says nothing of what is best or lawful, and the cell"
        " says the same in words.",
    ),
    "topic_guide_marks": (
        "Understregede ord er dem, der kan gøre forskellen: tal, skal og kan, ikke, mindst og højst, betingelser.",
        "Underlined words are those that can decide the topic: numbers, must and may, not, bounds, conditions.",
    ),
    "topic_guide_alike": (
        "»Ingen afgørende forskel« betyder, at programmet ikke fandt et afgørende ord, der skiller teksterne. Læs dem.",
        "“No deciding difference” means that the program found no deciding word that sets the texts apart. Read them.",
    ),
    "topic_guide_alone": (
        "Under »Kun hos én« står, hvad programmet ikke kunne stille op mod de andres tekster. Andre kan sige det samme"
        " med andre ord.",
        "“In one document only” holds what the program could not set against the others' texts. Others may say the same"
        " in other words.",
    ),
    "topic_guide_twice": (
        "En sætning, der svarer på flere spørgsmål, står under hvert af dem.",
        "A sentence that answers several questions stands under each of them.",
    ),
}

GUIDE = (
    "topic_guide_quote",
    "topic_guide_colour",
    "topic_guide_marks",
    "topic_guide_alike",
    "topic_guide_alone",
    "topic_guide_twice",
)
