"""Whole reports: which happenings they tell, with what roles and numbers, and what they only mention (``reports.toml``).

Every expectation is one test. Those not met yet are named in ``reports_known.txt`` with one line each.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from unfog.config import Config
from unfog.model import Claim, CountValue, Event, Reading, Report, ReportId, ResponsibilityValue, make_id
from unfog.read.reader import Reader

HERE = Path(__file__).parent
REPORTS: list[dict[str, Any]] = tomllib.loads((HERE / "reports.toml").read_text("utf-8"))["report"]
KNOWN = frozenset(
    line.strip() for line in (HERE / "reports_known.txt").read_text("utf-8").splitlines() if line and not line.startswith("#")
)
ROLES = ("attacker", "target", "victim", "weapon")


@lru_cache(maxsize=1)
def readings() -> dict[str, Reading]:
    reports = [
        Report(
            id=ReportId(make_id("r", r["name"], r["text"])),
            external_id=r["name"],
            text=r["text"],
            title_length=r["text"].index("\n"),
            outlet="Test",
            published=r.get("published"),
            language="en",
        )
        for r in REPORTS
    ]
    return {reading.report.external_id: reading for reading in Reader(Config()).read_all(reports)}


def event_at(reading: Reading, words: str) -> Event | None:
    """The event with a mention inside the words; an event told again counts as the one it restates."""
    start = reading.report.text.index(words)
    hits = [e for e in reading.events if any(start <= m.start < start + len(words) for m in e.mentions)]
    return next((e for e in hits if e.happening is None), hits[0] if hits else None)


def holds(event: Event, role: str, words: str) -> bool:
    return any(a.role == role and (words in a.span.text or a.span.text in words) for a in event.arguments)


def expectations() -> Iterator[tuple[str, str, dict[str, Any], str, object]]:
    for report in REPORTS:
        for want in report["event"]:
            yield report["name"], want["at"], want, "background", want["background"]
            if "one_with" not in want:
                yield report["name"], want["at"], want, "type", want["type"]
            for role in (*ROLES, "not"):
                for words in want.get(role, []):
                    yield report["name"], want["at"], want, role, words
            for field in ("killed", "injured"):
                for number in want.get(field, []):
                    yield report["name"], want["at"], want, field, number
        for one in report["event"]:
            for two in report["event"]:
                if one["at"] < two["at"] and two["at"] != one.get("one_with") and one["at"] != two.get("one_with"):
                    yield report["name"], one["at"], one, "apart", two["at"]


def counts(claim: Claim, number: object) -> bool:
    value = claim.value
    return isinstance(value, CountValue) and number in (value.min, value.max)


def met(name: str, want: dict[str, Any], what: str, value: object) -> bool:
    reading = readings()[name]
    event = event_at(reading, want["at"])
    if event is None:
        return False
    if what == "background":
        return event.background == value
    if what == "type":
        return event.type == value
    if what == "apart":
        other = event_at(reading, str(value))
        return other is not None and other.id != event.id
    if what == "not":
        return not any(holds(event, role, str(value)) for role in ROLES)
    if what == "attacker" and any(
        c.event == event.id and isinstance(c.value, ResponsibilityValue) and str(value) in c.value.party
        for c in reading.claims
        if c.certainty != "denied"
    ):
        return True
    if what in ROLES:
        return holds(event, what, str(value))
    claims = [c for c in reading.claims if c.field == what and counts(c, value)]
    if event.background:
        return bool(claims) and all(c.background for c in claims)
    return any(c.event == event.id and not c.background for c in claims)


CASES = [(f"{name} | {at} | {what} = {value}", name, want, what, value) for name, at, want, what, value in expectations()]


@pytest.mark.parametrize(("label", "name", "want", "what", "value"), CASES, ids=[case[0] for case in CASES])
def test_report_tells(label: str, name: str, want: dict[str, Any], what: str, value: object) -> None:
    told = met(name, want, what, value)
    if label in KNOWN:
        assert not told, "a known gap has closed: take it off reports_known.txt"
        pytest.xfail(f"a limit of the reading told in reports_known.txt: {what} {value!r} of {want['at']!r} is not read yet")
    assert told


def test_known_gaps_are_expectations() -> None:
    assert {case[0] for case in CASES} >= KNOWN
