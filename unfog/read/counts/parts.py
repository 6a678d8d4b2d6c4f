"""Parts of a toll by patterns: "two of them children", "Fourteen of the injured were officers", "three died: a man and a boy".

A part is a count of its own beside the whole. What is harmed comes from the words themselves ("of the injured") or from the
whole, which stands before the part in its sentence or in the two before; a part is never larger than its whole.
"""

from __future__ import annotations

import re

from unfog.lexicon.casualties import Harmed, harm_words
from unfog.model import Group
from unfog.read.counts.harms import KINDS, Harm, Quantity
from unfog.read.counts.kinds import child_by_age, young_share
from unfog.read.counts.numbers import Number, value_of
from unfog.read.counts.quantities import Quantities

REACH = 600
"""Characters from a whole to a part that speaks of "them"."""
_NAMED = KINDS - {"all", "other", "militants"}
"""Groups of which one alone, told as a part ("among them a boy"), is a count."""
NEXT = 160
"""Characters from a toll to the list of who they were that says nothing of the harm itself."""
_NAMED_ONE = re.compile(r", (?:an? [a-z]+, )?[A-Z][\w'-]+(?: [\w'-]+){0,4}?(?=,| \()")
"""One of those counted, by name: "one of them, Mahdi Shams, who was six"."""
_ONE_BY_NAME = re.compile(r"(?:an?|one|the) [^,.;\n]{2,50}, [A-Z][\w'-]+(?: [A-Z][\w'-]+){1,3}(?:[.]|, \w+ (?:said|say|says))")
"""One person alone, by name, to the sentence's end or its speaker."""
_ARTICLE = re.compile(r"\s*(?:and |, )?(an?|one|the|his|her|their)\s+((?:[a-z0-9][a-z0-9-]*,?\s+){0,3}?)([a-z-]+)\b")
_BETWEEN_DASHES = re.compile(r"\s[-\u2013\u2014]\s(?P<list>[^-\u2013\u2014.;\n]{3,120}?)\s[-\u2013\u2014]\s")
"""A list set off by dashes between those counted and what happened to them: "four people - two men and two girls - died"."""
_JOINT = re.compile(r"(?: of (?:the |its |a )?[\w'-]+(?: [\w'-]+)?)?\s*(?:,|and|, and|but|, but|;)\s*")
_TURN = re.compile(r"(?:\band|\bbut|[,;])\s+$")


def part_harms(quantities: Quantities, known: list[Harm], again: frozenset[int] = frozenset()) -> list[Harm]:
    """The parts that patterns show and ``known`` does not hold, in text order of the numbers; numbers that start at one of
    ``again`` are looked at though ``known`` holds them."""
    return _Parts(quantities, known, again).collect()


