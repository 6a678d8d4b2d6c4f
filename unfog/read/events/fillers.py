"""Who really plays a role: what the syntax proposes is weighed, and what stands near without a trigger may be added.

The frames of triggers propose participants wherever a trigger stands, also in speeches, commentaries and summaries; and a
report names many participants where no trigger is near ("The guerrillas left leaflets at the site"). Every proposal of the
syntax and every phrase of a fitting class is a candidate; the sum of the weights of its signs (``read.events.signs``)
decides. ``en/role_weights.tsv`` says what the weights were fitted on and when; they hold no words of any text.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from unfog.lexicon.files import rows_of
from unfog.lexicon.roles import role_lexicon
from unfog.model import Mention, Role
from unfog.read.doc import Token
from unfog.read.events.armed import said_used
from unfog.read.events.happening import Group, Happening
from unfog.read.events.phrases import Party, apposed_people, office_of_law, party_of
from unfog.read.events.signs import Candidate, Signs
from unfog.read.events.weapons import Weapon
from unfog.read.parse import Parsed

NEAR = 3
"""Sentences within which a phrase without a trigger belongs to the nearest happening; farther ones to the main one."""
PHRASE = 30
"""Words from a head within which its phrase is looked at."""
FAMILIES = frozenset({"violence", "abduction", "property", "sexual", "riot", "control"})
"""Families of happenings whose participants are weighed; acts of routine keep what the syntax gives."""

BODIES = frozenset({"state", "group"})
"""Types of named bodies whom the syntax makes doers: they stay, like forces."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleWeights:
    """Weights of signs by role, and for each role from which score a proposal stays and a loose phrase is added."""

    of: dict[Role, dict[str, float]]
    keep: dict[str, float]
    add: dict[str, float]

    def score(self, role: Role, signs: tuple[str, ...]) -> float:
        """Between 0 and 1."""
        weights = self.of.get(role, {})
        total = weights.get("always", 0.0) + sum([weights.get(sign, 0.0) for sign in signs])
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


@lru_cache(maxsize=2)
def role_weights(language: str = "en") -> RoleWeights:
    """The fitted table of a language."""
    rows = list(rows_of(f"{language}/role_weights.tsv"))
    weights: dict[Role, dict[str, float]] = {}
    for row in rows:
        if row["table"] == "weight":
            weights.setdefault(cast(Role, row["role"]), {})[row["sign"]] = float(row["weight"])
    return RoleWeights(
        of=weights,
        keep={row["role"]: float(row["weight"]) for row in rows if row["table"] == "keep"},
        add={row["role"]: float(row["weight"]) for row in rows if row["table"] == "add"},
    )


def weigh(parsed: Parsed, groups: list[Group], named: dict[int, Mention], weapons: list[Weapon]) -> None:
    """Take out of the happenings' participants what the weights do not bear, and add the loose phrases that they do."""
    told = [g for g in groups if g.reason is None and g.families & FAMILIES]
    if not told:
        return
    table = role_weights()
    signs = signs_of(parsed, groups, named)
    best: dict[tuple[int, Role, str], float] = {}
    found = []
    for candidate in candidates(parsed, groups, named, weapons):
        score = table.score(candidate.role, signs.of(candidate))
        key = (id(candidate.group), candidate.role, signs.key(candidate.party))
        best[key] = max(best.get(key, 0.0), score)
        found.append((candidate, key, score))
    for candidate, key, _ in found:
        if candidate.item is not None and best[key] < table.keep[candidate.role] and not _sure(candidate, told):
            if candidate.role == "weapon" and said_used(candidate.party.head):
                continue  # "the attackers, armed with rifles, overpowered the guards"
            _drop(candidate)
    aside = {i.sentence for g in groups if g.reason is not None or g.families == {"disruption"} for i in g.items}
    behind = aside - {i.sentence for g in told for i in g.items}
    harmed, sides = _of_the_harmed(told)
    there = {(id(g), role, _head(party)) for g in told for item in g.items for role, party in item.parties}
    for candidate, _, score in sorted(found, key=lambda c: (-c[2], c[0].party.start)):
        here = (id(candidate.group), candidate.role, _head(candidate.party))
        if (
            candidate.item is None
            and here not in there
            and not (candidate.role == "weapon" and signs.sentences[candidate.party.head.i] in behind)
            and not (
                candidate.role == "attacker" and (_on_their_side(candidate.party, harmed, sides) or _handles(candidate.party))
            )
            and (score >= table.add[candidate.role] or _used(candidate, signs, behind))
        ):
            there.add(here)  # "the missionaries", told again, are the same missionaries
            _add(candidate)
    for candidate, _, _ in found:
        here = (id(candidate.group), candidate.role, _head(candidate.party))
        if candidate.role == "weapon" and candidate.item is None and here not in there and _joined_to(candidate, there):
            there.add(here)
            _add(candidate)


