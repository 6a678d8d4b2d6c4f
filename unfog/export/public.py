"""The copy of a dossier that may leave the desk: short quotations, private persons and minors left out, no paths.

The copy is a dossier like any other, so every exporter writes it without knowing. Offsets stay valid: what is left out of a text
is replaced sign by sign, a name by blocks and what is not quoted by spaces, so ``text[start:end] == quote`` holds.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urlsplit

from unfog.export.persons import private_names
from unfog.model import Claim, Dossier, Incident, Reading, Rejected, Report, ReportId, Span

QUOTATION = 200
"""Code points of one quotation at most; a longer one ends at the last whole word."""

BLOCK = "\u2588"
"""Stands for each sign of a name that is left out of a quotation."""

WITHHELD = "[name withheld]"
"""Stands for a name that is left out of a value."""

_PATH = re.compile(r"(?:[A-Za-z]:)?(?:[\\/][^\s\\/:'\"]+){2,}")
_UNSAID = re.compile(r"\S")


def public_copy(dossier: Dossier) -> Dossier:
    """The public copy.

    Left out: names of private persons and of minors (see ``persons``), everything of a text that is not the headline or a
    quotation of at most ``QUOTATION`` code points, other statements, reviewers' decisions and the claims they set aside, who a
    message was forwarded from, paths, links that are not web addresses.
    """
    return _Public(dossier).copy()


class _Public:
    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        names = private_names(dossier)
        self.pattern = re.compile("|".join(_spelled(n) for n in names)) if names else None
        self.reports: dict[ReportId, Report] = {}

    def copy(self) -> Dossier:
        """The whole copy."""
        kept = {r.report.id: [c for c in r.claims if c.field != "statement"] for r in self.dossier.readings}
        for reading in self.dossier.readings:
            self.reports[reading.report.id] = self._report(reading.report, kept[reading.report.id])
        readings = tuple(self._reading(r, kept[r.report.id]) for r in self.dossier.readings)
        return dataclasses.replace(
            self.dossier,
            readings=readings,
            incidents=tuple(self._incident(i) for i in self.dossier.incidents),
            rejected=tuple(self._rejected(r) for r in self.dossier.rejected),
        )

    def _report(self, report: Report, claims: list[Claim]) -> Report:
        """The report with everything blanked that is neither headline nor quoted."""
        shown = [(0, report.title_length)]
        for claim in claims:
            shown += [_short(claim.span), *map(_short, claim.cues)]
        masked = self._blocks(report.text)
        keep = bytearray(len(masked))
        for start, end in shown:
            keep[start:end] = b"\x01" * (end - start)
        text = "".join(c if k or not _UNSAID.match(c) else " " for c, k in zip(masked, keep, strict=True))
        title = self._blocks(report.title) if report.title and report.title_length else self._words(report.title)
        return dataclasses.replace(
            report,
            text=text,
            title=title,
            external_id=_bare(report.external_id),
            url=report.url if urlsplit(report.url or "").scheme in ("http", "https") else None,
            forwarded_from=None,
        )

    def _reading(self, reading: Reading, claims: list[Claim]) -> Reading:
        """Only what a record needs: the report and its claims."""
        report = self.reports[reading.report.id]
        return Reading(
            report=report,
            publication=reading.publication,
            claims=tuple(self._claim(c) for c in claims),
            rejected=tuple(self._rejected(r) for r in reading.rejected if r.code in ("language", "too-long", "failed")),
        )

    def _claim(self, claim: Claim) -> Claim:
        made: Claim = self._walk(claim)
        return dataclasses.replace(made, attribution=None)

    def _incident(self, incident: Incident) -> Incident:
        claims = tuple(self._claim(c) for c in incident.claims if c.field != "statement")
        bare = dataclasses.replace(incident, claims=(), reports=(), joined={}, decisions=(), set_aside=())
        rest = self._walk(bare)
        joined = {r: self._words(why) for r, why in incident.joined.items()}
        made: Incident = dataclasses.replace(rest, id=incident.id, claims=claims, reports=incident.reports, joined=joined)
        return made

    def _rejected(self, item: Rejected) -> Rejected:
        detail = _PATH.sub("…", self._words(item.detail) or "")
        return dataclasses.replace(item, subject=self._words(_bare(item.subject)) or "", detail=detail)

    def _walk(self, value: Any) -> Any:
        """A value with names left out of every string and spans taken from the blanked texts."""
        if isinstance(value, Span):
            return self.reports[value.report].span(*_short(value))
        if isinstance(value, str):
            return self._words(value)
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            fields = {f.name: self._walk(getattr(value, f.name)) for f in dataclasses.fields(value)}
            return dataclasses.replace(value, **fields)
        if isinstance(value, Mapping):
            return {key: self._walk(item) for key, item in value.items()}
        if isinstance(value, tuple):
            return tuple(self._walk(item) for item in value)
        if isinstance(value, list):
            return [self._walk(item) for item in value]
        return value

    def _blocks(self, text: str) -> str:
        return text if self.pattern is None else self.pattern.sub(lambda m: BLOCK * len(m.group(0)), text)

    def _words(self, text: str | None) -> str | None:
        return text if text is None or self.pattern is None else self.pattern.sub(WITHHELD, text)


def _spelled(name: str) -> str:
    """A pattern for the name as a whole word, whatever white space stands in it; full names in any case."""
    parts = [re.escape(p) for p in name.split()]
    body = r"\s+".join(parts)
    return rf"(?<!\w){f'(?i:{body})' if len(parts) > 1 else body}(?!\w)"


def _short(span: Span) -> tuple[int, int]:
    """The offsets of a quotation, shortened to ``QUOTATION`` code points at a word's end."""
    if span.end - span.start <= QUOTATION:
        return span.start, span.end
    cut = span.text[: QUOTATION + 1].rfind(" ")
    return span.start, span.start + (cut if cut > QUOTATION // 2 else QUOTATION)


def _bare(name: str) -> str:
    """A file's name without its folders; what follows ``#`` in the item of a feed or an export is kept."""
    head, mark, item = name.partition("#")
    return PurePosixPath(head.replace("\\", "/")).name + mark + item if head else name
