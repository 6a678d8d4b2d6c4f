"""Two ways to write one name in a report are one person where the report says so, and else only where they sound alike."""

from __future__ import annotations

import pytest

from unfog.config import Config
from unfog.model import Report, ReportId
from unfog.read import Reader


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("Among the dead is the midwife Mu Paw Say. Mu Paw Sei, as her colleagues write her name, was 34.", 1),
        ("Fadimata Arbel sat in the bus. Fatoumata Arbel, as her identity card has it, was buried on Thursday. She was 46.", 1),
        ("Mara Onslow and her sister Mira Onslow were killed. Mara Onslow, as she was known to all, was 12.", 2),
        ("Farid Onslow was killed. Fatima Onslow, as her brother puts it, is still waiting. Fadi Onslow was wounded.", 3),
    ],
)
def test_the_persons_of_a_report(text: str, persons: int) -> None:
    report = Report(id=ReportId("r-1"), external_id="x", text=text, language="en", published="2031-05-05T10:00:00Z")
    (reading,) = Reader(Config()).read_all([report])
    assert len({m.entity for m in reading.mentions if m.type == "person"}) == persons
