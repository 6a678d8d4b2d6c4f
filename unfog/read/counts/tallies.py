"""Figures that are spoken of, with no word of harm beside them: "Residents speak of four", "It is five, he said, not six".

Reports that weigh one count against another name the dead once and then say only numbers. A bare number (no noun after it) is
taken for one of those counts where the words around it are of counting ("speak of", "stands by") and the sentence or the two
before it tell of people harmed; after words of saying only ("said", "the nine were") where they speak of a toll as such
("the number of dead", "figure"). "Two were arrested" and "one of them" are not bare.
"""

from __future__ import annotations

from bisect import bisect_right

from unfog.lexicon.casualties import Harmed, harm_words
from unfog.read.counts.harms import Harm, Quantity
from unfog.read.counts.numbers import Number
from unfog.read.counts.quantities import Quantities
from unfog.read.doc import Token

BEFORE = 2
"""Sentences back to the words that say what is counted."""
LEAST = 3
"""From this figure on a bare number after "says" may be a second count: "police say two" is as often of suspects or shots."""
FURTHEST = 2
"""How many times one count of a happening is another, at most, where nothing but "says" tells that it is one (by judgement)."""
NEAR = 0.25
"""How far, as a share, a figure may be from another that it is a second count of."""
_WINDOW = 60


def tally_harms(quantities: Quantities, known: list[Harm]) -> list[Harm]:
    """The counts that are only spoken of, in text order; ``known`` are those read from words of harm."""
    taken = {h.quantity.number.start for h in known if h.quantity.number is not None}
    free = [n for n in quantities.numbers if n.start not in taken and n.low]
    return _Tallies(quantities, known).of(free) if free else []


