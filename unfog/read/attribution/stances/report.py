"""All stances of a report: one attribution after another, then answers to the charges that they laid."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from unfog.lexicon.stances import Stances, stances
from unfog.model import Attribution, Draft, Event, Mention, ResponsibilityValue
from unfog.read.attribution.blame import attribution_around, denied_of, sides_of
from unfog.read.attribution.finding import text_for
from unfog.read.attribution.stances.answers import clears_itself, rejects
from unfog.read.attribution.stances.by_clause import DENIERS, by_clause
from unfog.read.attribution.stances.by_cue import by_cue
from unfog.read.attribution.stances.by_event import by_event
from unfog.read.attribution.stances.clients import denies_for_client
from unfog.read.attribution.stances.denials import called_untrue, does_not_deny
from unfog.read.attribution.stances.own_side import CANNOT_OWN, own_side, own_value
from unfog.read.attribution.stances.regrets import regretted
from unfog.read.attribution.stances.said import Said, Told, draft_of
from unfog.read.attribution.stances.sides import Side
from unfog.read.attribution.stances.unsaid import says_not, withdraws
from unfog.read.attribution.stances.weighed import weighed
from unfog.read.attribution.stances.whose import value_of
from unfog.read.datelines import dateline, inside
from unfog.read.parse import Parsed

_FOR_BODIES = frozenset(("official", "government", "military", "police", "armed group", "ngo"))
"""Kinds of speakers who speak for a body."""


def responsibility_drafts(
    parsed: Parsed, attributions: tuple[Attribution, ...], mentions: tuple[Mention, ...], events: tuple[Event, ...]
) -> tuple[Draft, ...]:
    """What each attribution lays at whose door: what the rules find, weighed beside every other pair of speaker and party."""
    told = told_in(parsed, attributions, mentions, events)
    return weighed(told, ruled_drafts(parsed, told))


def told_in(
    parsed: Parsed, attributions: tuple[Attribution, ...], mentions: tuple[Mention, ...], events: tuple[Event, ...]
) -> Told:
    """What the report tells, as the rules and weights of this package see it."""
    line = dateline(parsed.report.text, parsed.paragraphs)
    return Told(text=text_for(parsed), known=stances(), attributions=attributions, mentions=mentions, events=events, line=line)


def ruled_drafts(parsed: Parsed, told: Told) -> tuple[Draft, ...]:
    """What the rules alone find. A headline's stand counts only where the text takes none: it shortens what the text tells in
    full (of eleven such stands in 240 passages one was right, 2026-11-27)."""
    found = _in_the_charges_words(told, tuple(_responsibility(told)))
    found = tuple(d for d in found if not _owned_up_elsewhere(d, found))
    if len(parsed.paragraphs) < 2:
        return found
    first = parsed.paragraphs[0][1]
    below = any(draft.start >= first for draft in found)
    return tuple(draft for draft in found if draft.start >= first or not below)


def _in_the_charges_words(told: Told, found: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """A denial is of what was laid at a party's door: "the ministry called it a lie" after "the brigade shelled the town" is
    the denial of what the brigade is said to have done. The last charge against the side that speaks gives the party; and
    somebody whom nobody charged answers for the body that others charge, not for himself."""
    by_id = {attribution.id: attribution for attribution in told.attributions}
    charges: list[tuple[str | None, ResponsibilityValue]] = []
    for draft in found:
        if isinstance(draft.value, ResponsibilityValue) and draft.value.stance == "accuses" and draft.attribution is not None:
            charges.append((by_id[draft.attribution].name, draft.value))
    answered: list[Draft] = []
    for draft in found:
        value, attribution = draft.value, by_id.get(draft.attribution) if draft.attribution is not None else None
        if not charges or attribution is None or not isinstance(value, ResponsibilityValue) or value.stance == "accuses":
            answered.append(draft)
            continue
        others = [charge for by, charge in charges if by != attribution.name]
        if value.stance == "denies" and value.entity is None:
            said, side = Said(told=told, attribution=attribution), Side(name=value.party, entity=None)
            meant = [charge for charge in others if _answers(said, side, charge)]
            value = replace(meant[-1], stance="denies") if meant else value
        elif others and _spokesman(told, attribution, value) and value.entity not in {charge.entity for _, charge in charges}:
            value = replace(others[-1], stance=value.stance)
        answered.append(replace(draft, value=value))
    return tuple(answered)


def _spokesman(told: Told, attribution: Attribution, value: ResponsibilityValue) -> bool:
    """Whether a stance is a person's on his own deed who speaks by office."""
    person = any(m.type == "person" and m.entity == value.entity for m in told.mentions)
    return person and attribution.kind in _FOR_BODIES and value.party in (attribution.name or "")


def _answers(said: Said, side: Side, charge: ResponsibilityValue) -> bool:
    """Whether a denial of ``side`` answers a charge: against the same side, or against an arm of the state by one who speaks
    for that state."""
    if _of_side(said, side, charge):
        return True
    known = said.told.known
    if said.attribution.kind not in ("government", "official", "military", "police"):
        return False
    arms = known.own_up["state"] | known.own_up["agencies"]
    arm = any(w.lower().removesuffix("s") in arms for w in charge.party.split())
    mine, theirs = sides_of(f"{side.name} {said.called}"), sides_of(charge.party)
    return arm and (not mine or not theirs or bool(mine & theirs))


