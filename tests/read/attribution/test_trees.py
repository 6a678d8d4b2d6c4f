"""The fitted tables: what a walk through them gives, and that a damaged one is refused."""

from __future__ import annotations

import math

import pytest

from unfog.errors import ConfigError
from unfog.lexicon import files
from unfog.lexicon.cues import cues
from unfog.read.attribution.trees import Trees, fitted, trees

TWO = Trees.of(
    nodes=(("a", 1, 2, 0.0), ("", 0, 0, 1.0), ("b", 3, 4, 0.0), ("", 0, 0, 0.5), ("", 0, 0, -1.0), ("", 0, 0, 0.25)),
    roots=(0, 5),
    base=0.5,
    at_least=0.5,
)


@pytest.mark.parametrize(("features", "total"), [(["a"], 1.75), (["b"], 1.25), ([], -0.25), (["a", "b"], 1.75)])
def test_a_score_is_the_logistic_of_the_leaves_reached(features: list[str], total: float) -> None:
    assert TWO.score(features) == pytest.approx(1 / (1 + math.exp(-total)))


def _walked(table: Trees, features: set[str]) -> float:
    """The sum of the leaves that are met node by node."""
    total = table.base
    for here in table.roots:
        feature, yes, no, value = table.nodes[here]
        while feature:
            feature, yes, no, value = table.nodes[yes if feature in features else no]
        total += value
    return total


@pytest.mark.parametrize("every", [1, 2, 3, 7, 1000])
def test_the_leaves_are_those_that_a_walk_meets(every: int) -> None:
    for table in (fitted().choice, fitted().content, trees("figure_trees")):
        cases = [set(list(table.number)[start::every]) for start in range(3)]
        for score, case in zip(table.scores(cases), cases, strict=True):
            assert score == pytest.approx(1 / (1 + math.exp(-_walked(table, case))))
            assert score == table.score(case)


def test_a_tree_of_too_many_leaves_is_refused() -> None:
    steps = [node for n in range(64) for node in ((f"sign {n}", 2 * n + 1, 2 * n + 2, 0.0), ("", 0, 0, 1.0))]
    with pytest.raises(ConfigError, match="more than 64 leaves"):
        Trees.of([*steps, ("", 0, 0, 2.0)], (0,), 0.0, 0.5)


def test_the_shipped_tables_hold_no_words_of_any_lexicon_but_grammar() -> None:
    known = cues()
    cue_words = set(known.verbs) | set(known.nouns) | set(known.adjectives)
    for table in (fitted().choice, fitted().context, fitted().content, fitted().cue):
        assert len(table.roots) >= 40
        values = {part for feature, *_ in table.nodes for part in feature.split("=")[1:] if feature.startswith("word=")}
        assert not values & (cue_words - {"like"})


def test_a_table_that_leads_nowhere_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    damaged = "node\tfeature\tyes\tno\tvalue\nroot\ta\t0\t1\t\nnode\t\t\t\t0.5\n"
    monkeypatch.setattr(files, "text_of", lambda name: damaged)
    trees.cache_clear()
    with pytest.raises(ConfigError, match="leads nowhere"):
        trees("attribution_choice")
    trees.cache_clear()
