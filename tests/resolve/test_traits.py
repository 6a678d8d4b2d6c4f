"""Two near names of victims in one incident: one person only where age or trade is the same."""

from __future__ import annotations

import pytest

from unfog.config import Config
from unfog.model import Report, ReportId
from unfog.read import Reader
from unfog.resolve import resolve


def persons(first: str, second: str) -> int:
    """How many persons two reports of one incident name."""
    texts = {"r-1": first, "r-2": second}
    reports = [Report(id=ReportId(n), external_id=n, text=t, published="2031-03-04T10:00:00Z") for n, t in texts.items()]
    found = resolve(list(Reader(Config()).read_all(reports)), one_incident=True)
    return sum(entity.type == "person" for entity in found.entities)


@pytest.mark.parametrize(
    ("first", "second", "number"),
    [
        ("Maricela Quintero, 38, was shot dead.", "The victims include Marisol Quintero, 38.", 1),
        ("The oiler, Rodel Magbanua, was killed.", "The dead man is the oiler, Rodelio Magbanua.", 1),
        ("Maricela Quintero, 38, was shot dead.", "The victims include Marisol Quintero, 12.", 2),
        ("Maricela Quintero was shot dead.", "The victims include Marisol Quintero.", 2),
    ],
)
def test_near_names(first: str, second: str, number: int) -> None:
    assert persons(first, second) == number
