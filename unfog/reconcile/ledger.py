"""The ledger of one incident: its claims with the moment, the voice and the origin of each.

Everything the record says is computed from a ledger; the ledger as it stood at a moment is the ledger of the reports
published by then, which is all that history needs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache

from unfog.model import (
    Claim,
    EntityId,
    OriginId,
    PartyValue,
    Reading,
    ReportId,
    Resolution,
    ResponsibilityValue,
)

_ARTICLE = re.compile(r"^(?:the|a|an|its|his|her|their)\s+", re.IGNORECASE)
_NOT_WORD = re.compile(r"\W+")

Voice = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """Claims of one incident in order of publication, then text order.

    ``moment`` gives each report's time as seconds since 1970 (``inf`` where unknown: such a report counts as learnt
    last), ``origin`` its origin. Background claims are kept apart in ``background``.
    """

    claims: tuple[Claim, ...]
    background: tuple[Claim, ...]
    moment: Mapping[ReportId, float]
    origin: Mapping[ReportId, OriginId]
    spoken: Mapping[str, EntityId]
    copies: tuple[tuple[ReportId, ReportId], ...] = ()

    def until(self, reports: frozenset[ReportId]) -> Ledger:
        """The ledger as it stood when only ``reports`` were known: without their claims, and without the copies that only
        later reports brought to light. Who is who is told as it is known now."""
        return replace(
            self,
            moment={r: when for r, when in self.moment.items() if r in reports},
            origin=self._origins_among(reports),
            claims=tuple(c for c in self.claims if c.report in reports),
            background=tuple(c for c in self.background if c.report in reports),
        )

    def _origins_among(self, reports: frozenset[ReportId]) -> Mapping[ReportId, OriginId]:
        """The origin of each report, copies joined only through reports that are known."""
        if not self.copies:
            return self.origin
        first = {report: report for report in reports}
        for _ in range(len(reports)):  # the smallest id spreads along the copies
            changed = False
            for a, b in self.copies:
                if a in first and b in first and first[a] != first[b]:
                    first[a] = first[b] = min(first[a], first[b])
                    changed = True
            if not changed:
                break
        return {report: OriginId(str(root)) for report, root in first.items()}

    def of(self, *fields: str) -> list[Claim]:
        """The claims on one of ``fields``, in ledger order."""
        return [c for c in self.claims if c.field in fields]

    def voice(self, claim: Claim) -> Voice:
        """Who stands behind a claim, for counting: reports by one voice are one witness.

        A named speaker is a voice whoever relays it; the outlet's own voice is the report's origin. All unnamed officials
        together count as one voice: two "anonymous officials" may be one man.
        """
        if claim.speaker.name is None:
            return ("origin", str(self.origin.get(claim.report, claim.report)))
        if claim.speaker.kind == "anonymous official":
            return ("anonymous", "official")
        key = folded(claim.speaker.name)
        return ("speaker", str(self.spoken.get(key, key)))

    def voices(self, claims: Iterable[Claim]) -> int:
        """How many independent voices stand behind claims.

        An outlet that says the same as a speaker it quotes in that report repeats the speaker (a headline does): its own
        voice then adds nothing.
        """
        said = list(claims)
        quoted = {self.origin.get(c.report, c.report) for c in said if c.speaker.name is not None}
        own = {self.voice(c) for c in said if c.speaker.name is None and self.origin.get(c.report, c.report) not in quoted}
        return len(own | {self.voice(c) for c in said if c.speaker.name is not None})

    def independent(self, claims: Iterable[Claim]) -> int | None:
        """How many independent voices stand behind claims, for showing: ``None`` where it cannot be known, as when several
        reports rest on nobody but unnamed officials, who may be one man or many."""
        said = list(claims)
        if not said:
            return None
        unnamed = {self.voice(c) for c in said} == {("anonymous", "official")}
        return None if unnamed and len({self.origin.get(c.report, c.report) for c in said}) > 1 else self.voices(said)


@lru_cache(maxsize=100_000)
def folded(name: str) -> str:
    """A name for comparing: case, article and punctuation taken off."""
    return " ".join(_NOT_WORD.split(_ARTICLE.sub("", name).casefold())).strip()


def moment_of(reading: Reading) -> float:
    """When a report became known: seconds since 1970; a day counts as its end, unknown as ``inf``."""
    return _moment(reading.report.published or reading.publication.latest)


@lru_cache(maxsize=10_000)
def _moment(stamp: str | None) -> float:
    if not stamp:
        return float("inf")
    try:
        when = datetime.fromisoformat(stamp if len(stamp) > 10 else f"{stamp}T23:59:59")
    except ValueError:
        return float("inf")
    return (when if when.tzinfo else when.replace(tzinfo=UTC)).timestamp()


def known_by(reading: Reading, moment: float) -> bool:
    """Whether a report was out by a moment (seconds since 1970)."""
    return moment_of(reading) <= moment


def make_ledger(
    claims: Sequence[Claim],
    readings: Mapping[ReportId, Reading],
    resolution: Resolution,
    origin: Mapping[ReportId, OriginId],
    copies: Sequence[tuple[ReportId, ReportId]] = (),
) -> Ledger:
    """Order the claims, and replace report-level entity ids by those of the resolution. ``copies`` are the pairs of reports
    that were found to share wording."""
    moment = {claim.report: moment_of(readings[claim.report]) for claim in claims}
    ordered = sorted(claims, key=lambda c: (moment[c.report], c.report, c.span.start, c.span.end, c.id))
    joined = [_with_entity(claim, resolution) for claim in ordered]
    return Ledger(
        claims=tuple(c for c in joined if not c.background),
        background=tuple(c for c in joined if c.background),
        moment=moment,
        origin=origin,
        spoken=spoken_by([readings[r] for r in sorted(moment)], resolution),
        copies=tuple(copies),
    )


def spoken_by(readings: Sequence[Reading], resolution: Resolution) -> dict[str, EntityId]:
    """Folded names -> entity, for telling that "CENTCOM" and "US Central Command" are one voice."""
    known: dict[str, EntityId] = {}
    for reading in readings:
        for mention in reading.mentions:
            if mention.name is not None:
                known.setdefault(folded(mention.name), resolution.of.get(mention.entity, mention.entity))
    return known


def _with_entity(claim: Claim, resolution: Resolution) -> Claim:
    value = claim.value
    if isinstance(value, PartyValue | ResponsibilityValue) and value.entity is not None:
        return replace(claim, value=replace(value, entity=resolution.of.get(value.entity, value.entity)))
    return claim
