"""How a store behaves when it grows: adding one report, and the pages that people look at.

    python bench/store.py --incidents 100000 --folder FOLDER [--url postgresql://…] [--claims 38] [--grow 3 10]

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
import re
import resource
import time
import zlib
from dataclasses import replace
from functools import cache
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

SOUNDS = "ba do ka lu mir na po ras sel tan ve zu har qa shi mo gel fa ri ten ulo ard esh ik omb"
SYLLABLES = tuple(SOUNDS.split())
HEADLINES = (
    "Strike in {town} kills {killed}",
    "{killed} dead near {own}",
    "{town} mourns after {weapon}",
    "Police: {killed} lost at {own}",
    "What we know about {own}",
    "Families wait for news at {town} hospital",
    "{weapon} hits {own}",
    "Questions in {town} over {weapon}",
)
OPENINGS = (
    "A {hit} hit {town} on the day",
    "Windows broke across {own}, a quarter of {town}, when on the day a {hit} shook it",
    "In {town} on the day a {hit} left {own} in ruins",
    "{own} in {town} woke on the day to a {hit}",
    "It was still dark when on the day a {hit} struck {town} by {own}",
    "Nobody in {town} slept after the {hit} that came on the day",
)
TOLLS = (
    "; {killed} people were killed, police said.",
    ". Police said {killed} people were killed near {own}.",
    ", and {killed} people were killed according to the police of {town}.",
    ". At least that is what police said, whose count is that {killed} people were killed.",
    ": {killed} people were killed. So said police at {own}.",
)
HURT = (
    "{victims} were among the dead. {injured} people were injured.",
    "{injured} people were injured. Neighbours named {victims}.",
    "Those buried later included {victims}; {injured} people were injured.",
    "Doctors, who said {injured} people were injured, could not save {victims}.",
    "{injured} people were injured, some badly. A list at the gate had {victims} on it.",
)
ENDINGS = (
    "Mayor {said} spoke of {own}. {filler}.",
    "{filler}. {said}, the mayor, came from {own}.",
    "Asked about {own}, {said} shook her head. {filler}.",
    "{filler}, as {said} put it at {own}.",
)
"""What reports are put together from; with ``MOST_COMMON`` left out of the words that fill them up, reports of different
incidents are told in different words, as real ones are."""
MOST_COMMON, ALL_WORDS = 400, 12_000
WEAPONS = ("drone", "rocket", "shell", "car bomb", "mine", "rifle")
KINDS = (("Explosions/Remote violence", "Air/drone strike"), ("Violence against civilians", "Attack"), ("Battles", "Armed clash"))
COUNTRIES = ("IQ", "SY", "YE", "SD", "UA", "AF", "ML", "NG", "SO", "MM", "CO", "LY")


@cache
def _filler() -> tuple[str, ...]:
    """Plain words of the language, the most common ones left out."""
    from wordfreq import top_n_list

    known = top_n_list("en", ALL_WORDS, wordlist="small")[MOST_COMMON:]
    return tuple(word for word in known if word.isascii() and word.isalpha() and len(word) > 3)


class Maker:
    """Makes incidents one after another; the same seed gives the same ones."""

    def __init__(self, seed: int = 1, statements: int = 0) -> None:
        self.statements = statements
        self.random = random.Random(seed)
        self.filler = _filler()

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
        filler = " ".join(pick.sample(self.filler, 30))
        own = " ".join(self.word(3) for _ in range(3))
        said = self.word(2)
        words = {"town": town, "weapon": weapon, "hit": f"{weapon} attack", "killed": killed, "own": own, "injured": killed + 2}
        words |= {"victims": " and ".join(victims), "said": f"{said} {self.word(2)}", "filler": filler}
        lines = (HEADLINES, OPENINGS, TOLLS, HURT, ENDINGS)
        headline, opening, toll, hurt, ending = (pick.choice(some).format(**words) for some in lines)
        sentences = [headline, opening + toll, hurt, ending]
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


def measure(store, maker: Maker, number: int, pick: random.Random) -> dict:  # type: ignore[no-untyped-def,type-arg]
    """Figures at the store's present size."""
    adds = Times()
    run = store.begin_run("ingest", "bench", {})
    for n in range(40):
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
    figures = {"add_mean_ms": round(1000 * sum(adds) / len(adds), 1), "add_cpu_ms": round(1000 * sum(adds.cpu) / len(adds), 1)}
    named = {"add": adds, "list": lists, "search": searches, "dossier": dossiers, "json": pages, "queue": queue, "names": names}
    for name, times in named.items():
        if times:
            figures |= {f"{name}_p95_ms": percentile(times), f"{name}_p95_cpu_ms": percentile(times.cpu)}
    return figures


