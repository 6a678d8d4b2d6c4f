"""Of what kind a speaker is, whether one, several or a body, and why one stays unnamed."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

from unfog.lexicon.speaker_kinds import SpeakerKinds
from unfog.model import SpeakerKind
from unfog.read.attribution.frames import Candidate
from unfog.read.attribution.text import Text
from unfog.read.attribution.who import DETERMINERS, MENTION_KIND, SINGULAR, Heard, key_of

_HIDES = frozenset(("official", "government", "military", "police", "unknown", "anonymous official", "document"))
"""Kinds that an anonymous speaker of which makes an anonymous official; a resident without a name stays a witness."""


def kind_of(heard: Heard, source: set[int], subject: int, name: str) -> SpeakerKind:
    """From phrases of anonymity, known names, the head noun, words beside it, and the mention's type, in this order."""
    text, kinds = heard.text, heard.kinds
    plain = " ".join(text.lower[i] for i in sorted(source) if not text.empty[i])
    bare = " ".join(w for w in name.lower().split(" (")[0].split() if w not in DETERMINERS)
    head = kinds.nouns.get(text.lemma[subject], "unknown")
    if head in _HIDES and any(phrase in plain for phrase in kinds.anonymity):
        return "anonymous official"
    if bare in kinds.names or name.lower() in kinds.names:
        return kinds.names.get(bare) or kinds.names[name.lower()]
    named = text.pos[subject] == "PROPN"
    by_head = (
        None
        if named and text.lower[subject] not in kinds.nouns
        else kinds.nouns.get(text.lemma[subject]) or kinds.nouns.get(text.lower[subject])
    )
    sent_to: set[int] = set()
    if text.lemma[subject] in kinds.sent_to:  # "the Orlan ambassador to the United Nations" is Orlan's
        sent_to = {i for k in text.kids[subject] if text.lower[k] == "to" for i in text.tree(k)}
    beside = [text.lower[i] for i in sorted(source) if i != subject and not text.empty[i] and i not in sent_to]
    if by_head == "anonymous official" or (by_head and any(kinds.modifiers.get(w) == "anonymous official" for w in beside)):
        return "anonymous official"
    has_name = named or any(text.dep[i] == "appos" and text.pos[i] == "PROPN" for i in text.kids[subject])
    if text.lemma[subject] in kinds.unnamed and not has_name:
        return "anonymous official"
    pairs = [f"{a} {b}" for a, b in pairwise(beside)]
    if text.lemma[subject] in kinds.stand_ins and any(kinds.modifiers.get(w) == "ngo" for w in (*pairs, *beside)):
        return "ngo"  # "an aid group": "group" alone says little
    if by_head not in (None, "official", "unknown", "document", "government"):
        return by_head
    plural = kinds.nouns.get(text.lower[subject].removesuffix("s")) if named else None
    if plural in ("military", "police", "armed group") and by_head is None:
        return plural  # "the Orlan Defence Forces"
    for word in (*pairs, *beside):
        found = kinds.modifiers.get(word) or kinds.modifiers.get(word.rstrip(".")) or kinds.names.get(word)
        if found and found != "anonymous official" and not (by_head == "government" and found == "government"):
            return found
    if by_head not in (None, "unknown"):
        return by_head
    at = text.start[subject]
    for mention in heard.mentions:
        if mention.span.start <= at < mention.span.end and mention.type in MENTION_KIND:
            return MENTION_KIND[mention.type]
    for i in sorted(source):
        found = kinds.nouns.get(text.lemma[i]) if i != subject and text.pos[i] in ("NOUN", "PROPN") else None
        if found and found not in ("unknown", "document"):
            return found
    return _kind_elsewhere(heard, name)


def _kind_elsewhere(heard: Heard, name: str) -> SpeakerKind:
    """The kind that another mention of the same name shows, by its title or apposition."""
    for _, who, _ in heard.seen:
        if who.key == key_of(name) and who.kind != "unknown":
            return who.kind
    return _titles(heard).get(name.split()[-1].lower(), "unknown") if name else "unknown"


