"""How a store behaves when it grows: adding one report, and the pages that people look at.

    python bench/store.py --incidents 100000 --folder FOLDER [--url postgresql://…] [--claims 38] [--double 1]

Makes synthetic, varied reports (invented towns, names, outlets; no text of anybody), takes them in through the same path as
real ones but for the reader, and measures at several sizes: milliseconds to add one report beyond reading it, and the 95th
percentile of list, search and dossier. Prints one JSON object a size. ``*_cpu_ms`` leaves out waiting for the disk and for
other programs.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import resource
import time
from dataclasses import replace
from pathlib import Path

from unfog.model import (
    Claim,
    ClaimId,
    CountValue,
    DateValue,
    EntityId,
    Event,
    EventId,
    EventTypeValue,
    Mention,
    PartyValue,
    Passage,
    PlaceMention,
    PlaceValue,
    Publication,
    Reading,
    Report,
    ReportId,
    Speaker,
    StatementValue,
    make_id,
)
from unfog.store import Filters, Page, open_store

WORDS = """ba do ka lu mir na po ras sel tan ve zu har qa shi mo gel fa ri ten ulo ard esh ik omb
Ambulances carried the wounded to hospital while crews cleared the road and officials asked residents to stay away from
the damaged buildings near the bridge where windows were broken and traffic stopped for hours after neighbours shouted
from roofs smoke drifted over gardens school closed early shops lowered shutters radio played old songs engineers
measured cracks water ran brown trucks brought sand bread queue grew mother searched lists nurse counted beds
electricity failed twice dogs barked rain began lanterns burned council met late engineer promised pumps teacher wept
harvest waited river rose fishermen returned nets empty bell rang prayer followed buses turned back market reopened
under guard children drew walls poets wrote letters judge postponed hearing clerk stamped forms miners walked home
orchard stood silent glass covered pavement curfew lifted dawn"""
SYLLABLES = tuple(WORDS.splitlines()[0].split())
FILLER = tuple(dict.fromkeys(" ".join(WORDS.splitlines()[1:]).split()))
FRAMES = (
    (
        "Strike in {town} kills {killed}",
        "A {hit} hit {town} on the day, police said, and {killed} people were killed near {own}.",
    ),
    (
        "{killed} dead near {own}",
        "Police said {killed} people were killed on the day when a {hit} shook {own}, a quarter of {town}.",
    ),
    (
        "{town} mourns after {weapon}",
        "On the day a {hit} left {own} in ruins; {killed} people were killed in {town}, police said.",
    ),
    (
        "Police: {killed} lost at {own}",
        "In {town} {killed} people were killed, police said of the {hit} that came on the day by {own}.",
    ),
)
"""Headline and first sentence, so that reports of different incidents are not told in the same words."""
WEAPONS = ("drone", "rocket", "shell", "car bomb", "mine", "rifle")
KINDS = (("Explosions/Remote violence", "Air/drone strike"), ("Violence against civilians", "Attack"), ("Battles", "Armed clash"))
COUNTRIES = ("IQ", "SY", "YE", "SD", "UA", "AF", "ML", "NG", "SO", "MM", "CO", "LY")


class Maker:
    """Makes incidents one after another; the same seed gives the same ones."""

    def __init__(self, seed: int = 1, statements: int = 0) -> None:
        self.statements = statements
        self.random = random.Random(seed)

    def word(self, parts: int) -> str:
        return "".join(self.random.choice(SYLLABLES) for _ in range(parts)).capitalize()

    def incident(self, number: int) -> list[Reading]:
        """One happening as one to four reports tell it."""
        pick = self.random
        town, outlets = self.word(3), pick.choices((1, 2, 3, 4), (75, 15, 7, 3))[0]
        day = f"20{pick.randrange(20, 32)}-{pick.randrange(1, 13):02}-{pick.randrange(1, 29):02}"
        point = (round(pick.uniform(-30, 50), 3), round(pick.uniform(-70, 100), 3))
        place = PlaceValue(
            name=town,
            country=pick.choice(COUNTRIES),
            lat=point[0],
            lon=point[1],
            precision="town",
            geonameid=1_000_000 + pick.randrange(150_000),
        )
        victims = [f"{self.word(2)} {self.word(3)}" for _ in range(2)]
        kind, weapon, killed = pick.choice(KINDS), pick.choice(WEAPONS), pick.randrange(1, 30)
        return [
            self.report(number, n, town, day, place, victims, kind, weapon, killed + pick.choice((0, 0, 1)))
            for n in range(outlets)
        ]

    def report(
        self,
        number: int,
        n: int,
        town: str,
        day: str,
        place: PlaceValue,
        victims: list[str],
        kind: tuple[str, str],
        weapon: str,
        killed: int,
    ) -> Reading:
        """A report of some 130 words with ten claims and more."""
        pick = self.random
        filler = " ".join(pick.sample(FILLER, 30))
        own = " ".join(self.word(3) for _ in range(3))
        said = self.word(2)
        words = {"town": town, "weapon": weapon, "hit": f"{weapon} attack", "killed": killed, "own": own}
        sentences = [
            *(line.format(**words) for line in pick.choice(FRAMES)),
            f"{victims[0]} and {victims[1]} were among the dead. {killed + 2} people were injured.",
            f"Mayor {said} {self.word(2)} spoke of {own}. {filler}.",
        ]
        text = "\n\n".join(sentences)
        outlet = f"Outlet {pick.randrange(400)}"
        at = f"{day}T{pick.randrange(24):02}:{pick.randrange(60):02}:00+00:00"
        report = Report(
            id=ReportId(make_id("r", number, n, text)),
            external_id=f"{number}-{n}",
            text=text,
            outlet=outlet,
            title=sentences[0],
            title_length=len(sentences[0]),
            language="en",
            published=at,
            published_basis="given",
        )
        report = replace(report, capture_sha256=hashlib.sha256(text.encode()).hexdigest())
        trigger = report.find(f"{weapon} attack")
        assert trigger is not None
        event = Event(
            id=EventId(make_id("v", report.id)),
            type=kind[1].lower(),
            trigger=trigger,
            mentions=(trigger,),
            arguments=(),
            background=False,
            date=DateValue(earliest=day, latest=day),
            place=place,
        )
        mentions = tuple(
            Mention(span=span, type="person", entity=EntityId(make_id("e", report.id, v)), name=v)
            for v in victims
            if (span := report.find(v))
        )
        police = Speaker(name="police", kind="police", chain=("police",))
        values = [
            ("event_type", EventTypeValue(acled=kind, plover=("ASSAULT", None), label=weapon), f"{weapon} attack", None),
            ("date", DateValue(earliest=day, latest=day), "on the day", None),
            ("place", place, town, None),
            (
                "killed",
                CountValue(min=killed, max=killed, qualifier="exact", group="all"),
                f"{killed} people were killed",
                police,
            ),
            (
                "injured",
                CountValue(min=killed + 2, max=killed + 2, qualifier="exact", group="all"),
                f"{killed + 2} people were injured",
                None,
            ),
            ("weapon", PartyValue(name=None, entity=None, label=weapon), weapon, None),
            *(("victim", PartyValue(name=v, entity=EntityId(make_id("e", report.id, v)), label=None), v, None) for v in victims),
            ("statement", StatementValue(text=own), own, None),
            ("killed", CountValue(min=killed, max=killed, qualifier="exact", group="all"), f"{killed}", None),
            *(("statement", StatementValue(text=word), word, None) for word in filler.split()[: self.statements]),
        ]
        claims = tuple(
            Claim(
                id=ClaimId(make_id("c", report.id, k)),
                report=report.id,
                event=event.id,
                field=field,
                value=value,
                span=span,
                attribution=None,
                speaker=speaker or Speaker(name=None, kind="outlet"),
                certainty="reported" if speaker else "asserted",
            )
            for k, (field, value, quote, speaker) in enumerate(values)
            if (span := report.find(quote))
        )
        where = report.find(town)
        assert where is not None
        return Reading(
            report=report,
            publication=Publication(earliest=day, latest=day, basis="as given"),
            events=(event,),
            claims=claims,
            mentions=mentions,
            passages=tuple(Passage(span=s, kind="sentence") for line in sentences if (s := report.find(line))),
            places=(
                PlaceMention(
                    span=where,
                    name=town,
                    geonameid=place.geonameid,
                    country=place.country,
                    lat=place.lat,
                    lon=place.lon,
                    precision="town",
                ),
            ),
        )


def percentile(times: list[float], share: float = 0.95) -> float:
    """Milliseconds at a share of the sorted times."""
    return round(1000 * sorted(times)[min(len(times) - 1, int(share * len(times)))], 1)


class Times(list[float]):
    """Seconds on the clock, and beside them those of the processor."""

    def __init__(self) -> None:
        super().__init__()
        self.cpu: list[float] = []


def timed(act, times: Times):  # type: ignore[no-untyped-def]
    start, busy = time.perf_counter(), time.process_time()
    made = act()
    times.append(time.perf_counter() - start)
    times.cpu.append(time.process_time() - busy)
    return made


def measure(store, maker: Maker, number: int, pick: random.Random, add: bool = True) -> dict:  # type: ignore[no-untyped-def,type-arg]
    """Figures at the store's present size."""
    adds = Times()
    run = store.begin_run("ingest", "bench", {})
    for n in range(40 if add else 0):
        for reading in maker.incident(number + n):
            timed(lambda r=reading: store.ingest(run, "bench", reports=[r.report], readings=[r]), adds)
    lists = Times()
    rows = []
    for order in ("newest", "changed", "killed", "reports"):
        after = None
        for _ in range(4):
            found = timed(lambda o=order, a=after: store.incidents(Filters(order=o), Page(size=50, after=a)), lists)
            rows += found.rows
            after = found.next
            if after is None:
                break
    for country in COUNTRIES:
        timed(lambda c=country: store.incidents(Filters(country=c), Page(size=50)), lists)
    searches = Times()
    for _ in range(10):
        row = pick.choice(rows)
        timed(lambda r=row: store.search(r.place or r.title), searches)
        timed(lambda r=row: store.search(f'"in {r.place}"'), searches)
    for word in ("police", "people killed", "hospital damaged", "drone attack", "bri*", "wounded"):
        timed(lambda w=word: store.search(w), searches)
    dossiers = Times()
    from unfog.export import render

    for row in pick.sample(rows, min(60, len(rows))):
        store.library.forget()
        timed(lambda r=row: store.incident(r.id), dossiers)
    pages = Times()
    for row in pick.sample(rows, min(20, len(rows))):
        timed(lambda r=row: render(store.incident(r.id).dossier(), "json"), pages)
    queue = Times()
    timed(lambda: store.queue(), queue)
    names = Times()
    for _ in range(10):
        timed(lambda: store.entities(f"{maker.word(2)} {maker.word(3)}"), names)
    figures = (
        {"add_mean_ms": round(1000 * sum(adds) / len(adds), 1), "add_cpu_ms": round(1000 * sum(adds.cpu) / len(adds), 1)}
        if add
        else {}
    )
    named = {"add": adds, "list": lists, "search": searches, "dossier": dossiers, "json": pages, "queue": queue, "names": names}
    for name, times in named.items():
        if times:
            figures |= {f"{name}_p95_ms": percentile(times), f"{name}_p95_cpu_ms": percentile(times.cpu)}
    return figures


