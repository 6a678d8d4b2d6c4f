"""The whole record: JSON as the contract words it, and Markdown to paste into notes."""

from __future__ import annotations

from unfog.export.contract import dossier_object, dumps
from unfog.export.formats.base import Column, Format, Options
from unfog.export.markdown import dossier_markdown
from unfog.model import Dossier


class _Json(Format):
    def write(self, dossier: Dossier, options: Options) -> str:
        """One JSON object and a line's end."""
        return dumps(dossier_object(dossier, options.policy)) + "\n"


class _Markdown(Format):
    def write(self, dossier: Dossier, options: Options) -> str:
        """One Markdown text."""
        return dossier_markdown(dossier, options.policy)


JSON = _Json(
    name="json",
    suffix=".json",
    media_type="application/json",
    about="The whole record as one object, held to the published schema unfog.dossier/1.",
    fields=(
        Column("schema", "unfog.dossier/1"),
        Column("reports", "every report with its text, publication time and origin"),
        Column("incidents", "every incident with findings, claims, conflicts, entities, origins, links and history"),
        Column("rejected", "what was left out, with the reason"),
    ),
    loses=("Nothing of the record; layers that only readings hold (mentions, attributions, times) are in `unfog read`.",),
)

MARKDOWN = _Markdown(
    name="md",
    suffix=".md",
    media_type="text/markdown; charset=utf-8",
    about="The lead, the facts, the conflicts with their words, and what is not known, for notes and messages.",
    fields=(
        Column("lead", "what, where, when, who says who did it, how many, how well supported"),
        Column("facts", "a table of the findings with agreement, voices and rule"),
        Column("conflicts", "every position with its quotations"),
        Column("words behind the findings", "the quotations for and against each value"),
        Column("what is not known", "silent fields, open points, single voices"),
    ),
    loses=("Texts of the reports, the history of the record, and the offsets of quotations.",),
)
