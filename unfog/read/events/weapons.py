"""Lower-case text -> weapons: every weapon word in use, with its class."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

from unfog.lexicon.weapons import WeaponClass, weapon_lexicon
from unfog.read.clauses import root_of
from unfog.read.events.triggers import Spans


@dataclass(frozen=True, slots=True, kw_only=True)
class Weapon:
    """A weapon in the text: offsets, class, and the word it hangs on (index into the parse)."""

    start: int
    end: int
    kind: WeaponClass
    index: int


def find_weapons(doc: Doc, text: str) -> list[Weapon]:
    """All weapon words in text order. A verb ("they bombed") and a trap ("gun control") name no weapon."""
    words = weapon_lexicon()
    traps = Spans([match.span() for match in words.traps.finditer(text)])
    found = []
    for match in words.pattern.finditer(text):
        start, end = match.span()
        if traps.hold(start):
            continue
        root = root_of(doc, start, end)
        if root is None or (root.pos_ == "VERB" and root.ent_type_ == ""):
            continue
        found.append(Weapon(start=start, end=end, kind=words.classes[words.group_of[match.lastindex or 1]], index=root.i))
    return found
