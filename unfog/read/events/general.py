"""Whether a trigger speaks of happenings in general ("they live by kidnappings", "plans to destroy bridges").

A happening that the report tells has a time, a place, a count, a definite noun or a finished verb. A bare plural, an aim
or a habit has none of them: it is background. Headlines are never general, they tell the news in the present.
"""

from __future__ import annotations

from unfog.lexicon.scope_cues import scope_cues
from unfog.read.doc import Token
from unfog.read.events.happening import Happening

_BOUND = frozenset({"det", "nummod", "poss"})
_FAMILIES = frozenset({"violence", "abduction", "property", "sexual", "riot"})
"""Families that a report speaks of in general; acts of the police are routine and told in bare plurals."""
_AIMED = frozenset({"dispersal"})
"""Families of acts told in bare plurals, of which only an aim is general ("a force created to quell riots")."""


def is_general(item: Happening) -> bool:
    """Whether nothing ties a mention to one happening."""
    if item.headline or item.times or item.reason is not None:
        return False
    token = item.found.token
    if item.type.family in _AIMED:
        return item.found.verb and not item.places and _aimed_at(token)
    if item.type.family not in _FAMILIES:
        return False
    if not item.found.verb:
        plural = token.tag_ in ("NNS", "NNPS")
        bare = not any(child.dep_ in _BOUND for child in token.children)
        return plural and bare and not item.places and not any(_counts(item))
    if item.places or any(_counts(item)):
        return False
    habit = token.tag_ in ("VBP", "VBZ") and not any(c.dep_ in ("aux", "auxpass") for c in token.children)
    return _aimed_at(token) or habit


def _aimed_at(token: Token) -> bool:
    """Whether an infinitive only says what something is for: "a force created to quell riots"."""
    tried = token.dep_ == "xcomp" and token.head.lower_ in scope_cues().attempts
    return (
        token.tag_ == "VB" and not (tried or _done(token)) and any(c.lower_ == "to" and c.dep_ == "aux" for c in token.children)
    )


def _done(token: Token) -> bool:
    """Whether the verb above says that it was done: "police had to open fire", "forcing them to fire"; a list shares it."""
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
    over, cues = token.head, scope_cues()
    by_itself = over.lower_ in cues.done and not any(c.dep_ == "dobj" for c in over.children)  # "had the nerve to raid" is no act
    if token.dep_ not in ("xcomp", "ccomp") or not (by_itself or over.lower_ in cues.made_do):
        return False
    return not any(c.dep_ == "neg" or c.lower_ in cues.helpers for c in over.children)


def _counts(item: Happening) -> list[bool]:
    """For each participant, whether it is counted or named."""
    return [
        (party.mention is not None and party.mention.type == "person") or any(c.dep_ == "nummod" for c in party.head.children)
        for role, party in item.parties
        if role in ("victim", "target")
    ]
