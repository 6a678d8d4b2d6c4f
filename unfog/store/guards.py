"""Triggers by which the database itself refuses to change or delete what is kept."""

from __future__ import annotations

import sqlalchemy as sa

from unfog.store.tables import KEPT

MESSAGE = "is append-only"


def guard(connection: sa.Connection, tables: tuple[sa.Table, ...] = KEPT) -> None:
    """Put the triggers on every kept table."""
    if connection.dialect.name == "postgresql":
        refuse = f"BEGIN RAISE EXCEPTION '% {MESSAGE}', TG_TABLE_NAME; END"
        connection.execute(
            sa.text(f"CREATE OR REPLACE FUNCTION unfog_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ {refuse} $$")
        )
    for table in tables:
        for statement in _statements(table.name, connection.dialect.name):
            connection.exec_driver_sql(statement)


def _statements(table: str, dialect: str) -> list[str]:
    if dialect == "postgresql":
        return [
            f"CREATE TRIGGER {table}_kept BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION unfog_refuse()",
            f"CREATE TRIGGER {table}_whole BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION unfog_refuse()",
        ]
    return [
        f"CREATE TRIGGER {table}_kept_{verb.lower()} BEFORE {verb} ON {table} BEGIN SELECT RAISE(ABORT, '{table} {MESSAGE}'); END"
        for verb in ("UPDATE", "DELETE")
    ]
