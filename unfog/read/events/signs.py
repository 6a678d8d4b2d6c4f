"""Signs that somebody or something plays a role in a happening: constructions and classes of words, never the words themselves.

Used by ``read.events.fillers``, which decides, and by ``tools/fit_roles.py``, which fits what each sign is worth.
A sign is worth the same wherever the fit runs: it looks at one report alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from unfog.lexicon.roles import RoleLexicon, role_lexicon
from unfog.model import Mention, Role
from unfog.read.clauses import clause_head, is_verb
from unfog.read.doc import Doc, Token
from unfog.read.events.happening import Group, Happening
from unfog.read.events.phrases import Party


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One phrase that may play a role in a happening; ``item`` is the mention whose syntax gives it, where one does."""

    role: Role
    party: Party
    group: Group
    item: Happening | None


@dataclass(frozen=True, slots=True)
class _Phrase:
    """What every candidate of one phrase shares; ``beside_harm`` are those signs that are joined with the happening's harm."""

    kind: str
    signs: frozenset[str]
    beside_harm: tuple[str, ...]
    sentence: int


@dataclass(frozen=True, slots=True)
class _Apart:
    """What a phrase without a trigger is to a happening, in whatever role; and the roles that its sentence (``None``: where
    nothing happens) and the happening give to others."""

    signs: tuple[str, ...]
    inside: frozenset[Role] | None
    given: frozenset[Role]


