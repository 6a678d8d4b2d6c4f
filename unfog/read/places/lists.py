"""Places named in a row: "Larned, Pratt and Hutchinson" share one kind; "Butler and Clark counties" are counties."""

from __future__ import annotations

import re
from bisect import bisect_left

from unfog.lexicon.gazetteer import AREA, Gazetteer, Hit
from unfog.read.places.names import Name

_JOINED = re.compile(r",?\s+(?:and|or)\s+|,\s+|\s+&\s+")
_NAME = r"[A-Z][\w'.-]+(?: [A-Z][\w'.-]+)?"
_COUNTIES = re.compile(rf"(?:{_NAME}, )*{_NAME},? and {_NAME}(?= (?:counties|parishes)\b)")
_ITEM = re.compile(_NAME)


def counties_in(text: str, places: Gazetteer) -> list[Name]:
    """The names before "counties", each as a county: the text leaves the word out for all but the last."""
    found = []
    if "counties" not in text and "parishes" not in text:
        return []
    for row in _COUNTIES.finditer(text):
        for item in _ITEM.finditer(text, *row.span()):
            hit = places.find(item.group() + " County")
            areas = tuple(i for i in hit.entries if places.entry(i).kind == AREA)
            if areas:
                found.append(Name(item.start(), item.end(), item.group(), Hit(areas, False, False)))
    return found


def coordinated(text: str, found: list[Name], unsure: list[Name]) -> list[Name]:
    """Those of the doubtful names that stand in a row with one that is sure; a row is followed from its sure end."""
    taken = sorted(n.start for n in found)
    ends = {n.end for n in found}
    more: list[Name] = []
    for names, ahead in ((unsure, False), (unsure[::-1], True)):
        for name in names:
            if name.label == "PERSON" or name in more:
                continue
            if ahead:
                at = bisect_left(taken, name.end)
                near = at < len(taken) and _JOINED.fullmatch(text, name.end, taken[at])
            else:
                before = max((end for end in ends if name.start - 8 <= end <= name.start), default=-1)
                near = before >= 0 and _JOINED.fullmatch(text, before, name.start)
            if near:
                more.append(name)
                taken.insert(bisect_left(taken, name.start), name.start)
                ends.add(name.end)
    return more
