"""Whose words stand for those who say the same?"""

from __future__ import annotations

import pytest

from kb.compare.topics.variants import by_document, variants
from tests.compare.topics.conftest import Said


@pytest.mark.parametrize(
    "unfit",
    [
        "Målgruppen er borgere i Bakkeby Kommune over 18 år.",  # nobody else can say so
        "Målgruppen er borgere over 18 år, som bor i egen bolig og ikke i et botilbud.",  # answers a second question
        "Målgruppen er borgere over 18 år, som har:",  # goes on in its bullets
    ],
)
def test_a_wording_is_one_that_the_others_could_take_over(said: Said, unfit: str) -> None:
    held = by_document(
        [
            said("havbjerg.txt", "target_group", unfit),
            said("egelund.txt", "target_group", "Tilbuddet er for borgere over 18 år."),
        ]
    )
    for variant in variants(held, "age"):
        if len(variant.documents) > 1:
            assert variant.wording.provision.document == "egelund.txt"
            break
    else:
        raise AssertionError("the two say the same age")


def test_where_all_are_unfit_one_stands_for_them_all_the_same(said: Said) -> None:
    held = by_document(
        [
            said("bakkeby.txt", "target_group", "Målgruppen er borgere i Bakkeby Kommune over 18 år."),
            said("egelund.txt", "target_group", "Målgruppen er borgere i Egelund Kommune over 18 år."),
        ]
    )
    [variant] = variants(held, "age")
    assert set(variant.documents) == {"bakkeby.txt", "egelund.txt"}
