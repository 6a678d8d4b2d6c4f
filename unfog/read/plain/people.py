"""Sentences -> persons named as killed or hurt, and the mentions of everybody a claim speaks of."""

from __future__ import annotations

from dataclasses import dataclass

from unfog.lexicon.romanise import words_of
from unfog.lexicon.sounds import skeleton
from unfog.model import EntityId, Mention, MentionType, PlaceMention, Report, make_id
from unfog.read.plain.naming import names_in, opens_with_given
from unfog.read.plain.tokens import Sentence, Tag, Text

REACH = 20
"""Words between a name and the word for its bearer's death in one sentence."""
LISTED = 12
"""Words between two names of one list ("the teacher X, who was 30, and her son Y")."""


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
    found: list[Victim] = []
    before = ""
    for sentence in text.sentences:
        held: tuple[int, str] | None = None
        for a, b in _persons_in(text, sentence, places, speaking):
            field, told = _harmed(sentence, a, b, before)
            if not field and held is not None and _one_list(sentence, held[0], a):
                field = held[1]
            if field:
                start, end = sentence.tokens[a].start, sentence.tokens[b - 1].end
                found.append(Victim(sentence.number, start, end, field, told))
                held = (b, field)
        before = _counted(sentence) or (before if not sentence.tags("dies") else "")
    return found


def persons_of(text: Text, places: tuple[PlaceMention, ...]) -> list[tuple[int, int]]:
    """The offsets of names that open with a given name, whoever bears them."""
    return [
        (sentence.tokens[a].start, sentence.tokens[b - 1].end)
        for sentence in text.sentences
        if not sentence.headline or not text.pack.style.capitals
        for a, b in _persons_in(text, sentence, places, [])
        if opens_with_given(text, sentence, a) or _aged(sentence, b)
    ]


def _aged(sentence: Sentence, behind: int) -> bool:
    """Whether an age stands behind a name: "X (22)", "X, de 17 anos"."""
    tokens = sentence.tokens
    return sentence.mark(behind, "(,\u060c") and any(
        tokens[i].figure and len(tokens[i].text) <= 2 and (sentence.mark(i + 1, ")") or sentence.is_(i + 1, "age unit"))
        for i in range(behind + 1, min(behind + 4, len(tokens)))
    )


def _persons_in(
    text: Text, sentence: Sentence, places: tuple[PlaceMention, ...], taken: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Runs that are names of persons: no place, unless a given name opens them, and none of those ``taken``."""
    found = []
    for a, b in names_in(text, sentence):
        start, end = sentence.tokens[a].start, sentence.tokens[b - 1].end
        given = opens_with_given(text, sentence, a)
        placed = any(p.span.start < end and start < p.span.end and not (given and _part(p, start, end)) for p in places)
        before = a - 2 if sentence.is_(a - 1, "articles") else a - 1  # "dans l'État d'Adamawa"
        behind_in = sentence.is_(before, "in") and len(sentence.tokens[before].text) > 1
        if (
            not placed
            and not behind_in
            and (given or not _belongs(text, sentence, a))
            and not any(s < end and start < e for s, e in taken)
        ):
            found.append((a, b))
    return found


def _belongs(text: Text, sentence: Sentence, a: int) -> bool:
    """Whether capitals say whose or where the thing before them is ("un embarcadère de Nova Kakhovka"): no person's name, unless
    a word for a death, a body or a person stands before the word for "of"."""
    if not text.pack.style.capitals or not sentence.is_(a - 1, "of"):
        return False
    led = any(t.end == a for kind in ("deeds", "body of", "named", "kills", "among", "amid") for t in sentence.tags(kind))
    return not led and not sentence.any(a - 2, "people", "noun", "speaker persons", "dies")


def _part(place: PlaceMention, start: int, end: int) -> bool:
    """Whether a place is only a part of a name of a person."""
    return start <= place.span.start and place.span.end <= end and (place.span.start, place.span.end) != (start, end)


def _harmed(sentence: Sentence, a: int, b: int, before: str) -> tuple[str, bool]:
    """The field of the harm told of the name at ``[a, b)``, "" where none is, and whether a verb tells it.

    ``before`` is the field of those whom the sentences before count last: "among them" means these.
    """
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
    return _among(sentence, a, b, before), False


def _among(sentence: Sentence, a: int, b: int, before: str) -> str:
    """The field of the people whom a name is one of: "six dead, among them the student X", "X is one of the victims"."""
    for tag in sentence.tags("counted among") + sentence.tags("body of"):
        between = range(b, tag.start) if b <= tag.start else range(tag.end, a)
        reach = 3 if tag.kind == "body of" else LISTED
        if len(between) <= reach and not any(sentence.mark(i, ";:.") or sentence.is_(i, "say") for i in between):
            return "killed"
    for tag in sentence.tags("among") + sentence.tags("amid"):
        if not tag.end <= a <= tag.end + LISTED or any(
            sentence.mark(i, ";:.") or sentence.any(i, "say", "stop") for i in range(tag.end, a)
        ):
            continue
        nouns = [t for t in sentence.tags("noun") if t.start < a]
        if tag.kind == "amid" and not any(tag.end <= t.start <= tag.end + 1 or t.end == tag.start for t in nouns):
            continue
        counted = _counted(sentence, a)
        if counted or before:
            return counted or before
    return ""


def _counted(sentence: Sentence, until: int | None = None) -> str:
    """The field of the casualty word that stands last before a word of the sentence, "" where there is none."""
    last = [t for kind in ("noun", "dies") for t in sentence.tags(kind) if until is None or t.end <= until]
    return str(_field(max(last, key=lambda t: (t.start, t.end)))) if last else ""


def _field(tag: Tag) -> str:
    return str(tag.value[0] if isinstance(tag.value, tuple) else tag.value)


def _one_list(sentence: Sentence, behind: int, a: int) -> bool:
    """Whether a name stands in one list with the one that ends before ``behind``."""
    between = range(behind, a)
    joined = "joined" in sentence.inside[a] or any(sentence.is_(i, "joiner") or sentence.mark(i, ",\u060c") for i in between)
    return (
        joined
        and len(between) <= LISTED
        and not any(sentence.mark(i, ";:.\u061b") or sentence.any(i, "say", "stop", "kills") for i in between)
    )


def mention(report: Report, start: int, end: int, kind: MentionType, key: str | None = None) -> Mention:
    """A mention of whoever the words at ``[start, end)`` name; what sounds alike in one report is one."""
    span = report.span(start, end)
    sounds = " ".join(skeleton(w) for w in words_of(key or span.text)) or span.text
    return Mention(span=span, type=kind, entity=EntityId(make_id("e", report.id, kind, sounds)), name=span.text)
