"""Words of harm in the parse -> Harms: verbs, adjectives and nouns joined with the people harmed.

Nothing here asks which happening a harm belongs to (``counts.scoping``). The frames come from a prototype that was
measured on 3,262 reports of the Gun Violence corpus and four incidents (2026-11-24).
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from unfog.lexicon.alternatives import one_of
from unfog.lexicon.casualties import Harmed, HarmWords, harm_words
from unfog.lexicon.roles import role_lexicon
from unfog.read.counts.care import BE, bearer, carried, in_condition, in_hospital, wound_field
from unfog.read.counts.clause import along_with, child, of_phrase, passive, patient, subject
from unfog.read.counts.harms import KINDS, Harm, Quantity
from unfog.read.counts.quantities import Quantities
from unfog.read.doc import Token

SINGLE = frozenset(["children", "women"])
"""Groups of which one alone ("a couple and their baby") is a count of its own beside the sum."""
LONGEST = 110
"""Characters a quote may span; a longer stretch between people and harm is cut to the people's words."""


@lru_cache(maxsize=1)
def trigger_pattern() -> re.Pattern[str]:
    """One pattern that finds every word the frames start from."""
    words = harm_words()
    every = {*words.verbs, *words.adjectives, *words.nouns, *words.lose, *words.recover, *words.fall, *words.off, *words.wilds}
    every |= words.shot_victims
    every |= words.care | {"life", "lives", "condition", "himself", "herself", "death"}
    return re.compile(rf"\b{one_of(every)}\b", re.IGNORECASE)


