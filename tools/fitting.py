"""What the programs share that fit weights and trees: annotated data, signs as columns, folds, a cache, tables, a command line.

Data are folders of annotated incidents (``<incident>/reports.jsonl`` and ``gold.json`` with ``casualty_claims``), files of
annotated passages (JSON Lines with ``gold.numbers``), and folders of local news (``docs.jsonl`` and ``incidents.jsonl`` with
the numbers of those ``killed`` and ``injured``), of which ``LOCAL`` reports spread over the file are taken. English only.
Needs numpy and scikit-learn, which unfog itself does not.
"""

from __future__ import annotations

import argparse
import json
import pickle
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.model_selection import GroupKFold

from unfog.config import Config
from unfog.ingest import read_inputs
from unfog.model import CountValue, Report
from unfog.read.attribution.trees import Node, Trees
from unfog.read.layered import Layered
from unfog.read.layers import layered
from unfog.read.parse import Parser
from unfog.read.reader import opening_of

LOCAL = 250
"""Reports of local news that are taken: without them their single deaths were taken out (37 right figures of 744; 3 with
them)."""
_KEYS = ("id", "url", "outlet", "language", "published", "title", "text")
"""What of an annotated report is given to the reader."""
RIDGE = 3.0
"""How strongly :func:`logistic` shrinks."""
T = TypeVar("T")


# ------------------------------------------------------------------ data
@dataclass(frozen=True, slots=True)
class Annotated:
    """A report, its incident or passage (``group``), the name of the data it stands in, and the numbers of its record."""

    group: str
    data: str
    report: Report
    numbers: list[dict[str, Any]]


