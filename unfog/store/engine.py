"""Where a store lives: a path is an SQLite file, a ``postgresql://`` URL a database for a team.

Writing transactions come one after another on both: SQLite takes its write lock at ``BEGIN IMMEDIATE``, PostgreSQL an
advisory lock that lasts as long as the transaction. Readers see the state at which they began and wait for nobody.
"""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError

from unfog.errors import StoreError

SAFE_SQLITE = (3, 51, 3)
"""From this version on SQLite is free of a rare race of two checkpoints that could damage a database in WAL mode."""

OLDEST_SQLITE = (3, 35, 0)
OLDEST_POSTGRESQL = 15

LOCK = 0x756E666F67
"""Key of the advisory lock: "unfog" in ASCII."""

WAIT_SECONDS = 60
"""How long a writer waits for another one."""


def engine_for(url: str, *, create: bool = True) -> sa.Engine:
    """An engine for a path or a URL.

    Raises:
        StoreError: the place cannot be used; the message says why and what to do.
    """
    if re.match(r"postgres(ql)?(\+\w+)?://", url):
        return _postgresql(url)
    if re.match(r"\w[\w+.-]+://", url) and not url.startswith("sqlite:///"):
        scheme = url.split("://")[0]
        raise StoreError(f"{scheme}:// is no store: give the path of an SQLite file, or postgresql://user@host/database")
    return _sqlite(url.removeprefix("sqlite:///"), create)


def _sqlite_module() -> ModuleType:
    """The newest SQLite at hand: the system's where it is new enough, else that of ``pysqlite3``."""
    if sqlite3.sqlite_version_info >= SAFE_SQLITE:
        return sqlite3
    try:
        import pysqlite3.dbapi2
    except ImportError:
        return sqlite3
    module: ModuleType = pysqlite3.dbapi2
    return module if module.sqlite_version_info > sqlite3.sqlite_version_info else sqlite3


