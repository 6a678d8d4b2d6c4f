"""What a report says of each person it names, in so many words: harmed, harms, speaks (``lexicon.told_people``).

Three steps: the words around each place of the name; what the next sentence says of "he" or "she"; and the list in which a
name stands beside those of people harmed ("A, 34, a baker, and his son B").
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from unfog.lexicon.titles import titles
from unfog.lexicon.told_people import Told, frames_of_people, years_away
from unfog.read.counts.candidates import Candidate

_PRONOUN = re.compile(r"""[^.!?\n]{0,160}[.!?]["\u201d]? (He|She|Both|Both (?:men|women|of them)|They|The ([a-z]+))(?= )""")
"""From a name to the "he", "both" or "the teacher" that opens the next sentence."""
_AGE = r"(?:,? \(?(?:aged? )?\d{1,3}\)?(?: years old)?)?"
_BESIDE = r"(?:, (?:an?|the|his|her|their|both|who|from|of)\b[^,.;\n]{1,60})?"
_SOME = r"(?:an?|the|his|her|their|its|one|another|some|other|\d+|two|three|four|five|six|seven|eight|nine|ten)"
_OWNED = rf"(?:{_SOME}(?: [\w'\u2019-]+){{1,6}}?,? |(?:[a-z][\w-]+ ){{1,3}})?(?:[A-Z][\w.]* ){{0,3}}"
_AND = r"(?:,? (?:and|as well as|along with|together with)(?: also| that of)?|,|;| \u2013| \u2014)"
_JOINT = re.compile(rf"{_AGE}{_BESIDE}{_AND} {_OWNED}")
"""What may stand between two names of one list: age, a description, a comma or "and", and what describes the next one."""
_NEAREST = 110


def told_of(text: str, candidates: Sequence[Candidate], left_out: Sequence[tuple[int, int]], year: str) -> list[set[Told]]:
    """For every candidate, what the report says of him or her; in their order.

    ``left_out`` are stretches that tell of something else (boilerplate, other happenings), ``year`` that of publication, ""
    where unknown: what is told with another year is not of this report's happening. Of what only the parser takes for a
    person's name, only that it speaks is believed.
    """
    frames = frames_of_people()
    places: list[Place] = []
    here: list[set[Told]] = []
    near = [False] * len(candidates)
    for start, end, n in sorted((s.start, s.end, n) for n, c in enumerate(candidates) for s in c.sightings):
        away = years_away(text, start, end, year)
        near[n] = near[n] or not away
        if not any(a <= start < b for a, b in left_out):
            places.append((start, end, n))
            told = frames.told(text, start, end)
            here.append(told - {"harmed", "weak"} if away or "denied" in told else told)
    _by_pronoun(text, places, here)
    _by_list(text, places, here)
    found: list[set[Told]] = [set() for _ in candidates]
    for (_, _, n), said in zip(places, here, strict=True):
        found[n] |= said if any(s.known for s in candidates[n].sightings) else said & {"speaks"}
    for n in (n for n, is_near in enumerate(near) if not is_near):
        found[n].add("lives")  # all that is told of them is of another year
    return found


Place = tuple[int, int, int]
"""Where a name stands, and whose it is."""


def _by_pronoun(text: str, places: Sequence[Place], here: list[set[Told]]) -> None:
    """A sentence that names one person who does not speak in it, and the next one with "he" or "she" as its subject."""
    frames = frames_of_people()
    starts = [start for start, _, _ in places]
    for at, (start, end, n) in enumerate(places):
        match = _PRONOUN.match(text, end)
        if match is None or "speaks" in here[at] or bisect_right(starts, match.start(1)) != at + 1:
            continue
        if match.group(2) and match.group(2) not in titles().trades:
            continue
        before = places[at - 1] if at else None
        opens = max(text.rfind(". ", 0, start), text.rfind("\n", 0, start))
        company = before is not None and before[0] > opens and before[2] != n
        together = match.group(1).startswith(("Both", "They"))
        if (company and not together) or frames.after["harmed"].match(text, match.end(1)) is None:
            continue
        here[at].add("harmed")
        if company and together and "speaks" not in here[at - 1]:
            here[at - 1].add("harmed")


def _by_list(text: str, places: Sequence[Place], here: list[set[Told]]) -> None:
    """Who stands in one list with people harmed there is harmed, unless he or she speaks or is told as the one who did it."""
    for order in (range(len(places) - 1), range(len(places) - 2, -1, -1)):
        for at in order:
            (_, end, one), (start, _, two) = places[at], places[at + 1]
            if start - end > _NEAREST or one == two or not _JOINT.fullmatch(text, end, start):
                continue
            for a, b in ((at, at + 1), (at + 1, at)):
                if not {"speaks", "harms", "lives", "denied"} & here[b]:
                    here[b] |= here[a] & {"harmed", "weak"}
