"""Which event type stands for an incident that reports tell under several."""

from __future__ import annotations

import pytest

from tests.making import Newsroom
from unfog.lexicon.event_types import event_lexicon
from unfog.lexicon.type_precedence import type_precedence
from unfog.model import CountValue, EventTypeValue, Reading
from unfog.reconcile import reconcile
from unfog.resolve import resolve

ROOM = Newsroom()
TAKEN = "Abduction/forced disappearance"
ACLED = {t.acled[1]: t for t in event_lexicon().types.values()}
WORDS = {
    "Attack": "attack",
    "Suicide bomb": "suicide bomber",
    "Remote explosive/landmine/IED": "blast",
    "Abduction/forced disappearance": "abducted",
    "Looting/property destruction": "burnt",
    "Arrests": "arrested",
    "Protest with intervention": "dispersed",
    "Excessive force against protesters": "opened fire",
    "Air/drone strike": "strike",
}


def told(name: str, types: list[str], killed: int | None = None) -> Reading:
    """A report that tells of these types in this order."""
    words = ", then ".join(WORDS[t] for t in types)
    text = f"{name}: a strike on the market of Harnabad on 4 May 2031. It says {words}. {killed or 'no'} people dead."
    reading = ROOM.reading(name, text, at="2031-05-04T10:00:00+00:00")
    for kind in types:
        entry = ACLED[kind]
        value = EventTypeValue(acled=entry.acled, plover=entry.plover, label=WORDS[kind])
        reading = ROOM.claim(reading, "event_type", value, WORDS[kind])
    if killed:
        toll = CountValue(min=killed, max=killed, qualifier="exact", group="all")
        reading = ROOM.claim(reading, "killed", toll, f"{killed} people dead")
    return reading


@pytest.mark.parametrize(
    ("reports", "killed", "expected"),
    [
        ([["Remote explosive/landmine/IED", "Suicide bomb"], ["Remote explosive/landmine/IED"]], 3, "Suicide bomb"),
        ([[TAKEN, "Attack"], [TAKEN]], 9, "Attack"),
        (
            [[TAKEN, "Attack"], [TAKEN]],
            None,
            TAKEN,
        ),
        ([[TAKEN], [TAKEN]], 9, TAKEN),
        ([["Looting/property destruction", "Attack"], ["Looting/property destruction"], ["Arrests"]], None, "Attack"),
        ([["Looting/property destruction"], ["Looting/property destruction"]], None, "Looting/property destruction"),
        (
            [["Protest with intervention"], ["Excessive force against protesters"], ["Protest with intervention"]],
            2,
            "Excessive force against protesters",
        ),
        ([["Air/drone strike", "Remote explosive/landmine/IED"]] * 2, None, "Air/drone strike"),
    ],
)
def test_the_type_that_stands(reports: list[list[str]], killed: int | None, expected: str) -> None:
    readings = [told(f"report {n}", types, killed) for n, types in enumerate(reports)]
    (incident,), _ = reconcile(readings, resolve)
    assert incident.findings["event_type"].value["acled"][1] == expected


def test_a_type_told_beside_the_one_that_stands_opposes_nothing() -> None:
    both = [told(f"both {n}", ["Air/drone strike", "Excessive force against protesters"]) for n in range(3)]
    (incident,), _ = reconcile(both, resolve)
    assert incident.findings["event_type"].agreement == "agreed"
    apart = [told("one", ["Air/drone strike"]), *(told(f"o {n}", ["Excessive force against protesters"]) for n in range(2))]
    (incident,), _ = reconcile([*apart, told("two", ["Air/drone strike"])], resolve)
    assert incident.findings["event_type"].agreement == "conflicting"


def test_the_table_names_known_types() -> None:
    known = type_precedence()
    named = {*known.finer, *known.with_dead, *known.beside}
    assert named.union(*known.finer.values(), *known.with_dead.values()) <= set(ACLED)


def test_an_abduction_of_many_stays_one_though_a_guard_was_killed() -> None:
    kept = told("a", [TAKEN, "Attack"], 2)
    taken = CountValue(min=60, max=60, qualifier="exact", group="children")
    kept = ROOM.claim(kept, "missing", taken, "abducted")
    (incident,), _ = reconcile([kept, told("b", [TAKEN, "Attack"], 2)], resolve)
    assert incident.findings["event_type"].value["acled"][1] == TAKEN
