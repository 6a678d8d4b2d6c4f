"""Sentences -> attributions: who says what, by the constructions that most languages share.

"According to X, ...", "X said that ...", "..., said X", "X: ...", and a sentence whose speaker is the one named before.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from unfog.model import Attribution, AttributionId, AttributionStyle, Report, Span, SpeakerKind, make_id
from unfog.read.plain.tokens import Sentence, Tag, Text

LONGEST = 14
"""Words of a speaker's description at most; a longer run is a clause."""
LONGEST_QUOTE = 600
"""Code points that a quotation goes on at most behind the sentence it opens in."""
NEAR = 5
"""Words of a phrase of place that stands for those who speak there."""
_MARKS = ".;:!?…|—–"


@dataclass(slots=True)
class Speaker:
    """Who speaks: tokens ``[start, end)`` of a sentence, kind, the name in it (offsets), whether no name stays hidden.

    ``again``: the words only point to somebody named elsewhere in the report, whose name ``name`` then is.
    """

    sentence: Sentence
    start: int
    end: int
    kind: SpeakerKind
    name: tuple[int, int] | None = None
    unnamed: bool = False
    again: bool = False


@dataclass(slots=True)
class Said:
    """One attribution under way: cue and content at offsets, speaker, and the ``origin`` from whom the speaker has it."""

    sentence: Sentence
    speaker: Speaker
    cue: tuple[int, int]
    content: list[tuple[int, int]]
    style: AttributionStyle
    origin: Speaker | None = None
    verb: Tag | None = None


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
    return [Said(sentence, last, cue, [(sentence.tokens[_first_word(sentence, 0)].start, _stop(sentence))], "indirect")]


def _quoted_on(text: Text, said: Said) -> list[tuple[int, int]]:
    """The sentences behind that a quotation goes on through: "The mayor: «Three are dead. 28 are hurt.»"."""
    start, end = said.content[-1]
    if text.low.count('"', max(0, start - 2), min(end + 2, said.sentence.end)) % 2 == 0:
        return []
    close = text.low.find('"', said.sentence.end, said.sentence.end + LONGEST_QUOTE)
    if close < 0 or text.low.count("\n\n", end, close) > 1:
        return []
    more = [s for s in text.sentences[said.sentence.number + 1 :] if s.start < close]
    return [(s.start, min(_stop(s), close)) for s in more if s.start < min(_stop(s), close)]


def _talked_of(text: Text, sentence: Sentence) -> Speaker | None:
    """Who a sentence in which nobody speaks is about: "Le chef d'état-major, le général X, s'est rendu ... Selon lui, ..."."""
    first = _first_word(sentence, 0)
    end = next((i for i in range(first, len(sentence.tokens)) if not sentence.tokens[i].forms), len(sentence.tokens))
    speaker = speaker_in(text, sentence, first, end, strict=True) if end < len(sentence.tokens) else None
    return speaker if speaker is not None and speaker.name is not None and speaker.kind != "unknown" else None


def relayed(said: list[Said]) -> list[Speaker]:
    """Those whom speakers cite."""
    return [one.origin for one in said if one.origin is not None]


def _in_sentence(text: Text, sentence: Sentence, last: Speaker | None, before: list[Said]) -> list[Said]:
    found: list[Said] = []
    for step in (_by_colon, _according_to, _by_verb, _by_agent, _by_dash):
        found += step(text, sentence, last, found, before)
    for tag in sentence.tags("relay"):
        origin = speaker_in(text, sentence, tag.end, phrase_end(sentence, tag.end))
        if origin is not None:
            for said in found:
                if said.origin is None and not (origin.start < said.speaker.end and said.speaker.start < origin.end):
                    said.origin = origin
    return found


# ------------------------------------------------------------------ "X: ..."
def _by_colon(text: Text, sentence: Sentence, last: Speaker | None, found: list[Said], before: list[Said]) -> list[Said]:
    at = next((i for i, t in enumerate(sentence.tokens) if t.text == ":"), None)
    if at is None or at > LONGEST or at + 1 >= len(sentence.tokens) or _clock(sentence, at):
        return []
    first = _first_word(sentence, 0)
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
    content = (sentence.tokens[at + 1].start, _stop(sentence))
    return [Said(sentence, speaker, (sentence.tokens[at].start, sentence.tokens[at].end), [content], "indirect")]