class Signs:
    """Reads the signs of one report's candidates. ``groups`` are its happenings, the main one first."""

    def __init__(self, doc: Doc, groups: list[Group], mentions: dict[int, Mention], sentences: dict[int, int]) -> None:
        self.words: RoleLexicon = role_lexicon()
        self.groups = groups
        self.mentions = mentions
        self.sentences = sentences
        self.told = [g for g in groups if g.reason is None]
        self.behind = {i.found.token.i for g in groups if g.reason is not None for i in g.items}
        self.front = {i.found.token.i: i for g in self.told for i in g.items}
        self.acts = [i for g in self.told for i in g.items]
        self.of_group: dict[int, tuple[tuple[str, ...], str]] = {}
        self.phrases: dict[tuple[int, int, int, int], _Phrase] = {}
        self.near: dict[int, tuple[int, list[Happening]]] = {}
        self.apart: dict[tuple[int, int], _Apart] = {}
        self.of_phrase: dict[tuple[int, int, int], tuple[str, ...]] = {}
        self.facts: dict[int, tuple[tuple[str, ...], tuple[str, ...]]] = {}
        self.style = _style(doc, len(self.told), len(groups))
        self.heads: Counter[str] = Counter(token.lower_ for token in doc if token.pos_ in ("NOUN", "PROPN"))
        self.said: Counter[str] = Counter(m.entity for m in {id(m): m for m in mentions.values()}.values())
        self.roles: dict[str, Counter[str]] = {}
        for group in self.told:
            for item in group.items:
                for role, party in item.parties:
                    self.roles.setdefault(self.key(party), Counter())[role] += 1

    def key(self, party: Party) -> str:
        """What identifies a participant in this report: its entity, else its head word."""
        return party.mention.entity if party.mention is not None else str(party.head.lower_)

    def of(self, candidate: Candidate) -> tuple[str, ...]:
        """The signs of one candidate, each once, sorted."""
        phrase = self._phrase_of(candidate.party)
        happening, harm = self._happening_of(candidate.group)
        kind, item = phrase.kind, candidate.item
        found = {*phrase.signs, *happening, *self._report(candidate)}
        found.update(self._loose(candidate, kind) if item is None else self._tied(item, candidate.party.head, kind))
        position = item.paragraph if item is not None else phrase.sentence // 2
        found.add(f"{kind} at {'lead' if position <= 1 else 'early' if position <= 3 else 'late'}")
        found.update([f"{sign} {harm}" for sign in phrase.beside_harm])
        found.add(f"{kind} {harm} own" if item is not None else f"{kind} {harm}")
        return tuple(sorted(found))

    def _phrase_of(self, party: Party) -> _Phrase:
        """What holds of a phrase in whatever role and happening, read once."""
        key = (party.head.i, party.start, party.end, id(party.mention))
        if key not in self.phrases:
            kind, form = self.kind(party), self._form_of(party)
            found = {f"kind {kind}", *form, *self.style, *self._sentence(party.head, kind)}
            found |= {f"{kind} {sign}" for sign in form if not sign.startswith("form words")}
            beside = tuple(f"{kind} {sign}" for sign in form if sign in _BESIDE_HARM)
            self.phrases[key] = _Phrase(kind, frozenset(found), beside, self.sentences[party.head.i])
        return self.phrases[key]

    def _happening_of(self, group: Group) -> tuple[tuple[str, ...], str]:
        """The signs of a happening, read once: candidates are weighed before anything is changed; and the one of its harm."""
        if id(group) not in self.of_group:
            signs = tuple(self._happening(group))
            self.of_group[id(group)] = signs, next(sign for sign in signs if sign.startswith("harm "))
        return self.of_group[id(group)]

    def _form_of(self, party: Party) -> tuple[str, ...]:
        """The signs of a phrase's form, read once."""
        key = (party.head.i, party.start, party.end)
        if key not in self.of_phrase:
            self.of_phrase[key] = tuple(dict.fromkeys(self._form(party)))
        return self.of_phrase[key]

    # ------------------------------------------------------------------ what it is
    def kind(self, party: Party) -> str:
        """The class of a phrase: a named person, a group, people of some class, a thing of some class."""
        words, lower = self.words, party.head.lower_
        mention = party.mention
        if mention is not None and mention.type in ("person", "group", "force", "state", "outlet"):
            return mention.type
        for name, heads in self.classes():
            if lower in heads:
                return name
        if lower in words.people or (mention is not None and mention.type == "role"):
            return "people"
        if party.head.ent_type_ in ("PERSON", "ORG", "GPE", "NORP", "FAC"):
            return f"name {party.head.ent_type_}"
        return "proper" if party.head.pos_ == "PROPN" else "other"

    def classes(self) -> Iterator[tuple[str, frozenset[str]]]:
        words = self.words
        yield "armed", words.armed
        yield "assailant", words.assailants
        yield "fighting force", words.state_forces
        yield "crowd", words.crowds
        yield from words.things.items()
        yield "vague", words.vague

    def _form(self, party: Party) -> Iterator[str]:
        head = party.head
        before = {c.lower_ for c in head.children if c.i < head.i}
        if any(c.dep_ == "nummod" for c in head.children):
            yield "form counted"
        elif before & {"a", "an"}:
            yield "form indefinite"
        elif before & {"the", "this", "these", "those"}:
            yield "form definite"
        elif head.tag_ in ("NNS", "NNPS"):
            yield "form bare plural"
        elif any(c.dep_ == "poss" for c in head.children):
            yield "form possessed"
        if before & {"unidentified", "unknown", "armed", "masked", "hooded", "suspected", "alleged"}:
            yield "form unknown"
        if party.mention is not None and party.mention.name and party.mention.span.text != party.mention.name:
            yield "form titled"
        if head.dep_ == "poss":
            yield "form owner"
        length = len([c for c in head.doc.char_span(party.start, party.end, alignment_mode="expand") or ()])
        yield f"form words {min(length, 4)}"
        said = self.said[party.mention.entity] if party.mention is not None else self.heads[head.lower_]
        yield f"said {'once' if said <= 1 else 'twice' if said == 2 else 'often'}"

    # ------------------------------------------------------------------ the happening and the report
    def _happening(self, group: Group) -> Iterator[str]:
        items = [i for i in group.items if i.found.frame not in ("incident", "named")]
        yield "mentions " + ("1" if len(items) <= 1 else "2" if len(items) == 2 else "3-5" if len(items) < 6 else "6+")
        yield "main" if self.told and group is self.told[0] else "beside"
        first = min(i.paragraph for i in group.items)
        yield "told " + ("in the lead" if first <= 1 else "early" if first <= 3 else "late")
        yield "dated" if any(i.times for i in group.items) else "undated"
        yield "seated" if any(i.places for i in group.items) else "unseated"
        heads = [party for i in group.items for role, party in i.parties if role in ("victim", "target")]
        yield "harm " + (
            "named"
            if any(p.mention is not None and p.mention.type == "person" for p in heads)
            else "counted"
            if any(c.dep_ == "nummod" for p in heads for c in p.head.children)
            else "told"
            if heads
            else "none"
        )
        yield "past" if any(i.found.verb and i.found.token.tag_ in ("VBD", "VBN") for i in group.items) else "no past"

    def _report(self, candidate: Candidate) -> Iterator[str]:
        told = len(self.told)
        yield "happenings " + ("1" if told <= 1 else "2-3" if told < 4 else "4+")
        others = self.roles.get(self.key(candidate.party), Counter())
        for role in ("attacker", "target", "victim"):
            if role != candidate.role and others[role]:
                yield f"also {role}"
        if others[candidate.role] > (candidate.item is not None):
            yield "again in this role"
        elif not others:
            yield "no role elsewhere"

    def _sentence(self, head: Token, kind: str) -> Iterator[str]:
        """What the sentence around a candidate is about."""
        facts, families = self._about(head)
        for fact in facts:
            yield fact
            if fact == "sentence blames":
                yield f"{kind} sentence blames"
        yield from (f"{kind} with {family}" for family in families)
        if not families:
            yield f"{kind} alone"
        over = clause_head(head)
        if over.i in self.front:
            yield f"{kind} under told"
        elif over.i in self.behind:
            yield f"{kind} under background"
        elif over.lower_ in self.words.support_subject:
            yield f"{kind} under support"
        elif over.lower_ in ("was", "were", "is", "are", "be", "been"):
            yield f"{kind} under be"
        relation = head.dep_
        if relation == "pobj":
            relation = f"pobj {head.head.lower_ if head.head.lower_ in _PREPOSITIONS else 'other'}"
        yield f"as {relation}"
        yield f"{kind} as {relation}"

    def _about(self, head: Token) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Facts of a word's sentence, and the families of what it tells; read once for each sentence."""
        number = self.sentences[head.i]
        if number not in self.facts:
            sentence = list(head.sent)
            lower = {token.lower_ for token in sentence}
            facts = ["sentence blames"] if lower & (self.words.blame_verbs | self.words.claim_nouns | _BLAME) else []
            facts += ["sentence speaks"] if lower & _FIRST_PERSON else []
            facts += ["sentence tells background"] if any(token.i in self.behind for token in sentence) else []
            families = {self.front[token.i].type.family for token in sentence if token.i in self.front}
            self.facts[number] = (tuple(facts), tuple(sorted(families)))
        return self.facts[number]

    # ------------------------------------------------------------------ how the text ties it
    def _tied(self, item: Happening, head: Token, kind: str) -> Iterator[str]:
        """How a phrase hangs on the trigger that gives it its role."""
        found = item.found
        way = f"{found.frame} {'verb' if found.verb else 'noun'} {_path(head, found.token)}"
        yield f"tie {way}"
        yield f"family {item.type.family}"
        yield f"type {item.type.name}" if item.type.name != "attack" else f"type attack {found.frame}"
        yield f"{kind} by {found.frame}"
        if item.general:
            yield "general"
        tense = found.token.tag_ if found.verb else "noun " + ("plural" if found.token.tag_ == "NNS" else "single")
        yield f"tense {tense}"
        if item.paragraph <= 1:
            yield "place lead"
        elif item.paragraph <= 3:
            yield "place early"
        else:
            yield "place late"

    def _loose(self, candidate: Candidate, kind: str) -> Iterator[str]:
        """What a phrase without a trigger is to a happening."""
        role, key = candidate.role, (candidate.party.head.i, id(candidate.group))
        if key not in self.apart:
            self.apart[key] = self._apart(candidate.party.head, candidate.group)
        found = self.apart[key]
        yield f"loose {kind} {candidate.party.head.dep_}"
        yield from found.signs
        if found.inside is not None:
            yield "loose role filled" if role in found.inside else "loose role open"
        yield "loose main has role" if role in found.given else "loose main lacks role"

    def _apart(self, head: Token, group: Group) -> _Apart:
        signs = ["loose", *(f"loose of {name}" for name in sorted({i.type.name for i in group.items})[:3])]
        distance, inside = self._near(self.sentences[head.i])
        signs.append("loose near " + ("0" if distance == 0 else "1" if distance == 1 else "2-3" if distance < 4 else "far"))
        if distance == 0:
            below = any(i.found.token.is_ancestor(head) for i in inside)
            signs.append("loose below trigger" if below else "loose beside trigger")
        over = clause_head(head)
        if is_verb(over):
            signs.append("loose verb said" if over.lower_ in _SAID else "loose verb other")
        there = frozenset(role for i in inside for role, _ in i.parties) if distance == 0 else None
        return _Apart(tuple(signs), there, frozenset(role for i in group.items for role, _ in i.parties))

    def _near(self, sentence: int) -> tuple[int, list[Happening]]:
        """How many sentences away the nearest act is told, and the acts of the sentence itself; looked for once."""
        if sentence not in self.near:
            distance = min([abs(i.sentence - sentence) for i in self.acts], default=99)
            self.near[sentence] = distance, [i for i in self.acts if i.sentence == sentence]
        return self.near[sentence]


