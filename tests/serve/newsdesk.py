# ruff: noqa: E501  (sentences of reports and forms stay on one line)
"""A store filled the way a desk would fill it: reports of one made-up strike that disagree, and one of another strike. All in 2031.

Learnt in two parts, so that there is a last week to look back to. The readings are kept beside (``readings.jsonl``): the desk's
tests are about the desk, not about how the reader of today takes these sentences.
"""

from __future__ import annotations

import json
import threading
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import uvicorn

from unfog import pipeline
from unfog.config import Config
from unfog.model import Reading, Report
from unfog.model.codec import decode_reading, encode_reading
from unfog.model.plain import plain
from unfog.serve.app import create_app
from unfog.serve.door import Desk
from unfog.serve.settings import Settings
from unfog.store import Store, open_store

READINGS = Path(__file__).parent / "readings.jsonl"

TUESDAY = datetime(2031, 5, 6, 18, 0, tzinfo=UTC)
FRIDAY = datetime(2031, 5, 9, 9, 0, tzinfo=UTC)

_CROWD = (
    "Traders carried the wounded out on carts, and the stalls along the eastern wall burned until the evening, while the road to the "
    "airport stayed closed and the main hospital asked for blood."
)

FIRST = {
    "wire.txt": f"""Title: Drone strike on Nyala market kills 12
Outlet: Meridian Wire
Published: 2031-05-06T13:00:00+00:00
URL: https://meridian.example/nyala

NYALA - A drone strike hit the livestock market in Nyala on Tuesday, killing 12 people, the state health directorate said.

{_CROWD}

Nobody has claimed the strike. Army spokesman Colonel Nabil Farouk accused the Dawn Brigade of carrying it out.
""",
    "observer.txt": """Title: Nineteen dead in Nyala, rescuers say
Outlet: Southern Observer
Published: 2031-05-06T15:30:00+00:00

Nineteen people were killed when a drone struck the livestock market in Nyala on Tuesday, the volunteer rescue committee said.
At least 30 others were injured.

Among the dead is Idris Hamdan al-Zein, a commander of the Dawn Brigade, a local official said.
""",
    "copy.txt": f"""Title: Strike on Nyala
Outlet: Morning Sheet
Published: 2031-05-06T17:10:00+00:00

A drone strike hit the livestock market in Nyala on Tuesday, killing 12 people, the state health directorate said.

{_CROWD}
""",
}

LATER = {
    "brigade.txt": """Title: Dawn Brigade denies Nyala strike
Outlet: Lake Post
Published: 2031-05-07T08:00:00+00:00

The Dawn Brigade denied on Wednesday that it had carried out the drone strike on the livestock market in Nyala on Tuesday.
It said its commander Abu Saqr had been killed in the strike. The health directorate put the death toll at 14.
""",
    "other.txt": """Title: Shelling in Kassala wounds five
Outlet: River Courier
Published: 2031-05-08T10:00:00+00:00

Shelling hit a bus station in Kassala on Thursday, wounding five people, police said.
""",
}


@dataclass
class Clock:
    """A clock that stands where it is put."""

    at: datetime = TUESDAY

    def __call__(self) -> datetime:
        return self.at


def filled(folder: Path, clock: Clock | None = None) -> Store:
    """A store with everything in it; its clock stands on Friday afterwards."""
    clock = clock or Clock()
    store = open_store(str(folder / "desk.db"), clock=clock)
    readings = [_decoded(json.loads(line)) for line in READINGS.read_text("utf-8").splitlines()]
    for reports, at in ((FIRST, TUESDAY), (LATER, FRIDAY)):
        clock.at = at
        some = [r for r in readings if r.report.external_id in reports]
        run = store.begin_run("ingest", "tests", {})
        store.ingest(run, "tests", reports=[r.report for r in some], readings=some)
    return store


def _decoded(row: dict[str, Any]) -> Reading:
    return decode_reading(row["reading"], Report(**row["report"]))


def renew() -> None:
    """Read the reports again: python -m tests.serve.newsdesk."""
    import tempfile

    with tempfile.TemporaryDirectory() as name:
        for file, words in {**FIRST, **LATER}.items():
            (Path(name) / file).write_text(words, "utf-8")
        found, _ = pipeline.read([name], Config(), lambda reports, total: reports)
        rows = [{"report": plain(r.report), "reading": encode_reading(r)} for r in found]
    READINGS.write_text("".join(json.dumps(row, ensure_ascii=False, sort_keys=True) + "\n" for row in rows), "utf-8")


def nyala(store: Store) -> str:
    """The id of the strike's incident: the one with the most reports."""
    return max(store.incidents().rows, key=lambda r: r.reports).id


@dataclass
class Running:
    """A desk answering on a port of this machine."""

    store: Store
    settings: Settings = field(default_factory=lambda: Settings(port=0, token="key"))

    def __enter__(self) -> Running:
        config = uvicorn.Config(
            create_app(Desk(store=self.store, settings=self.settings, now=FRIDAY.timestamp)), port=0, log_level="warning"
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, daemon=True)
        self._thread.start()
        while not self._server.started:
            time.sleep(0.01)
        self.port = self._server.servers[0].sockets[0].getsockname()[1]
        return self

    def __exit__(self, *error: object) -> None:
        self._server.should_exit = True
        self._thread.join(timeout=10)

    def address(self, path: str = "/") -> str:
        """Where a page is."""
        return f"http://127.0.0.1:{self.port}{path}"


if __name__ == "__main__":
    renew()
