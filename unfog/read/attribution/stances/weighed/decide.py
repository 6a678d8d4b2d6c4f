"""The stances of a report, weighed: to what the rules found, what they missed is added.

Rules know the constructions that somebody wrote down; of texts that nobody had read they find a quarter of the stances. A
weighing of abstract features (``cases``) over every pair of a speaker and a party finds those told in other words, by who
speaks, what he speaks of and what the party is there and elsewhere in the report.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from unfog.lexicon.stance_weights import NOTHING, StanceWeights, Sums, stance_weights
from unfog.model import Draft, ResponsibilityValue, Stance
from unfog.read.attribution.stances.own_side import own_side
from unfog.read.attribution.stances.said import Told, draft_of
from unfog.read.attribution.stances.sides import Side
from unfog.read.attribution.stances.weighed.cases import Case, cases
from unfog.read.attribution.stances.weighed.context import Context, context_of
from unfog.read.attribution.stances.weighed.parties import of_side, value_of_party

_BESIDE = 0.5
"""The score from which a further party is charged by words in which a rule found one."""


def weighed(told: Told, ruled: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """The drafts of the rules, and further ones."""
    context, weights = context_of(told, ruled), stance_weights()
    added: list[Draft] = []
    said, alone = None, NOTHING
    joined: dict[str, Sums] = {}
    for case in cases(context):
        if case.said is not said:
            said, alone, joined = case.said, weights.total(case.alone), {}
        if case.where not in joined:
            joined[case.where] = weights.total(case.joined)
        scores = weights.scores(alone, joined[case.where], weights.total(case.features))
        mine = context.ruled.get((str(case.said.attribution.id), case.party.key), set())
        for stance in further(weights, scores, mine, case):
            draft = _draft(case, stance)
            added += [draft] if draft is not None else []
    return tuple(_identified(context, draft) for draft in (*ruled, *_once(added, ruled)))


def further(weights: StanceWeights, scores: Sums, ruled: set[str], case: Case) -> Iterator[Stance]:
    """What the scores of one pair amount to beside what the rules say of it; of one's own deed one claims it, owns up to it, or
    denies it. Where a rule found whom words charge, others are charged by them only by name and with a better score."""
    accuses, owns, denies, admits = scores
    least = weights.at_least["accuses"]
    if "rule for other accuses" in case.features:
        least = _BESIDE if case.party.kind in ("group", "state") else 1.0
    if accuses >= least and not ruled:
        yield "accuses"
    if ruled & {"claims", "confirms", "denies"} or "rule for other own" in case.features:
        return
    if owns >= weights.at_least["owns"] and owns >= denies:
        yield "confirms" if admits >= weights.at_least["admits"] else "claims"
    elif denies >= weights.at_least["denies"]:
        yield "denies"


def _draft(case: Case, stance: Stance) -> Draft | None:
    """A stance that no rule found; its words are the party's where what is said names it, else the speaker's."""
    said = case.said
    speaker = said.speaker
    if speaker is None:
        return None
    side = own_side(said) if case.own else None
    name, entity, place = value_of_party(said, case.party, side)
    event = said.event if said.event is not None and not said.event.background else said.told.main
    value = ResponsibilityValue(party=name, entity=entity, stance=stance)
    pieces = said.attribution.content
    inside = place is not None and any(piece.start <= place.start and place.end <= piece.end for piece in pieces)
    if place is not None and inside and stance == "accuses":
        return draft_of(event, value, place.start, place.end, said.attribution)
    return draft_of(event, value, speaker.start, speaker.end, said.attribution)


def _once(added: list[Draft], ruled: tuple[Draft, ...]) -> Iterator[Draft]:
    """Each speaker's stance on a party once."""
    seen = {(d.attribution, d.value.entity or d.value.party.lower(), d.value.stance)
            for d in ruled if isinstance(d.value, ResponsibilityValue)}  # fmt: skip
    for draft in added:
        value = draft.value
        if isinstance(value, ResponsibilityValue):
            key = (draft.attribution, value.entity or value.party.lower(), value.stance)
            if key not in seen:
                seen.add(key)
                yield draft


def _identified(context: Context, draft: Draft) -> Draft:
    """A draft whose party is described ("the terrorists", "Norland soldiers") with the entity that the report names for it."""
    value = draft.value
    if not isinstance(value, ResponsibilityValue) or (value.entity is not None and value.entity not in context.described):
        return draft
    at = next((c for c in context.parties.values() if any(p.start < draft.end and draft.start < p.end for p in c.places)), None)
    if at is None or value.party not in at.written:
        at = of_side(context.parties, Side(name=value.party, entity=None))
    if at is None or at.entity is None or at.entity in context.described:
        return draft
    return replace(draft, value=replace(value, entity=at.entity))
