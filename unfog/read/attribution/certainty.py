"""How surely something is said: hedges found by walking up the parse from the claim's own words.

A hedge counts when it governs the head of the claim: it hangs on it, is its auxiliary, or stands above it in the same
clause. Relative and adverbial clauses end the walk, and so does the edge of what the speaker said, whose own cue then
adds its effect (``denied``, ``believes``, ``expects``).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from unfog.lexicon.cues import Cue, cues
from unfog.lexicon.hedges import Hedges, hedges
from unfog.lexicon.speaker_kinds import speaker_kinds
from unfog.model import Attribution, Certainty, Span
from unfog.read.attribution.finding import text_for
from unfog.read.attribution.frames import VERBAL, lemma_of
from unfog.read.attribution.text import Text, cue_head, words_at
from unfog.read.parse import Parsed

ORDER: tuple[Certainty, ...] = ("denied", "expected", "unconfirmed", "probable")
"""Which hedge wins where several apply."""
_CLOSED = frozenset(("relcl", "advcl", "appos", "parataxis"))
_SENSES = frozenset(("hear", "see", "feel", "smell", "watch"))
"""With these ``could`` tells of what was perceived ("blasts could be heard")."""
Found = tuple[int, Certainty]
"""A cue word and what it says."""


_BEFORE_IT = frozenset(["after", "following", "since"])
"""Prepositions under which stands what went before: it is taken for granted, whatever hedges the clause above."""


def certainty(parsed: Parsed, start: int, end: int, attribution: Attribution | None) -> tuple[Certainty, tuple[Span, ...]]:
    """The certainty of the words at ``start:end`` and the words that say so, in text order."""
    text, known = text_for(parsed), hedges()
    words = words_at(text, start, end)
    found = list(_found(text, known, words, attribution)) if words else []
    spans = {(text.start[i], text.end[i]): level for i, level in found}
    for place, level in _phrases(parsed, text, known, words):
        spans[place] = level
    levels = set(spans.values())
    made = next((level for level in ORDER if level in levels), None)
    said: Certainty = "asserted" if attribution is None else "reported"
    return made or said, tuple(parsed.report.span(*place) for place in sorted(spans))


def top_of(text: Text, words: range) -> int:
    """The head word of a stretch: the verb (else the first word) among those whose own head lies outside."""
    tops = [i for i in words if text.head[i] not in words or text.head[i] == i]
    tops = [i for i in tops if not text.empty[i] and text.words[i].strip()] or tops or [words[0]]
    return next((i for i in tops if text.pos[i] in VERBAL), tops[0])


def _found(text: Text, known: Hedges, words: range, attribution: Attribution | None) -> Iterator[Found]:
    inside = _content_words(text, attribution)
    top = top_of(text, words)
    climbed = list(_climb(text, top, inside))
    presupposed = False
    for below, i in zip([None, *climbed], climbed, strict=False):
        told = below is not None and text.dep[below] in ("nsubj", "nsubjpass") and _told_in(text, below, words)
        presupposed = presupposed or told
        for found in _on(text, known, i, below):
            if not (told and found[0] == i and found[1] in ("expected", "unconfirmed") and text.child(i, "xcomp") is not None):
                yield found
    if text.pos[top] not in VERBAL:
        yield from _adjectives(text, known, top)
    yield from _mood(text, climbed)
    if attribution is not None:
        yield from _of_attribution(text, known, attribution, climbed, presupposed)


def _told_in(text: Text, noun: int, words: range) -> bool:
    """Whether the words say of a noun what happened to it: "the four people hit", "two wounded men", who are expected to live."""
    if text.lower[noun] in ("victims", "victim", "wounded", "injured", "survivors", "casualties"):
        return True
    below = (k for k in text.kids[noun] if k in words)
    return any(text.dep[k] in ("acl", "relcl") or (text.dep[k] == "amod" and text.tag[k] == "VBN") for k in below)


def _content_words(text: Text, attribution: Attribution | None) -> range | None:
    if attribution is None:
        return None
    return words_at(text, attribution.content[0].start, attribution.content[-1].end)


def _climb(text: Text, i: int, inside: range | None) -> Iterator[int]:
    """The word and those above it, up to the edge of its clause or of what was said."""
    for _ in range(12):
        yield i
        head = text.head[i]
        if head == i or (inside is not None and i in inside and head not in inside):
            return
        if text.dep[i] in _CLOSED or (text.dep[i] == "acl" and text.child(i, "mark", "nsubj", "nsubjpass", "aux") is None):
            return
        if text.dep[i] == "conj" and text.child(i, "nsubj", "nsubjpass") is not None:
            return
        if text.dep[i] == "prep" and text.lower[i] in _BEFORE_IT:
            return  # "is expected to live after being hit by a shell": nobody doubts the shell
        i = head


def _on(text: Text, known: Hedges, i: int, below: int | None) -> Iterator[Found]:
    """Hedges that hang on one word of the way up, or are that word."""
    lemma = text.lemma[i]
    negation = None
    for k in text.kids[i]:
        dep, low = text.dep[k], text.lower[k]
        if dep == "advmod" and low in known.of["adverb"]:
            yield k, known.of["adverb"][low]
        elif dep == "aux" and low in known.of["modal"] and not (low == "could" and lemma in _SENSES):
            yield k, _modal(text, i, k, known.of["modal"][low])
        elif dep == "acomp" and low in known.of["adjective"] and below != k:
            yield k, _likely(text, k, known.of["adjective"][low])
        elif dep == "neg" or (dep == "det" and low == "no"):
            negation = k
    if negation is not None and lemma in known.of["negated"]:
        yield i, known.of["negated"][lemma]
    if text.pos[i] in VERBAL and below is not None:
        yield from _early_source(text, known, i)
    if text.pos[i] in VERBAL and negation is None:
        under = below is None or text.dep[below] in ("xcomp", "ccomp", "oprd", "nsubj", "nsubjpass", "prep", "dobj", "acomp")
        if lemma in known.of["verb"] and under and (below is not None or _governs(text, i)):
            yield i, _still_ahead(text, i, known.of["verb"][lemma])
        if lemma == "go" and text.tag[i] == "VBG" and any(text.dep[k] == "xcomp" for k in text.kids[i]):
            yield i, "expected"
    elif text.pos[i] == "NOUN" and below is not None and lemma in known.of["noun"] and negation is None:
        if text.dep[below] in ("acl", "ccomp", "relcl", "prep"):
            yield i, known.of["noun"][lemma]
    elif text.pos[i] == "NOUN" and below is None and lemma in known.of["noun"] and _governs(text, i) and negation is None:
        yield i, known.of["noun"][lemma]
    elif text.pos[i] == "ADJ" and lemma in known.of["adjective"] and below is not None:
        yield i, _likely(text, i, known.of["adjective"][lemma])
    for k in text.kids[i]:
        there = text.dep[k] in ("attr", "nsubj", "dobj") and text.pos[k] == "NOUN" and below is None
        open_noun = text.lemma[k] in known.of["noun"] or text.lemma[k] in known.of["negated"]
        if there and open_noun and text.lemma[i] in ("be", "remain", "exist", "have"):
            yield from _on(text, known, k, None)


def _early_source(text: Text, known: Hedges, i: int) -> Iterator[Found]:
    """``first reports indicated that``: what early or unverified reports say is unconfirmed, whoever passes it on."""
    subject = text.child(i, "nsubj")
    if subject is not None and (text.lemma[subject] in known.of["noun"] or text.lemma[subject] in known.of["negated"]):
        for k in text.kids[subject]:
            if text.dep[k] == "amod" and text.lower[k] in known.of["source"]:
                yield k, known.of["source"][text.lower[k]]


def _governs(text: Text, i: int) -> bool:
    return any(text.dep[k] in ("xcomp", "ccomp", "oprd", "acl", "relcl") for k in text.kids[i])


def _still_ahead(text: Text, i: int, level: Certainty) -> Certainty:
    """``feared dead``, ``expected`` said of what would be over already: held possible, not awaited."""
    said = text.child(i, "oprd", "acomp")
    return "unconfirmed" if level == "expected" and said is not None else level


def _modal(text: Text, i: int, k: int, level: Certainty) -> Certainty:
    """``would have`` tells of what did not happen."""
    if level == "expected" and any(text.lower[x] == "have" and text.dep[x] == "aux" for x in text.kids[i]):
        return "unconfirmed"
    return level


def _likely(text: Text, k: int, level: Certainty) -> Certainty:
    """``likely to rise`` is about the future, ``likely to have been`` is not."""
    clause = text.child(k, "xcomp")
    if level == "probable" and clause is not None and not any(text.lower[x] == "have" for x in text.kids[clause]):
        return "expected"
    return level


def _adjectives(text: Text, known: Hedges, top: int) -> Iterator[Found]:
    for k in text.kids[top]:
        if text.dep[k] in ("amod", "compound") and text.lower[k] in known.of["adjective"]:
            yield k, known.of["adjective"][text.lower[k]]


def _mood(text: Text, climbed: list[int]) -> Iterator[Found]:
    """Questions and conditions."""
    for i in climbed:
        for k in text.kids[i]:
            if (text.dep[k] == "mark" and text.lower[k] in ("if", "whether", "unless")) or (
                text.words[k] == "?" and text.quote_at[k] == text.quote_at[i]
            ):
                yield k, "unconfirmed"
            elif text.dep[k] == "advcl" and text.pos[i] in VERBAL:
                for mark in text.kids[k]:
                    plain = text.dep[mark] == "mark" and text.lower[mark] in ("if", "unless")
                    if plain and (mark == 0 or text.lower[mark - 1] not in ("even", "as")):
                        yield mark, "unconfirmed"


def _of_attribution(
    text: Text, known: Hedges, attribution: Attribution, climbed: list[int], presupposed: bool
) -> Iterator[Found]:
    """What the cue and the speaker's words add: denial, belief, expectation, a source called early or unverified.

    ``presupposed``: what is expected is said of people of whom the words tell what happened already.
    """
    if attribution.speaker is not None:
        for i in words_at(text, attribution.speaker.start, attribution.speaker.end):
            if _rank(text, i):
                continue
            if text.lower[i] in known.of["source"] and text.dep[i] in ("amod", "nmod", "compound", "nsubj", "pobj"):
                yield i, known.of["source"][text.lower[i]]
    if attribution.cue is None:
        return
    words = words_at(text, attribution.cue.start, attribution.cue.end)
    head = cue_head(text, words, "VERB", "NOUN")
    if head is None:
        return
    negated = any(text.dep[k] == "neg" for k in text.kids[head])
    if text.pos[head] == "NOUN":
        yield from _of_claim_noun(text, known, head)
    for k in text.kids[head]:
        if text.dep[k] == "advmod" and text.lower[k] in known.of["adverb"] and k < head + 3:
            yield k, known.of["adverb"][text.lower[k]]
    sense = sense_of(text, head)
    effect = sense.of.effect if sense is not None and not _gives_figure(text, head, sense) else "reported"
    if negated:
        if effect in ("asserted", "reported") and sense is not None and sense.of.name in ("confirm", "say", "know"):
            yield head, "unconfirmed"
        return
    if effect == "denied" and any(text.lower[k] in ("neither", "nor") for k in (*words, head - 1)):
        yield head, "unconfirmed"
    elif effect == "denied":
        yield head, "denied"
    elif effect in ("unconfirmed", "probable"):
        yield head, "unconfirmed"
    elif effect == "expected" and presupposed:
        return
    elif effect == "expected" and _ahead(text, climbed):
        yield head, "expected"
    elif effect == "expected" and sense is not None and sense.of.name in ("fear", "expect"):
        yield head, "unconfirmed"


def _of_claim_noun(text: Text, known: Hedges, noun: int) -> Iterator[Found]:
    """``no indication that``; ``the front's claim that it had left was not confirmed``, ``was denied``."""
    if text.lemma[noun] in known.of["negated"] and any(text.lower[k] == "no" for k in text.kids[noun]):
        yield noun, known.of["negated"][text.lemma[noun]]
        return
    verb = text.head[noun]
    if text.dep[noun] not in ("nsubj", "nsubjpass", "dobj") or text.pos[verb] not in VERBAL:
        return
    if any(text.dep[k] == "neg" for k in text.kids[verb]):
        if text.lemma[verb] in known.of["negated"]:
            yield verb, known.of["negated"][text.lemma[verb]]
        return
    sense = sense_of(text, verb)
    if sense is not None and sense.of.name == "deny" and sense.grade != "rare":
        yield verb, "denied"


