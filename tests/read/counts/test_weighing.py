"""Figures that the rules let pass are weighed once more: what looks like another happening's is background."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from unfog.lexicon.files import rows_of
from unfog.model import CountValue, Draft
from unfog.read.attribution.trees import Trees, trees
from unfog.read.counts.weighing import TABLE, Weighing


def _draft(field: str, low: int, start: int, **more: object) -> Draft:
    value = CountValue(min=low, max=low, qualifier="exact", group="all", implicit=False)
    return Draft(event=None, field=field, value=value, start=start, end=start + 5, **more)  # type: ignore[arg-type]


class _Signs(Weighing):
    """Weighs by one sign that a test gives each figure by its offset."""

    def __init__(self, out: set[int]) -> None:
        self.out = out

    def described(self, drafts):  # type: ignore[no-untyped-def]
        return [(n, frozenset({"out"} if d.start in self.out else {"in"})) for n, d in enumerate(drafts) if not d.background]


LEAVES_OUT = Trees.of([("out", 1, 2, 0.0), ("", 0, 0, -4.0), ("", 0, 0, 4.0)], [0], 0.0, 0.5)


def test_a_figure_that_scores_low_is_background_and_of_no_event() -> None:
    drafts = [_draft("killed", 9, 0), _draft("killed", 40, 100)]
    weighed = _Signs({100}).weighed(drafts, LEAVES_OUT)
    assert weighed == [drafts[0], replace(drafts[1], background=True, event=None)]


@given(st.lists(st.sampled_from(["killed", "injured", "missing"]), max_size=8), st.sets(st.integers(0, 7)))
def test_a_report_keeps_a_figure_of_every_harm_it_tells(fields: list[str], out: set[int]) -> None:
    drafts = [_draft(field, n + 1, n * 10) for n, field in enumerate(fields)]
    weighed = _Signs({n * 10 for n in out}).weighed(drafts, LEAVES_OUT)
    assert {d.field for d in weighed if not d.background} == set(fields)
    assert [replace(d, background=False) for d in weighed] == drafts


def test_what_the_rules_took_out_stays_out() -> None:
    drafts = [_draft("killed", 9, 0, background=True), _draft("killed", 3, 50)]
    assert [d.background for d in _Signs(set()).weighed(drafts, LEAVES_OUT)] == [True, False]


def test_the_table_holds_no_words_of_texts() -> None:
    known = (
        "field=",
        "qualifier=",
        "group=",
        "figure>=",
        "told again",
        "of most>=",
        "of first>=",
        "paragraph",
        "sentence",
        "down>=",
    )
    known += ("trigger", "patient", "clause", "above:", "deep>=", "cue", "time", "places", "other ", "own time", "days back>=")
    known += (
        "background events>=",
        "main events>=",
        "beside ",
        "in ",
        "no harm",
        "has",
        "had",
        "the",
        "itself",
        "told",
        "definite",
    )
    known += ("counted", "more", "summed", "part", "group=", "superseded", "headline", "first", "last paragraph", "times")
    asked = {row["feature"] for row in rows_of(f"en/{TABLE}.tsv") if row["feature"]}
    assert asked and all(feature.startswith(known) for feature in asked)
    assert len(trees(TABLE).roots) > 100
