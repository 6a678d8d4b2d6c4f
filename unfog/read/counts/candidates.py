"""Names of persons in one report, the forms of one name put together: who may have taken part in what it is about."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

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
    for start, end, aged, known in _names(parsed, text, mentions):
        name = text[start:end]
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


def _names(parsed: Parsed, text: str, mentions: tuple[Mention, ...]) -> list[tuple[int, int, bool, bool]]:
    """Places of persons' names in text order, whether an age stands beside them, and whether they are mentions."""
    known = {_without_title(m) for m in mentions if m.type == "person"}
    spans = set(known)
    aged = [(m.start(1), m.end(1)) for pattern in (_NAME_AGE, _AGE_NAME) for m in pattern.finditer(text)]
    spans |= {s for s in aged if not any(s[0] < b and a < s[1] for a, b in known)}
    parsers = [(e.start_char, e.end_char) for e in parsed.doc.ents if e.label_ == "PERSON"]
    taken = list(spans)
    spans |= {s for s in parsers if not any(s[0] < b and a < s[1] for a, b in taken)}
    bodies = [(m.span.start, m.span.end) for m in mentions if m.type not in ("person", "role")]
    odd, lexicon = name_cues().not_a_name, participant_words()
    found = []
    for start, end in sorted(spans):
        name = _TAIL.sub("", text[start:end])
        shape = _SHAPE.fullmatch(name) and not odd.search(name)
        if not shape or any(w.lower() in lexicon.not_in_names for w in re.findall(r"[A-Za-z]{2,}", name)):
            continue
        if (start, end) not in known and any(start < b and a < end for a, b in bodies):
            continue
        stop = start + len(name)
        found.append((start, stop, any(start < b and a < stop for a, b in aged), (start, end) in known))
    return found


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
        return (first[:3], words[-1])
    fit = [k for k, c in known.items() if words[0] == k[1] or any(words[0] in name_words(f) for f in c.forms)]
    return fit[0] if len(fit) == 1 else None


def entity_at(mentions: dict[tuple[int, int], EntityId], start: int, end: int) -> EntityId | None:
    """The entity whose mention stands at or over a name."""
    exact = mentions.get((start, end))
    if exact is not None:
        return exact
    return next((e for (a, b), e in sorted(mentions.items()) if a < end and start < b), None)