# ------------------------------------------------------------------ "... — X."
def _by_dash(text: Text, sentence: Sentence, last: Speaker | None, found: list[Said], before: list[Said]) -> list[Said]:
    """ "Восьмеро загиблих, — ДСНС": who speaks stands alone behind the last dash."""
    end = len(sentence.tokens)
    while end and not sentence.tokens[end - 1].forms:
        end -= 1
    at = next((i for i in range(end - 1, 0, -1) if sentence.tokens[i].text in ("—", "–")), None)
    if found or at is None or not 0 < end - at - 1 <= NEAR or _first_word(sentence, 0) >= at:
        return []
    if any(kind in sentence.inside[i] for i in range(at + 1, end) for kind in ("say", "dies", "kills", "noun", "people")):
        return []
    speaker = speaker_in(text, sentence, at + 1, end, strict=True)
    if speaker is None:
        return []
    stop = at
    while not sentence.tokens[stop - 1].forms:
        stop -= 1
    content = (sentence.tokens[_first_word(sentence, 0)].start, sentence.tokens[stop - 1].end)
    return [Said(sentence, speaker, (sentence.tokens[at].start, sentence.tokens[at].end), [content], "indirect")]


def _clock(sentence: Sentence, at: int) -> bool:
    if not 0 < at < len(sentence.tokens) - 1:
        return False
    before, behind = sentence.tokens[at - 1], sentence.tokens[at + 1]
    return before.figure and behind.figure and len(before.text) <= 2 and behind.start == sentence.tokens[at].end


def _first_word(sentence: Sentence, i: int) -> int:
    while i < len(sentence.tokens) and not sentence.tokens[i].forms:
        i += 1
    return i


def _stop(sentence: Sentence) -> int:
    last = sentence.tokens[-1]
    return last.end if last.forms or last.text in '"»)' else (sentence.tokens[-2].end if len(sentence.tokens) > 1 else last.end)


# ------------------------------------------------------------------ "According to X"
def _according_to(text: Text, sentence: Sentence, last: Speaker | None, found: list[Said], before: list[Said]) -> list[Said]:
    made: list[Said] = []
    for tag in sentence.tags("according"):
        begin = sentence.at[tag.end]["say"].end if sentence.begins(tag.end, "say") else tag.end
        speaker = _pronoun(sentence, begin, last) or speaker_in(text, sentence, begin, phrase_end(sentence, begin))
        if speaker is None:
            continue
        start, end = around(sentence, tag.start, max(tag.end, speaker.end if speaker.sentence is sentence else tag.end))
        if start < end:
            cue = (sentence.tokens[tag.start].start, sentence.tokens[tag.end - 1].end)
            made.append(Said(sentence, speaker, cue, [(start, end)], "according-to"))
    for tag in sentence.tags("according after"):
        speaker = speaker_in(text, sentence, _phrase_start(sentence, tag.start), tag.start)
        if speaker is not None:
            start, end = around(sentence, speaker.start, tag.end)
            cue = (sentence.tokens[tag.start].start, sentence.tokens[tag.end - 1].end)
            made.append(Said(sentence, speaker, cue, [(start, end)], "according-to"))
    return made


def _pronoun(sentence: Sentence, i: int, last: Speaker | None) -> Speaker | None:
    return last if last is not None and sentence.is_(i, "pronoun") else None


