"""Quotations and their speech verbs: a quotation begun is a quotation whole, and goes on after a speech tag."""

from __future__ import annotations

from collections import defaultdict

from unfog.lexicon.cues import Cue, Cues
from unfog.read.attribution.frames import Candidate, cue_words, lemma_of
from unfog.read.attribution.sources import beside, source_words, subject_of
from unfog.read.attribution.text import MARKS, Text, named_in_capitals

_REACH_AFTER, _REACH_BEFORE = 30, 26
"""Words within which the speech verb of a quotation is looked for (PolNeAR train, 2026-11-24)."""
_FEWEST = 3
"""Words of a quotation that is looked at wherever its speech verb stands."""
_CLOSE = 4
"""Words from a shorter one to its speech verb."""
_STOPS = (".", "?", "!")


def speech_senses(text: Text, i: int, known: Cues) -> tuple[Cue, ...]:
    """The senses of a verb that can carry a quotation; empty for other words."""
    if text.pos[i] != "VERB":
        return ()
    senses = known.verbs.get(lemma_of(text, i, known), ())
    return senses if any("quote" in s.of.frames and s.grade != "rare" for s in senses) else ()


def whole_quotes(text: Text, candidate: Candidate) -> None:
    """A content that holds the beginning, or most, of a quotation holds all of it."""
    for first, last in text.quotes:
        if first <= candidate.head <= last:
            continue
        inside = len(candidate.content.intersection(range(first, last + 1)))
        if inside and (first in candidate.content or first + 1 in candidate.content or inside > (last - first) / 2):
            candidate.content |= set(range(first, last + 1)) - candidate.source - candidate.cue


def words_in(text: Text, first: int, last: int) -> int:
    """Words between two places, punctuation not counted."""
    return sum(not text.empty[i] and text.words[i] not in MARKS for i in range(first, last + 1))


def attach(text: Text, chosen: list[Candidate], known: Cues) -> None:
    """Find the speech verb of every quotation that no content covers."""
    holders: dict[int, list[int]] = defaultdict(list)
    for c in chosen:
        for i in c.content:
            holders[i].append(c.head)
    heads = {c.head: c for c in chosen}
    for first, last in text.quotes:
        if named_in_capitals(text, first + 1, last):
            continue  # a turn of a transcript
        held = sum(any(not first <= h <= last for h in holders[i]) for i in range(first, last + 1))
        if held > 0.6 * (last - first + 1):
            continue
        short = words_in(text, first, last) < _FEWEST
        verb = _speech_after(text, known, last) or (None if short else _speech_before(text, known, first))
        if verb is None or (short and not _answers(text, last, verb)):
            continue
        span = set(range(first, last + 1))
        old = heads.get(verb)
        if old is not None and old.group in ("ccomp", "quote", "parataxis"):
            old.content |= span - old.cue - old.source
        else:
            made = quotation_of(text, verb, span, known)
            if old is not None:
                chosen.remove(old)
            chosen.append(made)
            heads[verb] = made
        for i in span:
            holders[i].append(verb)


def _answers(text: Text, last: int, verb: int) -> bool:
    """Whether a quotation of a word or two ends in a comma, a question or a call, with its speech verb close by: "Never," he
    said. Other quoted words are names and terms."""
    return text.words[last] in MARKS and text.words[last - 1] in (",", "?", "!") and verb - last <= _CLOSE


def quotation_of(text: Text, verb: int, span: set[int], known: Cues) -> Candidate:
    """A quotation with its speech verb."""
    subject = subject_of(text, verb)
    subject = subject if subject is not None and subject not in span else beside(text, verb)
    cue = cue_words(text, verb) - span
    source = source_words(text, subject, verb) - span - cue if subject is not None else set()
    senses = known.verbs.get(lemma_of(text, verb, known), ())
    return Candidate(head=verb, senses=senses, frame="quote", source=source, subject=subject, cue=cue,
                     content=span - source - cue, core=min(span), score=1.0)  # fmt: skip


def _speech_after(text: Text, known: Cues, last: int) -> int | None:
    """``"...," said X`` and ``"...," X said``."""
    if text.words[last - 1] == ".":
        return None
    fenced = text.words[last] in MARKS and text.words[last - 1] in (",", "?", "!", "-", "…")
    if not fenced and last + 1 < len(text.words) and text.words[last + 1] != ",":
        return None
    return _scan(text, known, range(last + 1, min(last + _REACH_AFTER, len(text.words))), text.para[last])


def _speech_before(text: Text, known: Cues, first: int) -> int | None:
    """``X said: "..."``, also with the colon at the end of the paragraph before."""
    before = first - 1
    while before > 0 and text.words[before].isspace():
        before -= 1
    colon = before >= 0 and text.words[before] == ":"
    para = text.para[before] if colon else text.para[first]
    return _scan(text, known, range(before, max(before - _REACH_BEFORE, -1), -1), para, any_verb=colon)


def _scan(text: Text, known: Cues, where: range, para: int, any_verb: bool = False) -> int | None:
    for i in where:
        if text.para[i] != para or text.words[i] in MARKS or text.words[i] in _STOPS:
            return None
        if text.pos[i] == "VERB" and (any_verb or speech_senses(text, i, known)):
            return i
    return None


def carry_on(text: Text, chosen: list[Candidate]) -> None:
    """``"A," he said. "B."``: B goes on with A if nothing but the speech tag lies between."""
    owner: dict[int, Candidate] = {}
    for c in chosen:
        for i in c.content:
            owner.setdefault(i, c)
    for (_, end), (first, last) in zip(text.quotes, text.quotes[1:], strict=False):
        before = next((owner[i] for i in (end, end - 1, end - 2, end - 3) if i in owner), None)
        if before is None or text.para[end] != text.para[first] or words_in(text, first, last) < 2:
            continue
        other = owner.get(first + 1)
        if other is not None and other is not before and not first <= other.head <= last:
            continue
        gap = [i for i in range(end + 1, first) if not text.words[i].isspace()]
        if before.head not in gap or len(gap) > 45 or any(text.words[i] in MARKS for i in gap):
            continue
        tag = before.cue | before.source
        stops = [i for i in gap if text.words[i] in (*_STOPS, ":") and i not in tag]
        fenced = gap[-1] in tag or text.words[gap[-1]] in (".", ",", ":", ";", "-")
        if fenced and all(i == gap[-1] for i in stops):
            before.content |= set(range(first, last + 1))
            owner.update((i, before) for i in range(first, last + 1))


def follow_on(text: Text, chosen: list[Candidate]) -> None:
    """A paragraph that is all quotation, with no speech tag, goes on with the speaker of a quotation in the paragraph before."""
    spans: dict[int, list[int]] = defaultdict(list)
    for i, word in enumerate(text.words):
        if not word.isspace():
            spans[text.para[i]].append(i)
    for number in sorted(spans):
        words = spans[number]
        whole = len(words) > 3 and all(text.quote_at[i] >= 0 for i in words)
        if not whole or text.words[words[0]] not in MARKS or number - 1 not in spans:
            continue
        inside = set(words)
        if any(2 * len(c.content & inside) > len(inside) for c in chosen):
            continue
        before = [c for c in chosen if c.source and any(text.para[i] == number - 1 and text.quote_at[i] >= 0 for i in c.content)]
        before = [c for c in before if text.quote_at[c.head] < 0 or not c.cue]
        if before:
            last = max(before, key=lambda c: max(i for i in c.content))
            chosen.append(Candidate(head=words[0], senses=last.senses, frame="quote", source=last.source, subject=last.subject,
                                    cue=set(), content=inside, core=words[0], score=1.0))  # fmt: skip
