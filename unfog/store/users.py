"""Who may use the desk, and when each of them last looked at what changed."""

from __future__ import annotations

from collections.abc import Mapping

import sqlalchemy as sa

from unfog.errors import StoreError
from unfog.store.shown import User
from unfog.store.tables import users

ROLES = ("reader", "reviewer", "admin")
"""What a person may do, each more than the one before: read; decide; keep accounts."""


def everybody(connection: sa.Connection) -> list[User]:
    """All accounts by name."""
    return [User(**dict(row)) for row in connection.execute(sa.select(users).order_by(users.c.name)).mappings()]


def named(connection: sa.Connection, name: str) -> User | None:
    """One account."""
    row = connection.execute(sa.select(users).where(users.c.name == name)).mappings().first()
    return None if row is None else User(**dict(row))


def put(
    connection: sa.Connection, name: str, at: str, *, role: str | None, password_hash: str | None, disabled: bool | None
) -> User:
    """Add an account, or change what is given of one.

    Raises:
        StoreError: no name, or a role that does not exist.
    """
    if not name.strip():
        raise StoreError("a user needs a name")
    if role is not None and role not in ROLES:
        raise StoreError(f"there is no role {role!r}; choose from {', '.join(ROLES)}")
    given = {"role": role, "password_hash": password_hash, "disabled": disabled}
    changed = {key: value for key, value in given.items() if value is not None}
    if named(connection, name) is None:
        _add(connection, name, at, changed)
    elif changed:
        connection.execute(users.update().where(users.c.name == name).values(**changed))
    made = named(connection, name)
    assert made is not None
    return made


def looked(connection: sa.Connection, name: str, at: str, seen: str) -> None:
    """Note that somebody has seen the changes up to ``seen``; the empty name stands for whoever works alone."""
    if named(connection, name) is None:
        _add(connection, name, at, {"role": "reviewer", "disabled": not name, "looked": seen})
    else:
        connection.execute(users.update().where(users.c.name == name).values(looked=seen))


def _add(connection: sa.Connection, name: str, at: str, given: Mapping[str, object]) -> None:
    row = {"name": name, "role": "reader", "password_hash": "", "created": at, "disabled": False, "looked": None, **given}
    connection.execute(users.insert(), [row])
