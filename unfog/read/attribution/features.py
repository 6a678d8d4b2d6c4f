"""The abstract features of a candidate, by which the fitted trees choose: all of them are yes or no.

None holds a word of the text. They name constructions (spaCy's relations and tags), the classes and grades of the cue lexicon,
kinds of speakers, determiners, lengths and places; the only words in them are the prepositions of the grammar.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from unfog.lexicon.cues import GRADES, Cue, Cues
from unfog.lexicon.speaker_kinds import SpeakerKinds
from unfog.read.attribution.frames import VERBAL, Candidate, lemma_of
from unfog.read.attribution.sources import is_passive, kind_of_source
from unfog.read.attribution.text import Text

_SIZES = (1, 2, 3, 5, 8, 12, 20, 35)
_GAPS = (0, 1, 3, 8)
_CHILDREN = frozenset(
    ("dobj", "ccomp", "xcomp", "prep", "oprd", "dative", "agent", "advcl", "acomp", "attr", "prt", "npadvmod", "mark", "conj")
)
_FINITE = frozenset(("VBD", "VBZ", "VBP"))
_DEFINITE = frozenset(("the", "this", "that", "these", "those"))
_INDEFINITE = frozenset(("a", "an", "some", "any", "no", "every", "each", "all"))
_FIRST = frozenset(("i", "we", "my", "our", "me", "us"))
_FAMILY = {"oprd": "dobj", "attr": "dobj", "dative": "dobj", "passive": "dobj", "parataxis": "quote", "phrase": "phrase"}


def features_of(text: Text, candidate: Candidate, known: Cues, kinds: SpeakerKinds, beside: Iterable[str]) -> list[str]:
    """The features that hold; ``beside`` are the frames in which the same cue word takes other contents."""
    part = {"VERB": "V", "AUX": "V", "NOUN": "N", "PROPN": "N", "ADJ": "J"}.get(text.pos[candidate.head], "P")
    found = [f"part={part}", f"frame={part}{candidate.frame}", f"group={part}{candidate.group}"]
    found += (f"beside={frame}" for frame in beside)
    found += _of_senses(candidate, part)
    found += _of_cue(text, candidate.head, known)
    found += _of_source(text, candidate, kinds)
    found += _of_content(text, candidate, known, kinds)
    return found


def _of_senses(candidate: Candidate, part: str) -> Iterator[str]:
    yield "grade=" + (candidate.senses[0].grade if candidate.senses else "none")
    licensed = [cue for cue in candidate.senses if _licensed(candidate.group, part, cue.of.frames)]
    if licensed:
        yield "licensed"
        yield "licensed=" + min((cue.grade for cue in licensed), key=GRADES.index)
    for cue in candidate.senses:
        yield f"class={cue.of.name}"
        yield f"class={cue.of.name}:{cue.grade}"
        yield f"effect={cue.of.effect}"


def _of_cue(text: Text, i: int, known: Cues) -> Iterator[str]:
    yield "cue:" + text.tag[i]
    yield "cue:" + text.dep[i]
    yield "where=" + ("quoted" if text.quote_at[i] >= 0 else "headline" if text.para[i] == 0 else "body")
    for k in text.kids[i]:
        dep = text.dep[k]
        if dep in _CHILDREN:
            yield "has:" + dep
        elif dep == "neg":
            yield "negated"
        elif dep == "aux":
            yield "aux:" + ("modal" if text.tag[k] == "MD" else "to" if text.tag[k] == "TO" else text.lemma[k])
        elif dep == "advmod" and k < i:
            yield "adverb"
        elif dep in ("nsubj", "nsubjpass", "expl", "csubj"):
            yield "own:" + dep
        elif dep in ("det", "poss", "amod"):
            yield "noun:" + dep
    if text.pos[i] in VERBAL and is_passive(text, i):
        yield "passive"
    head = text.head[i]
    if head != i:
        yield "above:" + text.pos[head]
        senses = senses_at(text, head, known)
        if senses:
            yield "above:" + senses[0].grade
            yield "above:" + senses[0].of.name
    if i + 1 < len(text.words):
        after = text.words[i + 1]
        if after in (":", ",", '"', "."):
            yield "then:" + ("mark" if after == '"' else after)
    for k in range(i + 1, min(i + 12, len(text.words))):
        if text.words[k] == "?" and text.sent[k] == text.sent[i]:
            yield "asked"


def senses_at(text: Text, i: int, known: Cues) -> tuple[Cue, ...]:
    """What the cue lexicon knows of a word in the text, by its part of speech."""
    if text.pos[i] == "VERB":
        return known.verbs.get(lemma_of(text, i, known), ())
    if text.pos[i] == "NOUN":
        return known.nouns.get(text.lemma[i], ())
    return known.adjectives.get(text.lemma[i], ()) if text.pos[i] == "ADJ" else ()


def _of_source(text: Text, candidate: Candidate, kinds: SpeakerKinds) -> Iterator[str]:
    i, subject = candidate.head, candidate.subject
    kind = kind_of_source(text, subject)
    yield "source=" + kind
    if subject is None:
        return
    speaker = kinds.nouns.get(text.lemma[subject])
    if speaker is not None:
        yield "speaks"
        yield "speaks=" + speaker
        if text.tag[subject] == "NNS":
            yield "speak"
    for k in candidate.source:
        if text.lower[k] in kinds.modifiers and k != subject:
            yield "office"
            break
    yield "subject:" + text.dep[subject]
    if text.head[subject] != i:
        yield "subject inherited"
    if text.quote_at[subject] >= 0:
        yield "subject quoted"
    if subject > i:
        yield "subject after"
    yield from (f"source>{size}" for size in _SIZES if len(candidate.source) > size)
    for k in text.kids[subject]:
        if text.dep[k] == "det":
            yield "subject " + _determiner(text.lower[k])
        elif text.dep[k] in ("relcl", "appos", "nummod", "poss", "prep"):
            yield "subject " + text.dep[k]


def _of_content(text: Text, candidate: Candidate, known: Cues, kinds: SpeakerKinds) -> Iterator[str]:
    i, core, content = candidate.head, candidate.core, candidate.content
    first, last = min(content), max(content)
    yield from (f"size>{size}" for size in _SIZES if len(content) > size)
    yield "core:" + text.tag[core]
    yield "core:" + text.dep[core]
    yield "first:" + text.pos[first]
    if last < i:
        yield "before"
        gap = i - last - 1
    else:
        gap = first - i - 1
    yield from (f"gap>{size}" for size in _GAPS if gap > size)
    marked = sum(text.quote_at[k] >= 0 for k in content)
    if marked and text.quote_at[i] < 0:
        yield "marked"
        if marked > 0.8 * len(content):
            yield "marked whole"
        if text.quote_at[core] >= 0:
            yield "marked core"
    if text.pos[core] in VERBAL:
        yield from _of_clause(text, core)
    else:
        yield from _of_phrase(text, core, known, kinds)


def _of_clause(text: Text, core: int) -> Iterator[str]:
    yield "clause:" + ("finite" if text.tag[core] in _FINITE else "bare")
    senses = any(text.dep[k] in ("nsubj", "nsubjpass", "expl") for k in text.kids[core])
    yield "clause:" + ("subject" if senses else "no subject")
    for k in text.kids[core]:
        if text.dep[k] == "aux":
            yield "clause:" + ("modal" if text.tag[k] == "MD" else "to" if text.tag[k] == "TO" else text.lemma[k])
        elif text.dep[k] == "neg":
            yield "clause:negated"
        elif text.dep[k] == "mark":
            yield "clause:mark"
        elif text.dep[k] in ("nsubj", "nsubjpass"):
            yield "clause subject:" + text.pos[k]
            if text.lower[k] in _FIRST:
                yield "clause:first"


def _of_phrase(text: Text, core: int, known: Cues, kinds: SpeakerKinds) -> Iterator[str]:
    for cue in senses_at(text, core, known)[:2]:
        yield f"core={cue.of.name}"
        yield f"core={cue.grade}"
    if text.lemma[core] in kinds.nouns:
        yield "core:speaks"
    bare = True
    for k in text.kids[core]:
        if text.dep[k] == "det":
            yield "core " + _determiner(text.lower[k])
            bare = False
        elif text.dep[k] in ("poss", "nummod", "amod", "compound", "prep", "relcl", "acl", "appos", "conj"):
            yield "core has:" + text.dep[k]
            bare = bare and text.dep[k] != "poss"
    if bare:
        yield "core bare"


def _determiner(word: str) -> str:
    return "definite" if word in _DEFINITE else "indefinite" if word in _INDEFINITE else "other"


def _licensed(group: str, part: str, frames: frozenset[str]) -> bool:
    return ("noun" if part == "N" else _FAMILY.get(group, group)) in frames
