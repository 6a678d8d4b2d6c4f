"""Comparison of names: spellings that name the same, and names that only look alike."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unfog.errors import InputError
from unfog.resolve.compare import compare, compare_file

ALIKE = [
    ("Tariq Benhalim", "Tarek Ben Halim"),
    ("Abu Taher al-Rawandi", "Abou Tahir Al Rawandi"),
    ("Qassem", "قاسم"),
    ("Юрий Волков", "Yuri Volkov"),
    ("Lindqvist, Nora", "Nora Lindqvist"),
    ("Mike Tolliver", "Michael Tolliver"),
    ("Дмитрий Щербаков", "Dmitry Shcherbakov"),
    ("Микола Гриценко", "Mykola Hrytsenko"),
    ("Γιώργος Παπαδάκης", "Giorgos Papadakis"),
    ("Μπάμπης Ντίνος", "Babis Dinos"),
    ("דוד כהן", "David Cohen"),
    ("יצחק לוי", "Yitzhak Levi"),
    ("فاطمة الزهراء", "Fatima al-Zahra"),
    ("أبو باقر الحارثي", "Abu Baqir al-Harithi"),
    ("محسن کریم‌زاده", "Mohsen Karimzadeh"),
    ("김대성", "Kim Dae-sung"),
    ("赵文斌", "Zhao Wenbin"),
    ("გიორგი ბერიძე", "Giorgi Beridze"),
]
APART = [
    ("Tariq Benhalim", "Nora Lindqvist"),
    ("Brigade 12", "Brigade 21"),
    ("سالم", "Murtaza"),
    ("Olga Petrova", "Igor Sidorov"),
    ("Иван Петров", "Ivan Savchenko"),
    ("Νίκος Γεωργίου", "Nikos Antoniou"),
    ("יצחק לוי", "Yosef Levi"),
    ("أبو تقوى السعيدي", "Abu Baqir al-Saadi"),
    ("مريم علي ناصر", "Huda Ali Nasser"),
    ("김대성", "Nora Lindqvist"),
    ("!!!", "Nora Lindqvist"),
    ("!!!", "???"),
]


@pytest.mark.parametrize(("one", "two"), ALIKE)
def test_spellings_of_one_name(one: str, two: str) -> None:
    assert compare(one, two).same


@pytest.mark.parametrize(("one", "two"), APART)
def test_different_names(one: str, two: str) -> None:
    assert not compare(one, two).same


@given(st.text(max_size=30), st.text(max_size=30))
def test_order_does_not_matter_and_score_is_a_share(one: str, two: str) -> None:
    result = compare(one, two)
    assert 0 <= result.score <= 1
    assert result.score == compare(two, one).score
    assert result.reason


def test_file_of_pairs(tmp_path: Path) -> None:
    pairs = tmp_path / "pairs.tsv"
    pairs.write_text("Qassem\tQasim\nNora\tOmar\ten\ten\n", "utf-8")
    out = io.StringIO()
    compare_file(pairs, out)
    assert len(out.getvalue().splitlines()) == 2


def test_line_without_two_names_is_named(tmp_path: Path) -> None:
    pairs = tmp_path / "pairs.tsv"
    pairs.write_text("Qassem\tQasim\nNora\n", "utf-8")
    with pytest.raises(InputError, match="line 2"):
        compare_file(pairs, io.StringIO())
