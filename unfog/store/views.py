"""Views for people who open the store with another tool (Datasette, a spreadsheet, psql): readable names, nothing packed."""

from __future__ import annotations

import sqlalchemy as sa

VIEWS = {
    "v_incidents": """
        SELECT id, title, sub_event_type AS event_type, earliest, latest, place, country, lat AS latitude, lon AS longitude,
               killed_low, killed_best, killed_high, injured_low, injured_best, injured_high, conflicts, reports, origins, claims,
               decided AS decisions, grade, changed
        FROM incidents""",
    "v_reports": """
        SELECT r.id, r.external_id, r.outlet, r.title, r.url, r.language, r.published, r.published_basis, r.learnt,
               a.incident_id AS incident, r.text
        FROM reports r LEFT JOIN accounts a ON a.id = r.id""",
    "v_claims": """
        SELECT c.id, a.incident_id AS incident, c.report_id AS report, r.outlet, r.published, c.field, c.value, c.quote, c.start,
               c."end", c.speaker, c.speaker_kind, c.certainty, c.superseded, c.background
        FROM claims c
        JOIN current_readings u ON u.report_id = c.report_id AND u.body_sha256 = c.body_sha256
        JOIN reports r ON r.id = c.report_id
        LEFT JOIN accounts a ON a.id = c.report_id""",
    "v_decisions": """
        SELECT seq, at, who, kind, subject, seen, value, reason, supersedes, id FROM decisions""",
    "v_entities": """
        SELECT e.entity_id AS entity, e.type, e.name, e.variants, e.incident_id AS incident, i.title
        FROM incident_entities e JOIN incidents i ON i.id = e.incident_id""",
    "v_sources": """
        SELECT outlet, count(*) AS reports, min(published) AS first, max(published) AS last
        FROM reports WHERE outlet IS NOT NULL GROUP BY outlet""",
    "v_revisions": """
        SELECT at, incident_id AS incident, number, cause, title, summary FROM revisions""",
    "v_rejections": """
        SELECT at, run, stage, code, subject, detail FROM rejections""",
}
"""Name and query of each view. They show what is kept as it is: words that a reviewer hid are hidden on pages and in exports,
not in the store itself."""


def create(connection: sa.Connection) -> None:
    """Make the views."""
    for name, query in VIEWS.items():
        connection.exec_driver_sql(f"CREATE VIEW {name} AS {query}")
