"""What a store promises, on both databases."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib.resources import files

import pytest
import sqlalchemy as sa
from jsonschema import Draft202012Validator

from tests.store.making import captured, derived, kept, only, put, strike, toll
from unfog.errors import StoreError
from unfog.export.contract import dossier_object, dumps
from unfog.model import Rejected
from unfog.store import Filters, Page, Store, open_store
from unfog.store.engine import writing
from unfog.store.tables import KEPT, queue

MORNING = strike("Harbour Wire", 4, "2031-05-05T06:00:00+00:00", "police")
NOON = strike("Coast Post", 11, "2031-05-05T12:00:00+00:00", "residents")
EVENING = strike("Morning Sheet", 4, "2031-05-05T18:00:00+00:00", "police")


def test_reports_of_one_happening_become_one_incident(store: Store) -> None:
    put(store, MORNING, NOON, EVENING)
    (row,) = store.incidents().rows
    assert (row.reports, row.place, row.earliest, row.sub_event_type) == (3, "Harnabad", "2031-05-04", "Air/drone strike")
    assert row.conflicts == ("killed",)
    assert toll(store).agreement == "conflicting"


def test_what_comes_out_keeps_the_public_schema(store: Store) -> None:
    put(store, MORNING, NOON)
    found = store.incident(only(store))
    assert found is not None
    schema = json.loads(files("unfog.export").joinpath("schema", "unfog.dossier.schema.json").read_text("utf-8"))
    data = json.loads(dumps(dossier_object(found.dossier())))
    Draft202012Validator(schema).validate(data)
    texts = {r["id"]: r["text"] for r in data["reports"]}
    assert all(texts[c["report"]][c["start"] : c["end"]] == c["quote"] for c in data["incidents"][0]["claims"])


def test_taking_the_same_in_again_changes_nothing_but_the_log_of_runs(store: Store) -> None:
    put(store, MORNING, NOON)
    before, shown = kept(store), derived(store)
    put(store, NOON, MORNING)
    after = kept(store)
    assert derived(store) == shown
    assert {name for name in before if before[name] != after[name]} == {"runs", "chain"}


def test_the_order_of_batches_does_not_matter_to_the_record(place: str, open_at: Callable[[str], Store]) -> None:
    one = open_at(place)
    for reading in (MORNING, NOON, EVENING):
        put(one, reading)
    other = open_store(":memory:")
    put(other, EVENING, MORNING, NOON)
    records = []
    for store in (one, other):
        found = store.incident(only(store))
        assert found is not None
        records.append(dossier_object(found.dossier())["incidents"][0])
    ids = [r.pop("id") for r in records]
    assert records[0] == records[1]
    assert one.incident(ids[1]) is not None and other.incident(ids[0]) is not None, "each id leads to the incident in both"


def test_an_older_report_that_comes_late_does_not_rename_the_incident(store: Store) -> None:
    put(store, NOON)
    name = only(store)
    put(store, MORNING)
    assert only(store) == name


@pytest.mark.parametrize("table", KEPT, ids=lambda t: t.name)
def test_the_database_itself_refuses_to_change_what_is_kept(store: Store, table: sa.Table) -> None:
    run = put(store, MORNING, NOON)
    store.ingest(run, "one", rejected=[Rejected(stage="ingest", code="empty", subject="a.txt", detail="it is empty")])
    store.end_run(run, {"ingest": {"came_in": 3, "passed": 2, "known": 0, "rejected": 1}})
    store.record(_grade(store))
    column = next(c for c in table.c if not c.primary_key) if table.name != "receipts" else table.c.external_id
    value = sa.literal(1 if isinstance(column.type, sa.Integer | sa.BigInteger) else "x") if column.name != "data" else sa.null()
    for statement in (table.update().values({column: value}), table.delete()):
        with store.engine.connect() as connection, pytest.raises(sa.exc.DBAPIError, match="append-only"):
            connection.execute(statement)


def _grade(store: Store):  # type: ignore[no-untyped-def]
    from unfog.store import Proposal

    return Proposal(who="A. Reader", kind="grade", subject=only(store), value="fair", reason="two sources")


def test_originals_come_back_byte_for_byte(store: Store) -> None:
    put(store, MORNING)
    _, capture = captured(MORNING)
    assert store.capture(capture.sha256) == capture
    assert store.report(MORNING.report.id).captures == (capture.sha256,)  # type: ignore[union-attr]


def test_making_everything_anew_loses_nothing_and_adds_nothing(store: Store) -> None:
    for reading in (MORNING, NOON, EVENING):
        put(store, reading)
    store.record(_grade(store))
    shown, log = derived(store), kept(store)
    store.rebuild()
    assert derived(store) == shown
    assert kept(store) == log, "the records are the same, so there is no new revision"


def test_nothing_is_kept_of_a_batch_that_fails(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    put(store, MORNING)
    before, shown = kept(store), derived(store)

    def fail(*args: object) -> None:
        raise StoreError("out of order")

    monkeypatch.setattr("unfog.store.assembling.make_incident", fail)
    with pytest.raises(StoreError):
        store.ingest(1, "one", reports=[NOON.report], readings=[NOON])
    assert (kept(store), derived(store)) == (before, shown)


def test_counts_that_do_not_add_up_are_refused(store: Store) -> None:
    run = put(store, MORNING)
    with pytest.raises(StoreError, match="add up"):
        store.end_run(run, {"ingest": {"came_in": 3, "passed": 1, "known": 0, "rejected": 1}})


def test_pages_hold_every_incident_once(store: Store) -> None:
    put(store, *_far_apart(7))
    seen, after = [], None
    while True:
        found = store.incidents(page=Page(size=3, after=after))
        seen += [r.id for r in found.rows]
        after = found.next
        if after is None:
            break
    assert len(seen) == len(set(seen)) == 7 == store.incidents().total


def _far_apart(count: int) -> list:  # type: ignore[type-arg]
    """Strikes in different towns and months."""
    from dataclasses import replace

    from tests.making import Newsroom
    from unfog.model import DateValue, PlaceValue

    room = Newsroom()
    made = []
    for n in range(count):
        town = f"Tarvo{'abcdefghij'[n]}"
        month = f"2031-{n + 1:02}-15"
        text = f"A strike hit {town} on Sunday. {n + 1} people were killed in {town}."
        reading = room.reading(f"Outlet {n}", text, at=f"{month}T12:00:00+00:00")
        value = PlaceValue(name=town, country="XX", lat=10.0 + n, lon=20.0 + n, precision="town", geonameid=None)
        event = replace(reading.events[0], place=value, date=DateValue(earliest=month, latest=month))
        reading = room.killed(replace(reading, events=(event,)), n + 1, f"{n + 1} people were killed")
        made.append(room.claim(reading, "place", value, town))
    return made


def test_filters_and_orders(store: Store) -> None:
    put(store, *_far_apart(5))

    def tolls(**given: object) -> list[int | None]:
        return [r.killed_best for r in store.incidents(Filters(**given)).rows]  # type: ignore[arg-type]

    assert tolls(order="killed") == [5, 4, 3, 2, 1]
    assert tolls(killed=4, order="killed") == [5, 4]
    assert tolls(text="tarvob") == [2]
    assert tolls(country="yy") == []
    assert len(tolls(country="xx")) == 5
    assert tolls(conflict="any") == []


def test_a_cursor_of_another_list_is_refused_in_words(store: Store) -> None:
    put(store, MORNING)
    for word in ("x", "bm8", "W10"):
        with pytest.raises(StoreError, match="begin at its first page"):
            store.incidents(page=Page(after=word))


def test_what_does_not_exist_is_none(store: Store) -> None:
    put(store, MORNING)
    assert store.incident("i-nothing") is store.claim("c-nothing") is store.report("r-nothing") is None
    assert store.decision("d-nothing") is store.capture("0" * 64) is store.user("nobody") is None


def test_users_have_roles_and_remember_what_they_saw(store: Store) -> None:
    store.set_user("Ada", role="admin", password_hash="x")
    store.set_user("Ada", disabled=True)
    user = store.user("Ada")
    assert user is not None and (user.role, user.password_hash, user.disabled) == ("admin", "x", True)
    with pytest.raises(StoreError, match="choose from"):
        store.set_user("Ada", role="owner")
    store.mark_looked("Ada", "2031-05-11T00:00:00.000000Z")
    assert store.looked("Ada") == "2031-05-11T00:00:00.000000Z"
    store.mark_looked("")
    assert store.looked("") and [u.name for u in store.users()] == ["", "Ada"]


def test_changes_since_say_what_was_before_and_after(store: Store) -> None:
    put(store, MORNING)
    at = store.now()
    put(store, NOON)
    (change,) = store.changes_since(at).rows
    assert (change.before["killed_high"], change.after["killed_high"]) == (4, 11)
    assert change.number == 2 and change.cause == "run 2"
    assert store.changes_since(store.now()).rows == ()


def test_what_another_version_derived_is_made_anew_before_it_is_added_to(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    put(store, MORNING)
    monkeypatch.setattr("unfog.store.version.deriver_version", lambda: "0.2.0+other")
    assert store.incidents().total == 1, "looking needs no rebuild"
    before = kept(store)
    with pytest.raises(StoreError, match="unfog rebuild once"):
        store.ingest(1, "one", reports=[NOON.report], readings=[NOON])
    assert kept(store) == before
    store.rebuild()
    put(store, NOON)
    assert store.incidents().rows[0].reports == 2


def test_the_queue_names_reports_and_incidents_as_they_are_called_now(store: Store) -> None:
    reading = strike("Harbour Wire", 4, "2031-05-05T06:00:00+00:00")
    put(store, reading)
    id_, report = only(store), reading.report.id
    row = {"incident_id": id_, "rank": 4, "weight": 0.0}
    items = [
        {**row, "kind": "weak join", "subject": f"{report}#2", "why": f"report {report} joined weakly"},
        {**row, "kind": "near miss", "subject": id_, "why": f"may be the same as {id_}"},
    ]
    with writing(store.engine) as connection:
        connection.execute(queue.delete())
        connection.execute(queue.insert(), items)
    told = {item.kind: item.why for item in store.queue().rows}
    title = store.incidents().rows[0].title
    assert told == {
        "weak join": f"report {report} (Harbour Wire) joined weakly",
        "near miss": f"may be the same as {id_} ({title})",
    }