def _joined_to(candidate: Candidate, there: set[tuple[int, Role, str]]) -> bool:
    """Whether a weapon stands in one list with one that was used: "fireworks, bricks and petrol bombs were thrown"."""
    return any((id(candidate.group), "weapon", str(c.lower_)) in there for c in candidate.party.head.conjuncts)


def _of_the_harmed(told: list[Group]) -> tuple[set[int], set[str]]:
    """Words within the phrases of those harmed, and the entities that the syntax has harmed and nowhere makes doers."""
    inside: set[int] = set()
    doers: set[str] = set()
    for item in (item for group in told for item in group.items):
        for role, party in item.parties:
            if role == "attacker":
                doers.add(_entity(party))
            elif role in ("victim", "target"):
                inside |= {word.i for word in party.head.subtree if abs(word.i - party.head.i) <= PHRASE}
    sides = {
        _entity(party) for group in told for item in group.items for role, party in item.parties if role in ("victim", "target")
    }
    return inside, sides - doers


def _on_their_side(party: Party, harmed: set[int], sides: set[str]) -> bool:
    """ "Killing a Lions commander said to have planned raids": who is named within the phrase of the harmed is not the doer."""
    return party.head.i in harmed or _entity(party) in sides


def _handles(party: Party) -> bool:
    """Whether somebody is asked to be called, or is sent for, about what happened ("contact the Harnabad Police Department")."""
    words, head = role_lexicon(), party.head
    while head.dep_ == "compound":
        head = head.head  # "the Harnabad Police Department" hangs on its last noun
    if office_of_law(head, words):
        return True
    over = head.head
    if head.dep_ in ("dobj", "dative"):
        return over.lower_ in words.called
    if head.dep_ == "pobj" and over.dep_ == "prep":
        return over.head.lower_ in words.called and over.lower_ in ("to", "at")
    return head.dep_ in ("nsubj", "nsubjpass") and over.lower_ in words.sent_for


def _entity(party: Party) -> str:
    return party.mention.entity if party.mention is not None else str(party.head.lower_)


def candidates(parsed: Parsed, groups: list[Group], named: dict[int, Mention], weapons: list[Weapon]) -> Iterator[Candidate]:
    """Every proposal of the syntax for the happenings that are told, then every loose phrase of a fitting class."""
    told = [g for g in groups if g.reason is None and g.families & FAMILIES]
    taken: set[int] = set()
    for group in groups:
        for item in group.items:
            taken |= {i for _, party in item.parties for i in (party.head.i,)}
            taken.add(item.found.token.i)
    for group in told:
        for item in group.items:
            for role, party in item.parties:
                if role != "weapon":
                    yield Candidate(role=role, party=party, group=group, item=item)
            for weapon in item.weapons:
                taken.add(weapon.index)
                yield Candidate(role="weapon", party=_armed_with(parsed, weapon), group=group, item=item)
    if not told:
        return
    sentences = sentence_numbers(parsed)
    words = role_lexicon()
    for weapon in weapons:
        if weapon.index not in taken:
            taken.add(weapon.index)
            party = _armed_with(parsed, weapon)
            yield Candidate(role="weapon", party=party, group=_nearest(told, sentences[weapon.index]), item=None)
    for token in parsed.doc:
        if token.pos_ not in ("NOUN", "PROPN") or token.i in taken or token.lower_ in words.never:
            continue
        mention = named.get(token.i)
        if mention is not None and mention.span.end != token.idx + len(token):
            continue  # a name is one candidate, at its last word
        for role in _roles_of(token, mention):
            if role == "victim" and mention is None and apposed_people(token, named):
                continue
            phrase = party_of(token, named, words)
            if phrase is not None:
                yield Candidate(role=role, party=phrase, group=_nearest(told, sentences[token.i]), item=None)


