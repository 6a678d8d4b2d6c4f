"""The event type of a report's main happening (``main_types.toml``), after ACLED's codebook."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path

import pytest

from unfog.config import Config
from unfog.model import Report, ReportId, make_id
from unfog.read.reader import Reader

REPORTS: list[dict[str, str]] = tomllib.loads((Path(__file__).parent / "main_types.toml").read_text("utf-8"))["report"]
KNOWN = frozenset({"Prison guards beat protesting inmates' mothers in Sirte Alta"})
LIMIT = "people who come to a gate with demands are a protest by no word of the text"
"""Titles of reports whose type is not read yet, and why."""


@lru_cache(maxsize=1)
def types() -> dict[str, str | None]:
    reports = [
        Report(
            id=ReportId(make_id("r", r["title"])),
            external_id=r["title"],
            text=f"{r['title']}\n\n{r['text']}",
            title_length=len(r["title"]),
            outlet="Test",
            published="2031-05-12T10:00:00Z",
            language="en",
        )
        for r in REPORTS
    ]
    readings = Reader(Config()).read_all(reports)
    return {r.report.external_id: next((e.type for e in r.events if not e.background), None) for r in readings}


@pytest.mark.parametrize(
    "report",
    [
        pytest.param(r, id=r["title"], marks=[pytest.mark.xfail(strict=True, reason=LIMIT)] if r["title"] in KNOWN else [])
        for r in REPORTS
    ],
)
def test_the_main_happening_has_the_type_a_coder_would_give(report: dict[str, str]) -> None:
    assert types()[report["title"]] == report["type"]
