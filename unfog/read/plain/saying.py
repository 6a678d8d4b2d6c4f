"""Verbs of saying -> who says what, wherever in the sentence the language puts its verb."""

from __future__ import annotations

from unfog.read.plain.phrases import LONGEST, NAME_WORDS, clause_start, first_word, phrase_end, sentence_stop
from unfog.read.plain.said import Said, Speaker
from unfog.read.plain.speakers import named_end, speaker_before, speaker_behind, speaker_in, with_apposed_name
from unfog.read.plain.tokens import Sentence, Tag, Text


def by_verb(text: Text, sentence: Sentence, last: Speaker | None, found: list[Said], before: list[Said]) -> list[Said]:
    """What the verbs of saying of a sentence tell."""
    made: list[Said] = []
    for tag in sentence.tags("say"):
        if any(tag.start < s.speaker.end and s.speaker.start < tag.end for s in made if s.speaker.sentence is sentence):
            continue
        if any(t.start <= tag.start for t in sentence.tags("stance nobody")):
            continue  # "no group has claimed": nobody says it
        said = _of_verb(text, sentence, tag, _latest(made) or _latest(found) or last, before)
        if said is not None:
            made.append(said)
    return made


def _latest(found: list[Said]) -> Speaker | None:
    return found[-1].speaker if found else None


def _of_verb(text: Text, sentence: Sentence, tag: Tag, last: Speaker | None, before: list[Said]) -> Said | None:
    cue = (sentence.tokens[tag.start].start, sentence.tokens[tag.end - 1].end)
    clause = clause_start(sentence, tag.start)
    follows = speaker_behind(text, sentence, tag, last)
    inverted = tag.start > 0 and sentence.mark(tag.start - 1, '",،»—–')
    opens = _first_told(sentence, clause) >= tag.start or sentence.is_(tag.start - 1, "so")
    speaker = follows if (inverted or opens) else None
    carried = sentence.any(tag.start - 1, "joiner", "who") or "joined" in sentence.inside[tag.start]
    if text.pack.style.verb_last and not _that(sentence, tag.end):
        return _verb_last(text, sentence, tag, cue, follows, last)
    behind = text.pack.style.article and follows is not None and not sentence.is_(tag.end, "that")
    if carried and last is not None and last.sentence is sentence and last.end <= tag.start and not behind:
        content = _content(sentence, tag, last, clause, False)
        return Said(sentence, last, cue, [content], "indirect", verb=tag) if content is not None else None
    goes_before = speaker is not None and inverted
    if speaker is None and not opens:
        speaker = speaker_before(text, sentence, clause, tag.start, last)
        goes_before = False
    if speaker is None and follows is not None and not sentence.is_(tag.end, "that"):
        speaker, goes_before = follows, not opens and not sentence.is_(follows.end, "that")
    if speaker is None and (opens or text.pack.style.drops) and last is not None and (_that(sentence, tag.end) or opens):
        speaker, goes_before = last, False
    if speaker is None:
        return None
    if sentence.is_(tag.start - 1, "so"):
        held = next((s for s in reversed(text.sentences[: sentence.number]) if not s.headline), None)
        return (
            Said(sentence, speaker, cue, [(held.start, sentence_stop(held))], "indirect", verb=tag) if held is not None else None
        )
    content = _content(sentence, tag, speaker, clause, goes_before)
    if content is None:
        return None
    quoted = '"' in text.low[content[0] - 2 : content[0] + 1]
    return Said(sentence, speaker, cue, [content], "direct" if quoted else "indirect", verb=tag)


def _first_told(sentence: Sentence, i: int) -> int:
    """The first word that is not one for a day or for an earlier toll: "Anoche hablaba de tres muertos" opens with its verb."""
    i = first_word(sentence, i)
    while i < len(sentence.tokens) and (sentence.any(i, "days", "weekdays", "now") or not sentence.tokens[i].forms):
        i += 1
    return i


