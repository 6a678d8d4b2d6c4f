"""A word for people -> Quantity: its number, its group, what is joined to it.

``Quantities`` is built once a report; it knows which tokens are numbers (``counts.numbers``).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import cached_property

from unfog.lexicon.casualties import group_words, harm_words, quantity_words
from unfog.model import Group, Mention
from unfog.read.counts.harms import KINDS, Quantity
from unfog.read.counts.kinds import force_of, shown_by_age, titled
from unfog.read.counts.numbers import Number, find_numbers, value_of
from unfog.read.doc import Doc, Token

AGED = re.compile(r"\b(\d{1,2})[- ](?:year|yr|month|day)s?[- ]olds?\b", re.IGNORECASE)
_MODIFIERS = frozenset(["det", "poss", "amod", "predet", "nummod", "nmod", "compound", "quantmod"])
_MORE = frozenset(["other", "another", "additional", "others", "more", "further"])
_ALONE = frozenset(["nsubj", "nsubjpass", "dobj", "conj"])
"""Relations in which an ordinal without a noun means somebody: "a third lost a hand"."""
_AGES = re.compile(r"(?<=[a-z]),? \(?(\d{1,2}(?:(?:,? and |, )\d{1,2}\b)+)")
"""A list of one- and two-digit figures behind a noun: "two men, 30 and 42,"."""
_AGE_BESIDE = re.compile(r",? \(?\d{1,2}\)?(?=[,.)])")
_FIGURES = frozenset(["toll", "number", "figure", "count", "tally", "total"])
_OF_AGE = re.compile(r"\b(?:of|aged?) \d{1,2} and $")
_AGE_AFTER = re.compile(r"[,.);]|\s+(?:who|was|were|is|has|had|of|from|and|in|at|died|said|both|remains?|suffered|with)\b")


class Quantities:
    """Answers how many people a word stands for in one report."""

    def __init__(self, doc: Doc, text: str, mentions: tuple[Mention, ...] = ()) -> None:
        self.doc = doc
        self.text = text
        self.groups = group_words()
        self.words = quantity_words()
        self.starts = [token.idx for token in doc]
        self.at: dict[int, Number] = {}
        self.numbers: list[Number] = []
        ages = self._ages()
        for number in find_numbers(text):
            if any(start <= number.start < end for start, end in ages):
                continue
            indices = range(self.token_at(number.start), self.token_at(number.end - 1) + 1)
            first, last = doc[indices[0]], doc[indices[-1]]
            whole = first.idx == number.start or number.low is None
            if not whole or last.idx + len(last) != number.end or self._age(number, first):
                continue
            self.numbers.append(number)
            self.at.update(dict.fromkeys(indices, number))
            if number.bracketed:
                self.at[indices[-1] + 1] = number
        self.sides = _sides(mentions, self.token_at)
        self.named = {self.token_at(m.span.end - 1): m.span.text for m in mentions if m.type == "person"}
        doc.user_data["named"] = self.named  # more than the parser itself takes for people

    def token_at(self, offset: int) -> int:
        """The index of the token that holds an offset."""
        i = bisect_left(self.starts, offset)
        return i if i < len(self.starts) and self.starts[i] == offset else max(0, i - 1)

    def people_end(self, number: Number) -> int | None:
        """Where the word for people right after a number ends ("kills two soldiers")."""
        i = self.token_at(number.right - 1) + 1
        for token in self.doc[i : i + 3]:
            if token.lower_ in self.groups.of:
                return int(token.idx + len(token))
            if token.pos_ not in ("ADJ", "NOUN", "PROPN", "VERB"):
                return None
        return None

    def _ages(self) -> list[tuple[int, int]]:
        """Where ages are listed, as many as the people told just before: "two men, 30 and 42, were hurt"."""
        found = []
        for match in _AGES.finditer(self.text):
            noun = self.token_at(match.start() - 1)
            told = [value_of(t.text) for t in self.doc[max(0, noun - 3) : noun] if t.lower_ in self.words.numerals or t.is_digit]
            listed = len(re.findall(r"\d+", match[1]))
            if told and told[-1] == listed and self.doc[noun].lower_ in self.groups.of:
                found.append((match.start(1), match.end(1)))
        return found

    def _age(self, number: Number, first: Token) -> bool:
        """A bare one- or two-digit figure set off after a name or a noun: "Lee, 23, was", "a man (31)"."""
        if number.end - number.start > 2 or not self.text[number.start : number.end].isdigit() or first.i < 2:
            return False
        before = self.doc[first.i - 1]
        if before.lower_ == "and" and _OF_AGE.search(self.text, max(0, number.start - 14), number.start):
            return True  # "two brothers of 15 and 16"
        if before.text not in (",", "(") or not _AGE_AFTER.match(self.text, number.end):
            return False
        noun = self.doc[first.i - 2]
        if noun.lower_ in _FIGURES:
            return False  # "gave a lower toll, 24"
        closed = self.text[number.end : number.end + 1] in (",", ")", ";", ".")
        return noun.ent_type_ == "PERSON" or (
            closed and (noun.pos_ in ("PROPN", "NOUN") or before.text == "(" or noun.lower_ in ("one", "other", "another"))
        )

    def word(self, token: Token) -> str:
        """The word as the lexicon has it: "passer-by" is three words of the parse, of which the last is the head."""
        if token.i > 1 and self.doc[token.i - 1].text == "-":
            whole = f"{self.doc[token.i - 2].lower_}-{token.lower_}"
            if whole in self.groups.of:
                return whole
        if token.i + 2 < len(self.doc) and self.doc[token.i + 1].text == "-":
            whole = f"{token.lower_}-{self.doc[token.i + 2].lower_}"
            if whole in self.groups.of:
                return whole
        return str(token.lower_)

    # ------------------------------------------------------------------ groups
    def group_of(self, token: Token) -> Group:
        """The group a noun falls under, by itself or by the word before it."""
        word = self.word(token)
        own = self.groups.of.get(word)
        if word in self.groups.ranks:
            return self.force
        if word in self.groups.further:
            return "all"
        side = self._serving(token, word)
        if side is not None:
            return side
        if word in ("member", "members"):
            return self._members(token)
        if word in ("guard", "guards") and any(c.lower_ in self.groups.guards for c in token.lefts):
            return "soldiers"
        if word not in self.groups.compound_heads:
            for child in token.lefts:
                if child.dep_ in ("compound", "amod", "nmod") and (group := self.groups.compound.get(child.lower_)):
                    if own == "militants" and group in ("soldiers", "police"):
                        return own  # "People's Army guerrillas"
                    if group != "women" or own in (None, "all", "other", "civilians"):
                        return group
        if word in self.groups.civilly and any(c.lower_ in self.groups.civil for c in token.lefts):
            return "other"
        if word in ("men", "man", "boys", "lads", "comrades") and any(c.lower_ in ("its", "our") for c in token.lefts):
            return "other"  # whose they are is told elsewhere (``counts.own_side``)
        if own is not None:
            return self._where(token, word) or own
        if token.i in self.at:
            return "all"
        people = token.tag_ == "NNPS" or (token.tag_ == "NNS" and token.ent_type_ in ("NORP", "GPE"))
        return "all" if people else "other"

    @cached_property
    def force(self) -> Group:
        """Whose ranks the report's ranks are."""
        return force_of(self.text)

    def _beside(self, token: Token) -> Group | None:
        """A kind told in apposition: "the passer-by, a girl of nine"."""
        beside = (c for c in token.rights if c.dep_ == "appos" and c.tag_ == "NN" and c.lower_ in self.groups.of)
        return next((g for c in beside if (g := self.group_of(c)) in KINDS), None)

    def _person(self, token: Token) -> Group:
        """The group of one named person."""
        kind = titled(token, self.group_of)
        return kind or ("children" if shown_by_age(self.text, token) else "other")

    def _where(self, token: Token, word: str) -> Group | None:
        """The group that a noun gets from where its sentence puts people: sailors of a frigate, staff of a clinic."""
        sentence = token.sent
        for words, pattern, group in self.groups.settings:
            if word in words and pattern.search(self.text, sentence.start_char, sentence.end_char):
                return group
        return None

    def _serving(self, token: Token, word: str) -> Group | None:
        """The side of those whom any force may call its own, where the words on the noun name one: "two FC men", "fighters of
        the southern forces"."""
        beside = [c for c in token.lefts if c.dep_ in ("compound", "amod", "nmod", "poss")]
        if word not in self.groups.either_side or any(c.lower_ in self.groups.compound for c in beside):
            return None
        inner = _under_of(token)
        owners = (
            [c for c in inner.lefts if c.dep_ == "poss"] if inner is not None else []
        )  # "fighters of the front's first force"
        for near in (*owners, inner, *beside):
            if near is not None and near.i in self.sides:
                return self.sides[near.i]
        group = self.groups.member_of.get(inner.lower_) if inner is not None else None
        return group if group in ("soldiers", "police") and word not in ("member", "members") else None

    def _members(self, token: Token) -> Group:
        """Members of a community are not members of an armed group: the word after "of", else the one before, decides."""
        inner = _under_of(token)
        for child in (*(inner.lefts if inner is not None else ()), *token.lefts):
            if child.dep_ in ("compound", "amod") and (group := self.groups.compound.get(child.lower_)):
                return group
        before = next((c for c in token.lefts if c.dep_ == "compound" and c.lower_ in self.groups.member_of), None)
        if before is not None:
            return self.groups.member_of[before.lower_]
        if inner is None:
            told = (self.groups.member_of[t.lower_] for t in token.sent if t.i < token.i and t.lower_ in self.groups.unarmed)
            return next(told, "militants")  # "the union said two of its members were missing"
        if (group := self.groups.member_of.get(inner.lower_) or self.groups.member_of.get(inner.lemma_.lower())) is not None:
            return self._where(inner, inner.lower_) or group
        return "militants" if inner.pos_ == "PROPN" else "other"

    # ------------------------------------------------------------------ one phrase
    def one(self, token: Token) -> Quantity | None:
        """The quantity of one noun, pronoun or number with its own modifiers, without what is joined to it."""
        word = self.word(token)
        number = self.number_of(token)
        if word in self.groups.not_people and token.i not in self.at:
            return None
        determiners = {c.lower_ for c in token.lefts if c.dep_ in _MODIFIERS}
        if determiners & self.groups.not_counted:
            return None
        more = bool(determiners & _MORE) or word in _MORE
        if word in ("nobody", "none", "no-one") or ("no" in determiners and self._people(token, word)):
            inner = _under_of(token) if word in ("nobody", "none", "no-one") else token
            group: Group = self.group_of(inner) if inner is not None else "all"
            return Quantity(low=None, high=None, qualifier="none reported", group=group)
        if number is not None:
            return self._counted(token, number, more)
        aged = AGED.search(self.text, max(0, token.idx - 14), token.idx + len(token)) if word in ("old", "olds") else None
        if aged:
            return Quantity(low=1, high=1, group="children" if int(aged[1]) < 18 else "other", implicit=True, persons=[token])
        return self._implied(token, word, determiners, more)

    def _people(self, token: Token, word: str) -> bool:
        """Whether "no ..." may deny that anybody was harmed: not "no bail", "no doubt"."""
        return word in self.groups.of or token.tag_ in ("NNS", "NNPS") or token.ent_type_ in ("NORP", "PERSON")

    def number_of(self, token: Token) -> Number | None:
        """The number that a word is or has before it ("at least 14 soldiers", "a family of five")."""
        if token.i in self.at:
            return self.at[token.i]
        if token.i and token.i - 1 in self.at and token.pos_ in ("NOUN", "ADJ", "VERB"):  # the number right before wins
            return self.at[token.i - 1]
        for child in token.lefts:
            number = self.at.get(child.i)
            if number is not None and child.dep_ != "poss":
                return number
        if token.lower_ in self.words.containers:
            for prep in token.rights:
                if prep.lower_ == "of":
                    for inner in prep.rights:
                        if inner.dep_ == "pobj" and (number := self.number_of(inner)):
                            return number
        for child in token.rights:  # "people as many as 12": a number read as an apposition is a list, not a count
            if child.dep_ == "nummod" and child.i == token.i + 1 and child.i in self.at:
                return self.at[child.i]
        return None

    def _counted(self, token: Token, number: Number, more: bool) -> Quantity:
        group: Group = self.group_of(token)
        aged = AGED.search(self.text, max(0, token.idx - 14), token.idx + len(token)) if token.lower_ in ("old", "olds") else None
        if aged is not None and int(aged[1]) < self.groups.adult:
            group = "children"
        if token.i in self.at:
            inner = _under_of(token)
            if inner is not None and inner.i not in self.at and inner.pos_ != "PRON":
                group = self.group_of(inner)
        elif group == "all" and token.lower_ in ("deaths", "fatalities", "casualties", "dead", "killed", "wounded", "injured"):
            group = self._among(token) or group
        worn = self.doc[token.i + 1 : token.i + 3]
        if group in ("all", "other") and len(worn) == 2 and worn[0].lower_ == "in" and worn[1].lower_ in self.groups.worn:
            group = "soldiers"
        more = more and any(self.doc[i].lower_ in _MORE for i in range(self.token_at(number.end - 1) + 1, token.i + 1))
        after = self.token_at(number.end - 1) + 1
        if token.i < after < len(self.doc) and self.doc[after].lower_ in ("more", "others"):
            more = True
        single = [token] if number.low == number.high == 1 and number.qualifier == "exact" else []
        return Quantity(
            low=number.low, high=number.high, qualifier=number.qualifier, group=group, more=more, number=number, persons=single
        )

    def _implied(self, token: Token, word: str, determiners: set[str], more: bool) -> Quantity | None:
        """People counted from the wording: a person's name, "a man", "him", "a couple"."""
        definite = bool(determiners & {"the", "this", "that"})
        if "both" in determiners and token.tag_ == "NNS":
            return Quantity(low=2, high=2, group=self.group_of(token))
        if token.tag_ == "NNP" and _AGE_BESIDE.match(self.text, token.idx + len(token)):
            return Quantity(low=1, high=1, group=self._person(token), implicit=True, persons=[token])
        if word in self.words.collectives:
            low = self.words.collectives[word]
            return Quantity(
                low=low, high=low, group="other" if word != "both" else "all", implicit=True, definite=definite or word == "both"
            )
        if word in ("himself", "herself"):
            return Quantity(low=1, high=1, group="other", implicit=True, persons=[token])
        if (token.ent_type_ == "PERSON" or token.i in self.named) and (token.tag_ not in ("NNS", "NNPS") or _one_name(token)):
            return Quantity(low=1, high=1, group=self._person(token), implicit=True, persons=[token])
        if token.tag_ == "PRP" and word in ("he", "she", "him", "her"):
            return Quantity(low=1, high=1, group="other", implicit=True, persons=[token], definite=True)
        if token.dep_ in _ALONE and (word == "another" or (word == "other" and "the" in determiners and token.tag_ != "NNS")):
            return Quantity(low=1, high=1, group="all", implicit=True, more=word == "another", persons=[token])
        if word in self.words.ordinals and determiners & {"a", "another", "the"} and token.dep_ in _ALONE:
            return Quantity(low=1, high=1, group="all", implicit=True, more=True, persons=[token])
        if (token.tag_ == "NN" or "-" in word) and word in self.groups.of and word not in self.groups.mass:
            group = self.group_of(token)
            if group in ("other", "civilians", "all"):
                group = "children" if shown_by_age(self.text, token) else self._beside(token) or group
            return Quantity(
                low=1,
                high=1,
                group=group,
                implicit=True,
                more=more,
                persons=[token],
                definite=definite,
            )
        return None

    def somebody(self, token: Token, trigger: Token) -> Quantity | None:
        """One person told by a noun that the lexicon does not hold: whom a verb of wounding takes, with "a" before it."""
        verb = trigger.pos_ == "VERB" and harm_words().verbs.get(trigger.lower_) in ("kill", "injure")
        taken = token.head.i == trigger.i and token.dep_ in ("dobj", "nsubjpass")
        return self._anybody(token) if verb and taken else None

    def _anybody(self, token: Token) -> Quantity | None:
        """Somebody of a trade or kind that the lexicon does not hold, where the sentence leaves no doubt that it is a person."""
        article = any(c.lower_ in ("a", "an") for c in token.lefts if c.dep_ == "det")
        person = token.tag_ == "NN" and token.ent_type_ in ("", "PERSON", "NORP") and token.lower_ not in self.groups.of
        if not article or not person or token.lower_ in self.groups.not_people:
            return None
        return Quantity(low=1, high=1, group="other", implicit=True, persons=[token])

    def _among(self, token: Token) -> Group | None:
        """Whose losses are counted: "five deaths among its troops"."""
        for prep in token.rights:
            if prep.lower_ in ("among", "amongst", "in"):
                inner = next((c for c in prep.rights if c.dep_ == "pobj"), None)
                group = self.groups.of.get(inner.lower_) if inner is not None else None
                if group is not None:
                    return group
        return None

    # ------------------------------------------------------------------ phrases joined together
    def joined(self, token: Token, limit: int | None) -> list[Token]:
        """The word and what is joined to it by "and" or commas; nothing at or beyond ``limit`` (the word of harm)."""
        found, queue = [], [token]
        while queue:
            here = queue.pop(0)
            found.append(here)
            for child in here.rights:
                if (
                    (child.dep_ == "conj" or _and_his(child))
                    and child.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "ADJ")
                    and (limit is None or child.i < limit)
                    and not self._speaks(child)
                ):
                    queue.append(child)
        return found

    def _speaks(self, token: Token) -> bool:
        """Whether a conjunct is really the subject of a speech tag: "killing 14 people, the ministry and a nurse said"."""
        after = token.right_edge.i + 1
        return after < len(self.doc) and self.doc[after].lower_ in ("said", "say", "says", "told", "reported", "announced")

    def parts(self, token: Token, limit: int | None = None) -> list[tuple[Token, Quantity]]:
        """The word and its conjuncts with their quantities; conjuncts that carry a harm of their own are left out."""
        if limit is not None and limit < token.i:
            limit = None
        harm = harm_words()
        found = []
        for here in self.joined(token, limit):
            own_harm = here.i != token.i and (
                here.lower_ in harm.nouns
                or here.lower_ in harm.adjectives
                or any(c.lower_ in harm.adjectives for c in here.children)
            )
            quantity = None if own_harm else self.one(here)
            if here.i == token.i and quantity is None:
                return []
            if quantity is None and not own_harm and limit is not None:
                quantity = self._anybody(here)  # "a priest, two nuns and a gardener were shot"
            if quantity is not None:
                found.append((here, quantity))
        return found

    def of(self, token: Token, limit: int | None = None) -> Quantity | None:
        """The quantity of a whole phrase: conjuncts are added up, "including …" is not."""
        if token.lower_ in ("total", "number", "bodies", "body", "remains", "lives", "death", "deaths", "members"):
            inner = next((g for c in token.rights if c.lower_ == "of" for g in c.rights if g.dep_ == "pobj"), None)
            if inner is not None and token.lower_ != "members" and self.number_of(token) is None:
                return self.of(inner)
        parts = self.parts(token, limit)
        return self.total(parts) if parts else None

    def _together(self, parts: list[tuple[Token, Quantity]]) -> Group:
        """The group of a sum of several kinds: civilians where all are children, women, civilians or kin ("14 women and a man"),
        soldiers where officers stand beside soldiers, fighters beside their leader's followers."""
        told = {
            "civilians" if q.group in ("children", "women", "civilians") or here.lower_ in self.groups.kinsfolk else q.group
            for here, q in parts
        }
        if told == {"police", "soldiers"} and all(h.lower_ in ("officer", "officers") for h, q in parts if q.group == "police"):
            return "soldiers"
        kinds = {here.lower_ for here, q in parts}
        pupils = kinds & {"pupil", "pupils", "schoolchildren", "students"}
        return "civilians" if told == {"civilians"} and not pupils else "militants" if told == {"militants"} else "all"

    def total(self, parts: list[tuple[Token, Quantity]]) -> Quantity:
        """The quantity of several phrases together; a first part without a number stands for all."""
        first = parts[0][1]
        known = [q for _, q in parts if q.low is not None]
        if len(known) < 2 or first.low is None:
            return first
        rest = [q.low for _, q in parts[1:] if q.low is not None]
        if first.number is not None and len(rest) > 1 and sum(rest) == first.low:
            return first  # "five people, three men and two women": the list says who the five are
        low = sum(q.low or 0 for q in known)
        high = sum((q.high if q.high is not None else q.low) or 0 for q in known)
        alike = len({q.group for q in known}) == 1 and (first.group != "other" or len({here.lemma_ for here, _ in parts}) == 1)
        group: Group = first.group if alike else self._together(parts)
        return Quantity(
            low=low,
            high=high,
            qualifier=first.qualifier,
            group=group,
            implicit=True,
            more=first.more,
            persons=[p for q in known for p in q.persons],
            number=first.number,
        )


