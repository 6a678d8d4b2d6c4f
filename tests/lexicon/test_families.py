"""Patterns looked for together find what each finds by itself."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unfog.lexicon.casualties import harm_words
from unfog.lexicon.event_types import event_lexicon
from unfog.lexicon.families import Family, FirstOf
from unfog.lexicon.hedges import hedges
from unfog.lexicon.scope_cues import scope_cues
from unfog.lexicon.weapons import weapon_lexicon

FAMILIES = {
    "phrases": event_lexicon().phrases,
    "none harmed": harm_words().none,
    "cues": scope_cues().cue_patterns,
    "superseded": hedges().superseded,
    "odd": Family(
        [
            re.compile(r"\b(?:no|nobody) (?:was )?hurt\b", re.IGNORECASE),
            re.compile(r"\b\w+ hurt"),
            re.compile(r"\b - |\bdr\.? \d"),
            re.compile(r"(?<![\w-])(?:\d+ )?kin", re.IGNORECASE),
            re.compile(r"(?=no)(?:no )+"),
        ]
    ),
}
SAID = (
    "no nobody one was were hurt casualties injured killed last year the in a separate incident earlier attack drone strike car "
    "bomb shot dead set fire to tear gas revised up down from first reported denied reports that any had died not aware of - , . "
    "\n Dr 7 \u0663 No ONE \u212ain s\u017fet \u0130n \u2019 \u201cwithout loss life"
)
WORDS = st.sampled_from(SAID.split(" "))
TEXTS = st.lists(WORDS, max_size=14).flatmap(lambda words: st.sampled_from([" ", "-", "", "  "]).map(lambda by: by.join(words)))


@pytest.mark.parametrize("name", FAMILIES)
@given(text=TEXTS, start=st.integers(0, 9), cut=st.integers(0, 9))
@settings(deadline=None)
def test_each_finds_what_it_finds_alone(name: str, text: str, start: int, cut: int) -> None:
    family = FAMILIES[name]
    end = max(0, len(text) - cut)
    alone = [[match.span() for match in pattern.finditer(text, start, end)] for pattern in family.patterns]
    assert [[match.span() for match in matches] for matches in family.all(text, start, end)] == alone
    assert [len(matches) for matches in family.all(text)] == [len(pattern.findall(text)) for pattern in family.patterns]


def test_most_patterns_of_the_lexicons_are_walked() -> None:
    assert sum(len(family._others) for name, family in FAMILIES.items() if name != "odd") < 4


PARTS = "no one body big red car bus bomb bombs hurt , - nobody"
SOURCES = ["no (?:one|body)", "(?:big |red )*(?:car|bus)(?: bombs?)?", "bombs?|red", r"[ ,]{1,2}hurt", "no"]


@given(
    st.lists(
        st.sampled_from(PARTS.split()),
        max_size=12,
    ),
    st.sampled_from([" ", "  ", "-", ""]),
)
@settings(deadline=None)
def test_the_first_of_several_counts_at_each_place(words: list[str], by: str) -> None:
    text = by.join(words)
    joined = re.compile(r"(?<![\w-])(?:" + "|".join(f"({source})" for source in SOURCES) + r")(?![\w-])")
    alone = [((match.lastindex or 0) - 1, match.span()) for match in joined.finditer(text)]
    assert [(number, match.span()) for number, match in FirstOf(SOURCES).find(text)] == alone


def test_weapons_are_told_by_the_first_class_that_fits() -> None:
    lexicon = weapon_lexicon()
    found = [(lexicon.classes[n].name, match[0]) for n, match in lexicon.words.find("a car bomb and two ak-47 rifles, said he")]
    assert [words for _, words in found] == ["car bomb", "ak-47 rifles"]