def double(store) -> None:  # type: ignore[no-untyped-def]
    """Put every row there is a second time under other ids, for the pages' sake: much faster than taking reports in.

    The doubles share no key with anything, so figures for adding a report are not taken after this.
    """
    from unfog.store import search
    from unfog.store.engine import writing
    from unfog.store.kept import claim_text
    from unfog.store.tables import accounts, claims, current, incident_entities, incidents, metadata, queue, reports, revisions

    suffix = f"x{store.counts()['reports']}"  # another one each time
    names = {"id", "report_id", "body_sha256", "incident_id", "entity_id", "founds", "capture_sha256"}
    with writing(store.engine) as connection:
        for table in (reports, claims, current, accounts, incidents, incident_entities, queue, revisions):
            parts = []
            for column in table.c:
                quoted = f'"{column.name}"'
                if column.name in names:
                    parts.append(f"{quoted} || '{suffix}'")
                elif column.name in ("seq", "n"):
                    parts.append(f"{quoted} + (SELECT max({quoted}) FROM {table.name})")
                else:
                    parts.append(quoted)
            listed = ", ".join(f'"{c.name}"' for c in table.c)
            connection.exec_driver_sql(f"INSERT INTO {table.name} ({listed}) SELECT {', '.join(parts)} FROM {table.name}")
        for table, text in ((reports, lambda row: row["text"]), (claims, claim_text)):
            half = connection.exec_driver_sql(f"SELECT max(seq) / 2 FROM {table.name}").scalar() or 0
            rows = connection.execute(metadata.tables[table.name].select().where(table.c.seq > half)).mappings()
            for part in rows.partitions(5000):
                search.index(connection, table.name, {row["seq"]: text(row) for row in part})


