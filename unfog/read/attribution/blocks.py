"""Content that the layout ties to its source: blocks after a lead-in line, and speaker lines such as headlines."""

from __future__ import annotations

import re

from unfog.lexicon.cues import Cue, Cues
from unfog.lexicon.labels import labels as label_words
from unfog.lexicon.speaker_kinds import SpeakerKinds
from unfog.read.attribution.frames import VERBAL, Candidate, cue_words, lemma_of
from unfog.read.attribution.sources import source_words, subject_of
from unfog.read.attribution.text import MARKS, Text, named_in_capitals

_MOST_BLOCKS = 4
"""Unquoted paragraphs after a lead-in line that may belong to it."""
_FIRST = frozenset(("we", "our", "us", "i", "my"))
_ATTITUDES = frozenset(("xcomp", "dobj", "prep", "oprd", "attr"))
"""Frames in which a cue word holds no clause that somebody utters."""
_PARTISAN = frozenset(("accuse", "deny", "admit"))
"""Classes of cue words that are somebody's word whatever they hold."""
_ARMED = frozenset(("military", "armed group", "unknown"))
"""Kinds of nouns that with "own" or "enemy" name those who are counted."""
_SOME = frozenset(("dozens", "scores", "hundreds", "several"))
"""Words for a number beside those in digits and number words."""
_AFTER_CLOCK = frozenset(("-", "–", "—", ":", "|", "am", "pm", "a.m.", "p.m."))
_CLOCK = re.compile(r"^[0-2]?\d[:.h][0-5]\d$")
_LONGEST_AFTER_CLOCK = 14
"""The same in a line that begins with a clock, where the speaker may stand with where or to whom it speaks."""
_WHERE_SAID = frozenset(("on", "in", "at", "to", "from", "via"))
_STOPS = (".", "!", "?", ";", ":")
_FEWEST_TOLD = 3
"""Words after a label that give a figure ("two drivers dead")."""
_DASHES = frozenset(("-", "--", "–", "—", "―"))
_FEWEST_SIGNED = 4
"""Words of a quotation that somebody signs."""
_LONGEST_SIGNATURE = 14
"""Words after the dash, with the signer's age, place or work."""
_LONGEST_SPEAKER = 8
"""Words that may stand before the colon of a speaker line."""


def paragraphs(text: Text) -> list[tuple[int, int]]:
    """First and last word of every paragraph, white space left out."""
    found: list[list[int]] = []
    for i, word in enumerate(text.words):
        if word.isspace():
            continue
        if found and text.para[found[-1][0]] == text.para[i]:
            found[-1][1] = i
        else:
            found.append([i, i])
    return [(a, b) for a, b in found]


def block_quotes(text: Text, chosen: list[Candidate], known: Cues) -> None:
    """``The ministry reported:`` with a block after it, and ``with the following statement`` with or without a colon.

    A block that begins with a quotation mark is that quotation; an unquoted block runs to the first paragraph that
    has another voice: one with an attribution of its own, a question, or the end of ``_MOST_BLOCKS`` paragraphs.
    """
    spans = paragraphs(text)
    for number, (first, last) in enumerate(spans[:-1]):
        lead = _lead_in(text, first, last, known)
        if lead is None:
            continue
        block = _block_after(text, spans, number, chosen)
        if not block:
            continue
        head, subject, cue = lead
        source = source_words(text, subject, head) - cue if subject is not None else set()
        chosen[:] = [c for c in chosen if c.head != head or (c.content - set(range(block[0], block[-1] + 1)))]
        senses = known.verbs.get(lemma_of(text, head, known), ()) or known.nouns.get(text.lemma[head], ())
        same = next((c for c in chosen if c.head == head), None)
        if same is not None and not same.content <= set(range(first, last + 1)):
            same.content |= set(block)
            continue
        if same is not None:
            chosen.remove(same)
        chosen.append(Candidate(head=head, senses=senses, frame="block", source=source, subject=subject, cue=cue,
                                content=set(block), core=block[0], score=1.0))  # fmt: skip


