"""Paths in, reports out: walks folders, picks the format, and keeps what cannot be used with its reason."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from unfog.config import Config
from unfog.model import Rejected, Report, ReportId, make_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Ingested:
    """The reports of all inputs in an order that does not depend on the order of the files, and what was left out."""

    reports: tuple[Report, ...]
    rejected: tuple[Rejected, ...]


def read_inputs(paths: Sequence[str], config: Config) -> Ingested:
    """Read every path (file, folder or ``-``) into reports."""
    reports: list[Report] = []
    for path in paths:
        p = Path(path)
        for f in sorted(p.rglob("*")) if p.is_dir() else [p]:
            if f.suffix == ".jsonl":
                for line in f.read_text("utf-8").splitlines():
                    if line.strip():
                        o = json.loads(line)
                        reports.append(_report(o["id"], o["text"], o, config))
            elif f.suffix == ".txt":
                reports.append(_report(f.name, f.read_text("utf-8").strip(), {}, config))
    return Ingested(reports=tuple(sorted(reports, key=lambda r: (r.published or "", r.external_id, r.id))), rejected=())


def _report(external_id: str, text: str, given: dict[str, str | None], config: Config) -> Report:
    published = given.get("published") or config.published
    return Report(
        id=ReportId(make_id("r", external_id, given.get("outlet"), published, text)),
        external_id=external_id,
        text=text,
        outlet=given.get("outlet") or config.outlet,
        title=given.get("title"),
        url=given.get("url"),
        language=given.get("language") or config.language or "en",
        published=published,
        published_basis="given" if published else "unknown",
    )
