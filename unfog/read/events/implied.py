"""Acts without a doer: those of the police, and those of a mob.

Police acts ("twelve men were arrested", "tear gas was used") -> the police force the report names nearest.

Only a force that the report itself names is taken, the last one before the act or else the first after it: the police, or
another force of the state where it names no police; where the report names none the act keeps no doer. Arson and looting take
the mob that the same or the last two sentences name, riots else the first that the report names.
The doer stands as an argument of the event and gives no claim of its own.
"""

from __future__ import annotations

from bisect import bisect_left

from unfog.lexicon.roles import role_lexicon
from unfog.model import Mention
from unfog.read.doc import Token
from unfog.read.events.happening import Happening
from unfog.read.events.phrases import Party, party_of
from unfog.read.parse import Parsed

FAMILIES = frozenset({"arrest", "dispersal", "policing"})
"""Families of acts that only the police, or who commands them, can do."""


_BY_CROWDS = frozenset({"riot", "property"})
"""Families of acts that a crowd does where the text has just spoken of one."""
_NEAR = 350
"""Characters back (some two sentences) within which a mob is still spoken of."""


class ImpliedDoers:
    """The police and the mobs of one report, in text order. Build it once a report; each answer is a search in a short list."""

    def __init__(self, parsed: Parsed, mentions: dict[int, Mention]) -> None:
        self.words = role_lexicon()
        self.mentions = mentions
        self.police = self._named(parsed, self.words.police) or self._named(parsed, self.words.state_forces)
        self.starts = [token.idx for token in self.police]
        self.crowds = self._named(parsed, self.words.crowds)

    @staticmethod
    def _named(parsed: Parsed, heads: frozenset[str]) -> list[Token]:
        return [token for token in parsed.doc if token.lower_ in heads and token.pos_ in ("NOUN", "PROPN")]

    def give(self, item: Happening) -> None:
        """Add the implied doer to an act that names none."""
        if item.type.family in _BY_CROWDS and not any(role == "attacker" for role, _ in item.parties):
            near = [token for token in self.crowds if 0 <= item.found.end - token.idx < _NEAR]
            if not near and item.type.family == "riot":
                near = self.crowds[:1]  # a riot has no other doers than those the report tells of
            item.implied = party_of(near[-1], self.mentions, self.words) if near else None
            return
        if item.type.family not in FAMILIES or not self.police or any(role == "attacker" for role, _ in item.parties):
            return
        before = bisect_left(self.starts, item.found.start)
        token: Token = self.police[before - 1] if before else self.police[0]
        party = party_of(token, self.mentions, self.words)
        if party is not None:
            item.implied = Party(head=party.head, start=party.start, end=party.end, mention=party.mention)
