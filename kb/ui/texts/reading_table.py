"""What stands round a table of quotes: its tools, and what its parts are called aloud."""

TEXTS: dict[str, tuple[str, str]] = {
    # key: Danish, English
    "find_here": ("Find i tabellen", "Find in the table"),
    "find_placeholder": ("fx »uge«", "e.g. “uge”"),
    # The script puts the numbers in.
    "hits": ("{{at}} af {{n}} i {{cells}} felter", "{{at}} of {{n}} in {{cells}} cells"),
    "no_hits": ("Ingen steder", "Nowhere"),
    "previous_hit": ("Forrige sted", "Previous place"),
    "next_hit": ("Næste sted", "Next place"),
    "only_hits": ("Kun kolonner med ordet", "Only columns with the word"),
    "show_cells": ("Vis", "Show"),
    "all_cells": ("alle felter", "all cells"),
    "with_quotes": ("kun felter med citat", "only cells with a quote"),
    "without_quotes": ("kun felter uden svar", "only cells without an answer"),
    "width": ("Kolonnebredde", "Column width"),
    "whole_text": ("Hele teksten", "The whole text"),
    "facts_shown": ("Tal og frister", "Figures and time limits"),
    "unfold_all": ("Vis alle kolonner og rækker", "Show all columns and rows"),
    "fold_column": ("Fold kolonnen {{name}} sammen", "Fold the column {{name}}"),
    "unfold_column": ("Fold kolonnen {{name}} ud", "Unfold the column {{name}}"),
    "fold_row": ("Fold rækken {{name}} sammen", "Fold the row {{name}}"),
    "unfold_row": ("Fold rækken {{name}} ud", "Unfold the row {{name}}"),
    "width_of": ("Bredde på kolonnen {{name}}", "Width of the column {{name}}"),
    "show_all": ("Vis hele feltet", "Show the whole cell"),
    "show_less": ("Vis mindre", "Show less"),
    "keys": (
        "Piletaster flytter mellem felterne, Enter åbner kilden, Esc lukker den, Ctrl+C kopierer et valgt citat med"
        " kilde.",
        "Arrow keys move between the cells, Enter opens the source, Esc closes it, Ctrl+C copies a chosen quote with"
        " its source.",
    ),
}
