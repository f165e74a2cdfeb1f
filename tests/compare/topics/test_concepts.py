"""Each known question finds its own example and leaves its counter-example alone."""

from __future__ import annotations

import pytest

from kb.compare.topics.concepts import ANY, Concept, concept_named, concepts, concepts_in
from kb.taxonomy import SectionType as T

ROWS = pytest.mark.parametrize("concept", concepts(), ids=lambda concept: concept.name)


@ROWS
def test_finds_its_example(concept: Concept) -> None:
    assert concept.has_words_in(concept.example)


@ROWS
def test_leaves_its_counter_example(concept: Concept) -> None:
    assert not concept.has_words_in(concept.counter)


@ROWS
def test_names_types_that_exist(concept: Concept) -> None:
    known = {kind.value for kind in T} | {ANY}
    assert concept.types
    assert concept.types | concept.never <= known


def test_names_are_used_once() -> None:
    names = [concept.name for concept in concepts()]
    assert len(names) == len(set(names))


def test_a_type_that_is_never_right_wins() -> None:
    assert "practical_tasks" in concepts_in("rengøring og indkøb", [T.CONTENT])
    assert "practical_tasks" not in concepts_in("rengøring og indkøb", [T.CONTENT, T.EXCLUSIONS])


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("housing", "Målgruppen er voksne, som bor i egen bolig."),
        ("housing", "Bostøtte kan gives uanset boform."),
        ("housing", "Du kan få hjælpen, hvis du ikke bor i et botilbud."),
        ("housing", "For borgere, der er visiteret til botilbud, er hjælpen en del af tilbuddet."),
        ("steps", "Støtten gives på fire niveauer."),
        ("steps", "Meget let – få timer om måneden."),
        ("steps", "Vi bruger en indsatstrappe fra 1 til 5."),
        ("steps", "Niveau II er støtte hver uge."),
        ("active_part", "Det er en betingelse, at borgeren deltager aktivt i den pædagogiske målsætning."),
        ("save_hours", "Ubrugte timer kan gemmes til næste måned."),
        ("more_than_level", "I særlige tilfælde kan der bevilges ud over niveauet."),
    ],
)
def test_speaks_to_a_question(question: str, text: str) -> None:
    assert concept_named(question).has_words_in(text)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        # Where the help is given, who decides on a place, what the help is about: not where the person lives.
        ("housing", "Kan et værested dække behovet, gives der ikke støtte i eget hjem."),
        ("housing", "Nogle indsatser, herunder botilbud, bevilges af visitationsudvalget."),
        ("housing", "Støtten kan ikke sammensættes tilstrækkeligt i eget hjem."),
        ("housing", "Støtte til at holde orden i boligen."),
        ("housing", "Du får hjælp til at fastholde din bolig."),
        ("housing", "Støtten gives i eget hjem eller på et center."),
        ("steps", "Støtten gives i et niveau i forhold til behovet."),
        ("steps", "Dit funktionsniveau vurderes på fem trin."),
        ("steps", "Serviceniveauet gælder på alle niveauer."),
        ("steps", "Støtten gives let tilgængeligt."),
        ("steps", "I særlige tilfælde kan der gives mere ud over de fire niveauer."),
        ("save_hours", "Støtte til at spare op og betale regninger."),
        ("save_hours", "Hjælp til at overføre penge."),
        ("more_than_level", "Derudover kan du få hjælp til post."),
        ("more_than_level", "Borgeren klarer alle opgaver med enkelte undtagelser."),
        ("follow_up_interval", "Når du ikke længere kan deltage, bliver du revisiteret."),
        ("processing_time", "Vi vil overholde sagsbehandlingstiderne i 85 % af sagerne."),
        ("duty_text", "Kommunalbestyrelsen kan træffe beslutning om serviceniveauer."),
        ("active_part", "Borgeren skal være med til at opstille målene."),
        ("no_pedagogy", "Socialpædagogisk støtte til at træne egenomsorg."),
    ],
)
def test_does_not_speak_to_a_question(question: str, text: str) -> None:
    assert not concept_named(question).has_words_in(text)
