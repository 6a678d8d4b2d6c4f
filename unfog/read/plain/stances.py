"""Attributions -> who is said to have done it: claims, confirms, accuses, denies."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import get_args

from unfog.lexicon.actors import actors
from unfog.model import Stance
from unfog.read.plain.said import Said, Speaker
from unfog.read.plain.speakers import speaker_in
from unfog.read.plain.tokens import Sentence, Tag, Text

REACH = 9
"""Words from a verb of blaming to the end of the one it blames."""


ANSWERED = 3
"""Sentences from an accusation to the denial that answers it."""
_STANCES: dict[str, Stance] = {stance: stance for stance in get_args(Stance)}
_FIGHTING = ("militants", "soldiers", "police")


@dataclass(frozen=True, slots=True)
class Blame:
    """One stance: who takes it (``None``: nobody named), and the party's words at offsets ``[start, end)``.

    ``state`` is the English name of the state that the party's words name or belong to, "" where none is known.
    """

    sentence: Sentence
    stance: Stance
    speaker: Speaker | None
    start: int
    end: int
    cue: tuple[int, int]
    state: str = ""


def blames_of(text: Text, said: list[Said]) -> list[Blame]:
    """All stances of a report in text order. The entry of a stance says who the party is:

    "self" (the speaker), "told" (so too, where no verb of saying stands in the words), "object" (behind the verb), "split"
    (so too, where the verb's other part follows), "by" (behind it and speaking), "party" (behind words that are no verb of
    saying), "subject" and "behind" (before or behind a verb for attacking); where verbs stand last "before", "between" (speaker,
    comma, party, verb) and "start" (whoever opens the sentence).
    """
    found: list[Blame] = []
    for sentence in text.sentences:
        for tag in sentence.tags("stance"):
            made = _of(text, sentence, tag, said)
            if made is not None:
                found.append(_with_state(text, _answering(text, _fuller(made, said), found)))
    return found


def _fuller(blame: Blame, said: list[Said]) -> Blame:
    """A party told of by one word ("the movement") with the fuller name that a speaker before it has of that word."""
    mine = [t for t in blame.sentence.tokens if blame.start <= t.start < blame.end]
    if len(mine) != 1 or not blame.sentence.is_(blame.sentence.tokens.index(mine[0]), "speaker"):
        return blame
    own = {f for f in mine[0].forms if len(f) > 2}
    for one in reversed(said):
        speaker = one.speaker
        words = speaker.sentence.tokens[speaker.start : speaker.end]
        if words[-1].end <= blame.start and len(words) > 1 and any(own & set(t.forms) for t in words):
            return replace(blame, start=words[0].start, end=words[-1].end)
    return blame


def _answering(text: Text, blame: Blame, before: list[Blame]) -> Blame:
    """A denial right behind an accusation is of the one accused, whoever speaks for it: "X accuses Y. The ministry denies it"."""
    last = next((b for b in reversed(before) if b.stance == "accuses"), None)
    if blame.stance != "denies" or last is None or blame.sentence.number - last.sentence.number > ANSWERED:
        return blame
    mine, accuser = _forms(blame.sentence, blame.start, blame.end), last.speaker
    if accuser is not None and mine & _forms(accuser.sentence, *_words(text, accuser)):
        return blame
    return replace(blame, start=last.start, end=last.end)


def _forms(sentence: Sentence, start: int, end: int) -> set[str]:
    return {f for t in sentence.tokens if start <= t.start < end for f in t.forms if len(f) > 2}


def _with_state(text: Text, blame: Blame) -> Blame:
    sentence = next(s for s in text.sentences if s.start <= blame.start < s.end)
    inside = [i for i, t in enumerate(sentence.tokens) if blame.start <= t.start < blame.end]
    named = _state(text, sentence, inside)
    return replace(blame, state=named) if named else blame


def _state(text: Text, sentence: Sentence, inside: list[int]) -> str:
    """The English name of the state that the words name, by the pack's states, else by its names of countries."""
    for i in inside:
        tag = sentence.at[i].get("state")
        if tag is not None:
            return str(tag.value)
    for i in inside:
        code = next((text.pack.countries[f] for f in sentence.tokens[i].forms if f in text.pack.countries), None)
        if code is not None and code in actors():
            return actors()[code].name
    return ""


