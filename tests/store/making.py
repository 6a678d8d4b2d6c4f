"""Readings put into a store, and what the tests look at in it. All happenings are made up and set in 2031."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import sqlalchemy as sa

from tests.making import Newsroom
from unfog.model import Capture, EntityId, Mention, Reading, make_id
from unfog.store import Store
from unfog.store.tables import DERIVED, KEPT

ROOM = Newsroom()


def strike(name: str, killed: int, at: str, speaker: str | None = None) -> Reading:
    """A report of the strike on the market of Harnabad with one toll."""
    return named(ROOM.told(name, killed, at=at, speaker=speaker), "Harnabad")


def named(reading: Reading, *names: str) -> Reading:
    """The reading with these words as mentions of groups."""
    for name in names:
        span = reading.report.find(name)
        assert span is not None
        entity = EntityId(make_id("e", reading.report.id, name))
        reading = replace(reading, mentions=(*reading.mentions, Mention(span=span, type="group", entity=entity, name=name)))
    return reading


def captured(reading: Reading) -> tuple[Reading, Capture]:
    """The reading with an original it was read from."""
    data = reading.report.text.encode()
    digest = hashlib.sha256(data).hexdigest()
    report = replace(reading.report, capture_sha256=digest)
    return replace(reading, report=report), Capture(name=f"{reading.report.external_id}.txt", data=data, sha256=digest)


def put(store: Store, *readings: Reading, reader: str = "one") -> int:
    """Take readings into a store in one batch; returns the run."""
    run = store.begin_run("ingest", reader, {})
    pairs = [captured(r) for r in readings]
    store.ingest(
        run,
        reader,
        captures=[(c, {}) for _, c in pairs],
        reports=[r.report for r, _ in pairs],
        readings=[r for r, _ in pairs],
    )
    return run


def tables(store: Store, which: Sequence[sa.Table], leave: Sequence[str] = ()) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of tables, sorted."""
    found = {}
    with store.engine.connect() as connection:
        for table in which:
            columns = [c for c in table.c if c.name not in leave]
            found[table.name] = sorted((tuple(row) for row in connection.execute(sa.select(*columns))), key=repr)
    return found


def derived(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """Everything derived."""
    return tables(store, DERIVED)


def kept(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """Everything kept."""
    return tables(store, KEPT)


def only(store: Store) -> str:
    """The id of the only incident."""
    (row,) = store.incidents().rows
    return row.id


def toll(store: Store, incident: str | None = None, **when: Any) -> Any:
    """The finding about the killed of an incident."""
    found = store.incident(incident or only(store), **when)
    assert found is not None
    return found.incident.findings["killed"]


def claim_on(store: Store, number: int) -> str:
    """The id of the claim that so many were killed."""
    found = [
        c.id
        for row in store.incidents().rows
        if (stored := store.incident(row.id))
        for c in (*stored.incident.claims, *stored.rejected_claims)
        if c.field == "killed" and getattr(c.value, "min", None) == number
    ]
    assert len(found) == 1, found
    return found[0]
