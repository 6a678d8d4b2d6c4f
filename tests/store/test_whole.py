"""Whatever is taken in and decided, in whatever order: making everything anew gives the same rows, and undoing undoes."""

from __future__ import annotations

import itertools
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.store.making import derived, put, strike
from unfog.errors import StoreError
from unfog.store import Proposal, Store, open_store

REPORTS = [
    strike(f"Outlet {n}", killed, f"2031-05-{5 + n % 3:02}T{n:02}:00:00+00:00", speaker)
    for n, (killed, speaker) in enumerate([(4, "police"), (11, None), (4, "medics"), (7, "residents"), (12, "police")])
]

steps = st.lists(
    st.one_of(
        st.tuples(st.just("ingest"), st.integers(0, len(REPORTS) - 1), st.integers(0, 1)),
        st.tuples(st.sampled_from(["accept", "reject", "correct"]), st.integers(0, 30), st.integers(0, 1)),
        st.tuples(st.sampled_from(["split", "merge", "grade", "undo"]), st.integers(0, 30), st.integers(0, 1)),
    ),
    min_size=3,
    max_size=7,
)


def do(store: Store, step: tuple[str, int, int]) -> str | None:
    """One step; returns the decision's id if one was made."""
    kind, n, who = step
    name = ("Ada", "Ben")[who]
    if kind == "ingest":
        reading = REPORTS[n]
        put(store, reading, reader=("one", "two")[who])
        return None
    rows = sorted(r.id for r in store.incidents().rows)
    if not rows:
        return None
    found = store.incident(rows[n % len(rows)])
    assert found is not None
    given: dict[str, Any]
    if kind in ("accept", "reject", "correct"):
        claims = [c for r in found.readings for c in r.claims if c.field == "killed"]
        given = {"subject": claims[n % len(claims)].id, "value": {"min": n, "max": n} if kind == "correct" else None}
    elif kind == "split":
        given = {"subject": found.incident.id, "value": {"reports": [found.incident.reports[n % len(found.incident.reports)]]}}
    elif kind == "merge":
        given = {"subject": rows[0], "value": {"with": rows[-1]}}
    elif kind == "grade":
        given = {"subject": found.incident.id, "value": "fair"}
    else:
        made = store.decisions().rows
        if not made:
            return None
        given = {"subject": made[n % len(made)].decision.id}
    try:
        return store.record(Proposal(who=name, kind=kind, reason="drawn", **given)).id  # type: ignore[arg-type]
    except StoreError:
        return None


@settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow])
@given(steps)
def test_making_everything_anew_gives_the_same_rows(taken: list[tuple[str, int, int]]) -> None:
    store = open_store(":memory:")
    for step in taken:
        do(store, step)
    shown = derived(store)
    store.rebuild()
    assert derived(store) == shown
    assert store.verify().faults == ()
    store.close()


@settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow])
@given(steps, st.sampled_from(["reject", "correct", "split", "merge", "grade"]), st.integers(0, 30))
def test_undoing_a_decision_brings_back_what_was(taken: list[tuple[str, int, int]], kind: str, n: int) -> None:
    store = open_store(":memory:")
    for step in (("ingest", 0, 0), ("ingest", 1, 0), *taken):
        do(store, step)

    def figures() -> list[Any]:
        records = []
        for row in sorted(store.incidents().rows, key=lambda r: r.id):
            found = store.incident(row.id)
            assert found is not None
            standing = [s.decision.id for s in found.incident.decisions if s.state == "standing" and s.decision.kind != "undo"]
            records.append(
                (found.incident.id, found.incident.reports, found.incident.findings, found.incident.conflicts, standing)
            )
        return records

    before, last = figures(), {s.decision.id for s in store.decisions().rows}
    made = do(store, (kind, n, 0))
    if made is not None and not next(s for s in store.decisions().rows if s.decision.id == made).decision.supersedes:
        store.revert(made, "Ada", "no")
        assert figures() == before
    assert last <= {s.decision.id for s in store.decisions().rows}
    store.close()


def test_every_order_of_arrival_gives_the_same_record() -> None:
    records = set()
    for order in itertools.permutations(REPORTS[:3]):
        store = open_store(":memory:")
        for reading in order:
            put(store, reading)
        (row,) = store.incidents().rows
        found = store.incident(row.id)
        assert found is not None
        records.add(repr((found.incident.findings, found.incident.conflicts, found.incident.history, found.incident.reports)))
        store.close()
    assert len(records) == 1