class Frames:
    """Collects the harms of one report."""

    def __init__(self, quantities: Quantities) -> None:
        self.quantities = quantities
        self.doc = quantities.doc
        self.words: HarmWords = harm_words()
        self.found: list[Harm] = []
        self.used: set[tuple[str, int]] = set()

    def collect(self) -> list[Harm]:
        """Every harm the parse shows, in text order."""
        for match in trigger_pattern().finditer(self.quantities.text):
            token = self.doc[self.quantities.token_at(match.start())]
            if token.idx == match.start():
                self._at(token)
        self.found.sort(key=lambda h: (h.start, h.end))
        return self.found

    # ------------------------------------------------------------------ which frame
    def _at(self, token: Token) -> None:
        word = token.lower_
        kind = self.words.verbs.get(word)
        if kind in ("kill", "injure", "shoot", "abduct") and (
            token.pos_ in ("VERB", "AUX") or (kind == "shoot" and token.tag_ in ("VBN", "VBD"))
        ):
            self._verb(token, kind)
        elif kind == "die" and token.pos_ == "VERB":
            self._add("killed", token, subject(token))
        elif word in self.words.fall and token.pos_ == "VERB":
            self._fell(token)
        elif kind == "suffer" and token.pos_ == "VERB":
            self._suffered(token)
        elif word == "death":
            self._to_death(token)
        elif word in ("himself", "herself"):
            self._on_himself(token)
        elif kind == "carry" and token.pos_ == "VERB":
            self._add("injured", token, carried(token, self.words))
        elif word in self.words.care:
            self._add("injured", token, in_hospital(token, self.words, self.quantities))
        elif word == "condition":
            self._add("injured", token, in_condition(token, self.words))
        elif word in ("life", "lives"):
            self._lives(token)
        elif word in self.words.off or word in self.words.wilds:
            self._carried_off(token)
        if word in self.words.lose and token.pos_ == "VERB" and (lost := child(token, "dobj")) is not None:
            if lost.lower_ in self.words.limbs:
                self._add("injured", token, subject(token))
            quantity = self.quantities.one(lost)
            if (
                quantity is not None
                and lost.lower_ not in ("lives", "life")
                and (lost.lower_ in self.quantities.groups.of or lost.i in self.quantities.at)
                and quantity.number
            ):
                self._add("killed", token, lost)
        if word in self.words.adjectives and token.pos_ in ("ADJ", "VERB", "NOUN", "ADV", "PROPN"):
            self._adjective(token, self.words.adjectives[word])
        if token.pos_ in ("NOUN", "PROPN", "ADJ") and (noun := self.words.nouns.get(word)):
            self._noun(token, noun)
        elif word in self.words.shot_victims and any(c.lower_ in self.words.shot_by for c in token.lefts):
            self._add("shot", token, token)

    def _verb(self, token: Token, kind: str) -> None:
        word = token.lower_
        if word in self.words.blow and not self._harmful_blow(token):
            return
        if word.startswith("execut") and "warrant" in token.sent.text.lower():
            return
        field: Harmed = {"kill": "killed", "injure": "injured", "shoot": "shot", "abduct": "missing"}[kind]  # type: ignore[assignment]
        if kind in ("injure", "shoot") and self._fatally(token):
            field = "killed"
        own = self._own_number(token)
        whom = patient(token, self.words.verbs) if own is None else own
        self._add(field, token, whom)
        if token.tag_ == "VBN" and token.i <= token.sent.start + 1:  # "Killed were two brothers"
            be = next((t for t in self.doc[token.i + 1 : token.sent.end] if t.lower_ in ("were", "was", "are", "is")), None)
            if be is not None and be.i < token.i + 8:
                candidates = self.doc[be.i + 1 : min(be.i + 7, token.sent.end)]
                who = next(
                    (t for t in candidates if t.dep_ in ("attr", "nsubj", "nsubjpass", "dobj") and self.quantities.one(t)), None
                )
                self._add(field, token, who)
                if who is not None and token.i > token.sent.start and self.doc[token.i - 1].lower_ == "also":
                    for harm in self.found:  # "also killed were": beside those told before
                        harm.quantity.more |= harm.trigger.i == token.i

    def _harmful_blow(self, token: Token) -> bool:
        """Whether being struck is a harm: in the passive with its means beside it, or where what strikes is shot from a
        weapon or a part of the body is told that it strikes ("the bullet hit her mother", "striking him in the leg").
        """
        if passive(token):
            return self._people_hit(token) or self.words.blow_means.search(token.sent.text) is not None
        whom = child(token, "dobj")
        if whom is None or (whom.pos_ != "PRON" and self.quantities.one(whom) is None):
            return False
        doer = subject(token)
        if doer is not None and any(t.lower_ in self.words.projectiles for t in (doer, *doer.lefts)):
            return True
        prep = (p for at in (token, whom) for p in at.rights if p.dep_ == "prep" and p.lower_ == "in")
        return any(inner.lower_ in self.words.struck_in for p in prep for inner in p.rights if inner.dep_ == "pobj")

    def _own_number(self, token: Token) -> Token | None:
        """The bare number right before a participle: "four were shot dead and 17 injured" says nothing of four injured."""
        if token.tag_ not in ("VBN", "VBD") or child(token, "dobj") is not None:
            return None
        for i in range(token.i - 1, max(-1, token.i - 6), -1):
            before = self.doc[i]
            if before.lower_ in self.quantities.words.ordinals or before.lower_ == "another":
                return before  # "three were killed and a fourth injured"
            if i in self.quantities.at:
                return before if before.pos_ == "NUM" or before.tag_ == "CD" else None
            if before.pos_ != "ADV" and before.lower_ not in ("was", "were", "been", "have", "others", "more"):
                return None
        return None

    def _people_hit(self, token: Token) -> bool:
        """ "Eight were hit": only people are counted so, without a noun."""
        whom = subject(token)
        return whom is not None and whom.i in self.quantities.at and self.quantities.group_of(whom) == "all"

    def _fatally(self, token: Token) -> bool:
        beside = {c.lower_ for c in token.children}
        deeper = {g.lower_ for c in token.children if c.dep_ == "prep" for g in c.children}
        return bool(beside & {"fatally", "mortally", "dead"} or ("to" in beside and "death" in deeper))

    def _fell(self, token: Token) -> None:
        """ "Two soldiers fell": fighters and police fall in battle; who falls from, into or off something may live."""
        who = subject(token)
        bare = not any(c.dep_ in ("dobj", "prt", "acomp", "oprd") for c in token.children)
        fields = all(self.words.battle & {t.lower_ for t in c.subtree} for c in token.children if c.dep_ in ("prep", "advmod"))
        if who is None or not bare or not fields:
            return
        alone = not any(c.dep_ in ("prep", "advmod", "npadvmod") for c in token.children)
        if self.quantities.number_of(who) is None and not alone:
            return  # "a soldier fell on the stairs" may live
        if self.quantities.group_of(who) in ("soldiers", "police", "militants"):
            self._add("killed", token, who)

    def _carried_off(self, token: Token) -> None:
        """ "Gunmen took away 14 passengers", "the bandits herded 20 pupils into the bush", "armed men made off with six girls":
        missing where assailants do it; police and rescuers take people away too."""
        verb = token.head if token.lower_ in self.words.off else token.head.head
        doer = child(verb, "nsubj") or (child(verb.head, "nsubj") if verb.dep_ == "conj" else None)
        if verb.lemma_ not in self.words.carry_off or doer is None:
            return
        roles = role_lexicon()
        armed = any(t.lower_ in roles.assailants or t.lower_ in roles.armed for t in (doer, *doer.children))
        loot = child(token, "prep") or child(verb, "prep")
        whom = child(verb, "dobj") or (child(loot, "pobj") if loot is not None and loot.lower_ == "with" else None)
        if armed and whom is not None and self.quantities.one(whom) is not None:
            self._add("missing", verb, whom)

    def _to_death(self, token: Token) -> None:
        """ "One officer was stoned to death", "burned two drivers to death": any verb that ends so kills."""
        verb = token.head.head
        if token.dep_ == "pobj" and token.head.lower_ == "to" and verb.pos_ == "VERB" and token.i - verb.i < 12:
            self._add("killed", verb, child(verb, "dobj") or subject(verb))

    def _on_himself(self, token: Token) -> None:
        """ "Before turning the rifle on himself": as a rule he dies of it."""
        sentence = token.sent
        verb = self._turned(token)
        if verb is not None and self.words.on_himself.search(self.quantities.text, sentence.start_char, token.idx):
            one = Quantity(
                low=1, high=1, group="militants", implicit=True
            )  # who he is, and whether he died, is told elsewhere too
            self.used.add(("killed", token.i))
            self._put("killed", verb, token, one, verb.idx, token.idx + len(token))

    def _turned(self, token: Token) -> Token | None:
        """The verb of turning the weapon, a few words before."""
        return next((t for t in reversed(self.doc[max(0, token.i - 7) : token.i]) if t.lower_.startswith("turn")), None)

    def _suffered(self, token: Token) -> None:
        wound = child(token, "dobj")
        if wound is None or self.words.nouns.get(wound.lower_) != "wound":
            return
        self._add(wound_field(wound), token, subject(token))  # type: ignore[arg-type]

    def _lives(self, token: Token) -> None:
        verb = token.head.lower_
        if verb == "for" and token.head.head.lower_ in ("fighting", "battling", "struggling", "fights", "fought"):
            self._add("injured", token, subject(token.head.head))
            return
        taking = verb in ("claimed", "claim", "claims", "took", "takes", "taken", "claiming", "taking", "cost")
        if verb in self.words.lose or taking:
            inner = of_phrase(token, "of")
            if self.quantities.number_of(token) is not None:
                self._add("killed", token, token)
            elif inner is not None and taking:
                self._add("killed", token, inner)
            elif verb in self.words.lose:
                self._add("killed", token, subject(token.head))

    def _adjective(self, token: Token, kind: str) -> None:
        field: Harmed = "killed" if {c.lower_ for c in token.children} & {"fatally", "mortally"} else kind  # type: ignore[assignment]
        number = None if token.dep_ == "amod" and token.head.i > token.i else self.quantities.number_of(token)
        head = token.head
        if number is not None:
            self._bare(field, token)
        elif token.dep_ == "amod" and head.i > token.i:
            quantity = self.quantities.one(head)
            if quantity is not None and (not quantity.implicit or self._come_upon(head)):
                self._add(field, token, head)
        elif (own := child(token, "nsubj", "nsubjpass")) is not None:
            self._add(field, token, own)
        elif token.dep_ in ("oprd", "acomp", "xcomp", "advcl", "ccomp", "advmod", "attr", "dobj") and head.pos_ in (
            "VERB",
            "AUX",
        ):
            self._predicate(field, token, head)
        elif token.dep_ in ("amod", "acl") and head.i < token.i:
            self._add(field, token, head)
        elif (
            token.dep_ == "pobj"
            and head.lower_ == "of"
            and head.head.i in self.quantities.at
            and not any(c.lower_ == "the" for c in token.lefts)
        ):
            # "dozens of wounded", but not "three of the wounded"
            self._add(field, token, head.head)
        else:
            self._joined_dead(field, token)

    def _come_upon(self, whom: Token) -> bool:
        """Whether somebody told by the state he is in is come upon here: "officers found an injured girl and a wounded man"."""
        first = whom
        while first.dep_ == "conj" and first.head.i != first.i:
            first = first.head
        found = first.dep_ in ("dobj", "nsubjpass") and self.words.verbs.get(first.head.lower_) in ("leave", "carry")
        return found and any(c.lower_ in ("a", "an", "another") for c in whom.lefts)

    def _joined_dead(self, field: Harmed, token: Token) -> None:
        """ "Dozens of dead and injured", "left dozens dead and injured": the second word shares the number of the first."""
        first = token.head
        if token.dep_ == "conj" and first.lower_ in self.words.adjectives and (field, first.i) not in self.used:
            same = next((h for h in reversed(self.found) if h.trigger.i == first.i and h.quantity.number is not None), None)
            own = [t for t in self.doc[first.i + 1 : token.i] if t.i in self.quantities.at]
            if same is not None and not own:
                self._put(field, token, same.patient, replace(same.quantity), same.start, token.idx + len(token))
                return
        if (
            token.dep_ == "conj"
            and first.dep_ == "pobj"
            and first.head.lower_ == "of"
            and first.head.head.i in self.quantities.at
        ):
            self._add(field, token, first.head.head)

    def _predicate(self, field: Harmed, token: Token, verb: Token) -> None:
        whom = child(verb, "dobj", "nsubjpass")
        if whom is not None and whom.i == token.i:
            whom = None
        if whom is None and verb.lower_ in ("pronounced", "declared") and subject(verb) is None:
            one = Quantity(low=1, high=1, implicit=True, definite=True, group="other")
            self._put(field, token, verb, one, verb.idx, token.idx + len(token))
        elif self.words.verbs.get(verb.lower_) == "leave" or verb.lower_ in BE or verb.pos_ == "AUX":
            self._add(field, token, whom if whom is not None else subject(verb))

    def _noun(self, token: Token, kind: str) -> None:
        inner = of_phrase(token, "of", "to")
        number = self.quantities.number_of(token)
        if kind == "body":
            if number is not None and not self._own_verb(token):
                whose = of_phrase(token, "of")
                self._add("killed", token, token if whose is None or self.quantities.number_of(whose) is None else whose)
            elif inner is not None and self.quantities.number_of(inner) is not None:
                self._add("killed", token, inner)
        elif kind == "wound":
            whom = bearer(token, self.words)
            if whom is not None and any(self.words.nouns.get(t.lower_) == "body" for t in (whom, whom.head)):
                return  # "two bodies, one with a wound to the neck": a wound of the dead
            self._add(wound_field(token), token, whom)  # type: ignore[arg-type]
            if number is not None and token.lower_ == "injuries" and token.head.lower_ not in ("with", "from", "of"):
                self._bare("injured", token)
        elif inner is not None and (kind != "shot" or inner.ent_type_ == "PERSON"):
            if token.lower_ in ("loss", "losses") and self.quantities.number_of(inner) is None:
                return  # whose loss it is tells of grief, not of a toll
            self._add(kind, token, inner)  # type: ignore[arg-type]
        elif (
            kind == "killed"
            and number is None
            and (whose := child(token, "poss")) is not None
            and whose.pos_ in ("NOUN", "PROPN")
        ):
            named = self.quantities.one(whose)
            if named is not None and named.implicit:
                named.definite = False
                self.used.add(("killed", whose.i))
                self._put("killed", token, whose, named, min(whose.left_edge.idx, whose.idx), token.idx + len(token))
        elif (
            number is not None
            and kind != "shot"
            and token.lower_ not in ("murders", "homicides", "murder", "homicide")
            and token.lower_ not in self.words.adjectives
        ):
            self._bare(kind, token)  # type: ignore[arg-type]

    def _own_verb(self, body: Token) -> bool:
        return body.dep_ == "pobj" and body.head.lower_ in ("on", "to", "in", "into")

    # ------------------------------------------------------------------ putting a harm on the list
    def _bare(self, field: Harmed, token: Token) -> None:
        """A number right before a word of harm: "11 dead", "nine others wounded"."""
        number = self.quantities.number_of(token)
        if number is None or (field, token.i) in self.used:
            return
        after = self.quantities.token_at(number.end - 1) + 1
        more = self.doc[after].lower_ in self.quantities.groups.further
        quantity = self.quantities.one(token) or Quantity(
            low=number.low, high=number.high, qualifier=number.qualifier, number=number, more=more
        )
        quantity.group = quantity.group if quantity.group in KINDS else "all"
        self.used |= {(field, token.i), (field, self.quantities.token_at(number.start))}
        self._put(field, token, token, quantity, number.left, token.idx + len(token))

    def _add(self, field: Harmed, trigger: Token, whom: Token | None) -> None:
        if whom is None or (field, whom.i) in self.used:
            return
        if field in ("injured", "shot") and self.words.nouns.get(whom.lower_) == "body":
            return  # "the body was found burned": a state of the dead
        if field != "killed" and (
            whom.lower_ in ("dead", "deaths", "fatalities")
            or any(self.words.adjectives.get(c.lower_) == "killed" for c in whom.lefts)
        ):
            return
        parts = self.quantities.parts(whom, trigger.i)
        quantity = self.quantities.of(whom, trigger.i) or self.quantities.somebody(whom, trigger)
        joined = along_with(trigger, whom)
        more = self.quantities.parts(joined) if joined is not None and quantity is not None else []
        if more and quantity is not None:
            parts += more
            quantity = replace(self.quantities.total(parts), more=False)
        if quantity is None:
            return
        if field != "killed" and quantity.number is not None:  # "56 dead and 106 hurt": the 56 are not hurt
            after = self.quantities.token_at(quantity.number.end - 1) + 1
            if after < len(self.doc) and self.words.adjectives.get(self.doc[after].lower_) == "killed":
                return
        for here, own in [p for p in parts if p[1].low is None and p[0].i != whom.i]:
            self.used.add((field, here.i))
            self._put(field, trigger, here, own, *self._phrase(here, own))
        parts = [p for p in parts if p[1].low is not None or p[0].i == whom.i]
        self.used.add((field, whom.i))
        if quantity.number is not None:
            self.used.add((field, self.quantities.token_at(quantity.number.start)))
        start, end = self._quote(trigger, whom, quantity)
        if quantity.definite and any(c.dep_ == "appos" and c.ent_type_ == "PERSON" for c in whom.rights):
            quantity.definite = False  # "the owner, Furaha Nabil," is named here
        self._put(field, trigger, whom, quantity, start, end)
        harm = self.found[-1]
        if len(parts) > 1 and quantity.low is not None and not quantity.implicit:
            self._listed(field, trigger, parts[1:])
        elif len(parts) > 1 and quantity.low is not None:
            harm.summed = True
            counted = any(not own.implicit for _, own in parts)
            harm.figured = counted
            for here, own in parts:
                self.used.add((field, here.i))
                if own.low is not None and (not own.implicit or own.group in SINGLE or counted):
                    left, right = self._phrase(here, own)
                    if here.i == whom.i:
                        left, right = (
                            min(left, trigger.idx) if trigger.i < whom.i and left - trigger.idx < LONGEST else left,
                            right,
                        )
                    self._put(field, trigger, here, own, left, right, part=True)
        self._including(field, trigger, whom)
        self._among(field, trigger, whom)

    def _listed(self, field: Harmed, trigger: Token, parts: list[tuple[Token, Quantity]]) -> None:
        """The parts of a number that are told right after it: "five people, three men and two women"."""
        for here, own in parts:
            self.used.add((field, here.i))
            self._put(field, trigger, here, own, *self._phrase(here, own), part=True)

    def _put(
        self, field: Harmed, trigger: Token, whom: Token, quantity: Quantity, start: int, end: int, part: bool = False
    ) -> None:
        anchor = quantity.number.start if quantity.number is not None and start <= quantity.number.start < end else whom.idx
        self.found.append(
            Harm(field=field, quantity=quantity, start=start, end=end, anchor=anchor, trigger=trigger, patient=whom, part=part)
        )

    def _phrase(self, whom: Token, quantity: Quantity) -> tuple[int, int]:
        """The words of the people alone, from the qualifier or the article on."""
        number = quantity.number
        start = min(number.left if number else whom.idx, self.doc[max(whom.left_edge.i, whom.i - 6)].idx)
        end = max(number.right if number else 0, whom.idx + len(whom))
        return min(start, whom.idx), end

    def _quote(self, trigger: Token, whom: Token, quantity: Quantity) -> tuple[int, int]:
        """The words of the people and of the harm; only the people's when they stand far apart."""
        start, end = self._phrase(whom, quantity)
        left, right = min(start, trigger.idx), max(end, trigger.idx + len(trigger))
        return (left, right) if right - left <= LONGEST else (start, end)

    def _among(self, field: Harmed, trigger: Token, whom: Token) -> None:
        """ "Five journalists were among the 20 people killed"."""
        if whom.dep_ == "pobj" and whom.head.lower_ in ("among", "amongst") and whom.head.head.lower_ in BE:
            part = child(whom.head.head, "nsubj")
            own = self.quantities.one(part) if part is not None else None
            if part is not None and own is not None and own.low is not None and (field, part.i) not in self.used:
                self.used.add((field, part.i))
                self._put(field, trigger, part, own, *self._phrase(part, own), part=True)

    def _including(self, field: Harmed, trigger: Token, whom: Token) -> None:
        """Parts of a number: "including a child", "among them two boys"."""
        for prep in whom.rights:
            if prep.dep_ != "prep" or prep.lower_ not in ("including", "among"):
                continue
            inner = child(prep, "pobj")
            if inner is None or inner.lower_ in ("them", "those", "dead"):
                continue
            for here, own in self.quantities.parts(inner):
                if (field, here.i) not in self.used and own.low is not None:
                    self.used.add((field, here.i))
                    self._put(field, trigger, here, own, *self._phrase(here, own), part=True)
