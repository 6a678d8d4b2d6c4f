"""A pattern made of many words finds what trying them one after another finds."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unfog.lexicon.alternatives import one_of

WORDS = st.lists(st.text(alphabet="ab.-", min_size=1, max_size=4), min_size=1, max_size=8)


@given(WORDS, st.text(alphabet="abc.- ", max_size=30))
def test_it_finds_the_longest_word_at_every_place(words: list[str], text: str) -> None:
    plain = "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))
    assert [m.span() for m in re.finditer(one_of(words), text)] == [m.span() for m in re.finditer(plain, text)]


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [(["shell", "shells", "shot"], "Shells, a shot", ["Shells", "shot"]), (["dead", "deadly"], "deadlier", [])],
)
def test_whole_words_in_any_case(words: list[str], text: str, found: list[str]) -> None:
    assert re.findall(rf"\b{one_of(words)}\b", text, re.IGNORECASE) == found


@pytest.mark.parametrize("words", [[], [""]])
def test_nothing_to_find_is_refused(words: list[str]) -> None:
    with pytest.raises(ValueError, match="word"):
        one_of(words)