def around(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """The content of "according to": what follows a phrase that opens the sentence or its part, else what goes before.

    ``start`` and ``end`` bound cue and speaker in tokens; the result is in offsets.
    """
    first = next((i + 1 for i in range(start - 1, -1, -1) if sentence.mark(i, ";")), 0)
    begin = _first_word(sentence, first)
    if begin >= start:
        i = _first_word(sentence, end)
        return (sentence.tokens[i].start, _stop(sentence)) if i < len(sentence.tokens) else (0, 0)
    after = _first_word(sentence, end)
    ends = after >= len(sentence.tokens) or any(sentence.mark(i, ".;") for i in range(end, after))
    inside = sentence.tokens[begin].start, (sentence.tokens[start - 1].end if ends else _stop(sentence))
    return inside


def phrase_end(sentence: Sentence, i: int) -> int:
    """The token at which a noun phrase from ``i`` must have ended: a mark, a verb or the word for "that"."""
    end = i
    while end < len(sentence.tokens) and end - i < LONGEST:
        token = sentence.tokens[end]
        if not token.forms and token.text not in "\"'-’«»()":
            break
        if end > i and any(
            kind in sentence.at[end] for kind in ("that", "say", "kills", "dies", "among", "vague", "who", "aside", "phrase end")
        ):
            break
        if token.figure and end > i:
            break
        end += 1
    return end


def _phrase_start(sentence: Sentence, i: int) -> int:
    start = i
    while start > 0 and i - start < LONGEST:
        token = sentence.tokens[start - 1]
        if not token.forms and token.text not in "\"'-’«»()":
            break
        start -= 1
    return start


# ------------------------------------------------------------------ verbs of saying
def _by_verb(text: Text, sentence: Sentence, last: Speaker | None, found: list[Said], before: list[Said]) -> list[Said]:
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
    clause = _clause_start(sentence, tag.start)
    follows = _behind(text, sentence, tag, last)
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
        speaker = _subject(text, sentence, clause, tag.start, last)
        goes_before = False
    if speaker is None and follows is not None and not sentence.is_(tag.end, "that"):
        speaker, goes_before = follows, not opens and not sentence.is_(follows.end, "that")
    if speaker is None and (opens or text.pack.style.drops) and last is not None and (_that(sentence, tag.end) or opens):
        speaker, goes_before = last, False
    if speaker is None:
        return None
    if sentence.is_(tag.start - 1, "so"):
        held = next((s for s in reversed(text.sentences[: sentence.number]) if not s.headline), None)
        return Said(sentence, speaker, cue, [(held.start, _stop(held))], "indirect", verb=tag) if held is not None else None
    content = _content(sentence, tag, speaker, clause, goes_before)
    if content is None:
        return None
    quoted = '"' in text.low[content[0] - 2 : content[0] + 1]
    return Said(sentence, speaker, cue, [content], "direct" if quoted else "indirect", verb=tag)


def _first_told(sentence: Sentence, i: int) -> int:
    """The first word that is not one for a day or for an earlier toll: "Anoche hablaba de tres muertos" opens with its verb."""
    i = _first_word(sentence, i)
    while i < len(sentence.tokens) and (sentence.any(i, "days", "weekdays", "now") or not sentence.tokens[i].forms):
        i += 1
    return i


def _verb_last(
    text: Text, sentence: Sentence, tag: Tag, cue: tuple[int, int], follows: Speaker | None, last: Speaker | None
) -> Said | None:
    """In a language whose verbs stand last: the speaker opens the sentence, the content lies between it and the verb."""
    parted = max((t.end for t in sentence.tags("while") if t.end < tag.start), default=0)
    clause = _first_word(sentence, max(parted, _clause_start(sentence, tag.start)))
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
        speaker = speaker_in(text, sentence, clause, _named_end(text, sentence, heads[-1].end, comma or tag.start), strict=True)
        if speaker is not None and speaker.name is None and comma is not None and comma - speaker.end <= _NAME_WORDS:
            speaker = _apposed(sentence, speaker, comma)
    if speaker is None and (comma is not None or tag.start - clause <= 3):
        speaker = speaker_in(text, sentence, clause, comma if comma is not None else tag.start, strict=True)
    final = next((i for i in range(tag.start - 1, clause, -1) if sentence.mark(i, ",،")), None)
    if speaker is not None:
        begin = _first_word(sentence, max(speaker.end, agent.end if agent is not None else 0))
        if begin >= end:  # "ارتش گفت پنج سرباز کشته شدند"
            begin, end = _first_word(sentence, tag.end), len(sentence.tokens)
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
    return Said(sentence, speaker, cue, [(held.start, _stop(held))], "indirect", verb=tag)


def _named_end(text: Text, sentence: Sentence, end: int, stop: int) -> int:
    """Where a description ends whose last word for a speaker is at ``end``: behind a name that follows ("valisi Kemal Ardıç")."""
    while text.pack.style.capitals and end < stop and sentence.tokens[end].word and sentence.tokens[end].capital:
        end += 1
    if not text.pack.style.capitals and 2 <= stop - end <= _NAME_WORDS:
        run = _name_inside(text, sentence, end, stop)
        end = stop if run is not None and run[0] == end else end
    return end


def _apposed(sentence: Sentence, speaker: Speaker, comma: int) -> Speaker:
    """The speaker with the name that stands in commas behind the description, where there is one."""
    run = _apposed_name(sentence, comma)
    return speaker if run is None else replace(speaker, end=run[1], name=_offsets(sentence, run))


def _that(sentence: Sentence, i: int) -> bool:
    return sentence.is_(i, "that") or sentence.is_(i + 1, "that") or sentence.mark(i, ":")


def _content(sentence: Sentence, tag: Tag, speaker: Speaker, clause: int, goes_before: bool) -> tuple[int, int] | None:
    own = speaker.sentence is sentence
    if goes_before:
        begin = _first_word(sentence, 0)
        end = tag.start
        while end > begin and (not sentence.tokens[end - 1].forms and sentence.tokens[end - 1].text not in '"»'):
            end -= 1
        while end > begin and sentence.is_(end - 1, "pronoun"):
            end -= 1
        return (sentence.tokens[begin].start, sentence.tokens[end - 1].end) if end > begin else None
    after = max(tag.end, speaker.end if own and speaker.start >= tag.end else tag.end)
    begin = _first_word(sentence, after)
    if sentence.is_(begin, "that"):
        begin += 1
    if begin >= len(sentence.tokens):
        return None
    return sentence.tokens[begin].start, _stop(sentence)


def _clause_start(sentence: Sentence, i: int) -> int:
    """The token after the last mark before ``i`` that parts clauses; commas do not."""
    for k in range(i - 1, -1, -1):
        token = sentence.tokens[k]
        if sentence.is_(k, "while"):
            return k + 1
        if not token.forms and (token.text in _MARKS or not token.text.isascii()) and token.text != "،":
            return k + 1
        if token.text == "-" and k > 0 and sentence.tokens[k - 1].end < token.start:
            return k + 1  # the dash behind a dateline
    return 0


def _behind(text: Text, sentence: Sentence, tag: Tag, last: Speaker | None) -> Speaker | None:
    """The speaker named right behind a verb ("dijo el alcalde", "قال المتحدث")."""
    i = tag.end
    while i < len(sentence.tokens) and sentence.any(i, "days", "weekdays", "this", "now"):
        i += 1
    pronoun = _pronoun(sentence, i, last)
    if pronoun is not None:
        return pronoun
    if i >= len(sentence.tokens) or sentence.is_(i, "that") or not sentence.tokens[i].word and not sentence.mark(i, '"'):
        return None
    end = phrase_end(sentence, i)
    if text.pack.style.article:
        end = min(end, _definite_end(sentence, i))
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
    return _apposed(sentence, speaker, comma) if comma is not None else speaker


_NAME_WORDS = 3
_ENDING = (
    "deeds",
    "noun",
    "dies",
    "kills",
    "type",
    "that",
    "say",
    "among",
    "vague",
    "stop",
    "in",
    "none",
    "reach",
    "stance blamed",
)


def _definite_end(sentence: Sentence, i: int) -> int:
    """Where a noun phrase ends in a language that marks every definite word ("وزارة الدفاع", "المتحدث باسم الجيش سامر الحلبي").

    An indefinite word takes the next one with it; behind a definite one only definite words follow, or the name of a person.
    """
    person = any(i <= t.start <= i + 1 for t in sentence.tags("speaker persons"))
    end, names = i + 1, 0
    tag = next((t for t in sentence.tags("speaker") if t.start == i), None)
    end = max(end, tag.end if tag else end)
    while end < len(sentence.tokens) and sentence.tokens[end].word and not sentence.begins(end, *_ENDING):
        definite = "definite" in sentence.inside[end]
        if not definite and sentence.begins(end, "small"):
            break
        linked = sentence.is_(end, "of name") or sentence.is_(end - 1, "of name")
        title = sentence.begins(end, "speaker persons")
        if "definite" in sentence.inside[end - 1] and definite and sentence.begins(end, "speaker") and not (linked or title):
            break
        person, names = person or title, 0 if title else names
        if not definite and sentence.begins(end, "state") and sentence.begins(end - 1, "state"):
            break  # "اتهمت روسيا أوكرانيا": who accuses and who is accused
        if "definite" in sentence.inside[end - 1] and not definite and not linked:
            if not person or names >= _NAME_WORDS or sentence.inside[end] - {"joined"}:
                break
            names += 1
        end += 1
    return end


def _subject(text: Text, sentence: Sentence, start: int, verb: int, last: Speaker | None) -> Speaker | None:
    """The speaker named before a verb: the first part between commas that can speak, with a name from the part behind it."""
    begin = _first_word(sentence, start)
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


def _by_agent(text: Text, sentence: Sentence, last: Speaker | None, found: list[Said], before: list[Said]) -> list[Said]:
    """ "L'attaque a été revendiquée par X": the one named behind the verb is the one who claims it."""
    made: list[Said] = []
    for tag in sentence.tags("stance"):
        if not str(tag.value).endswith(" by"):
            continue
        speaker = speaker_in(text, sentence, tag.end, phrase_end(sentence, tag.end))
        begin = _first_word(sentence, _clause_start(sentence, tag.start))
        if speaker is not None and begin < tag.start:
            cue = (sentence.tokens[tag.start].start, sentence.tokens[tag.end - 1].end)
            content = (sentence.tokens[begin].start, sentence.tokens[tag.start - 1].end)
            made.append(Said(sentence, speaker, cue, [content], "indirect", verb=tag))
    return made


# ------------------------------------------------------------------ who can speak
def speaker_in(text: Text, sentence: Sentence, start: int, end: int, strict: bool = False) -> Speaker | None:
    """The speaker that tokens ``[start, end)`` name: by a word for those who speak, or by a name.

    ``strict``: it must begin with it (after an article), so that no object of the verb is taken for a speaker.
    """
    start = _first_word(sentence, start)
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
        name = _name_after(text, sentence, start, end)
        unnamed = name is None and any(start <= t.start < end for t in sentence.tags("speaker unnamed"))
        return Speaker(sentence, start, end, kind, name, unnamed)
    run = _capitals(sentence, start, end) if text.pack.style.capitals else None
    if run is not None:
        return Speaker(sentence, start, end if not strict else run[1], "unknown", _offsets(sentence, run))
    if not _plain_phrase(text, sentence, start, end):
        return None
    return Speaker(sentence, start, end, "unknown", _name_after(text, sentence, start, end))


_SHORTEST_PHRASE = 5
_NO_SPEAKERS = (
    "noun",
    "type",
    "weapon",
    "tally",
    "dies",
    "kills",
    "deeds",
    "that",
    "among",
    "in",
    "number one",
    "months",
    "weekdays",
    "days",
    "pronoun",
    "now",
    "vague",
    "who",
    "stance nobody",
    "other",
    "earlier",
    "hedge",
    "stop",
    "reach",
    "none",
    "place noun",
    "say",
    "joiner",
    "preposition",
)


def _plain_phrase(text: Text, sentence: Sentence, start: int, end: int) -> bool:
    """Whether a short phrase of words that the pack knows nothing else of stands where speakers do: "la compagnie", a name in a
    script without capitals."""
    words = range(start, end)
    if not 0 < len(words) <= _SHORTEST_PHRASE or not all(sentence.tokens[i].word for i in words):
        return False
    if sentence.is_(start, "small"):
        return False
    if any(sentence.begins(i, *(k for k in _NO_SPEAKERS if k != "joiner" or i == start)) for i in words):
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


def _capitals(sentence: Sentence, start: int, end: int) -> tuple[int, int] | None:
    """A run of capitals that begins within two words of ``start``; one capital that opens a sentence is no name."""
    for i in range(start, min(start + 2, end)):
        if sentence.tokens[i].capital and sentence.tokens[i].word:
            if set(sentence.inside[i]) & {
                "articles",
                "joiner",
                "in",
                "days",
                "weekdays",
                "months",
                "people",
                "noun",
                "that",
                "stop",
            }:
                continue
            k = i
            while k < end and sentence.tokens[k].word and (sentence.tokens[k].capital or _inner(sentence, k, end)):
                k += 1
            opens = i == _first_word(sentence, 0)
            if k - i >= 2 or not opens or sentence.tokens[i].text.isupper():
                return i, k
    return None


def _inner(sentence: Sentence, k: int, end: int) -> bool:
    """A small word inside a name ("Organización de Estados", "Ansar as-Sahel")."""
    return (sentence.is_(k, "of") or sentence.is_(k, "articles")) and k + 1 < end and sentence.tokens[k + 1].capital


def _name_after(text: Text, sentence: Sentence, start: int, end: int) -> tuple[int, int] | None:
    """The name of a person in a speaker's description: capitals in a row behind a word for a person, or after a comma."""
    persons = [t for t in sentence.tags("speaker persons") if start <= t.start < end]
    if not text.pack.style.capitals:
        run = (_apposed_name(sentence, end) or _name_inside(text, sentence, persons[-1].end, end)) if persons else None
        return _offsets(sentence, run) if run else None
    after = persons[0].end if persons else start
    best: tuple[int, int] | None = None
    i = after
    stop = min(len(sentence.tokens), end + 8)
    while i < stop:
        token = sentence.tokens[i]
        if i >= end and not (sentence.mark(end, ",") and i > end):
            if i > end:
                break
            i += 1
            continue
        if (
            token.word
            and token.capital
            and not sentence.is_(i, "speaker persons")
            and not sentence.is_(i - 1, "of")
            and "speaker" not in sentence.inside[i]
        ):
            k = i
            while k < stop and sentence.tokens[k].word and sentence.tokens[k].capital:
                k += 1
            title = sentence.is_(i - 1, "speaker persons") or sentence.is_(i - 1, "titles")
            if k - i >= 2 or (title and i < end):
                best = best or (i, k)
            i = k
            continue
        if i >= end and not (
            sentence.is_(i, "articles")
            or sentence.is_(i, "speaker persons")
            or sentence.is_(i, "titles")
            or sentence.mark(i, ",")
        ):
            break
        i += 1
    if best is None or (not persons and best[0] < end):
        return None
    return _offsets(sentence, best)


def _apposed_name(sentence: Sentence, comma: int) -> tuple[int, int] | None:
    """The name in commas behind an office, in a script without capitals: "قال المحافظ، سالم النوري، إن ..."."""
    if not sentence.mark(comma, ",،"):
        return None
    end = begin = comma + 1
    while end < len(sentence.tokens) and end - begin <= _NAME_WORDS and sentence.tokens[end].word and _bare(sentence, end):
        end += 1
    closed = end == len(sentence.tokens) or sentence.mark(end, ",،:") or sentence.is_(end, "that")
    return (begin, end) if end - begin >= 2 and closed else None


def _name_inside(text: Text, sentence: Sentence, start: int, end: int) -> tuple[int, int] | None:
    """The name with which a description ends, in a script without capitals: "الطبيبة هدى قاسم", "دادستان علی نوری"."""
    begin = end
    while begin > start and sentence.tokens[begin - 1].word and _bare(sentence, begin - 1):
        if "definite" in sentence.inside[begin - 1] and begin < end and "definite" not in sentence.inside[begin]:
            break
        begin -= 1
    if not text.pack.style.article and end - begin > 2:
        begin = end - 2  # what an office is of may stand before the name: "وزیر صحت سلمیٰ درویش"
    named = 2 <= end - begin <= _NAME_WORDS + 1 and "definite" not in sentence.inside[begin]
    return (begin, end) if named and not any(sentence.inside[i] - _IN_NAMES for i in range(begin, end)) else None


_IN_NAMES = frozenset({"definite", "joined"})


def _bare(sentence: Sentence, i: int) -> bool:
    """Whether a word has no class that a name's words do not have."""
    return not sentence.is_(i, "small") and not any(kind in sentence.at[i] for kind in _NO_SPEAKERS)


def _offsets(sentence: Sentence, run: tuple[int, int]) -> tuple[int, int]:
    return sentence.tokens[run[0]].start, sentence.tokens[run[1] - 1].end


# ------------------------------------------------------------------ results
def attribution_of(text: Text, said: Said) -> Attribution:
    """What was said as an attribution of the report. What a speaker has from somebody else is said by that one; the chain holds
    both."""
    report = text.report
    content = tuple(report.span(a, b) for a, b in said.content if a < b)
    relay = _called(report, said.speaker)[2] if said.origin is not None else None
    first = said.origin if said.origin is not None else said.speaker
    span, named, who = _called(report, first)
    return Attribution(
        id=AttributionId(make_id("a", report.id, said.cue[0], content[0].start, content[0].end)),
        speaker=span,
        cue=report.span(*said.cue),
        content=content,
        style=said.style,
        kind=first.kind,
        name=named,
        chain=(who,) if relay is None else (relay, who),
    )


def _called(report: Report, speaker: Speaker) -> tuple[Span, str | None, str]:
    """The words that stand for a speaker, the name in them, and what a chain calls him."""
    span = _without_marks(report, *_offsets(speaker.sentence, (speaker.start, speaker.end)))
    named = report.text[speaker.name[0] : speaker.name[1]] if speaker.name else None
    return span, named, span.text if speaker.again else named or span.text


def _without_marks(report: Report, start: int, end: int) -> Span:
    """The words at ``[start, end)`` without quotation marks at their ends."""
    text = report.text[start:end]
    left = len(text) - len(text.lstrip(_MARKED))
    right = len(text.rstrip(_MARKED))
    if left >= right:
        return report.span(start, end)
    if text[right : right + 1] in _CLOSING and any(mark in text[left:right] for mark in _OPENING):
        right += 1
    return report.span(start + left, start + right)


_MARKED = ' "«»“”„,:\n'
_OPENING, _CLOSING = '"«“„', ("»", "”", '"')
