"""What each run of the program did: which version, with which options, and counts that add up."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

import unfog
from unfog.errors import StoreError
from unfog.store.chain import Keeper
from unfog.store.rows import canonical, sha256
from unfog.store.tables import run_counts, runs


def begin(connection: sa.Connection, kind: str, reader: str, options: Mapping[str, Any], at: str) -> int:
    """Note that a run begins; returns its number."""
    keeper = Keeper(connection)
    config = canonical(options)
    row: dict[str, Any] = {"kind": kind, "at": at, "code": unfog.__version__, "reader": reader, "config": config}
    row["config_digest"] = sha256(config)
    keeper.keep(runs, [row])
    keeper.seal()
    return int(row["seq"])


def end(connection: sa.Connection, run: int, counts: Mapping[str, Mapping[str, int]], at: str) -> None:
    """Note what a run did.

    Raises:
        StoreError: the counts of a stage do not add up.
    """
    keeper = Keeper(connection)
    for stage, count in counts.items():
        if count["came_in"] != count["passed"] + count["known"] + count["rejected"]:
            raise StoreError(f"the counts of {stage} do not add up: {dict(count)}; please report this as a bug")
        keeper.keep(run_counts, [{"run": run, "at": at, "stage": stage, **count}])
    keeper.seal()
