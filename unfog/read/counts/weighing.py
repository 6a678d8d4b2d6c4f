"""Is a figure one of the report's own happening? Fitted trees weigh all that speaks for and against it.

Drafts of counts that the rules (``counts.scoping``, ``read.scope``) let pass -> the same drafts, those that look like figures of
something else marked as background. The rules each see one thing: a cue, a date, a place. Here abstract signs are weighed
together: how the figure compares with the report's other figures, where it stands, what times, places and happenings its
sentence tells of, and its syntax. What the rules took out stays out: reviving some of it brought as much wrong as right
(2026-11-27). ``tools/fit_counts.py`` makes the table and says on what; no words of any text are in it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from unfog.model import CountValue, Draft, Event, PlaceMention, Time
from unfog.read.anchor import days_of
from unfog.read.attribution.trees import Trees, trees
from unfog.read.clauses import clause_head, governors
from unfog.read.counts.harms import Harm
from unfog.read.counts.scoping import Scoping
from unfog.read.doc import Token
from unfog.read.scope import related

TABLE = "count_choice"
_FIELDS = ("killed", "injured", "missing")
_STEPS = (1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 60, 100, 300)
"""Bounds at which numbers become signs ("at least five")."""
_SHARES = (0.1, 0.25, 0.5, 0.75, 1.0, 1.01, 1.5, 2.0, 4.0)
_GOVERNORS = 12
"""Words above a harm that are looked at."""


@dataclass(frozen=True, slots=True)
class _Said:
    """A draft of a count with its figure and the harm it was made of; ``inferred`` where no words count it."""

    draft: Draft
    value: CountValue
    harm: Harm | None

    @property
    def figure(self) -> int:
        low, high = self.value.min, self.value.max
        return low if low is not None else high or 0

    @property
    def live(self) -> bool:
        return not self.draft.background


class Weighing:
    """The signs of one report's counts. Build it once the harms are assigned to happenings."""

    def __init__(
        self,
        scoping: Scoping,
        harms: Sequence[Harm],
        events: Sequence[Event],
        times: Sequence[Time],
        places: Sequence[PlaceMention],
    ) -> None:
        self.scoping, self.scope, self.parsed = scoping, scoping.scope, scoping.parsed
        self.harms = {(h.start, h.end, field): h for h in harms for field in _fields_of(h)}
        own = [event.id for event in events if not event.background]
        self.seconds = frozenset(own[1:])
        """Happenings that the report tells of beside its first and as its own: their figures are theirs."""
        self.starts = [sentence.start_char for sentence in self.parsed.doc.sents]
        self.events = sorted((m.start, event.background) for event in events for m in event.mentions)
        self.times = sorted(((t.span.start, t) for t in times), key=lambda item: item[0])
        self.places = sorted(((p.span.start, p) for p in places), key=lambda item: item[0])

    def described(self, drafts: Sequence[Draft]) -> list[tuple[int, frozenset[str]]]:
        """The place of every draft whose words give a number and that is not background yet, and its signs; what is counted from
        the wording ("a farmer and his son") is no figure that a report repeats from elsewhere, and the first sentence, be it the
        headline, tells what the report is about. A second happening of the report's own keeps its figures."""
        said = [
            (n, _Said(d, d.value, self.harms.get((d.start, d.end, d.field))))
            for n, d in enumerate(drafts)
            if d.field in _FIELDS and isinstance(d.value, CountValue)
        ]
        everything = [s for _, s in said]
        first = self.starts[1] if len(self.starts) > 1 else len(self.parsed.report.text)
        return [
            (n, frozenset(self._signs(s, everything)))
            for n, s in said
            if s.live and not s.value.implicit and s.draft.start >= first and s.draft.event not in self.seconds
        ]

    def weighed(self, drafts: Sequence[Draft], fitted: Trees | None = None) -> list[Draft]:
        """The drafts, with those of another happening marked as background."""
        chosen = fitted or trees(TABLE)
        described = self.described(drafts)
        scores = chosen.scores([signs for _, signs in described])
        score_of = {n: score for (n, _), score in zip(described, scores, strict=True)}
        out = {n for n, score in score_of.items() if score < chosen.at_least}
        for field in _FIELDS:
            figures = [n for n in score_of if drafts[n].field == field and not _none(drafts[n])]
            if figures and out.issuperset(figures):  # a report tells of its own happening, if only once
                out.discard(max(figures, key=lambda n: (score_of[n], -n)))
        return [replace(d, background=True, event=None) if n in out else d for n, d in enumerate(drafts)]

    # ------------------------------------------------------------------ signs
    def _signs(self, said: _Said, everything: Sequence[_Said]) -> Iterator[str]:
        draft, value = said.draft, said.value
        yield f"field={draft.field}"
        yield f"qualifier={value.qualifier}"
        yield f"group={value.group}"
        if draft.superseded:
            yield "superseded"
        yield from _at_least("figure", said.figure)
        yield from self._beside(said, everything)
        yield from self._standing(draft, everything)
        if said.harm is None:
            yield "no harm"
        else:
            yield from _of_harm(said.harm)
            yield from self._sentence(said.harm, draft)

    def _beside(self, said: _Said, everything: Sequence[_Said]) -> Iterator[str]:
        """How a figure compares with the report's others for the same harm."""
        draft = said.draft
        others = [o for o in everything if o is not said and o.draft.field == draft.field]
        same = [o for o in others if o.figure == said.figure]
        head = self.parsed.report.title_length
        yield from _at_least("told again", sum(o.live for o in same))
        yield from _at_least("told again elsewhere", sum(not o.live for o in same))
        if any(o.draft.start < head for o in same):
            yield "in headline"
        alive = [o for o in everything if o.live and o.draft.field == draft.field]
        most = max((o.figure for o in alive if o.value.group == "all"), default=0)
        first = next((o for o in alive if o.value.qualifier != "none reported"), None)
        yield from _share("of most", said.figure / max(most, 1))
        if first is not None:
            yield from _share("of first", said.figure / max(first.figure, 1))
            if first is said:
                yield "first"

    def _standing(self, draft: Draft, everything: Sequence[_Said]) -> Iterator[str]:
        """Where it stands in the report."""
        paragraphs = self.parsed.paragraphs
        number = next((n for n, (a, b) in enumerate(paragraphs) if a <= draft.start < b), 0)
        a, b = paragraphs[number] if paragraphs else (0, 0)
        yield from _at_least("paragraph", number)
        yield from _at_least("paragraphs", len(paragraphs))
        yield from _share("down", number / max(1, len(paragraphs)))
        if number == len(paragraphs) - 1:
            yield "last paragraph"
        if draft.start < self.parsed.report.title_length:
            yield "headline"
        yield from _at_least("sentence", bisect_right(self.starts, draft.start) - 1)
        yield from _at_least("sentences", len(self.starts))
        yield from _at_least("in paragraph", bisect_right(self.starts, draft.start) - 1 - bisect_right(self.starts, a))
        inside = [s for s in everything if a <= s.draft.start < b]
        yield from _at_least("beside live", sum(s.live for s in inside))
        yield from _at_least("beside others", sum(not s.live for s in inside))

    def _sentence(self, harm: Harm, draft: Draft) -> Iterator[str]:
        """The times, places and happenings of its sentence, and the cues in its paragraph."""
        scope, sentence = self.scope, harm.trigger.sent
        start, end = sentence.start_char, sentence.end_char
        tied = scope.tied_times(harm.trigger)
        yield from _at_least("times tied", len(tied))
        if tied:
            yield "own time" if scope.is_own(tied[0]) else "other time"
            yield f"time={tied[0].precision}"
            days = days_of(tied[0])
            if days is not None and scope.published is not None:
                yield from _at_least("days back", (scope.published - days[1]).days)
        times = [t for at, t in self.times if start <= at < end]
        yield from _at_least("times", len(times))
        foreign = (not scope.is_own(t) and days_of(t) is not None and not scope.in_dateline(t) for t in times)
        yield from _at_least("other times", sum(foreign))
        for time in times[:3]:
            yield f"in sentence={time.precision}"
        places = [p for at, p in self.places if start <= at < end]
        yield from _at_least("places", len(places))
        hung = scope.tied_places(harm.trigger)
        yield from _at_least("places tied", len(hung))
        if scope.main_places:
            yield from _at_least("other places", sum(not self._here(p) for p in places))
            yield from _at_least("other places tied", sum(not self._here(p) for p in hung))
        paragraph = next((a for a, b in self.parsed.paragraphs if a <= draft.start < b), start)
        for code, at in scope.cues_between(paragraph, end):
            yield f"cue before={code}" if at < start else f"cue={code}"
        happenings = [background for at, background in self.events if start <= at < end]
        yield from _at_least("background events", sum(happenings))
        yield from _at_least("main events", len(happenings) - sum(happenings))

    def _here(self, place: PlaceMention) -> bool:
        return any(related(place, own) for own in self.scope.main_places)