def sense_of(text: Text, head: int) -> Cue | None:
    """The surest sense of a cue word."""
    known = cues()
    if text.pos[head] == "VERB":
        senses = known.verbs.get(lemma_of(text, head, known), ())
        if text.child(head, "oprd") is not None:  # "called the raid a crime", not "called for an inquiry"
            senses = tuple(sorted(senses, key=lambda cue: cue.of.name not in ("describe", "regard")))
    else:
        senses = known.nouns.get(text.lemma[head], ())
    return senses[0] if senses else None


def _rank(text: Text, i: int) -> bool:
    """``the first deputy mayor``: an ordinal before a person is a rank, not an early account."""
    if text.lower[i] != "first" or text.dep[i] != "amod":
        return False
    return speaker_kinds().nouns.get(text.lemma[text.head[i]], "document") not in ("document", "unknown", "media")


def _gives_figure(text: Text, head: int, sense: Cue) -> bool:
    """``put the dead at nine``, ``its count is nine``: giving a figure is no estimate unless the word says so itself."""
    known = cues()
    figure = known.figure_verbs if text.pos[head] == "VERB" else known.figure_nouns
    if text.pos[head] == "VERB" and text.lemma[head] in known.toll_verbs:
        return True
    return sense.of.name == "estimate" and sense.grade != "sure" and text.lemma[head] in figure - {"estimate"}


