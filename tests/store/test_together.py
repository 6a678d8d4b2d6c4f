"""Several at once, and processes that die: nothing that was acknowledged is lost."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from tests.store.killing import lost_after
from tests.store.making import claim_on, derived, put, strike
from unfog.store import Proposal, Store, open_store


def test_a_writer_that_is_killed_loses_nothing_it_was_told_is_kept(place: str) -> None:
    acknowledged, wrong = lost_after(place, kills=3, longest=1.5)
    assert wrong == [] and acknowledged > 0


def test_two_reviewers_at_once_lose_no_decision(place: str) -> None:
    store = open_store(place)
    put(store, strike("Harbour Wire", 4, "2031-05-05T06:00:00+00:00"), strike("Coast Post", 11, "2031-05-05T12:00:00+00:00"))
    claims = [claim_on(store, 4), claim_on(store, 11)]
    made: dict[str, list[str]] = {"Ada": [], "Ben": []}
    errors: list[BaseException] = []

    def review(who: str) -> None:
        own = open_store(place)  # as a program of their own
        try:
            for n in range(12):
                claim = claims[n % 2]
                number = 20 + n
                value = {"min": number, "max": number}
                made[who].append(own.record(Proposal(who=who, kind="correct", subject=claim, value=value, reason=f"{n}")).id)
        except BaseException as error:
            errors.append(error)
        finally:
            own.close()

    threads = [threading.Thread(target=review, args=(who,)) for who in made]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    found = {s.decision.id: s for s in store.decisions().rows}
    assert set(found) == {*made["Ada"], *made["Ben"]} and len(found) == 24
    assert store.verify().faults == ()
    last = [found[made[who][-1]].state for who in made]
    assert last == ["standing", "standing"], "both gave the same number in the end"
    store.close()


def test_a_reader_sees_one_state_while_a_writer_writes(place: str, open_at: Callable[[str], Store]) -> None:
    writer, reader = open_at(place), open_at(place)
    put(writer, strike("Harbour Wire", 4, "2031-05-05T06:00:00+00:00"))
    from unfog.store.engine import reading

    with reading(reader.engine) as connection:
        before = connection.exec_driver_sql("SELECT count(*) FROM reports").scalar()
        put(writer, strike("Coast Post", 11, "2031-05-05T12:00:00+00:00"))
        assert connection.exec_driver_sql("SELECT count(*) FROM reports").scalar() == before
    assert reader.counts()["reports"] == 2


def test_ingest_and_review_at_once(place: str) -> None:
    store = open_store(place)
    first = strike("Harbour Wire", 4, "2031-05-05T06:00:00+00:00")
    put(store, first)
    claim = claim_on(store, 4)
    errors: list[Any] = []

    def take_in() -> None:
        own = open_store(place)
        try:
            for n in range(8):
                put(own, strike(f"Outlet {n}", n + 5, f"2031-05-05T{n + 7:02}:00:00+00:00"))
        except BaseException as error:
            errors.append(error)
        finally:
            own.close()

    thread = threading.Thread(target=take_in)
    thread.start()
    for n in range(8):
        store.record(Proposal(who="Ada", kind="accept" if n % 2 else "reject", subject=claim, reason=str(n)))
    thread.join()
    assert errors == []
    assert store.counts()["reports"] == 9 and store.counts()["decisions"] == 8
    shown = derived(store)
    store.rebuild()
    assert derived(store) == shown and store.verify().faults == ()
    store.close()
