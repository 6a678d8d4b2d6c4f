"""Names taken apart, and what the names of two persons say about each other; the persons are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unfog.resolve.parts import Parts, Verdict, parts_of, verdict

PARTS = [
    ("Walid Omar (Abu Nasr) al-Rawandi", Parts(("walid", "omar"), "nasr", "rawandi", "")),
    ("Abu Nasr al-Rawandi", Parts((), "nasr", "rawandi", "")),
    ("Abu Nasr", Parts((), "nasr", "", "")),
    ("Haji Qadir Osmani", Parts(("qadir",), "", "osmani", "")),
    ("Daniel Osei, Jr", Parts(("daniel",), "", "osei", "jr")),
    ('Daniel "Slim" Osei', Parts(("daniel",), "", "osei", "")),
    ("Osei", Parts((), "", "osei", "")),
]


@pytest.mark.parametrize(("name", "parts"), PARTS)
def test_name_taken_apart(name: str, parts: Parts) -> None:
    assert parts_of(name) == parts


VERDICTS: list[tuple[list[str], list[str], Verdict]] = [
    (["Walid Omar Al Rawendi"], ["Walid Omar al-Rawandi"], "same"),
    (["Abu Baker al-Rawandi"], ["Walid Omar (Abu Bakr) al-Rawandi"], "same"),
    (["Abu Nasr al-Rawandi", "Walid Omar Saber"], ["Walid Omar (Abu Nasr) al-Rawandi"], "same"),
    (["Odran Velk Sarto"], ["Odran Velk"], "same"),
    (["Daniel K. Osei"], ["Daniel Kofi Osei"], "same"),
    (["Daniel Osei"], ["Daniel Kofi Osei"], "same"),
    (["Abu Nasr al-Rawandi"], ["Abu Taher al-Rawandi"], "disputed"),
    (["Abu Nasr al-Rawandi"], ["Walid Omar al-Rawandi"], "disputed"),
    (["Daniel Osei Jr"], ["Daniel Osei Sr"], "apart"),
    (["Daniel Osei"], ["Mara Osei"], "apart"),
    (["Daniel Osei"], ["Daniel Onslow"], "apart"),
]


@pytest.mark.parametrize(("one", "two", "expected"), VERDICTS)
def test_verdict(one: list[str], two: list[str], expected: Verdict) -> None:
    assert verdict(one, two) == verdict(two, one) == expected


@given(st.lists(st.text(max_size=20), min_size=1, max_size=3), st.lists(st.text(max_size=20), min_size=1, max_size=3))
def test_verdict_does_not_depend_on_the_side(one: list[str], two: list[str]) -> None:
    assert verdict(one, two) == verdict(two, one)