def _ahead(text: Text, climbed: list[int]) -> bool:
    """Whether the clause is about what is still to come: an infinitive, a modal, or no finite past verb at all."""
    verb = next((i for i in climbed if text.pos[i] in VERBAL), None)
    if verb is None:
        return True
    helpers = [k for k in text.kids[verb] if text.dep[k] in ("aux", "auxpass")]
    if any(text.tag[k] in ("TO", "MD") for k in helpers):
        return not any(text.lower[k] == "have" for k in helpers)
    return text.tag[verb] in ("VB", "VBG") or (text.tag[verb] in ("VBZ", "VBP") and not helpers)


def _phrases(parsed: Parsed, text: Text, known: Hedges, words: range) -> Iterator[tuple[tuple[int, int], Certainty]]:
    """Fixed phrases of the claim's sentence, and of the next one where they speak of the sentence before."""
    if not words:
        return
    here = text.sent[words[0]]
    for number, back_only in ((here, False), (here + 1, True)):
        for place, level, previous in _phrases_in(parsed, text, known, number):
            if previous or not back_only:
                yield place, level


def _phrases_in(parsed: Parsed, text: Text, known: Hedges, number: int) -> tuple[tuple[tuple[int, int], Certainty, bool], ...]:
    """The fixed phrases of one sentence (place, level, whether they speak of the sentence before), looked for once."""
    kept: dict[int, tuple[tuple[tuple[int, int], Certainty, bool], ...]] = parsed.doc.user_data.setdefault("phrases", {})
    if number not in kept:
        first, last = bisect_left(text.sent, number), bisect_left(text.sent, number + 1)
        found = []
        if first < last:
            for pattern, level, previous in known.phrases:
                match = pattern.search(parsed.report.text, text.start[first], text.end[last - 1])
                if match:
                    found.append((match.span(), level, previous))
        kept[number] = tuple(found)
    return kept[number]
