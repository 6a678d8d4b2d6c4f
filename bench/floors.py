"""Quality floors: measure the program on the incidents kept here and fail when a pinned figure drops.

    python bench/floors.py               measure, compare with floors.json, exit 1 on a drop
    python bench/floors.py --update      pin what was measured; never lowers a floor
    python bench/floors.py --update --allow-lower

``incidents`` are re-told reports of four real incidents and thirteen made-up ones (of 2031), ``incidents_second`` twelve,
``incidents_third`` and ``incidents_fourth`` sixteen each, ``incidents_fifth`` fourteen and ``incidents_sixth`` twelve, made up by
people who had not seen the program; each with a hand-made record (``gold.json``).
They were read while the rules were written, so the figures show that nothing got worse, not how well unseen reports are read;
the README quotes figures for that.

Each folder has its own floors. A digest of its incidents is pinned with them: other data need new floors.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from unfog.config import Config
from unfog.export.contract import dossier_object
from unfog.pipeline import build

HERE = Path(__file__).parent
CORPORA = ("incidents", "incidents_second", "incidents_third", "incidents_fourth", "incidents_fifth", "incidents_sixth")
FLOORS = HERE / "floors.json"
SHIPPED = HERE.parent / "unfog" / "examples"
COUNTS = ("killed", "injured", "missing")


def measure(corpus: str) -> dict[str, float]:
    """Every figure, 0 to 100, pooled over the incidents of a folder; English reports only."""
    tally: Counter[str] = Counter()
    for folder in sorted(p for p in (HERE / corpus).iterdir() if p.is_dir()):
        gold = json.loads((folder / "gold.json").read_text("utf-8"))
        reports = folder / "reports.jsonl"
        paths = [str(reports if reports.exists() else SHIPPED / folder.name)]
        tally += score(gold, dossier_object(build(paths, Config(quiet=True), lambda reports, total: reports)))
    return figures(tally)


def score(gold: dict[str, Any], made: dict[str, Any]) -> Counter[str]:
    """Counts of one incident: what was right, said and asked for."""
    tally: Counter[str] = Counter()
    english = {r["id"]: r["external_id"] for r in made["reports"] if (r["language"] or "en").startswith("en")}
    incident = max(made["incidents"], key=lambda i: len(i["reports"]), default=None)
    tally["reports"] = len(english)
    if incident is None:
        return tally
    tally["reports in one incident"] = sum(r in english for r in incident["reports"])
    tally += score_findings(gold, incident["findings"])
    claims = [c for c in incident["claims"] if c["field"] in COUNTS and not c["background"] and c["report"] in english]
    said = {(english[c["report"]], c["field"], *figure(c["value"])) for c in claims}
    asked = {(g["report_id"], g["kind"], *figure(g)) for g in gold["casualty_claims"] if g["report_id"] in english.values()}
    tally["numbers right"], tally["numbers said"], tally["numbers asked"] = len(said & asked), len(said), len(asked)
    return tally


def score_findings(gold: dict[str, Any], findings: dict[str, Any]) -> Counter[str]:
    """What, when and where."""
    value = {field: finding["value"] or {} for field, finding in findings.items()}
    day, place = value.get("date", {}), value.get("place", {})
    near = all(
        place.get(k) is not None and abs(place[k] - gold["place"][k]) < 0.25 for k in ("lat", "lon")
    )  # a quarter of a degree: 28 km or less
    return Counter(
        {
            "incidents": 1,
            "type": value.get("event_type", {}).get("acled") == gold["acled_event"],
            "day": day.get("earliest", "")[:10] == day.get("latest", "")[:10] == gold["date"],
            "place": near,
        }
    )


def figure(value: dict[str, Any]) -> tuple[int | None, int | None]:
    """A count for comparing; a flat zero and ``none reported`` are one."""
    low, high = value["min"], value["max"]
    return (None, None) if (low, high) == (0, 0) else (low, high)


def figures(tally: Counter[str]) -> dict[str, float]:
    """Per cent, one decimal."""

    def share(part: str, whole: str) -> float:
        return round(100 * tally[part] / tally[whole], 1) if tally[whole] else 0.0

    precision, recall = share("numbers right", "numbers said"), share("numbers right", "numbers asked")
    both = precision + recall
    return {
        "reports in one incident": share("reports in one incident", "reports"),
        "event type": share("type", "incidents"),
        "day": share("day", "incidents"),
        "place": share("place", "incidents"),
        "numbers precision": precision,
        "numbers recall": recall,
        "numbers F1": round(2 * precision * recall / both, 1) if both else 0.0,
    }


def digest(corpus: str) -> str:
    """A digest of every byte that the figures of a folder depend on besides the program."""
    files = sorted(p for root in (HERE / corpus, SHIPPED) for p in root.rglob("*") if p.is_file())
    whole = hashlib.sha256()
    for path in files:
        whole.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return whole.hexdigest()


def main() -> int:
    """Measure, then compare or pin."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--update", action="store_true", help="pin the figures measured now")
    ap.add_argument("--allow-lower", action="store_true", help="let --update lower a floor")
    args = ap.parse_args()
    pinned = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    now = {corpus: measure(corpus) for corpus in CORPORA}
    lower = [name for corpus in CORPORA for name in compared(corpus, now[corpus], pinned.get(corpus, {}).get("floors", {}))]
    if args.update:
        if lower and not args.allow_lower:
            print("a floor would fall; say --allow-lower if that is meant", file=sys.stderr)
            return 1
        data = {c: {"pinned": str(date.today()), "corpus": digest(c), "floors": now[c]} for c in CORPORA}
        FLOORS.write_text(json.dumps(data, indent=1) + "\n", "utf-8")
        return 0
    if any(pinned.get(c, {}).get("corpus") != digest(c) for c in CORPORA):
        print("the incidents changed since the floors were pinned; look at the figures, then --update", file=sys.stderr)
        return 1
    return 1 if lower else 0


def compared(corpus: str, now: dict[str, float], floors: dict[str, float]) -> list[str]:
    """Print the figures of a folder beside their floors; gives the names of those that dropped."""
    lower = [name for name, floor in floors.items() if now.get(name, 0.0) < floor]
    print(corpus)
    for name, value in now.items():
        print(f"  {name:<26} {value:5.1f}   floor {floors.get(name, 0.0):5.1f}{'   DROPPED' if name in lower else ''}")
    return lower


if __name__ == "__main__":
    sys.exit(main())