def _sides(mentions: Sequence[Mention], token_at: Callable[[int], int]) -> dict[int, Group]:
    """The last words of the names of forces and armed groups, each with the group of those who serve in it."""
    found: dict[int, Group] = {}
    for mention in mentions:
        if mention.type in ("group", "force"):
            told = "police" in f"{mention.span.text} {mention.name or ''}".lower()
            found[token_at(mention.span.end - 1)] = "militants" if mention.type == "group" else "police" if told else "soldiers"
    return found


def _under_of(token: Token) -> Token | None:
    """The noun under "of" right of a word."""
    return next((g for c in token.rights if c.lower_ == "of" for g in c.rights if g.dep_ == "pobj"), None)


def _and_his(token: Token) -> bool:
    """Whether an apposition goes on a list: "the chief, his two wives and a son"."""
    own = any(c.dep_ == "poss" and c.pos_ == "PRON" for c in token.lefts)
    return token.dep_ == "appos" and own and any(c.dep_ == "conj" for c in token.rights)


def _one_name(token: Token) -> bool:
    """Whether what looks like the plural of a name is one man's last name: "Jonas Prates", not "the Prateses"."""
    before = [c for c in token.lefts if c.dep_ == "compound" and c.tag_ == "NNP"]
    return bool(before) and not any(c.dep_ == "det" for c in token.lefts)