def rows(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def english(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The rows of English reports; one without a language counts as English."""
    return (row for row in rows if str(row.get("language") or "en").startswith("en"))


def as_reports(rows: Iterable[dict[str, Any]]) -> list[Report]:
    """Rows as the reports that the program would read; their ids may stand in several data sets, so they are numbered."""
    lines = [json.dumps({k: row[k] for k in _KEYS if row.get(k)} | {"id": str(n)}) for n, row in enumerate(rows)]
    with TemporaryDirectory() as folder:
        feed = Path(folder) / "feed.jsonl"
        feed.write_text("\n".join(lines), "utf-8")
        reports = {r.external_id: r for r in read_inputs([str(feed)], Config(quiet=True)).reports}
    return [opening_of(reports[str(n)]) for n in range(len(lines))]


def annotated(data: Sequence[Path]) -> list[Annotated]:
    """The reports of all data in their order; an incident that two folders hold is taken once."""
    items: dict[tuple[str, str], tuple[str, dict[str, Any], list[dict[str, Any]]]] = {}
    for path in data:
        for group, row, numbers in _recorded(path):
            items.setdefault((group, row["id"]), (path.stem, row, numbers))
    reports = as_reports(row for _, row, _ in items.values())
    return [
        Annotated(group, name, report, numbers)
        for (group, _), (name, _, numbers), report in zip(items, items.values(), reports, strict=True)
    ]


def _recorded(path: Path) -> Iterator[tuple[str, dict[str, Any], list[dict[str, Any]]]]:
    """``(incident or passage, report, numbers of the record)`` of one source."""
    if path.is_file():
        for row in english(rows(path)):
            if "numbers" in row["gold"]:
                yield f"{path.stem}/{row['id']}", row, row["gold"]["numbers"]
    elif (path / "docs.jsonl").exists():
        yield from _local(path)
    else:
        for folder in sorted(p for p in path.iterdir() if (p / "reports.jsonl").exists()):
            claims = json.loads((folder / "gold.json").read_text("utf-8"))["casualty_claims"]
            for row in english(rows(folder / "reports.jsonl")):
                yield folder.name, row, [c for c in claims if c["report_id"] == row["id"]]


def _local(path: Path) -> Iterator[tuple[str, dict[str, Any], list[dict[str, Any]]]]:
    """Reports of local news, with the totals of their incident under ``most``."""
    records = {doc: row for row in rows(path / "incidents.jsonl") for doc in row["docs"]}
    documents = rows(path / "docs.jsonl")
    for row in documents[:: max(1, len(documents) // LOCAL)][:LOCAL]:
        record = records[row["id"]]
        most = [{"kind": kind, "most": record[kind]} for kind in ("killed", "injured") if record[kind] is not None]
        yield record["incident_id"], row, most


def layers_of(reports: Iterable[Report]) -> Iterator[Layered]:
    """Every report with the layers that its claims rest on, several parsed abreast."""
    return map(layered, Parser().parse_all(reports))


# ------------------------------------------------------------------ what agrees with a record
def same_count(gold: dict[str, Any], value: CountValue) -> bool:
    """Whether a number of a record and a value are one; a zero may be told as "no indications of any"."""
    if "most" in gold:
        figure = value.min if value.min is not None else value.max
        return figure is None or figure <= gold["most"]
    bounds = (gold["min"], gold["max"])
    if gold["qualifier"] == "none reported" or bounds == (0, 0) and value.qualifier == "none reported":
        return value.qualifier == "none reported"
    if bounds == (None, None):
        return (value.min, value.max) == (None, None) and value.qualifier == gold["qualifier"]
    return bounds == (value.min, value.max)


def _plain(name: str) -> list[str]:
    """A name in plain lower-case words."""
    letters = unicodedata.normalize("NFKD", name).lower()
    return re.findall(r"\w+", "".join(c for c in letters if not unicodedata.combining(c)))


def same_name(a: str, b: str) -> bool:
    """Whether two names have half of their words in common, the words of one are in the other, or one is the other's initials."""
    p, q = ({w.removesuffix("s") for w in _plain(n) if w not in ("the", "of", "a", "and", "s")} for n in (a, b))
    if not p or not q:
        return False
    short, long_ = sorted((_plain(a), _plain(b)), key=lambda words: sum(map(len, words)))
    initials = "".join(w[0] for w in long_ if w not in ("of", "the", "and"))
    return p <= q or q <= p or len(p & q) >= 0.5 * len(p | q) or (len(short) == 1 and len(short[0]) > 1 and short[0] == initials)


def any_same(name: str, names: Iterable[str]) -> bool:
    """Whether a name is one of several."""
    return any(same_name(name, other) for other in names)


# ------------------------------------------------------------------ fitting
@dataclass(frozen=True, slots=True)
class Growth:
    """How many trees of how many leaves, how fast they learn, the fewest examples of a leaf, and how often a sign must be seen
    to count."""

    trees: int
    leaves: int
    rate: float
    smallest: int
    fewest: int

    def told(self) -> dict[str, object]:
        """What the head of a table says of it."""
        return {"trees": self.trees, "leaves": self.leaves, "rate": self.rate, "fewest": self.fewest}


def columns(signs: Sequence[Collection[str]], fewest: int) -> tuple[list[str], np.ndarray]:
    """The signs that are seen ``fewest`` times or more, sorted, and the examples as rows of yes or no."""
    seen = Counter(sign for some in signs for sign in some)
    names = sorted(sign for sign, n in seen.items() if n >= fewest)
    number = {name: k for k, name in enumerate(names)}
    design = np.zeros((len(signs), len(names)), dtype=np.uint8)
    for i, some in enumerate(signs):
        design[i, [number[sign] for sign in some if sign in number]] = 1
    return names, design


def grow(signs: Sequence[Collection[str]], right: Sequence[bool] | np.ndarray, growth: Growth, at_least: float) -> Trees:
    """Boosted trees for yes-or-no signs; a score from ``at_least`` on counts."""
    names, design = columns(signs, growth.fewest)
    model = HistGradientBoostingClassifier(
        max_iter=growth.trees, max_leaf_nodes=growth.leaves, learning_rate=growth.rate, l2_regularization=5,
        min_samples_leaf=growth.smallest, early_stopping=False, random_state=0,
    ).fit(design, right)  # fmt: skip
    return _trees_of(model, names, at_least)


def _trees_of(model: HistGradientBoostingClassifier, names: Sequence[str], at_least: float) -> Trees:
    """The trees of a fitted model over yes-or-no signs called ``names``."""
    nodes: list[Node] = []
    roots = []
    for (tree,) in model._predictors:
        root = len(nodes)
        roots.append(root)
        for node in tree.nodes:
            if node["is_leaf"]:
                nodes.append(("", 0, 0, round(float(node["value"]), 3)))
            else:
                nodes.append((names[node["feature_idx"]], root + int(node["right"]), root + int(node["left"]), 0.0))
    return Trees.of(nodes, roots, round(float(model._baseline_prediction.ravel()[0]), 4), at_least)


def logistic(x: np.ndarray, y: np.ndarray, times: np.ndarray) -> np.ndarray:
    """Ridge logistic regression by Newton's method; the last coefficient is the intercept and is not shrunk."""
    design = np.hstack([x, np.ones((len(x), 1))])
    ridge = np.full(design.shape[1], RIDGE)
    ridge[-1] = 1e-6
    w = np.zeros(design.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-np.clip(design @ w, -30, 30)))
        gradient = design.T @ (times * (p - y)) + ridge * w
        hessian = (design * (times * p * (1 - p))[:, None]).T @ design + np.diag(ridge)
        step = np.linalg.solve(hessian, gradient)
        w -= step
        if np.abs(step).max() < 1e-8:
            break
    return w


def folds(groups: Sequence[str], number: int, *, shuffled: bool = False) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """``(examples to fit on, examples to test)``: no group is in both. ``shuffled`` gives the groups another order, the same in
    every run, for data whose order says something of their kind."""
    numbers = np.unique(groups, return_inverse=True)[1]
    if shuffled:
        numbers = np.random.RandomState(0).permutation(numbers.max() + 1)[numbers]
    return GroupKFold(number).split(numbers, groups=numbers)  # type: ignore[no-any-return]


# ------------------------------------------------------------------ tables and the command line
def tree_table(head: str, trees: Trees) -> str:
    """The text of a table of trees; columns: see ``unfog/read/attribution/trees.py``."""
    lines = [f"base\t\t\t\t{trees.base:g}", f"at least\t\t\t\t{trees.at_least:g}"]
    roots = set(trees.roots)
    for here, (feature, yes, no, value) in enumerate(trees.nodes):
        kind = "root" if here in roots else "node"
        lines.append(f"{kind}\t{feature}\t{yes - here}\t{no - here}\t" if feature else f"{kind}\t\t\t\t{value:g}")
    return head + "\n".join(lines) + "\n"


def options(about: str | None) -> argparse.Namespace:
    """The command line of a program that fits a table on annotated data: ``data``, ``out``, ``made`` and ``cache``."""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, nargs="+")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--made", default="undated", help="the day that the table's head names")
    parser.add_argument("--cache", type=Path, help="file for the examples with their signs")
    return parser.parse_args()


def kept(cache: Path | None, make: Callable[[], list[T]]) -> list[T]:
    """What an earlier run kept in ``cache``, or what ``make`` makes now, kept for the next."""
    if cache and cache.exists():
        return list(pickle.loads(cache.read_bytes()))
    made = make()
    if cache:
        cache.write_bytes(pickle.dumps(made))
    return made
