"""Speakers told of again by office or kind alone ("the governor", "that NGO"): the name they have elsewhere in the report."""

from __future__ import annotations

from unfog.read.plain.said import Said, Speaker
from unfog.read.plain.tokens import Text

_BODIES = frozenset(("ngo", "armed group", "government", "official", "military", "media"))
"""Kinds of bodies that a bare noun for them may mean again."""
_LEAST = 3
"""Letters that a shared word has at least."""


def name_again(text: Text, said: list[Said]) -> None:
    """Give speakers without a name the one that the same office or body has elsewhere in the report, where it has only one.

    ``said`` is in text order; a body is looked for before the words only, a person's office on both sides.
    """
    every = [s for one in said for s in (one.speaker, *((one.origin,) if one.origin else ()))]
    for n, speaker in enumerate(every):
        if speaker.name is not None or speaker.unnamed or not _points(speaker):
            continue
        found = _person(speaker, every) if _office(speaker) else _body(text, speaker, every[:n])
        if found is not None:
            speaker.name, speaker.again = found, True


def _words(speaker: Speaker) -> list[set[str]]:
    """The telling words of a description, each in its forms."""
    sentence = speaker.sentence
    return [
        {f for f in sentence.tokens[i].forms if len(f) >= _LEAST}
        for i in range(speaker.start, speaker.end)
        if sentence.tokens[i].word and not sentence.any(i, "articles", "of", "this", "now", "joiner", "preposition", "pronoun")
    ]


def _office(speaker: Speaker) -> set[str]:
    """The word for a person that heads the description, in its forms; empty where there is none."""
    sentence = speaker.sentence
    tag = next((t for t in sentence.tags("speaker persons") if speaker.start <= t.start < speaker.end), None)
    return {f for f in sentence.tokens[tag.start].forms if len(f) >= _LEAST} if tag is not None else set()


def _points(speaker: Speaker) -> bool:
    """Whether the words are so few that they mean somebody known."""
    return 0 < len(_words(speaker)) <= 2


def _person(speaker: Speaker, every: list[Speaker]) -> tuple[int, int] | None:
    office, rest = _office(speaker), [w for w in _words(speaker) if w]
    names: dict[str, tuple[int, int]] = {}
    for other in every:
        if other.name is None or other.again or not _office(other) & office:
            continue
        theirs = set().union(*_words(other)) if _words(other) else set()
        if all(w & theirs for w in rest):
            names.setdefault(_text(other), other.name)
    return next(iter(names.values())) if len(names) == 1 else None


def _text(speaker: Speaker) -> str:
    start, end = speaker.name or (0, 0)
    return " ".join(t.forms[0] for t in speaker.sentence.tokens if start <= t.start < end and t.forms)


def _body(text: Text, speaker: Speaker, before: list[Speaker]) -> tuple[int, int] | None:
    """The fuller description of a body last told of: by the same word, else of the same kind with a name of its own."""
    if speaker.kind not in _BODIES:
        return None
    mine = _words(speaker)
    for other in reversed(before):
        theirs = _words(other)
        if _office(other) or len(theirs) <= len(mine) or other.unnamed:
            continue
        if all(any(w & o for o in theirs) for w in mine):
            return other.name or _offsets(other)
        if other.kind in (speaker.kind, "unknown") and _known_by_kind(text, speaker, mine) and _own_name(text, other):
            return other.name or _offsets(other)
    return None


def _known_by_kind(text: Text, speaker: Speaker, mine: list[set[str]]) -> bool:
    """Whether the description is nothing but a noun for its kind ("the organisation")."""
    sentence = speaker.sentence
    tags = [t for t in sentence.tags("speaker") if speaker.start <= t.start < speaker.end]
    capital = text.pack.style.capitals and any(
        sentence.tokens[i].capital
        for i in range(speaker.start, speaker.end)
        if i and not sentence.any(i, "articles", "now") and not any(t.start <= i < t.end for t in tags)
    )
    return len(mine) == 1 and len(tags) == 1 and not capital


def _own_name(text: Text, other: Speaker) -> bool:
    tokens = other.sentence.tokens[other.start : other.end]
    return text.pack.style.capitals and any(t.capital for t in tokens[1:])


def _offsets(speaker: Speaker) -> tuple[int, int]:
    tokens = speaker.sentence.tokens
    start = speaker.start
    while start < speaker.end - 1 and speaker.sentence.is_(start, "articles"):
        start += 1
    return tokens[start].start, tokens[speaker.end - 1].end
