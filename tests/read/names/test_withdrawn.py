"""Names that a report takes back are marked, and stay."""

from __future__ import annotations

import pytest

from unfog.config import Config
from unfog.model import Reading, Report, ReportId
from unfog.read import Reader
from unfog.resolve import resolve


def read(text: str) -> Reading:
    return Reader(Config()).read(
        Report(id=ReportId("r-back"), external_id="back", text=text, language="en", published="2031-05-05")
    )


BACK = [
    ("Correction: An earlier version of this report named the dead man as Abu Taher al-Rawandi. He was Abu Nasr al-Harithi.",
     "Abu Taher al-Rawandi"),
    ("Two men died. This article has been corrected. It previously misidentified the victim as Karim Saleh.", "Karim Saleh"),
    ("Correction: The commander is Walid Omar, not Tariq Benhalim.", "Tariq Benhalim"),
    ("Police said the driver had been wrongly named as Odran Velk.", "Odran Velk"),
    ("The name was misspelled in an earlier version. It is Zemar Ahmadyar, not Samir Ahmadyar.", "Samir Ahmadyar"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name"), BACK)
def test_a_name_taken_back_is_marked_and_stays(text: str, name: str) -> None:
    reading = read(text)
    assert [m.name for m in reading.mentions if m.withdrawn] == [name]
    assert [e.withdrawn for e in resolve([reading]).entities if name in e.variants] == [(name,)]


@pytest.mark.parametrize(
    "text",
    [
        "The victim was Karim Saleh, not Karim Salman, neighbours said.",
        "Police named the man as Odran Velk.",
        "The town was misidentified. Odran Velk, a driver, died.",
    ],
)
def test_other_names_are_not_marked(text: str) -> None:
    assert not [m.name for m in read(text).mentions if m.withdrawn]
