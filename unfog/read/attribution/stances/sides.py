"""For whom a speaker speaks: "a TTP spokesman, Umar Sel", "its spokesman", "the front's political secretary".

Attribution, mentions -> the body that answers for what is said of "us" and "our men". Asked by ``stances`` for every claim,
confession and denial of one's own deed.
"""

from __future__ import annotations

from dataclasses import dataclass

from unfog.lexicon.speaker_kinds import speaker_kinds
from unfog.lexicon.stances import Stances
from unfog.model import Attribution, EntityId, Mention
from unfog.read.attribution.blame import party_name, sides_of
from unfog.read.attribution.text import Text, words_at

_BODIES = ("group", "force", "state")
_MODIFIERS = ("compound", "amod", "nmod", "poss", "appos")
_OF = ("of", "for", "from")
_KINDS = {"group": "armed group", "force": "military", "state": "government"}
_DEEPEST = 4
_SPEAK_FOR = frozenset(("armed group", "military", "police", "government"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A body: its name as the report has it, and its entity where it is mentioned by name."""

    name: str
    entity: EntityId | None


def side_of(
    text: Text, known: Stances, attribution: Attribution, attributions: tuple[Attribution, ...], mentions: tuple[Mention, ...]
) -> Side | None:
    """The body that a person speaks for: one named in the words for him here, or wherever the report introduces him."""
    for head in _anchors(text, attribution, mentions):
        found = _named_beside(text, known, head, attributions, mentions)
        if found is not None:
            return found
    for told in (attribution, *(a for a in attributions if a.name == attribution.name)):
        for mention in mentions if told.speaker is not None else ():
            if mention.type in _BODIES and told.speaker is not None and told.speaker.covers(mention.span):
                return Side(name=party_name(mention.name or mention.span.text, known.for_state), entity=mention.entity)
    return None


def _anchors(text: Text, attribution: Attribution, mentions: tuple[Mention, ...]) -> list[int]:
    """The head of the speaker's words, and every place where the report names the same person."""
    found: list[int] = []
    speaker = attribution.speaker
    if speaker is not None:
        words = words_at(text, speaker.start, speaker.end)
        found += [i for i in words if text.head[i] not in words and text.pos[i] in ("NOUN", "PROPN")][:1]
        found += [i for i in words if text.pos[i] in ("NOUN", "PROPN") and text.dep[i] == "appos"][:1]
    name = attribution.name or ""
    person = next((m for m in mentions if m.type == "person" and m.span.text and m.span.text in name), None)
    if person is not None:
        found += [text.at(m.span.end - 1) for m in mentions if m.entity == person.entity]
    return list(dict.fromkeys(found))


def _named_beside(
    text: Text, known: Stances, head: int, attributions: tuple[Attribution, ...], mentions: tuple[Mention, ...]
) -> Side | None:
    """A body in the noun phrase of a person: before the noun, after "of" or "for", or in the apposition it stands in."""
    top = head
    while text.dep[top] in ("appos", "compound", "nmod") and text.pos[text.head[top]] in ("NOUN", "PROPN"):
        top = text.head[top]
    return _in_phrase(text, known, top, attributions, mentions, 0)


def _in_phrase(
    text: Text, known: Stances, noun: int, attributions: tuple[Attribution, ...], mentions: tuple[Mention, ...], depth: int
) -> Side | None:
    later: list[int] = []
    for k in text.kids[noun]:
        if text.dep[k] in _MODIFIERS:
            found = _body_at(text, known, k, attributions, mentions)
            if found is None and depth < _DEEPEST:
                found = _in_phrase(text, known, k, attributions, mentions, depth + 1)
            if found is not None:
                return found
        elif text.dep[k] == "prep" and text.lower[k] in _OF:
            later += [c for c in text.kids[k] if text.dep[c] == "pobj"]
    for k in later:
        found = _body_at(text, known, k, attributions, mentions)
        if found is None and depth < _DEEPEST:
            found = _in_phrase(text, known, k, attributions, mentions, depth + 1)
        if found is not None:
            return found
    return None


def _body_at(
    text: Text, known: Stances, i: int, attributions: tuple[Attribution, ...], mentions: tuple[Mention, ...]
) -> Side | None:
    """The body that one word of a phrase means: its mention, a known state, a noun for a body, a pronoun for one."""
    at = text.start[i]
    mention = next((m for m in mentions if m.span.start <= at < m.span.end and m.type in _BODIES), None)
    if mention is not None:
        return Side(name=party_name(mention.name or mention.span.text, known.for_state), entity=mention.entity)
    if text.words[i][:1].isupper() and sides_of(text.words[i]):
        return Side(name=party_name(text.words[i]), entity=None)
    if text.tag[i] == "PRP$":
        return body_before(text, known, i, attributions, mentions)
    kinds = speaker_kinds()
    kind = kinds.nouns.get(text.lemma[i])
    if text.pos[i] == "NOUN" and kind in _SPEAK_FOR and text.lemma[i] not in kinds.persons | kinds.unnamed:
        if text.lower[i] in kinds.stand_ins or text.lemma[i] in kinds.stand_ins:
            named = meant_by(text, i, mentions)
            if named is not None:
                return named
        return Side(name=text.words[i], entity=None)
    return None


def meant_by(text: Text, noun: int, mentions: tuple[Mention, ...]) -> Side | None:
    """``the same militia``, ``the group``: the last body of that kind named before, within three paragraphs."""
    kinds = speaker_kinds()
    kind = kinds.stand_ins.get(text.lower[noun]) or kinds.stand_ins.get(text.lemma[noun]) or kinds.nouns.get(text.lemma[noun])
    definite = any(text.lower[k] in ("the", "this", "that", "same") for k in text.kids[noun])
    if not definite or any(
        text.dep[k] in ("compound", "amod", "prep", "relcl") and text.lower[k] != "same" for k in text.kids[noun]
    ):
        return None
    for mention in sorted(mentions, key=lambda m: -m.span.start):
        if mention.span.start >= text.start[noun] or _KINDS.get(mention.type) != kind or not mention.name:
            continue
        if text.para[noun] - text.para[text.at(mention.span.start)] > 3:
            return None
        return Side(name=mention.name, entity=mention.entity)
    return None


def body_before(
    text: Text, known: Stances, at: int, attributions: tuple[Attribution, ...], mentions: tuple[Mention, ...]
) -> Side | None:
    """The body that "its" means: the last speaker that is one, else the subject of the sentence before."""
    offset = text.start[at]
    spoke = [a for a in attributions if a.speaker is not None and a.speaker.end <= offset]
    for earlier in sorted(spoke, key=lambda a: -a.speaker.end if a.speaker else 0)[:3]:
        speaker = earlier.speaker
        if speaker is None or text.para[at] - text.para[text.at(speaker.start)] > 1:
            break
        mention = next((m for m in mentions if speaker.covers(m.span) and m.type in _BODIES), None)
        if mention is not None:
            return Side(name=party_name(mention.name or mention.span.text, known.for_state), entity=mention.entity)
        last = (earlier.name or speaker.text).split()[-1].lower()
        kinds = speaker_kinds()
        if kinds.nouns.get(last) in _SPEAK_FOR and last not in kinds.persons | kinds.unnamed:
            return Side(name=earlier.name or speaker.text, entity=None)
    near = [
        m for m in mentions if m.type in _BODIES and m.span.end <= offset and text.para[text.at(m.span.start)] == text.para[at]
    ]
    last_named = max(near, key=lambda m: m.span.start, default=None)
    if last_named is None:
        return None
    return Side(name=party_name(last_named.name or last_named.span.text, known.for_state), entity=last_named.entity)


def state_of_office(text: Text, known: Stances) -> str | None:
    """``the defence ministry`` in a report that elsewhere has "Somalia's defence ministry": that state, if there is only one."""
    found: set[str] = set()
    for i, lemma in enumerate(text.lemma):
        if lemma in known.for_state or text.lower[i] in known.for_state:
            for k in text.kids[i]:
                if (
                    text.dep[k] in ("poss", "amod", "compound", "nmod")
                    and text.words[k][:1].isupper()
                    and sides_of(text.words[k])
                ):
                    found.add(party_name(text.words[k]))
    return found.pop() if len(found) == 1 else None