def _lead_in(text: Text, first: int, last: int, known: Cues) -> tuple[int, int | None, set[int]] | None:
    """``(cue word, source word, cue words)`` of a paragraph that announces the next one."""
    colon = text.words[last] == ":"
    following = next((i for i in range(first, last + 1) if text.lower[i] == "following" and text.tag[i] != "IN"), None)
    if not colon and (following is None or text.words[last] in (".", "!", "?")):
        return None
    begin = max(i for i in range(first, last + 1) if i == first or text.sent[i] != text.sent[i - 1])
    noun = next((i for i in range(last, begin - 1, -1) if text.lemma[i] in known.nouns and text.pos[i] == "NOUN"), None)
    if following is not None and noun is not None and following < noun:
        owner = next((k for k in text.kids[noun] if text.dep[k] in ("poss", "compound", "nmod") and text.pos[k] == "PROPN"), None)
        subject = owner if owner is not None else _main_subject(text, begin, last)
        return noun, subject, {noun}
    if not colon:
        return None
    for i in range(last - 1, begin - 1, -1):
        if text.pos[i] == "VERB" and lemma_of(text, i, known) in known.verbs:
            subject = subject_of(text, i)
            if subject is not None:
                return i, subject, cue_words(text, i)
    return None


def _main_subject(text: Text, begin: int, last: int) -> int | None:
    return next((i for i in range(begin, last + 1) if text.dep[i] == "nsubj"), None)


def _block_after(text: Text, spans: list[tuple[int, int]], number: int, chosen: list[Candidate]) -> list[int]:
    first, last = spans[number + 1]
    if named_in_capitals(text, first + (text.words[first] in MARKS), last):
        return []  # "The transcript follows:" with speakers by turns
    if text.quote_at[first] >= 0 and text.quotes[text.quote_at[first]][0] == first:
        end = text.quotes[text.quote_at[first]][1]
        return list(range(first, end + 1)) if end >= last - 1 else []
    block: list[int] = []
    for a, b in spans[number + 1 : number + 1 + _MOST_BLOCKS]:
        if block and any(a <= c.head <= b and c.source and _other_voice(text, c) for c in chosen):
            break
        if text.quote_at[a] >= 0 or (block and not _same_voice(text, a, b)):
            break
        block += range(a, b + 1)
    return block


def _other_voice(text: Text, candidate: Candidate) -> bool:
    """Whether somebody else is heard. What a statement's own body or its enemy wants, backs or goes on with ("Orlan will
    continue to guard the strait") is told by the statement; who says a clause, accuses or denies is a voice."""
    if candidate.subject is None or text.lower[candidate.subject] in _FIRST:
        return False
    return candidate.group not in _ATTITUDES or any(sense.of.name in _PARTISAN for sense in candidate.senses[:1])


def _same_voice(text: Text, first: int, last: int) -> bool:
    """Whether a further unquoted paragraph can belong to the statement: it speaks in the first person."""
    return any(text.lower[i] in _FIRST for i in range(first, last + 1))


