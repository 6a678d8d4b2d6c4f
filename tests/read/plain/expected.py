"""What the example sentences of a language pack expect, compared with what is read."""

from __future__ import annotations

import re
from typing import Any

from unfog.lexicon.files import toml_of
from unfog.lexicon.packs import EXAMPLES, pack
from unfog.model import (
    Claim,
    CountValue,
    DateValue,
    EventTypeValue,
    PartyValue,
    Reading,
    Report,
    ReportId,
    ResponsibilityValue,
    StatementValue,
)
from unfog.read.plain import read_plain

COUNTS = ("killed", "injured", "missing")
LAYERS = {"passages", "times", "places", "mentions", "attributions", "events", "claims"}
Row = tuple[str, ...]


def examples(code: str) -> list[tuple[str, list[Row], str]]:
    """The examples of a pack: text, claims, publication."""
    data = toml_of(f"{code}/{EXAMPLES}")
    return [(row["text"], [tuple(c) for c in row["claims"]], row.get("published", data["published"])) for row in data["example"]]


def read(code: str, text: str, published: str | None) -> Reading:
    """A text read in a language."""
    report = Report(id=ReportId("r-1"), external_id="x", text=text, language=code, published=published)
    return read_plain(report, pack(code), LAYERS)


def number(value: CountValue) -> str:
    """A count as the examples write it."""
    figure = value.min if value.min is not None else value.max
    if value.qualifier == "none reported":
        return "none"
    if figure is None:
        return value.qualifier
    if value.min is not None and value.max is not None and value.min != value.max:
        return f"{value.min}-{value.max}"
    return {
        "at least": f"{figure}+",
        "more than": f">{figure}",
        "up to": f"-{figure}",
        "fewer than": f"<{figure}",
        "about": f"~{figure}",
    }.get(value.qualifier, str(figure))


def row_of(claim: Claim) -> Row:
    """A claim as the examples write it: field, value, group or stance, speaker, certainty."""
    value: Any = claim.value
    said = claim.speaker.name or ""
    if isinstance(value, CountValue):
        return (claim.field, number(value), value.group, said, claim.certainty)
    if isinstance(value, ResponsibilityValue):
        return (claim.field, value.party, value.stance, said, claim.certainty)
    if isinstance(value, StatementValue):
        return (claim.field, value.text, "", said, claim.certainty)
    if isinstance(value, PartyValue):
        return (claim.field, value.name or value.label or "", "", said, claim.certainty)
    if isinstance(value, DateValue):
        return (claim.field, value.earliest, "", said, claim.certainty)
    if isinstance(value, EventTypeValue):
        return (claim.field, value.acled[1].lower(), "", said, claim.certainty)
    return (claim.field, getattr(value, "name", ""), "", said, claim.certainty)


def faults(reading: Reading, wanted: list[Row]) -> list[str]:
    """What differs: numbers must be the same in full, of other fields those named must be there."""
    rows = [row_of(c) for c in reading.claims if not c.background]
    numbers = sorted(r for r in rows if r[0] in COUNTS)
    asked = sorted(r for r in wanted if r[0] in COUNTS)
    found = [f"missing {r}" for r in asked if r not in numbers] + [f"too much {r}" for r in numbers if r not in asked]
    for row in wanted:
        if row[0] not in COUNTS and not any(_meets(row, other) for other in rows):
            found.append(f"missing {row} among {[r for r in rows if r[0] == row[0]]}")
    return found


def _meets(row: Row, other: Row) -> bool:
    if row[0] != other[0]:
        return False
    value = row[1] in other[1] if row[0] in ("statement", "responsibility") else row[1] == other[1]
    return value and all(a == b or not a for a, b in zip(row[2:], other[2:], strict=False))


def bare(text: str) -> str:
    """The words of a text for the id of a test."""
    return re.sub(r"\W+", "-", text)[:40]