class _Parts:
    def __init__(self, quantities: Quantities, known: list[Harm], again: frozenset[int]) -> None:
        self.quantities = quantities
        self.text = quantities.text
        self.words = harm_words()
        self.taken = {h.quantity.number.start for h in known if h.quantity.number is not None} - again
        self.covered = {h.patient.i for h in known}
        self.ordered = sorted((h for h in known if not h.part and h.field != "shot"), key=lambda h: h.start)
        self.found: list[Harm] = []
        self.victims = _victims(known)

    def collect(self) -> list[Harm]:
        for number in self.quantities.numbers:
            if number.start not in self.taken and number.low is not None:
                self._number(number)
        for match in self.words.part_leads.finditer(self.text) if self.ordered else ():
            self._one(match.end())
        for harm in self.ordered:
            self._after_colon(harm)
        for match in self.words.part_include.finditer(self.text):
            stop = self.text.find(".", match.end())
            lives = self.words.part_living.search(self.text, max(0, match.start() - 40), match.start("t")) is not None
            field = "injured" if lives else _field(match["t"].lower()) or self.victims
            if _ONE_BY_NAME.match(self.text, match.end()):
                continue  # "among the dead is a reporter, Ana Ruiz, colleagues said": a victim by name, no part of a toll
            self._list(field, match.end(), stop if stop >= 0 else len(self.text), None)
        for match in self.words.part_named.finditer(self.text):
            self._named(match)
        for match in self.words.part_youngest.finditer(self.text) if self.ordered else ():
            self._youngest(match)
        for match in self.words.part_was_among.finditer(self.text):
            self._was_among(match)
        for match in self.words.part_who_were.finditer(self.text) if self.ordered else ():
            self._who_were(match)
        return self.found

    def _named(self, match: re.Match[str]) -> None:
        """ "It listed eight civilians and three policemen", "the names of the victims: 14 men, six women"."""
        stop = re.compile(r"[.;\n]|$").search(self.text, match.end())
        right = stop.start() if stop else len(self.text)
        whole = self._before(match.start())
        if match["t"]:
            self._list(_field(match["t"].lower()) or "killed", match.end(), right, None)
        elif whole is not None and whole.quantity.low is not None and match.start() - whole.end < NEXT:
            self._list(whole.field, match.end(), right, whole.quantity.low)

    def _was_among(self, match: re.Match[str]) -> None:
        """ "A volunteer of the parish was among those killed": one person told to be of those counted."""
        first, last = self.quantities.token_at(match.start("np")), self.quantities.token_at(match.end("np") - 1)
        group_words = self.quantities.groups.of
        heads = (t for t in self.quantities.doc[first : last + 1] if t.lower_ in group_words and t.tag_ in ("NN", "NNP"))
        head = next((t for t in heads if t.dep_ not in ("compound", "amod", "nmod", "pobj")), None)
        if head is None or head.i in self.covered or head.lower_ in self.quantities.groups.mass:
            return
        self.covered.add(head.i)
        field = _field((match["t"] or "killed").lower()) or self.victims
        group = self.quantities.group_of(head)
        self._single(field, group if group != "all" else "other", match.start(), head.i)

    def _who_were(self, match: re.Match[str]) -> None:
        """ "Three students were killed. The students were two girls and a boy": who the people counted were."""
        noun, whole = match["n"].lower(), self._before(match.start())
        if whole is None or whole.patient.lower_ != noun or whole.quantity.low is None or match.start() - whole.end > NEXT:
            return
        stop = self.text.find(".", match.end())
        self._list(whole.field, match.end(), stop if stop >= 0 else len(self.text), whole.quantity.low)

    def _youngest(self, match: re.Match[str]) -> None:
        """ "The youngest was seven": one of those counted is a child."""
        age, noun = value_of(match["age"]), (match["t"] or "").lower()
        whole = self._before(match.start(), 1, _field(noun))
        if whole is not None and age is not None and age < self.quantities.groups.adult:
            token = self.quantities.doc[self.quantities.token_at(match.start("age"))]
            self._single(whole.field, "children", match.start(), token.i)

    # ------------------------------------------------------------------ which pattern
    def _number(self, number: Number) -> None:
        words, text = self.words, self.text
        fate = words.part_fate.match(text, number.right)
        if fate is not None:
            self._put("killed", number, "all", fate.end())
            return
        share = words.part_of.match(text, number.right)
        if share is not None:
            self._share(number, share)
            return
        were = words.part_were.match(text, number.right)
        if were is not None and (own := self._group(were["g"])) is not None:
            finer = self.quantities.group_of(self.quantities.doc[self.quantities.token_at(were.start("g"))])
            self._were(number, finer if finer in KINDS else own, were.end())
            return
        belonged = words.part_belonged.match(text, number.right)
        if belonged is not None and (field := self._of_those(number)) is not None:
            self._put(field, number, self._body(belonged["body"]), number.right)
            return
        among = words.part_among.match(text, number.right)
        if among is not None and (group := self._group(among["g"])) is not None:
            self._part(number, group, among.end())
            return
        if words.part_led.search(text, max(0, number.left - 30), number.left):
            self._led(number)
        elif number.start not in self.taken:
            self._joined(number)

    def _joined(self, number: Number) -> None:
        """What goes on from a part or a toll: "nine were pupils, two teachers", "40 died there and three of their wounds"."""
        token = self.quantities.doc[self.quantities.token_at(number.start)]
        sentence = token.sent.start_char
        last = next((h for h in reversed(self.found) if sentence <= h.start and h.end <= number.left), None)
        if last is not None and _JOINT.fullmatch(self.text, last.end, number.left):
            people = self.quantities.people_end(number)
            group = self._kind(people) if people else None
            if people and group not in (None, "all"):
                self._put(last.field, number, group, people)
                return
        if token.dep_ in ("nsubj", "nsubjpass") or not _TURN.search(self.text, max(sentence, number.left - 6), number.left):
            return
        gapped = self.words.part_gapped.match(self.text, number.right)
        if last is None:
            near = (h for h in reversed(self.ordered) if sentence <= h.start and h.end <= number.left)
            last = next((h for h in near if h.quantity.number is not None), None)
        if gapped is not None and last is not None:
            group = last.quantity.group if last.quantity.group in KINDS and last.part is False else "all"
            self._put(last.field, number, group, gapped.end())

    def _share(self, number: Number, share: re.Match[str]) -> None:
        """ "Three of them children", "two of the injured were officers", "nine of them seriously"."""
        noun = (share["t"] or share["t2"] or "").lower()
        self.taken |= {n.start for n in self.quantities.numbers if share.start() <= n.start < share.end()}
        whole = self._whole(number, _field(noun))
        field = _field(noun) or (whole.field if whole is not None else None)
        if field is None:
            return
        rest = share.end()
        if number.low == 1 and (named := _NAMED_ONE.match(self.text, rest)) and child_by_age(self.text, named.end()):
            self._put(field, number, "children", named.end())
            return
        young = young_share(self.text, rest + (self.text[rest : rest + 1] == " "))
        if young is not None:
            self._put(field, number, "children", young)
            return
        copula = self.words.part_copula.match(self.text, rest)
        if copula is not None:
            rest = copula.end()
        state = self.words.part_state.match(self.text, rest)
        end, group = self._first_group(rest, min(len(self.text), rest + 60))
        if group is not None and group != "all" and (state is None or state.start("s") > end):
            self._put(field, number, group, end)
        elif state is not None and not (noun and number.low == 1):  # "one of the dead in the market was ..." names somebody
            hurt = "injured" if state["w"] else field
            self._put(hurt, number, whole.quantity.group if whole is not None else "all", state.end())

    def _were(self, number: Number, group: Group, end: int) -> None:
        """ "Six of the dead were policemen and three were students": goes on from a share, or says the group of a whole."""
        text = self.text
        cue = self.words.part_share.search(text, max(0, number.left - 110), number.left)
        if cue is not None:
            self._put(_field(cue["t"].lower()) or "killed", number, group, end)
            return
        field = self._of_those(number)
        if field is not None:
            self._put(field, number, group, end)
            return
        whole = self._whole(number, None)
        if whole is None or group in ("all", "other"):
            return
        everyone = re.search(r"\ball (?:the )?$", text[: number.left], re.IGNORECASE)
        if everyone is None or whole.quantity.low == number.low:
            self._put(whole.field, number, group, end)

    def _of_those(self, number: Number) -> Harmed | None:
        """What those counted last are, where the sentence says its figures are of them ("Of the thirteen, four were ...")."""
        token = self.quantities.doc[self.quantities.token_at(number.start)]
        start = max(0, token.sent.start_char - 1)
        if self.words.part_of_those.search(self.text[start : number.left]) is None:
            cue = self.words.part_share.search(self.text, max(0, number.left - 110), number.left)
            return None if cue is None else _field(cue["t"].lower()) or "killed"
        self.taken |= {n.start for n in self.quantities.numbers if start <= n.start < number.left and n.start not in self.taken}
        whole = self._before(start + 1, number.low or 1)
        return whole.field if whole is not None else None

    def _body(self, words: str) -> Group:
        """The group of those who belong to a body: by the noun it is told by, else they are fighters of it."""
        groups = self.quantities.groups
        nouns = re.findall(r"[a-z]+", words.lower())
        known = [groups.member_of[w] for w in nouns if w in groups.member_of]
        return "police" if "police" in nouns else known[-1] if known and known[-1] != "other" else "militants"

    def _led(self, number: Number) -> None:
        """ "Including four children and two nurses"."""
        people = self.quantities.people_end(number)
        whole = self._whole(number, None)
        if not people or whole is None:
            return
        token = self.quantities.doc[self.quantities.token_at(people - 1)]
        for here, own in self.quantities.parts(token)[1:]:
            if own.low is not None and own.number is not None and own.number.start not in self.taken:
                self.taken.add(own.number.start)
                stop = max(own.number.right, here.idx + len(here))
                self.found.append(Harm(field=whole.field, quantity=own, start=own.number.left, end=stop,
                                       anchor=own.number.start, trigger=here, patient=here, part=True))  # fmt: skip
        group = self._kind(people)
        if group not in (None, "all", "other"):
            self._put(whole.field, number, group, people)

    def _part(self, number: Number, group: Group, end: int) -> None:
        whole = self._whole(number, None)
        if whole is not None and group not in ("all", "other"):
            self._put(whole.field, number, group, end)

    def _one(self, at: int) -> None:
        """ "Among them a boy of 13": one person of a kind that is counted."""
        match = _ARTICLE.match(self.text, at)
        whole = self._before(at)
        if match is None or whole is None:
            return
        start, token = self._noun(match)
        group = self._group(match[3]) if token is None else self.quantities.group_of(self.quantities.doc[token])
        named = group in _NAMED or (
            token is not None and self.quantities.doc[token].lower_ in (*self.words.attackers, "civilian")
        )
        if token is not None and group is not None and token not in self.covered and named:
            self.covered.add(token)
            self._single(whole.field, group, start, token)
            stop = re.compile(r"[.;:\n]|$").search(self.text, at)
            right = stop.start() if stop else len(self.text)
            self._list(whole.field, self.found[-1].end, right, whole.quantity.low)  # "a pregnant woman and six children"

    def _after_colon(self, harm: Harm) -> None:
        """ "Three persons died: two women and a man"; in brackets: "dead: 7 (two babies, a nurse)"."""
        if harm.quantity.number is None or harm.quantity.low is None:
            return
        match = (
            self.words.part_listed.match(self.text, harm.end)
            or self.words.part_colon.match(self.text, harm.end)
            or _BETWEEN_DASHES.search(self.text, harm.quantity.number.right, max(harm.end, harm.quantity.number.right) + 1)
        )
        if match is None:
            return
        self._list(harm.field, *match.span("list"), harm.quantity.low)

    def _list(self, field: Harmed, left: int, right: int, most: int | None) -> None:
        """The numbers with people and the single people of ``[left, right)``, none of more than ``most``."""
        for number in self.quantities.numbers:
            if left <= number.start < right and number.low is not None and number.start not in self.taken:
                end = self.quantities.people_end(number)
                group = self._kind(end) if end else None
                if end and group not in (None, "all") and (most is None or number.low <= most):
                    self._put(field, number, group, end)
        for single in re.finditer(r"(?:^|, (?:and )?| and )(?=(?:an?|the|his|her|their) )", self.text[left:right]):
            article = _ARTICLE.match(self.text, left + single.end())
            start, token = self._noun(article) if article is not None else (0, None)
            if token is not None and token not in self.covered and start < right:
                self.covered.add(token)
                self._single(field, self.quantities.group_of(self.quantities.doc[token]), start, token)

    # ------------------------------------------------------------------ helpers
    def _noun(self, match: re.Match[str]) -> tuple[int, int | None]:
        """Start of "a small boy" and the index of its noun; the last word for people of those in reach."""
        start = match.start(1)
        first = self.quantities.token_at(match.start(2) if match[2] else match.start(3))
        for i in range(first, min(len(self.quantities.doc), first + 9)):
            token = self.quantities.doc[i]
            if (
                token.lower_ in self.quantities.groups.of
                and token.tag_ == "NN"
                and token.dep_ not in ("compound", "amod", "nmod")
            ):
                return max(0, start), i
            joined = i + 1 < len(self.quantities.doc) and self.quantities.doc[i + 1].text == "-"  # "an off-duty deputy"
            if token.pos_ not in ("ADJ", "NOUN", "NUM", "PROPN", "PUNCT", "VERB", "DET") and not joined:
                break
        return start, None

    def _single(self, field: Harmed, group: Group, start: int, index: int) -> None:
        token = self.quantities.doc[index]
        quantity = Quantity(low=1, high=1, group=group, implicit=True)
        self.found.append(Harm(field=field, quantity=quantity, start=start, end=token.idx + len(token), anchor=token.idx,
                               trigger=token, patient=token, part=True))  # fmt: skip

    def _put(self, field: Harmed, number: Number, group: Group, end: int) -> None:
        token = self.quantities.doc[self.quantities.token_at(number.start)]
        quantity = Quantity(low=number.low, high=number.high, qualifier=number.qualifier, group=group, number=number)
        self.taken.add(number.start)
        self.found.append(Harm(field=field, quantity=quantity, start=number.left, end=max(end, number.right), anchor=number.start,
                               trigger=token, patient=token, part=True))  # fmt: skip

    def _group(self, word: str) -> Group | None:
        return self.quantities.groups.of.get(word.lower().removesuffix("'s"))

    def _kind(self, end: int) -> Group | None:
        """The group of the people whose noun ends at ``end``; of members, that of the body they are of."""
        word = self._group(self.text[:end].rsplit(None, 1)[-1])
        token = self.quantities.doc[self.quantities.token_at(end - 1)]
        return self.quantities.group_of(token) if token.lower_ in ("member", "members", "staff") else word

    def _first_group(self, start: int, end: int) -> tuple[int, Group | None]:
        """``(end, group)`` of the first word for people, up to a preposition or a verb."""
        for i in range(self.quantities.token_at(start), len(self.quantities.doc)):
            token = self.quantities.doc[i]
            if token.idx < start:
                continue
            if token.idx >= end or token.pos_ in ("ADP", "VERB", "SCONJ", "AUX") or token.text in ".;:":
                break
            if self._group(token.lower_) is not None and not (token.dep_ == "compound" and token.i + 1 < len(self.quantities.doc)
                    and self._group(self.quantities.doc[token.i + 1].lower_) is not None):  # fmt: skip
                return token.idx + len(token), self.quantities.group_of(token)
        return 0, None

    def _whole(self, number: Number, field: Harmed | None) -> Harm | None:
        """The toll that a part belongs to: the last one in reach that holds it, else the first after it in its sentence."""
        before = self._before(number.start, number.low or 0, field)
        if before is not None:
            return before
        for harm in self.ordered:
            if harm.start > number.start and "." not in self.text[number.start : harm.start] and field in (None, harm.field):
                return harm
        return None

    def _before(self, at: int, low: int = 1, field: Harmed | None = None) -> Harm | None:
        for harm in reversed(self.ordered):
            if harm.start <= at and harm.quantity.number is not None and field in (None, harm.field):
                if at - harm.end > REACH or (field is None and self._others_between(harm, at, low)):
                    return None
                if harm.quantity.low is None or harm.quantity.low >= low:
                    return harm
        return None

    def _others_between(self, harm: Harm, at: int, low: int) -> bool:
        """Whether people who are not said to be harmed are counted in between: "they took four people, two of them women"."""
        return any(
            harm.end <= n.start < at and n.start not in self.taken and (n.low or 0) >= low and self.quantities.people_end(n)
            for n in self.quantities.numbers
        )


def _victims(known: list[Harm]) -> Harmed:
    """What the victims of a report are, where nothing else is said of them: hurt, where it counts hurt or shot and no dead."""
    fields = {h.field for h in known if h.quantity.low or h.quantity.qualifier == "several"}
    return "injured" if fields & {"injured", "shot"} and "killed" not in fields else "killed"


def _field(noun: str) -> Harmed | None:
    """What is harmed by the noun under "of": "of the wounded"; ``None`` for "of them"."""
    if noun in ("wounded", "injured", "hurt"):
        return "injured"
    return "killed" if noun in ("dead", "killed", "deaths", "fatalities", "slain", "deceased", "martyrs", "martyred") else None
