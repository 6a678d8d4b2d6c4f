"""The abstract signs that the people of a figure are of a group. None of them holds a word of the text.

For every figure the groups that come into question are those that its own words, the other figures and the nouns of the report
name, and ``all``. A sign says how a group is told in relation to the figure: by the noun counted and what hangs on it, by the
words around it, by the figures of the same number, by those before it, in the headline, as those who did it. Beside them stand
the signs of the figure itself, and, of a few strong relations, whether another group has them ("rival").
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from unfog.model import Event, Group
from unfog.read.counts.clause import subject
from unfog.read.counts.harms import KINDS, Harm
from unfog.read.counts.quantities import Quantities
from unfog.read.counts.told_kinds import Figure, ToldKinds

Described = tuple[Group, frozenset[str]]
"""A group that comes into question, and its signs."""
Sign = tuple[Group, str]

_STEPS = (1, 2, 3, 4, 6, 10, 20, 50)
"""Bounds at which numbers become signs ("at least three")."""
_SHARES = (0.15, 0.3, 0.5, 0.7, 0.9)
_NEAR, _AFTER = 60, 40
"""Characters from a figure to the noun before and after it that count as near."""
_TAIL = 300
"""Characters behind the last sentence break that are looked at (a text may end without one)."""
_RIVALRY = frozenset(
    (
        *("noun", "in quote", "before noun", "subject", "before in sentence", "after in sentence", "harmed in sentence"),
        *("last noun", "next noun", "figure right before", "figure before in sentence", "same number", "same number with noun"),
        *("greatest figure", "first figure", "last kind", "last kind, nobody between"),
        *("report headline", "report harmed", "report target", "told most"),
    )
)
"""Relations of which it counts that another group has them."""


class GroupSigns:
    """Describes the figures of one report; built once a report that counts anybody."""

    def __init__(
        self,
        quantities: Quantities,
        events: Sequence[Event],
        sentences: Sequence[int],
        paragraphs: Sequence[tuple[int, int]],
        title: int,
    ) -> None:
        self.quantities, self.words = quantities, quantities.groups
        self.sentences, self.paragraphs, self.title = sentences, paragraphs, title
        self.told = ToldKinds(quantities, sentences)
        self.types = {event.id: event.type for event in events}
        self.report = list(self._of_report(next((event for event in events if not event.background), None)))

    def described(self, figures: Sequence[Figure]) -> list[list[Described]]:
        """For every figure (in text order) the groups that come into question, that of the rules first."""
        return [self._figure(n, figures) for n in range(len(figures))]

    def _figure(self, n: int, figures: Sequence[Figure]) -> list[Described]:
        figure = figures[n]
        common = frozenset(self._common(n, figures))
        marks: dict[Group, set[str]] = {"all": set()}
        for group, sign in self._relations(n, figures):
            marks.setdefault(group, set()).add(sign)
        rule = figure.value.group
        told = "" if figure.harm is None else self.words.classes.get(figure.harm.patient.lower_, "")
        strong = {group: marks[group] & _RIVALRY for group in marks if group in KINDS}
        found = []
        for group in sorted(marks, key=lambda g: (g != rule, g)):
            signs = {f"group={group}", *marks[group]}
            if group == rule:
                signs.add("is rule")
            if group in KINDS:
                signs.add("kind")
            if told and "noun" in signs:
                signs.add(f"its class={told}")
            signs |= {f"rival {sign}" for other, some in strong.items() if other != group for sign in some}
            found.append((group, common | signs))
        return found

    # ------------------------------------------------------------------ of the figure
    def _common(self, n: int, figures: Sequence[Figure]) -> Iterator[str]:
        figure = figures[n]
        draft, value = figure.draft, figure.value
        yield f"field={draft.field}"
        yield f"qualifier={value.qualifier}"
        yield f"rule={value.group}"
        yield from _at_least("figure", figure.number)
        yield from _at_least("figures", len(figures))
        yield from _at_least("place", n)
        yield from _at_least("paragraphs", len(self.paragraphs))
        yield from _at_least("kinds", len(self.told.often))
        same = [o for o in figures if o is not figure and o.draft.field == draft.field]
        flags = {
            "implicit": value.implicit,
            "superseded": draft.superseded,
            "headline": draft.start < self.title,
            "first": n == 0,
            "greatest": bool(same) and figure.number >= max(o.number for o in same),
            "told again": any(o.number == figure.number for o in same),
            "no harm": figure.harm is None,
        }
        yield from (name for name, holds in flags.items() if holds)
        event = self.types.get(draft.event) if draft.event else None
        if event is not None:
            yield f"type={event}"
        if figure.harm is not None:
            yield from self._of_harm(figure.harm)

    def _of_harm(self, harm: Harm) -> Iterator[str]:
        words, patient, trigger = self.words, harm.patient, harm.trigger
        low = patient.lower_
        shared = (p for prep in patient.rights if prep.dep_ == "prep" for p in prep.rights)
        flags = {
            "part": harm.part,
            "summed": harm.summed,
            "more": harm.quantity.more,
            "definite": harm.quantity.definite,
            "itself": patient.i == trigger.i,
            "bare": harm.anchor_token >= 0,
            "with dead": harm.with_dead,
            "denied": harm.denied,
            "other": harm.other is not None,
            "of pronoun": any(p.dep_ == "pobj" and p.pos_ == "PRON" for p in shared),
            "owned": any(c.tag_ == "PRP$" for c in patient.lefts),
            "is further": low in words.further,
            "is bodies": low in words.bodies_of,
            "is neutral": low in words.neutral,
            "is own": low in words.own,
            "is rank": low in words.ranks,
            "is closed": low in words.closed,
            "is known": low in words.of,
            "is pronoun": patient.pos_ == "PRON",
            "is person": patient.ent_type_ == "PERSON",
            "is people": patient.ent_type_ in ("NORP", "GPE"),
            "is male": low in words.male,
            "is plural": patient.tag_ in ("NNS", "NNPS"),
        }
        yield from (name for name, holds in flags.items() if holds)
        if low in words.of:
            yield f"noun={words.of[low]}"
        if low in words.classes:
            yield f"class={words.classes[low]}"
        yield from (f"class on noun={words.classes[c.lower_]}" for c in patient.children if c.lower_ in words.classes)
        yield f"patient={patient.tag_}"
        yield f"patient:{patient.dep_}"
        yield f"trigger={trigger.tag_}"
        yield f"trigger:{trigger.dep_}"

    # ------------------------------------------------------------------ of a group
    def _relations(self, n: int, figures: Sequence[Figure]) -> Iterator[Sign]:
        figure = figures[n]
        yield figure.value.group, "rule"
        if figure.harm is not None:
            yield from self._by_words(figure.harm)
        yield from self._by_nouns(figure)
        for m, other in enumerate(figures):
            if m != n:
                yield from _beside(figure, other, m - n, self.title)
        yield from _by_all_figures(figure, figures)
        yield from self._by_last_kinds(n, figures)
        yield from self.report
        if figure.value.group == "civilians" or (figure.harm is not None and figure.harm.patient.lower_ in self.words.classes):
            yield "other", "by class"

    def _by_words(self, harm: Harm) -> Iterator[Sign]:
        """By the noun counted, what hangs on it, and the subject of the harm."""
        group_of, patient, of = self.quantities.group_of, harm.patient, self.words.of
        if patient.lower_ in of:
            yield group_of(patient), "noun"
        for child in patient.children:
            if child.lower_ in of and (group := group_of(child)) in KINDS:
                if child.i < patient.i:
                    yield group, "before noun"
                yield group, f"on noun:{child.dep_}"
        for token in patient.subtree:
            if token.i != patient.i and token.lower_ in of and (group := group_of(token)) in KINDS:
                yield group, "in phrase"
        who = subject(harm.trigger)
        if who is not None and who.i != patient.i and who.lower_ in of and (group := group_of(who)) in KINDS:
            yield group, "subject"
        head = patient.head
        if head.i != patient.i and head.lower_ in of and (group := group_of(head)) in KINDS:
            yield group, f"above:{patient.dep_}"

    def _by_nouns(self, figure: Figure) -> Iterator[Sign]:
        """By the nouns before, in and after the figure."""
        start, end, sentence = figure.draft.start, figure.draft.end, figure.sentence
        bounds = [*self.sentences[max(0, sentence) : sentence + 3], end + _TAIL, end + _TAIL]
        top, bottom, stop = bounds[:3]
        before, after = self.told.before(start), self.told.between(end, bottom)
        yield from ((kind.group, "in quote") for kind in self.told.between(start, max(end, start + 1)))
        for kind in before:
            back = sentence - kind.sentence
            if kind.start >= top:
                yield kind.group, "before in sentence"
                if kind.doer:
                    yield kind.group, "doer in sentence"
                if kind.harmed:
                    yield kind.group, "harmed in sentence"
            elif back in (1, 2):
                yield kind.group, f"{back} sentences before"
        yield from ((kind.group, "after in sentence") for kind in after)
        yield from ((kind.group, "sentence after") for kind in self.told.between(bottom, stop))
        if after:
            yield after[0].group, "next noun"
            if after[0].start - end < _AFTER:
                yield after[0].group, "next noun near"
        if before:
            last = before[-1]
            yield last.group, "last noun"
            yield last.group, f"last noun {min(sentence - last.sentence, 4)} back"
            if start - last.start < _NEAR:
                yield last.group, "last noun near"
        a, b = next(((a, b) for a, b in self.paragraphs if a <= start < b), (start, end))
        yield from ((kind.group, "in paragraph") for kind in self.told.between(a, b))

    def _by_last_kinds(self, n: int, figures: Sequence[Figure]) -> Iterator[Sign]:
        """By the last two figures of a kind before it, and what came between."""
        figure, others, names = figures[n], 0, ["kind before last", "last kind"]
        for other in reversed(figures[:n]):
            group = other.value.group
            if group not in KINDS:
                others += other.of_noun
                continue
            name = names.pop()
            yield group, name
            yield group, f"{name} of {'same' if other.draft.field == figure.draft.field else 'other'} harm"
            yield group, f"{name} {min(figure.sentence - other.sentence, 3)} back"
            if not others:
                yield group, f"{name}, nobody between"
            yield group, f"{name}, {'part' if other.harm is not None and other.harm.part else 'whole'}"
            if other.harm is not None and (told := self.words.classes.get(other.harm.patient.lower_)):
                yield group, f"{name} class={told}"
            if not names:
                return

    def _of_report(self, main: Event | None) -> Iterator[Sign]:
        """By the whole report: how often and where each kind is told of."""
        told = self.told
        total = sum(told.often.values())
        for rank, (group, count) in enumerate(sorted(told.often.items(), key=lambda item: (-item[1], item[0]))):
            yield group, "told"
            if rank == 0:
                yield group, "told most"
            yield from ((group, sign) for sign in _at_least("told", count))
            yield from ((group, f"told share>={step:g}") for step in _SHARES if count / total >= step)
        if self.quantities.force != "other":
            yield self.quantities.force, "report force"
        lead = self.paragraphs[min(1, len(self.paragraphs) - 1)][1] if self.paragraphs else 0
        for kind in told.kinds:
            if kind.start < lead:
                yield kind.group, "report lead"
            if kind.start < self.title:
                yield kind.group, "report headline"
            if kind.harmed:
                yield kind.group, "report harmed"
            if kind.doer:
                yield kind.group, "report doer"
        for argument in main.arguments if main is not None else ():
            role = {"attacker": "attacker", "target": "target", "victim": "target"}.get(argument.role)
            if role is not None:
                inside = told.between(argument.span.start, argument.span.end)
                yield from ((kind.group, f"report {role}") for kind in inside)


def _beside(figure: Figure, other: Figure, away: int, title: int) -> Iterator[Sign]:
    """By the group that the rules gave another figure, ``away`` figures after it (negative: before)."""
    group, alike = other.value.group, other.draft.field == figure.draft.field
    where = "before" if away < 0 else "after"
    back = figure.sentence - other.sentence
    if other.number == figure.number:
        yield group, "same number" if alike else "same number of other harm"
        if alike:
            yield group, f"same number {where}"
            if other.draft.start < title:
                yield group, "same number in headline"
            if other.of_noun:
                yield group, "same number with noun"
    elif alike:
        yield group, f"{'greater' if other.number > figure.number else 'smaller'} {where}"
    if back == 0:
        yield group, f"figure {where} in sentence"
        yield group, f"figure of {'same' if alike else 'other'} harm in sentence"
    elif abs(back) == 1:
        yield group, f"figure {where} beside"
    yield group, "some figure" if alike else "figure of other harm"
    if away == -1:
        yield group, "figure right before"
        if back == 0:
            yield group, "figure right before in sentence"
    elif away == 1:
        yield group, "figure right after"


def _by_all_figures(figure: Figure, figures: Sequence[Figure]) -> Iterator[Sign]:
    """By the groups of all other figures together."""
    others = [o for o in figures if o is not figure]
    kinds = {o.value.group for o in others if o.of_noun and not (o.harm is not None and o.harm.part)}
    for group in kinds:
        yield group, "noun figure"
        if len(kinds) == 1:
            yield group, "only noun figures"
        elif not kinds - {"all", "other", group}:
            yield group, "only kind of noun figures"
    alike = [o for o in others if o.draft.field == figure.draft.field]
    if not alike:
        return
    yield alike[0].value.group, "first figure"
    yield max(alike, key=lambda o: o.number).value.group, "greatest figure"
    for group in {o.value.group for o in alike}:
        share = sum(o.value.group == group for o in alike) / len(alike)
        yield from ((group, f"figures>={step:g}") for step in _SHARES if share >= step)


def sentence_of(sentences: Sequence[int], at: int) -> int:
    """The number of the sentence that holds an offset."""
    return bisect_right(sentences, at) - 1


def _at_least(name: str, number: int) -> Iterator[str]:
    for step in _STEPS:
        if number < step:
            return
        yield f"{name}>={step}"
