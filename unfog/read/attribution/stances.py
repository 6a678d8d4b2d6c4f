"""Drafts of responsibility and affiliation: who is said, by whom, to have done it, and who belongs to whom."""

from __future__ import annotations

from collections.abc import Iterator

from unfog.lexicon.casualties import harm_words
from unfog.lexicon.speaker_kinds import speaker_kinds
from unfog.lexicon.stances import Stances, stances
from unfog.model import (
    Attribution,
    Draft,
    Event,
    Mention,
    ResponsibilityValue,
    Stance,
)
from unfog.read.attribution.blame import Party, attribution_around, blamed_words, denied_of, party_name, sides_of
from unfog.read.attribution.certainty import sense_of, words_at
from unfog.read.attribution.finding import text_for
from unfog.read.attribution.frames import lemma_of
from unfog.read.attribution.text import Text
from unfog.read.parse import Parsed

_GENERAL = frozenset(
    ("the", "of", "a", "and", "forces", "army", "ministry", "military", "officials", "defence", "defense", "group")
)
"""Words that two bodies' names may share without being one."""
_OF_A_SIDE = frozenset(("official", "military", "police", "government", "armed group", "anonymous official"))
"""Kinds of speakers that speak for the state or force they are called after."""
_NOBODY = harm_words().attackers | frozenset(
    ("a", "the", "armed", "men", "unknown", "unidentified", "attackers", "assailants", "suspects", "mob", "violent")
)
"""Words that name a doer by the deed alone: nobody is held responsible with them."""
_NEAR = 60
"""Code points between a body and the words that tie it to another one."""


def responsibility_drafts(
    parsed: Parsed, attributions: tuple[Attribution, ...], mentions: tuple[Mention, ...], events: tuple[Event, ...]
) -> Iterator[Draft]:
    """One draft for each attribution and party: from the cue ("claimed responsibility", "blamed"), else from the
    attacker that an event inside the content has."""
    text, known = text_for(parsed), stances()
    for attribution in attributions:
        event = _event_in(attribution, events)
        by_cue = _by_cue(text, known, attribution, mentions)
        if by_cue is not None:
            value, start, end = by_cue
            yield _draft(event, value, start, end, attribution)
            continue
        seen: set[str] = set()
        for happening, party in _blamed(text, known, attribution, mentions, events):
            inner = attribution_around(attributions, party.start, party.end)
            key = f"{happening.id if happening else ''}|{party.entity or party.name.lower()}"
            if (inner is not None and inner is not attribution) or key in seen:
                continue
            seen.add(key)
            value = _value(text, known, attribution, party, mentions)
            if value.stance != "accuses" or not denied_of(text, party):
                yield _draft(happening, value, party.start, party.end, attribution)


def _draft(event: Event | None, value: ResponsibilityValue, start: int, end: int, attribution: Attribution) -> Draft:
    return Draft(
        event=event.id if event else None,
        field="responsibility",
        value=value,
        start=start,
        end=end,
        background=event.background if event else False,
        attribution=attribution.id,
        certainty="denied" if value.stance == "denies" else None,
    )


def _blamed(
    text: Text, known: Stances, attribution: Attribution, mentions: tuple[Mention, ...], events: tuple[Event, ...]
) -> Iterator[tuple[Event | None, Party]]:
    """The parties that a content makes the doers: attackers of its events, else those its words point to."""
    found = False
    for event in events:
        for argument in event.arguments:
            if argument.role == "attacker" and any(piece.covers(argument.span) for piece in attribution.content):
                found = True
                span = argument.span
                if set(span.text.lower().split()) <= _NOBODY:
                    continue
                yield event, Party(name=span.text, entity=argument.entity, start=span.start, end=span.end)
    if not found:
        happening = _event_in(attribution, events)
        for party in blamed_words(text, known, attribution, mentions, events):
            yield happening, party


def _event_in(attribution: Attribution, events: tuple[Event, ...]) -> Event | None:
    """The event told of inside the content, else the report's main one."""
    for event in events:
        if any(piece.overlaps(mention) for piece in attribution.content for mention in event.mentions):
            return event
    return next((event for event in events if not event.background), None)


def _cue_head(text: Text, attribution: Attribution) -> int | None:
    if attribution.cue is None:
        return None
    words = words_at(text, attribution.cue.start, attribution.cue.end)
    return next((i for i in words if text.pos[i] == "VERB" and (text.head[i] not in words or text.head[i] == i)), None)