FEW = 8
"""Accounts that hold a key at most for it to be told apart from copy to copy, as a name or a place is; a key that more hold is
a word of many incidents, and the same in every copy."""


REPORT = re.compile(rb"\br-[0-9a-f]{12}")
"""The id of a report in packed data."""


class Grower:
    """Puts the rows that a store has again under other ids, so that adding a report meets tables and indexes of a size that
    taking reports in would need hours for. What is found by a key is found among all: keys of many become crowds."""

    def __init__(self, store) -> None:  # type: ignore[no-untyped-def]
        from unfog.store.deriving import PLACES
        from unfog.store.tables import metadata

        self.store, self.tables, self.copies = store, metadata.tables, 0
        names = ("reports", "receipts", "readings", "claims", "revisions", "chain", "current_readings", "accounts")
        derived = ("edges", "incidents", "incident_entities", "entity_names", "name_keys", "landmarks", "landmark_names", "queue")
        self.names = (*names, "account_keys", *derived)
        with store.engine.connect() as connection:
            self.last = {
                name: connection.exec_driver_sql(f"SELECT max(seq) FROM {name}").scalar()
                for name in ("reports", "readings", "claims", "revisions", "chain")
            }
            self.last["accounts"] = self.last["reports"] * PLACES
            self.mark = f"g{self.last['reports']}x"
            grouped = "SELECT key FROM account_keys GROUP BY key HAVING count(*) > "
            self.common = [key for (key,) in connection.exec_driver_sql(f"{grouped}{FEW}")]
            bodies = connection.execute(self.tables["bodies"].select()).mappings()
            self.bodies = [(row["sha256"], zlib.decompress(row["data"])) for row in bodies]
            self.words = {kind: list(self._words(connection, kind)) for kind in ("reports", "claims")}

    def _words(self, connection, kind: str):  # type: ignore[no-untyped-def]
        from unfog.store import search
        from unfog.store.kept import claim_text

        rows = connection.execute(self.tables[kind].select()).mappings()
        for part in rows.partitions(5000):
            for row in part:
                text = row["text"] if kind == "reports" else claim_text(row)
                yield row["seq"], " ".join(search.tokens(text))

    def grow(self) -> None:
        """One copy more."""
        from unfog.store import search
        from unfog.store.engine import writing

        self.copies += 1
        with writing(self.store.engine) as connection:
            connection.exec_driver_sql("CREATE TEMPORARY TABLE common (key BIGINT PRIMARY KEY)")
            for at in range(0, len(self.common), 500):
                values = ", ".join(f"({key})" for key in self.common[at : at + 500])
                connection.exec_driver_sql(f"INSERT INTO common VALUES {values}")
            for name in self.names:
                table = self.tables[name]
                listed = ", ".join(f'"{c.name}"' for c in table.c)
                chosen = ", ".join(self._copied(name, c.name) for c in table.c)
                base = f"WHERE {self._base(name)}" if self._base(name) else ""
                ordered = "ORDER BY 1" if name in ("account_keys", "name_keys", "landmark_names", "entity_names") else ""
                connection.exec_driver_sql(f"INSERT INTO {name} ({listed}) SELECT {chosen} FROM {name} {base} {ordered}")
            connection.exec_driver_sql("DROP TABLE common")
            suffix = f"{self.mark}{self.copies}"
            renamed = rb"\g<0>" + suffix.encode()
            rows = [(sha + suffix, zlib.compress(REPORT.sub(renamed, data), 1)) for sha, data in self.bodies]
            connection.execute(self.tables["bodies"].insert(), [{"sha256": sha, "data": data} for sha, data in rows])
            self._rename(connection, suffix)
            for kind, made in self.words.items():
                search.index(connection, kind, {seq + self.copies * self.last[kind]: text for seq, text in made})

    def _copied(self, table: str, column: str) -> str:
        quoted, copy = f'"{column}"', self.copies
        if column == "seq":
            return f"{quoted} + {copy * self.last[table]}"
        if (table, column) == ("current_readings", "reading"):
            return f"{quoted} + {copy * self.last['readings']}"
        if (table, column) in (("accounts", "n"), ("edges", "a"), ("edges", "b"), ("account_keys", "account")):
            return f"{quoted} + {copy * self.last['accounts']}"
        if (table, column) == ("account_keys", "key"):
            return f"CASE WHEN key IN (SELECT key FROM common) THEN key WHEN key > 0 THEN key - {copy} ELSE key + {copy} END"
        own = {
            "id", "report_id", "body_sha256", "incident_id", "entity_id", "founds", "capture_sha256", "sha256", "subject",
        }  # fmt: skip
        if column in own or (table, column) in (("entity_names", "name"), ("name_keys", "name"), ("name_keys", "key")):
            return f"{quoted} || '{self.mark}{copy}'"
        return quoted

    def _base(self, table: str) -> str:
        """The rows that are no copies."""
        columns = self.tables[table].c
        if "seq" in columns:
            return f"seq <= {self.last[table]}"
        numbers = {"accounts": "n", "edges": "a", "account_keys": "account"}
        if table in numbers:
            return f"{numbers[table]} <= {self.last['accounts'] + 999}"
        keys = {"receipts": "report_id", "current_readings": "report_id", "incidents": "id"}
        key = keys.get(table) or ("incident_id" if "incident_id" in columns else "name")
        return f"{key} NOT LIKE '%{self.mark}%'"

    def _rename(self, connection, suffix: str) -> None:  # type: ignore[no-untyped-def]
        """Let the traits of copied accounts name the copy."""
        import sqlalchemy as sa

        table, renamed = self.tables["accounts"], rb"\g<0>" + suffix.encode()
        first = self.copies * self.last["accounts"]
        rows = connection.execute(sa.select(table.c.n, table.c.traits).where(table.c.n > first)).all()
        statement = table.update().where(table.c.n == sa.bindparam("number")).values(traits=sa.bindparam("data"))
        changed = [(n, zlib.compress(REPORT.sub(renamed, zlib.decompress(traits)), 1)) for n, traits in rows]
        connection.execute(statement, [{"number": n, "data": data} for n, data in changed])


def shown(store, maker: Maker, number: int, pick: random.Random, given: argparse.Namespace) -> None:  # type: ignore[no-untyped-def]
    """Measure and print one line."""
    figures = measure(store, maker, number, pick)
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
        "--grow",
        type=int,
        nargs="*",
        default=[],
        metavar="N",
        help="Then make the store N times as large with copies, and measure.",
    )
    parser.add_argument("--keep", action="store_true", help="Go on with the file that is there: only measure (and grow).")
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
    for times in given.grow:
        grower = Grower(store)
        for _ in range(times - 1):
            grower.grow()
        shown(store, Maker(grower.last["reports"], given.claims - 10), 30_000_000 + grower.last["reports"], pick, given)


if __name__ == "__main__":
    main()
