"""Readings -> Resolution: which mentions in which reports are the same person, group, force or place."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from unfog.lexicon.actors import name_keys
from unfog.model import Entity, EntityId, Reading, Resolution, make_id
from unfog.resolve.people import join_people
from unfog.resolve.sets import Sets
from unfog.resolve.sightings import Sighting, body_key, sightings


def resolve(readings: Sequence[Reading]) -> Resolution:
    """Join the report-level entities of all readings into entities; the result does not depend on their order.

    What the actor file knows, and the forces of a state, are joined by what they are; other bodies by their words;
    persons only with a name and company in common (``unfog.resolve.people``).
    """
    seen = sorted(sightings(readings), key=lambda s: s.id)
    sets = Sets()
    bodies: dict[str, Sighting] = {}
    for sighting in seen:
        if sighting.type != "person":
            key = body_key(sighting)
            owner = bodies.setdefault(key, sighting)
            if owner is not sighting:
                sets.join(owner.id, sighting.id, _why(key))
    disputed = join_people([s for s in seen if s.type == "person"], sets)
    return _resolution(seen, sets, disputed)


def _why(key: str) -> str:
    kind, _, rest = key.partition(":")
    return (
        f"actor file: {rest}"
        if kind == "actor"
        else f"the same body of one state: {rest}"
        if kind == "force"
        else "the same words"
    )


def _resolution(seen: Sequence[Sighting], sets: Sets, disputed: Sequence[tuple[str, str]]) -> Resolution:
    members: dict[str, list[Sighting]] = defaultdict(list)
    for sighting in seen:
        members[sets.root(sighting.id)].append(sighting)
    ids = {root: EntityId(make_id("n", root)) for root in members}
    apart: dict[str, set[EntityId]] = defaultdict(set)
    for one, two in disputed:
        a, b = sets.root(one), sets.root(two)
        if a != b:
            apart[a].add(ids[b])
            apart[b].add(ids[a])
    reasons = sets.reasons()
    entities = tuple(
        _entity(ids[root], group, tuple(sorted(apart[root])), reasons.get(root, ())) for root, group in sorted(members.items())
    )
    return Resolution(entities=entities, of={s.id: ids[root] for root, group in sorted(members.items()) for s in group})


def _entity(key: EntityId, group: Sequence[Sighting], apart: tuple[EntityId, ...], reasons: tuple[str, ...]) -> Entity:
    counts: Counter[str] = Counter()
    for sighting in group:
        counts.update(dict(sighting.counts))
    variants = tuple(sorted(counts, key=lambda n: (-counts[n], n)))
    known = next((s.actor for s in group if s.actor is not None and s.type != "person"), None)
    names = sorted({n for s in group for n in s.names})
    fullest = min(names, key=lambda n: (-min(len(name_keys(n)), 4), -counts[n], n))
    name = known.name if known else fullest if group[0].type == "person" else variants[0]
    return Entity(id=key, type=group[0].type, name=name, variants=variants, disputed_with=apart, reasons=reasons)
