"""Grouping at scale: synthetic but varied accounts, all at once and one at a time; time, memory and order independence.

    python bench/grouping.py [--sizes 12500 25000 50000 100000] [--density 50] [--shuffled 5000]

Accounts are made up from syllables and numbers, ``--density`` reports a day: persons, towns, ages, days, streets and wording
differ from incident to incident and vary within one. For each size prints the time to group all, the milliseconds to add one
more report to that many, how many incidents were found of how many, and the memory kept. Then groups ``--shuffled`` of them
in three orders, one at a time, and checks that the incidents are the same. Processor time of one core; figures of different
machines cannot be compared.
"""

from __future__ import annotations

import argparse
import random
import resource
import time
from collections.abc import Sequence

from unfog.lexicon.sounds import skeleton
from unfog.model import AccountId
from unfog.reconcile.cluster import partition
from unfog.reconcile.grouping import MemoryShelf, add, regroup_around
from unfog.reconcile.traits import Traits
from unfog.reconcile.words import vector

SYLLABLES = tuple(
    ["ka", "ro", "mi", "den", "sul", "tar", "ve", "lo", "pra", "nim", "dor", "esh", "bal", "qu", "tor", "zan", "hel", "ir"]
)
COMMON = tuple(
    [
        "police",
        "said",
        "people",
        "were",
        "killed",
        "wounded",
        "attack",
        "street",
        "market",
        "hospital",
        "officials",
        "morning",
        "evening",
        "strike",
        "group",
        "soldiers",
        "family",
        "witnesses",
        "house",
        "road",
        "vehicle",
        "city",
        "president",
        "statement",
        "according",
        "injured",
        "fire",
        "weapons",
        "army",
        "residents",
        "night",
        "told",
    ]
)
TYPES = ("attack", "air/drone strike", "armed clash", "shelling/artillery/missile attack", "suicide bomb", "arrests")
FIRST_DAY = 740_000
TOGETHER = 5_000
"""Accounts put on the shelf in one go: what is looked up for all of them is held at once."""


def name(chance: random.Random, syllables: int) -> str:
    """A made-up word."""
    return "".join(chance.choice(SYLLABLES) for _ in range(syllables))


def incident(number: int, day: int, chance: random.Random, towns: Sequence[tuple[str, float, float]]) -> list[Traits]:
    """The accounts of one made-up incident: one to a dozen, published within days or, now and then, months later."""
    town, lat, lon = chance.choice(towns)
    persons = [f"{name(chance, 2)} {name(chance, 3)}" for _ in range(chance.randint(1, 5))]
    ages = [str(chance.randint(2, 80)) for _ in persons]
    own = [name(chance, 3) for _ in range(12)] + [str(chance.randint(100, 9999)) for _ in range(3)]
    kind, toll, weapon = chance.choice(TYPES), chance.randint(1, 30), chance.choice(("rifle", "drone", "bomb", "knife"))
    made = []
    for n in range(min(12, 1 + int(chance.expovariate(0.6)))):
        told = chance.sample(persons, chance.randint(1, len(persons)))
        wording = [*chance.sample(own, 9), *chance.choices(COMMON, k=40), *" ".join(told).split()]
        wording += [name(chance, 4) for _ in range(6)]
        chance.shuffle(wording)
        later = chance.choice((0, 0, 1, 1, 2, 5, 90))
        made.append(
            Traits(
                account=AccountId(f"r-{number:07}-{n:02}"),
                known_as=f"{number}-{n}",
                moment=86400.0 * (day + later) + n,
                telling=True,
                published=day + later,
                outlet=f"outlet {chance.randint(0, 400)}",
                persons=frozenset(told),
                victims=frozenset(told[:2]),
                groups=frozenset({name(chance, 3)}),
                places=(town,),
                points={town: (lat, lon)},
                countries=frozenset({town[-2:]}),
                days=(day,) if chance.random() < 0.85 else (),
                sure_day=True,
                ages=frozenset(ages[: len(told)]),
                killed=frozenset({toll}),
                injured=frozenset(),
                weapons=frozenset({weapon}),
                types=frozenset({kind}),
                text=vector(wording),
                lead=vector(wording[:20]),
                title=vector([*own[:3], chance.choice(COMMON)]),
                core=vector(wording[10:40]),
                phrases={f"{a} {b}": 8.0 for a, b in zip(own[:4], own[1:5], strict=True)},
                clocks=(chance.randint(0, 1439),),
                rare=tuple(own[:10]),
                prints={chance.getrandbits(48): p for p in range(12)},
                length=len(wording),
                foreign=False,
                marks={f"n{skeleton(word)}": 1.0 for word in [*own[:6], *" ".join(told).lower().split()]},
            )
        )
    return made


def accounts(count: int, density: int) -> list[Traits]:
    """At least ``count`` accounts, ``density`` a day, the same ones for the same numbers."""
    chance = random.Random(7)
    towns = [(f"{name(chance, 3)}{n % 150:02}", chance.uniform(-60, 70), chance.uniform(-180, 180)) for n in range(4000)]
    made: list[Traits] = []
    number = 0
    while len(made) < count:
        made += incident(number, FIRST_DAY + len(made) // density, chance, towns)
        number += 1
    return made[:count]


def main() -> None:
    """Measure and print."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--sizes", type=int, nargs="*", default=[12_500, 25_000, 50_000, 100_000])
    ap.add_argument("--density", type=int, default=50)
    ap.add_argument("--shuffled", type=int, default=5_000)
    args = ap.parse_args()
    print("accounts  scores/report  ms/report  largest group  found/true incidents  ms to add one (95 %)  MB at most")
    for size in args.sizes:
        measure(accounts(size + 200, args.density), size)
    rows = accounts(args.shuffled, args.density)
    outcomes = set()
    for seed in range(3):
        order = list(rows)
        random.Random(seed).shuffle(order)
        shelf = MemoryShelf()
        found: dict[AccountId, tuple[AccountId, ...]] = {}
        for traits in order:
            for group in regroup_around(shelf, add(shelf, [traits])):
                found |= dict.fromkeys(group.accounts, group.accounts)
        outcomes.add(frozenset(found.values()))
    print(f"{args.shuffled} accounts in three orders, one at a time: {len(outcomes)} outcome{'s' * (len(outcomes) > 1)}")


def measure(rows: list[Traits], size: int) -> None:
    """One line of the table."""
    kept, more = rows[:size], rows[size:]
    start = time.process_time()
    shelf = MemoryShelf()
    for at in range(0, size, TOGETHER):
        add(shelf, kept[at : at + TOGETHER])
    scored = shelf.scores(shelf.accounts())
    scores = {(a, b): value for a, row in scored.items() for b, value in row.items() if a < b}
    groups = partition(kept, scores)
    each = 1000 * (time.process_time() - start) / size
    taken = []
    for traits in more:
        start = time.process_time()
        regroup_around(shelf, add(shelf, [traits]))
        taken.append(1000 * (time.process_time() - start))
    taken.sort()
    true = len({t.account[:9] for t in kept})
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{size:8} {len(scores) / size:13.1f} {each:10.2f} {max(map(len, groups)):14} {len(groups):>12}/{true:<8}"
        f" {taken[len(taken) // 2]:13.1f} ({taken[int(0.95 * len(taken))]:.1f}) {memory:10.0f}",
        flush=True,
    )


if __name__ == "__main__":
    main()