def _verb_last(
    text: Text, sentence: Sentence, tag: Tag, cue: tuple[int, int], follows: Speaker | None, last: Speaker | None
) -> Said | None:
    """In a language whose verbs stand last: the speaker opens the sentence, the content lies between it and the verb."""
    parted = max((t.end for t in sentence.tags("while") if t.end < tag.start), default=0)
    clause = first_word(sentence, max(parted, clause_start(sentence, tag.start)))
    comma = next((i for i in range(clause, tag.start) if sentence.mark(i, ",،")), None)
    speaker: Speaker | None = None
    begin, end = clause, tag.start
    if sentence.is_(clause, "so"):
        return _so_said(text, sentence, tag, cue)
    words = sorted(sentence.tags("speaker") + sentence.tags("speaker persons"), key=lambda t: (t.end, t.start))
    heads = [t for t in words if clause <= t.start <= clause + 3 and t.end <= (comma or tag.start)]
    agent = next((t for t in sentence.tags("agent") if clause < t.start <= clause + LONGEST and t.end <= tag.start), None)
    closing = _closing(text, sentence, tag)
    if closing is not None and closing.start > clause + 1:  # "..., پولیس نے بتایا"
        return Said(
            sentence, closing, cue, [(sentence.tokens[clause].start, _before(sentence, closing.start))], "indirect", verb=tag
        )
    if agent is not None and not any(sentence.mark(i, ",،") for i in range(clause, agent.start)):
        speaker = speaker_in(text, sentence, clause, agent.start)
    elif heads:
        speaker = speaker_in(text, sentence, clause, named_end(text, sentence, heads[-1].end, comma or tag.start), strict=True)
        if speaker is not None and speaker.name is None and comma is not None and comma - speaker.end <= NAME_WORDS:
            speaker = with_apposed_name(sentence, speaker, comma)
    if speaker is None and (comma is not None or tag.start - clause <= 3):
        speaker = speaker_in(text, sentence, clause, comma if comma is not None else tag.start, strict=True)
    final = next((i for i in range(tag.start - 1, clause, -1) if sentence.mark(i, ",،")), None)
    if speaker is not None:
        begin = first_word(sentence, max(speaker.end, agent.end if agent is not None else 0))
        if begin >= end:  # "ارتش گفت پنج سرباز کشته شدند"
            begin, end = first_word(sentence, tag.end), len(sentence.tokens)
            while end > begin and not sentence.tokens[end - 1].forms:
                end -= 1
    elif final is not None and (last_named := speaker_in(text, sentence, final + 1, tag.start, strict=True)) is not None:
        speaker, end = last_named, final
    elif follows is not None:
        speaker = follows
    elif text.pack.style.drops and last is not None:
        speaker = last
    if speaker is None or begin >= end:
        return None
    content = (sentence.tokens[begin].start, sentence.tokens[end - 1].end)
    return Said(sentence, speaker, cue, [content], "indirect", verb=tag)


def _closing(text: Text, sentence: Sentence, tag: Tag) -> Speaker | None:
    """The speaker who stands with the mark of a doer right before the last verb, behind the last comma."""
    agent = next((t for t in sentence.tags("agent") if tag.start in (t.start, t.end)), None)
    if agent is None or any(sentence.tokens[i].word for i in range(tag.end, len(sentence.tokens))):
        return None
    comma = next((i for i in range(agent.start - 1, max(0, agent.start - LONGEST), -1) if sentence.mark(i, ",،")), None)
    return speaker_in(text, sentence, comma + 1, agent.start, strict=True) if comma is not None else None


def _before(sentence: Sentence, i: int) -> int:
    """The offset behind the last word before a token."""
    return next(sentence.tokens[k].end for k in range(i - 1, -1, -1) if sentence.tokens[k].forms)


def _so_said(text: Text, sentence: Sentence, tag: Tag, cue: tuple[int, int]) -> Said | None:
    """ "Bilgiyi başkonsolos verdi": what the sentence before tells is said by the one named between."""
    begin = next(t for t in sentence.tags("so") if t.start <= tag.start).end
    speaker = speaker_in(text, sentence, begin, tag.start)
    held = next((s for s in reversed(text.sentences[: sentence.number]) if not s.headline), None)
    if speaker is None or held is None:
        return None
    return Said(sentence, speaker, cue, [(held.start, sentence_stop(held))], "indirect", verb=tag)


def _that(sentence: Sentence, i: int) -> bool:
    return sentence.is_(i, "that") or sentence.is_(i + 1, "that") or sentence.mark(i, ":")


def _content(sentence: Sentence, tag: Tag, speaker: Speaker, clause: int, goes_before: bool) -> tuple[int, int] | None:
    own = speaker.sentence is sentence
    if goes_before:
        begin = first_word(sentence, 0)
        end = tag.start
        while end > begin and (not sentence.tokens[end - 1].forms and sentence.tokens[end - 1].text not in '"»'):
            end -= 1
        while end > begin and sentence.is_(end - 1, "pronoun"):
            end -= 1
        return (sentence.tokens[begin].start, sentence.tokens[end - 1].end) if end > begin else None
    after = max(tag.end, speaker.end if own and speaker.start >= tag.end else tag.end)
    begin = first_word(sentence, after)
    if sentence.is_(begin, "that"):
        begin += 1
    if begin >= len(sentence.tokens):
        return None
    return sentence.tokens[begin].start, sentence_stop(sentence)


def by_agent(text: Text, sentence: Sentence, last: Speaker | None, found: list[Said], before: list[Said]) -> list[Said]:
    """ "L'attaque a été revendiquée par X": the one named behind the verb is the one who claims it."""
    made: list[Said] = []
    for tag in sentence.tags("stance"):
        if not str(tag.value).endswith(" by"):
            continue
        speaker = speaker_in(text, sentence, tag.end, phrase_end(sentence, tag.end))
        begin = first_word(sentence, clause_start(sentence, tag.start))
        if speaker is not None and begin < tag.start:
            cue = (sentence.tokens[tag.start].start, sentence.tokens[tag.end - 1].end)
            content = (sentence.tokens[begin].start, sentence.tokens[tag.start - 1].end)
            made.append(Said(sentence, speaker, cue, [content], "indirect", verb=tag))
    return made
