"""One filled store for the tests that only read, and a fresh copy for each that decides."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from tests.serve.newsdesk import FRIDAY, Clock, filled
from unfog.serve.app import create_app
from unfog.serve.door import Desk
from unfog.serve.settings import Settings
from unfog.store import Store, open_store


@pytest.fixture(scope="session")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a filled store, not to be written to."""
    folder = tmp_path_factory.mktemp("desk")
    store = filled(folder)
    store.close()
    return folder / "desk.db"


@pytest.fixture
def store(full: Path, tmp_path: Path) -> Iterator[Store]:
    """A store of one's own; it is Friday."""
    shutil.copy(full, tmp_path / "desk.db")
    opened = open_store(str(tmp_path / "desk.db"), clock=Clock(FRIDAY))
    yield opened
    opened.close()


Visit = Callable[..., TestClient]


@pytest.fixture
def visit(store: Store) -> Visit:
    """Makes a browser-like client of a desk over the store: signed in where the desk is one person's."""

    def make(*, signed_in: bool = True, **settings: object) -> TestClient:
        chosen = Settings(**{"token": "key", **settings})  # type: ignore[arg-type]
        app = create_app(Desk(store=store, settings=chosen, now=FRIDAY.timestamp))
        client = TestClient(app, base_url="http://127.0.0.1:8321", follow_redirects=False)
        if signed_in and not chosen.team:
            assert client.get("/?token=key").status_code == 303
        return client

    return make
