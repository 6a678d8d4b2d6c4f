"""Stands that the issuer of a report takes in its own voice: "our forces conducted a strike", a command's release says.

Parsed, issuer -> drafts without an attribution; ``claims`` gives them the issuer as their speaker. Only the report's own words
count: what it says others say is theirs.
"""

from __future__ import annotations

from collections.abc import Iterator

from unfog.lexicon.casualties import harm_words
from unfog.lexicon.event_types import event_lexicon
from unfog.lexicon.issuers import issuers
from unfog.lexicon.speaker_kinds import speaker_kinds
from unfog.lexicon.stances import Stances, stances
from unfog.model import Attribution, Draft, Event, Mention, ResponsibilityValue, Speaker, Stance
from unfog.read.attribution.blame import party_name, sides_of
from unfog.read.attribution.doers import Doer, doers
from unfog.read.attribution.finding import text_for
from unfog.read.attribution.stances.culprits import culprits, own_passives
from unfog.read.attribution.text import Text, words_at
from unfog.read.parse import Parsed

_FORCES = frozenset(("military", "police", "armed group", "government", "official"))
"""Kinds of issuers that may have done the deed themselves; a monitor or hospital tells of others."""
_OFFICES = frozenset(("police", "official", "government"))
"""Kinds of issuers whose naming a suspect lays the deed at his door."""


def issued_drafts(
    parsed: Parsed,
    issuer: Speaker,
    attributions: tuple[Attribution, ...],
    mentions: tuple[Mention, ...],
    events: tuple[Event, ...],
) -> Iterator[Draft]:
    """One draft for each party and stance that the issuer's own sentences about the incident give."""
    text, known = text_for(parsed), stances()
    held = _held(text, attributions)
    seen: set[tuple[str, Stance]] = set()
    for event in events:
        kind = event_lexicon().types.get(event.type)
        if event.background or (kind is not None and kind.routine):
            continue
        for sentence in sorted({text.sent[text.at(m.start)] for m in event.mentions}):
            words = [i for i, number in enumerate(text.sent) if number == sentence and i not in held and text.quote_at[i] < 0]
            for doer in _doers(text, known, words, mentions, issuer):
                value = _value(text, known, doer, issuer)
                if value is None or (value.party.lower(), value.stance) in seen:
                    continue
                seen.add((value.party.lower(), value.stance))
                yield Draft(
                    event=event.id,
                    field="responsibility",
                    value=value,
                    start=doer.party.start,
                    end=doer.party.end,
                    background=False,
                    certainty="denied" if value.stance == "denies" else None,
                )


def _held(text: Text, attributions: tuple[Attribution, ...]) -> set[int]:
    """The words of others: what attributions hold whose speaker is not the issuer itself ("we")."""
    held: set[int] = set()
    for attribution in attributions:
        speaker = attribution.speaker
        if speaker is None or speaker.text.lower().split()[0] in issuers().first_person:
            continue
        for piece in attribution.content:
            held.update(words_at(text, piece.start, piece.end))
    return held


def _doers(text: Text, known: Stances, words: list[int], mentions: tuple[Mention, ...], issuer: Speaker) -> Iterator[Doer]:
    yield from doers(text, known, words, mentions)
    yield from culprits(text, known, words, mentions, issuer.kind in _OFFICES)
    if issuer.kind in ("military", "armed group"):
        yield from own_passives(text, known, words)


def _value(text: Text, known: Stances, doer: Doer, issuer: Speaker) -> ResponsibilityValue | None:
    name = issuer.name or ""
    own = doer.own or _same(text, known, doer, issuer)
    if own and issuer.kind not in _FORCES:
        return None
    if own:
        side = party_name(name, known.for_state)
        return ResponsibilityValue(party=side, entity=None, stance="denies" if doer.denied else "claims")
    words = set(doer.party.name.lower().split())
    if doer.denied or words <= known.nobody | harm_words().attackers:
        return None
    return ResponsibilityValue(party=party_name(doer.party.name), entity=doer.party.entity, stance="accuses")


def _same(text: Text, known: Stances, doer: Doer, issuer: Speaker) -> bool:
    """Whether the doer is the issuer's own force: by name, by state, or "officers" and "troops" without a name."""
    name, party = issuer.name or "", doer.party.name
    if issuer.kind in _FORCES and sides_of(name) & sides_of(party):
        return True
    words = {w.strip(".,'()") for w in name.lower().split()} - known.general
    if words & ({w.strip(".,'()") for w in party.lower().split()} - known.general):
        return True
    last = text.at(max(doer.party.end - 1, doer.party.start))
    kind = speaker_kinds().nouns.get(text.lemma[last])
    plain = party.lower() == party and text.lower[last] not in ("militia", "rebels")
    return (
        plain
        and (kind in ("military", "police") or text.lower[last] == "officers")
        and issuer.kind in ("military", "police", "government")
    )
