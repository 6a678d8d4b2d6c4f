"""Attributions -> who is said to have done it: claims, confirms, accuses, denies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from unfog.model import Stance
from unfog.read.plain.speech import Said, Speaker, speaker_in
from unfog.read.plain.tokens import Sentence, Tag, Text

REACH = 9
"""Words from a verb of blaming to the end of the one it blames."""


_STANCES: dict[str, Stance] = {stance: stance for stance in get_args(Stance)}
_FIGHTING = ("militants", "soldiers", "police")


@dataclass(frozen=True, slots=True)
class Blame:
    """One stance: who takes it (``None``: nobody named), and the party's words at offsets ``[start, end)``."""

    sentence: Sentence
    stance: Stance
    speaker: Speaker | None
    start: int
    end: int
    cue: tuple[int, int]


def blames_of(text: Text, said: list[Said]) -> list[Blame]:
    """All stances of a report in text order. The entry of a stance says how its party is named: "accuses object", "claims self",
    "claims by" (the party follows "by"), "accuses party" (the cue itself stands before the party, without a speaker)."""
    found: list[Blame] = []
    for sentence in text.sentences:
        for tag in sentence.tags("stance"):
            made = _of(text, sentence, tag, said)
            if made is not None:
                found.append(made)
    return found


def _of(text: Text, sentence: Sentence, tag: Tag, said: list[Said]) -> Blame | None:
    word, _, how = str(tag.value).partition(" ")
    stance = _STANCES[word]
    speaker = _speaker(text, sentence, tag, said)
    cue = (sentence.tokens[tag.start].start, sentence.tokens[tag.end - 1].end)
    if how == "by":
        party = speaker_in(text, sentence, tag.end, _end(sentence, tag.end)) or _party(text, sentence, tag.end)
        return Blame(sentence, stance, party, *_words(text, party), cue) if party else None
    if how in ("object", "party"):
        party = _party(text, sentence, tag.end)
        if party is None or (speaker is None and how == "object"):
            return None
        return Blame(sentence, stance, speaker, *_words(text, party), cue)
    if speaker is None:
        return None
    start, end = _words(text, speaker)
    return Blame(sentence, stance, speaker, start, end, cue)


def _speaker(text: Text, sentence: Sentence, tag: Tag, said: list[Said]) -> Speaker | None:
    at = sentence.tokens[tag.start].start
    own = [s for s in said if s.sentence is sentence and s.cue[0] <= at < s.cue[1]]
    around = [s for s in said if any(a <= at < b for a, b in s.content)]
    chosen = own or sorted(around, key=lambda s: s.content[0][1] - s.content[0][0])
    return chosen[0].speaker if chosen else None


def _end(sentence: Sentence, i: int) -> int:
    end = i
    while end < len(sentence.tokens) and end - i < REACH:
        token = sentence.tokens[end]
        if (not token.forms and token.text not in "\"'-") or (
            end > i and any(k in sentence.at[end] for k in ("that", "say", "stance blamed", "days", "weekdays"))
        ):
            break
        end += 1
    return end


def _party(text: Text, sentence: Sentence, i: int) -> Speaker | None:
    """Who is blamed: the noun phrase behind the cue, its small words left out."""
    end = _end(sentence, i)
    start = i
    while start < end and (
        sentence.is_(start, "preposition")
        or sentence.is_(start, "articles")
        or sentence.is_(start, "of")
        or not sentence.tokens[start].forms
    ):
        start += 1
    while end > start and (
        sentence.is_(end - 1, "preposition") or sentence.is_(end - 1, "joiner") or not sentence.tokens[end - 1].forms
    ):
        end -= 1
    if start >= end or sentence.tags("stance nobody") and any(start <= t.start < end for t in sentence.tags("stance nobody")):
        return None
    known = any(
        "speaker" in sentence.at[k]
        or ("people" in sentence.at[k] and sentence.at[k]["people"].value[0] in ("militants", "soldiers", "police"))
        or "state" in sentence.at[k]
        for k in range(start, end)
    )
    capital = text.pack.style.capitals and any(sentence.tokens[k].capital for k in range(start, end))
    if not known and not capital:
        return None
    return Speaker(sentence, start, end, "unknown")


def _words(text: Text, speaker: Speaker) -> tuple[int, int]:
    if speaker.name is not None:
        return speaker.name
    start, end = speaker.start, speaker.end
    while start < end - 1 and speaker.sentence.is_(start, "articles"):
        start += 1
    return speaker.sentence.tokens[start].start, speaker.sentence.tokens[end - 1].end
