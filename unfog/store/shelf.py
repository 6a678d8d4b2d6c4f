"""``reconcile.grouping.Shelf`` over the tables ``accounts``, ``account_keys`` and ``edges``."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from unfog.model import AccountId, Judgement, ReportId
from unfog.reconcile.accounts import report_of
from unfog.reconcile.blocking import CROWD, Pair, keys
from unfog.reconcile.traits import Traits, as_json, from_json
from unfog.store.decided import judged_reports, pair_judgements
from unfog.store.querying import IDS, asked, chunks
from unfog.store.rows import canonical, packed, unpacked
from unfog.store.tables import account_keys, accounts, edges

_COUNTS = {
    "sqlite": """SELECT wanted.value AS key,
        (SELECT count(*) FROM (SELECT 1 FROM account_keys WHERE key = wanted.value LIMIT :most)) AS n
        FROM json_each(:keys) AS wanted""",
    "postgresql": """SELECT wanted.key AS key,
        (SELECT count(*) FROM (SELECT 1 FROM account_keys a WHERE a.key = wanted.key LIMIT :most) AS few) AS n
        FROM unnest(CAST(:keys AS bigint[])) AS wanted(key)""",
}
"""How many accounts hold each key, counted no further than is asked: a crowded key may have a hundred thousand holders."""


_ACCOUNTS, _KEYS = accounts.insert(), account_keys.insert()
_TRAITS = sa.select(accounts.c.n, accounts.c.id, accounts.c.traits).where(accounts.c.id.in_(IDS))
_NUMBERS = sa.select(accounts.c.n, accounts.c.id).where(accounts.c.id.in_(IDS))
_NAMES = sa.select(accounts.c.n, accounts.c.id).where(accounts.c.n.in_(IDS))
_HOLDERS = sa.select(account_keys.c.key, account_keys.c.account).where(account_keys.c.key.in_(IDS))
_EDGES = sa.select(edges).where(edges.c.a.in_(IDS))


def hashed(key: str) -> int:
    """A key as a signed 64-bit number (BLAKE2b): an index over numbers is a third of the size of one over texts."""
    return int.from_bytes(hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big", signed=True)


class SqlShelf:
    """The shelf within one transaction.

    ``places`` gives the number under which an arriving account is kept, its place in the order of learning, and ``founds``
    the incident id it would found. ``margin`` is how many accounts come or go in this transaction at most: counts of
    crowded keys are exact up to ``CROWD`` and that many more, which is all that grouping asks.
    """

    def __init__(
        self, connection: sa.Connection, places: Mapping[AccountId, tuple[int, str]] | None = None, margin: int = 0
    ) -> None:
        self.connection = connection
        self.places = places or {}
        self.most = CROWD + margin + 1
        self._traits: dict[AccountId, Traits] = {}
        self._numbers: dict[AccountId, int] = {}
        self._ids: dict[int, AccountId] = {}
        self._judged: dict[ReportId, bool] = {}

    def put(self, made: Mapping[AccountId, tuple[Traits, Sequence[str]]]) -> None:
        """See ``Shelf``."""
        rows, held = [], []
        for account, (traits, own) in made.items():
            number, founds = self.places[account]
            self._remember(account, number)
            self._traits[account] = traits
            body = packed(canonical(as_json(traits)))
            report = report_of(account)
            rows.append({"n": number, "id": account, "report_id": report, "founds": founds, "incident_id": None, "traits": body})
            held += [{"key": key, "account": number} for key in sorted({hashed(k) for k in own})]
        if rows:
            self.connection.execute(_ACCOUNTS, rows)
            self.connection.execute(_KEYS, sorted(held, key=lambda r: (r["key"], r["account"])))

    def drop(self, gone: Iterable[AccountId]) -> None:
        """See ``Shelf``."""
        left = self.traits(gone)
        numbers = self._numbered(left)
        for account, number in numbers.items():
            for part in chunks(sorted({hashed(k) for k in keys(left[account])})):
                self.connection.execute(
                    account_keys.delete().where(account_keys.c.key.in_(part), account_keys.c.account == number)
                )
        for part in chunks(sorted(numbers.values())):
            partners = self.connection.execute(sa.select(edges.c.b).where(edges.c.a.in_(part)).distinct()).scalars().all()
            for others in chunks(partners):  # both directions by their leading column, which is the one indexed
                self.connection.execute(edges.delete().where(edges.c.a.in_(others), edges.c.b.in_(part)))
            self.connection.execute(edges.delete().where(edges.c.a.in_(part)))
            self.connection.execute(accounts.delete().where(accounts.c.n.in_(part)))
        for account in left:
            self._traits.pop(account, None)
            self._ids.pop(self._numbers.pop(account), None)

    def traits(self, some: Iterable[AccountId]) -> dict[AccountId, Traits]:
        """See ``Shelf``."""
        wanted = list(dict.fromkeys(some))
        missing = [a for a in wanted if a not in self._traits]
        for row in asked(self.connection, _TRAITS, missing):
            self._remember(AccountId(row.id), row.n)
            self._traits[AccountId(row.id)] = from_json(unpacked(row.traits))
        return {a: self._traits[a] for a in wanted if a in self._traits}

    def counts(self, some: Iterable[str]) -> dict[str, int]:
        """See ``Shelf``; counts beyond ``most`` are given as ``most``."""
        by_hash = {hashed(key): key for key in some}
        found: dict[str, int] = {}
        statement = sa.text(_COUNTS[self.connection.dialect.name])
        numbers: Any = list(by_hash)
        given = {"keys": json.dumps(numbers) if self.connection.dialect.name == "sqlite" else numbers, "most": self.most}
        for row in self.connection.execute(statement, given):
            if row.n:
                found[by_hash[row.key]] = row.n
        return found

    def holders(self, some: Iterable[str]) -> dict[str, Sequence[AccountId]]:
        """See ``Shelf``."""
        by_hash = {hashed(key): key for key in some}
        found: dict[str, list[int]] = defaultdict(list)
        for row in asked(self.connection, _HOLDERS, by_hash):
            found[by_hash[row.key]].append(row.account)
        names = self._named({n for held in found.values() for n in held})
        return {key: sorted(names[n] for n in held) for key, held in found.items()}

    def scores(self, some: Iterable[AccountId]) -> dict[AccountId, Mapping[AccountId, float]]:
        """See ``Shelf``."""
        numbers = self._numbered(some)
        by_number = {n: a for a, n in numbers.items()}
        found: dict[AccountId, dict[int, float]] = defaultdict(dict)
        for row in asked(self.connection, _EDGES, sorted(by_number)):
            found[by_number[row.a]][row.b] = row.score
        names = self._named({n for row in found.values() for n in row})
        return {a: {names[n]: value for n, value in row.items()} for a, row in found.items()}

    def score(self, found: Mapping[Pair, float]) -> None:
        """See ``Shelf``."""
        numbers = self._numbered({a for pair in found for a in pair})
        both = {}
        for (a, b), value in found.items():
            both[numbers[a], numbers[b]] = both[numbers[b], numbers[a]] = value
        if both:
            rows = [{"a": a, "b": b, "score": value} for (a, b), value in sorted(both.items())]
            self.connection.execute(_upsert(self.connection), rows)

    def unscore(self, pairs: Iterable[Pair]) -> None:
        """See ``Shelf``."""
        gone = list(pairs)
        numbers = self._numbered({a for pair in gone for a in pair})
        for a, b in gone:
            one, two = numbers[a], numbers[b]
            self.connection.execute(edges.delete().where(edges.c.a == one, edges.c.b == two))
            self.connection.execute(edges.delete().where(edges.c.a == two, edges.c.b == one))

    def judgements(self, some: Iterable[AccountId]) -> Sequence[Judgement]:
        """See ``Shelf``."""
        about = set(some)
        reports = {report_of(a) for a in about}
        unknown = reports - self._judged.keys()
        touched = judged_reports(self.connection, unknown)
        self._judged.update({report: report in touched for report in unknown})
        held = pair_judgements(self.connection, {r for r in reports if self._judged[r]})
        return [j for j in held if j.one in about or j.two in about]

    def _remember(self, account: AccountId, number: int) -> None:
        self._numbers[account] = number
        self._ids[number] = account

    def _numbered(self, some: Iterable[AccountId]) -> dict[AccountId, int]:
        wanted = list(dict.fromkeys(some))
        for row in asked(self.connection, _NUMBERS, [a for a in wanted if a not in self._numbers]):
            self._remember(AccountId(row.id), row.n)
        return {a: self._numbers[a] for a in wanted if a in self._numbers}

    def _named(self, numbers: Iterable[int]) -> dict[int, AccountId]:
        wanted = list(dict.fromkeys(numbers))
        for row in asked(self.connection, _NAMES, sorted(n for n in wanted if n not in self._ids)):
            self._remember(AccountId(row.id), row.n)
        return {n: self._ids[n] for n in wanted}


def _upsert(connection: sa.Connection) -> sa.Insert:
    from sqlalchemy.dialects import postgresql, sqlite

    made = postgresql.insert(edges) if connection.dialect.name == "postgresql" else sqlite.insert(edges)
    return made.on_conflict_do_update(index_elements=["a", "b"], set_={"score": made.excluded.score})
