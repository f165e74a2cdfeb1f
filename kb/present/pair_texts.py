"""What the rules of a pairwise reading say, and the words of a change list, in Danish and English."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    # key: Danish, English
    "split": ("delt i {n}", "split into {n}"),
    "merged": ("samlet af {n}", "merged from {n}"),
    "changes_title": ("Ændringsliste: {one} til {other}, {law}", "List of changes: {one} to {other}, {law}"),
    "differences_title": ("Forskelle: {one} og {other}, {law}", "Differences: {one} and {other}, {law}"),
    "sheet_change_list": ("Ændringer", "Changes"),
    "change": ("Ændring", "Change"),
    "old_text": ("Gammel tekst", "Old text"),
    "new_text": ("Ny tekst", "New text"),
    "text_in": ("Tekst i {name}", "Text in {name}"),
    "meaning": ("Betydning for borgeren (programmets læsning)", "Meaning for the citizen (the program's reading)"),
    "reason": ("Begrundelse", "Reason"),
    "no_changes": ("Der er ingen ændringer.", "There are no changes."),
    "reason_to_write": (
        "Kolonnen »Begrundelse« er tom; den udfyldes af den, der har ansvar for sagen.",
        "The column “Reason” is empty; whoever is responsible for the case fills it in.",
    ),
    # --- why a rule reads a change so
    "why_number": (
        "Et tal er ændret, og ingen regel siger, hvad tallet betyder for borgeren.",
        "A number changed, and no rule says what it means for the citizen.",
    ),
    "why_follow_up": (
        "Hyppigere opfølgning kan være hjælp eller kontrol; det afgør programmet ikke.",
        "More follow-up may be help or control; the program does not decide.",
    ),
    "why_complaint_deadline": (
        "Længere tid til at klage er lempeligere for borgeren.",
        "More time to complain is looser for the citizen.",
    ),
    "why_notice": (
        "Skal borgeren give besked tidligere, er det strammere.",
        "If the citizen must give notice earlier, that is stricter.",
    ),
    "why_notice_to_citizen": (
        "Får borgeren besked tidligere, er det lempeligere.",
        "If the citizen is told earlier, that is looser.",
    ),
    "why_processing": ("Længere ventetid for borgeren er strammere.", "A longer wait for the citizen is stricter."),
    "why_age_from": (
        "En højere nedre aldersgrænse lukker nogen ude og er strammere.",
        "A higher lower age limit shuts people out and is stricter.",
    ),
    "why_age_to": (
        "En højere øvre aldersgrænse lukker flere ind og er lempeligere.",
        "A higher upper age limit lets more people in and is looser.",
    ),
    "why_pays": ("Betaler borgeren mere, er det strammere.", "If the citizen pays more, that is stricter."),
    "why_subsidy": ("Et større tilskud er lempeligere.", "A larger subsidy is looser."),
    "why_need_from": ("Kræves et større behov, er det strammere.", "If a larger need is required, that is stricter."),
    "why_threshold": (
        "Dækkes udgifter først fra et højere beløb, er det strammere.",
        "If expenses are covered only from a higher sum, that is stricter.",
    ),
    "why_residence": (
        "Kræves længere tids bopæl, er det strammere.",
        "If longer residence is required, that is stricter.",
    ),
    "why_distance_from": (
        "Kræves en længere afstand, er det strammere.",
        "If a longer distance is required, that is stricter.",
    ),
    "signal_residence": ("krav om bopæl", "residence required"),
    "signal_distance_from": ("krav om afstand", "distance required"),
    "signal_distance": ("strækning, der dækkes", "distance covered"),
    "signal_threshold": ("beløb, før der dækkes", "sum before anything is covered"),
    "signal_notice_to_citizen": ("varsel til borgeren", "notice to the citizen"),
    "signal_group": ("målgruppens bredde", "breadth of the target group"),
    "signal_effort": ("løfte eller hensigt", "promise or effort"),
    "signal_access": ("adgang", "access"),
    "signal_listed_more": ("listen over det, der ikke dækkes", "list of what is not covered"),
    "signal_listed_offers": ("listen over det, der tilbydes", "list of what is offered"),
    "why_distance": ("En længere strækning, der dækkes, er lempeligere.", "A longer distance covered is looser."),
    "why_missed": (
        "Flere udeblivelser, før det får følger, er lempeligere.",
        "More missed appointments before it has consequences is looser.",
    ),
    "why_lapse": ("Længere tid, før noget bortfalder, er lempeligere.", "More time before something lapses is looser."),
    "why_save": ("Længere tid til at spare op er lempeligere.", "More time to save hours up is looser."),
    "why_service_interval": ("Sjældnere hjælp er strammere.", "Help more seldom is stricter."),
    "why_hours": ("Flere timer, gange eller døgn er lempeligere.", "More hours, times or days are looser."),
    "why_duration": ("Længere varighed er lempeligere.", "A longer duration is looser."),
    "why_ceiling": ("Et loft, hvor der ikke var et, er strammere.", "A ceiling where there was none is stricter."),
    "why_bound": (
        "»Højst« i stedet for »mindst« eller et fast tal er strammere, hvor tallet er hjælp til borgeren.",
        "“At most” in place of “at least” or a fixed number is stricter where the number is help to the citizen.",
    ),
    "why_duty": (
        "Kommunens »skal« til »kan« er strammere; borgerens »kan« til »skal« er strammere.",
        "The municipality's must to may is stricter; the citizen's may to must is stricter.",
    ),
    "why_negation": (
        "Et nyt »ikke« i det, borgeren får, er strammere; i det, borgeren skal bære, er det lempeligere.",
        "A new “not” in what the citizen gets is stricter; in what the citizen must bear it is looser.",
    ),
    "why_condition": (
        "En ny betingelse for hjælp er strammere; en ny undtagelse fra et nej er lempeligere.",
        "A new condition for help is stricter; a new exception to a no is looser.",
    ),
    "why_reservation": (
        "Et forbehold ved et løfte er strammere; ved en grænse eller et nej er det lempeligere.",
        "A reservation on a promise is stricter; on a limit or a no it is looser.",
    ),
    "why_payment": ("Fra gratis til betalt er strammere.", "From free to paid is stricter."),
    "why_choice": ("Mindre frit valg er strammere.", "Less free choice is stricter."),
    "why_excluded": (
        "Det, der før blev givet, står nu blandt det, der ikke er omfattet (eller omvendt).",
        "What was granted before now stands among what is not covered (or the other way round).",
    ),
    "why_exclusion_added": (
        "Der er kommet noget til, som ikke er omfattet.",
        "Something that is not covered was added.",
    ),
    "why_exclusion_removed": (
        "Noget, der ikke var omfattet, er udgået af listen.",
        "Something that was not covered left the list.",
    ),
    "why_demand_added": ("Borgeren skal opfylde et nyt krav.", "The citizen must meet a new demand."),
    "why_demand_removed": ("Et krav til borgeren er udgået.", "A demand on the citizen is gone."),
    "why_offer_added": (
        "Borgeren kan få noget, der ikke stod før.",
        "The citizen can get something that was not there before.",
    ),
    "why_offer_removed": (
        "Noget, borgeren kunne få, står her ikke længere.",
        "Something the citizen could get no longer stands here.",
    ),
    "why_listed_more": (
        "Listen over det, der ikke er omfattet eller skal betales, er blevet længere (eller kortere: lempeligere).",
        "The list of what is not covered or must be paid is longer (or shorter: looser).",
    ),
    "why_listed_offers": (
        "Listen over det, borgeren kan få, er blevet længere (lempeligere) eller kortere (strammere).",
        "The list of what the citizen can get is longer (looser) or shorter (stricter).",
    ),
    "why_group": (
        "Et ord, der gør målgruppen snævrere, er strammere; falder det ud, er det lempeligere.",
        "A word that narrows the target group is stricter; without it, it is looser.",
    ),
    "why_effort": (
        "»Så vidt muligt« og »tilstræber« er mindre end et løfte og strammere for borgeren.",
        "“As far as possible” and “strives” are less than a promise and stricter for the citizen.",
    ),
    "why_access": (
        "Kræver adgangen visitation eller henvisning, er det strammere end uden.",
        "Access after referral or assessment is stricter than without.",
    ),
}