def _sqlite(path: str, create: bool) -> sa.Engine:
    file = Path(path)
    if path != ":memory:":
        _check_place(file, create)
    module = _sqlite_module()
    if module.sqlite_version_info < OLDEST_SQLITE:
        raise StoreError(f"SQLite {module.sqlite_version} is too old; install pysqlite3, or a Python with SQLite 3.35 or newer")
    pool = sa.pool.StaticPool if path == ":memory:" else sa.pool.QueuePool
    engine = sa.create_engine(
        "sqlite://" if path == ":memory:" else sa.URL.create("sqlite", database=os.path.abspath(path)),
        module=module,
        poolclass=pool,
        connect_args={"timeout": WAIT_SECONDS, "check_same_thread": False},
    )

    @sa.event.listens_for(engine, "connect")
    def _connected(connection: Any, record: Any) -> None:
        connection.isolation_level = None  # transactions are begun below, not by the driver
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout = {WAIT_SECONDS * 1000}")
        if os.access(file, os.W_OK) and os.access(file.resolve().parent, os.W_OK):
            cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute("PRAGMA synchronous = FULL")
        cursor.execute("PRAGMA cache_size = -65536")  # 64 MiB
        cursor.execute("PRAGMA temp_store = MEMORY")
        cursor.close()

    @sa.event.listens_for(engine, "begin")
    def _begun(connection: sa.Connection) -> None:
        writes = connection.get_execution_options().get("unfog_writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _check_place(file: Path, create: bool) -> None:
    """Say before SQLite does, and in words, why a file cannot be a store."""
    if file.is_dir():
        raise StoreError(f"{file} is a folder; give the path of a file, such as {file / 'unfog.db'}")
    try:
        exists = file.exists()
        head = b""
        if exists and file.stat().st_size:
            with file.open("rb") as opened:
                head = opened.read(16)
    except OSError as error:
        raise StoreError(f"cannot read {file}: {error.strerror}; check the path and the right to read it") from error
    if exists:
        if head and head != b"SQLite format 3\0":
            raise StoreError(f"{file} is not an SQLite file; give another path with --store, or move that file away")
        if not head and not create:
            raise StoreError(f"{file} is an empty file, not a store; unfog ingest PATH --store {file} makes one")
        return
    if not create:
        raise StoreError(f"there is no store at {file}; unfog ingest PATH --store {file} makes one")
    folder = file.absolute().parent
    if not folder.is_dir():
        raise StoreError(f"cannot make {file}: there is no folder {folder}; make it, or give another path with --store")
    if not os.access(folder, os.W_OK):
        raise StoreError(f"cannot make {file}: {folder} may not be written to; give another path with --store")


def _postgresql(url: str) -> sa.Engine:
    try:
        import psycopg  # noqa: F401
    except ImportError as error:
        raise StoreError("a PostgreSQL store needs psycopg: pip install 'unfog[postgres]'") from error
    try:
        address = sa.make_url(url).set(drivername="postgresql+psycopg")
    except (ArgumentError, ValueError) as error:
        raise StoreError(f"the URL of the store cannot be read ({error}); write postgresql://user@host:port/database") from error
    return sa.create_engine(address, pool_pre_ping=True, isolation_level="REPEATABLE READ", connect_args={"connect_timeout": 10})


@contextmanager
def reading(engine: sa.Engine) -> Iterator[sa.Connection]:
    """A connection that sees one state of the store.

    Raises:
        StoreError: the database cannot be reached or is damaged.
    """
    with _plain_errors(engine), engine.connect() as connection, connection.begin():
        yield connection


@contextmanager
def writing(engine: sa.Engine) -> Iterator[sa.Connection]:
    """A connection that alone may write; what it wrote is kept when the block ends without an error, and only then.

    Raises:
        StoreError: the database cannot be written to.
    """
    options: dict[str, Any] = {"unfog_writes": True}
    if engine.dialect.name == "postgresql":
        options["isolation_level"] = "READ COMMITTED"  # what the writer before us kept must be seen
    with _plain_errors(engine), engine.connect().execution_options(**options) as connection, connection.begin():
        if engine.dialect.name == "postgresql":
            connection.execute(sa.select(sa.func.pg_advisory_xact_lock(LOCK)))
        yield connection


@contextmanager
def _plain_errors(engine: sa.Engine) -> Iterator[None]:
    """Errors of a database as one sentence that says what to do."""
    try:
        yield
    except NoSuchModuleError as error:
        raise StoreError(str(error)) from error
    except DBAPIError as error:
        raise StoreError(explain(str(error.orig), called(engine))) from error
    except SQLAlchemyError as error:
        raise StoreError(f"the store {called(engine)} failed: {error}") from error


def called(engine: sa.Engine) -> str:
    """The store as messages call it: its path, or its URL without the password."""
    if engine.dialect.name == "sqlite":
        return engine.url.database or ":memory:"
    return engine.url.set(drivername="postgresql").render_as_string(hide_password=True)


_EXPLAINED = (
    ("append-only", "what a store keeps is never changed or deleted; record a new decision instead"),
    ("readonly", "it may not be written to; copy it to a place of your own, or give another path with --store"),
    ("read-only", "it may not be written to; give another store with --store"),
    ("database is locked", "another program has been writing to it for a minute; wait for it to end, or stop it"),
    ("malformed", "the file is damaged; run unfog verify, and go back to a copy of it"),
    ("not a database", "the file is damaged or no store; run unfog verify, and go back to a copy of it"),
    ("disk I/O", "the disk gives errors; check the disk, then run unfog verify"),
    ("disk is full", "the disk is full; make room and run the command again: what was acknowledged is kept"),
    ("password authentication", "the server refused the name or password in the URL"),
    ("does not exist", "the server knows no such database, table or role; check the name at the end of the URL"),
    ("could not translate host", "there is no such host; check the URL"),
    ("resolve host", "there is no such host; check the URL"),
    ("refused", "no server answers there; start it, or check host and port in the URL"),
    ("timeout", "no server answers there; check host and port in the URL"),
)


def explain(message: str, store: str) -> str:
    """A database's message with the name of the store and the next step."""
    said = " ".join(message.split())
    step = next((step for sign, step in _EXPLAINED if sign.lower() in said.lower()), "run unfog verify to see what is wrong")
    return f"the store {store} failed ({said[:200]}): {step}"
