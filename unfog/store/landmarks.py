"""What links may mean incidents by, and the incidents that the links of one may mean.

The record of an incident rests on its own reports alone, so which other incident a link means is looked up when it is shown,
among the few that its words and its date point to.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

import sqlalchemy as sa

from unfog.model import Incident, IncidentId, IncidentLink
from unfog.reconcile.links import DAY, Landmark, landmark_of, named_in, with_links
from unfog.store.querying import IDS, chunks, done
from unfog.store.rows import canonical
from unfog.store.tables import incidents, landmark_names, landmarks, revisions

MOST = 200
"""Incidents looked at for one link; where more bear a name of it, it means none of them for certain."""


def write_landmarks(connection: sa.Connection, made: Sequence[Incident]) -> None:
    """Write the landmarks of incidents that have none."""
    marks = [landmark_of(incident) for incident in made]
    if marks:
        connection.execute(_LANDMARKS, [_row(mark) for mark in marks])
    names = sorted((name, mark.id) for mark in marks for name in mark.places)
    if names:
        connection.execute(_NAMES, [{"name": name, "incident_id": incident} for name, incident in names])


def drop_landmarks(connection: sa.Connection, gone: Sequence[IncidentId]) -> None:
    """Forget the landmarks of incidents that are gone or made anew."""
    done(connection, _WITHOUT, gone)
    done(connection, _WITHOUT_NAMES, gone)


def _row(mark: Landmark) -> dict[str, Any]:
    first, last = mark.days or (None, None)
    return {"incident_id": mark.id, "first": first, "last": last, "words": canonical(sorted(mark.words))}


_LANDMARKS, _NAMES = landmarks.insert(), landmark_names.insert()
_WITHOUT = landmarks.delete().where(landmarks.c.incident_id.in_(IDS))
_WITHOUT_NAMES = landmark_names.delete().where(landmark_names.c.incident_id.in_(IDS))


def linked(connection: sa.Connection, made: Incident, published: float | None = None, learnt: str | None = None) -> Incident:
    """The incident with its links filled in; only incidents ``published`` or ``learnt`` by a moment can be meant, where one is
    given."""
    if not made.links:
        return made
    pointed: set[IncidentId] = set()
    for link in made.links:
        pointed |= _pointed_at(connection, link)
    if published is not None:
        pointed = _kept(
            connection, pointed, sa.select(incidents.c.id).where(incidents.c.first_published <= published), incidents.c.id
        )
    if learnt is not None:
        then = sa.select(revisions.c.incident_id).where(revisions.c.at <= learnt, revisions.c.record_sha256 != "")
        pointed = _kept(connection, pointed, then, revisions.c.incident_id)
    return with_links(made, _load(connection, pointed))


def _pointed_at(connection: sa.Connection, link: IncidentLink) -> set[IncidentId]:
    """The incidents of the day or place that a link names; none by a name that very many bear."""
    found: set[IncidentId] = set()
    when = _when(link.date) if link.date else sa.true()
    named = sa.select(landmarks.c.incident_id).join(landmark_names, landmark_names.c.incident_id == landmarks.c.incident_id)
    asked = [named.where(landmark_names.c.name.in_(part), when) for part in chunks(sorted(named_in(link)))]
    if link.date and len(link.date) == DAY:
        asked.append(sa.select(landmarks.c.incident_id).where(when))
    for query in asked:
        ids = connection.execute(query.distinct().limit(MOST + 1)).scalars().all()
        found |= set(map(IncidentId, ids)) if len(ids) <= MOST else set()
    return found


def _when(date: str) -> sa.ColumnElement[bool]:
    """Whether a date, of a day, a month or a year, lies in the days of a landmark."""
    first, last = (sa.func.substr(column, 1, len(date)) for column in (landmarks.c.first, landmarks.c.last))
    return sa.and_(landmarks.c.first <= date + "\uffff", first <= date, last >= date)


def _kept(
    connection: sa.Connection, ids: Iterable[IncidentId], query: sa.Select[Any], column: sa.ColumnElement[str]
) -> set[IncidentId]:
    found: set[IncidentId] = set()
    for part in chunks(sorted(ids)):
        found |= set(map(IncidentId, connection.execute(query.where(column.in_(part))).scalars()))
    return found


def _load(connection: sa.Connection, ids: Iterable[IncidentId]) -> list[Landmark]:
    made = []
    for part in chunks(sorted(ids)):
        places: dict[str, set[str]] = {}
        for row in connection.execute(sa.select(landmark_names).where(landmark_names.c.incident_id.in_(part))):
            places.setdefault(row.incident_id, set()).add(row.name)
        for row in connection.execute(sa.select(landmarks).where(landmarks.c.incident_id.in_(part))):
            made.append(
                Landmark(
                    id=IncidentId(row.incident_id),
                    days=(row.first, row.last) if row.first and row.last else None,
                    places=frozenset(places.get(row.incident_id, ())),
                    words=frozenset(json.loads(row.words)),
                )
            )
    return made
