"""The names of an incident's entities, and the keys by which a name is found in whatever way it is spelt."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa

from unfog.model import Incident, IncidentId
from unfog.resolve.search import keys_of_name
from unfog.store.querying import IDS, asked, chunks, done
from unfog.store.rows import canonical
from unfog.store.tables import entity_names, incident_entities, name_keys


def write_names(connection: sa.Connection, made: Sequence[Incident], gone: Sequence[IncidentId] = ()) -> None:
    """Put the entities of incidents in the place of those they had; ``gone`` incidents, and those made anew that had some."""
    before = {row.name for row in asked(connection, _NAMES_OF, gone)}
    done(connection, _WITHOUT_NAMES, gone)
    done(connection, _WITHOUT_ENTITIES, gone)
    borne = [(e, i.id) for i in made for e in i.entities]
    names = sorted({(n, incident, e.id) for e, incident in borne if e.type != "role" for n in (e.name, *e.variants)})
    after = {name for name, _, _ in names}
    elsewhere = {row.name for row in asked(connection, _BORNE, sorted(before ^ after))}
    if borne:
        rows = [
            {
                "incident_id": incident,
                "entity_id": e.id,
                "type": e.type,
                "name": e.name,
                "variants": canonical(list(e.variants)),
                "disputed": canonical(list(e.disputed_with)),
            }
            for e, incident in borne
        ]
        connection.execute(_ENTITIES, rows)
    if names:
        connection.execute(_NAMES, [{"name": n, "incident_id": incident, "entity_id": e} for n, incident, e in names])
    _index(connection, after - before - elsewhere)
    _unindex(connection, before - after - elsewhere)


_NAMES, _ENTITIES, _KEYS = entity_names.insert(), incident_entities.insert(), name_keys.insert()
_NAMES_OF = sa.select(entity_names.c.name).where(entity_names.c.incident_id.in_(IDS))
_WITHOUT_NAMES = entity_names.delete().where(entity_names.c.incident_id.in_(IDS))
_WITHOUT_ENTITIES = incident_entities.delete().where(incident_entities.c.incident_id.in_(IDS))
_BORNE = sa.select(entity_names.c.name).where(entity_names.c.name.in_(IDS)).distinct()
"""Names that an entity of another incident bears; their keys are there and stay."""


def _index(connection: sa.Connection, names: set[str]) -> None:
    rows = [{"key": key, "name": name} for key, name in sorted({(key, name) for name in names for key in keys_of_name(name)})]
    if rows:
        connection.execute(_KEYS, rows)


def _unindex(connection: sa.Connection, names: set[str]) -> None:
    for name in sorted(names):
        for keys in chunks(sorted(set(keys_of_name(name)))):
            connection.execute(name_keys.delete().where(name_keys.c.key.in_(keys), name_keys.c.name == name))
