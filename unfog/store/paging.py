"""Lists a page at a time: how many rows, from where on, and the word that leads to the next page."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from unfog.errors import StoreError
from unfog.store.shown import Page

MOST_ROWS = 1000
"""Rows of one page at most."""


def size_of(page: Page) -> int:
    """Rows wanted, within bounds.

    Raises:
        StoreError: the page has no positive size.
    """
    if page.size < 1:
        raise StoreError(f"a page of {page.size} rows shows nothing; ask for 1 to {MOST_ROWS}")
    return min(page.size, MOST_ROWS)


def cursor(*values: Any) -> str:
    """Where to go on, as one opaque word."""
    return base64.urlsafe_b64encode(json.dumps(values).encode()).decode().rstrip("=")


def uncursor(word: str | None, length: int) -> list[Any] | None:
    """What ``cursor`` was made of.

    Raises:
        StoreError: the word was not made by ``cursor`` for this list.
    """
    if word is None:
        return None
    try:
        values = json.loads(base64.urlsafe_b64decode(word + "=" * (-len(word) % 4)))
    except ValueError as error:
        raise StoreError(f"{word!r} is no place in this list; begin at its first page") from error
    if not isinstance(values, list) or len(values) != length:
        raise StoreError(f"{word!r} is no place in this list; begin at its first page")
    return values


def paged(
    connection: sa.Connection, query: sa.Select[Any], place: Sequence[sa.ColumnElement[Any]], page: Page, *, latest: bool = False
) -> tuple[list[Mapping[str, Any]], str | None]:
    """The rows of a page in the order of the columns ``place``, which the query selects and which no two rows share, and the word
    for the next page. ``latest`` turns the order round.

    Raises:
        StoreError: the page has no positive size, or begins at no place of this list.
    """
    size = size_of(page)
    after = uncursor(page.after, len(place))
    if after is not None:
        here, there = sa.tuple_(*place), sa.tuple_(*(sa.literal(value) for value in after))
        query = query.where(here < there if latest else here > there)
    order = [column.desc() for column in place] if latest else list(place)
    rows = connection.execute(query.order_by(*order).limit(size + 1)).mappings().all()
    last = rows[size - 1] if len(rows) > size else None
    return [dict(row) for row in rows[:size]], None if last is None else cursor(*(last[str(c.key)] for c in place))
