"""Small helpers for queries that both databases answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

import sqlalchemy as sa

T = TypeVar("T")

AT_ONCE = 900
"""Values in one IN list: below the limit of 999 of the oldest SQLite."""


IDS: sa.BindParameter[Any] = sa.bindparam("ids", expanding=True)
"""What a statement made once is asked about (``column.in_(IDS)``): building the same statement for every question takes longer
than the database needs to answer it."""


def asked(connection: sa.Connection, statement: sa.Executable, ids: Iterable[Any]) -> Iterator[sa.Row[Any]]:
    """The rows of a statement over ``IDS``."""
    for part in chunks(ids):
        yield from connection.execute(statement, {"ids": part}).all()


def done(connection: sa.Connection, statement: sa.Executable, ids: Iterable[Any]) -> None:
    """Carry out a statement over ``IDS`` that gives no rows."""
    for part in chunks(ids):
        connection.execute(statement, {"ids": part})


def chunks(items: Iterable[T], size: int = AT_ONCE) -> Iterator[list[T]]:
    """The items in lists of at most ``size``."""
    held: list[T] = []
    for item in items:
        held.append(item)
        if len(held) == size:
            yield held
            held = []
    if held:
        yield held
