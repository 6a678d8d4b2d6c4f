"""No rule is left out where it could match."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unfog.lexicon.openings import LENGTH, Openings, endings, folded, openings
from unfog.lexicon.times import time_words
from unfog.read.times.find import lowered

RULES = time_words().rules
PATTERNS = [re.compile(rule.pattern) for rule in RULES]
KNOWN = Openings([rule.pattern for rule in RULES])
WORDS = st.sampled_from(
    sorted({word for rule in RULES for word in lowered(rule.example).split()} | {"\u0663", "the\u00a0", "then"})
)


@given(st.lists(WORDS, min_size=1, max_size=8).map(" ".join))
@settings(max_examples=300, deadline=None)
def test_every_rule_that_matches_is_tried(text: str) -> None:
    ahead = folded(text)
    for start in range(len(text)):
        matching = {n for n, pattern in enumerate(PATTERNS) if pattern.match(text, start)}
        assert matching <= set(KNOWN.of(ahead[start : start + LENGTH]))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_is_tried_where_its_example_stands(rule: object) -> None:
    number = RULES.index(rule)  # type: ignore[arg-type]
    assert number in KNOWN.of(folded(lowered(RULES[number].example))[:LENGTH])


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("(?:the )?may", {"the ", "may"}),
        (r"\d\d?\s?pm", {"00pm", "00 p", "0pm", "0 pm"}),
        ("(?<!x)a|bc+d", {"a", "bcd", "bccd", "bccc"}),
        (r"(a)\1", {"a\uffff\uffff\uffff"}),
    ],
)
def test_openings_are_read_from_the_pattern(pattern: str, expected: set[str]) -> None:
    assert openings(pattern) == expected


def test_most_words_are_passed_over_at_once() -> None:
    assert len(KNOWN.of("poli")) + len(KNOWN.of("walk")) < 4


ENDS = [
    r"\b(?:toll|number of dead)(?: is| now)?(?: at)?\s+$",
    r"\b(?P<t>kill(?:s|ed|ing))\s+(?:the\s+lives\s+of\s+)?$",
    r"\w+ of$",
    r"(a)\1+$",
]
SAID = "toll number of dead is now at killed kills the lives a aa \u00a0 , Toll"
ENDING = Openings(ENDS, endings)


@given(
    st.lists(
        st.sampled_from(SAID.split(" ")),
        max_size=8,
    )
)
@settings(max_examples=300, deadline=None)
def test_every_pattern_that_ends_a_text_is_tried(words: list[str]) -> None:
    for text in (" ".join(words), " ".join(words) + "  "):
        matching = {n for n, pattern in enumerate(ENDS) if re.search(pattern, text, re.IGNORECASE)}
        assert matching <= set(ENDING.of(folded(text[-LENGTH:])[::-1]))


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [("(?:the )?may$", {" yam", "yam", "yam "}), (r"(?:a|bc)d?\s$", {" a", " da", " cb", " dcb"})],
)
def test_endings_are_openings_from_behind(pattern: str, expected: set[str]) -> None:
    assert endings(pattern) <= expected
    assert all(pattern for pattern in endings(pattern))


def test_few_patterns_can_end_in_a_word() -> None:
    assert ENDING.of(folded("kind")[::-1]) == (3,)  # the last one ends in what it has matched before: that cannot be told