_PREPOSITIONS = frozenset({"by", "of", "on", "against", "in", "at", "with", "for", "between", "from", "to"})
_BLAME = frozenset({"responsible", "behind"})
_SAID = frozenset({"said", "says", "reported", "told", "added", "announced"})
_BESIDE_HARM = frozenset({"form definite", "form bare plural", "form counted"})
"""Forms of a phrase that tell more beside what the happening says of the harmed."""
_FIRST_PERSON = frozenset({"i", "we", "our", "my", "us"})


def _style(doc: Doc, told: int, all_told: int) -> tuple[str, ...]:
    """How a report speaks: news or speech, long or short, of what happened or of much else."""
    words = max(1, sum(token.is_alpha for token in doc))
    first = sum(token.lower_ in _FIRST_PERSON for token in doc) / words
    length = "short" if words < 150 else "middle" if words < 350 else "long"
    speech = "none" if not first else "little" if first < 0.01 else "much"
    share = told / max(1, all_told)
    kept = "most" if share > 0.7 else "half" if share > 0.4 else "few"
    return (f"style {length}", f"style first person {speech}", f"style told {kept}")


def _path(head: Token, trigger: Token) -> str:
    """The relations from a participant's head up to its trigger, three at most; ``far`` where it does not hang on it."""
    steps: list[str] = []
    here = head
    for _ in range(4):
        if here.i == trigger.i:
            return " ".join(steps) or "own"
        named = here.dep_ == "prep" and here.lower_ in _PREPOSITIONS
        steps.append(f"prep:{here.lower_}" if named else here.dep_)
        if here.head.i == here.i:
            break
        here = here.head
    if here.i == trigger.i:
        return " ".join(steps)
    return "over" if trigger.is_ancestor(head) else "far"
