"""Second happenings that a report tells in its own right: "in a separate incident", "hours later, a bomber ... in Halmet".

``Scope`` knows the words; here the participants decide. A later hour or a distance ("in Talsk, 70 kilometres to the west")
opens a second happening only where somebody or something new does harm or is harmed: an indefinite phrase, a bare plural,
a counted or a named one. "Hours later, the wounded man died" goes on with the first.
"""

from __future__ import annotations

from unfog.read.doc import Token
from unfog.read.events.happening import Happening
from unfog.read.scope import Scope

_FAMILIES = frozenset({"violence", "abduction", "property", "sexual"})
"""Families of happenings that can be an incident of their own."""
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "his", "her", "its", "their", "both", "other", "others", "more"})


def set_turns(scope: Scope, happenings: list[Happening]) -> None:
    """Give each mention its turn, and take back the reason of those that the text tells in their own right."""
    turns = [scope.turn_at(item.found.start, item.found.token) for item in happenings]
    first: dict[int, int] = {}  # the number of the sentence in which each turn begins to tell
    for item, (at, _) in zip(happenings, turns, strict=True):
        first.setdefault(at, item.sentence)
    opened = {
        at
        for item, (at, _) in zip(happenings, turns, strict=True)
        if item.sentence == first[at] and _harmful(item) and _new_participants(item)
    }
    for item, (at, needs_new) in zip(happenings, turns, strict=True):
        if at < 0 or (needs_new and at not in opened):
            continue
        item.turn = at
        if item.reason is not None:
            item.reason = scope.other(item.found.token.idx, item.found.token.idx + len(item.found.token), turned=True)


def _harmful(item: Happening) -> bool:
    return item.type.family in _FAMILIES


def _new_participants(item: Happening) -> bool:
    """Whether who does it or to whom is first spoken of here."""
    heads = [party.head for role, party in item.parties if role in ("attacker", "victim", "target")]
    weapons = [item.found.token.doc[weapon.index] for weapon in item.weapons]
    return any(_new(head) for head in (*heads, *weapons))


def _new(head: Token) -> bool:
    before = [child for child in head.children if child.i < head.i]
    if any(child.lower_ in _DEFINITE or child.dep_ == "poss" for child in before):
        return False
    if head.pos_ == "PRON" or any(child.lower_ == "of" for child in head.rights):
        return any(child.lower_ in ("a", "an") for child in before)
    return True
