"""The file opens in Datasette, and its views can be read."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

from tests.store.making import claim_on, put, strike
from unfog.store import Proposal, Store, open_store
from unfog.store.views import VIEWS

datasette_app = pytest.importorskip("datasette.app", reason="datasette is not installed")


def test_datasette_opens_the_file_and_shows_the_views(tmp_path: Path) -> None:
    file = tmp_path / "unfog.db"
    store = open_store(str(file))
    put(store, strike("Harbour Wire", 4, "2031-05-05T06:00:00+00:00"), strike("Coast Post", 11, "2031-05-05T12:00:00+00:00"))
    store.record(Proposal(who="Ada", kind="reject", subject=claim_on(store, 11), reason="misread"))
    store.close()

    async def rows() -> dict[str, Any]:
        app = datasette_app.Datasette([str(file)])
        await app.invoke_startup()
        made = {}
        for view in VIEWS:
            answer = await app.client.get(f"/unfog/{view}.json?_shape=array")
            assert answer.status_code == 200, (view, answer.text)
            made[view] = answer.json()
        page = await app.client.get("/unfog")
        assert page.status_code == 200 and "v_incidents" in page.text
        return made

    found = asyncio.run(rows())
    assert found["v_incidents"][0]["place"] == "Harnabad"
    assert {row["outlet"] for row in found["v_reports"]} == {"Harbour Wire", "Coast Post"}
    assert found["v_decisions"][0]["who"] == "Ada"
    assert all(row["quote"] for row in found["v_claims"])


def test_the_views_can_be_read_on_both_databases(store: Store) -> None:
    put(store, strike("Harbour Wire", 4, "2031-05-05T06:00:00+00:00"))
    with store.engine.connect() as connection:
        counted = {view: connection.exec_driver_sql(f"SELECT count(*) FROM {view}").scalar() for view in VIEWS}
    assert counted["v_incidents"] == counted["v_reports"] == 1 and counted["v_claims"] == 4
