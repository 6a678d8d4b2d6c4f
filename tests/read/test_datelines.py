"""The dateline of a wire report is found, and nothing else is taken for one."""

from __future__ import annotations

import pytest

from unfog.read.datelines import dateline, inside


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("HARNABAD, May 4 (Meridian) - A bomb hit a market.", "HARNABAD, May 4 (Meridian) - "),
        ("HARNABAD/OSTRA, May 4 (Meridian) - A bomb hit a market.", "HARNABAD/OSTRA, May 4 (Meridian) - "),
        ("HARNABAD- A bomb hit a market.", "HARNABAD- "),
        ("HARNABAD (Meridian) — A bomb hit a market.", "HARNABAD (Meridian) — "),
        ("A bomb hit a market in Harnabad - the third this week.", None),
        ("The army (AKR) - once a militia - denied it.", None),
    ],
)
def test_a_dateline_ends_with_its_dash(text: str, held: str | None) -> None:
    found = dateline(text, ((0, len(text)),))
    assert (None if found is None else text[slice(*found)]) == held
    assert inside(found, 0) is (held is not None)
