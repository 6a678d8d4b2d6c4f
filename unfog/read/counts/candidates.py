"""Names of persons in one report, the forms of one name put together: who may have taken part in what it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from rapidfuzz.distance import Levenshtein

from unfog.lexicon.participants import participant_words
from unfog.lexicon.titles import titles
from unfog.lexicon.victim_names import name_cues
from unfog.model import EntityId, Mention
from unfog.read.counts.credits import is_credit
from unfog.read.counts.persons import name_words
from unfog.read.parse import Parsed

_NAME = r"(?:[A-Z][\w.'-]+[ ]+(?:\"[^\"\n]{1,20}\"[ ]+)?){1,3}[A-Z][\w'-]+(?:,? (?:Jr|Sr)\.?|[ ]+I{2,3}\b)?"
_NAME_AGE = re.compile(
    rf"\b({_NAME}),?[ ]+\(?(?:age |aged )?(\d{{1,2}})\b(?![\d/:%-])(?!\s*(?:p\.m|a\.m|percent|years in|Street|Ave))"
)
_AGE_NAME = re.compile(rf"\b\d{{1,2}}-?\s?years?[- ]old,?[ ]+({_NAME})")
_SHAPE = re.compile(r"[A-Z][^\d,;:|()\n]*(?:,? (?:Jr|Sr|I+V?)\.?)?")
_TAIL = re.compile(r"(?:'s|[,.;:])+$")
_AGE_STANDS = re.compile(r",? \(?(?:age |aged )?\d{1,2}\)?(?:[,.;]| (?:and|of|was|were|who|from)\b)")
"""An age that stands by itself behind a name, and is not the number of something ("Velk Park, 12 men")."""
_AT = re.compile(r"\b(?:[Aa]t|[Ii]n|[Oo]n|[Nn]ear|[Tt]o|[Ff]rom|[Oo]f|[Tt]he|[Oo]utside|[Bb]lock) $")
_SHARED = re.compile(r"([A-Z][a-z'-]+(?: [A-Z]\.)?) (?:and|&) $")
"""A given name that goes without its surname before "and" and a full name: "the brothers Odran and Tess Velk"."""
_SUFFIX = re.compile(r",? (?:Jr|Sr|I+V?)\.?$")
_OLD = re.compile(r"\b\d{1,2}-?\s?years?[- ]old,? $")
_CAPITAL_BEFORE = re.compile(r"(?:\b[A-Z][\w'-]*|\b[A-Z]\.) $")


SURE_SURNAME = 6
"""Letters from which two surnames that differ by one, behind like given names, are one (by judgement, 2026-11-27)."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """One place of a name. ``aged``: an age stands beside it; ``full``: more than one word of the name; ``known``: a mention."""

    start: int
    end: int
    aged: bool
    full: bool
    known: bool


@dataclass(slots=True)
class Candidate:
    """One named person: the forms of the name with their first place, and every place. ``lone``: no more than one word."""

    forms: dict[str, tuple[int, int]] = field(default_factory=dict)
    sightings: list[Sighting] = field(default_factory=list)
    lone: bool = False


def candidates_of(parsed: Parsed, text: str, mentions: tuple[Mention, ...]) -> list[Candidate]:
    """Every person named, in the order of the first sighting; lone last names count as sightings of who is named in full.

    Who only stands in bylines, credits and lists of clips is no candidate."""
    held: dict[tuple[str, str], Candidate] = {}
    lone: dict[tuple[str, str], Candidate] = {}
    for start, end, name, aged, known in _names(parsed, text, mentions):
        key = _key(name, held)
        if key is not None:
            candidate = held.setdefault(key, Candidate())
            full = len(name_words(name)) > 1
            if full:
                candidate.forms.setdefault(name, (start, end))
            candidate.sightings.append(Sighting(start, end, aged, full, known))
        elif known:
            candidate = lone.setdefault(("", name), Candidate(lone=True))
            candidate.forms.setdefault(name, (start, end))
            candidate.sightings.append(Sighting(start, end, aged, False, known))
    found = [*(c for c in held.values() if c.forms), *lone.values()]
    return [c for c in found if not all(is_credit(text, s.start, s.end) for s in c.sightings)]


_Found = tuple[int, int, str, bool, bool]
"""Where a name stands, the name, whether an age stands beside it, and whether it is a mention."""


def _names(parsed: Parsed, text: str, mentions: tuple[Mention, ...]) -> list[_Found]:
    """The names of persons in text order."""
    known = {_without_title(m) for m in mentions if m.type == "person"}
    spans = set(known)
    aged = [(m.start(1), m.end(1)) for pattern in (_NAME_AGE, _AGE_NAME) for m in pattern.finditer(text)]
    spans |= {s for s in aged if not any(s[0] < b and a < s[1] for a, b in known)}
    parsers = [(e.start_char, e.end_char) for e in parsed.doc.ents if e.label_ == "PERSON"]
    taken = list(spans)
    spans |= {s for s in parsers if not any(s[0] < b and a < s[1] for a, b in taken)}
    bodies = [m for m in mentions if m.type not in ("person", "role")]
    found = []
    for start, end in sorted(spans):
        name = _TAIL.sub("", text[start:end])
        stop = start + len(name)
        ordinary = _may_be_name(name)
        if (start, end) not in known and any(_is_body(m, text, start, end) for m in bodies):
            ordinary = False
        if not ordinary and not ((start, end) in aged and _given_and_aged(text, start, stop)):
            continue
        found.append((start, stop, name, any(start < b and a < stop for a, b in aged), (start, end) in known))
    return _with_shared_surnames(text, found)


def no_names(text: str, mentions: tuple[Mention, ...]) -> Iterator[tuple[int, int]]:
    """Places of mentions of persons whose words are no personal name: "Linked Stories Sheriff"."""
    spans = (_without_title(m) for m in mentions if m.type == "person")
    yield from (span for span in spans if " " in text[span[0] : span[1]] and not _may_be_name(_TAIL.sub("", text[slice(*span)])))


def _may_be_name(name: str) -> bool:
    """Whether the words have the shape of a name and none of those that no name holds."""
    if not _SHAPE.fullmatch(name) or name_cues().not_a_name.search(name):
        return False
    return not any(w.lower() in participant_words().not_in_names for w in re.findall(r"[A-Za-z]{2,}", name))


def _is_body(body: Mention, text: str, start: int, end: int) -> bool:
    """Whether words that the parser takes for a person are a body or hold one: "Tess Jordan" is not the kingdom."""
    span = body.span
    if span.end <= start or span.start >= end:
        return False
    first = text[start : span.start].split()
    return not (body.type == "state" and first and first[0].lower() in titles().given)


def _given_and_aged(text: str, start: int, end: int) -> bool:
    """ "Odran Street, 19, was charged", "19-year-old Tess Jordan": a given name and an age say that the two words are a name,
    though the second is a word of places or bodies."""
    words = text[start:end].split()
    if len(words) != 2 or words[0].lower() not in titles().given or _AT.search(text, max(0, start - 10), start):
        return False
    return bool(_AGE_STANDS.match(text, end) or _OLD.search(text, max(0, start - 20), start))


def _with_shared_surnames(text: str, found: list[_Found]) -> list[_Found]:
    """With those whose surname is that of the next: "Odran and Tess Velk" are two Velks, unless the first word is itself the
    surname of somebody named in the report."""
    surnames = {name_words(name)[-1] for _, _, name, _, _ in found if len(name_words(name)) > 1}
    shared: dict[int, _Found] = {}
    for start, _, name, aged, known in found:
        match = _SHARED.search(text, max(0, start - 30), start)
        if match is None or len(name_words(name)) < 2 or _CAPITAL_BEFORE.search(text, max(0, match.start() - 20), match.start()):
            continue
        given = match[1].split()[0].lower()
        if given in titles().given and given not in surnames:
            name = f"{match[1]} {_SUFFIX.sub('', name).split()[-1]}"
            shared[match.start(1)] = (match.start(1), match.end(1), name, aged, known)
    return sorted([*(f for f in found if f[0] not in shared), *shared.values()])


def _without_title(mention: Mention) -> tuple[int, int]:
    """The place of the name alone."""
    span, name = mention.span, mention.name
    if name is not None and name != span.text and span.text.endswith(name):
        return span.end - len(name), span.end
    return span.start, span.end


def _key(name: str, known: dict[tuple[str, str], Candidate]) -> tuple[str, str] | None:
    """First and last name, of "Abu Nasr al-Velki" the by-name and not the "Abu"; a single name means the full name it fits."""
    words = name_words(name)
    if len(words) > 1:
        first = words[1] if len(words) > 2 and words[0].lower() in titles().kunya else words[0]
        key = (first[:3], words[-1])
        return next((k for k in known if k[0] == key[0] and _misspelt(k[1], key[1])), key) if key not in known else key
    fit = [k for k, c in known.items() if words[0] == k[1] or any(words[0] in name_words(f) for f in c.forms)]
    return fit[0] if len(fit) == 1 else None


def _misspelt(one: str, other: str) -> bool:
    """Whether two long surnames differ by one letter, as one report spells one person's ("Onslowe", "Onslow")."""
    return min(len(one), len(other)) >= SURE_SURNAME and Levenshtein.distance(one, other, score_cutoff=1) <= 1


def entity_at(mentions: dict[tuple[int, int], EntityId], start: int, end: int) -> EntityId | None:
    """The entity whose mention stands at or over a name."""
    exact = mentions.get((start, end))
    if exact is not None:
        return exact
    return next((e for (a, b), e in sorted(mentions.items()) if a < end and start < b), None)
