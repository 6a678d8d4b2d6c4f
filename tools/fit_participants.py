"""Fit the weights that tell who of the people named in a report took part (``unfog/lexicon/en/participant_weights.tsv``).

    python tools/fit_participants.py DATA [--out FILE] [--at-least 20] [--strength 0.1]

``DATA`` holds ``docs.jsonl`` (one report an object) and ``incidents.jsonl`` (``docs``, and ``participants`` with ``name`` and
``role``). Two ridge logistic regressions over the abstract signs of ``read.counts.signs``: one tells the people whom the
record of the incident names from the others, the other suspects from victims. No word of a text enters the table. The
incidents are split by a hash of their id: two thirds are fitted, the last third only gives the figures that are printed. The
threshold is the one that is best out of fold on the fitted part. Same data in, same table out. Needs scikit-learn.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from fitting import rows
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from unfog.config import Config
from unfog.ingest import read_inputs
from unfog.model import Report
from unfog.read.counts import find_harms
from unfog.read.counts.quantities import Quantities
from unfog.read.counts.scoping import Scoping
from unfog.read.counts.victims import people_of
from unfog.read.events import find_events
from unfog.read.names import find_mentions
from unfog.read.parse import Parser
from unfog.read.passages import find_passages
from unfog.read.places import find_places
from unfog.read.scope import Scope
from unfog.read.times import read_times

THRESHOLDS = (0.30, 0.35, 0.40, 0.45, 0.50)
SMALLEST = 0.01
HEAD = """\
# Weights of abstract signs for who of the people named in a report took part ("took part"), and as suspect rather than as
# victim ("attacker"). Made by tools/fit_participants.py on 2026-11-26: two logistic regressions (strength {strength:g}, signs
# seen {least} times or more) on {reports} incidents of the visible part of the Gun Violence corpus; out of fold {fold} F1 over
# the people named in full, {held} on the third of its incidents left out. The table holds constructions and classes of words,
# no words, names or texts of that corpus.
"""


@dataclass(frozen=True)
class Person:
    """One named person of a report: the signs, whether the record names him or her, and whether as a suspect."""

    incident: str
    signs: tuple[str, ...]
    took_part: bool
    suspect: bool


def held_out(incident: str) -> bool:
    """Whether an incident belongs to the third that is only measured."""
    return int(hashlib.sha1(("split" + incident).encode()).hexdigest(), 16) % 3 == 0


def words(name: str) -> list[str]:
    """A name in plain lower-case words."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.findall(r"[a-z]+", plain)


def same(a: str, b: str) -> bool:
    """Whether two names have the last word and the beginning of the first in common."""
    x, y = words(a), words(b)
    return bool(x and y) and x[-1] == y[-1] and x[0][:3] == y[0][:3]


def persons(data: Path) -> Iterator[Person]:
    """Every person named in full in a report whose record names somebody."""
    records = {doc: row for row in rows(data / "incidents.jsonl") for doc in row["docs"]}
    parser = Parser()
    for report in read_inputs([str(data / "docs.jsonl")], Config(quiet=True)).reports:
        record = records[report.external_id]
        people = [p for p in record["participants"] if p["name"]]
        if people:
            for name, signs in named(parser, report):
                hit = next((p for p in people if same(p["name"], name)), None)
                suspect = hit is not None and "shooter" in hit["role"].lower()
                yield Person(record["incident_id"], tuple(signs), hit is not None, suspect)


def named(parser: Parser, report: Report) -> list[tuple[str, list[str]]]:
    """The people named in one report, with their signs."""
    parsed = parser.parse(report)
    times, publication = read_times(report)
    passages, places = find_passages(parsed), find_places(report, parsed)
    mentions = find_mentions(parsed, places)
    events = find_events(parsed, passages, times, places, mentions, publication)
    told = tuple(event for event in events if event.happening is None)
    scoping = Scoping(parsed, told, Scope(parsed, passages, times, places, publication))
    harms = find_harms(Quantities(parsed.doc, scoping.text))
    scoping.assign(harms)
    people = people_of(parsed, scoping.text, passages, places, harms, mentions)
    return [(max(candidate.forms, key=len), signs) for candidate, signs in people]


def table(signs: Iterable[tuple[str, ...]], least: int) -> tuple[DictVectorizer, object]:
    """Signs seen often enough, as columns."""
    signs = list(signs)
    counts = Counter(sign for some in signs for sign in some)
    made = DictVectorizer()
    return made, made.fit_transform([{s: 1 for s in sorted(some) if counts[s] >= least} for some in signs])


def f1(took_part: np.ndarray, score: np.ndarray, at_least: float) -> float:  # type: ignore[type-arg]
    """F1 of "took part" over the people named in full."""
    said = score >= at_least
    return float(200 * (said & took_part).sum() / max(1, said.sum() + took_part.sum()))


def fit(people: list[Person], held: list[Person], least: int, strength: float) -> str:
    """The text of the table."""
    made, columns = table((p.signs for p in people), least)
    took_part = np.array([p.took_part for p in people])
    groups = np.unique([p.incident for p in people], return_inverse=True)[1]

    def model() -> LogisticRegression:
        return LogisticRegression(C=strength, max_iter=5000, fit_intercept=False)

    score = np.zeros(len(people))
    for train, test in GroupKFold(5).split(columns, took_part, groups):
        score[test] = model().fit(columns[train], took_part[train]).predict_proba(columns[test])[:, 1]
    at_least = max(THRESHOLDS, key=lambda t: f1(took_part, score, t))
    whole = model().fit(columns, took_part)
    left = whole.predict_proba(made.transform([{s: 1 for s in p.signs} for p in held]))[:, 1] if held else np.zeros(0)
    truth = np.array([p.took_part for p in held], dtype=bool)
    figures = {"fold": f"{f1(took_part, score, at_least):.1f}", "held": f"{f1(truth, left, at_least):.1f}"}
    part = [n for n, p in enumerate(people) if p.took_part]
    roles = model().fit(columns[part], [people[n].suspect for n in part])
    lines = [HEAD.format(strength=strength, least=least, reports=len({p.incident for p in people}), **figures)]
    lines.append("table\tsign\tweight\n" + f"threshold\tscore\t{at_least}\n")
    for name, weights in (("took part", whole.coef_[0]), ("attacker", roles.coef_[0])):
        found = sorted(zip(made.get_feature_names_out(), weights, strict=True))
        lines += [f"{name}\t{sign}\t{weight:.2f}\n" for sign, weight in found if abs(weight) >= SMALLEST]
    return "".join(lines)


def main() -> None:
    """Read, fit, write."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("data", type=Path)
    ap.add_argument("--out", type=Path, default=Path("unfog/lexicon/en/participant_weights.tsv"))
    ap.add_argument("--at-least", type=int, default=20, dest="least")
    ap.add_argument("--strength", type=float, default=0.1)
    args = ap.parse_args()
    found = list(persons(args.data))
    held = [p for p in found if held_out(p.incident)]
    args.out.write_text(fit([p for p in found if not held_out(p.incident)], held, args.least, args.strength), "utf-8")


if __name__ == "__main__":
    main()