def _none(draft: Draft) -> bool:
    return isinstance(draft.value, CountValue) and draft.value.qualifier == "none reported"


def _fields_of(harm: Harm) -> tuple[str, ...]:
    return ("killed", "injured") if harm.field == "shot" else (harm.field,)


def _of_harm(harm: Harm) -> Iterator[str]:
    """Its syntax, and what the rules made of it."""
    trigger, patient = harm.trigger, harm.patient
    flags = {
        "part": harm.part,
        "summed": harm.summed,
        "more": harm.quantity.more,
        "counted": not harm.quantity.implicit,
        "definite": harm.quantity.definite,
        "told": harm.told,
        "itself": patient.i == trigger.i,
        "the": any(c.lower_ in ("the", "these", "those") for c in patient.children),
    }
    yield from (name for name, holds in flags.items() if holds)
    clause = clause_head(trigger)
    yield f"trigger={trigger.pos_}"
    yield f"trigger={trigger.tag_}"
    yield f"trigger:{trigger.dep_}"
    yield f"patient={patient.pos_}"
    yield f"patient:{patient.dep_}"
    yield f"clause={clause.tag_}"
    yield f"clause:{clause.dep_}"
    helpers = {c.lower_ for word in (trigger, clause) for c in word.children}
    if "had" in helpers:
        yield "had"
    if helpers & {"has", "have"}:
        yield "has"
    yield from _at_least("deep", _depth(trigger))
    for n, word in enumerate(governors(trigger)):
        if n >= _GOVERNORS:
            break
        yield f"above:{word.dep_}"


def _depth(word: Token) -> int:
    steps = 0
    while word.head.i != word.i and steps < _GOVERNORS:
        word, steps = word.head, steps + 1
    return steps


def _at_least(name: str, number: int) -> Iterator[str]:
    for step in _STEPS:
        if number < step:
            return
        yield f"{name}>={step}"


def _share(name: str, share: float) -> Iterator[str]:
    for step in _SHARES:
        if share < step:
            return
        yield f"{name}>={step:g}"
