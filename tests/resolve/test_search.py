"""Names are found again by their keys, under other spellings and scripts; the persons are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unfog.resolve.search import keys_of_name, limit_of, rank

NAMES = ["Walid Omar al-Rawandi", "Abu Taher al-Rawandi", "Nora Lindqvist", "Oleksandr Kovalchuk", "وليد عمر الراوندي", "Hamid"]


def looked_up(name: str) -> list[str]:
    """What a store does, in memory."""
    kept = [(key, f"n-{number}", written) for number, written in enumerate(NAMES) for key in keys_of_name(written)]
    rows = [row for key in keys_of_name(name) for row in [r for r in kept if r[0] == key][: limit_of(key)]]
    return [found.name for found in rank(name, rows)]


@pytest.mark.parametrize(
    ("sought", "first"),
    [
        ("Waleed Omar Rawendi", "Walid Omar al-Rawandi"),
        ("al-Rawandi, Walid", "Walid Omar al-Rawandi"),
        ("Abu Tahir Al Rawandi", "Abu Taher al-Rawandi"),
        ("Lindkvist Nora", "Nora Lindqvist"),
        ("Олександр Ковальчук", "Oleksandr Kovalchuk"),
        ("Hamed", "Hamid"),
    ],
)
def test_another_spelling_finds_the_name_first(sought: str, first: str) -> None:
    latin = [name for name in looked_up(sought) if name.isascii()]
    assert latin[0] == first


def test_a_name_in_another_script_is_among_those_found() -> None:
    assert "وليد عمر الراوندي" in looked_up("Walid Omar al-Rawandi")


def test_each_entity_is_listed_once_and_no_more_than_asked_for() -> None:
    rows = [("+a b", "n-1", "Nora Lindqvist"), ("+a b", "n-1", "Nora Lindkvist"), ("+a b", "n-2", "Nora Lind")]
    assert [c.entity for c in rank("Nora Lindqvist", rows)] == ["n-1", "n-2"]
    assert len(rank("Nora Lindqvist", rows, limit=1)) == 1
    assert rank("Nora Lindqvist", rows) == rank("Nora Lindqvist", rows[::-1])


@given(st.text(max_size=40))
def test_keys_are_short_plain_and_each_once(name: str) -> None:
    keys = keys_of_name(name)
    assert len(set(keys)) == len(keys) <= 40
    assert all(key.isascii() and 1 < len(key) <= 40 and limit_of(key) > 0 for key in keys)
