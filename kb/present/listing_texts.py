"""Every word that a list of places says of its own, in Danish and English."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    # key: Danish, English
    "search_title": ("Søgning: {asked}", "Search: {asked}"),
    "ask_title": ("Spørgsmål: {asked}", "Question: {asked}"),
    "ask_under": (
        "Stillet til kommuner med en standard efter {law}.",
        "Put to municipalities with a standard under {law}.",
    ),
    "ask_all": ("Stillet til alle kommuner i biblioteket.", "Put to all municipalities of the library."),
    "documents_title": ("Dokumenter i biblioteket", "Documents of the library"),
    "documents_empty": ("Der er ingen dokumenter.", "There are no documents."),
    "laws_stated": ("Lovbestemmelser", "Provisions of the law"),
    "age": ("Alder", "Age"),
    "next_revision": ("Næste revision", "Next revision"),
    "revision_words": ("Revision, dokumentets ord", "Revision, the document's words"),
    "newer_law": ("Lov udsendt på ny siden", "Law issued anew since"),
    "reviewed": ("Læsningen godkendt", "Reading approved"),
    "revision_guide": (
        "»Ikke oplyst« ved revision betyder, at dokumentet ikke selv siger, hvornår det revideres.",
        "“Not stated” of a revision means that the document does not say when it will be revised.",
    ),
    "sheet_list": ("Liste", "List"),
    "no_value_read": ("ingen værdi", "no value"),
    "rank": ("Nr.", "No."),
    "context_before": ("Linjer før", "Lines before"),
    "context_after": ("Linjer efter", "Lines after"),
    "found_by": ("Fundet fordi", "Found because"),
    "stated_values": ("Aflæst værdi", "Value read"),
    "in_own_words": ("Kommunens egne ord", "The municipality's own words"),
    "nearest_words": ("Nærmeste sted", "Nearest place"),
    "looked_for_in": ("Søgt i", "Searched in"),
    "link": ("Link i programmet", "Link in the app"),
    "search_narrowed": ("Afgrænset til {what}.", "Narrowed to {what}."),
    "search_also": ("Også søgt: {what}.", "Also searched: {what}."),
    "search_count": ("{shown} af {found} steder.", "{shown} of {found} places."),
    "search_empty": ("Ingen steder passer.", "No place fits."),
    "ask_read_as": ("Læst som spørgsmål om {names}", "Read as a question about {names}"),
    "ask_unsure": ("Måske et svar", "Perhaps an answer"),
    "ask_nothing": ("Intet svar fundet", "No answer found"),
    "ask_empty": ("Ingen kommuner at spørge.", "No municipality to ask."),
    "list_guide_quoted": (
        "Teksten er kommunernes egne ord. Bagved står dokument, side og linjer; linjer tælles i den tekst, som"
        " `kb show` udskriver.",
        "The text is the municipalities' own words, followed by document, page and lines; lines are those of the text"
        " that `kb show` prints.",
    ),
    "list_guide_why": (
        "»Fundet fordi« siger, hvad der fik stedet frem: ord, bøjning, led i sammensat ord, synonym, henvisning, tal"
        " eller betydning.",
        "“Found because” says what brought the place up: word, inflection, part of a compound, synonym, reference,"
        " number or meaning.",
    ),
    "list_guide_rank": (
        "Rækkefølgen er programmets. At et sted mangler, betyder ikke, at kommunen ikke har en regel.",
        "The order is the program's. That a place is missing does not mean that the municipality has no rule.",
    ),
    "ask_guide": (
        "Programmet svarer ikke selv: det viser de steder, der støtter et svar, og siger, hvor det har ledt, når intet"
        " er fundet.",
        "The program does not answer: it shows the places that support an answer, and says where it looked when nothing"
        " was found.",
    ),
}
