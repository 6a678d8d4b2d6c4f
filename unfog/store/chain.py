"""The chain: one entry for every kept row, each sealed with the hash of the entry before it.

A row that was changed no longer fits its entry, a row that was taken out leaves an entry without a row, and an entry that
was changed or taken out breaks the hash of the next one. This shows tampering to whoever kept an earlier hash; it is no
forensic proof.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from unfog.store.rows import content_digest, sha256
from unfog.store.tables import chain, metadata

KEY_OF: Mapping[str, tuple[str, ...]] = {
    "migrations": ("version",),
    "runs": ("seq",),
    "run_counts": ("seq",),
    "captures": ("sha256",),
    "reports": ("id",),
    "receipts": ("capture_sha256", "report_id"),
    "bodies": ("sha256",),
    "readings": ("report_id", "reader"),
    "rejections": ("seq",),
    "decisions": ("id",),
    "revisions": ("incident_id", "number"),
}
"""The chained tables and what names a row in each. ``claims`` are not chained: they are made again from their body and
compared."""

START = "0" * 64


def link(before: str, kind: str, subject: str, content: str) -> str:
    """The hash of an entry."""
    return sha256("\n".join((before, kind, subject, content)))


def subject_of(table: str, row: Mapping[str, Any]) -> str:
    """What names a row in the chain."""
    return " ".join(str(row[column]) for column in KEY_OF[table])


class Keeper:
    """Writes kept rows and their entries within one transaction of the only writer."""

    def __init__(self, connection: sa.Connection) -> None:
        self.connection = connection
        self._next: dict[str, int] = {}
        self._entries: list[dict[str, Any]] = []
        last = connection.execute(sa.select(chain.c.seq, chain.c.hash).order_by(chain.c.seq.desc()).limit(1)).first()
        self._seq: int = last.seq if last else 0
        self._hash: str = last.hash if last else START

    def number(self, table: sa.Table) -> int:
        """The next number of a table that counts its rows."""
        if table.name not in self._next:
            self._next[table.name] = (self.connection.execute(sa.select(sa.func.max(table.c.seq))).scalar() or 0) + 1
        number = self._next[table.name]
        self._next[table.name] += 1
        return number

    def keep(self, table: sa.Table, rows: Sequence[dict[str, Any]]) -> None:
        """Insert rows; those of a table with ``seq`` are numbered here unless they are already."""
        if not rows:
            return
        for row in rows:
            if "seq" in table.c and "seq" not in row:
                row["seq"] = self.number(table)
        self.connection.execute(table.insert(), list(rows))
        if table.name in KEY_OF:
            for row in rows:
                self._enter(table.name, subject_of(table.name, row), content_digest(row))

    def _enter(self, kind: str, subject: str, content: str) -> None:
        self._seq += 1
        self._hash = link(self._hash, kind, subject, content)
        entry = {"seq": self._seq, "kind": kind, "subject": subject, "content_sha256": content, "hash": self._hash}
        self._entries.append(entry)

    def seal(self) -> None:
        """Write the entries; call it last in the transaction."""
        if self._entries:
            self.connection.execute(metadata.tables["chain"].insert(), self._entries)
            self._entries = []