def _owned_up_elsewhere(draft: Draft, found: tuple[Draft, ...]) -> bool:
    """Whether a claimed deed is one that the same side confirms in this report: owning up says more."""
    value = draft.value
    if not isinstance(value, ResponsibilityValue) or value.stance != "claims":
        return False
    others = (d.value for d in found if d.attribution == draft.attribution or d.event == draft.event)
    return any(
        isinstance(o, ResponsibilityValue)
        and o.stance == "confirms"
        and (o.party == value.party or (o.entity is not None and o.entity == value.entity))
        for o in others
    )


def _responsibility(told: Told) -> Iterator[Draft]:
    """One draft for each attribution and party: from the cue ("claimed responsibility", "blamed"), else from the
    attacker that an event inside the content has."""
    text, known = told.text, told.known
    accused: ResponsibilityValue | None = None
    charges: list[ResponsibilityValue] = []
    silent: list[Said] = []
    for attribution in told.attributions:
        said = Said(told=told, attribution=attribution)
        speaker = attribution.speaker
        if accused is not None and denies_for_client(text, known, attribution) and speaker is not None:
            yield draft_of(told.main, replace(accused, stance="denies"), speaker.start, speaker.end, attribution)
            continue
        taken = False
        for found in _stands_of(said):
            value = found.value
            if isinstance(value, ResponsibilityValue):
                if _means_again(known, value):
                    meant = accused or _last_group(told.mentions, found.start)
                    value = replace(value, party=meant.party, entity=meant.entity) if meant is not None else value
                    found = replace(found, value=value)
                if value.stance == "accuses":
                    accused = value
                    charges.append(value)
            taken = True
            yield found
        if not taken:
            silent.append(said)
    for said in silent if charges else ():
        answer = _answer(said, charges)
        if answer is not None and said.speaker is not None:
            yield draft_of(told.main, answer, said.speaker.start, said.speaker.end, said.attribution)


def _stands_of(said: Said) -> Iterator[Draft]:
    """The stands of one attribution."""
    told, attribution, speaker = said.told, said.attribution, said.speaker
    if says_not(said) or withdraws(said):
        return
    if speaker is not None and does_not_deny(said):
        yield draft_of(said.event, own_value(said, "confirms"), speaker.start, speaker.end, attribution)
        return
    sorry = regretted(said)
    if sorry is not None:
        yield sorry
        return
    untrue = called_untrue(said)
    if untrue is not None and speaker is not None:
        yield draft_of(told.main, untrue, speaker.start, speaker.end, attribution)
        return
    taken = by_cue(said)
    if taken is not None:
        yield draft_of(said.event, *taken, attribution)
        return
    seen: set[str] = set()
    for value, start, end in by_clause(said):
        key = f"{value.stance}|{value.entity or value.party.lower()}"
        if key not in seen and not inside(told.line, start):
            seen.add(key)
            yield draft_of(told.main if value.stance == "denies" else said.event, value, start, end, attribution)
    if seen:
        return
    for happening, party in by_event(said):
        inner = attribution_around(told.attributions, party.start, party.end)
        key = f"{happening.id if happening else ''}|{party.entity or party.name.lower()}"
        if (inner is not None and inner is not attribution) or key in seen:
            continue
        seen.add(key)
        of_party = value_of(said, party)
        if of_party is not None and (of_party.stance != "accuses" or not denied_of(told.text, party)):
            yield draft_of(happening, of_party, party.start, party.end, attribution)


def _answer(said: Said, charges: list[ResponsibilityValue]) -> ResponsibilityValue | None:
    """What an attribution denies as an answer to a charge against the speaker's own side."""
    text, known, attribution = said.told.text, said.told.known, said.attribution
    if said.speaker is None or attribution.kind in CANNOT_OWN or says_not(said):
        return None
    rejected = rejects(text, known, attribution, said.cue)
    if not rejected and attribution.kind not in DENIERS | {"official", "anonymous official"}:
        return None
    side = own_side(said)
    charged = next((c for c in reversed(charges) if _answers(said, side, c)), None)
    if charged is None:
        return None
    names = frozenset(w.lower() for w in charged.party.split() if w.lower() not in ("the", "of", "a"))
    if rejected or clears_itself(text, known, attribution, names):
        return replace(charged, stance="denies")
    return None


def _of_side(said: Said, side: Side, charge: ResponsibilityValue) -> bool:
    """Whether a charge is one against the side that speaks."""
    if side.entity is not None and side.entity == charge.entity:
        return True
    mine = {w.strip(".,'()").removesuffix("'s").lower() for w in f"{side.name} {said.called}".split()}
    theirs = {w.strip(".,'()").removesuffix("'s").lower() for w in charge.party.split()}
    if (mine & theirs) - said.told.known.general - {"the"}:
        return True
    return bool(sides_of(f"{side.name} {said.called}") & sides_of(charge.party))


def _last_group(mentions: tuple[Mention, ...], at: int) -> ResponsibilityValue | None:
    """The armed group named last before an offset."""
    before = [m for m in mentions if m.type == "group" and m.span.end <= at and m.name]
    last = max(before, key=lambda m: m.span.start, default=None)
    if last is None:
        return None
    return ResponsibilityValue(party=last.name or last.span.text, entity=last.entity, stance="accuses")


def _means_again(known: Stances, value: ResponsibilityValue) -> bool:
    """``the same gang``, ``the outfit``, ``the gang's spokesman``: a group without a name, which is the one accused before."""
    words = [
        w.removesuffix("'s").removesuffix("’s") for w in value.party.split() if w.lower() not in ("the", "same", "this", "that")
    ]
    plain = value.entity is None and not any(w[:1].isupper() for w in words)
    groups = known.culprit["groups"] - {"army", "force"}
    return plain and (set(words) <= groups if value.stance == "accuses" else bool(set(words) & groups))
