"""Correcting a document."""

TEXTS: dict[str, tuple[str, str]] = {
    # key: Danish, English
    "your_name": ("Dit navn", "Your name"),
    "your_name_help": (
        "Navnet står ved det, du retter og godkender, så andre kan se, hvem der har gjort det.",
        "The name stands beside what you correct and approve, so that others can see who did it.",
    ),
    "name_first": (
        "Skriv dit navn i feltet »Dit navn« i menuen til venstre, og prøv igen.",
        "Write your name in the field “Your name” in the menu on the left, and try again.",
    ),
    "choose_a_line": (
        "Vælg et linjenummer i teksten for at rette afsnittet, overskriften, bestemmelsen eller fakta dér. Vælg"
        " afsnittets navn i margenen for at markere hele afsnittet.",
        "Choose a line number in the text to correct the section, heading, provision or facts there. Choose the name of"
        " a section in the margin to mark all of it.",
    ),
    "what_to_correct": ("Hvad vil du rette?", "What do you want to correct?"),
    "tool_section": ("Afsnitstype", "Section type"),
    "tool_boundary": ("Grænse", "Boundary"),
    "tool_heading": ("Overskrift", "Heading"),
    "tool_provision": ("Bestemmelse", "Provision"),
    "tool_fact": ("Fakta", "Facts"),
    "kept": ("Gemt: {what}.", "Kept: {what}."),
    "nothing_changed": ("Der er intet ændret, så intet er gemt.", "Nothing was changed, so nothing was kept."),
    "undo": ("Fortryd", "Undo"),
    "undone": ("Fortrudt: {what}.", "Undone: {what}."),
    # --- section
    "in_no_section": ("Linjen er tom og hører ikke til et afsnit.", "The line is blank and belongs to no section."),
    "section_here": ("Afsnittet på linje {lines}", "The section on lines {lines}"),
    "without_heading": ("uden overskrift", "without a heading"),
    "unsure_of": ("{type} ({percent}\u00a0% sikkert):", "{type} ({percent}\u00a0% sure):"),
    "perhaps_of": ("Måske også {type} ({percent}\u00a0% sikkert):", "Perhaps also {type} ({percent}\u00a0% sure):"),
    "read_as": (
        "Læst som {type}, sikkerhed {percent}\u00a0%: {reason}",
        "Read as {type}, confidence {percent}\u00a0%: {reason}",
    ),
    "settled_as": ("{type}, {reason}", "{type}, {reason}"),
    "section_type_is": ("Afsnittet handler om", "The section is about"),
    "change_type": ("Skift afsnitstype", "Change section type"),
    "approve_section": ("Afsnittet er rigtigt", "The section is right"),
    # --- boundary
    "boundary_how": ("Hvor går grænsen?", "Where is the boundary?"),
    "boundary_split": ("Et nyt afsnit begynder på linje {line}", "A new section begins on line {line}"),
    "boundary_merge": (
        "Afsnittet hører til afsnittet ovenfor ({above})",
        "The section belongs to the section above ({above})",
    ),
    "boundary_shift": ("Afsnittet begynder på en anden linje", "The section begins on another line"),
    "new_section_is": ("Det nye afsnit handler om", "The new section is about"),
    "begins_on_line": ("Afsnittet begynder på linje", "The section begins on line"),
    "move_boundary": ("Flyt grænsen", "Move the boundary"),
    "no_boundary_here": (
        "Her er ingen grænse at flytte: dokumentet har ikke andre afsnit.",
        "There is no boundary to move here: the document has no other sections.",
    ),
    # --- heading
    "heading_how": ("Linje {lines} er", "Line {lines} is"),
    "heading_opens": ("en overskrift, der åbner et afsnit", "a heading that opens a section"),
    "heading_inside": ("en underoverskrift i afsnittet", "a sub-heading in the section"),
    "heading_not": ("ikke en overskrift", "no heading"),
    "keep_heading": ("Ret overskriften", "Correct the heading"),
    # --- provision
    "no_provision_here": (
        "Her er ingen bestemmelse: linjen er tom, en overskrift, kontaktoplysninger eller uden for standarden.",
        "There is no provision here: the line is blank, a heading, contact details or outside the standard.",
    ),
    "which_provision": ("Bestemmelse på linjen", "Provision on the line"),
    "led_in_by": ("Indledt af: {text}", "Led in by: {text}"),
    "provision_is_about": ("Bestemmelsen handler om", "The provision is about"),
    "change_topics": ("Ret bestemmelsens emner", "Correct the topics"),
    "approve_provision": ("Det er rigtigt", "That is right"),
    # --- facts
    "which_fact": ("Fakta her", "Facts here"),
    "new_fact": ("Tilføj en oplysning", "Add a fact"),
    "fact_about": ("Hvad oplyses", "What is stated"),
    "fact_bound": ("Mindst eller højst", "At least or at most"),
    "fact_number": ("Tal eller tekst", "Number or text"),
    "fact_unit": ("Enhed", "Unit"),
    "fact_per": ("Pr.", "Per"),
    "fact_applies_to": ("Gælder kun for", "Applies only to"),
    "no_unit": ("–", "–"),
    "change_fact": ("Gem oplysningen", "Keep the fact"),
    "approve_fact": ("Det er rigtigt", "That is right"),
    "remove_fact": ("Tag oplysningen ud", "Take the fact out"),
    "fact_needs_value": (
        "Skriv et tal eller en tekst, eller vælg en afgrænsning som »efter behov«.",
        "Write a number or a text, or choose a bound such as “as needed”.",
    ),
    "fact_needs_number": ("»{value}« er ikke et tal.", "“{value}” is no number."),
    "fact_place": ("Linje {line}: »{phrase}«", "Line {line}: “{phrase}”"),
    # --- the document
    "correct_document": ("Ret oplysninger om dokumentet", "Correct what is known of the document"),
    "field_on_help": (
        "Som 2024-03-12, 12. marts 2024, marts 2024 eller 2024",
        "As 2024-03-12, 2024-03 or 2024",
    ),
    "laws_of": ("Lovgrundlag for »{title}«", "Legal basis of “{title}”"),
    "laws_of_help": ("For eksempel SEL § 85; flere adskilles med semikolon", "For example SEL § 85; several with ;"),
    "keep_document": ("Gem oplysningerne", "Keep"),
    "no_date": (
        "»{value}« er ikke en dato. Skriv den som 12. marts 2024 eller 2024-03-12.",
        "“{value}” is no date. Write it as 2024-03-12.",
    ),
    "no_year": ("»{value}« er ikke et årstal.", "“{value}” is no year."),
    "no_reference": (
        "»{value}« er ikke en lovhenvisning. Skriv for eksempel SEL § 85 eller servicelovens § 97.",
        "“{value}” is no legal reference. Write for example SEL § 85.",
    ),
    "approve_document": ("Godkend dokumentet", "Approve the document"),
    "approve_document_help": (
        "Du siger, at du har gennemgået dokumentet, og at det er læst rigtigt. Læses det senere anderledes, gælder"
        " godkendelsen ikke, før nogen har set på det.",
        "You say that you have gone through the document and that it was read right. If it is read otherwise later, the"
        " approval does not hold before somebody has looked at it.",
    ),
    "reviewed": ("Gennemgået og godkendt af {name} {date}", "Reviewed and approved by {name} {date}"),
    "not_reviewed": ("Ikke gennemgået", "Not reviewed"),
    # --- the list
    "corrections": ("Rettelser i dokumentet", "Corrections in the document"),
    "no_corrections": ("Ingen har rettet noget i dokumentet.", "Nobody has corrected anything in the document."),
    "corrections_stand": ("{n} gælder", "{n} apply"),
    "corrections_doubtful": ("{n} skal ses efter", "{n} need a look"),
    "who_and_when": ("{name} {date}", "{name} {date}"),
    "whole_document": ("Hele dokumentet", "The whole document"),
    "perhaps_here": ("Er det denne tekst?", "Is it this text?"),
    "it_is_here": ("Ja, ret også her", "Yes, correct it here"),
    "drop_it": ("Nej, drop rettelsen", "No, drop the correction"),
    "undo_this": ("Fortryd rettelsen: {what}", "Undo the correction: {what}"),
    "drop_approval": ("Drop godkendelsen", "Drop the approval"),
    "dropped_it": ("Droppet: {what}.", "Dropped: {what}."),
    "show_all_corrections": ("Vis alle {n} rettelser", "Show all {n} corrections"),
    "offers": ("Rettet i en anden udgave", "Corrected in another edition"),
    "offers_lead": (
        "Disse rettelser er lavet i {name}. Samme tekst, eller en der ligner, står her. De gælder først, når du har"
        " overtaget dem.",
        "These corrections were made in {name}. The same text, or one like it, stands here. They apply only when you"
        " have taken them over.",
    ),
    "take_over": ("Overtag", "Take over"),
    "take_over_all": ("Overtag alle {n} med samme tekst", "Take over all {n} with the same text"),
    "turn_down": ("Afvis", "Turn down"),
    "same_words": ("samme tekst", "the same text"),
    "alike_words": ("teksten ligner", "a text like it"),
    "taken_over": ("Overtaget: {what}.", "Taken over: {what}."),
    "turned_down": ("Afvist: {what}.", "Turned down: {what}."),
}
