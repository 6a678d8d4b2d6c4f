"""Histories: dates count from the date last told, not from a publication far away."""

from __future__ import annotations

import pytest

from tests.read.times.making import read

HISTORY = (
    "The revolt began in April 1871. In May, the governor fled, and two weeks later the port fell. On 3 June 1871 a truce "
    "was signed; it lasted until the following year. By early 1872 the hill towns had risen. Three months later the army "
    "marched inland. In the summer of 1873 the last fort surrendered, and the same year the king was deposed. The peace of "
    "12 October 1874 held for eleven years. In the 1880s it was renewed."
)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("April 1871", "1871-04"),
        ("May", "1871-05"),
        ("3 June 1871", "1871-06-03"),
        ("the following year", "1872"),
        ("early 1872", "1872"),
        ("the summer of 1873", "1873-SU"),
        ("the same year", "1873"),
        ("12 October 1874", "1874-10-12"),
        ("eleven years", "P11Y"),
        ("the 1880s", "188"),
    ],
)
@pytest.mark.parametrize("published", ["2009-12-19", None])
def test_value_of_a_time_in_a_history(published: str | None, words: str, value: str) -> None:
    assert {time.span.text: time.value for time in read(HISTORY, published)[0]}[words] == value


def test_days_count_from_the_day_told() -> None:
    text = "Fighting of 1911, 1912, 1913 and 1914 had been light, as in 1905. "
    text += "On 28 July 1914 war was declared. Five days later troops crossed."
    assert {time.span.text: time.value for time in read(text, "2009-12-19")[0]}["Five days later"] == "1914-08-02"


def test_a_report_with_old_years_in_its_background_stays_news() -> None:
    text = "A gunman was shot on Tuesday. He had been jailed in 1999, 2001, 2003, 2004 and 2006, and released on 5 May 2008."
    assert {time.span.text: time.value for time in read(text, "2024-03-14")[0]}["Tuesday"] == "2024-03-12"


def test_years_before_christ() -> None:
    text = "War came in 264 BC. By 260 BC a fleet stood ready; in 256 BC it sailed, and in 241 BC peace was made."
    assert [time.value for time in read(text)[0]] == ["BC0264", "BC0260", "BC0256", "BC0241"]
    assert all(time.earliest is None for time in read(text)[0])