def _of(text: Text, sentence: Sentence, tag: Tag, said: list[Said]) -> Blame | None:
    word, _, how = str(tag.value).partition(" ")
    stance = _STANCES[word]
    speaker = _speaker(text, sentence, tag, said)
    cue = (sentence.tokens[tag.start].start, sentence.tokens[tag.end - 1].end)
    if how == "by":
        party = speaker_in(text, sentence, tag.end, _end(sentence, tag.end)) or _party(text, sentence, tag.end)
        return Blame(sentence, stance, party, *_words(text, party), cue) if party else None
    if how == "split" and not any(t.start > tag.end for t in sentence.tags("stance rest")):
        return None
    if how in ("object", "split", "party"):
        after = speaker.end if speaker and speaker.sentence is sentence and speaker.start == tag.end else tag.end
        party = _party(text, sentence, after)
        if party is None or (speaker is None and how != "party"):
            return None
        return Blame(sentence, stance, speaker, *_words(text, party), cue)
    if how == "start":
        opener = _opening(text, sentence, _clause(sentence, tag.start), tag.start)
        return Blame(sentence, stance, opener, *_words(text, opener), cue) if opener is not None else None
    if how in ("before", "between"):
        return _before_verb(text, sentence, tag, stance, how, cue)
    if speaker is None:
        return None
    if how in ("subject", "behind"):
        doer = (_doer_behind(sentence, tag.end) if how == "behind" else None) or _doer(text, sentence, tag.start)
        if how == "behind" and doer is not None and doer.start < tag.start and not sentence.is_(doer.start - 1, "that"):
            return None  # before the verb the doer stands right behind a word for "that"
        if doer is None or (speaker.sentence is sentence and doer.start < speaker.end and speaker.start < doer.end):
            return None
        own = _state(text, sentence, list(range(doer.start, doer.end)))
        theirs = _state(text, speaker.sentence, list(range(speaker.start, speaker.end)))
        return Blame(sentence, "claims" if own and own == theirs else stance, speaker, *_words(text, doer), cue)
    start, end = _words(text, speaker)
    if how == "told":
        last = sentence.tokens[tag.end - 1].start
        cue = next((s.cue for s in said if s.speaker is speaker and any(a <= last < b for a, b in s.content)), cue)
    return Blame(sentence, stance, speaker, start, end, cue)


def _speaker(text: Text, sentence: Sentence, tag: Tag, said: list[Said]) -> Speaker | None:
    at = sentence.tokens[tag.start].start
    own = [s for s in said if s.sentence is sentence and s.cue[0] <= at < s.cue[1]]
    last = sentence.tokens[tag.end - 1].start  # the word for "that" may stand before the content
    around = [s for s in said if any(a <= last < b for a, b in s.content)]
    chosen = own or sorted(around, key=lambda s: s.content[0][1] - s.content[0][0])
    return chosen[0].speaker if chosen else None


def _end(sentence: Sentence, i: int) -> int:
    end = i
    while end < len(sentence.tokens) and end - i < REACH:
        token = sentence.tokens[end]
        if not token.forms and token.text not in "\"'-":
            break
        if end > i and sentence.begins(end, "that", "say", "stance blamed", "days", "weekdays", "phrase end"):
            break
        end += 1
    return end


def _party(text: Text, sentence: Sentence, i: int) -> Speaker | None:
    """Who is blamed: the noun phrase behind the cue, its small words left out."""
    end = _end(sentence, i)
    start = i
    while start < end and (sentence.any(start, "preposition", "articles", "of") or not sentence.tokens[start].forms):
        start += 1
    while end > start and (sentence.any(end - 1, "preposition", "joiner") or not sentence.tokens[end - 1].forms):
        end -= 1
    if start >= end or any(sentence.is_(k, "stance nobody") for k in range(start, end)):
        return None
    known = any(sentence.begins(k, "speaker", "state") or _fights(sentence, k) for k in range(start, end))
    capital = text.pack.style.capitals and any(sentence.tokens[k].capital for k in range(start, end))
    if not known and not capital:
        return None
    return Speaker(sentence, start, end, "unknown")


def _clause(sentence: Sentence, verb: int) -> int:
    """Where the clause of a verb begins: behind the last word for "while" before it."""
    return max((t.end for t in sentence.tags("while") if t.end < verb), default=0)


def _opening(text: Text, sentence: Sentence, start: int, verb: int) -> Speaker | None:
    """The one a clause opens with, in a language whose verbs stand last: up to the word that marks the doer, if any."""
    heads = [t for t in sentence.tags("speaker") if start <= t.start <= start + 3 and t.end <= verb]
    if not heads:
        return None
    agent = next((t.start for t in sentence.tags("agent") if heads[0].end <= t.start <= heads[0].end + 3), None)
    end = agent or max(t.end for t in heads if t.start <= heads[0].start + 1)
    return speaker_in(text, sentence, start, end, strict=True)


