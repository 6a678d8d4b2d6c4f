"""Speed and recall of looking one name up among many, in SQLite: ``unfog.resolve.search`` on synthetic names.

    python bench/search.py [--names 1000000] [--lookups 500] [--file FILE]

Names are made from given names of the lexicon, by frequency as names are (few common, many rare), and family names put
together from syllables. Each look-up seeks a name of the table under another spelling (a letter doubled, dropped or
changed, words swapped, a middle name left out). Prints milliseconds (median, 95th percentile, worst) on the wall and how
often the name meant is found first and among ten. Also prints comparisons a second of ``unfog.resolve.compare``.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

from unfog.lexicon.titles import titles
from unfog.resolve.compare import compare
from unfog.resolve.search import Candidate, keys_of_name, limit_of, rank

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


def fill(base: sqlite3.Connection, count: int) -> None:
    """The table of names and the table of their keys."""
    base.executescript(
        "CREATE TABLE names (id INTEGER PRIMARY KEY, name TEXT NOT NULL);"
        "CREATE TABLE name_keys (key TEXT NOT NULL, id INTEGER NOT NULL);"
    )
    for number, name in enumerate(made_names(count)):
        base.execute("INSERT INTO names VALUES (?, ?)", (number, name))
        base.executemany("INSERT INTO name_keys VALUES (?, ?)", [(key, number) for key in keys_of_name(name)])
    base.execute("CREATE INDEX by_key ON name_keys (key, id)")
    base.commit()


def look_up(base: sqlite3.Connection, name: str) -> tuple[Candidate, ...]:
    """What a store does: one statement for all keys, then the ranking."""
    keys = keys_of_name(name)
    one = "SELECT * FROM (SELECT k.key, k.id, n.name FROM name_keys k JOIN names n ON n.id = k.id WHERE k.key = ? LIMIT ?)"
    values = [v for key in keys for v in (key, limit_of(key))]
    rows = base.execute(" UNION ALL ".join([one] * len(keys)), values)
    return rank(name, ((key, str(found), written) for key, found, written in rows))


def measure(base: sqlite3.Connection, lookups: int) -> None:
    """Look names up and print."""
    rng = random.Random(11)
    (count,) = base.execute("SELECT count(*) FROM names").fetchone()
    spent, first, ten = [], 0, 0
    for turn in range(lookups + 20):
        meant = rng.randrange(count)
        (name,) = base.execute("SELECT name FROM names WHERE id = ?", (meant,)).fetchone()
        sought = respelled(name, rng)
        start = time.perf_counter()
        found = look_up(base, sought)
        if turn >= 20:
            spent.append(1000 * (time.perf_counter() - start))
            first += bool(found) and found[0].name == name
            ten += any(c.name == name for c in found)
    spent.sort()
    print(f"{count:,} names, {lookups} look-ups: median {spent[len(spent) // 2]:.1f} ms, "
          f"p95 {spent[int(0.95 * len(spent))]:.1f} ms, worst {spent[-1]:.1f} ms; "
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
    ap.add_argument("--file", type=Path, default=None, help="keep the table here and use it again")
    args = ap.parse_args()
    comparisons()
    there = args.file is not None and args.file.exists()
    base = sqlite3.connect(args.file or ":memory:")
    if not there:
        start = time.perf_counter()
        fill(base, args.names)
        (rows,) = base.execute("SELECT count(*) FROM name_keys").fetchone()
        print(f"filled in {time.perf_counter() - start:.0f} s: {rows:,} keys")
    measure(base, args.lookups)


if __name__ == "__main__":
    main()
