"""``verify`` notices whatever is done to a store behind the program's back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa

from tests.store.making import captured, claim_on, put, strike
from unfog.errors import StoreError
from unfog.store import Proposal, Store, open_store
from unfog.store.tables import KEPT

MORNING = strike("Harbour Wire", 4, "2031-05-05T06:00:00+00:00", "police")
NOON = strike("Coast Post", 11, "2031-05-05T12:00:00+00:00", "residents")


def filled(store: Store) -> None:
    """Two reports and a decision."""
    put(store, MORNING)
    put(store, NOON)
    store.record(Proposal(who="Ada", kind="reject", subject=claim_on(store, 11), reason="misread"))


def tampered(store: Store, *statements: str) -> list[str]:
    """The places that verify names after somebody took the triggers off and changed something."""
    with store.engine.connect() as connection, connection.begin():
        for table in KEPT:
            if store.engine.dialect.name == "postgresql":
                connection.exec_driver_sql(f"ALTER TABLE {table.name} DISABLE TRIGGER ALL")
            else:
                connection.exec_driver_sql(f"DROP TRIGGER {table.name}_kept_update")
                connection.exec_driver_sql(f"DROP TRIGGER {table.name}_kept_delete")
        for statement in statements:
            connection.execute(sa.text(statement))
    return [fault.place for fault in store.verify().faults]


def test_a_store_that_nobody_touched_has_no_fault(store: Store) -> None:
    filled(store)
    verdict = store.verify()
    assert verdict.faults == () and verdict.checked["claims"] == len(MORNING.claims) + len(NOON.claims)
    later = put(store, MORNING)
    assert later and store.verify(verdict.head).faults == ()


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ("UPDATE reports SET text = replace(text, '4 people', '9 people')", f"reports {MORNING.report.id}"),
        ("UPDATE reports SET published = '2031-01-01'", f"reports {MORNING.report.id}"),
        ("UPDATE claims SET value = replace(value, '11', '12')", "claims "),
        ("UPDATE claims SET quote = 'nobody was killed' WHERE field = 'killed'", "claims "),
        ("UPDATE decisions SET reason = 'none'", "decisions "),
        ("DELETE FROM decisions", "decisions "),
        ("DELETE FROM claims WHERE field = 'killed'", "claims "),
        ("DELETE FROM receipts", "receipts "),
        ("UPDATE captures SET name = 'x.txt'", f"captures {captured(MORNING)[1].sha256}"),
        ("UPDATE revisions SET title = 'nothing'", "revisions "),
        ("DELETE FROM revisions WHERE number = 3", "revisions "),
        ("DELETE FROM chain WHERE seq = 3", "chain 3"),
        ("UPDATE chain SET content_sha256 = 'x' WHERE seq = 4", "chain 4 "),
        ("UPDATE readings SET reader = 'other'", f"readings {MORNING.report.id} "),
        ("UPDATE incidents SET record = 'x'", "incidents "),
        ("UPDATE runs SET code = '0'", "runs 1"),
    ],
)  # fmt: skip
def test_verify_names_what_was_changed(store: Store, statement: str, named: str) -> None:
    filled(store)
    if store.engine.dialect.name == "sqlite" and "record =" in statement:
        statement = "UPDATE incidents SET record = x'00'"
    assert any(found.startswith(named) for found in tampered(store, statement)), statement


def test_other_bytes_of_an_original_are_noticed(store: Store) -> None:
    filled(store)
    other = "x'00'" if store.engine.dialect.name == "sqlite" else r"'\x00'::bytea"
    digest = captured(NOON)[1].sha256
    statement = f"UPDATE captures SET data = {other} WHERE sha256 = '{digest}'".replace("::bytea", "")
    assert f"captures {digest}" in tampered(store, statement)


def test_rewriting_the_whole_chain_is_noticed_by_whoever_noted_its_head(store: Store) -> None:
    filled(store)
    head = store.verify().head
    found = tampered(store, "DELETE FROM chain")
    assert found
    assert any("noted earlier" in fault.what for fault in store.verify(head).faults)


def test_a_damaged_file_is_said_to_be_damaged(tmp_path: Path, open_at: Callable[[str], Store]) -> None:
    file = tmp_path / "unfog.db"
    store = open_store(str(file))
    for n in range(1, 9):
        put(store, strike(f"Outlet {n}", n, "2031-05-05T06:00:00+00:00"))
    store.close()
    data = bytearray(file.read_bytes())
    for at in range(4096, len(data) - 4096, 4096):
        data[at : at + 512] = b"\xff" * 512
    file.write_bytes(bytes(data))
    try:
        faults = open_at(str(file)).verify().faults
    except StoreError as error:
        assert "damaged" in str(error)
    else:
        assert faults
