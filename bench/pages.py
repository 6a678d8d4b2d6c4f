"""How quickly the desk answers over a store that is there already.

    python bench/store.py --incidents 18000 --folder /tmp/bench
    python bench/pages.py STORE.db [--times 40]

Asks for each kind of page many times, with changing incidents, places and countries, and prints one JSON object a kind: the
median and the 95th percentile in milliseconds, waiting included, and the 95th percentile of processor time alone.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import time
import warnings
from collections.abc import Callable

warnings.filterwarnings("ignore", message="Using `httpx`")

from fastapi.testclient import TestClient  # noqa: E402

from unfog.serve.app import create_app  # noqa: E402
from unfog.serve.door import Desk  # noqa: E402
from unfog.serve.render import warm  # noqa: E402
from unfog.serve.settings import Settings  # noqa: E402
from unfog.store import Page, Store, open_store  # noqa: E402


def kinds(store: Store, chance: random.Random) -> dict[str, Callable[[], str]]:
    """Addresses to ask for, by kind of page."""
    rows = store.incidents(page=Page(size=400)).rows
    places = [r.place for r in rows if r.place]
    claims = [c.id for r in rows[:20] if (s := store.incident(r.id)) for c in s.incident.claims]

    own = [r for r in rows if "x" not in r.id]  # copies that bench/store.py --double put in have no past

    def one() -> str:
        return f"/incidents/{chance.choice(rows).id}"

    return {
        "list": lambda: "/incidents",
        "list, narrowed": lambda: f"/incidents?country={chance.choice(rows).country}&conflict=any",
        "list, words": lambda: f"/incidents?text={chance.choice(places)}",
        "search": lambda: f"/search?text={chance.choice(places)}",
        "search, common word": lambda: "/search?text=killed",
        "dossier": one,
        "dossier, earlier": lambda: f"/incidents/{chance.choice(own).id}?as_of={chance.choice(rows).earliest}",
        "dossier, JSON": lambda: "/api" + one() + "/dossier",
        "dossier as a file, JSON": lambda: "/api" + one() + "/export/json?full=true",
        "list, JSON": lambda: "/api/incidents",
        "search, JSON": lambda: f"/api/search?text={chance.choice(places)}",
        "claim": lambda: f"/claims/{chance.choice(claims)}",
        "names of an incident": lambda: one() + "/names",
        "merge or split": lambda: one() + "/grouping",
        "names": lambda: f"/names?text={chance.choice(places)}",
        "queue": lambda: "/queue",
        "sources": lambda: "/sources",
        "changes": lambda: "/changes",
        "map": lambda: "/map",
    }


def measured(client: TestClient, address: Callable[[], str], times: int) -> dict[str, float]:
    """Milliseconds of ``times`` answers."""
    waited, worked = [], []
    for _ in range(times):
        asked = address()
        wall, own = time.perf_counter(), time.process_time()
        answer = client.get(asked)
        waited.append(1000 * (time.perf_counter() - wall))
        worked.append(1000 * (time.process_time() - own))
        assert answer.status_code == 200, asked
    last = int(times * 0.95)
    figures = {"p50_ms": statistics.median(waited), "p95_ms": sorted(waited)[last], "cpu_p95_ms": sorted(worked)[last]}
    return {name: round(value, 1) for name, value in figures.items()}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("store")
    parser.add_argument("--times", type=int, default=40)
    given = parser.parse_args()
    store = open_store(given.store, create=False)
    app = create_app(Desk(store=store, settings=Settings(token="bench")))
    client = TestClient(app, base_url="http://127.0.0.1:8321")
    client.get("/?token=bench")
    warm()
    print(json.dumps({"claims": store.counts()["claims"], "incidents": store.counts()["incidents"]}))
    for name, address in kinds(store, random.Random(1)).items():
        print(json.dumps({"page": name, **measured(client, address, given.times)}), flush=True)


if __name__ == "__main__":
    main()
