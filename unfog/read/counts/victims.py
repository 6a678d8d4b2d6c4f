"""Who of the people named took part -> drafts of ``victim`` and ``attacker``.

A learned decision over abstract signs (``counts.signs``): what stands before, after and over the name, how often and where
it stands. The weights hold no words (``lexicon/en/participant_weights.tsv`` says what they were fitted on).
"""

from __future__ import annotations

from unfog.lexicon.participants import participant_weights
from unfog.lexicon.victim_names import name_cues
from unfog.model import Draft, EventId, Mention, PartyValue, Passage, PlaceMention
from unfog.read.counts.candidates import Candidate, candidates_of, entity_at
from unfog.read.counts.harms import Harm
from unfog.read.counts.signs import Scene, signs_of
from unfog.read.parse import Parsed

LISTED_AT_LEAST = 0.1
"""The score that is enough for a name among those of a toll ("among them the midwife ..."); by judgement, 2026-11-26."""
NEAR_TOLL = 300
"""Characters from a figure of people harmed to the names of some of them."""


def victim_drafts(
    parsed: Parsed,
    text: str,
    passages: tuple[Passage, ...],
    places: tuple[PlaceMention, ...],
    harms: list[Harm],
    mentions: tuple[Mention, ...],
    main: EventId | None,
) -> list[Draft]:
    """Drafts for the named people who are said to be harmed, and for those arrested or charged."""
    weights = participant_weights()
    entities = {(m.span.start, m.span.end): m.entity for m in mentions if m.type == "person"}
    drafts = []
    for candidate, signs in people_of(parsed, text, passages, places, harms, mentions):
        score = weights.score(signs)
        listed = score >= LISTED_AT_LEAST and "any: in attacker" not in signs and _listed(text, candidate, harms)
        if score < weights.at_least and not listed:
            continue
        name = max(candidate.forms, key=len)
        start, end = candidate.forms[name]
        value = PartyValue(name=name, entity=entity_at(entities, start, end), label=None)
        role = "attacker" if weights.attacked(signs) and not listed else "victim"
        drafts.append(Draft(event=main, field=role, value=value, start=start, end=end))  # type: ignore[arg-type]
    return drafts


def _listed(text: str, candidate: Candidate, harms: list[Harm]) -> bool:
    """Whether one of the places of a name is in a list of some of those whom a figure just before it counts."""
    cues = name_cues()
    for sighting in candidate.sightings:
        before = text[max(0, sighting.start - 160) : sighting.start]
        if sighting.full and cues.listed.search(before) is not None:
            near = (h for h in harms if sighting.start - NEAR_TOLL < h.end <= sighting.start and h.live)
            if any(h.field in ("killed", "injured") and h.quantity.number is not None for h in near):
                return True
    return False


def people_of(
    parsed: Parsed,
    text: str,
    passages: tuple[Passage, ...],
    places: tuple[PlaceMention, ...],
    harms: list[Harm],
    mentions: tuple[Mention, ...],
) -> list[tuple[Candidate, list[str]]]:
    """Every person named in full, with the signs that he or she took part; also what the weights are fitted on."""
    behind = {h.trigger.sent.start for h in harms if h.other not in (None, "hypothetical")}
    harmed = {t.i for h in harms if h.other is None for t in h.quantity.persons}
    candidates = candidates_of(parsed, text, mentions)
    scene = Scene.of(parsed, text, passages, places, harmed, behind)
    return list(zip(candidates, signs_of(scene, candidates), strict=True))
