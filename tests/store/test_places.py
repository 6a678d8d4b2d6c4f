"""Where a store can be, and what is said when it cannot."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest
import sqlalchemy as sa

from tests.store.making import put, strike
from unfog.errors import StoreError
from unfog.store import Store, migrations, open_store
from unfog.store.tables import migrations as passed


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is a folder"):
        open_store(str(tmp_path))


def test_only_making_one_makes_one(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="unfog ingest PATH --store"):
        open_store(str(tmp_path / "new.db"), create=False)
    assert not list(tmp_path.iterdir())


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no folder"):
        open_store(str(tmp_path / "nowhere" / "unfog.db"))


def test_another_file_is_not_overwritten(tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("Notes of the desk, not a database at all.", "utf-8")
    with pytest.raises(StoreError, match="not an SQLite file"):
        open_store(str(file))
    assert file.read_text("utf-8").startswith("Notes")


def test_a_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "other.db"
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    with pytest.raises(StoreError, match="another program"):
        open_store(str(file))


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("mysql://localhost/x", "is no store"),
        ("postgresql://127.0.0.1:1/none", "no server answers"),
        ("postgresql://no-such-host.invalid/none", "no such host"),
        ("postgresql://127.0.0.1:port/none", "cannot be read"),
    ],
)
def test_a_wrong_url_is_said_to_be_wrong(url: str, said: str) -> None:
    with pytest.raises(StoreError, match=said):
        open_store(url)


def test_a_password_is_never_in_a_message() -> None:
    with pytest.raises(StoreError) as caught:
        open_store("postgresql://ada:very-secret@127.0.0.1:1/none")
    assert "very-secret" not in str(caught.value)


def test_a_database_that_does_not_exist_is_named(postgres: sa.URL) -> None:
    with pytest.raises(StoreError, match="no such database"):
        open_store(postgres.set(database="nobody_made_this").render_as_string(hide_password=False))


def test_a_store_that_may_only_be_read_can_be_read(tmp_path: Path) -> None:
    file = tmp_path / "unfog.db"
    store = open_store(str(file))
    put(store, strike("Harbour Wire", 4, "2031-05-05T06:00:00+00:00"))
    with store.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    store.close()
    for left in tmp_path.glob("unfog.db-*"):
        left.unlink()
    file.chmod(0o444)
    tmp_path.chmod(0o555)
    try:
        if os.access(file, os.W_OK):  # root may write everywhere: then there is nothing to see
            pytest.skip("running as root")
        read_only = open_store(str(file), create=False)
        assert read_only.incidents().total == 1
        with pytest.raises(StoreError, match="may not be written to"):
            put(read_only, strike("Coast Post", 11, "2031-05-05T12:00:00+00:00"))
    finally:
        tmp_path.chmod(0o755)


def test_a_store_remembers_which_versions_it_has_been_through(store: Store) -> None:
    with store.engine.connect() as connection:
        assert connection.execute(sa.select(passed.c.version)).scalars().all() == [s.version for s in migrations.STEPS]


def test_an_older_store_is_brought_forward_and_keeps_what_it_holds(
    store: Store, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(store, strike("Harbour Wire", 4, "2031-05-05T06:00:00+00:00"))

    def widen(connection: sa.Connection) -> None:
        connection.exec_driver_sql("ALTER TABLE incidents ADD COLUMN note TEXT")

    step = migrations.Step(migrations.STEPS[-1].version + 1, "a note on incidents", widen)
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, step))
    newer = open_store(place)
    assert newer.incidents().total == 1 and newer.verify().faults == ()
    with newer.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT note FROM incidents").scalar() is None
    newer.close()
    monkeypatch.undo()
    with pytest.raises(StoreError, match="update Unfog"):
        open_store(place)


def test_a_migration_that_fails_leaves_the_store_as_it_was(store: Store, place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    put(store, strike("Harbour Wire", 4, "2031-05-05T06:00:00+00:00"))

    def fail(connection: sa.Connection) -> None:
        connection.exec_driver_sql("ALTER TABLE incidents ADD COLUMN note TEXT")
        raise StoreError("it went wrong")

    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, migrations.Step(99, "broken", fail)))
    with pytest.raises(StoreError, match="went wrong"):
        open_store(place)
    monkeypatch.undo()
    again = open_store(place)
    assert "note" not in {c["name"] for c in sa.inspect(again.engine).get_columns("incidents")}
    assert again.verify().faults == ()
    again.close()