class _Tallies:
    def __init__(self, quantities: Quantities, known: list[Harm]) -> None:
        self.quantities = quantities
        self.text = quantities.text
        self.words = harm_words()
        self.sentences = list(quantities.doc.sents)
        self.starts = [s.start_char for s in self.sentences]
        self.found: list[Harm] = []
        self.harmed: dict[int, set[str]] = {}
        self.spoken_of: set[int] = set()
        self.told = {h.quantity.number.start: h for h in known if h.quantity.number is not None}
        for harm in known:
            if harm.quantity.number is not None and harm.field != "shot":
                self.harmed.setdefault(harm.trigger.sent.start_char, set()).add(harm.field)

    def of(self, numbers: list[Number]) -> list[Harm]:
        for number in numbers:
            at = bisect_right(self.starts, number.start) - 1
            field, cued = self._counted(at)
            if field is None:
                continue
            people = self._people(number, at)
            spoken = self._spoken(number, at, cued) or self._rival(number, at, field)
            if (people or _bare(self.quantities, number)) and spoken and self._goes_on(number, at):
                self._put(self._known_as(number, field) or field, number, people or number.right, at)
                self.spoken_of |= {at} if cued else set()
        return self.found

    def _goes_on(self, number: Number, at: int) -> bool:
        """Whether the number before it is a count of people harmed too: "Was it one bomb or two? Police say one" is no toll."""
        first = self.starts[max(0, at - BEFORE)]
        before = [n for n in self.quantities.numbers if first <= n.start < number.start]
        if not before or before[-1].start in self.told:
            return True
        cue = self.words.tally_of.search(self.text, before[-1].end, number.start)
        return cue is not None and number.start - cue.end() > 1  # "he thinks there were four shells; the union counts five"

    def _known_as(self, number: Number, field: Harmed) -> Harmed | None:
        """What the figure was said of before, where it (or else one near it) was said of one thing only; the missing are no dead
        and no wounded, whatever their number.
        """
        low = number.low or 0
        tolls = [h for h in self.told.values() if h.field != "shot" and (h.field != "missing" or field == "missing")]
        for near in (0.0, NEAR):
            fields = {h.field for h in tolls if abs((h.quantity.low or 0) - low) <= near * low}
            if fields:
                return fields.pop() if len(fields) == 1 else None
        return None

    def _put(self, field: Harmed, number: Number, end: int, at: int) -> None:
        token = self.quantities.doc[self.quantities.token_at(number.start)]
        last = self.quantities.doc[self.quantities.token_at(end - 1)]
        group = self.quantities.group_of(last) if end > number.right else "all"
        quantity = Quantity(low=number.low, high=number.high, qualifier=number.qualifier, group=group, number=number)
        self.found.append(Harm(field=field, quantity=quantity, start=number.left, end=end, anchor=number.start,
                               trigger=token, patient=token))  # fmt: skip
        self.told[number.start] = self.found[-1]
        self.harmed.setdefault(self.starts[at], set()).add(field)

    def _counted(self, at: int) -> tuple[Harmed | None, bool]:
        """What is counted here, by the words of the sentence and of those before it; whether they speak of a toll as such."""
        field: Harmed | None = None
        for i in range(at, max(-1, at - BEFORE - 1), -1):
            cue = self.words.tally_of.search(self.sentences[i].text)
            if cue is not None:
                return field or ("injured" if cue["w"] or cue["w2"] else "killed"), True
            fields: set[str] = self.harmed.get(self.starts[i], set())
            if i in self.spoken_of and i != at:
                return field or ("killed" if "killed" in fields else "injured"), True
            kinds: tuple[Harmed, ...] = ("killed", "injured", "missing")
            field = field or next((kind for kind in kinds if kind in fields), None)
        return field, False

    def _spoken(self, number: Number, at: int, cued: bool) -> bool:
        """Whether the words around a number are of saying and counting; the weaker ones only where a toll is spoken of."""
        words, left = self.words, self.starts[at]
        before = self.text[max(left, number.left - _WINDOW) : number.left]
        if words.tally_spoken.search(before):
            return True
        after = self.text[number.right : self.sentences[at].end_char]
        again = any(h.trigger.sent.start_char == left for h in self.found) or self._weighed(left)  # "nine, the union seven"
        if again and words.tally_gap.search(before) and not words.not_but.search(before) and words.tally_end.match(after):
            return True
        if not cued or words.not_but.search(before):
            return False
        if words.tally_said.search(before):
            return True
        if words.tally_the.search(before):
            return words.tally_is.match(after) is not None
        return not before.strip() and words.tally_given.match(after) is not None

    def _rival(self, number: Number, at: int, field: Harmed) -> bool:
        """Whether somebody gives a second count close to one just told: "24 died, he said. The government says 23"."""
        left, low = self.starts[at], number.low or 0
        before = self.text[max(left, number.left - _WINDOW) : number.left]
        ends = self.words.tally_end.match(self.text[number.right : self.sentences[at].end_char])
        if low < LEAST or ends is None or not self.words.tally_gives.search(before):
            return False
        first = self.starts[max(0, at - 1)]
        told = (h for start, h in self.told.items() if first <= start < number.start and h.field == field and not h.part)
        return any(low <= FURTHEST * (h.quantity.low or 0) <= FURTHEST * FURTHEST * low for h in told)

    def _weighed(self, left: int) -> bool:
        """Whether a figure of the sentence is somebody's count: "the governor spoke of around 15 dead, the army of three"."""
        inside = (h for h in self.told.values() if h.trigger.sent.start_char == left and h.quantity.number is not None)
        return any(self.words.tally_spoken.search(self.text[left : h.quantity.number.left].rstrip("\"'")) for h in inside)  # type: ignore[union-attr]

    def _people(self, number: Number, at: int) -> int | None:
        """Where the noun ends in "As to the dead: police said two guards", where the sentence itself speaks of a toll."""
        cue = self.words.tally_of.search(self.text, self.starts[at], number.left)
        return self.quantities.people_end(number) if cue is not None and ":" in self.text[cue.end() : number.left] else None


def _bare(quantities: Quantities, number: Number) -> bool:
    """Whether no noun or verb follows that the number belongs to."""
    i = quantities.token_at(number.right - 1) + 1
    if i >= len(quantities.doc):
        return True
    after: Token = quantities.doc[i]
    head = quantities.doc[quantities.token_at(number.start)]
    if after.lower_ in ("dead", "of"):
        return bool(after.lower_ == "dead")
    if head.dep_ in ("nummod", "quantmod", "compound") and i <= head.head.i < i + 3:
        return False
    return after.pos_ not in ("NOUN", "PROPN", "NUM") and after.text not in ("-", "%", "/", ":")
