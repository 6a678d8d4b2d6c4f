"""Lower-case text -> weapons: every weapon word in use, with its class."""

from __future__ import annotations

from dataclasses import dataclass

from unfog.lexicon.weapons import WeaponClass, weapon_lexicon
from unfog.read.clauses import root_of
from unfog.read.doc import Doc
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
    for number, match in words.words.find(text):
        start, end = match.span()
        if traps.hold(start):
            continue
        root = root_of(doc, start, end)
        if root is None or (root.pos_ == "VERB" and root.ent_type_ == ""):
            continue
        found.append(Weapon(start=start, end=end, kind=words.classes[number], index=root.i))
    return sorted([*found, *_joined(doc, found)], key=lambda w: (w.start, w.end))


def _joined(doc: Doc, found: list[Weapon]) -> list[Weapon]:
    """Everyday things in one list with a weapon: "petrol bombs, bottles and bamboo sticks"."""
    words = weapon_lexicon()
    kind = words.classes[words.joined_class]
    taken = [(w.start, w.end) for w in found]
    more = {}
    for weapon in found:
        for noun in doc[weapon.index].conjuncts:
            if noun.lower_ not in words.joined or any(start <= noun.idx < end for start, end in taken):
                continue
            first = noun
            while first.i and doc[first.i - 1].dep_ in ("compound", "amod") and doc[first.i - 1].head.i == noun.i:
                first = doc[first.i - 1]
            more[noun.i] = Weapon(start=first.idx, end=noun.idx + len(noun), kind=kind, index=noun.i)
    return list(more.values())
