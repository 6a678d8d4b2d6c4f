"""Versions of the schema. A store remembers which it has been through; opening an older one brings it forward.

To change the schema, add a step at the end of ``STEPS`` and never change an earlier one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import sqlalchemy as sa

import unfog
from unfog.errors import StoreError
from unfog.store import guards, search, views
from unfog.store.chain import Keeper
from unfog.store.engine import OLDEST_POSTGRESQL
from unfog.store.tables import BY_WORDS, landmark_names, landmarks, metadata, migrations


@dataclass(frozen=True, slots=True)
class Step:
    """One version: what it is called and what it does."""

    version: int
    name: str
    apply: Callable[[sa.Connection], None]


def _first(connection: sa.Connection) -> None:
    metadata.create_all(connection)
    guards.guard(connection)
    search.create(connection)
    views.create(connection)


def _landmarks(connection: sa.Connection) -> None:
    metadata.create_all(connection, tables=[landmarks, landmark_names])  # those that are not there yet; a rebuild fills them


def _by_words(connection: sa.Connection) -> None:
    connection.execute(sa.schema.CreateIndex(BY_WORDS, if_not_exists=True))


STEPS: tuple[Step, ...] = (
    Step(1, "captures, reports, readings, claims, decisions, and what is derived from them", _first),
    Step(2, "what links may mean incidents by", _landmarks),
    Step(3, "lists by words without reading the records", _by_words),
)


def version_of(connection: sa.Connection) -> int:
    """The version a store has; 0 for an empty database.

    Raises:
        StoreError: the database holds other tables than a store's, or a version newer than this program.
    """
    names = set(sa.inspect(connection).get_table_names())
    if migrations.name not in names:
        if names:
            raise StoreError(
                f"the database holds tables of another program ({', '.join(sorted(names)[:3])}, …); give another path or URL"
            )
        return 0
    version = connection.execute(sa.select(sa.func.max(migrations.c.version))).scalar() or 0
    newest = STEPS[-1].version
    if version > newest:
        raise StoreError(f"the store has version {version}, this Unfog knows {newest}; update Unfog")
    return int(version)


def migrate(connection: sa.Connection, at: str) -> list[int]:
    """Bring the store forward in the transaction at hand; returns the versions that were added."""
    if connection.dialect.name == "postgresql":
        _check_server(connection)
    have = version_of(connection)
    added = []
    for step in STEPS:
        if step.version > have:
            step.apply(connection)
            keeper = Keeper(connection)
            row = {"version": step.version, "name": step.name, "at": at, "code": unfog.__version__}
            keeper.keep(migrations, [row])
            keeper.seal()
            added.append(step.version)
    return added


def _check_server(connection: sa.Connection) -> None:
    version = int((connection.dialect.server_version_info or (0,))[0])
    if version < OLDEST_POSTGRESQL:
        raise StoreError(f"the server is PostgreSQL {version}; Unfog needs {OLDEST_POSTGRESQL} or newer")
    encoding = connection.exec_driver_sql("SHOW server_encoding").scalar()
    if encoding != "UTF8":
        raise StoreError(f"the database is encoded in {encoding}; make one with ENCODING 'UTF8'")
