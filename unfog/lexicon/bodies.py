"""Which body of a state or a place a phrase means: "Iraqi security forces", "Ministry of Health in Harnabad", "IDF"."""

from __future__ import annotations

from collections.abc import Sequence

from unfog.lexicon.actors import Actor, NameWord, match_at
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


def _owned(owner: Sequence[NameWord], kind: str) -> str | None:
    while owner and owner[0].key == "the":
        owner = owner[1:]
    if not owner:
        return None
    state = match_at(owner, 0)
    if state is not None and state.actor.type == "state":
        return f"force:{state.actor.id}:{kind}"
    return f"local:{' '.join(w.key for w in owner)}:{kind}"