def _sure(candidate: Candidate, told: list[Group]) -> bool:
    """Whether the syntax alone is enough: what a force does, who is blamed, and the participants of the news itself.

    The news is told with a finished verb in the opening of the main happening, or after a turn to another one. Forces are
    kept because the data that the weights were fitted on leaves out what they do: that is its rule, not a fact of language.
    """
    words, party, item = role_lexicon(), candidate.party, candidate.item
    kind = party.mention.type if party.mention is not None else ""
    lower = party.head.lower_
    force = kind == "force" or lower in words.state_forces | words.police | words.crowds | words.guards
    if candidate.role == "attacker" and (force or kind in BODIES or _owner(party) or _blamed(candidate)):
        return True
    if item is None or item.general or not item.found.verb:
        return False
    finished = item.headline or item.found.token.tag_ in ("VBD", "VBN")
    bound = any(i.times or i.places for i in candidate.group.items)
    news = candidate.group.turn >= 0 or (candidate.group is told[0] and item.paragraph <= 1)
    return finished and news and (bound or candidate.role != "target")


def _used(candidate: Candidate, signs: Signs, behind: set[int]) -> bool:
    """Whether a weapon that no trigger takes is said to have been used, and not in an earlier happening."""
    head = candidate.party.head
    return candidate.role == "weapon" and said_used(head) and signs.sentences[head.i] not in behind


def _owner(party: Party) -> bool:
    """Whether a name stands before the deed's own noun: "an Israeli air strike", "Harnabad's shelling"."""
    return party.head.dep_ in ("amod", "compound", "nmod", "poss") and party.head.text[:1].isupper()


def _blamed(candidate: Candidate) -> bool:
    """Whether the sentence blames somebody for a happening or has somebody claim it."""
    words = role_lexicon()
    if any(token.lower_ in words.blame_verbs or token.lower_ in words.claim_nouns for token in candidate.party.head.sent):
        return True
    noun = candidate.item.found.token if candidate.item is not None and not candidate.item.found.verb else None
    if noun is None or noun.dep_ != "pobj":
        return False
    if noun.head.lower_ == "behind" and noun.head.head.i == candidate.party.head.i:
        return True  # "the man behind the raid"
    return noun.head.head.lower_ in words.authors or f"{noun.head.head.lower_} {noun.head.lower_}" in words.involved


def _head(party: Party) -> str:
    """The word by which a report takes a participant up again: a surname, or a description's noun."""
    return str(party.head.lower_)


def sentence_numbers(parsed: Parsed) -> dict[int, int]:
    """Word index -> number of its sentence."""
    return {token.i: n for n, sentence in enumerate(parsed.doc.sents) for token in sentence}


def signs_of(parsed: Parsed, groups: list[Group], named: dict[int, Mention]) -> Signs:
    """The reader of signs for one report."""
    return Signs(parsed.doc, groups, named, sentence_numbers(parsed))


def _armed_with(parsed: Parsed, weapon: Weapon) -> Party:
    return Party(head=parsed.doc[weapon.index], start=weapon.start, end=weapon.end, mention=None)


def _nearest(told: list[Group], sentence: int) -> Group:
    """The happening told nearest to a sentence, before it rather than after it; far off, the main one."""
    near = [(abs(i.sentence - sentence), i.sentence > sentence, n) for n, g in enumerate(told) for i in g.items]
    distance, _, number = min(near)
    return told[number] if distance <= NEAR else told[0]


def _roles_of(token: Token, mention: Mention | None) -> Iterator[Role]:
    """The roles that a phrase without a trigger may play, by its class alone."""
    words = role_lexicon()
    lower = token.lower_
    named = mention is not None and mention.type in ("group", "person", "force")
    classes = (words.armed, words.assailants, words.crowds, words.people)
    # the police of a report are named for many reasons: they need a tie to the happening
    if lower not in words.police and (named or any(lower in heads for heads in classes)):
        yield "attacker"
    person = mention is not None and mention.type == "person"
    if person or (lower in words.people and lower not in words.armed | words.assailants):
        yield "victim"
    if any(lower in heads for heads in words.things.values()) and mention is None:
        yield "target"


def _drop(candidate: Candidate) -> None:
    item = candidate.item
    if item is None:
        return
    if candidate.role == "weapon":
        item.weapons = [w for w in item.weapons if (w.start, w.end) != (candidate.party.start, candidate.party.end)]
    item.parties = [
        (role, party)
        for role, party in item.parties
        if role != candidate.role or (party.start, party.end) != (candidate.party.start, candidate.party.end)
    ]


def _add(candidate: Candidate) -> None:
    _host(candidate.group).loose.append((candidate.role, candidate.party))


def _host(group: Group) -> Happening:
    return group.items[0]
