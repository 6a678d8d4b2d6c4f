"""Events -> drafts: what the report claims of each happening, one draft for each statement of it."""

from __future__ import annotations

from collections.abc import Iterator

from unfog.lexicon.event_types import event_lexicon
from unfog.lexicon.roles import role_lexicon
from unfog.lexicon.told_people import frames_of_people, years_away
from unfog.model import Argument, Draft, Event, EventTypeValue, Field, Mention, PartyValue, PlaceMention, PlaceValue, Time
from unfog.read.anchor import GUESSED, inherited
from unfog.read.events.earlier import earlier_drafts
from unfog.read.events.links import link_drafts
from unfog.read.events.when_where import date_value, holds, wider
from unfog.read.parse import Parsed
from unfog.read.placed import value_of

_PARTIES: dict[str, Field] = {"attacker": "attacker", "target": "target", "victim": "victim", "weapon": "weapon"}


def drafts_of(
    parsed: Parsed,
    events: tuple[Event, ...],
    times: tuple[Time, ...],
    places: tuple[PlaceMention, ...],
    mentions: tuple[Mention, ...],
) -> tuple[Draft, ...]:
    """All drafts of all events, events in order, fields in text order.

    Of a restatement only the type is claimed; what else it says stands with the happening that it restates.
    """
    by_span = {(m.span.start, m.span.end): m for m in mentions}
    by_start = {m.span.start: m for m in mentions if m.type in ("group", "force")}
    by_entity: dict[str, Mention] = {}
    for mention in mentions:
        if mention.name and (mention.entity not in by_entity or len(mention.name) > len(by_entity[mention.entity].name or "")):
            by_entity[mention.entity] = mention
    time_at = {(t.span.start, t.span.end): t for t in times}
    place_at = {(p.span.start, p.span.end): p for p in places}
    found: list[Draft] = []
    only_routine = all(_routine(event) for event in events if not event.background)
    for event in events:
        found.extend(_type_drafts(event))
        for argument in () if event.happening is not None else event.arguments:
            if argument.role not in ("time", "place") and _routine(event) and not only_routine:
                continue  # who patrolled or was arrested after an attack is no party to the attack
            if argument.role in ("attacker", "target") and (not argument.claimed or _elsewhere(parsed, event, argument)):
                continue
            if argument.role in ("attacker", "victim") and _told_otherwise(parsed, argument, by_span):
                continue
            if argument.role == "place" and holds(place_at[argument.span.start, argument.span.end], event.place):
                continue  # "a shop in California", where the text says which town it was in
            found.extend(_argument_draft(event, argument, time_at, place_at, by_span, by_entity))
            if argument.role == "attacker":
                found.extend(_body_of(parsed, event, argument, by_start))
    found = _without_wider(found, events)
    links = list(link_drafts(parsed, events, times))
    found.extend(links)
    found.extend(earlier_drafts(parsed, events, times, [(link.start, link.end) for link in links]))
    return tuple(found)


def _without_wider(found: list[Draft], events: tuple[Event, ...]) -> list[Draft]:
    """The drafts without countries and provinces that hold the place of the report's own happening: they say less of it."""
    own = [event.place for event in events if not event.background and event.place is not None and event.place.lat is not None]
    fine = [place for place in own if place.precision not in ("country", "region")]
    return [draft for draft in found if draft.background or not _says_less(draft, fine)]


def _says_less(draft: Draft, fine: list[PlaceValue]) -> bool:
    value = draft.value
    if not isinstance(value, PlaceValue) or value.precision != "country" or value.relation:
        return False
    return any(value.country is not None and value.country == place.country for place in fine)


def _routine(event: Event) -> bool:
    return event_lexicon().types[event.type].routine


def _told_otherwise(parsed: Parsed, argument: Argument, by_span: dict[tuple[int, int], Mention]) -> bool:
    """Whether the words around a name say of the person that he or she speaks, or did it, and nothing of the role taken."""
    mention = by_span.get((argument.span.start, argument.span.end))
    if mention is None or mention.type != "person":
        return False
    start, end = argument.span.start, argument.span.end
    told = frames_of_people().told(parsed.doc.text, start, end)
    if argument.role == "attacker":
        return "harms" not in told and "speaks" in told
    if "denied" in told or years_away(parsed.doc.text, start, end, (parsed.report.published or "")[:4]):
        return True
    return "harmed" not in told and bool(told & {"speaks", "harms", "lives"})


def _body_of(parsed: Parsed, event: Event, argument: Argument, by_start: dict[int, Mention]) -> Iterator[Draft]:
    """The body that attackers who are only described are said to be of: "gunmen from the Dawn Front"."""
    match = role_lexicon().belonging.match(parsed.doc.text, argument.span.end)
    body = by_start.get(match.end()) if match is not None else None
    taken = any(
        a.role == "attacker" and body is not None and a.span.start <= body.span.start < a.span.end for a in event.arguments
    )
    if body is not None and body.name is not None and not taken:
        value = PartyValue(name=body.name, entity=body.entity, label=body.span.text)
        start, end = body.span.start, body.span.end
        yield Draft(event=event.id, field="attacker", value=value, start=start, end=end, background=event.background)


def _elsewhere(parsed: Parsed, event: Event, argument: Argument) -> bool:
    """Whether a participant stands in a sentence that tells nothing of the event: likely enough to be shown, no claim."""
    words = parsed.doc.char_span(argument.span.start, argument.span.end, alignment_mode="expand")
    if words is None:
        return False
    sentence = words.sent
    return not any(sentence.start_char <= mention.start < sentence.end_char for mention in event.mentions)


def _type_drafts(event: Event) -> Iterator[Draft]:
    kind = event_lexicon().types[event.type]
    value = EventTypeValue(acled=kind.acled, plover=kind.plover, label=event.trigger.text)
    yield Draft(
        event=event.id,
        field="event_type",
        value=value,
        start=event.trigger.start,
        end=event.trigger.end,
        background=event.background,
    )


def _argument_draft(
    event: Event,
    argument: Argument,
    time_at: dict[tuple[int, int], Time],
    place_at: dict[tuple[int, int], PlaceMention],
    by_span: dict[tuple[int, int], Mention],
    by_entity: dict[str, Mention],
) -> Iterator[Draft]:
    span = argument.span
    if argument.role == "time":
        time = time_at[span.start, span.end]
        guessed = event.date is not None and (event.date.basis in GUESSED or (inherited(time) and not event.background))
        value = event.date if guessed else date_value(time)
        if value is not None and wider(value, event.date):
            value = event.date  # "at the weekend" of what happened on Saturday
        if value is not None:
            yield Draft(event=event.id, field="date", value=value, start=span.start, end=span.end, background=event.background)
        return
    if argument.role == "place":
        where = value_of(place_at[span.start, span.end])
        yield Draft(event=event.id, field="place", value=where, start=span.start, end=span.end, background=event.background)
        return
    mention = by_span.get((span.start, span.end))
    named = by_entity.get(argument.entity) if argument.entity is not None else None
    name = (mention.name if mention is not None else None) or (named.name if named is not None else None)
    yield Draft(
        event=event.id,
        field=_PARTIES[argument.role],
        value=PartyValue(name=name, entity=argument.entity, label=span.text),
        start=span.start,
        end=span.end,
        background=event.background,
    )
