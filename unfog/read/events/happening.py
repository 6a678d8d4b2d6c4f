"""One trigger with everything the text ties to it, before mentions of the same happening are joined."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from unfog.lexicon.event_types import EventType
from unfog.lexicon.files import rows_of
from unfog.lexicon.roles import role_lexicon
from unfog.model import PlaceMention, Role, Time
from unfog.read.events.phrases import Party
from unfog.read.events.triggers import Found
from unfog.read.events.weapons import Weapon


@dataclass(slots=True, kw_only=True)
class Happening:
    """One mention of a happening. ``reason`` is why it is not the report's main one, ``sentence`` its number.

    ``general`` says that nothing ties the mention to one happening; ``turn`` is where the text turned to it as a second
    happening, -1 where it is of the main story.
    ``loose`` are participants named where no trigger is near (``read.events.fillers``).
    ``implied`` is a doer that the text names elsewhere and leaves out here, ``held`` somebody whom it says to be held or charged
    over what the mention tells of.
    """

    found: Found
    type: EventType
    parties: list[tuple[Role, Party]]
    weapons: list[Weapon]
    times: list[Time]
    places: list[PlaceMention]
    reason: str | None
    sentence: int
    paragraph: int
    headline: bool
    implied: Party | None = None
    held: Party | None = None
    loose: list[tuple[Role, Party]] = field(default_factory=list)
    general: bool = False
    turn: int = -1

    @property
    def outlived(self) -> bool:
        """Whether the mention tells of a death, whose day and place need not be those of what caused it."""
        return self.found.frame == "die"

    def heads(self, *roles: Role) -> set[str]:
        """What the participants in these roles are, as keys: an entity id, else the head word in lower case."""
        return {key_of(party) for role, party in self.parties if role in roles}


@dataclass(slots=True)
class Group:
    """Mentions taken to be one happening, in text order."""

    items: list[Happening] = field(default_factory=list)

    @property
    def reason(self) -> str | None:
        """Why the happening is background: said of its clearest mention, if no mention is the report's own."""
        reasons = [item.reason for item in self.items]
        if any(reason is None for reason in reasons):
            return "general" if all(item.general or item.reason is not None for item in self.items) else None
        return reasons[0]

    @property
    def turn(self) -> int:
        """Where the text turned to this happening, -1 for the main story."""
        return self.items[0].turn

    @property
    def scene(self) -> list[Happening]:
        """The mentions whose days and places are the happening's: not those of deaths alone, where there are others."""
        return [item for item in self.items if not item.outlived] or self.items

    @property
    def families(self) -> set[str]:
        """The families of the mentions' types."""
        return {item.type.family for item in self.items}


def definite(item: Happening) -> bool:
    """Whether a mention takes up what was told before ("the firing", "these arrests")."""
    return not item.found.verb and any(c.lower_ in ("the", "this", "these", "those") for c in item.found.token.children)


def doer_kinds(items: Iterable[Happening]) -> set[str]:
    """Kinds of doers that the mentions name: ``state`` for a force or the state, ``armed`` for all others."""
    words = role_lexicon()
    kinds = set()
    for item in items:
        for role, party in item.parties:
            if role == "attacker":
                state = party.head.lower_ in words.state_forces or of_state(party)
                kinds.add("state" if state else "armed")
    return kinds


def of_state(party: Party) -> bool:
    """Whether a doer is a force, a state, or a state's name or adjective before a deed ("a US strike", "an Israeli raid")."""
    if party.mention is not None and party.mention.type in ("force", "state"):
        return True
    head = party.head
    if party.mention is not None or head.dep_ not in ("amod", "compound", "nmod", "poss"):
        return False
    return head.text == "US" or head.ent_type_ == "GPE" or head.text in _demonyms()


@lru_cache(maxsize=1)
def _demonyms() -> frozenset[str]:
    return frozenset(row["word"] for row in rows_of("demonyms.tsv"))


def key_of(party: Party) -> str:
    """What identifies a participant within the report."""
    return party.mention.entity if party.mention is not None else str(party.head.lower_)
