"""Who can speak, and where in a sentence the speaker of a verb stands."""

from __future__ import annotations

from dataclasses import replace

from unfog.model import SpeakerKind
from unfog.read.plain.phrases import LONGEST, NAME_WORDS, definite_end, first_word, phrase_end
from unfog.read.plain.said import Speaker, offsets
from unfog.read.plain.speaker_names import NO_SPEAKERS, apposed_name, capitals_run, name_after, name_inside
from unfog.read.plain.tokens import Sentence, Tag, Text

NEAR = 5
"""Words of a phrase of place that stands for those who speak there."""


def meant_by_pronoun(sentence: Sentence, i: int, last: Speaker | None) -> Speaker | None:
    """The last speaker, where a pronoun stands at ``i``."""
    return last if last is not None and sentence.is_(i, "pronoun") else None


def named_end(text: Text, sentence: Sentence, end: int, stop: int) -> int:
    """Where a description ends whose last word for a speaker is at ``end``: behind a name that follows ("valisi Kemal Ardıç")."""
    while text.pack.style.capitals and end < stop and sentence.tokens[end].word and sentence.tokens[end].capital:
        end += 1
    if not text.pack.style.capitals and 2 <= stop - end <= NAME_WORDS:
        run = name_inside(text, sentence, end, stop)
        end = stop if run is not None and run[0] == end else end
    return end


def with_apposed_name(sentence: Sentence, speaker: Speaker, comma: int) -> Speaker:
    """The speaker with the name that stands in commas behind the description, where there is one."""
    run = apposed_name(sentence, comma)
    return speaker if run is None else replace(speaker, end=run[1], name=offsets(sentence, run))


def speaker_behind(text: Text, sentence: Sentence, tag: Tag, last: Speaker | None) -> Speaker | None:
    """The speaker named right behind a verb ("dijo el alcalde", "قال المتحدث")."""
    i = tag.end
    while i < len(sentence.tokens) and sentence.any(i, "days", "weekdays", "this", "now"):
        i += 1
    pronoun = meant_by_pronoun(sentence, i, last)
    if pronoun is not None:
        return pronoun
    if i >= len(sentence.tokens) or sentence.is_(i, "that") or not sentence.tokens[i].word and not sentence.mark(i, '"'):
        return None
    end = phrase_end(sentence, i)
    if text.pack.style.article:
        end = min(end, definite_end(sentence, i))
    speaker = speaker_in(text, sentence, i, end, strict=True)
    if speaker is None or speaker.start > i + 1:
        return None
    return _named_behind_place(sentence, speaker) if text.pack.style.article else speaker


def _named_behind_place(sentence: Sentence, speaker: Speaker) -> Speaker:
    """ "وزير الأمن في الولاية، سالم النوري، ...": the name in commas behind an office and the place it is held in."""
    office = any(speaker.start <= t.start < speaker.end for t in sentence.tags("speaker persons"))
    if speaker.name is not None or not office or not sentence.is_(speaker.end, "in"):
        return speaker
    comma = next((k for k in range(speaker.end, min(speaker.end + NEAR, len(sentence.tokens))) if sentence.mark(k, ",،")), None)
    return with_apposed_name(sentence, speaker, comma) if comma is not None else speaker


def speaker_before(text: Text, sentence: Sentence, start: int, verb: int, last: Speaker | None) -> Speaker | None:
    """The speaker named before a verb: the first part between commas that can speak, with a name from the part behind it."""
    begin = first_word(sentence, start)
    pieces: list[tuple[int, int]] = []
    at = begin
    for i in range(begin, verb + 1):
        if i == verb or sentence.mark(i, ",،()"):
            if i > at:
                pieces.append((at, i))
            at = i + 1
    if not pieces:
        return None
    if pieces[-1][1] - pieces[-1][0] == 1 and sentence.is_(pieces[-1][0], "pronoun"):
        return last
    for n in range(len(pieces) - 1, -1, -1) if len(pieces) <= 2 else range(len(pieces)):
        a, b = pieces[n]
        while a < b and (sentence.is_(a, "joiner") or sentence.is_(a, "days") or sentence.is_(a, "weekdays")):
            a += 1
        if b - a <= NEAR and sentence.is_(a, "in") and sentence.begins(a + 1, "speaker"):
            a += 1  # "в полиции сообщили"
        if a >= b or _aside(sentence, a) or any(k in sentence.at[i] for i in range(a, b) for k in ("dies", "kills", "that")):
            continue
        speaker = speaker_in(text, sentence, a, b, strict=True)
        if speaker is not None:
            if n and (earlier := speaker_in(text, sentence, *pieces[n - 1], strict=True)) is not None and earlier.name is None:
                earlier.name = speaker.name or (sentence.tokens[a].start, sentence.tokens[b - 1].end)
                return earlier
            return speaker
    return None


