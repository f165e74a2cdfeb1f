"""Is a number in a question read with its unit and its direction, and answered by the facts that lie there?"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb.index import Searcher
from kb.index.measures import abouts, facts_asked_for, fitting, measures
from kb.index.quantities import MEASURED, quantity_of, term_of
from kb.index.question import Way
from kb.law.citations import citations
from kb.model import Fact, FactType, Qualifier

CASES = Path(__file__).parents[1] / "cases" / "measures.tsv"


def cases() -> list[tuple[str, list[str], list[str]]]:
    with CASES.open(encoding="utf-8") as table:
        rows = csv.DictReader((line for line in table if not line.startswith("#")), delimiter="\t")
        return [(row["asked"], _terms(row["answers"]), _terms(row["does_not"])) for row in rows]


def _terms(cell: str) -> list[str]:
    return [term.strip() for term in cell.split(";") if term.strip()]


def answering(asked: str, terms: list[str]) -> list[str]:
    aside = [range(citation.start, citation.end) for citation in citations(asked)]
    meant = measures(asked, aside=aside)
    return [term for term in terms if any(fitting(measure, [term]) for measure in meant)]


@pytest.mark.parametrize(("asked", "answers", "does_not"), cases(), ids=[case[0] for case in cases()])
def test_a_number_is_answered_by_the_right_facts(asked: str, answers: list[str], does_not: list[str]) -> None:
    assert answering(asked, answers) == answers
    assert answering(asked, does_not) == []
    if not answers and not does_not:
        aside = [range(citation.start, citation.end) for citation in citations(asked)]
        assert measures(asked, aside=aside) == ()


def test_the_cases_are_many_and_half_say_no() -> None:
    assert len(cases()) >= 60
    assert sum(bool(does_not) or not answers for _, answers, does_not in cases()) >= 60


@pytest.mark.parametrize("row", abouts(), ids=lambda row: row.about)
def test_each_row_means_its_facts_on_the_question_it_was_written_for(row) -> None:  # type: ignore[no-untyped-def]
    assert set(row.types) <= set(facts_asked_for(row.asked))
    (measure, *_) = measures(row.asked)
    assert set(row.types) & set(measure.types)


@pytest.mark.parametrize("text", ["hvem bestemmer", "støtte i hjemmet", "op ad trappen", "folk"])
def test_plain_words_mean_no_fact(text: str) -> None:
    assert facts_asked_for(text) == ()


@settings(deadline=None)
@given(st.text(alphabet="0123456789 ½.,-%kr§abcdehiklmnorstugåætimer", max_size=60))
def test_any_text_is_read_without_failing(text: str) -> None:
    for measure in measures(text):
        assert text[measure.start : measure.end] == measure.text


@settings(deadline=None)
@given(
    st.sampled_from(sorted(MEASURED)),
    st.sampled_from(["P1Y", "P6M", "PT15H", "PT90M", "18", "1-8", "2.5", "snart", "", None]),
    st.sampled_from([*Qualifier, None]),
    st.sampled_from(["", "weekdays"]),
    st.sampled_from(["", "P1W"]),
)
def test_a_term_says_what_its_fact_says(
    kind: FactType, value: str | None, qualifier: Qualifier | None, unit: str, per: str
) -> None:
    term = term_of(Fact("a.txt", None, (), kind, value, "…", 1, 1, qualifier, unit, per))
    if term:
        quantity = quantity_of(term)
        assert quantity is not None
        assert (quantity.type, quantity.qualifier) == (kind, qualifier)
        assert " " not in term


def test_what_states_the_number_comes_first_and_says_so(corpus_searcher: Searcher) -> None:
    answer = corpus_searcher.search("opfølgning sjældnere end 1 år")
    assert answer.measured >= 2
    first = answer.hits[: answer.measured]
    assert all(hit.facts and hit.why[0][0] is Way.NUMBER for hit in first)
    assert not any(hit.facts for hit in answer.hits[answer.measured :])
    for hit in first:
        assert all(fact.value in {"P2Y", "P18M"} for fact in hit.facts)
        marked = {hit.passage.text[start:end] for start, end in hit.marks}
        assert any(fact.phrase in text for fact in hit.facts for text in marked)


def test_a_number_that_nobody_states_is_searched_as_words(corpus_searcher: Searcher) -> None:
    answer = corpus_searcher.search("opfølgning sjældnere end 40 år")
    assert answer.measured == 0
    assert answer.hits
    assert not any(hit.facts for hit in answer.hits)
