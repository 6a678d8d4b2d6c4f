"""Whose people a side says it lost, or says it killed: "the front lost 60 men", "16 of its members dead", "it killed 110".

A figure without a noun of a kind is of the side's own people where the side owns them ("its own dead", "our ranks") or loses
them; where an armed group says whom it killed and names nobody, of the force that the report tells of. Conventions read off the
incidents in ``bench`` (2026-11-27).
"""

from __future__ import annotations

from unfog.lexicon.casualties import group_words, harm_words
from unfog.lexicon.speaker_kinds import speaker_kinds
from unfog.model import Group, Mention
from unfog.read.counts.clause import passive, subject
from unfog.read.counts.harms import KINDS, Harm
from unfog.read.counts.quantities import Quantities
from unfog.read.doc import Token

_OWNERS = frozenset(("its", "their", "our", "his", "her"))
_SELF = frozenset(("it", "they", "we", "he", "she"))
_FORCES: dict[str, Group] = {"military": "soldiers", "armed group": "militants", "police": "police"}
_NEAR = 5
"""Words between a figure and the owner of those counted ("seven of its best fighters")."""
_FURTHEST = 2
"""Sentences back in which the side is named that a pronoun means."""


class OwnSide:
    """Gives figures of one report the side of those who lose or kill."""

    def __init__(self, quantities: Quantities, mentions: tuple[Mention, ...]) -> None:
        self.quantities = quantities
        self.words = group_words()
        self.named = quantities.sides

    def tell(self, harms: list[Harm]) -> None:
        """Set the group of the harms (text order) that a side owns or causes."""
        for n, harm in enumerate(harms):
            if harm.quantity.group not in ("all", "other") or not self._plain(harm):
                continue
            group = self._lost(harm) or self._owned(harm) or self._struck(harm, harms[:n])
            if group is not None:
                harm.quantity.group = group

    def _plain(self, harm: Harm) -> bool:
        """Whether those counted are told by no noun, or by one that any side may use of its people."""
        number = harm.quantity.number
        if number is None and harm.quantity.qualifier != "none reported":
            return False
        noun = harm.patient.lower_
        return noun not in self.words.of or noun in self.words.own or self.words.of[noun] == "all"

    def _lost(self, harm: Harm) -> Group | None:
        """ "The front lost 60 men", "troops suffered no casualties": those who lose are the subject."""
        verb = harm.trigger if harm.trigger.pos_ == "VERB" else harm.trigger.head
        had_none = harm.quantity.qualifier == "none reported" and verb.lemma_ == "have"  # "the front said it had no losses"
        if verb.lower_ not in harm_words().lose and verb.lemma_ not in self.words.losing and not had_none:
            return None
        who = subject(verb)
        return self._side(who, verb) if who is not None and who.i != harm.patient.i else None

    def _owned(self, harm: Harm) -> Group | None:
        """ "16 of its members dead", "put his own losses at three", "nobody on our side", "no losses among its men"."""
        doc = self.quantities.doc
        first, last = self.quantities.token_at(harm.start), self.quantities.token_at(max(harm.start, harm.end - 1))
        stop = doc[last].sent.end
        for token in doc[max(doc[first].sent.start, first - 1) : min(stop, last + _NEAR)]:
            if token.lower_ not in _OWNERS or token.i + 1 >= len(doc):
                continue
            noun = next((t for t in doc[token.i + 1 : token.i + 4] if t.lower_ in self.words.own), None)
            if noun is None or token.i > last and token.head.i != noun.i:
                continue
            told = self.words.of.get(noun.lower_, "all")
            meant = told if told in ("soldiers", "police") else self._meant(token)
            comrades = token.lower_ in ("its", "our") and noun.lower_ in ("men", "man", "boys", "comrades")
            return meant or (self._force() if comrades else None)
        return None

    def _force(self) -> Group:
        """The men of a body of which nothing is told: of the force that the report speaks of, else of an armed group."""
        return self.quantities.force if self.quantities.force != "other" else "militants"

    def _struck(self, harm: Harm, before: list[Harm]) -> Group | None:
        """ "The front said it killed 34": the force that the report tells of, where an armed group names nobody."""
        verb, number = harm.trigger, harm.quantity.number
        if harm.field != "killed" or number is None or harm.part or harm.patient.i != harm.anchor_token:
            return None
        if harm_words().verbs.get(verb.lower_) != "kill" or passive(verb):
            return None
        who = subject(verb)
        side = self._side(who, verb) if who is not None else None
        if side not in ("militants", "soldiers", "police"):
            return None
        foes = ("soldiers", "police") if side == "militants" else ("militants",)
        told = [h.quantity.group for h in before if h.quantity.group in KINDS and not h.part]
        return told[0] if told and all(group in (*foes, side) for group in told) and told[0] in foes else None

    def _side(self, token: Token, verb: Token) -> Group | None:
        """The people of whom a subject is or has: soldiers of an army, militants of a front."""
        if token.lower_ in _SELF:
            return self._meant(token)
        named = next((self.named[t.i] for t in (token, *token.lefts) if t.i in self.named), None)
        if named is not None:
            return named
        own = self.quantities.group_of(token)
        if own in ("soldiers", "police", "militants"):
            return own
        kinds = speaker_kinds()
        kind = kinds.names.get(token.lower_) or kinds.nouns.get(token.lemma_.lower()) or kinds.nouns.get(token.lower_)
        if kind in _FORCES:
            return _FORCES[kind]
        if token.lemma_.lower() in self.words.force_bodies:
            return "soldiers"
        beside = next((kinds.modifiers[c.lower_] for c in token.lefts if c.lower_ in kinds.modifiers), None)
        return _FORCES.get(beside) if beside is not None and kind in ("government", "official", "media") else None

    def _meant(self, pronoun: Token) -> Group | None:
        """The side that "its" or "they" means: the subject above it that is one, here or up to two sentences before."""
        for head in pronoun.ancestors:
            who = next((c for c in head.children if c.dep_ == "nsubj"), None)
            if who is None or who.lower_ in _SELF or (who.i > pronoun.i and pronoun.lower_ != "our"):
                continue
            if (side := self._side(who, head)) is not None:
                return side
        if pronoun.lower_ == "we":
            return None  # whoever writes, where nobody is said to speak
        sentence = pronoun.sent
        for _ in range(_FURTHEST):
            if sentence.start == 0:
                return None
            sentence = self.quantities.doc[sentence.start - 1].sent
            subjects = (t for t in sentence if t.dep_ == "nsubj" and t.lower_ not in _SELF)
            sides = [side for t in subjects if (side := self._side(t, t.head)) is not None]
            if sides:
                return sides[0]
        return None