def speaker_lines(text: Text, chosen: list[Candidate], kinds: SpeakerKinds) -> None:
    """``Police: two dead in blast``: a line with a speaker before its first colon and a claim after it.

    Also the other way round in headlines, with the speaker last: ``Two dead in blast - police``.
    """
    heads = {c.head for c in chosen}
    for number, (begin, last) in enumerate(paragraphs(text)):
        first = _past_clock(text, begin, last)
        if first == begin and text.words[first] in MARKS and text.words[first + 1 : first + 2] != [":"]:
            first += named_in_capitals(text, first + 1, last)  # '"WALLIN: Will you stay?', of a transcript
        turn = first > begin and text.words[begin] in MARKS
        timed = first > begin and not turn
        furthest = _LONGEST_AFTER_CLOCK if timed else _LONGEST_SPEAKER
        colon = next((i for i in range(first + 1, min(first + furthest, last)) if text.words[i] == ":"), None)
        end = _end_of_speaker(text, first, colon, timed=timed) if colon is not None else first
        if colon is not None and colon not in heads and (turn or _speaker(text, first, end - 1, kinds)):
            content = text.trim(range(colon + 1, last + 1))
            if timed:  # the line is told whole by who stands after its clock
                chosen[:] = [c for c in chosen if not first <= c.head < colon]
            if len(content) >= 3 and not _taken(chosen, content) and not _counted(text, range(first, end), content, kinds):
                chosen.append(_line(range(first, end), colon, content))
        elif number == 0 and last - first > 4:
            dash = next((i for i in range(last - 1, max(last - 6, first), -1) if text.words[i] in ("-", ",", ":")), None)
            if dash is not None and text.words[dash] in ("-", ":") and _speaker(text, dash + 1, last, kinds):
                content = text.trim(range(first, dash))
                if not _taken(chosen, content):
                    chosen.append(_line(range(dash + 1, last + 1), dash, content))


def signed_quotes(text: Text, chosen: list[Candidate], kinds: SpeakerKinds) -> None:
    """``"We sleep in the yard now." - Ana Ruiz, a teacher``: a quotation, a dash and who said it, to the end of the line."""
    for first, last in text.quotes:
        dash = last + 1
        while dash < len(text.words) and text.words[dash].isspace():
            dash += 1
        if dash + 1 >= len(text.words) or text.words[dash] not in _DASHES or last - first < _FEWEST_SIGNED:
            continue
        end = dash
        while end + 1 < len(text.words) and text.para[end + 1] == text.para[dash] and end - dash <= _LONGEST_SIGNATURE:
            if text.words[end + 1].isspace() or text.quote_at[end + 1] >= 0:
                break
            end += 1
        end = max(text.trim(range(dash + 1, end + 1)), default=dash)
        comma = next((k for k in range(dash + 1, end + 1) if text.words[k] in (",", "(")), end + 1)
        content = text.trim(range(first, last + 1))
        if end - dash > _LONGEST_SIGNATURE or not _speaker(text, dash + 1, comma - 1, kinds) or _taken(chosen, content):
            continue
        if any(text.pos[k] in VERBAL for k in range(dash + 1, end + 1)):
            continue
        chosen.append(_line(range(dash + 1, end + 1), dash, content))


def labels(text: Text, chosen: list[Candidate], kinds: SpeakerKinds) -> None:
    """``Ministry: four soldiers wounded. Resident of the street to this desk: two dead.``: speakers before colons inside a
    paragraph, each with the figures up to the next full stop."""
    heads = {c.head for c in chosen}
    for colon, word in enumerate(text.words):
        if word != ":" or colon in heads or text.quote_at[colon] >= 0:
            continue
        first = colon
        while first > 0 and text.para[first - 1] == text.para[colon] and text.words[first - 1] not in _STOPS:
            first -= 1
        inside = first > 0 and text.para[first - 1] == text.para[colon]
        end = _end_of_speaker(text, first, colon, timed=True)
        if not inside or not 0 < end - first <= _LONGEST_SPEAKER or not _speaker(text, first, end - 1, kinds):
            continue
        last = colon
        while last + 1 < len(text.words) and text.para[last + 1] == text.para[colon] and text.words[last + 1] not in _STOPS[:3]:
            last += 1
        content = text.trim(range(colon + 1, last + 1))
        held = any(content <= c.content for c in chosen if c.head > first) or _counted(text, range(first, end), content, kinds)
        if len(content) >= _FEWEST_TOLD and any(_is_figure(text, k) for k in content) and not held:
            chosen.append(_line(range(first, end), colon, content))


def _end_of_speaker(text: Text, first: int, colon: int, *, timed: bool) -> int:
    """After a clock a speaker may stand with where or to whom it speaks: ``19:10 Police on X:``, ``The captain tells us:``."""
    if not timed:
        return colon
    for i in range(first + 1, colon):
        if text.lower[i] in _WHERE_SAID or text.pos[i] in VERBAL:
            return i
    return colon


