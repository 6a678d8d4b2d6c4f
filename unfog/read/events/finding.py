"""Parsed -> events: triggers, their roles, scope, joining and types, in this order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TypeVar

from unfog.lexicon.event_types import event_lexicon
from unfog.lexicon.roles import role_lexicon
from unfog.model import (
    Argument,
    DateValue,
    Event,
    EventId,
    Mention,
    Passage,
    PlaceMention,
    PlaceValue,
    Publication,
    Role,
    Time,
    make_id,
)
from unfog.read.doc import Token
from unfog.read.events.fillers import weigh
from unfog.read.events.general import is_general
from unfog.read.events.happening import Group, Happening
from unfog.read.events.held import held_over
from unfog.read.events.implied import ImpliedDoers
from unfog.read.events.merging import ACTS, join
from unfog.read.events.phrases import Party, mention_at, place_words
from unfog.read.events.restated import restatements
from unfog.read.events.roles import Roles
from unfog.read.events.scene import scene_places, scene_times
from unfog.read.events.triggers import Found, find_triggers
from unfog.read.events.turns import set_turns
from unfog.read.events.typing import type_of
from unfog.read.events.weapons import Weapon, find_weapons
from unfog.read.events.when_where import date_value, place_value
from unfog.read.parse import Parsed
from unfog.read.scope import Scope, scope_of

_T = TypeVar("_T")
_POLICE = frozenset({"policing", "posture", "disruption"})
"""Families told only of a state force or an armed group as the doer."""
_NEEDS_MORE = frozenset({"fire", "launch", "hurl", "throw", "lob", "plant", "drop"})
"""Verbs that tell of violence only with a weapon."""
_ANAPHORIC = frozenset({"incident"})


def find(
    parsed: Parsed,
    passages: tuple[Passage, ...],
    times: tuple[Time, ...],
    places: tuple[PlaceMention, ...],
    mentions: tuple[Mention, ...],
    publication: Publication,
) -> tuple[Event, ...]:
    """The happenings a report tells of, the main one first."""
    scope = scope_of(parsed, passages, times, places, publication)
    named = mentions_at(parsed, mentions)
    weapons = find_weapons(parsed.doc, scope.text)
    groups = find_groups(parsed, scope, places, named, weapons)
    if not groups:
        return ()
    weigh(parsed, groups, named, weapons)
    for group in groups[:1]:
        if group.reason is None:
            first = group.scene[0]
            first.places.extend(_new(scene_places(parsed, scope, group, places), first.places))
            first.times.extend(_new(scene_times(scope, group, times), first.times))
            if scope.anchor.told:
                _keep_own(scope, group)
    return (*(_event(parsed, group) for group in groups), *(again for group in groups for again in _restated(parsed, group)))


def _keep_own(scope: Scope, group: Group) -> None:
    """Leave the main happening the days that are the report's own: others say what came after ("shot dead on 9 January")."""
    for item in group.items:
        item.times = [time for time in item.times if scope.is_own(time)]
    if not any(item.times for item in group.items):
        group.scene[0].times = list(scope.anchor.times[:1])


def find_groups(
    parsed: Parsed, scope: Scope, places: tuple[PlaceMention, ...], named: dict[int, Mention], weapons: list[Weapon]
) -> list[Group]:
    """The happenings of a report as groups of their mentions, the main one first; roles as the syntax gives them."""
    triggers = find_triggers(parsed, scope.text)
    if not triggers:
        return []
    happenings = _read(parsed, scope, triggers, named, places, weapons)
    set_turns(scope, happenings)
    _inherit(happenings)
    implied = ImpliedDoers(parsed, named)
    for item in happenings:
        implied.give(item)
        item.general = is_general(item)
    return join(happenings)


def _new(found: list[_T], known: list[_T]) -> list[_T]:
    return [item for item in found if item not in known]


