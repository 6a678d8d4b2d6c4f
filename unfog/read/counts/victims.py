"""Who of the people named took part -> drafts of ``victim`` and ``attacker``.

A learned decision over abstract signs (``counts.signs``): what stands before, after and over the name, how often and where
it stands. The weights hold no words (``lexicon/en/participant_weights.tsv`` says what they were fitted on).
"""

from __future__ import annotations

from unfog.lexicon.participants import participant_weights
from unfog.model import Draft, EventId, Mention, PartyValue, Passage, PlaceMention
from unfog.read.counts.candidates import Candidate, candidates_of, entity_at
from unfog.read.counts.harms import Harm
from unfog.read.counts.signs import Scene, signs_of
from unfog.read.parse import Parsed


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
        if weights.score(signs) < weights.at_least:
            continue
        name = max(candidate.forms, key=len)
        start, end = candidate.forms[name]
        value = PartyValue(name=name, entity=entity_at(entities, start, end), label=None)
        role = "attacker" if weights.attacked(signs) else "victim"
        drafts.append(Draft(event=main, field=role, value=value, start=start, end=end))  # type: ignore[arg-type]
    return drafts


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
