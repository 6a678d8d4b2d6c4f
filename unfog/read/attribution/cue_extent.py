"""How far a cue reaches: the words on either side of the cue word that annotators count with it, taken one after another.

``said in a statement``, ``has repeatedly refused to say``, ``made the claim``: from the cue word outwards, fitted trees over
abstract features (``en/attribution_cue.tsv``) tell of every next word whether the cue goes on. It never runs into the
content or the source, over a comma or a quotation mark, or out of its sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal

from unfog.lexicon.cues import Cues
from unfog.lexicon.speaker_kinds import SpeakerKinds, speaker_kinds
from unfog.lexicon.times import time_nouns
from unfog.read.attribution.features import senses_at
from unfog.read.attribution.frames import Candidate
from unfog.read.attribution.sources import LIGHT
from unfog.read.attribution.text import MARKS, Text
from unfog.read.attribution.trees import Trees

Side = Literal["left", "right"]
SIDES: tuple[Side, Side] = ("left", "right")
AS_MADE = frozenset(("phrase", "document", "view", "line", "block", "figure", "colon"))
"""Frames whose cue is a phrase of the grammar ("according to") or of a rule of its own: nothing is weighed."""
_SIZES = (1, 2, 3, 5, 8, 12)
_LONGEST = 14
"""Words that are looked at on either side."""
_FAR = 5
"""Relations between a word and the cue so far beyond which the parse says nothing."""
_WIDE = 30
"""Words of a phrase whose nouns are not looked at any more."""
_LAST_STEP = 6
_INSIDE_WORDS = frozenset(("-", "'"))
"""Punctuation that stands inside words and phrases."""


def widened(text: Text, candidate: Candidate, known: Cues, cue: Trees) -> set[int]:
    """The words of a chosen candidate's cue."""
    if candidate.group in AS_MADE or text.empty[candidate.head]:
        return candidate.cue
    kinds = speaker_kinds()

    def goes_on(features: list[str], word: int) -> bool:
        return cue.score(features) >= cue.at_least

    return set[int]().union(*(walk(text, candidate, side, known, kinds, goes_on) for side in SIDES))


def walk(
    text: Text, candidate: Candidate, side: Side, known: Cues, kinds: SpeakerKinds, goes_on: Callable[[list[str], int], bool]
) -> set[int]:
    """The words from the cue word to one side for which ``goes_on`` holds, up to the first for which it does not."""
    i, way = candidate.head, 1 if side == "right" else -1
    taken, around = {i}, list(_of_candidate(text, candidate))
    k = i + way
    while 0 <= k < len(text.words) and text.sent[k] == text.sent[i] and len(taken) <= _LONGEST:
        if k in candidate.content or k in candidate.source or (text.words[k] in MARKS and text.quote_at[i] < 0):
            break
        if not text.words[k].isspace():
            if text.empty[k] and text.words[k] not in _INSIDE_WORDS:
                break
            if not goes_on([*around, *_of_word(text, candidate, k, side, taken, known, kinds)], k):
                break
            taken.add(k)
        k += way
    return taken


def _of_candidate(text: Text, candidate: Candidate) -> Iterator[str]:
    i, source, content = candidate.head, candidate.source, candidate.content
    yield "group=" + candidate.group
    yield "frame=" + candidate.frame
    yield "cue:" + text.tag[i]
    yield "cue:" + text.dep[i]
    for sense in candidate.senses[:1]:
        yield "class=" + sense.of.name
        yield "grade=" + sense.grade
    if not candidate.senses:
        yield "grade=none"
    if text.lemma[i] in LIGHT:
        yield "cue light"
    if source:
        yield "source " + ("after" if min(source) > i else "before")
        if i - 1 in source or i + 1 in source:
            yield "source next"
    if content:
        yield "content " + ("after" if min(content) > i else "before" if max(content) < i else "around")
        if any(text.quote_at[k] >= 0 for k in content):
            yield "content quoted"
    yield "core:" + text.dep[candidate.core]
    yield "core:" + text.pos[candidate.core]
    if any(text.dep[k] == "neg" for k in text.kids[i]):
        yield "negated"


def _of_word(
    text: Text, candidate: Candidate, k: int, side: Side, taken: set[int], known: Cues, kinds: SpeakerKinds
) -> Iterator[str]:
    tie, top = _tie(text, candidate.head, k, taken)
    yield side
    yield "tag=" + text.tag[k]
    yield "dep=" + text.dep[k]
    yield f"{side}:{text.tag[k]}"
    yield f"{side}:{text.dep[k]}"
    yield "tie=" + tie
    yield "last=" + tie.split("<")[-1].split(">")[0]
    yield f"step={min(len(taken), _LAST_STEP)}"
    yield "top=" + text.dep[top]
    yield "top:" + text.pos[top]
    if text.pos[top] == "ADP" or text.dep[top] in ("prep", "agent", "prt"):
        yield "top word=" + text.lower[top]
    if text.tag[k] in ("IN", "TO", "RP"):
        yield "word=" + text.lower[k]
    if text.lower[k] in time_nouns():
        yield "time"
    if text.lemma[k] in known.documents:
        yield "document"
    if text.pos[k] in ("VERB", "NOUN", "ADJ"):
        if senses := senses_at(text, k, known):
            yield "says"
            yield "says=" + senses[0].grade
        if text.lemma[k] in LIGHT:
            yield "light"
    yield "weighed" if k in candidate.cue else "not weighed"
    if text.quote_at[k] >= 0:
        yield "quoted"
    yield from _of_phrase(text, candidate, top, side, known, kinds)
    beyond = k + (1 if side == "right" else -1)
    same = 0 <= beyond < len(text.words) and text.sent[beyond] == text.sent[candidate.head]
    yield "next=" + (_role(candidate, beyond) or text.pos[beyond] if same else "edge")


def _tie(text: Text, i: int, k: int, taken: set[int]) -> tuple[str, int]:
    """The relations from a word up to the cue so far, or from the cue word up to it; and the head of its phrase."""
    path: list[str] = []
    at = top = k
    while at not in taken and len(path) < _FAR:
        path.append(text.dep[at])
        top, at = at, text.head[at]
        if at == top:
            break
    if at in taken:
        return "<".join(path), top
    path, at = ["above"], i
    for _ in range(3):
        path.append(text.dep[at])
        if text.head[at] == k:
            return ">".join(path), k
        at = text.head[at]
    return "far", k


def _of_phrase(text: Text, candidate: Candidate, top: int, side: Side, known: Cues, kinds: SpeakerKinds) -> Iterator[str]:
    tree = text.tree(top)
    yield from (f"size>{size}" for size in _SIZES if len(tree) > size)
    if len(tree) < _WIDE:
        for k in [k for k in sorted(tree) if text.dep[k] == "pobj"][:2]:
            if text.lower[k] in time_nouns():
                yield "of time"
            if text.lemma[k] in known.documents:
                yield "of document"
            if text.lemma[k] in kinds.nouns:
                yield "of person"
            if text.pos[k] == "PROPN":
                yield "of name"
    end = max(tree) + 1 if side == "right" else min(tree) - 1
    if 0 <= end < len(text.words):
        yield "then=" + (_role(candidate, end) or ("mark" if text.empty[end] else "word"))


def _role(candidate: Candidate, k: int) -> str:
    return "content" if k in candidate.content else "source" if k in candidate.source else ""
