"""Who of the people named took part -> drafts of ``victim`` and ``attacker``.

A learned decision over abstract signs (``counts.signs``): what stands before, after and over the name, how often and where
it stands. The weights hold no words (``lexicon/en/participant_weights.tsv`` says what they were fitted on).
"""

from __future__ import annotations

from unfog.lexicon.participants import participant_weights
from unfog.lexicon.told_people import Told
from unfog.lexicon.victim_names import name_cues
from unfog.model import Draft, EventId, Mention, PartyValue, Passage, PlaceMention
from unfog.read.counts.candidates import Candidate, candidates_of, entity_at, no_names
from unfog.read.counts.harms import Harm
from unfog.read.counts.signs import Scene, signs_of
from unfog.read.counts.told import told_of
from unfog.read.parse import Parsed

LISTED_AT_LEAST = 0.1
"""The score that is enough for a name among those of a toll ("among them the midwife ..."); by judgement, 2026-11-26."""
SPEAKER_AT_LEAST = 0.8
"""The score from which one who only speaks was harmed all the same; by judgement, 2026-11-26."""
SUSPECT_AT_LEAST = 0.5
"""The same for one who is told of as a suspect: they are quoted by the police and in court; by judgement, 2026-11-26."""
WEAK_AT_LEAST = 0.1
"""The score that is enough for one whose kin or house is told of; by judgement, 2026-11-26."""
BYSTANDER_BELOW = 0.2
"""The score under which one who speaks is no party of the report's own events either, whatever the syntax of a single sentence
says (by the names of local news on shootings, 2026-11-27). Of those who do not speak a low score says too little: it was fitted
on that news, and reports of wars name their dead in other words."""
_BESIDE = "bystanders"
_IN_OFFICE = frozenset(("any: title before", "any: office before", "any: appos office", "any: appos of office"))
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
    beside = set(no_names(text, mentions))
    people = people_of(parsed, text, passages, places, harms, mentions)
    left_out = [(p.span.start, p.span.end) for p in passages if p.kind == "boilerplate"]
    left_out += [(h.trigger.sent.start_char, h.trigger.sent.end_char) for h in harms if _of_another(h)]
    year = (parsed.report.published or "")[:4]
    for (candidate, signs), told in zip(people, told_of(text, [c for c, _ in people], left_out, year), strict=True):
        score = 0.0 if candidate.lone else weights.score(signs)
        listed = score >= LISTED_AT_LEAST and "any: in attacker" not in signs and _listed(text, candidate, harms)
        attacked = weights.attacked(signs) and not listed
        if not _took_part(score, weights.at_least, listed, attacked, signs, told):
            if not candidate.lone and _stands_by(score, signs, told):
                beside.update((s.start, s.end) for s in candidate.sightings)
            continue
        name = max(candidate.forms, key=len)
        start, end = candidate.forms[name]
        value = PartyValue(name=name, entity=entity_at(entities, start, end), label=None)
        role = "attacker" if _attacked(attacked, told) else "victim"
        drafts.append(Draft(event=main, field=role, value=value, start=start, end=end))  # type: ignore[arg-type]
    parsed.doc.user_data[_BESIDE] = frozenset(beside)
    return drafts


def bystanders_of(parsed: Parsed) -> frozenset[tuple[int, int]]:
    """Places of the names of those who took no part, as :func:`victim_drafts` left them with the parse."""
    found: frozenset[tuple[int, int]] = parsed.doc.user_data.get(_BESIDE, frozenset())
    return found


def _took_part(score: float, at_least: float, listed: bool, attacked: bool, signs: list[str], told: set[Told]) -> bool:
    """Whether a person took part: by what is told in so many words, else by the score of the signs."""
    if {"harmed", "harms"} & told:
        return True
    if "lives" in told:
        return False
    if "denied" in told:
        return score >= SPEAKER_AT_LEAST
    if listed:
        return True
    if "speaks" in told and _IN_OFFICE.intersection(signs):
        return False
    if "speaks" in told:
        return score >= (SUSPECT_AT_LEAST if attacked else SPEAKER_AT_LEAST)
    return score >= (WEAK_AT_LEAST if "weak" in told else at_least)


def _stands_by(score: float, signs: list[str], told: set[Told]) -> bool:
    """Whether it is nearly sure of one who took no part: one who speaks, and is an official or of a very low score."""
    if {"harmed", "harms"} & told or "speaks" not in told:
        return False
    return score < BYSTANDER_BELOW or bool(_IN_OFFICE.intersection(signs))


def _attacked(by_signs: bool, told: set[Told]) -> bool:
    if ("harmed" in told) != ("harms" in told):
        return "harms" in told
    return by_signs and "weak" not in told


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


def _of_another(harm: Harm) -> bool:
    """Whether a harm is that of another happening."""
    return harm.other not in (None, "hypothetical")


def people_of(
    parsed: Parsed,
    text: str,
    passages: tuple[Passage, ...],
    places: tuple[PlaceMention, ...],
    harms: list[Harm],
    mentions: tuple[Mention, ...],
) -> list[tuple[Candidate, list[str]]]:
    """Every person named, with the signs that he or she took part, which one of a single name has none of; also what the
    weights are fitted on."""
    behind = {h.trigger.sent.start for h in harms if _of_another(h)}
    harmed = {t.i for h in harms if h.other is None and not h.denied for t in h.quantity.persons}
    candidates = candidates_of(parsed, text, mentions)
    scene = Scene.of(parsed, text, passages, places, harmed, behind)
    full = [c for c in candidates if not c.lone]
    return [*zip(full, signs_of(scene, full), strict=True), *((c, list[str]()) for c in candidates if c.lone)]
