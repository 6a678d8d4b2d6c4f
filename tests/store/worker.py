"""A process that takes in reports and records decisions one after another and says what it was told is kept, until it dies.

    python -m tests.store.worker PLACE FIRST

Prints ``report ID`` and ``decision ID`` once the store has acknowledged them.
"""

from __future__ import annotations

import sys

from tests.store.making import put, strike
from unfog.store import Proposal, open_store


def main(place: str, first: int) -> None:
    """Go on for ever."""
    store = open_store(place)
    print("open", flush=True)
    n = first
    while True:
        day = n % 27 + 1
        batch = [strike(f"Outlet {n}-{k}", n % 90 + k + 1, f"2031-05-{day:02}T{k:02}:00:00+00:00") for k in range(2)]
        put(store, *batch)
        for reading in batch:
            print("report", reading.report.id, flush=True)
        claim = next(c for c in batch[0].claims if c.field == "killed")
        made = store.record(Proposal(who="Ada", kind="accept", subject=claim.id, reason="as quoted"))
        print("decision", made.id, flush=True)
        n += 1


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
