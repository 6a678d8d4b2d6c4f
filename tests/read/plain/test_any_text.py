"""Any text at all, in any pack: every claim stands on its words, and the same text gives the same reading."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.read.plain.expected import examples, read
from unfog.lexicon.packs import languages

PIECES = [
    "\n",
    " ",
    ": ",
    "«",
    "»",
    "— ",
    "12",
    "٣",
    "1.200",
    "10:30",
    "2019",
    "(",
    ")",
    ",",
    ". ",
    "'",
    "'da",
    "-",
    "🔴",
    "\u200c",
]


@pytest.mark.parametrize("code", languages())
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_any_text_is_read(code: str, data: st.DataObject) -> None:
    words = sorted({word for text, _, _ in examples(code) for word in text.split()})
    text = "".join(data.draw(st.lists(st.sampled_from([*words, *PIECES, " ", " "]), min_size=1, max_size=60)))
    published = data.draw(st.sampled_from([None, "2031-03-19T09:00:00+01:00"]))
    reading = read(code, text, published)
    assert not reading.rejected
    assert reading == read(code, text, published)
    known = {mention.entity for mention in reading.mentions}
    for claim in reading.claims:
        assert getattr(claim.value, "entity", None) in {None, *known}
        assert text[claim.span.start : claim.span.end] == claim.span.text


@pytest.mark.parametrize("text", ["x", "1", ".", "\n\n", "«»", "::", "12 12 12"])
@pytest.mark.parametrize("code", languages())
def test_hardly_any_text_is_read(code: str, text: str) -> None:
    assert read(code, text, None).report.text == text
