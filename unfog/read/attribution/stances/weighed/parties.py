"""The parties of a report that a deed may be laid to: bodies and people by name, sides of states, and bodies by their noun.

``Told`` -> :class:`Candidate`, each with the words that mean it. What belongs to one state ("Norland", "Norland's army",
"Norland drones") is one candidate: whoever blames one of them blames that side.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from unfog.lexicon.actors import actors
from unfog.lexicon.speaker_kinds import speaker_kinds
from unfog.model import EntityId
from unfog.read.attribution.blame import sides_of
from unfog.read.attribution.stances.said import Said, Told
from unfog.read.attribution.stances.sides import Side, meant_by
from unfog.read.attribution.stances.weighed.roles import noun_class
from unfog.read.attribution.text import words_at

_BODIES = ("group", "force", "state", "person")
_ARMED = ("armed group", "military", "police")
_ALONE = ("acomp", "attr", "nsubj", "pobj", "amod", "compound")
_MODIFIERS = ("compound", "amod", "nmod", "poss")


@dataclass(frozen=True, slots=True)
class Place:
    """Words that mean a party: the number of their head, and their offsets."""

    head: int
    start: int
    end: int


@dataclass(slots=True, kw_only=True)
class Candidate:
    """A party: how it is named, its entity where it has one, its kind (a mention type, or ``unnamed``), and its places."""

    key: str
    name: str
    entity: EntityId | None
    kind: str
    places: list[Place] = field(default_factory=list)
    written: set[str] = field(default_factory=set)


def state_of(name: str) -> str | None:
    """The id of the one state that words name or belong to."""
    known = actors()
    found = {side for side in sides_of(name) if known[side].type == "state"}
    return next(iter(found)) if len(found) == 1 else None


def candidates(told: Told) -> dict[str, Candidate]:
    """All parties of a report by key, in the order in which they are named."""
    found: dict[str, Candidate] = {}
    text = told.text
    held: set[int] = set()
    for mention in told.mentions:
        if mention.type not in _BODIES or mention.withdrawn:
            continue
        words = words_at(text, mention.span.start, mention.span.end)
        if not words:
            continue
        held.update(words)
        name = mention.name or mention.span.text
        state = state_of(name) if mention.type in ("state", "force") else None
        head = next((i for i in words if text.head[i] not in words), words[-1])
        place = Place(head, mention.span.start, mention.span.end)
        key = f"state {state}" if state else str(mention.entity)
        at = found.setdefault(key, Candidate(key=key, name=name, entity=mention.entity, kind="state" if state else mention.type))
        if mention.type == "state" and at.kind == "state" and at.places and not _is_state(told, at):
            at.entity, at.name = mention.entity, name
        at.places.append(place)
        at.written.add(mention.span.text)
    groups = {m.entity: m for m in told.mentions if m.type == "group" and not m.withdrawn and m.name}
    for i in _unnamed(told, held):
        phrase = sorted(_phrase(told, i))
        place = Place(i, text.start[phrase[0]], text.end[i])
        key, kind, entity = f"noun {text.lemma[i]}", "unnamed", None
        around = (i, *(k for k in text.kids[i] if text.dep[k] in _MODIFIERS))
        state = next((s for k in around if text.words[k][:1].isupper() and (s := state_of(text.words[k]))), None)
        meant = meant_by(text, i, told.mentions)
        if state is not None:
            key, kind = f"state {state}", "state"
        elif meant is not None and meant.entity is not None:
            key = next((c.key for c in found.values() if c.entity == meant.entity), str(meant.entity))
        elif len(groups) == 1 and _armed(told, i) and any(text.lower[k] in told.known.spoken["definite"] for k in text.kids[i]):
            key = str(next(iter(groups)))  # "the communist terrorists", where one group is named
        name = " ".join(text.words[k] for k in phrase)
        at = found.setdefault(key, Candidate(key=key, name=name, entity=entity, kind=kind))
        at.places.append(place)
        at.written.add(name)
    for at in found.values():
        at.places.sort(key=lambda place: place.start)
    return found


def _is_state(told: Told, at: Candidate) -> bool:
    return any(m.entity == at.entity and m.type == "state" for m in told.mentions)


def _unnamed(told: Told, held: set[int]) -> Iterator[int]:
    """Nouns for armed or accused bodies outside names: "the army", "herders", "Norland troops"."""
    text, known, kinds = told.text, told.known, speaker_kinds()
    bodies = known.culprit["bodies"] | known.culprit["groups"] | known.own_up["state"]
    weapons = known.instruments | known.culprit["munitions"] | known.nouns
    for i, pos in enumerate(text.pos):
        if pos not in ("NOUN", "PROPN") or i in held or text.dep[i] in ("compound", "amod", "nmod"):
            continue
        lemma = text.lemma[i]
        kind = kinds.nouns.get(lemma) or kinds.nouns.get(text.lower[i])
        sideable = kind is not None or lemma in weapons or lemma in known.of_many
        if lemma in bodies or kind in _ARMED or (sideable and _sided(told, i, held)):
            yield i
    for i, pos in enumerate(text.pos):
        alone = pos in ("ADJ", "NOUN", "PROPN") and i not in held and text.dep[i] in _ALONE and text.words[i][:1].isupper()
        if alone and state_of(text.words[i]) and text.pos[text.head[i]] in ("NOUN", "AUX", "VERB", "ADP"):
            yield i  # "American" in "an American massacre", "the drone was Ugandan"


def _sided(told: Told, noun: int, held: set[int]) -> bool:
    """Whether a noun stands beside the name of a side that is no mention of its own."""
    text = told.text
    for k in text.kids[noun]:
        if text.dep[k] in _MODIFIERS and k not in held and text.words[k][:1].isupper() and sides_of(text.words[k]):
            return True
    return False


def _armed(told: Told, noun: int) -> bool:
    """Whether a noun means fighters of a group and no force of a state."""
    text, known = told.text, told.known
    kind = speaker_kinds().nouns.get(text.lemma[noun]) or speaker_kinds().nouns.get(text.lower[noun])
    return kind == "armed group" or text.lemma[noun] in known.own_up["foes"] | known.culprit["groups"] - {"army", "force"}


def _phrase(told: Told, noun: int) -> set[int]:
    """The words of a noun phrase up to its head, without its article."""
    text = told.text
    words = {noun}
    for k in text.kids[noun]:
        if k < noun and text.dep[k] in ("compound", "amod", "nmod", "nummod"):
            words |= {j for j in text.tree(k) if j < noun}
    first = min(words)
    return {k for k in range(first, noun + 1) if not (k == first and text.pos[k] == "DET")}


_PEOPLE = ("men", "speaker")


def value_of_party(said: Said, party: Candidate, own: Side | None = None) -> tuple[str, EntityId | None, Place | None]:
    """How a stance names a party: as the words that are said do, else as the report does first; a state by its name where
    its weapon or adjective alone is named. With ``own``, the speaker's own side stands where no words of the content do."""
    text, inside = said.told.text, set(said.content)
    sentence = {text.sent[i] for i in said.content}
    within = [p for p in party.places if p.head in inside]
    near = [p for p in party.places if text.sent[p.head] in sentence]
    if own is not None and not within:
        return own.name, own.entity or party.entity, None
    place = next(iter(within or near or party.places), None)
    if place is None:
        return party.name, party.entity, None
    words = words_at(text, place.start, place.end)
    written = " ".join(text.words[i] for i in words)
    if party.kind == "state" and party.key.startswith("state "):
        people = noun_class(said.told, words[-1]) in _PEOPLE and len(words) > 1
        return (written if people else actors()[party.key.removeprefix("state ")].name), party.entity, place
    return written, party.entity, place


def described(told: Told) -> frozenset[EntityId]:
    """The forces that the report only describes ("Norland soldiers"): all their mentions end with a common noun."""
    found: dict[EntityId, bool] = {}
    for mention in told.mentions:
        if mention.type == "force" and mention.name:
            found[mention.entity] = found.get(mention.entity, True) and mention.name.split()[-1].islower()
    return frozenset(entity for entity, common in found.items() if common)


def of_side(found: dict[str, Candidate], side: Side) -> Candidate | None:
    """The candidate that a side is: by its entity, its state, or its name."""
    for at in found.values():
        if side.entity is not None and at.entity == side.entity:
            return at
    state = state_of(side.name)
    if state is not None and f"state {state}" in found:
        return found[f"state {state}"]
    name = side.name.lower().removeprefix("the ")
    for at in found.values():
        if at.name.lower().removeprefix("the ") == name or at.key == f"noun {name}":
            return at
    return None