def _before_verb(text: Text, sentence: Sentence, tag: Tag, stance: Stance, how: str, cue: tuple[int, int]) -> Blame | None:
    """In a language whose verbs stand last: "X üstlendi" (the one before the verb claims it), "Ordu, PKK'yı sorumlu tuttu"."""
    marked = _marked(text, sentence, tag, stance, cue) if how == "between" else None
    if marked is not None:
        return marked
    start = tag.start
    while start > 0 and tag.start - start < 4 and sentence.tokens[start - 1].forms and not sentence.begins(start - 1, "type"):
        start -= 1
    party = speaker_in(text, sentence, start, tag.start) or _party_before(sentence, start, tag.start)
    if party is None and how == "before":  # "Örgüt saldırıyı üstlendi"
        party = _opening(text, sentence, _clause(sentence, tag.start), tag.start)
    if party is None:
        return None
    if how == "before":
        return Blame(sentence, stance, party, *_words(text, party), cue)
    comma = next((k for k in range(start) if sentence.mark(k, ",")), None)
    speaker = speaker_in(text, sentence, 0, comma) if comma else _opening(text, sentence, _clause(sentence, tag.start), start)
    return Blame(sentence, stance, speaker, *_words(text, party), cue) if speaker is not None else None


def _marked(text: Text, sentence: Sentence, tag: Tag, stance: Stance, cue: tuple[int, int]) -> Blame | None:
    """Where a word marks the one blamed ("را", "پر", "کو"): "دادستان کومله را متهم کرد", "پولیس نے تنظیم پر الزام عائد کیا"."""
    mark = next((t for t in reversed(sentence.tags("object")) if t.end <= tag.start and tag.start - t.end <= REACH), None)
    if mark is None:
        return None
    clause = _clause(sentence, tag.start)
    agent = next((t for t in reversed(sentence.tags("agent")) if clause <= t.start and t.end < mark.start), None)
    if agent is not None:
        first, middle = agent.end, agent.start
    else:
        comma = next((k for k in range(mark.start - 1, clause, -1) if sentence.mark(k, ",،")), None)
        heads = [t.start for t in sentence.tags("speaker") + sentence.tags("state") if clause < t.start < mark.start]
        first = comma + 1 if comma is not None else max(heads, default=mark.start - 1)
        middle = comma if comma is not None else first
    speaker = speaker_in(text, sentence, clause, middle) if middle > clause else None
    party = Speaker(sentence, first, mark.start, "unknown") if first < mark.start else None
    if speaker is None or party is None:
        return None
    return Blame(sentence, stance, speaker, *_words(text, party), cue)


def _party_before(sentence: Sentence, start: int, end: int) -> Speaker | None:
    known = any(
        sentence.begins(k, "state", "speaker") or _fights(sentence, k) or sentence.tokens[k].capital for k in range(start, end)
    )
    return Speaker(sentence, start, end, "unknown") if known and start < end else None


def _doer(text: Text, sentence: Sentence, verb: int) -> Speaker | None:
    """Who is said to have attacked: a state, force or group named right before the verb for attacking."""
    start = verb
    found = None
    while start > 0 and verb - start < 3 and sentence.tokens[start - 1].word:
        start -= 1
        if sentence.begins(start, "state", "speaker") or _fights(sentence, start):
            found = start
    return Speaker(sentence, found, verb, "unknown") if found is not None else None


def _doer_behind(sentence: Sentence, i: int) -> Speaker | None:
    """The same where the doer stands behind the verb: "قصفت قوات الدعم السريع السوق"."""
    if not sentence.begins(i, "state", "speaker") and not _fights(sentence, i):
        return None
    end = max(t.end for kind in ("state", "speaker", "people") for t in sentence.tags(kind) if t.start == i)
    while end < min(i + 4, len(sentence.tokens)) and sentence.any(end, "state", "speaker", "definite"):
        if (
            "definite" in sentence.inside[end]
            and "definite" in sentence.inside[end - 1]
            and not sentence.any(end, "state", "speaker")
        ):
            break
        end += 1
    return Speaker(sentence, i, end, "unknown")


def _fights(sentence: Sentence, i: int) -> bool:
    return "people" in sentence.at[i] and sentence.at[i]["people"].value[0] in _FIGHTING


def _words(text: Text, speaker: Speaker) -> tuple[int, int]:
    if speaker.name is not None:
        return speaker.name
    start, end = speaker.start, speaker.end
    while start < end - 1 and speaker.sentence.is_(start, "articles"):
        start += 1
    return speaker.sentence.tokens[start].start, speaker.sentence.tokens[end - 1].end
