"""Who a content makes the doer by its words alone, and which states or bodies a name belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from unfog.lexicon.actors import actors, match_at, name_words
from unfog.lexicon.stances import Stances, stances
from unfog.model import Attribution, EntityId, Event, Mention
from unfog.read.attribution.text import Text, words_at

_BODIES = ("group", "force", "state")


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A party as written: its words, the entity they mention, and their offsets."""

    name: str
    entity: EntityId | None
    start: int
    end: int


def attribution_around(attributions: tuple[Attribution, ...], start: int, end: int) -> Attribution | None:
    """The innermost attribution whose content holds the words at ``start:end``."""
    around = [a for a in attributions if any(piece.start <= start and end <= piece.end for piece in a.content)]
    return min(around, key=lambda a: sum(len(piece.text) for piece in a.content), default=None)


def blamed_words(
    text: Text, known: Stances, attribution: Attribution, mentions: tuple[Mention, ...], events: tuple[Event, ...]
) -> Iterator[Party]:
    """Bodies that own the attack's weapon ("a Harnabad drone hit the bus"), to whom it is said to belong ("the shell was
    the front's"), or by whom it was ("a provocation by the army")."""
    weapons = [argument.span for event in events for argument in event.arguments if argument.role == "weapon"]
    deeds = [mention for event in events for mention in event.mentions]
    for_deeds = known.nouns | known.deeds
    for piece in attribution.content:
        for i in words_at(text, piece.start, piece.end):
            at = text.start[i]
            if text.dep[i] in ("nsubj", "pobj") and any(w.start <= at < w.end for w in weapons):
                yield from _first(text, mentions, (k for k in text.kids[i] if text.dep[k] in ("compound", "amod", "poss")))
            owner = text.child(i, "poss")
            first = any(text.tag[k] in ("JJS", "RBS") for k in text.kids[i])  # "its worst shooting in years"
            deed = text.lemma[i] in for_deeds or text.tag[i] == "VBG"
            own = owner is not None and text.lower[owner] in known.own
            if owner is not None and own and deed and not first and any(d.start <= at < d.end for d in deeds):
                yield Party(name=text.words[owner], entity=None, start=text.start[owner], end=text.end[i])
            if text.dep[i] in ("attr", "conj") and any(text.dep[k] == "case" for k in text.kids[i]):
                yield from _first(text, mentions, (i,))
            if text.pos[i] == "NOUN" and text.lemma[i] in for_deeds:
                givers = (text.child(k, "pobj") for k in text.kids[i] if text.lower[k] == "by")
                yield from _first(text, mentions, (giver for giver in givers if giver is not None))


def _first(text: Text, mentions: tuple[Mention, ...], words: Iterator[int] | tuple[int, ...]) -> Iterator[Party]:
    for k in words:
        at = text.start[k]
        mention = next((m for m in mentions if m.span.start <= at < m.span.end and m.type in _BODIES), None)
        if mention is not None:
            yield Party(name=mention.span.text, entity=mention.entity, start=mention.span.start, end=mention.span.end)
            return
        if sides_of(text.words[k]) and text.words[k][:1].isupper():
            yield Party(name=text.words[k], entity=None, start=at, end=text.end[k])
            return


def denied_of(text: Text, party: Party) -> bool:
    """Whether the clause in which a party stands says that it did not do it ("its forces had no task there")."""
    i = text.at(party.start)
    for _ in range(6):
        if text.pos[i] in ("VERB", "AUX"):
            objects = [k for k in text.kids[i] if text.dep[k] in ("dobj", "attr", "nsubjpass")]
            none = any(text.lower[j] in ("nothing", "nobody", "none") for j in objects)
            return none or any(text.dep[k] == "neg" or text.lower[k] == "no" for j in (i, *objects) for k in text.kids[j])
        i = text.head[i]
    return False


def party_name(name: str, for_state: frozenset[str] = frozenset()) -> str:
    """A state's name where the words are its adjective or capital ("American", "Moscow"), or, with ``for_state``, one of
    its ministries or officials; else the words themselves."""
    words = name_words(name.removeprefix("The ").removeprefix("the "))
    entry = match_at(words, 0) if words else None
    if entry is None or entry.actor.type != "state":
        return name
    whole = len(entry.keys) == len(words) and (entry.use in ("demonym", "seat") or len(words) > 1)  # "Norland Federation"
    arm = entry.use == "demonym" and 1 < len(words) <= 4 and words[-1].key in known_arms() and len(entry.keys) < len(words)
    if arm:
        return entry.actor.name  # "Turkish artillery", "Russian forces": the state's
    office = any(word.key in for_state for word in words[len(entry.keys) :])
    return entry.actor.name if whole or office else name


@lru_cache(maxsize=1)
def known_arms() -> frozenset[str]:
    """Nouns for a state's men and weapons after its adjective: plural forms too."""
    known = stances()
    arms = known.instruments | known.culprit["munitions"] | known.culprit["arms"]
    return arms | {f"{word}s" for word in arms}


@lru_cache(maxsize=4096)
def sides_of(name: str) -> frozenset[str]:
    """Ids of the known actors named in these words and of all they belong to, states last (``lexicon/actors.toml``)."""
    words = name_words(name)
    known = actors()
    found: set[str] = set()
    at = 0
    while at < len(words):
        entry = match_at(words, at)
        if entry is None:
            at += 1
            continue
        at += len(entry.keys)
        actor = entry.actor
        while actor.id not in found:
            found.add(actor.id)
            if not actor.parent:
                break
            actor = known[actor.parent]
    return frozenset(found)
