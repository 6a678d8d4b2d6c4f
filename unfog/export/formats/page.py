"""One self-contained HTML page."""

from __future__ import annotations

from unfog.export.formats.base import Column, Format, Options
from unfog.export.html import dossier_page
from unfog.model import Dossier


class _Html(Format):
    def write(self, dossier: Dossier, options: Options) -> str:
        """One HTML document that asks nothing of the network."""
        return dossier_page(dossier, public=options.public, policy=options.policy)


HTML = _Html(
    name="html",
    suffix=".html",
    media_type="text/html; charset=utf-8",
    about="One page that holds everything and opens without a network: to read, to print, to send to an editor.",
    fields=(
        Column("incidents", "each with lead, facts, conflicts, map, timeline, matrix, origins, links, names and gaps"),
        Column("reports", "each with its claims beside the marked text"),
        Column("left out", "what was not read or said nothing"),
    ),
    loses=("Readings' layers without a claim. With more than 200 reports, and in a public copy, the texts of the reports.",),
)
