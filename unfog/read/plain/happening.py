"""The report's own happening: its type, day and place, and other happenings it tells of in passing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from unfog.lexicon.gazetteer import distance_km
from unfog.model import DateValue, Event, EventId, PlaceMention, Report, Time, make_id
from unfog.read.placed import value_of
from unfog.read.plain.harm import Harm
from unfog.read.plain.tokens import Sentence, Tag, Text

LEAD = 4
"""Sentences at the top in which the type of the happening is looked for first."""
HOLDER_KM = 150.0
"""Farther than this from its district's middle a town of the same name is another place."""
PLAIN_TYPE = "attack"
_FINE = ("site", "neighbourhood", "town", "area", "region", "country")


@dataclass(frozen=True, slots=True)
class Told:
    """What the report tells of: its own happening with its time, place and type, the others by the number of their sentence."""

    main: Event | None
    others: dict[int, Event]
    time: Time | None
    place: PlaceMention | None
    type: Tag | None


def own_day(text: Text, times: tuple[Time, ...], harmful: set[int]) -> Time | None:
    """The day of the report's own happening: the first full day told near the top beside words for it, not that of saying."""
    told = {s.number for s in text.sentences[:LEAD]} | {min(harmful, default=0)}
    for sentence in text.sentences:
        if sentence.number not in told or sentence.tags("other"):
            continue
        for time in times:
            if sentence.start <= time.span.start < sentence.end and time.precision == "day" and not _said(sentence, time):
                return time
    return None


def _said(sentence: Sentence, time: Time) -> bool:
    i = next((k for k, t in enumerate(sentence.tokens) if t.start >= time.span.start), 0)
    return any(sentence.is_(k, "say") for k in range(max(0, i - 2), min(len(sentence.tokens), i + 3))) or sentence.is_(
        i - 1, "now"
    )


def told_of(
    text: Text,
    times: tuple[Time, ...],
    places: tuple[PlaceMention, ...],
    elsewhere: dict[int, str],
    harms: list[Harm],
    harmful: set[int],
    named: list[tuple[int, int]],
) -> Told:
    """The happenings of a report. ``named`` holds the offsets of those named as harmed or blamed: they too tell of one."""
    report = text.report
    kind = _type(text, elsewhere)
    mine = [h for h in harms if h.sentence.number not in elsewhere and h.value.qualifier != "none reported"]
    time = own_day(text, times, harmful)
    place = _place(text, places, elsewhere)
    others = {n: _other(report, n, text, times, places) for n in sorted({h.sentence.number for h in harms} & set(elsewhere))}
    if kind is None and not mine and not named:
        return Told(None, others, time, place, None)
    if kind is not None:
        sentence, tag = kind
        start, end = sentence.tokens[tag.start].start, sentence.tokens[tag.end - 1].end
        name = str(tag.value)
    elif not mine:
        start, end = min(named)
        tag, name = None, PLAIN_TYPE
    else:
        start, end = mine[0].sentence.tokens[mine[0].start].start, mine[0].sentence.tokens[mine[0].end - 1].end
        tag, name = None, PLAIN_TYPE
    trigger = report.span(start, end)
    event = Event(
        id=EventId(make_id("v", report.id, start, end)),
        type=name,
        trigger=trigger,
        mentions=(trigger,),
        arguments=(),
        background=False,
        date=date_of(text, time, times),
        place=value_of(place) if place else None,
    )
    return Told(event, others, time, place, tag)


def _type(text: Text, elsewhere: dict[int, str]) -> tuple[Sentence, Tag] | None:
    """The most telling word for what happened: the earliest type of the pack's table in the lead, else anywhere."""
    order = {kind: n for n, kind in enumerate(text.pack.types)}
    for part in (text.sentences[:LEAD], text.sentences):
        tags = [(s, t) for s in part if s.number not in elsewhere for t in s.tags("type")]
        if tags:
            return min(tags, key=lambda row: (order.get(str(row[1].value), 99), row[0].number, row[1].start))
    return None


def _place(text: Text, places: tuple[PlaceMention, ...], elsewhere: dict[int, str]) -> PlaceMention | None:
    """The finest place of the lead, the first of equals; else the finest of all sentences that tell of the happening."""
    for part in (text.sentences[:LEAD], text.sentences):
        spans = [(s.start, s.end) for s in part if s.number not in elsewhere]
        inside = [p for p in places if p.lat is not None and any(a <= p.span.start < b for a, b in spans)]
        if inside:
            best = min(inside, key=lambda p: (_rank(p), not _cued(text, p), p.span.start))
            return _holder_far_off(text, best, inside) or best
    return None


