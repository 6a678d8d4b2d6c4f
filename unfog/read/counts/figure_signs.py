"""What speaks for and against a number being a count of people harmed that the rules did not take.

Signs of one candidate (``counts.figures``) for one harm, none of which holds a word: the class of the noun and of the words
above, beside and around it (``lexicon.figures``), relations of the parse, the figures already taken near it and how they
compare, and where it stands.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from unfog.lexicon.figures import UNKNOWN, Classes, agent_endings, figure_classes, small_classes
from unfog.read.counts.harms import Harm
from unfog.read.counts.numbers import Number
from unfog.read.counts.quantities import Quantities
from unfog.read.counts.scoping import Scoping
from unfog.read.doc import Token

STEPS = (1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 60, 100, 300)
"""Bounds at which numbers become signs ("at least five")."""
UNTOLD = "field not told"
"""The sign that no rule found a figure of the harm."""
_UP = 5
"""Words above a candidate that are looked at."""
_NEAR = 5
"""Words on either side that are looked at."""
FIELDS = ("killed", "injured", "missing")
_OF_FIELD = {
    "killed": frozenset(["kill", "die", "a:killed", "n:killed", "n:body", "bury", "burial", "flesh", "life"]),
    "injured": frozenset(["injure", "carry", "treat", "treatment", "hurt", "a:injured", "n:injured", "n:wound"]),
    "missing": frozenset(["abduct", "a:missing", "vanish", "captive", "ruin"]),
}
"""Classes of words that tell of each harm."""
_HARM_CLASSES = frozenset().union(*_OF_FIELD.values())
_NONE: Classes = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A number that may be a count. ``noun`` is who is counted, or the figure's own word; ``kind``: "counted" with a noun, "bare"
    without one, or "vague" ("dozens")."""

    noun: Token
    number: Number
    kind: str

    @property
    def at(self) -> int:
        """Where the number starts."""
        return self.number.start

    @property
    def figure(self) -> int | None:
        """The number, the lower one of a range; ``None`` for a vague one."""
        return self.number.low