def _past_clock(text: Text, first: int, last: int) -> int:
    """``09:05 The mayor: eleven dead``, ``Yesterday, 23:50 - Police: ...``: the line begins after its clock."""
    for k in range(first, min(first + 6, last)):
        if _CLOCK.match(text.words[k]) or (_CLOCK.match("".join(text.words[k : k + 3])) and text.words[k + 1 : k + 2] == [":"]):
            after = k + 1 if _CLOCK.match(text.words[k]) else k + 3
            while after < last and (
                text.words[after] in ("-", "–", "—", ":", "|") or text.lower[after] in ("am", "pm", "a.m.", "p.m.")
            ):
                after += 1
            return after
    return first


def _line(source: range, cue: int, content: set[int]) -> Candidate:
    words = set(source)
    return Candidate(head=cue, senses=(), frame="line", source=words, subject=max(words), cue={cue}, content=content,
                     core=min(content), score=1.0)  # fmt: skip


def _taken(chosen: list[Candidate], content: set[int]) -> bool:
    return any(len(c.content & content) > 0.6 * len(content) for c in chosen)


def _speaker(text: Text, first: int, last: int, kinds: SpeakerKinds) -> bool:
    """A bare noun phrase of names or of people and bodies that speak; no verb in it."""
    inside = range(first, last + 1)
    if not inside or any(text.pos[i] in VERBAL or text.words[i] in (",", '"', ".") for i in inside):
        return False
    known = label_words()
    if len(inside) == 1 and text.lower[last] in known.headings or _tells_whose(text, inside, kinds):
        return False
    named = any(text.pos[i] == "PROPN" for i in inside)
    if not named and (text.lemma[last] in known.own_texts or text.lower[last] in known.own_texts):
        return False  # "Press release: two dead" says what the text is, not who speaks
    if text.pos[last] == "PROPN" and any(text.lemma[i] in kinds.persons for i in inside):
        return True  # "Police captain Omar Sol"
    return text.lemma[last] in kinds.nouns or text.lower[last] in kinds.nouns or all(
        text.pos[i] == "PROPN" and text.words[i].rstrip(".").isalpha() for i in inside
    )  # fmt: skip


def _tells_whose(text: Text, inside: range, kinds: SpeakerKinds) -> bool:
    """``Own side:``, ``Enemy fighters:``: a label without a name that tells whose losses follow. A named side speaks."""
    known, head = label_words(), inside[-1]
    side = text.lower[head] in known.sides or text.lemma[head] in known.sides
    kind = kinds.nouns.get(text.lemma[head]) or kinds.nouns.get(text.lower[head]) or "unknown"
    whose = any(text.lower[i] in known.whose for i in inside)
    others = (i for i in inside if i != head and text.lower[i] not in known.whose)
    return (side or (whose and kind in _ARMED)) and not any(text.pos[i] == "PROPN" for i in others)


def _counted(text: Text, source: range, content: set[int], kinds: SpeakerKinds) -> bool:
    """``Women: two dead, one wounded``: a noun for persons before figures without a noun of their own, which are of them."""
    told, counted = sorted(content), label_words().counted
    told = told[: next((n for n, i in enumerate(told) if text.words[i] in (",", ";")), None)]
    persons = text.lemma[source[-1]] in counted and not any(text.pos[i] == "PROPN" for i in source)
    if not persons or not told or not _is_figure(text, told[0]):
        return False
    others = any(text.pos[i] == "NOUN" and (text.lemma[i] in counted or text.lemma[i] in kinds.nouns) for i in told)
    return not others and not any(text.pos[i] == "PRON" or text.quote_at[i] >= 0 for i in told)


def _is_figure(text: Text, i: int) -> bool:
    return text.tag[i] == "CD" or text.lower[i] in _SOME


def cue_of(candidate: Candidate) -> Cue | None:
    """The surest sense of a candidate's cue word."""
    return candidate.senses[0] if candidate.senses else None