def _rank(place: PlaceMention) -> int:
    fine = _FINE.index(place.precision) if place.precision in _FINE else len(_FINE)
    return max(fine, _FINE.index("town"))


def _holder_far_off(text: Text, best: PlaceMention, inside: list[PlaceMention]) -> PlaceMention | None:
    """The district that a sentence says the place lies in, where it is too far from the town of that name to hold it:
    "à Lodja, un village du territoire de Djugu" is another Lodja than the town."""
    named = [p for p in inside if p.name == best.name]
    told = [s for s in text.sentences if any(s.start <= p.span.start < s.end for p in named)]
    for place in inside:
        sentence = next((s for s in told if s.start <= place.span.start < s.end), None)
        if place in named or sentence is None or not _told_as_place(sentence, place):
            continue
        if None in (place.lat, place.lon, best.lat, best.lon) or place.precision in ("region", "country"):
            continue
        if distance_km(place.lat or 0.0, place.lon or 0.0, best.lat or 0.0, best.lon or 0.0) > HOLDER_KM:
            return place
    return None


def _told_as_place(sentence: Sentence, place: PlaceMention) -> bool:
    i = next((k for k, t in enumerate(sentence.tokens) if t.end > place.span.start), 0)
    return sentence.is_(i - 1, "place noun") or (sentence.is_(i - 1, "of") and sentence.is_(i - 2, "place noun"))


def _cued(text: Text, place: PlaceMention) -> bool:
    """Whether a word for being somewhere stands before the place."""
    sentence = next(s for s in text.sentences if s.start <= place.span.start < s.end)
    i = next((k for k, t in enumerate(sentence.tokens) if t.end > place.span.start), 0)
    return sentence.any(i - 1, "in", "place noun") or sentence.is_(i - 2, "place noun")


def _other(report: Report, number: int, text: Text, times: tuple[Time, ...], places: tuple[PlaceMention, ...]) -> Event:
    sentence = text.sentences[number]
    kind = sentence.tags("type")
    words = kind[0] if kind else None
    start = sentence.tokens[words.start].start if words else sentence.start
    end = sentence.tokens[words.end - 1].end if words else sentence.end
    trigger = report.span(start, end)
    time = next((t for t in times if sentence.start <= t.span.start < sentence.end and t.type == "DATE"), None)
    inside = [p for p in places if sentence.start <= p.span.start < sentence.end]
    return Event(
        id=EventId(make_id("v", report.id, "other", start, end)),
        type=str(words.value) if words else PLAIN_TYPE,
        trigger=trigger,
        mentions=(trigger,),
        arguments=(),
        background=True,
        date=_value(time) if time else None,
        place=value_of(inside[0]) if inside else None,
    )


def date_of(text: Text, time: Time | None, times: tuple[Time, ...]) -> DateValue | None:
    """The day of the happening, with its clock where one is told in the same sentence or in the lead."""
    if time is None:
        return None
    value = _value(time)
    if value is None:
        return None
    clock = next(
        (t for t in times if t.type == "TIME" and t.value[:10] in (value.earliest, "XXXX-XX-XX") and _in_lead(text, t)), None
    )
    if clock is None:
        return value
    return DateValue(earliest=value.earliest, latest=value.latest, time=clock.value[11:16], precision="minute", basis=value.basis)


def _in_lead(text: Text, time: Time) -> bool:
    lead = text.sentences[:LEAD]
    return bool(lead) and time.span.start < lead[-1].end


def _value(time: Time) -> DateValue | None:
    if time.earliest is None or time.latest is None:
        return None
    precision = time.precision
    fine = "day" if precision in (None, "minute", "day") else precision
    return DateValue(
        earliest=time.earliest[:10],
        latest=time.latest[:10],
        precision="year" if fine == "year" else "month" if fine == "month" else "week" if fine == "week" else "day",
        basis=time.basis,
    )


def as_day(time: Time | None) -> date | None:
    """The day of a time."""
    return date.fromisoformat(time.earliest[:10]) if time is not None and time.earliest else None