class Signs:
    """The signs of one report's candidates. Build it with the harms that the rules found."""

    def __init__(self, quantities: Quantities, harms: Sequence[Harm], scoping: Scoping, title_length: int) -> None:
        self.quantities, self.doc, self.scoping = quantities, quantities.doc, scoping
        self.harms = sorted((h for h in harms if h.field != "shot"), key=lambda h: h.anchor)
        self.anchors = [h.anchor for h in self.harms]
        self.title_length = title_length
        known = figure_classes()
        self.classes = [known.get(t.lower_) or known.get(t.lemma_) or _NONE for t in self.doc]
        self.sentences = [s.start for s in self.doc.sents]
        self.told: dict[int, set[str]] = {}
        for harm in self.harms:
            if harm.quantity.low is not None and harm.live:
                self.told.setdefault(harm.quantity.low, set()).add(harm.field)
        self.most = {f: max((h.quantity.low or 0 for h in self.harms if h.field == f and h.live), default=0) for f in FIELDS}
        self.by_patient = {h.patient.i: h for h in self.harms}
        told = {name for names in self.classes for name in names} | {h.field for h in self.harms}
        self.fields = [f for f in FIELDS if f in told or not told.isdisjoint(_OF_FIELD[f])]
        self._in_sentence: dict[int, tuple[str, ...]] = {}

    def of(self, candidate: Candidate) -> Iterator[tuple[str, frozenset[str]]]:
        """The signs of a candidate for each harm that the report has a word of."""
        shared = frozenset(self._shared(candidate))
        tails = [(head, name) for sign in shared for head, _, name in (sign.rpartition(" "),) if name in _HARM_CLASSES]
        for field in self.fields:
            yield field, shared.union(self._of_field(candidate, field, tails))

    def _shared(self, candidate: Candidate) -> Iterator[str]:
        yield from self._self(candidate)
        yield from self._above(candidate)
        yield from self._beside(candidate)
        yield from self._standing(candidate)

    # ------------------------------------------------------------------ itself
    def _self(self, candidate: Candidate) -> Iterator[str]:
        noun, number = candidate.noun, candidate.number
        groups = self.quantities.groups
        yield f"kind={candidate.kind}"
        yield f"qualifier={number.qualifier}"
        if number.low is not None:
            yield from at_least("figure", number.low)
        if number.low != number.high:
            yield "range"
        if self.quantities.text[number.start].isdigit():
            yield "digits"
        yield f"noun={noun.tag_}"
        yield f"noun:{noun.dep_}"
        group = groups.of.get(self.quantities.word(noun))
        if group is not None or candidate.kind != "bare":
            yield f"noun group={group}" if group else "noun of no group"
        if group is None and candidate.kind != "bare" and noun.lower_.endswith(agent_endings()):
            yield "noun of a trade"
        if noun.lower_ in groups.not_people:
            yield "noun not people"
        if noun.ent_type_:
            yield f"noun entity={noun.ent_type_}"
        for name in self.classes[noun.i]:
            yield f"noun is {name}"
        for child in noun.children:
            dep = child.dep_
            if child.i < noun.i:
                if dep in ("det", "poss", "predet", "neg"):
                    yield f"{dep}={_small(child)}"
                elif dep in ("amod", "compound", "nmod"):
                    for name in self.classes[child.i]:
                        yield f"before noun is {name}"
                    if child.lower_ in groups.of:
                        yield "before noun is people"
            elif dep in ("relcl", "acl", "appos", "prep", "conj", "cc"):
                yield f"noun>{dep}"
                for name in self.classes[child.i]:
                    yield f"noun>{dep} is {name}"
                if dep == "prep":
                    yield f"noun>{_small(child)}"
                    for inner in child.rights:
                        if inner.dep_ == "pobj":
                            yield from self._people("noun>prep", inner)
                            if inner.pos_ == "NOUN" and inner.lower_ not in groups.of:
                                yield f"noun>{_small(child)} no people"
                elif dep == "appos":
                    yield from self._people("noun>appos", child)

    def _people(self, name: str, token: Token) -> Iterator[str]:
        """What a word is, as far as people go."""
        groups = self.quantities.groups
        group = groups.of.get(token.lower_)
        if group:
            yield f"{name} people"
        if token.i in self.quantities.at:
            yield f"{name} number"
        if token.ent_type_:
            yield f"{name} {token.ent_type_}"
        for each in self.classes[token.i]:
            yield f"{name} {each}"

    # ------------------------------------------------------------------ above
    def _above(self, candidate: Candidate) -> Iterator[str]:
        here, step = candidate.noun, 0
        verb: Token | None = None
        while step < _UP and here.head.i != here.i:
            dep, here, step = here.dep_, here.head, step + 1
            yield f"up{step}:{dep}"
            yield f"up{step}={here.pos_}"
            for name in self.classes[here.i]:
                yield f"up{step} is {name}"
                yield f"above is {name}"
                if verb is None and step <= 2:
                    yield f"{dep} of {name}"
            if here.dep_ == "prep" and step == 1:
                yield f"under {_small(here)}"
            if verb is None and here.pos_ in ("VERB", "AUX"):
                verb = here
                yield from self._verb(here, candidate)
            if here.i in self.by_patient:
                yield f"up{step} is harmed"
        if here.head.i == here.i and step == 0:
            yield "root"

    def _verb(self, verb: Token, candidate: Candidate) -> Iterator[str]:
        yield f"verb={verb.tag_}"
        yield f"verb:{verb.dep_}"
        for child in verb.children:
            dep = child.dep_
            if dep == "neg":
                yield "verb negated"
            elif dep in ("aux", "auxpass"):
                yield f"verb {dep}"
                if child.tag_ == "MD":
                    yield "verb modal"
            elif dep in (
                "nsubj",
                "nsubjpass",
                "dobj",
                "attr",
                "acomp",
                "oprd",
                "prep",
                "agent",
                "advmod",
                "xcomp",
                "ccomp",
                "expl",
            ):
                yield f"verb>{dep}"
                if child.i == candidate.noun.i:
                    yield f"verb>{dep} itself"
                else:
                    yield from self._people(f"verb>{dep}", child)
                if dep in ("prep", "agent"):
                    for inner in child.rights:
                        if inner.dep_ == "pobj" and inner.i != candidate.noun.i:
                            for name in self.classes[inner.i]:
                                yield f"verb>prep> {name}"

    # ------------------------------------------------------------------ beside
    def _beside(self, candidate: Candidate) -> Iterator[str]:
        quantities = self.quantities
        number = candidate.number
        first = min(quantities.token_at(number.left), candidate.noun.i)
        last = max(quantities.token_at(number.right - 1), candidate.noun.i)
        sentence = candidate.noun.sent
        for name, span in (
            ("left", range(first - 1, max(sentence.start, first - _NEAR) - 1, -1)),
            ("right", range(last + 1, min(sentence.end, last + 1 + _NEAR))),
        ):
            for n, i in enumerate(span):
                token = self.doc[i]
                if n == 0:
                    yield f"{name}1={token.pos_}"
                    if token.is_punct:
                        yield f"{name}1 {token.text}"
                    if i in quantities.at:
                        yield f"{name}1 number"
                if n < 2:
                    for each in self.classes[i]:
                        yield f"{name}{n + 1} is {each}"
                for each in self.classes[i]:
                    yield f"{name} has {each}"
                if token.text in ".;:":
                    break
        yield from self._around(sentence.start)
        at = bisect_right(self.sentences, candidate.noun.i) - 1
        if at > 0:
            for sign in self._around(self.sentences[at - 1]):
                yield f"before: {sign}"

    def _around(self, start: int) -> tuple[str, ...]:
        """The classes of harm told in a sentence, and how many numbers it has."""
        found = self._in_sentence.get(start)
        if found is None:
            end = next((s for s in self.sentences[bisect_right(self.sentences, start) :]), len(self.doc))
            names = {name for i in range(start, end) for name in self.classes[i]}
            numbers = {self.quantities.at[i].start for i in range(start, end) if i in self.quantities.at}
            found = (*(f"sentence has {n}" for n in sorted(names)), *at_least("sentence numbers", len(numbers)))
            if self.doc[end - 1].text == "?":
                found = (*found, "question")
            self._in_sentence[start] = found
        return found

    # ------------------------------------------------------------------ where
    def _standing(self, candidate: Candidate) -> Iterator[str]:
        at = candidate.at
        if at < self.title_length:
            yield "headline"
        sentence = bisect_right(self.sentences, candidate.noun.i) - 1
        yield from at_least("sentence", sentence)
        yield from at_least("sentences", len(self.sentences))
        yield from at_least("harms", len(self.harms))
        figure = candidate.figure
        if figure is not None and figure > 1:
            told = self.told.get(figure, ())
            if told:
                yield "told elsewhere"
        yield from at_least("harms before", bisect_left(self.anchors, at))
        scope = self.scoping.scope.other(at, at + 1)
        yield f"scope={scope}" if scope else "own"
        event = self.scoping.event_of(candidate.noun)
        if event is not None:
            yield "background event" if event.background else "main event"

    # ------------------------------------------------------------------ the harm
    def _of_field(self, candidate: Candidate, field: str, tails: Sequence[tuple[str, str]]) -> Iterator[str]:
        yield f"field={field}"
        at, figure = candidate.at, candidate.figure
        own = _OF_FIELD[field]
        yield from (f"{head} own" for head, name in tails if name in own)
        place = bisect_left(self.anchors, at)
        start, end = candidate.noun.sent.start_char, candidate.noun.sent.end_char
        before = self.harms[:place]
        last = before[-1] if before else None
        if last is not None:
            yield "last is own" if last.field == field else "last is other"
        mine = next((h for h in reversed(before) if h.field == field), None)
        after = next((h for h in self.harms[place:] if h.field == field), None)
        for name, harm in (("before", mine), ("after", after)):
            if harm is None:
                yield f"none {name}"
                continue
            if start <= harm.anchor < end:
                yield f"{name} here"
            yield from at_least(f"{name} off", abs(self.quantities.token_at(harm.anchor) - candidate.noun.i))
            if harm.other is not None:
                yield f"{name} of another"
            if harm.quantity.qualifier == "none reported":
                yield f"{name} none"
            low = harm.quantity.low
            if low is not None and figure is not None:
                yield f"{name} {'equal' if low == figure else 'less' if figure < low else 'more'}"
                yield from _share(f"{name} share", figure / max(low, 1))
            if harm.part:
                yield f"{name} part"
            if harm.patient.head.i == candidate.noun.head.i:
                yield f"{name} sister"
            if candidate.noun.head.i == harm.patient.i or harm.patient.head.i == candidate.noun.i:
                yield f"{name} hangs"
        if figure is not None:
            if figure > 1 and field in self.told.get(figure, ()):
                yield "told elsewhere of own"
            most = self.most[field]
            if most:
                yield from _share("of most", figure / most)
                if most - figure in self.told:
                    yield "rest told"
            else:
                yield UNTOLD


def _small(token: Token) -> str:
    """The class of an article, a possessive or a preposition."""
    return small_classes().get(token.lower_, UNKNOWN)


def at_least(name: str, number: int) -> Iterator[str]:
    """The signs that a number reaches each of ``STEPS``."""
    for step in STEPS:
        if number < step:
            return
        yield f"{name}>={step}"


def _share(name: str, share: float) -> Iterator[str]:
    for step in (0.1, 0.25, 0.5, 0.75, 1.0, 1.01, 1.5, 2.0, 4.0):
        if share < step:
            return
        yield f"{name}>={step:g}"
