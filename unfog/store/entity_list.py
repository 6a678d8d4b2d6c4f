"""Named entities, in order or by a name in whatever spelling."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

import sqlalchemy as sa

from unfog.resolve.search import keys_of_name, limit_of, rank
from unfog.store.paging import paged, size_of
from unfog.store.shown import EntityRow, Found, Page
from unfog.store.tables import entity_names, incident_entities, incidents


def list_entities(connection: sa.Connection, text: str, kind: str | None, page: Page) -> Found[EntityRow]:
    """Entities by name, or those whose name may be ``text`` in any spelling, the likeliest first."""
    if text.strip():
        return Found(rows=tuple(_named(connection, text, kind, size_of(page))))
    place = (incident_entities.c.type, incident_entities.c.name, incident_entities.c.entity_id, incident_entities.c.incident_id)
    query = sa.select(incident_entities, incidents.c.title).join(incidents, incidents.c.id == incident_entities.c.incident_id)
    if kind is not None:
        query = query.where(incident_entities.c.type == kind)
    rows, onward = paged(connection, query, place, page)
    return Found(rows=tuple(_entity_row(row) for row in rows), next=onward)


def _named(connection: sa.Connection, text: str, kind: str | None, size: int) -> Iterable[EntityRow]:
    """Entities whose name may be ``text``: keys look up candidates, comparison ranks them; two statements in all."""
    keys = keys_of_name(text)
    if not keys:
        return
    limits = {f"k{n}": key for n, key in enumerate(keys)} | {f"n{n}": limit_of(key) for n, key in enumerate(keys)}
    rows = [(key, name, name) for key, name in connection.execute(_looked_up(len(keys)), limits)]
    ranked = {c.name: c for c in rank(text, rows, limit=size)}
    query = _bearers(kind is not None)
    sought = {"names": list(ranked), "most": size, "kind": kind} if kind is not None else {"names": list(ranked), "most": size}
    by_name: dict[str, list[Mapping[str, Any]]] = {name: [] for name in ranked}
    for row in connection.execute(query, sought).mappings():
        by_name[row["sought"]].append(dict(row))
    told: set[tuple[str, str]] = set()
    for name, candidate in ranked.items():
        for found in by_name[name]:
            key = (found["incident_id"], found["entity_id"])
            if key not in told:  # by its likeliest spelling
                told.add(key)
                yield _entity_row(found, candidate.comparison.score, candidate.comparison.reason)


@lru_cache(maxsize=2)
def _bearers(of_one_kind: bool) -> sa.Select[Any]:
    """The statement that finds who is called by any of the names given, the latest incidents first; kept, for building it takes
    longer than running."""
    place = sa.func.row_number().over(
        partition_by=entity_names.c.name, order_by=(incidents.c.changed.desc(), incidents.c.id, entity_names.c.entity_id)
    )
    borne = (
        sa.select(incident_entities, incidents.c.title, entity_names.c.name.label("sought"), place.label("place"))
        .join(entity_names, sa.and_(
            entity_names.c.incident_id == incident_entities.c.incident_id,
            entity_names.c.entity_id == incident_entities.c.entity_id,
        ))
        .join(incidents, incidents.c.id == incident_entities.c.incident_id)
        .where(entity_names.c.name.in_(sa.bindparam("names", expanding=True)))
    )  # fmt: skip
    if of_one_kind:
        borne = borne.where(incident_entities.c.type == sa.bindparam("kind"))
    few = borne.subquery()
    return sa.select(few).where(few.c.place <= sa.bindparam("most")).order_by(few.c.place)


@lru_cache(maxsize=64)
def _looked_up(count: int) -> sa.TextClause:
    """The statement that looks up ``count`` keys, each up to its limit; as text, for building it takes longer than running."""
    one = "SELECT * FROM (SELECT key, name FROM name_keys WHERE key = :k{n} ORDER BY name LIMIT :n{n}) AS t{n}"
    return sa.text(" UNION ALL ".join(one.format(n=n) for n in range(count)))


def _entity_row(row: Mapping[str, Any], score: float | None = None, reason: str = "") -> EntityRow:
    return EntityRow(
        entity_id=row["entity_id"],
        type=row["type"],
        name=row["name"],
        variants=tuple(json.loads(row["variants"])),
        incident_id=row["incident_id"],
        title=row["title"],
        disputed=tuple(json.loads(row["disputed"])),
        score=score,
        reason=reason,
    )
