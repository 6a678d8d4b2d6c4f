"""Noun phrases -> parties: the name that a phrase means, as written, with the entity mentioned.

"A cell of the group that calls itself X", "persons belonging to the Clan", "the militia Ansar", "settlers".
"""

from __future__ import annotations

from collections.abc import Iterator

from unfog.lexicon.speaker_kinds import speaker_kinds
from unfog.lexicon.stances import Stances
from unfog.lexicon.times import time_nouns
from unfog.model import Mention
from unfog.read.attribution.blame import Party, sides_of
from unfog.read.attribution.text import Text

_BODIES = ("group", "force", "state", "person")
_DEEPEST = 3
"""Steps from "a cell" over "of the group" to "that calls itself X"."""


def party_at(text: Text, known: Stances, noun: int, mentions: tuple[Mention, ...], depth: int = 0) -> Party | None:
    """The party that a noun phrase means: the name it calls itself, its mention, the body it is one of, a known side."""
    called = _called(text, known, noun)
    if called is not None:
        return _mentioned(text, mentions, called) or party_of_words(text, called)
    named = text.pos[noun] == "PROPN"
    if text.lower[noun] in time_nouns():
        return None  # "on Friday"
    own = _mentioned(text, mentions, noun)
    if own is not None and (named or text.lower[noun] not in known.of_many):
        return own
    many = text.lemma[noun] in known.of_many | known.culprit["bodies"] | known.culprit["suspects"] | known.culprit["members"]
    if depth < _DEEPEST and (many or text.tag[noun] == "CD"):
        for k in text.kids[noun]:
            whole = text.child(k, "pobj") if text.dep[k] == "prep" and text.lower[k] in ("of", "from", "by") else None
            if whole is not None:
                found = party_at(text, known, whole, mentions, depth + 1)
                if found is not None:
                    return found
    if depth < _DEEPEST:
        for whole in _masters(text, known, noun):
            found = party_at(text, known, whole, mentions, depth + 1)
            if found is not None:
                return found
    for k in text.kids[noun]:
        if text.dep[k] in ("compound", "nmod", "amod") and not named and not _acts(text, known, noun):
            continue  # "two police posts", "Orlan soil"
        if text.dep[k] in ("compound", "nmod", "amod", "poss", "appos"):
            found = _mentioned(text, mentions, k)
            if found is not None:
                return found
            if text.words[k][:1].isupper() and sides_of(text.words[k]):
                whole = text.dep[k] in ("amod", "compound") and text.lemma[noun] not in known.instruments
                return party_of_words(text, noun) if whole else party_of_words(text, k)
    if own is None and not named and noun + 1 < len(text.words) and text.words[noun + 1][:1].isupper():
        beside = _mentioned(text, mentions, noun + 1)
        if beside is not None:
            return beside  # "the militia Ansar", read as the subject of a small clause
    if own is None and not named and (text.lemma[noun] in known.culprit["bodies"] or _men_of_a_name(text, known, noun)):
        return party_of_words(text, noun)  # "herders", "settlers", "Sarel warriors"
    side = text.pos[noun] == "ADJ" and text.words[noun][:1].isupper() and bool(sides_of(text.words[noun]))
    return own or (party_of_words(text, noun) if named or side else None)  # "Russian" in "Russian bombs fell"


def _masters(text: Text, known: Stances, noun: int) -> Iterator[int]:
    """``persons belonging to the Clan``, ``Dan Karami, whose boys carried it out``: whose people a noun means."""
    for k in text.kids[noun]:
        if text.dep[k] in ("acl", "relcl") and text.lemma[k] in known.culprit["belongs"]:
            yield from (c for p in text.kids[k] if text.lower[p] == "to" for c in text.kids[p] if text.dep[c] == "pobj")
        elif text.lower[k] == "whose":
            at = noun
            for _ in range(4):
                if text.dep[at] == "relcl":
                    yield text.head[at]
                    break
                at = text.head[at]


def _men_of_a_name(text: Text, known: Stances, noun: int) -> bool:
    """``Sarel warriors``, ``the Karo Benn front``: a noun for armed people or their weapon with a name before it."""
    kind = speaker_kinds().nouns.get(text.lemma[noun])
    armed = kind in ("armed group", "military") or text.lemma[noun] in known.of_many | known.culprit["members"]
    before = (k for k in text.kids[noun] if text.dep[k] in ("compound", "nmod", "amod") and k < noun)
    armed = armed and text.lemma[noun] not in known.instruments | known.culprit["munitions"]
    return armed and any(text.pos[k] == "PROPN" and text.lower[k] not in time_nouns() for k in before)


def _acts(text: Text, known: Stances, noun: int) -> bool:
    """Whether a noun means people, a body or a weapon, so that the name before it says whose they are."""
    lemma = text.lemma[noun]
    who = known.of_many | known.instruments | known.culprit["munitions"] | known.culprit["bodies"] | known.culprit["arms"]
    who |= known.culprit["shields"]
    return lemma in who or lemma in speaker_kinds().nouns or lemma in known.nouns | known.deeds or text.lower[noun] in who


def _called(text: Text, known: Stances, noun: int) -> int | None:
    """``the group that calls itself X``, ``known locally as X``, ``a group called X``: the head word of X."""
    for k in text.kids[noun]:
        if text.dep[k] not in ("relcl", "acl") or text.lemma[k] not in known.called:
            continue
        for c in text.tree(k):
            if text.pos[c] == "PROPN" and text.dep[c] in ("oprd", "dobj", "pobj", "attr", "ccomp", "appos"):
                return c
    return None


def _mentioned(text: Text, mentions: tuple[Mention, ...], i: int) -> Party | None:
    at = text.start[i]
    mention = next((m for m in mentions if m.span.start <= at < m.span.end and m.type in _BODIES), None)
    if mention is None:
        return None
    return Party(name=mention.span.text, entity=mention.entity, start=mention.span.start, end=mention.span.end)


def party_of_words(text: Text, noun: int) -> Party:
    """The party called by a noun with what stands before it."""
    words = {noun} | {k for k in text.kids[noun] if text.dep[k] in ("compound", "amod", "nmod", "nummod") and k < noun}
    for k in list(words - {noun}):
        words |= {j for j in text.tree(k) if j < noun and text.dep[j] in ("compound", "amod", "nmod", "advmod", "punct")}
    first, last = min(words), max(words)
    name = " ".join(text.words[i] for i in range(first, last + 1))
    return Party(name=name, entity=None, start=text.start[first], end=text.end[last])


def nobody(known: Stances, party: Party) -> bool:
    """Whether the words name a doer by the deed alone ("a man", "suicide bomber")."""
    return {word.lower() for word in party.name.split()} <= known.nobody