def shown(store, maker: Maker, number: int, pick: random.Random, given: argparse.Namespace, add: bool = True) -> None:  # type: ignore[no-untyped-def]
    """Measure and print one line."""
    figures = measure(store, maker, number, pick, add)
    held = store.counts()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    size = sum(p.stat().st_size for p in given.folder.glob("*.db*")) // 2**20
    sizes = {name: held[name] for name in ("incidents", "reports", "claims")}
    print(json.dumps({**sizes, **figures, "folder_mb": size, "memory_mb": memory}), flush=True)


def main() -> None:
    """Fill a store step by step and measure at each step."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--incidents", type=int, default=10_000)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--url", help="Use this PostgreSQL database instead of a file.")
    parser.add_argument("--batch", type=int, default=200)
    parser.add_argument("--claims", type=int, default=10, choices=range(10, 41), metavar="10..40", help="Claims a report.")
    parser.add_argument(
        "--double", type=int, default=0, help="At the end put all rows again, so many times, for the pages' sake."
    )
    parser.add_argument("--keep", action="store_true", help="Go on with the file that is there: only measure (and double).")
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    file = given.folder / f"bench-{given.incidents}.db"
    if not given.keep:
        for suffix in ("", "-wal", "-shm"):
            Path(f"{file}{suffix}").unlink(missing_ok=True)
    store = open_store(given.url or str(file))
    maker, pick = Maker(statements=given.claims - 10), random.Random(7)
    number, steps = 0, sorted({given.incidents // 100, given.incidents // 10, given.incidents // 3, given.incidents})
    for step in [] if given.keep else steps:
        waiting: list[Reading] = []
        run = store.begin_run("ingest", "bench", {})
        while number < step:
            waiting += maker.incident(number)
            number += 1
            if len(waiting) >= given.batch or number == step:
                store.ingest(run, "bench", reports=[r.report for r in waiting], readings=waiting)
                waiting = []
        shown(store, maker, 10_000_000 + number, pick, given)
    if given.keep:
        shown(store, Maker(pick.randrange(10**6), given.claims - 10), 20_000_000 + pick.randrange(10**6), pick, given)
    for _ in range(given.double):
        double(store)
        shown(store, maker, 0, pick, given, add=False)


if __name__ == "__main__":
    main()
