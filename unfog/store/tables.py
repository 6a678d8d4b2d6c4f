"""The schema, once for both databases.

Three kinds of tables. *Kept* ones hold what was received, read and decided; the database itself refuses to change or delete
their rows (``guards``). *Derived* ones can be thrown away and made again from the kept ones (``unfog rebuild``). *Settings*
hold who may use the desk.

Times are UTC, ISO 8601 with microseconds and ``Z``, so that their order as text is their order in time. JSON is kept as
canonical text (sorted keys, no spaces), so that a digest of a row is a digest of its text.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

metadata = sa.MetaData()

WORD = sa.Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")
"""Text compared and sorted by code point on both databases."""

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
"""A 64-bit integer that SQLite also counts up by itself."""


def _kept(name: str, *columns: sa.schema.SchemaItem) -> sa.Table:
    return sa.Table(name, metadata, *columns, info={"kept": True})


def _derived(name: str, *columns: sa.schema.SchemaItem, rowid: bool = True) -> sa.Table:
    return sa.Table(name, metadata, *columns, info={"derived": True}, sqlite_with_rowid=rowid)


migrations = _kept(
    "migrations",
    sa.Column("version", sa.Integer, primary_key=True),
    sa.Column("name", WORD, nullable=False),
    sa.Column("at", WORD, nullable=False),
    sa.Column("code", WORD, nullable=False),
)

runs = _kept(
    "runs",
    sa.Column("seq", NUMBER, primary_key=True),
    sa.Column("kind", WORD, nullable=False),  # ingest | reread | rebuild
    sa.Column("at", WORD, nullable=False),
    sa.Column("code", WORD, nullable=False),  # version of Unfog
    sa.Column("reader", WORD, nullable=False),  # digest of what reads: code and lexicon
    sa.Column("config", WORD, nullable=False),  # canonical JSON of the options
    sa.Column("config_digest", WORD, nullable=False),
)

run_counts = _kept(
    "run_counts",
    sa.Column("seq", NUMBER, primary_key=True),
    sa.Column("run", NUMBER, nullable=False, index=True),
    sa.Column("at", WORD, nullable=False),
    sa.Column("stage", WORD, nullable=False),
    sa.Column("came_in", NUMBER, nullable=False),
    sa.Column("passed", NUMBER, nullable=False),
    sa.Column("known", NUMBER, nullable=False),
    sa.Column("rejected", NUMBER, nullable=False),
)

captures = _kept(
    "captures",
    sa.Column("sha256", WORD, primary_key=True),
    sa.Column("name", WORD, nullable=False),
    sa.Column("size", NUMBER, nullable=False),
    sa.Column("given", WORD, nullable=False),  # options that fill what the file lacks, canonical JSON
    sa.Column("learnt", WORD, nullable=False),
    sa.Column("run", NUMBER, nullable=False),
    sa.Column("data", sa.LargeBinary, nullable=False),
)

reports = _kept(
    "reports",
    sa.Column("seq", NUMBER, primary_key=True),
    sa.Column("id", WORD, nullable=False, unique=True),
    sa.Column("external_id", WORD, nullable=False, index=True),
    sa.Column("capture_sha256", WORD, nullable=True, index=True),
    sa.Column("outlet", WORD, nullable=True, index=True),
    sa.Column("title", WORD, nullable=True),
    sa.Column("title_length", sa.Integer, nullable=False),
    sa.Column("url", WORD, nullable=True),
    sa.Column("language", WORD, nullable=True),
    sa.Column("published", WORD, nullable=True),
    sa.Column("published_basis", WORD, nullable=False),
    sa.Column("edited", WORD, nullable=True),
    sa.Column("forwarded_from", WORD, nullable=True),
    sa.Column("text", WORD, nullable=False),
    sa.Column("learnt", WORD, nullable=False, index=True),
    sa.Column("run", NUMBER, nullable=False),
    sa.Column("replaces", WORD, nullable=True, index=True),  # the report of the same capture that a better reader made before
)

receipts = _kept(
    "receipts",
    sa.Column("capture_sha256", WORD, primary_key=True),
    sa.Column("report_id", WORD, primary_key=True),
    sa.Column("external_id", WORD, nullable=False),
    sa.Column("learnt", WORD, nullable=False),
    sa.Column("run", NUMBER, nullable=False),
)

bodies = _kept(
    "bodies",
    sa.Column("sha256", WORD, primary_key=True),  # of the canonical JSON, before compression
    sa.Column("data", sa.LargeBinary, nullable=False),  # zlib
)

readings = _kept(
    "readings",
    sa.Column("seq", NUMBER, primary_key=True),
    sa.Column("report_id", WORD, nullable=False),
    sa.Column("reader", WORD, nullable=False),
    sa.Column("body_sha256", WORD, nullable=False),
    sa.Column("learnt", WORD, nullable=False),
    sa.Column("run", NUMBER, nullable=False),
    sa.UniqueConstraint("report_id", "reader"),
)

claims = _kept(
    "claims",
    sa.Column("seq", NUMBER, primary_key=True),
    sa.Column("id", WORD, nullable=False, index=True),
    sa.Column("body_sha256", WORD, nullable=False),
    sa.Column("report_id", WORD, nullable=False, index=True),
    sa.Column("event", WORD, nullable=True),
    sa.Column("field", WORD, nullable=False),
    sa.Column("value", WORD, nullable=False),
    sa.Column("quote", WORD, nullable=False),
    sa.Column("start", sa.Integer, nullable=False),
    sa.Column("end", sa.Integer, nullable=False),
    sa.Column("speaker", WORD, nullable=True),
    sa.Column("speaker_kind", WORD, nullable=False),
    sa.Column("certainty", WORD, nullable=False),
    sa.Column("superseded", sa.Boolean, nullable=False),
    sa.Column("background", sa.Boolean, nullable=False),
    sa.UniqueConstraint("body_sha256", "id"),
)

rejections = _kept(
    "rejections",
    sa.Column("seq", NUMBER, primary_key=True),
    sa.Column("run", NUMBER, nullable=False, index=True),
    sa.Column("at", WORD, nullable=False),
    sa.Column("stage", WORD, nullable=False),
    sa.Column("code", WORD, nullable=False),
    sa.Column("subject", WORD, nullable=False),
    sa.Column("detail", WORD, nullable=False),
)

decisions = _kept(
    "decisions",
    sa.Column("seq", NUMBER, primary_key=True),
    sa.Column("id", WORD, nullable=False, unique=True),
    sa.Column("who", WORD, nullable=False, index=True),
    sa.Column("at", WORD, nullable=False, index=True),
    sa.Column("kind", WORD, nullable=False),
    sa.Column("subject", WORD, nullable=False, index=True),
    sa.Column("seen", WORD, nullable=False),
    sa.Column("value", WORD, nullable=False),
    sa.Column("reason", WORD, nullable=False),
    sa.Column("supersedes", WORD, nullable=False),
    sa.Column("anchor", WORD, nullable=False),
    sa.Column("about", WORD, nullable=False),  # JSON list of the reports (or outlets) it touches
)

revisions = _kept(
    "revisions",
    sa.Column("seq", NUMBER, primary_key=True),
    sa.Column("incident_id", WORD, nullable=False),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("at", WORD, nullable=False, index=True),
    sa.Column("cause", WORD, nullable=False),  # run <seq> | decision <id> | rebuild
    sa.Column("title", WORD, nullable=False),
    sa.Column("accounts", WORD, nullable=False),  # JSON list; empty when the incident went into another one
    sa.Column("summary", WORD, nullable=False),  # JSON: the figures of a list row
    sa.Column("record_sha256", WORD, nullable=False),
    sa.UniqueConstraint("incident_id", "number"),
)

chain = _kept(
    "chain",
    sa.Column("seq", NUMBER, primary_key=True),
    sa.Column("kind", WORD, nullable=False),  # the table
    sa.Column("subject", WORD, nullable=False),  # the row's key
    sa.Column("content_sha256", WORD, nullable=False),
    sa.Column("hash", WORD, nullable=False),  # of the hash before it, kind, subject and content
    sa.UniqueConstraint("kind", "subject"),
)

made_by = _derived("made_by", sa.Column("version", WORD, primary_key=True))

current = _derived(
    "current_readings",
    sa.Column("report_id", WORD, primary_key=True),
    sa.Column("reading", NUMBER, nullable=False),
    sa.Column("body_sha256", WORD, nullable=False, index=True),
    sa.Column("moment", sa.Float, nullable=True),
)

accounts = _derived(
    "accounts",
    sa.Column("n", NUMBER, primary_key=True),  # its place in the order in which accounts were learnt
    sa.Column("id", WORD, nullable=False, unique=True),
    sa.Column("report_id", WORD, nullable=False, index=True),
    sa.Column("founds", WORD, nullable=False, index=True),
    sa.Column("incident_id", WORD, nullable=True, index=True),
    sa.Column("traits", sa.LargeBinary, nullable=False),
)

account_keys = _derived(
    "account_keys",
    sa.Column("key", NUMBER, primary_key=True, autoincrement=False),
    sa.Column("account", NUMBER, primary_key=True, autoincrement=False),
    rowid=False,
)

edges = _derived(
    "edges",
    sa.Column("a", NUMBER, primary_key=True, autoincrement=False),
    sa.Column("b", NUMBER, primary_key=True, autoincrement=False),
    sa.Column("score", sa.Float, nullable=False),
    rowid=False,
)

incidents = _derived(
    "incidents",
    sa.Column("id", WORD, primary_key=True),
    sa.Column("title", WORD, nullable=False),
    sa.Column("event_type", WORD, nullable=True),
    sa.Column("sub_event_type", WORD, nullable=True),
    sa.Column("earliest", WORD, nullable=True),
    sa.Column("latest", WORD, nullable=True),
    sa.Column("place", WORD, nullable=True),
    sa.Column("country", WORD, nullable=True),
    sa.Column("lat", sa.Float, nullable=True),
    sa.Column("lon", sa.Float, nullable=True),
    sa.Column("killed_low", NUMBER, nullable=True),
    sa.Column("killed_best", NUMBER, nullable=True),
    sa.Column("killed_high", NUMBER, nullable=True),
    sa.Column("injured_low", NUMBER, nullable=True),
    sa.Column("injured_best", NUMBER, nullable=True),
    sa.Column("injured_high", NUMBER, nullable=True),
    sa.Column("conflicts", WORD, nullable=False),  # the fields in conflict, comma separated
    sa.Column("reports", sa.Integer, nullable=False),
    sa.Column("origins", sa.Integer, nullable=False),
    sa.Column("claims", sa.Integer, nullable=False),
    sa.Column("decided", sa.Integer, nullable=False),
    sa.Column("grade", WORD, nullable=True),
    sa.Column("first_published", sa.Float, nullable=True),
    sa.Column("last_published", sa.Float, nullable=True),
    sa.Column("changed", WORD, nullable=False),
    sa.Column("record_sha256", WORD, nullable=False),
    sa.Column("record", sa.LargeBinary, nullable=False),
)
ORDERS: Mapping[str, sa.ColumnElement[Any]] = {
    "newest": sa.func.coalesce(incidents.c.earliest, sa.literal_column("''")),
    "changed": incidents.c.changed,
    "killed": sa.func.coalesce(incidents.c.killed_best, sa.literal_column("-1")),
    "reports": incidents.c.reports,
}
"""What lists are ordered by; each has an index of its own, since the rows themselves are long."""

for _name, _order in ORDERS.items():
    sa.Index(f"incidents_{_name}", _order.desc(), incidents.c.id)
BY_WORDS = sa.Index("incidents_by_words", incidents.c.title, incidents.c.place, incidents.c.id)
"""Holds all that a search for words of a title or place reads, since the rows themselves are long."""

sa.Index("incidents_by_country", incidents.c.country, ORDERS["newest"].desc(), incidents.c.id)
sa.Index("incidents_by_type", incidents.c.sub_event_type, ORDERS["newest"].desc(), incidents.c.id)

incident_entities = _derived(
    "incident_entities",
    sa.Column("incident_id", WORD, primary_key=True),
    sa.Column("entity_id", WORD, primary_key=True),
    sa.Column("type", WORD, nullable=False),
    sa.Column("name", WORD, nullable=False),
    sa.Column("variants", WORD, nullable=False),
    sa.Column("disputed", WORD, nullable=False),
)
sa.Index("entities_by_id", incident_entities.c.entity_id, incident_entities.c.incident_id)
sa.Index("entities_by_name", incident_entities.c.type, incident_entities.c.name, incident_entities.c.entity_id)

landmarks = _derived(
    "landmarks",
    sa.Column("incident_id", WORD, primary_key=True),
    sa.Column("first", WORD, nullable=True),
    sa.Column("last", WORD, nullable=True),
    sa.Column("words", WORD, nullable=False),  # JSON list
)
sa.Index("landmarks_by_day", landmarks.c.first, landmarks.c.last, landmarks.c.incident_id)

landmark_names = _derived(
    "landmark_names",
    sa.Column("name", WORD, primary_key=True),
    sa.Column("incident_id", WORD, primary_key=True, index=True),
    rowid=False,
)

entity_names = _derived(
    "entity_names",
    sa.Column("name", WORD, primary_key=True),
    sa.Column("incident_id", WORD, primary_key=True, index=True),
    sa.Column("entity_id", WORD, primary_key=True),
    rowid=False,
)

name_keys = _derived(
    "name_keys",
    sa.Column("key", WORD, primary_key=True),
    sa.Column("name", WORD, primary_key=True),
    rowid=False,
)

decision_keys = _derived(
    "decision_keys",
    sa.Column("key", WORD, primary_key=True),  # a report's id, "outlet:" and a name, or "*"
    sa.Column("decision", NUMBER, primary_key=True),
    sa.Column("kind", WORD, nullable=False),
    rowid=False,
)

queue = _derived(
    "queue",
    sa.Column("incident_id", WORD, primary_key=True),
    sa.Column("kind", WORD, primary_key=True),
    sa.Column("subject", WORD, primary_key=True),
    sa.Column("rank", sa.Integer, nullable=False),
    sa.Column("weight", sa.Float, nullable=False),
    sa.Column("why", WORD, nullable=False),
)
sa.Index("queue_in_order", queue.c.rank, queue.c.weight, queue.c.incident_id)

users = sa.Table(
    "users",
    metadata,
    sa.Column("name", WORD, primary_key=True),
    sa.Column("role", WORD, nullable=False),  # reader | reviewer | admin
    sa.Column("password_hash", WORD, nullable=False),
    sa.Column("created", WORD, nullable=False),
    sa.Column("disabled", sa.Boolean, nullable=False),
    sa.Column("looked", WORD, nullable=True),
    info={"settings": True},
)

KEPT = tuple(t for t in metadata.sorted_tables if t.info.get("kept"))
DERIVED = tuple(t for t in metadata.sorted_tables if t.info.get("derived"))