def _titles(heard: Heard) -> dict[str, SpeakerKind]:
    """Last words of names -> kind, from titles before them ("army spokesman Col. X") and appositions behind them."""
    if heard.titles is None:
        heard.titles = _titles_of(heard.text, heard.kinds)
    return heard.titles


def _titles_of(text: Text, kinds: SpeakerKinds) -> dict[str, SpeakerKind]:
    found: dict[str, SpeakerKind] = {}
    for i, pos in enumerate(text.pos):
        if pos != "PROPN" or text.dep[i] == "compound":
            continue
        beside: list[str] = []
        for k in text.kids[i]:
            if text.dep[k] in ("compound", "appos", "amod", "nmod"):
                beside += [text.lemma[w] for w in sorted(text.tree(k)) if text.pos[w] in ("NOUN", "PROPN", "ADJ")]
        if text.dep[i] == "appos" and text.pos[text.head[i]] == "NOUN":
            h = text.head[i]
            beside += [text.lemma[w] for w in sorted(text.tree(h) - text.tree(i)) if text.pos[w] in ("NOUN", "PROPN", "ADJ")]
        for word in beside:
            kind = kinds.modifiers.get(word.rstrip(".")) or kinds.nouns.get(word.rstrip("."))
            told = kind and kind not in ("unknown", "document", "anonymous official", "social channel")
            if kind and told and found.get(text.lower[i]) in (None, "official"):
                found[text.lower[i]] = kind
    return found


def number_of(heard: Heard, subject: int) -> str:
    """Whether a speaker is one (``singular``), several (``plural``) or a ``body``."""
    text = heard.text
    grouped = any(text.dep[k] == "appos" and text.lemma[k] in heard.kinds.stand_ins for k in text.kids[subject])
    if text.tag[subject] == "NNPS" and grouped:
        return "body"  # "the Emergency Lawyers, a group that ..."
    if text.tag[subject] in ("NNS", "NNPS") or any(text.dep[k] == "conj" for k in text.kids[subject]):
        return "plural"
    if text.pos[subject] == "PROPN":
        at = text.start[subject]
        kind = next((m.type for m in heard.mentions if m.span.start <= at < m.span.end), None)
        bodily = kind in ("group", "force", "state", "outlet") or text.lower[subject] in heard.kinds.nouns
        return "body" if bodily and not _titled(text, subject) else "singular"
    if text.pos[subject] == "PRON":
        return "singular" if text.lower[subject] in SINGULAR else "plural"
    if text.lemma[subject] in heard.kinds.persons:
        return "singular"
    named = any(text.dep[k] == "appos" and text.tag[k] == "NNP" for k in text.kids[subject])
    if named and text.lemma[subject] not in heard.kinds.stand_ins:
        return "singular"  # "the minister, Esther Sol"; but "the group Ansar" is a body
    body = heard.kinds.nouns.get(text.lemma[subject])
    return "body" if body in ("government", "media", "document", "ngo", "armed group", "military") else "singular"


def _titled(text: Text, subject: int) -> bool:
    return any(text.dep[k] == "compound" and text.lower[k].rstrip(".") in ("mr", "mrs", "ms", "dr") for k in text.kids[subject])


def anonymity(heard: Heard, candidate: Candidate) -> tuple[int, int] | None:
    """Offsets of the words that say why the speaker stays unnamed, in the sentence of the cue."""
    text = heard.text
    sentence = text.sent[candidate.head]
    first, last = bisect_left(text.sent, sentence), bisect_left(text.sent, sentence + 1) - 1
    start, end = text.start[first], text.end[last]
    lowered = heard.raw[start:end].lower().replace("\u00a0", " ")
    for phrase in heard.kinds.anonymity:
        at = lowered.find(phrase)
        if at >= 0:
            stop = _clause_end(lowered, at + len(phrase))
            return start + at, start + stop
    return None


def _clause_end(lowered: str, at: int) -> int:
    """Up to the next comma, full stop or quotation mark: the reason given is part of the phrase."""
    for k in range(at, len(lowered)):
        if lowered[k] in ',.;:"“”\n':
            return k
    return len(lowered)