def _aside(sentence: Sentence, a: int) -> bool:
    """Whether words that begin at ``a`` stand behind a preposition ("Zu dem Angriff bekannten sich ...")."""
    return sentence.is_(a, "in") or (sentence.begins(a, "preposition") and not sentence.is_(a, "articles"))


def speaker_in(text: Text, sentence: Sentence, start: int, end: int, strict: bool = False) -> Speaker | None:
    """The speaker that tokens ``[start, end)`` name: by a word for those who speak, or by a name.

    ``strict``: it must begin with it (after an article), so that no object of the verb is taken for a speaker.
    """
    start = first_word(sentence, start)
    end = min(end, len(sentence.tokens), start + LONGEST)
    while end > start and not sentence.tokens[end - 1].forms and sentence.tokens[end - 1].text != '"':
        end -= 1
    if start >= end or "number" in sentence.inside[start]:
        return None
    heads = [t for t in sentence.tags("speaker") + sentence.tags("speaker persons") if start <= t.start < end]
    heads.sort(key=lambda t: t.start)
    reach = 4 if strict else LONGEST
    if heads and heads[0].start - start <= reach and not _only_lower(text, sentence, start, heads[0].start):
        kind = _kind(sentence, start, end)
        name = name_after(text, sentence, start, end)
        unnamed = name is None and any(start <= t.start < end for t in sentence.tags("speaker unnamed"))
        return Speaker(sentence, start, end, kind, name, unnamed)
    run = capitals_run(sentence, start, end) if text.pack.style.capitals else None
    if run is not None:
        return Speaker(sentence, start, end if not strict else run[1], "unknown", offsets(sentence, run))
    if not _plain_phrase(text, sentence, start, end):
        return None
    return Speaker(sentence, start, end, "unknown", name_after(text, sentence, start, end))


_SHORTEST_PHRASE = 5


def _plain_phrase(text: Text, sentence: Sentence, start: int, end: int) -> bool:
    """Whether a short phrase of words that the pack knows nothing else of stands where speakers do: "la compagnie", a name in a
    script without capitals."""
    words = range(start, end)
    if not 0 < len(words) <= _SHORTEST_PHRASE or not all(sentence.tokens[i].word for i in words):
        return False
    if sentence.is_(start, "small"):
        return False
    if any(sentence.begins(i, *(k for k in NO_SPEAKERS if k != "joiner" or i == start)) for i in words):
        return False
    if text.pack.style.capitals:
        return sentence.is_(start, "articles") and len(words) > 1 and not sentence.tokens[start + 1].capital
    return True


def _only_lower(text: Text, sentence: Sentence, start: int, head: int) -> bool:
    """Whether words that neither begin a phrase nor are names stand before the word for the speaker."""
    loose = [
        i
        for i in range(start, head)
        if not any(sentence.is_(i, k) for k in ("articles", "of", "this", "now", "number one", "speaker unnamed", "joiner"))
        and not sentence.tokens[i].capital
        and sentence.tokens[i].forms
    ]
    return len(loose) > 1


def _kind(sentence: Sentence, start: int, end: int) -> SpeakerKind:
    tags = [t for t in sentence.tags("speaker") if start <= t.start < end]
    return tags[0].value if tags else "unknown"
