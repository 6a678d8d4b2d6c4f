"""Sentences -> attributions: who says what, by the constructions that most languages share.

"According to X, ...", "X said that ...", "..., said X", "X: ...", and a sentence whose speaker is the one named before.
"""

from __future__ import annotations

from unfog.read.plain.phrases import LONGEST, around, first_word, phrase_end, phrase_start, sentence_stop
from unfog.read.plain.said import Said, Speaker
from unfog.read.plain.saying import by_agent, by_verb
from unfog.read.plain.speakers import NEAR, meant_by_pronoun, speaker_in
from unfog.read.plain.tokens import Sentence, Text

LONGEST_QUOTE = 600
"""Code points that a quotation goes on at most behind the sentence it opens in."""


def said_in(text: Text) -> list[Said]:
    """Everything said in a report by somebody, in text order."""
    found: list[Said] = []
    last: Speaker | None = None
    for sentence in text.sentences:
        here = _in_sentence(text, sentence, last, found) or _in_reported_mood(sentence, last)
        last = here[-1].speaker if here else _talked_of(text, sentence) or last
        found += here
    for one in found:
        one.content += _quoted_on(text, one)
    return sorted(found, key=lambda s: (s.content[0], s.cue))


def _in_reported_mood(sentence: Sentence, last: Speaker | None) -> list[Said]:
    """ "Drei Angreifer seien getötet worden": where verbs have a form for what others say, the speaker before goes on."""
    tag = next(iter(sentence.tags("reported mood")), None)
    if tag is None or last is None or sentence.headline or last.sentence.headline:
        return []
    cue = (sentence.tokens[tag.start].start, sentence.tokens[tag.end - 1].end)
    return [Said(sentence, last, cue, [(sentence.tokens[first_word(sentence, 0)].start, sentence_stop(sentence))], "indirect")]


def _quoted_on(text: Text, said: Said) -> list[tuple[int, int]]:
    """The sentences behind that a quotation goes on through: "The mayor: «Three are dead. 28 are hurt.»"."""
    start, end = said.content[-1]
    if text.low.count('"', max(0, start - 2), min(end + 2, said.sentence.end)) % 2 == 0:
        return []
    close = text.low.find('"', said.sentence.end, said.sentence.end + LONGEST_QUOTE)
    if close < 0 or text.low.count("\n\n", end, close) > 1:
        return []
    more = [s for s in text.sentences[said.sentence.number + 1 :] if s.start < close]
    return [(s.start, min(sentence_stop(s), close)) for s in more if s.start < min(sentence_stop(s), close)]


def _talked_of(text: Text, sentence: Sentence) -> Speaker | None:
    """Who a sentence in which nobody speaks is about: "Le chef d'état-major, le général X, s'est rendu ... Selon lui, ..."."""
    first = first_word(sentence, 0)
    end = next((i for i in range(first, len(sentence.tokens)) if not sentence.tokens[i].forms), len(sentence.tokens))
    speaker = speaker_in(text, sentence, first, end, strict=True) if end < len(sentence.tokens) else None
    return speaker if speaker is not None and speaker.name is not None and speaker.kind != "unknown" else None


def _in_sentence(text: Text, sentence: Sentence, last: Speaker | None, before: list[Said]) -> list[Said]:
    found: list[Said] = []
    for step in (_by_colon, _according_to, by_verb, by_agent, _by_dash):
        found += step(text, sentence, last, found, before)
    for tag in sentence.tags("relay"):
        origin = speaker_in(text, sentence, tag.end, phrase_end(sentence, tag.end))
        if origin is not None:
            for said in found:
                if said.origin is None and not (origin.start < said.speaker.end and said.speaker.start < origin.end):
                    said.origin = origin
    return found


