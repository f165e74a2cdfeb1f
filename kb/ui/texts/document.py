"""One document, line by line."""

TEXTS: dict[str, tuple[str, str]] = {
    # key: Danish, English
    "choose_document": ("Dokument", "Document"),
    "municipality": ("Kommune", "Municipality"),
    "approved_on": ("Godkendt", "Approved"),
    "approved_by": ("Godkendt af", "Approved by"),
    "edition_year": ("Udgave", "Edition"),
    "case_number": ("Sagsnummer", "Case number"),
    "grade": ("Læsekvalitet", "Reading quality"),
    "length": ("Omfang", "Length"),
    "pages_and_lines": ("{pages} sider, {lines} linjer", "{pages} pages, {lines} lines"),
    "lines_only": ("{lines} linjer", "{lines} lines"),
    "not_stated": ("Ikke oplyst", "Not stated"),
    "line": ("linje {line}", "line {line}"),
    "standards_here": ("Standarder i dokumentet", "Standards in the document"),
    "findings": ("Bemærkninger", "Remarks"),
    "no_findings": ("Ingen bemærkninger.", "No remarks."),
    "at_line": ("Linje {line}", "Line {line}"),
    "at_page": ("Side {page}", "Page {page}"),
    "text": ("Teksten", "The text"),
    "text_how": (
        "Vælg et linjenummer for at se linjen på siden, og hvorfor den er placeret, som den er. Et mærke"
        " efter en linje viser, hvad bestemmelsen handler om, når det er andet end afsnittets emne.",
        "Choose a line number to see the line on its page, and why it was placed as it was. A tag"
        " after a line tells what the provision is about where that differs from the section.",
    ),
    "text_region": ("Teksten i {document}, kan rulles", "The text of {document}, scrollable"),
    "section": ("Afsnit", "Section"),
    "number": ("Linje", "Line"),
    "words": ("Tekst", "Text"),
    "why": ("Hvorfor er linje {line} placeret her?", "Why is line {line} placed here?"),
    "steps": ("Vis, hvad rensningen ændrede", "Show what cleaning changed"),
    "no_steps": ("Rensningen ændrede intet i dette dokument.", "Cleaning changed nothing in this document."),
    "steps_region": ("Ændringer ved rensning, kan rulles", "Changes made by cleaning, scrollable"),
    "change": ("Ændring", "Change"),
    "before": ("Før", "Before"),
    "after": ("Efter", "After"),
    "moved": ("flyttet", "moved"),
    "repaired": ("rettet", "repaired"),
    "dropped": ("udeladt", "left out"),
    "law_text": ("lovtekst", "statute text"),
}
