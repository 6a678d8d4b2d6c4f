"""Speed of reading and grouping, every report once (repeats would flatter what is remembered); loading is told apart.

    python bench/speed.py [PATH...] [--profile]

Without PATH it reads the dense reports of violent incidents in ``bench``; give a file or folder of ordinary news to measure
that kind of text. Prints what the first report costs (model, lexicons, patterns), then words a second for each layer of
reading (each run includes what the layer needs) and milliseconds a report for grouping. Processor time of one core is
counted, not time on the wall, with the settings of the command line; figures of different machines cannot be compared.
"""

from __future__ import annotations

import argparse
import cProfile
import gc
import pstats
import time
from pathlib import Path

from unfog.cli import GARBAGE_AFTER
from unfog.config import LAYERS, Config
from unfog.ingest import read_inputs
from unfog.model import Reading, Report
from unfog.read import Reader
from unfog.reconcile import reconcile
from unfog.resolve import resolve

HERE = Path(__file__).parent
DENSE = [str(HERE / f"incidents{name}") for name in ("", "_second", "_third", "_fourth", "_fifth")]
STEPS: tuple[tuple[str, ...], ...] = (("times",), ("passages",), ("places",), ("mentions",), ("attributions",), LAYERS)


def reports(paths: list[str]) -> list[Report]:
    """The English reports under paths."""
    found = read_inputs(paths, Config(quiet=True)).reports
    return [report for report in found if (report.language or "en").startswith("en")]


def timed(layers: tuple[str, ...], batch: list[Report]) -> tuple[float, list[Reading]]:
    """Processor seconds to read a batch, and the readings."""
    reader = Reader(Config(layers=layers, quiet=True))
    start = time.process_time()
    made = list(reader.read_all(batch))
    return time.process_time() - start, made


def main() -> None:
    """Measure and print."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("paths", nargs="*", metavar="PATH", default=DENSE)
    ap.add_argument("--profile", action="store_true", help="print where the time of a whole reading goes")
    args = ap.parse_args()
    gc.set_threshold(GARBAGE_AFTER, 20, 50)
    first, *batch = reports(args.paths)
    words = sum(len(r.text.split()) for r in batch)
    print(f"{len(batch)} reports, {words} words")
    print(f"{'first report':<14} {timed(LAYERS, [first])[0]:9.2f} s")
    seconds, made = timed(LAYERS, batch)  # before its words are known from the runs of the layers
    for layers in STEPS[:-1]:
        print(f"{layers[-1]:<14} {words / timed(layers, batch)[0]:9.0f} words/s")
    print(f"{LAYERS[-1]:<14} {words / seconds:9.0f} words/s")
    start = time.process_time()
    reconcile(made, resolve)
    print(f"{'grouping':<14} {1000 * (time.process_time() - start) / len(batch):9.2f} ms/report")
    if args.profile:
        profile = cProfile.Profile()
        profile.runcall(timed, LAYERS, batch)
        pstats.Stats(profile).sort_stats("cumulative").print_stats(45)


if __name__ == "__main__":
    main()
