"""Which pages does the app have?"""

from kb.ui import (
    add_page,
    ask_page,
    compare_page,
    document_page,
    numbers_page,
    overview,
    pair_page,
    review_page,
    search_page,
)
from kb.ui.address import ADD, ASK, COMPARE, DOCUMENT, NUMBERS, OVERVIEW, PAIR, REVIEW, SEARCH
from kb.ui.frame import Place, over_library

PLACES = (  # path, title, icon, page, heading in the menu; in the order of the menu
    Place(OVERVIEW, "overview", ":material/grid_view:", over_library(overview.show)),
    Place(COMPARE, "compare", ":material/view_column:", over_library(compare_page.show), "group_compare"),
    Place(NUMBERS, "numbers", ":material/bar_chart:", over_library(numbers_page.show), "group_compare"),
    Place(PAIR, "pair", ":material/difference:", over_library(pair_page.show), "group_compare"),
    Place(SEARCH, "search", ":material/search:", over_library(search_page.show), "group_search"),
    Place(ASK, "ask", ":material/forum:", over_library(ask_page.show), "group_search"),
    Place(DOCUMENT, "document", ":material/article:", over_library(document_page.show), "group_documents"),
    Place(REVIEW, "review", ":material/fact_check:", over_library(review_page.show), "group_documents"),
    Place(ADD, "add", ":material/upload_file:", add_page.show, "group_documents"),
)
