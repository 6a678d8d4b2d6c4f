"""Sentences -> persons named as killed or hurt, and the mentions of everybody a claim speaks of."""

from __future__ import annotations

from dataclasses import dataclass

from unfog.lexicon.romanise import words_of
from unfog.lexicon.sounds import skeleton
from unfog.model import EntityId, Mention, MentionType, PlaceMention, Report, make_id
from unfog.read.plain.tokens import Sentence, Text

REACH = 20
"""Words between a name and the word for its bearer's death in one sentence."""
LONGEST = 5
"""Words of a person's name at most."""


@dataclass(frozen=True, slots=True)
class Victim:
    """A person named as harmed: the name at offsets ``[start, end)`` and the sentence. ``told`` is true where a verb tells
    of the harm ("X was killed"), not where the name only stands in a list."""

    sentence: int
    start: int
    end: int
    field: str
    told: bool = False


def victims_of(text: Text, places: tuple[PlaceMention, ...], speaking: list[tuple[int, int]]) -> list[Victim]:
    """Persons named as killed or hurt. ``speaking`` holds the offsets of speakers, who are none."""
    held = [(p.span.start, p.span.end) for p in places] + speaking
    found: list[Victim] = []
    for sentence in text.sentences:
        runs = _runs(text, sentence) if text.pack.style.capitals else _after_titles(text, sentence)
        for a, b in runs:
            start, end = sentence.tokens[a].start, sentence.tokens[b - 1].end
            if (
                sentence.is_(a - 1, "in")
                and sentence.tokens[a - 1].end - sentence.tokens[a - 1].start > 1
                or any(s < end and start < e for s, e in held)
            ):
                continue
            field, told = _harmed(text, sentence, a, b)
            if field:
                found.append(Victim(sentence.number, start, end, field, told))
    return found


def _runs(text: Text, sentence: Sentence) -> list[tuple[int, int]]:
    """Runs of two to five capitals that the pack knows nothing else of."""
    found: list[tuple[int, int]] = []
    i = 0
    first = next((k for k, t in enumerate(sentence.tokens) if t.forms), 0)
    while i < len(sentence.tokens):
        if not _name_word(sentence, i) or (i == first and sentence.inside[i]):
            i += 1
            continue
        k = i + 1
        while k < len(sentence.tokens) and (_name_word(sentence, k) or _particle(sentence, k) or _last_part(sentence, k, i)):
            k += 1
        if 2 <= k - i <= LONGEST:
            found.append((i, k))
        i = k
    return found


def _name_word(sentence: Sentence, i: int) -> bool:
    token = sentence.tokens[i]
    known = sentence.inside[i] - {"number one", "definite", "joined"}
    return token.word and token.capital and not token.text.isupper() and not known


def _last_part(sentence: Sentence, k: int, first: int) -> bool:
    """ "Yeison Andrés Mina": a family name that is a word too, behind two parts of a name."""
    token = sentence.tokens[k]
    loose = {"weapon", "type", "people", "number one", "definite", "joined", "speaker", "months", "state"}
    return k - first >= 2 and token.word and token.capital and sentence.inside[k] <= loose


def _particle(sentence: Sentence, i: int) -> bool:
    """ "Juan de la Cruz": small words between two parts of a name."""
    small = sentence.is_(i, "of") and len(sentence.tokens[i].text) <= 3
    return small and i + 1 < len(sentence.tokens) and _name_word(sentence, i + 1) and _name_word(sentence, i - 1)


def _after_titles(text: Text, sentence: Sentence) -> list[tuple[int, int]]:
    """In scripts without capitals: the words behind "the dead man is" and the like, up to a mark or a known word."""
    found = []
    starts = [t.end for t in sentence.tags("named")] + [t.end for t in sentence.tags("titles")]
    for start in sorted(set(starts)):
        k = start
        while k < len(sentence.tokens) and k - start < LONGEST - 1 and sentence.tokens[k].word and not _known_word(sentence, k):
            k += 1
        if k - start >= 2:
            found.append((start, k))
    return found


def _known_word(sentence: Sentence, i: int) -> bool:
    return bool(sentence.inside[i] - {"definite", "joined", "titles", "people"}) or ("people" in sentence.inside[i])


def _harmed(text: Text, sentence: Sentence, a: int, b: int) -> tuple[str, bool]:
    """The field of the harm told of the name at ``[a, b)``, "" where none is, and whether a verb tells it."""
    for tag in sentence.tags("named"):
        if tag.end <= a <= tag.end + 3:
            return "killed", False
    for tag in sentence.tags("dies"):
        between = range(b, tag.start) if tag.start >= b else range(tag.end, a)
        if len(between) <= REACH and not any(
            sentence.mark(i, ";:.") or sentence.is_(i, "say") or sentence.is_(i, "stop") for i in between
        ):
            return str(tag.value), tag.start >= b
    for kind in ("kills", "deeds"):
        for tag in sentence.tags(kind):
            between = range(tag.end, a)
            if tag.end <= a and len(between) <= 5 and not any(sentence.mark(i, ",;:.") for i in between):
                return str(tag.value), False
    return "", False


def mention(report: Report, start: int, end: int, kind: MentionType, key: str | None = None) -> Mention:
    """A mention of whoever the words at ``[start, end)`` name; what sounds alike in one report is one."""
    span = report.span(start, end)
    sounds = " ".join(skeleton(w) for w in words_of(key or span.text)) or span.text
    return Mention(span=span, type=kind, entity=EntityId(make_id("e", report.id, kind, sounds)), name=span.text)