def _by_colon(text: Text, sentence: Sentence, last: Speaker | None, found: list[Said], before: list[Said]) -> list[Said]:
    at = next((i for i, t in enumerate(sentence.tokens) if t.text == ":"), None)
    if at is None or at > LONGEST or at + 1 >= len(sentence.tokens) or _clock(sentence, at):
        return []
    first = first_word(sentence, 0)
    if any(kind in sentence.inside[i] for i in range(first, at) for kind in ("say", "according", "dies", "kills")):
        return []
    if sentence.headline and " ".join(t.forms[0] for t in sentence.tokens[first:at] if t.forms) in text.pack.countries:
        return []  # "Burkina Faso: 13 Tote ...": where it happened
    speaker = speaker_in(text, sentence, first, at, strict=True)
    if sentence.any(first, "tally", "earlier"):  # "Bilan de la police : ..."
        head = next((t.start for t in sentence.tags("speaker") if first < t.start < at), None)
        speaker = speaker_in(text, sentence, head, at, strict=True) if head is not None else speaker
    if speaker is None or (speaker.kind == "unknown" and at - first == 1 and not text.pack.style.capitals):
        return []  # a single word of no known kind is a place or a heading
    content = (sentence.tokens[at + 1].start, sentence_stop(sentence))
    return [Said(sentence, speaker, (sentence.tokens[at].start, sentence.tokens[at].end), [content], "indirect")]


def _by_dash(text: Text, sentence: Sentence, last: Speaker | None, found: list[Said], before: list[Said]) -> list[Said]:
    """ "Восьмеро загиблих, — ДСНС": who speaks stands alone behind the last dash."""
    end = len(sentence.tokens)
    while end and not sentence.tokens[end - 1].forms:
        end -= 1
    at = next((i for i in range(end - 1, 0, -1) if sentence.tokens[i].text in ("—", "–")), None)
    if found or at is None or not 0 < end - at - 1 <= NEAR or first_word(sentence, 0) >= at:
        return []
    if any(kind in sentence.inside[i] for i in range(at + 1, end) for kind in ("say", "dies", "kills", "noun", "people")):
        return []
    speaker = speaker_in(text, sentence, at + 1, end, strict=True)
    if speaker is None:
        return []
    stop = at
    while not sentence.tokens[stop - 1].forms:
        stop -= 1
    content = (sentence.tokens[first_word(sentence, 0)].start, sentence.tokens[stop - 1].end)
    return [Said(sentence, speaker, (sentence.tokens[at].start, sentence.tokens[at].end), [content], "indirect")]


def _clock(sentence: Sentence, at: int) -> bool:
    if not 0 < at < len(sentence.tokens) - 1:
        return False
    before, behind = sentence.tokens[at - 1], sentence.tokens[at + 1]
    return before.figure and behind.figure and len(before.text) <= 2 and behind.start == sentence.tokens[at].end


def _according_to(text: Text, sentence: Sentence, last: Speaker | None, found: list[Said], before: list[Said]) -> list[Said]:
    made: list[Said] = []
    for tag in sentence.tags("according"):
        begin = sentence.at[tag.end]["say"].end if sentence.begins(tag.end, "say") else tag.end
        speaker = meant_by_pronoun(sentence, begin, last) or speaker_in(text, sentence, begin, phrase_end(sentence, begin))
        if speaker is None:
            continue
        start, end = around(sentence, tag.start, max(tag.end, speaker.end if speaker.sentence is sentence else tag.end))
        if start < end:
            cue = (sentence.tokens[tag.start].start, sentence.tokens[tag.end - 1].end)
            made.append(Said(sentence, speaker, cue, [(start, end)], "according-to"))
    for tag in sentence.tags("according after"):
        speaker = speaker_in(text, sentence, phrase_start(sentence, tag.start), tag.start)
        if speaker is not None:
            start, end = around(sentence, speaker.start, tag.end)
            cue = (sentence.tokens[tag.start].start, sentence.tokens[tag.end - 1].end)
            made.append(Said(sentence, speaker, cue, [(start, end)], "according-to"))
    return made
