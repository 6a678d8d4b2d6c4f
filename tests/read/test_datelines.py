"""The dateline of a wire report is found, and nothing else is taken for one."""

from __future__ import annotations

import pytest

from unfog.read.datelines import dateline, inside, stamps


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("HARNABAD, May 4 (Meridian) - A bomb hit a market.", "HARNABAD, May 4 (Meridian) - "),
        ("HARNABAD/OSTRA, May 4 (Meridian) - A bomb hit a market.", "HARNABAD/OSTRA, May 4 (Meridian) - "),
        ("HARNABAD- A bomb hit a market.", "HARNABAD- "),
        ("HARNABAD (Meridian) — A bomb hit a market.", "HARNABAD (Meridian) — "),
        ("PESHAWAR, June 14, 2031: Five policemen were killed.", "PESHAWAR, June 14, 2031: "),
        ("PESHAWAR: Five policemen were killed.", "PESHAWAR: "),
        ("Gao, 11 June 2031 – A bomb hit a market.", "Gao, 11 June 2031 – "),
        ("Kidal, June 11 (Meridian) -- A bomb hit a market.", "Kidal, June 11 (Meridian) -- "),
        ("Kidal (Meridian) - A bomb hit a market.", "Kidal (Meridian) - "),
        ("Mubi, Nigeria – A bomb hit a market.", "Mubi, Nigeria – "),
        ("POLICE: Two dead after a shooting.", None),
        ("UPDATE: Two dead after a shooting.", None),
        ("Market bombing, Gao – what is known", None),
        ("Police (Meridian) said two were dead.", None),
        ("A bomb hit a market in Harnabad - the third this week.", None),
        ("The army (AKR) - once a militia - denied it.", None),
    ],
)
def test_a_dateline_ends_with_its_dash(text: str, held: str | None) -> None:
    found = dateline(text, ((0, len(text)),))
    assert (None if found is None else text[slice(*found)]) == held
    assert inside(found, 0) is (held is not None)


@pytest.mark.parametrize(
    ("line", "stamp"),
    [
        ("12 June 2031", True),
        ("Published: June 12, 2031, 14:10 GMT", True),
        ("Last updated on Thursday, 12 June 2031 at 09:05", True),
        ("Gao, 12 June 2031", True),
        ("2031-06-12", True),
        ("On 12 June 2031 a bomb hit a market.", False),
        ("12 June 2031 was the deadliest day.", False),
        ("Market bombing of 12 June", False),
    ],
)
def test_a_line_of_publication_holds_nothing_else(line: str, stamp: bool) -> None:
    text = f"Nine killed at a market\n{line}\nGunmen killed nine people."
    first, second = text.index("\n"), text.rindex("\n")
    lines = ((0, first), (first + 1, second), (second + 1, len(text)))
    assert stamps(text, lines) == ((lines[1],) if stamp else ())
