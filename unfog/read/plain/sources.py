"""Sources that stand without a verb: "6 dead (hospital source)", "the governor's latest count puts the dead at 23"."""

from __future__ import annotations

from collections.abc import Iterator

from unfog.read.plain.phrases import around, phrase_end
from unfog.read.plain.said import Said
from unfog.read.plain.speakers import speaker_in
from unfog.read.plain.tokens import Sentence, Text

LONGEST = 8
"""Words in brackets at most that name a source."""
ADJECTIVES = 3
"""Words between a word for a count and the word for "of"."""


def with_sources(text: Text, said: list[Said]) -> list[Said]:
    """What is said in a report, with the sources of sentences in which nobody else speaks; in text order."""
    spoken = {one.sentence.number for one in said}
    found = [one for s in text.sentences if s.number not in spoken for one in _sources(text, s)]
    return sorted([*said, *found], key=lambda s: (s.content[0], s.cue))


def _sources(text: Text, sentence: Sentence) -> Iterator[Said]:
    for step in (_in_brackets, _counts_of, _given_by):
        yield from step(text, sentence)


def _given_by(text: Text, sentence: Sentence) -> Iterator[Said]:
    """ "Ce bilan a été communiqué par le procureur": the figures of the sentence before are his."""
    counts = sentence.tags("count of") + sentence.tags("tally")
    before = text.sentences[sentence.number - 1] if sentence.number else None
    if before is None or before.headline or not any(t.start <= 1 for t in counts):
        return
    for tag in sentence.tags("given by"):
        speaker = speaker_in(text, sentence, tag.end, phrase_end(sentence, tag.end))
        if speaker is not None and speaker.kind != "unknown":
            cue = (sentence.tokens[tag.start].start, sentence.tokens[tag.end - 1].end)
            last = next(t.end for t in reversed(before.tokens) if t.forms)
            yield Said(sentence, speaker, cue, [(before.start, last)], "indirect")
            return


def _in_brackets(text: Text, sentence: Sentence) -> Iterator[Said]:
    """ "Bilan : 6 morts, 14 blessés (source hospitalière)": what stands before the bracket is from the one in it."""
    tokens = sentence.tokens
    for start in (i for i, t in enumerate(tokens) if t.text == "("):
        end = next((i for i in range(start + 1, min(start + LONGEST, len(tokens))) if tokens[i].text == ")"), None)
        words = range(start + 1, end or 0)
        first = next((i for i in range(start) if tokens[i].forms), start)
        if end is None or first >= start or not words or any(tokens[i].figure or sentence.any(i, "dies", "noun") for i in words):
            continue
        speaker = speaker_in(text, sentence, start + 1, end, strict=True)
        if speaker is None or speaker.kind in ("unknown", "armed group"):
            continue  # "(FDN)" is rather what a name before it is short for
        last = next(i for i in range(start - 1, -1, -1) if tokens[i].forms)
        cue = (tokens[start].start, tokens[start].end)
        yield Said(sentence, speaker, cue, [(tokens[first].start, tokens[last].end)], "according-to")
        return


def _counts_of(text: Text, sentence: Sentence) -> Iterator[Said]:
    """ "Le dernier décompte du gouverneur porte à 23 ...", "Bilanz der Polizei: ...": a count is said by the one whose it is."""
    for tag in sentence.tags("count of"):
        of = next((t for t in sentence.tags("of") if 0 <= t.start - tag.end < ADJECTIVES), None)
        if of is None:
            continue
        speaker = speaker_in(text, sentence, of.end, phrase_end(sentence, of.end))
        if speaker is None or speaker.kind == "unknown":
            continue
        start, end = around(sentence, tag.start, speaker.end)
        if start < end:
            cue = (sentence.tokens[tag.start].start, sentence.tokens[tag.end - 1].end)
            yield Said(sentence, speaker, cue, [(start, end)], "according-to")
            return
