"""What holds for every text: offsets, no overlap, ordered intervals, the same answer twice; and every rule's own example."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.read.times.making import read
from unfog.lexicon.times import Rule, offices, time_words
from unfog.read.times.calendar import easter
from unfog.read.times.find import grammar
from unfog.read.times.other_calendars import islamic, solar

_WORDS = """Monday last next night overnight two weeks ago later on at in . , — “ ’s 99:99 31/12/99 2020
2021-02-29 071830ZFEB24 9999 said will Easter century İ ß ٣ previous following"""
_PHRASES = """9:30 p.m.|(Baghdad Time)|February 7|7 March 2021|the early hours of|February 30|25:00 p.m.|30 Shaban 1445|the 31st
|Year 0000|30 Esfand 1400|every day|the weekend|300 BC|29 February"""
_PIECES = st.sampled_from(_WORDS.split() + _PHRASES.split("|"))
_DAYS = st.one_of(
    st.none(), st.dates(date(1, 1, 1), date(9999, 12, 31)).map(date.isoformat), st.sampled_from(["2024", "2024-13", "soon"])
)


@given(st.one_of(st.lists(_PIECES, max_size=14).map(" ".join), st.text(max_size=60)), _DAYS)
def test_what_holds_for_every_text(text: str, published: str | None) -> None:
    times, publication = read(text, published)
    assert (times, publication) == read(text, published)
    end = 0
    for time in times:
        assert text[time.span.start : time.span.end] == time.span.text
        assert time.span.start >= end
        end = time.span.end
        assert (time.earliest is None) == (time.latest is None) == (time.precision is None)
        if time.earliest and time.latest:
            assert time.earliest <= time.latest
            assert date.fromisoformat(time.earliest[:10]) <= date.fromisoformat(time.latest[:10])
        assert time.basis
    if publication.earliest and publication.latest:
        assert publication.earliest <= publication.latest


@pytest.mark.parametrize("rule", time_words().rules, ids=lambda rule: rule.name)
def test_every_rule_matches_its_example(rule: Rule) -> None:
    match = grammar().of(rule.name).fullmatch(rule.example)
    assert match is not None


def test_terms_of_office_end_after_they_begin() -> None:
    terms = [term for terms in offices().tenures.values() for term in terms]
    assert terms and all(term.until is None or term.since < term.until <= offices().horizon for term in terms)


def test_calendars_against_known_days() -> None:
    assert easter(2024) == date(2024, 3, 31)
    assert islamic(1445, 9, 1) == date(2024, 3, 11)
    assert solar(1403, 1, 1) == date(2024, 3, 20)
    assert solar(1400, 5, 24) == date(2021, 8, 15)
    assert solar(1357, 11, 22) == date(1979, 2, 11)
