"""Groups of accounts -> incidents with their whole record."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence

from unfog.model import (
    Claim,
    Entity,
    EntityId,
    Field,
    Finding,
    Incident,
    IncidentId,
    Mention,
    Reading,
    ReportId,
    Resolution,
)
from unfog.reconcile.accounts import Account
from unfog.reconcile.identity import founded_by
from unfog.reconcile.ledger import make_ledger, moment_of, spoken_by
from unfog.reconcile.links import links
from unfog.reconcile.origins import find_origins
from unfog.reconcile.record import findings, history

Resolver = Callable[[Sequence[Reading]], Resolution]
"""Who is who in some readings (``unfog.resolve.resolve``)."""


def make_incident(
    accounts: Sequence[Account], resolver: Resolver, joined: Mapping[ReportId, str] | None = None, id: IncidentId | None = None
) -> Incident:
    """The record of one incident from the accounts that tell of it, and from nothing else.

    Origins and entities are found among the readings of these accounts alone, so the record of an incident does not depend
    on what else is known. ``joined`` says why each report belongs here; ``id`` is the id it goes by, by default that of its
    oldest account.
    """
    accounts = sorted(accounts, key=lambda a: (moment_of(a.reading), a.id))
    readings = {account.report: account.reading for account in sorted(accounts, key=lambda a: a.report)}
    resolution = resolver(list(readings.values()))
    origins, origin_of = find_origins(list(readings.values()), spoken_by(list(readings.values()), resolution))
    claims = [claim for account in accounts for claim in account.claims]
    copies = [(edge.one, edge.two) for o in origins if o.basis == "same wire copy" for edge in o.edges]
    ledger = make_ledger(claims, readings, resolution, origin_of, copies)
    made, conflicts = findings(ledger)
    order = tuple(sorted(readings, key=lambda r: (moment_of(readings[r]), r)))
    return Incident(
        id=id or founded_by(accounts[0].id),
        title=title_of(made, readings[order[0]]),
        reports=order,
        findings=made,
        claims=(*ledger.claims, *ledger.background),
        conflicts=conflicts,
        entities=_entities(readings, resolution, [*ledger.claims, *ledger.background]),
        origins=origins,
        links=links(ledger),
        history=history(ledger, made),
        joined={report: joined[report] for report in order if report in joined} if joined else {},
    )


def title_of(made: Mapping[Field, Finding], first: Reading) -> str:
    """What, where, when in a few words; the first report's headline where neither type nor place is known."""
    kind = made["event_type"].value["acled"][1] if "event_type" in made else None
    where = made["place"].value if "place" in made else {}
    place = " ".join(part for part in (where.get("relation"), where.get("name")) if part) or None
    day = made["date"].value if "date" in made else None
    if kind is None and place is None:
        return first.report.title or first.report.external_id
    when = None if day is None else day["earliest"][:10] if day["earliest"][:10] == day["latest"][:10] else None
    return ", ".join(part for part in (kind or "Incident", place, when) if part)


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
    texts = [reading.report.text for reading in readings.values()]
    for person in whole.values():
        if person.type == "person" and person.id in sample:  # names heard in a text whose reader passed over them
            heard = (v for v in person.variants if v not in names[person.id])
            names[person.id].update(v for v in heard if any(v in text for text in texts))
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
