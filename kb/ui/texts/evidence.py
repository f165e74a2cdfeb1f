"""The evidence of a passage."""

TEXTS: dict[str, tuple[str, str]] = {
    # key: Danish, English
    "evidence": ("Kilden", "The source"),
    "close": ("Luk", "Close"),
    "copy_with_source": ("Kopiér med kilde", "Copy with source"),
    "in_document": ("Læs videre i dokumentet", "Read on in the document"),
    "under_heading": ("Under overskriften »{heading}«", "Below the heading “{heading}”"),
    "page_image": (
        "Side {page} af {document}; linje {lines} er markeret.",
        "Page {page} of {document}; line {lines} is marked.",
    ),
    "whole_page_image": ("Side {page} af {document}.", "Page {page} of {document}."),
    "page_number": ("Side {page}", "Page {page}"),
    "text_around": ("Teksten med linjenumre", "The text with line numbers"),
    "file_changed": (
        "Filen er ændret, efter at den blev læst, så dens sider vises ikke. Tilføj den igen for at se dem.",
        "The file has changed since it was read, so its pages are not shown. Add it again to see them.",
    ),
    "file_gone": (
        "Filen ligger ikke længere, hvor den lå, da den blev læst, så dens sider vises ikke. Teksten er bevaret.",
        "The file is no longer where it was when it was read, so its pages are not shown. The text is kept.",
    ),
}
