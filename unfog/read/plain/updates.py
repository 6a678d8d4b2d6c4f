"""Counts that a report itself has left behind: a running account's earlier figures; and those of what an attack answered."""

from __future__ import annotations

from unfog.read.plain.harm import Harm
from unfog.read.plain.tokens import Sentence, Text


def outdated_in(text: Text, harms: list[Harm]) -> frozenset[int]:
    """The ``id`` of each harm that a later part of a running account ("Update 2", "08:05.") tells anew and larger."""
    parts = _parts(text)
    if not parts or parts[-1] == 0:
        return frozenset()
    return frozenset(id(h) for h in harms for g in harms if parts[h.sentence.number] < parts[g.sentence.number] and _more(g, h))


def _parts(text: Text) -> list[int]:
    """For each sentence the number of the part it stands in: a word for an update or a clock that opens a line begins one."""
    part, parts = 0, []
    clocks = sum(_clock(s) for s in text.sentences) > 1
    for sentence in text.sentences:
        if any(t.start <= 1 for t in sentence.tags("update")) or (clocks and _clock(sentence)):
            part += 1
        parts.append(part)
    return parts


def _clock(sentence: Sentence) -> bool:
    tokens = sentence.tokens
    return len(tokens) > 3 and tokens[0].figure and tokens[1].text in ":.h" and tokens[2].figure and len(tokens[2].text) == 2


def _more(later: Harm, harm: Harm) -> bool:
    if (later.field, later.value.group, later.part) != (harm.field, harm.value.group, harm.part):
        return False
    now, then = later.value.min or later.value.max, harm.value.min or harm.value.max
    return now is not None and then is not None and now > then


def answered(text: Text, harm: Harm) -> bool:
    """Whether the words make a harm that of an earlier attack: "in response to the raids that killed five"."""
    tags = harm.sentence.tags("answer to")
    if text.pack.style.verb_last:
        return any(0 < t.start - harm.end + 1 <= 6 for t in tags)
    return any(t.end <= harm.start and _within(harm.sentence, t.end, harm.start) for t in tags)


def _within(sentence: Sentence, start: int, end: int) -> bool:
    """Whether no comma parts the words from the phrase, but for one that opens a relative clause (", in which nine died")."""
    commas = [i for i in range(start, end) if sentence.mark(i, ",،;")]
    return not commas or (len(commas) == 1 and sentence.any(commas[0] + 1, "who", "preposition", "in"))
