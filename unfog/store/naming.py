"""The names of an incident's entities, and the keys by which a name is found in whatever way it is spelt."""

from __future__ import annotations

import sqlalchemy as sa

from unfog.model import Incident, IncidentId
from unfog.resolve.search import keys_of_name
from unfog.store.querying import chunks
from unfog.store.rows import canonical
from unfog.store.tables import entity_names, incident_entities, name_keys


def write_names(connection: sa.Connection, made: Incident | None, incident: IncidentId | None = None) -> None:
    """Put the entities of an incident in the place of those it had; none where it is gone."""
    key = made.id if made is not None else incident
    before = set(connection.execute(sa.select(entity_names.c.name).where(entity_names.c.incident_id == key)).scalars())
    connection.execute(entity_names.delete().where(entity_names.c.incident_id == key))
    connection.execute(incident_entities.delete().where(incident_entities.c.incident_id == key))
    names = sorted({(n, e.id) for e in (made.entities if made else ()) if e.type != "role" for n in (e.name, *e.variants)})
    after = {name for name, _ in names}
    elsewhere = _borne(connection, before ^ after)
    if made is not None and made.entities:
        rows = [
            {
                "incident_id": made.id,
                "entity_id": e.id,
                "type": e.type,
                "name": e.name,
                "variants": canonical(list(e.variants)),
                "disputed": canonical(list(e.disputed_with)),
            }
            for e in made.entities
        ]
        connection.execute(incident_entities.insert(), rows)
    if names:
        connection.execute(entity_names.insert(), [{"name": n, "incident_id": key, "entity_id": entity} for n, entity in names])
    _index(connection, after - before - elsewhere)
    _unindex(connection, before - after - elsewhere)


def _borne(connection: sa.Connection, names: set[str]) -> set[str]:
    """Those of the names that an entity of another incident bears; their keys are there and stay."""
    found: set[str] = set()
    for part in chunks(sorted(names)):
        found |= set(connection.execute(sa.select(entity_names.c.name).where(entity_names.c.name.in_(part)).distinct()).scalars())
    return found


def _index(connection: sa.Connection, names: set[str]) -> None:
    rows = [{"key": key, "name": name} for name in sorted(names) for key in sorted(set(keys_of_name(name)))]
    if rows:
        connection.execute(name_keys.insert(), rows)


def _unindex(connection: sa.Connection, names: set[str]) -> None:
    for name in sorted(names):
        for keys in chunks(sorted(set(keys_of_name(name)))):
            connection.execute(name_keys.delete().where(name_keys.c.key.in_(keys), name_keys.c.name == name))
