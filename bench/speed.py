"""Speed of reading and grouping on the shipped reports, repeated under new names; model load is not counted.

    python bench/speed.py [--copies 20] [--profile]

Prints words a second for each layer of reading (each run includes what the layer needs) and milliseconds a report for
grouping. Processor time of one core is counted, not time on the wall. Figures of different machines cannot be compared.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import time
from dataclasses import replace
from pathlib import Path

from unfog.config import LAYERS, Config
from unfog.ingest import read_inputs
from unfog.model import Reading, Report, ReportId
from unfog.read import Reader
from unfog.reconcile import reconcile
from unfog.resolve import resolve

HERE = Path(__file__).parent
STEPS: tuple[tuple[str, ...], ...] = (("times",), ("passages",), ("places",), ("mentions",), ("attributions",), LAYERS)


def reports(copies: int) -> list[Report]:
    """English reports of the examples and the bench, each ``copies`` times."""
    paths = [str(HERE.parent / "unfog" / "examples"), str(HERE / "incidents")]
    one = [r for r in read_inputs(paths, Config(quiet=True)).reports if (r.language or "en").startswith("en")]
    return [replace(r, id=ReportId(f"{r.id}-{n}"), external_id=f"{r.external_id}-{n}") for n in range(copies) for r in one]


def timed(layers: tuple[str, ...], batch: list[Report]) -> tuple[float, list[Reading]]:
    """Processor seconds to read a batch after a warm-up, and the readings."""
    reader = Reader(Config(layers=layers, quiet=True))
    list(reader.read_all(batch[:2]))
    start = time.process_time()
    made = list(reader.read_all(batch))
    return time.process_time() - start, made


def main() -> None:
    """Measure and print."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--copies", type=int, default=20)
    ap.add_argument("--profile", action="store_true", help="print where the time of a whole reading goes")
    args = ap.parse_args()
    batch = reports(args.copies)
    words = sum(len(r.text.split()) for r in batch)
    print(f"{len(batch)} reports, {words} words")
    made: list[Reading] = []
    for layers in STEPS:
        seconds, made = timed(layers, batch)
        print(f"{layers[-1]:<14} {words / seconds:9.0f} words/s")
    start = time.process_time()
    reconcile(made, resolve)
    print(f"{'grouping':<14} {1000 * (time.process_time() - start) / len(batch):9.2f} ms/report")
    if args.profile:
        profile = cProfile.Profile()
        profile.runcall(timed, LAYERS, batch)
        pstats.Stats(profile).sort_stats("cumulative").print_stats(45)


if __name__ == "__main__":
    main()
