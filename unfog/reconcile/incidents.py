"""Groups of accounts -> incidents with their whole record."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from unfog.model import (
    Claim,
    Entity,
    EntityId,
    Field,
    Finding,
    Incident,
    IncidentId,
    Mention,
    Origin,
    OriginId,
    Reading,
    ReportId,
    Resolution,
    make_id,
)
from unfog.reconcile.accounts import Account
from unfog.reconcile.ledger import make_ledger, moment_of
from unfog.reconcile.links import links
from unfog.reconcile.record import findings, history


def make_incident(
    accounts: Sequence[Account],
    joined: Mapping[ReportId, str],
    resolution: Resolution,
    origins: Sequence[Origin],
    origin_of: Mapping[ReportId, OriginId],
) -> Incident:
    """The record of one incident from the accounts that tell of it.

    The id is minted from the oldest account, so later reports do not change it.
    """
    readings = {account.report: account.reading for account in sorted(accounts, key=lambda a: a.report)}
    claims = [claim for account in accounts for claim in account.claims]
    ledger = make_ledger(claims, readings, resolution, origin_of)
    made, conflicts = findings(ledger)
    order = tuple(sorted(readings, key=lambda r: (moment_of(readings[r]), r)))
    oldest = min(accounts, key=lambda a: (moment_of(a.reading), a.report, a.ordinal))
    return Incident(
        id=IncidentId(make_id("i", oldest.report, oldest.ordinal or None)),
        title=title_of(made, readings[order[0]]),
        reports=order,
        findings=made,
        claims=(*ledger.claims, *ledger.background),
        conflicts=conflicts,
        entities=_entities(readings, resolution, [*ledger.claims, *ledger.background]),
        origins=tuple(o for o in (_within(origin, frozenset(order)) for origin in origins) if o is not None),
        links=links(ledger),
        history=history(ledger),
        joined={report: joined[report] for report in order if report in joined},
    )


def title_of(made: Mapping[Field, Finding], first: Reading) -> str:
    """What, where, when in a few words; the first report's headline where neither type nor place is known."""
    kind = made["event_type"].value["acled"][1] if "event_type" in made else None
    place = made["place"].value["name"] if "place" in made else None
    day = made["date"].value if "date" in made else None
    if kind is None and place is None:
        return first.report.title or first.report.external_id
    when = None if day is None else day["earliest"][:10] if day["earliest"][:10] == day["latest"][:10] else None
    return ", ".join(part for part in (kind or "Incident", place, when) if part)


def _within(origin: Origin, reports: frozenset[ReportId]) -> Origin | None:
    """The part of an origin that lies in this incident."""
    from dataclasses import replace

    inside = tuple(r for r in origin.reports if r in reports)
    return replace(origin, reports=inside) if inside else None


def _entities(readings: Mapping[ReportId, Reading], resolution: Resolution, claims: Sequence[Claim]) -> tuple[Entity, ...]:
    """The named entities of these reports, with only the spellings that stand in them."""
    names: dict[EntityId, Counter[str]] = defaultdict(Counter)
    sample: dict[EntityId, Mention] = {}
    for reading in readings.values():
        for mention in reading.mentions:
            entity = resolution.of.get(mention.entity, mention.entity)
            sample.setdefault(entity, mention)
            if mention.name is not None:
                names[entity][mention.name] += 1
                if mention.type == "person" and mention.span.text != mention.name:
                    names[entity][mention.span.text] += 1  # with an honorific it is a way to write the name
    whole = {entity.id: entity for entity in resolution.entities}
    used = {getattr(claim.value, "entity", None) for claim in claims}
    made = []
    for entity in sorted(sample):
        if not names[entity] and entity not in used:
            continue
        variants = tuple(sorted(names[entity], key=lambda n: (-names[entity][n], -len(n), n))) or (sample[entity].span.text,)
        known = whole.get(entity)
        made.append(
            Entity(
                id=entity,
                type=known.type if known else sample[entity].type,
                name=known.name if known and (known.name in variants) else max(variants, key=lambda v: (len(v), v)),
                variants=variants,
                disputed_with=tuple(d for d in known.disputed_with if d in sample) if known else (),
                reasons=known.reasons if known else (),
                disputes=tuple(d for d in known.disputes if d.other in sample) if known else (),
                withdrawn=tuple(w for w in known.withdrawn if w in variants) if known else (),
            )
        )
    kept = {entity.id for entity in made}
    missing = sorted(e for e in used if isinstance(e, str) and e not in kept)
    made += [whole[EntityId(e)] for e in missing if EntityId(e) in whole]
    return tuple(made)