def _read(
    parsed: Parsed,
    scope: Scope,
    triggers: list[Found],
    named: dict[int, Mention],
    places: tuple[PlaceMention, ...],
    weapons: list[Weapon],
) -> list[Happening]:
    weapon_words = frozenset(weapon.index for weapon in weapons)
    by_index = {found.token.i: found for found in triggers}
    roles = Roles(named, weapon_words, by_index, place_words(parsed.doc, places))
    types = event_lexicon().types
    sentences = {token.i: n for n, sentence in enumerate(parsed.doc.sents) for token in sentence}
    weapons_in: dict[int, list[Weapon]] = {}
    for weapon in weapons:
        weapons_in.setdefault(sentences[weapon.index], []).append(weapon)
    found_all = []
    for found in triggers:
        parties = roles.of(found)
        sentence = sentences[found.token.i]
        here = weapons_in.get(sentence, [])
        if not _tells(found, parties, here, types[found.type].family):
            continue
        reason = _reason(scope, found)
        times = scope.tied_times(found.token)
        paragraph = next((n for n, (start, end) in enumerate(parsed.paragraphs) if start <= found.start < end), 0)
        found_all.append(
            Happening(
                found=found,
                type=types[found.type],
                parties=parties,
                weapons=here,
                times=times if times or reason is None else scope.antecedent_times(found.token),
                places=scope.tied_places(found.token),
                reason=reason,
                sentence=sentence,
                paragraph=paragraph,
                headline=found.end <= parsed.report.title_length,
                held=next(held_over(found, by_index, named), None),
            )
        )
    return found_all


def _inherit(happenings: list[Happening]) -> None:
    """A participle tells of its clause's happening: "jets had bombed the bakery, killing six" is one of an earlier day."""
    by_word = {item.found.token.i: item for item in happenings}
    for item in happenings:
        token = item.found.token
        over = by_word.get(token.head.i) if token.dep_ == "advcl" and token.tag_ == "VBG" else None
        if over is not None and over.found.verb and item.reason is None and not any(c.dep_ == "nsubj" for c in token.children):
            item.reason, item.turn = over.reason, over.turn


def mentions_at(parsed: Parsed, mentions: tuple[Mention, ...]) -> dict[int, Mention]:
    """Word index -> the mention over it."""
    starts = {token.idx: token.i for token in parsed.doc} if mentions else {}
    return mention_at(mentions, starts)


def _reason(scope: Scope, found: Found) -> str | None:
    reason = scope.other(found.token.idx, found.token.idx + len(found.token))
    if reason == "hypothetical" and found.token.head.lower_ in scope.words.attempts:
        return None
    return reason or (
        "hypothetical" if event_lexicon().types[found.type].family in ACTS and _asked_for(scope, found.token) else None
    )


def _asked_for(scope: Scope, token: Token) -> bool:
    """Whether an act of a force is only asked for: "sought the arrest of the mayor", "asked for the army's deployment"."""
    over = token.head
    if token.dep_ == "pobj" and over.lower_ == "for":
        return over.head.lower_ in scope.words.asked
    return token.dep_ in ("dobj", "nsubjpass") and over.lower_ in scope.words.asked


def _tells(found: Found, parties: list[tuple[Role, Party]], weapons: list[Weapon], family: str) -> bool:
    """Whether the trigger tells of a happening at all, given what the text ties to it."""
    if family == "disruption" and found.verb and any(role == "weapon" for role, _ in parties):
        return True
    if family in ACTS and _negated(found.token):
        return False
    if family in _POLICE and not found.phrase and found.base not in event_lexicon().alone:
        words = role_lexicon()
        return any(
            role == "attacker"
            and (party.head.lower_ in words.state_forces or (party.mention is not None and party.mention.type in ("force",)))
            for role, party in parties
        )
    if found.frame == "named":
        return bool(parties)
    if found.base == "place":
        return any(role == "weapon" for role, _ in parties)
    if found.base in _NEEDS_MORE:
        shots = any(child.dep_ == "dobj" and child.lower_ in role_lexicon().ammunition for child in found.token.children)
        return bool(weapons) or shots or (found.base == "fire" and any(role in ("victim", "target") for role, _ in parties))
    if found.base in ("hit", "target", "strike", "destroy", "damage", "storm", "pound", "hurt") and found.verb:
        return bool(parties) or bool(weapons)
    return True


def _negated(token: Token) -> bool:
    """Whether an act of a force is said not to have been done: "no arrest was made", "nobody was held", "did not intervene"."""
    words = event_lexicon().none
    for child in token.children:
        subject = child.dep_ in ("nsubj", "nsubjpass", "dobj")
        if child.dep_ == "neg" or (child.dep_ == "det" and child.lower_ in words) or (subject and child.lower_ in words):
            return True
        if subject and any(c.dep_ == "det" and c.lower_ in words for c in child.children):
            return True
    return False


