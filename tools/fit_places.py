"""Fit ``unfog/lexicon/gazetteer/judge_weights.tsv``: which gazetteer matches are places, by abstract features (no words).

    pip install scikit-learn
    python tools/fit_places.py CORPORA            # a folder with lgl.xml, GWN.xml and GeoVirus.xml

A match counts as a place when it overlaps a gold name that has a point and one of its candidates lies within 161 km of it. The
three corpora (LGL, Lieberman et al. 2010; GeoWebNews, Gritta et al. 2019; GeoVirus, Gritta et al. 2018) weigh the same. Printed
first: F1 by four-fold cross-validation over documents, for the rules alone and with the weights. Same corpora, same weights.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
from sklearn.linear_model import LogisticRegression

from unfog.lexicon.gazetteer import distance_km, gazetteer
from unfog.model import Report, ReportId
from unfog.read.folding import reading_copy
from unfog.read.parse import Parser
from unfog.read.places.find import Finder
from unfog.read.places.judge import LIKELY, Judge
from unfog.read.places.words import words

OUT = Path(__file__).parent.parent / "unfog" / "lexicon" / "gazetteer" / "judge_weights.tsv"
NEAR_KM = 161.0
FOLDS = 4
Gold = tuple[int, int, float, float]
Row = tuple[int, dict[str, float], bool]


def articles(folder: Path) -> Iterator[tuple[str, str, list[Gold]]]:
    """Corpus, text and gold names with points."""
    for corpus, tag, lat, lon, shift in (
        ("lgl.xml", "toponym", "lat", "lon", 0),
        ("GWN.xml", "toponym", "latitude", "longitude", 0),
        ("GeoVirus.xml", "location", "lat", "lon", -1),
    ):
        for article in ElementTree.parse(folder / corpus).getroot().iter("article"):
            gold = []
            for name in article.iter(tag):
                if re.search("Expression|Non_Toponym", name.findtext("type") or ""):
                    continue
                entry = name.find("gaztag")
                point = entry if entry is not None else name
                start, end = (int(name.findtext(part) or 0) + shift for part in ("start", "end"))
                if point.findtext(lat) and start >= 0:
                    gold.append((start, end, float(point.findtext(lat) or 0), float(point.findtext(lon) or 0)))
            yield corpus, article.findtext("text") or "", gold


def rows(folder: Path) -> dict[str, list[Row]]:
    """Article number, features, and whether it is a place, of each match of each corpus."""
    found: dict[str, list[Row]] = {}
    parser, places = Parser(), gazetteer()
    for number, (corpus, text, gold) in enumerate(articles(folder)):
        doc = parser.parse(Report(id=ReportId("r"), external_id="r", text=text)).doc
        finder = Finder(reading_copy(text), [(e.start_char, e.end_char, e.label_) for e in doc.ents], places, words())
        by_rules, every = finder.by_rules()
        judge = Judge(finder, every, by_rules)
        for name, ent in every:
            if not judge.judges(name):
                continue
            points = [(places.entry(i).lat, places.entry(i).lon) for i in name.hit.entries]
            right = any(
                start < name.end and name.start < end and any(distance_km(lat, lon, *point) <= NEAR_KM for point in points)
                for start, end, lat, lon in gold
            )
            found.setdefault(corpus, []).append((number, judge.features(name, ent), right))
    return found


def fitted(data: dict[str, list[Row]], names: list[str]) -> LogisticRegression:
    """Weights on all corpora, each weighing the same."""
    x = np.array([[row[1][name] for name in names] for part in data.values() for row in part])
    y = np.array([row[2] for part in data.values() for row in part])
    weight = np.concatenate([np.full(len(part), 4000 / max(1, len(part))) for part in data.values()])
    return LogisticRegression(C=1.0, solver="liblinear", max_iter=500).fit(x, y, sample_weight=weight)


def f1(taken: np.ndarray, right: np.ndarray) -> float:
    return 200.0 * float((taken & right).sum()) / float(taken.sum() + right.sum())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    data = rows(parser.parse_args().corpora)
    names = sorted(next(iter(data.values()))[0][1])
    chances = {corpus: np.zeros(len(part)) for corpus, part in data.items()}
    for fold in range(FOLDS):
        model = fitted({corpus: [r for r in part if r[0] % FOLDS != fold] for corpus, part in data.items()}, names)
        for corpus, part in data.items():
            held = [k for k, row in enumerate(part) if row[0] % FOLDS == fold]
            chances[corpus][held] = model.predict_proba([[part[k][1][name] for name in names] for k in held])[:, 1]
    for corpus, part in data.items():
        right, rules = np.array([row[2] for row in part]), np.array([row[1]["rules"] > 0 for row in part])
        print(f"{corpus}: rules {f1(rules, right):.1f}, judged {f1(chances[corpus] >= LIKELY, right):.1f} ({len(part)} matches)")
    model = fitted(data, names)
    table = {"bias": float(model.intercept_[0]), **dict(zip(names, model.coef_[0], strict=True))}
    lines = [f"{name}\t{weight:.3f}" for name, weight in table.items()]
    head = (
        "# Which gazetteer matches are places (read/places/judge.py). Written by tools/fit_places.py; no feature holds a word.\n"
    )
    OUT.write_text(head + "feature\tweight\n" + "\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
