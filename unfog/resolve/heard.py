"""Persons named in one report, heard again in the text of others: a name of two words or more that the reader passed over.

Of those whom one report of an incident names, another, often in another script, tells without a word that would make a reader
take theirs for a name. Where the words of its text sound like the full name of a person of the same incident, they are that
person's, under the rules by which mentions are joined (:func:`unfog.resolve.parts.verdict`). Only within one incident:
among all reports of a store such a likeness would say nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from unfog.lexicon.sounds import skeleton
from unfog.lexicon.titles import titles
from unfog.model import EntityId, Reading, make_id
from unfog.resolve.features import ready
from unfog.resolve.parts import parts_of, verdict
from unfog.resolve.sightings import SAME_INCIDENT, Sighting

LONGEST = 5
"""Words of one name that are tried at most."""
_WORD = re.compile(r"[^\W\d_][\w'’ʼ‑-]*", re.UNICODE)
_APART = re.compile(r"[ \u00a0\u200c]+")


def heard_again(readings: Sequence[Reading], seen: Sequence[Sighting]) -> Iterator[Sighting]:
    """A sighting for each stretch of a report's text that is the full name of somebody whom another report names."""
    named = [s for s in seen if s.type == "person" and any(parts_of(n).full for n in s.names)]
    if not named:
        return
    by_report: dict[str, list[Sighting]] = defaultdict(list)
    for sighting in named:
        by_report[sighting.report].append(sighting)
    for reading in sorted(readings, key=lambda r: r.report.id):
        here = by_report[reading.report.id]
        missing = [p for p in named if p.report != reading.report.id and not any(_one(p, s) for s in here)]
        yield from _heard(reading, missing)


def _one(person: Sighting, other: Sighting) -> bool:
    return verdict(person.names, other.names) == "same"


def _heard(reading: Reading, missing: Sequence[Sighting]) -> Iterator[Sighting]:
    names = sorted({n for p in missing for n in p.names if parts_of(n).full and not parts_of(n).byname})
    if not names:
        return
    wanted = {bone for name in names for word in ready(name).words if (bone := skeleton(word))}
    text = reading.report.text
    words = [m.span() for m in _WORD.finditer(text)]
    bones = [{skeleton(w) for w in ready(text[a:b]).words} for a, b in words]
    taken = [(m.span.start, m.span.end) for m in reading.mentions if m.type == "person"]
    taken += [(place.span.start, place.span.end) for place in reading.places]
    k = 0
    while k < len(words):
        found = _name_at(text, words, bones, k, wanted, names)
        if found is None:
            k += 1
            continue
        first, last = found
        start, end = words[first][0], words[last][1]
        if not any(start < b and a < end for a, b in taken):
            yield _sighting(reading, start, end)
        k = last + 1


def _name_at(
    text: str, words: Sequence[tuple[int, int]], bones: Sequence[set[str]], k: int, wanted: set[str], names: Sequence[str]
) -> tuple[int, int] | None:
    """The numbers of the first and last word of such a name that begins with word ``k``: the one whose number of words is that of
    the name, then the longest; a word before it that may be a title is left out."""
    if not _may_be_name(text, words[k], first=True):
        return None
    last = k
    while last + 1 < min(len(words), k + LONGEST) and _APART.fullmatch(text, words[last][1], words[last + 1][0]):
        if not _may_be_name(text, words[last + 1], first=False):
            break
        last += 1
    fits = [
        (gap, -end, first)
        for first in (k, k + 1)
        for end in range(first + 1, last + 1)
        if not (bones[first] | bones[end]).isdisjoint(wanted)
        and (gap := _gap(text[words[first][0] : words[end][1]], names)) is not None
    ]
    if all(first > k for *_, first in fits):
        return None
    _, end, first = min(fits)
    return first, -end


def _gap(said: str, names: Sequence[str]) -> int | None:
    """By how many words the words said differ in number from a name that they are; ``None`` where they are none of the names."""
    length = len(ready(said).words)
    gaps = (abs(length - len(ready(name).words)) for name in names if verdict((name,), (said,)) == "same")
    return min((gap for gap in gaps if gap <= 1), default=None)


def _may_be_name(text: str, span: tuple[int, int], *, first: bool) -> bool:
    """Whether a word may stand in a name: with a capital where its script has them, or a small particle inside."""
    word = text[slice(*span)]
    return not word[0].islower() or (not first and word in titles().particles)


def _sighting(reading: Reading, start: int, end: int) -> Sighting:
    name = reading.report.text[start:end]
    return Sighting(
        id=EntityId(make_id("h", reading.report.id, start, name)),
        report=reading.report.id,
        type="person",
        names=(name,),
        counts=((name, 1),),
        company=frozenset(),
        near=frozenset({SAME_INCIDENT}),
        actor=None,
        published=reading.report.published or reading.publication.earliest or "",
    )
