"""Incidents -> files: one module a format. Exporters only show what the record holds; they decide nothing."""

from __future__ import annotations

from unfog.model import Dossier


def render(dossier: Dossier, format: str) -> str:
    """A dossier in one of the formats ``html``, ``json`` and ``md``, as the text of one file."""
    if format == "json":
        from unfog.export.contract import dossier_object, dumps

        return dumps(dossier_object(dossier)) + "\n"
    if format == "md":
        from unfog.export.markdown import dossier_markdown

        return dossier_markdown(dossier)
    from unfog.export.html import dossier_page

    return dossier_page(dossier)
