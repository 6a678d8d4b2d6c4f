"""The record of an incident out of what is kept: its readings, and what was decided about them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import sqlalchemy as sa

from unfog.model import AccountId, Incident, IncidentId, Reading, Rejected, ReportId, Resolution, Standing
from unfog.reconcile import make_incident
from unfog.reconcile.accounts import Account, accounts_of, report_of
from unfog.resolve import resolve
from unfog.review.carrying import carried
from unfog.review.effects import hidden_words, identity_judgements, judged, masked
from unfog.review.grading import graded
from unfog.store.decided import decided_about, standings_about
from unfog.store.kept import Library
from unfog.store.lineage import heirs_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What the records of some incidents are made of, looked up together: the readings of their reports, the reports that
    these took the place of, and about which of all these anything was decided."""

    readings: Mapping[ReportId, Reading]
    heirs: Mapping[ReportId, ReportId]
    decided: frozenset[str]


def look_around(connection: sa.Connection, library: Library, reports: Sequence[ReportId], until: str | None = None) -> Around:
    """What there is about reports, with readings as they were at ``until`` where it is given."""
    heirs = heirs_of(connection, reports)
    return Around(
        readings=library.readings(connection, reports, until=until),
        heirs=heirs,
        decided=decided_about(connection, [*reports, *heirs]),
    )


def assemble(
    connection: sa.Connection,
    library: Library,
    incident: IncidentId,
    members: Sequence[AccountId],
    joined: Mapping[ReportId, str] | None,
    *,
    until: str | None = None,
    only: Iterable[ReportId] | None = None,
    around: Around | None = None,
) -> Incident:
    """The record of an incident from its accounts and from what was decided about them.

    ``until`` takes readings and decisions as they were then; ``only`` leaves other reports out. ``around`` is what was looked
    up together for several incidents, as of the same moment.
    """
    kept = set(only) if only is not None else None
    inside = [a for a in members if kept is None or report_of(a) in kept]
    wanted = sorted({report_of(a) for a in inside})
    around = around or look_around(connection, library, wanted, until)
    heirs = {old: now for old, now in around.heirs.items() if now in set(wanted)}
    decided = [r for r in (*wanted, *heirs) if r in around.decided]
    standings = standings_about(connection, decided, until)
    today = standings if until is None else standings_about(connection, decided)
    hidden = hidden_words(today)  # what is hidden today is hidden in the past, too
    plain = {r: around.readings[r] for r in wanted if r in around.readings}
    texts = {r: x.report.text for r, x in plain.items()}
    standings = carried(standings, (c for r in plain.values() for c in r.claims), texts, heirs)
    shown = library.readings(connection, wanted, hidden, until) if hidden else plain
    found, aside = judged([shown[r] for r in wanted if r in shown], standings)
    chosen: list[Account] = [a for reading in found for a in accounts_of(reading) if a.id in set(inside)]
    judgements = identity_judgements(standings)
    unmet: list[Rejected] = []

    def who_is_who(some: Sequence[Reading]) -> Resolution:
        made = resolve(some, judgements, one_incident=True)
        unmet.extend(made.unmet)
        return made

    made = make_incident(chosen, who_is_who, joined, incident)
    standings = graded(_identities(standings, made, past=kept is not None), made)
    return replace(made, decisions=_masked(standings, hidden), set_aside=aside)


def _masked(standings: Sequence[Standing], hidden: tuple[str, ...]) -> tuple[Standing, ...]:
    """The decisions with hidden words hidden in what they saw and said, too."""
    if not hidden:
        return tuple(standings)
    made = []
    for s in standings:
        d = s.decision
        anchor = d.anchor and replace(d.anchor, **{k: masked(getattr(d.anchor, k), hidden) for k in ("quote", "before", "after")})
        words = {k: masked(getattr(d, k), hidden) for k in ("seen", "value", "reason")}
        made.append(replace(s, decision=replace(d, anchor=anchor, **words), detail=masked(s.detail, hidden)))
    return tuple(made)


def _identities(standings: Sequence[Standing], made: Incident, past: bool) -> tuple[Standing, ...]:
    """Decisions about names that nobody bears any more are out of place; in the past, those about names that nobody bore yet are
    left out."""
    names = {variant.casefold() for entity in made.entities for variant in (entity.name, *entity.variants)}
    ids = {entity.id for entity in made.entities}
    checked = []
    for s in standings:
        if s.state == "standing" and s.decision.kind in ("same entity", "different entity"):
            sides = [s.decision.value[side] for side in ("one", "two")]
            lost = [x for x in sides if x.get("entity") not in ids and str(x.get("name") or "").casefold() not in names]
            if lost and past:
                continue
            if lost:
                s = replace(
                    s, state="unplaced", detail=f"nobody in this incident is called {lost[0].get('name')!r} now; decide anew"
                )
        checked.append(s)
    return tuple(checked)
