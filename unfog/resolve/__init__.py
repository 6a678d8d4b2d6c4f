"""Readings -> Resolution: which mentions in which reports are the same person, group, force or place."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from unfog.lexicon.actors import name_keys
from unfog.model import Dispute, Entity, EntityId, Evidence, IdentityJudgement, Reading, Rejected, Resolution, make_id
from unfog.resolve import judged
from unfog.resolve.evidence import evidence
from unfog.resolve.heard import heard_again
from unfog.resolve.people import join_people
from unfog.resolve.sets import Sets
from unfog.resolve.sightings import Sighting, body_key, members_of, sightings

Pair = tuple[str, str]


def resolve(
    readings: Sequence[Reading], judgements: Sequence[IdentityJudgement] = (), *, one_incident: bool = False
) -> Resolution:
    """Join the report-level entities of all readings into entities; the result does not depend on the readings' order.

    Reviewers' ``judgements``, in the order they were made, come before everything; where two contradict, the later one
    holds, and what cannot be applied is in ``Resolution.unmet``. What the actor file knows, and the forces of a state,
    are joined by what they are; other bodies by their words; persons only with a name and company in common
    (``unfog.resolve.people``). ``one_incident``: the readings tell of one incident, so that being named in it is company, and
    persons are heard again in texts whose reader passed over their names (``unfog.resolve.heard``).
    """
    told = tuple(sightings(readings, one_incident=one_incident))
    seen = sorted((*told, *(heard_again(readings, told) if one_incident else ())), key=lambda s: s.id)
    sets = Sets()
    ruling = judged.apply(judgements, seen, sets)
    bodies: dict[str, Sighting] = {}
    for sighting in seen:
        if sighting.type != "person":
            key = body_key(sighting)
            owner = bodies.setdefault(key, sighting)
            if owner is not sighting:
                sets.join(owner.id, sighting.id, _why(key))
    disputed: dict[Pair, Evidence | None] = dict.fromkeys(join_people([s for s in seen if s.type == "person"], sets))
    disputed.update(ruling.open)
    return _resolution(seen, sets, disputed, tuple(ruling.unmet))


def _why(key: str) -> str:
    kind, _, rest = key.partition(":")
    return (
        f"actor file: {rest}"
        if kind == "actor"
        else f"the same body of one state or place: {rest}"
        if kind in ("force", "local")
        else "the same words"
    )


def _resolution(
    seen: Sequence[Sighting], sets: Sets, disputed: Mapping[Pair, Evidence | None], unmet: tuple[Rejected, ...]
) -> Resolution:
    members = members_of(seen, sets)
    ids, former = _ids(members)
    open_questions = _open_questions(disputed, members, sets)
    reasons = sets.reasons()
    entities = tuple(
        _entity(ids[root], group, _disputes(open_questions[root], ids), reasons.get(root, ()))
        for root, group in sorted(members.items())
    )
    of = {s.id: ids[root] for root, group in sorted(members.items()) for s in group}
    return Resolution(entities=entities, of=of, former=former, unmet=unmet)


def _ids(members: Mapping[str, Sequence[Sighting]]) -> tuple[dict[str, EntityId], dict[EntityId, EntityId]]:
    """An id for every set, and the other ids that lead to it.

    A body's comes from what it is and never changes; a person's, and that of a body a judgement split off, from its first
    sighting, so that later reports do not change it.
    """
    ids: dict[str, EntityId] = {}
    former: dict[EntityId, EntityId] = {}
    taken: set[EntityId] = set()
    by_age = sorted((min(map(_age, group)), root) for root, group in members.items())
    for (_, first), root in by_age:
        oldest = next(s for s in members[root] if s.id == first)
        chosen = EntityId(make_id("n", first if oldest.type == "person" else body_key(oldest)))
        if chosen in taken:
            chosen = EntityId(make_id("n", first))
        taken.add(chosen)
        ids[root] = chosen
    for _, root in by_age:
        for sighting in members[root]:
            for base in (sighting.id, *(() if sighting.type == "person" else (body_key(sighting),))):
                former.setdefault(EntityId(make_id("n", base)), ids[root])
    former.update((chosen, chosen) for chosen in ids.values())
    return ids, former


def _age(sighting: Sighting) -> tuple[str, str]:
    return sighting.published or "9999", sighting.id


def _open_questions(
    disputed: Mapping[Pair, Evidence | None], members: Mapping[str, Sequence[Sighting]], sets: Sets
) -> dict[str, dict[str, tuple[tuple[Evidence, ...], tuple[Evidence, ...]]]]:
    """For each root, the roots it may be one with, and what speaks for and against."""
    found: dict[str, dict[str, tuple[tuple[Evidence, ...], tuple[Evidence, ...]]]] = defaultdict(dict)
    for (one, two), said in sorted(disputed.items(), key=lambda item: item[0]):
        a, b = sets.root(one), sets.root(two)
        if a != b and b not in found[a]:
            supporting, opposing = evidence(members[a], members[b])
            if said is not None:
                supporting, opposing = (*supporting, said), (*opposing, said)
            found[a][b] = found[b][a] = supporting, opposing
    return found


def _disputes(
    questions: Mapping[str, tuple[tuple[Evidence, ...], tuple[Evidence, ...]]], ids: Mapping[str, EntityId]
) -> tuple[Dispute, ...]:
    made = [Dispute(other=ids[root], supporting=pro, opposing=con) for root, (pro, con) in questions.items()]
    return tuple(sorted(made, key=lambda d: d.other))


def _entity(key: EntityId, group: Sequence[Sighting], disputes: tuple[Dispute, ...], reasons: tuple[str, ...]) -> Entity:
    counts: Counter[str] = Counter()
    for sighting in group:
        counts.update(dict(sighting.counts))
    variants = tuple(sorted(counts, key=lambda n: (-counts[n], n)))
    known = next((s.actor for s in group if s.actor is not None and s.type != "person"), None)
    names = sorted({n for s in group for n in s.names})
    fullest = min(names, key=lambda n: (-min(len(name_keys(n)), 4), -counts[n], n))
    name = known.name if known else fullest if group[0].type == "person" else variants[0]
    return Entity(
        id=key,
        type=group[0].type,
        name=name,
        variants=variants,
        disputed_with=tuple(d.other for d in disputes),
        reasons=reasons,
        disputes=disputes,
        withdrawn=tuple(sorted({n for s in group for n in s.withdrawn})),
    )
