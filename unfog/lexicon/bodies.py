"""Which body of a state or a place a phrase means: "Iraqi security forces", "Ministry of Health in Harnabad", "IDF"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from unfog.lexicon.actors import Actor, NameWord, actor_named, actors, match_at, name_words
from unfog.lexicon.titles import titles

_LONGEST = 4
_OF = frozenset(("of", "in", "for"))


def actor_key(actor: Actor) -> str:
    """The key of a known actor; one that is a whole force of a state has the key of that force."""
    return f"force:{actor.force}" if actor.force else f"actor:{actor.id}"


def force_key(words: Sequence[NameWord]) -> str | None:
    """The key of a force named by kind and owner, in either order; ``None`` for anything else and for a bare "army".

    "Iraqi security forces" and "security forces of Iraq" have one key; so have "Harnabad health ministry" and "Ministry of
    Health in Harnabad", with the words of the place instead of a state.
    """
    keys = [w.key for w in words]
    for start in range(1, len(keys)):
        kind = titles().forces.get(tuple(keys[start:]))
        if kind:
            return _owned(words[:start], kind)
    for size in range(min(_LONGEST, len(keys) - 2), 0, -1):
        kind = titles().forces.get(tuple(keys[:size]))
        if kind and keys[size] in _OF:
            return _owned(words[size + 1 :], kind)
    return None


@lru_cache(maxsize=20_000)
def body_named(name: str) -> Actor | None:
    """The actor that a name means: one of the actor file, or the force of a state, with its codes.

    "Iraqi security forces" gives an actor made for the purpose: id ``IQ:security``, parent and country ``IQ``, ACLED
    interaction code 1, PLOVER sector by its kind; "Israeli military" gives the actor file's Israel Defense Forces.
    """
    known = actor_named(name)
    if known is not None:
        return known
    key = force_key(name_words(name))
    if key is None or not key.startswith("force:"):
        return None
    iso, kind = key.removeprefix("force:").split(":", 1)
    whole = _whole_forces().get(f"{iso}:{kind}")
    return whole or Actor(
        id=f"{iso}:{kind}",
        name=f"{kind} of {actors()[iso].name}",
        type="force",
        variants=(),
        parent=iso,
        country=iso,
        inter=1,
        plover=titles().force_sectors[kind],
        force=f"{iso}:{kind}",
    )


@lru_cache(maxsize=20_000)
def power_of(name: str) -> str | None:
    """The id of the state that a party acts for: itself a state, or one of its forces and offices; ``None`` for others.

    "US Central Command", "US forces" and "Washington" act for the United States; a group that a state backs does not.
    """
    words = name_words(name)
    entry = match_at(words, 0) if words else None
    actor = entry.actor if entry is not None and len(entry.keys) == len(words) else body_named(name)
    while actor is not None and actor.type != "state":
        actor = actors().get(actor.parent) if actor.inter == 1 else None
    return actor.id if actor is not None else None


@lru_cache(maxsize=20_000)
def ties_of(name: str) -> tuple[str | None, tuple[str, ...]]:
    """What the actor file says a body is part of, and which bodies it came out of, by name; ``None`` and none for others."""
    actor = body_named(name)
    if actor is None:
        return None, ()
    known = actors()
    return known[actor.parent].name if actor.parent else None, tuple(known[f].name for f in actor.follows)


@lru_cache(maxsize=1)
def _whole_forces() -> dict[str, Actor]:
    """The actors that are the whole force of a state, by state and kind."""
    return {actor.force: actor for actor in actors().values() if actor.force}


def _owned(owner: Sequence[NameWord], kind: str) -> str | None:
    while owner and owner[0].key == "the":
        owner = owner[1:]
    if not owner:
        return None
    state = match_at(owner, 0)
    if state is not None and state.actor.type == "state":
        return f"force:{state.actor.id}:{kind}"
    return f"local:{' '.join(w.key for w in owner)}:{kind}"