def _by_cue(
    text: Text, known: Stances, attribution: Attribution, mentions: tuple[Mention, ...]
) -> tuple[ResponsibilityValue, int, int] | None:
    from unfog.lexicon.cues import cues

    head = _cue_head(text, attribution)
    if head is None or attribution.speaker is None:
        return None
    stance = known.verbs.get(lemma_of(text, head, cues())) or known.verbs.get(text.lemma[head])
    if stance is None:
        return None
    speaker = attribution.speaker
    if any(text.dep[k] == "neg" for k in text.kids[head]) or speaker.text.lower().split()[0] in ("no", "nobody", "none"):
        return None
    if stance == "accuses":
        target = text.child(head, "dobj")
        if target is None or text.pos[target] not in ("PROPN", "NOUN"):
            return None
        mention = _mention_at(mentions, text.start[target])
        words = sorted(_noun_phrase(text, target))
        span = (mention.span.start, mention.span.end) if mention else (text.start[words[0]], text.end[words[-1]])
        if mention is None and text.pos[target] != "PROPN" and not _body(text, target):
            return None
        raw = mention.span.text if mention else " ".join(text.words[i] for i in words)
        party = ResponsibilityValue(party=party_name(raw), entity=mention.entity if mention else None, stance="accuses")
        return party, span[0], span[1]
    content = [i for piece in attribution.content for i in words_at(text, piece.start, piece.end)]
    if not any(text.lemma[i] in known.nouns for i in content[:6]) and not _own_clause(text, known, content):
        return None
    mention = _mention_at(mentions, speaker.start) or _mention_at(mentions, max(speaker.end - 1, 0))
    name = attribution.name or speaker.text
    if mention is None and attribution.kind not in _OF_A_SIDE and name.lower() == name:
        return None
    start, end = min(speaker.start, attribution.content[0].start), max(speaker.end, attribution.content[-1].end)
    if end - start > 300:
        start, end = speaker.start, speaker.end
    said = party_name(name, known.for_state)
    return ResponsibilityValue(party=said, entity=mention.entity if mention else None, stance=stance), start, end


def _body(text: Text, noun: int) -> bool:
    """Whether a common noun means a body that can be to blame: "the military", "armed groups"; not "the weather"."""
    return speaker_kinds().nouns.get(text.lemma[noun]) in ("armed group", "military", "police", "government")


def _noun_phrase(text: Text, noun: int) -> set[int]:
    """The words of a noun without clauses, appositions and what follows with a preposition."""
    words = set(text.tree(noun))
    for k in text.kids[noun]:
        if text.dep[k] in ("relcl", "acl", "appos", "prep", "punct", "conj", "cc"):
            words -= text.tree(k)
    return text.trim(words) or {noun}


def _own_clause(text: Text, known: Stances, content: list[int]) -> bool:
    """Whether the clause begins with the speaker's own side ("that its forces had fired") or is its own doing."""
    first = [i for i in content if not text.empty[i]][:3]
    return any(text.lower[i] in known.own for i in first) or (bool(first) and text.tag[first[0]] == "VBG")


def _named_before(mentions: tuple[Mention, ...], speaker: Mention, at: int) -> bool:
    """Whether the words at ``at`` stand right after the speaker's own name: "Coastal Command (CCOM) forces"."""
    return any(m.entity == speaker.entity and 0 < at - m.span.end <= 2 for m in mentions)


def _mention_at(mentions: tuple[Mention, ...], at: int) -> Mention | None:
    return next(
        (m for m in mentions if m.span.start <= at < m.span.end and m.type in ("group", "force", "state", "person")), None
    )


def _value(
    text: Text, known: Stances, attribution: Attribution, party: Party, mentions: tuple[Mention, ...]
) -> ResponsibilityValue:
    """Speaking of one's own deed is claiming it (confirming, with a verb of that class); of another's, accusing."""
    head = _cue_head(text, attribution)
    sense = sense_of(text, head) if head is not None else None
    speaker = attribution.speaker
    mention = _mention_at(mentions, speaker.start) if speaker else None
    i = text.at(party.start)
    owner = text.child(text.at(max(party.end - 1, party.start)), "poss")
    own = any(w.lower() in known.own and not w.isupper() for w in party.name.split()) or (
        i > 0 and text.lower[i - 1] in known.own
    )
    own = own or (owner is not None and text.lower[owner] in known.own)
    same = own or (mention is not None and party.entity is not None and mention.entity == party.entity)
    same = same or (attribution.kind in _OF_A_SIDE and bool(sides_of(_speaker_words(attribution)) & sides_of(party.name)))
    same = same or (mention is not None and _named_before(mentions, mention, party.start))
    words = {w.strip(".,'()") for w in (attribution.name or "").lower().split()} - _GENERAL
    same = same or bool(words & {w.strip(".,'()") for w in party.name.lower().split()})
    stance: Stance = "accuses"
    if (sense is not None and sense.of.effect == "denied") or (same and denied_of(text, party)):
        stance = "denies"
    elif same:
        stance = "confirms" if sense is not None and sense.of.stance == "confirms" else "claims"
    if own and speaker is not None:
        return ResponsibilityValue(
            party=attribution.name or speaker.text, entity=mention.entity if mention else party.entity, stance=stance
        )
    return ResponsibilityValue(party=party_name(party.name), entity=party.entity, stance=stance)


def _speaker_words(attribution: Attribution) -> str:
    return f"{attribution.name or ''} {attribution.speaker.text if attribution.speaker else ''}"