def _event(parsed: Parsed, group: Group) -> Event:
    kind = type_of(group)
    clearest = _clearest(group)
    spans = tuple(parsed.report.span(item.found.start, item.found.end) for item in group.items)
    when = _when([time for item in group.scene for time in item.times if time.earliest])
    place: PlaceValue | None = place_value([place for item in group.scene for place in item.places])
    return Event(
        id=EventId(make_id("v", parsed.report.id, clearest.found.start)),
        type=kind.name,
        trigger=parsed.report.span(clearest.found.start, clearest.found.end),
        mentions=spans,
        arguments=_arguments(parsed, group.items),
        background=group.reason is not None,
        date=when,
        place=place,
        turn=group.turn,
    )


def _when(times: list[Time]) -> DateValue | None:
    """The first time a text ties to a happening, or the finest that lies in it, with the clock that another gives within it."""
    days = [time for time in times if time.precision in ("day", "minute")] or times
    if not days or (first := _span(days[0])) is None:
        return None
    inner = [t for t in times if (span := _span(t)) is not None and first[0] <= span[0] and span[1] <= first[1]]
    clock = next((t for t in inner if t.precision == "minute"), None)
    return date_value(clock or min(inner, key=_length))


def _span(time: Time) -> tuple[str, str] | None:
    """A time's first and last day."""
    return (time.earliest[:10], time.latest[:10]) if time.earliest is not None and time.latest is not None else None


def _length(time: Time) -> int:
    """How many days a time spans."""
    first, last = _span(time) or ("0001-01-01", "9999-12-31")
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def _restated(parsed: Parsed, group: Group) -> Iterator[Event]:
    """Later tellings of a force's act as events of their own; date and place stand with the happening."""
    if group.reason is not None:
        return
    clearest = _clearest(group)
    happening = EventId(make_id("v", parsed.report.id, clearest.found.start))
    for told in restatements(group, clearest):
        word = told.mention.found
        span = parsed.report.span(word.start, word.end)
        yield Event(
            id=EventId(make_id("v", parsed.report.id, word.start)),
            type=told.mention.type.name,
            trigger=span,
            mentions=(span,),
            arguments=_arguments(parsed, told.sentence, told.doers),
            background=False,
            happening=happening,
            turn=group.turn,
        )


def _clearest(group: Group) -> Happening:
    """The first mention whose own type is the group's, else the first."""
    kind = type_of(group)
    return next((item for item in group.items if item.type.name == kind.name and item.type.name != "attack"), group.items[0])


def _arguments(parsed: Parsed, items: Sequence[Happening], implied: Sequence[Party] = ()) -> tuple[Argument, ...]:
    """All participants of all mentions, one argument a span and role, in text order."""
    found: dict[tuple[str, int, int], Argument] = {}
    left_out = [item.implied for item in items if item.implied is not None]
    unnamed = not any(role == "attacker" for item in items for role, _ in item.parties)
    if left_out and unnamed:
        implied = [*implied, left_out[0]]
    held = [item.held for item in items if item.held is not None]
    if held and unnamed and not implied:
        span = parsed.report.span(held[0].start, held[0].end)
        entity = held[0].mention.entity if held[0].mention is not None else None
        found["attacker", held[0].start, held[0].end] = Argument(role="attacker", span=span, entity=entity, claimed=False)
    for party in implied:
        entity = party.mention.entity if party.mention is not None else None
        span = parsed.report.span(party.start, party.end)
        found["attacker", party.start, party.end] = Argument(role="attacker", span=span, entity=entity)
    for item in items:
        for role, party in (*item.parties, *item.loose):
            if role == "attacker" and item.type.routine and party.mention is not None and party.mention.type == "person":
                continue  # "the mayor visited the wounded": an official named by what he does in office attacks nobody
            if role != "weapon" or (role, party) in item.loose:
                entity = party.mention.entity if party.mention is not None else None
                span = parsed.report.span(party.start, party.end)
                found.setdefault((role, party.start, party.end), Argument(role=role, span=span, entity=entity))
        for weapon in item.weapons:
            span = parsed.report.span(weapon.start, weapon.end)
            found.setdefault(("weapon", weapon.start, weapon.end), Argument(role="weapon", span=span))
        for place in item.places:
            found.setdefault(("place", place.span.start, place.span.end), Argument(role="place", span=place.span))
        for time in item.times:
            found.setdefault(("time", time.span.start, time.span.end), Argument(role="time", span=time.span))
    return tuple(sorted(found.values(), key=lambda a: (a.span.start, a.span.end, a.role)))
