"""What speaks for and against two persons being one, in words: listed for the reviewer, never added up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from unfog.model import Evidence, EvidenceKind, ReportId
from unfog.resolve.parts import agreements
from unfog.resolve.sightings import Part, Sighting

FAR_DAYS = 180
"""Reports published further apart than this speak against (set by judgement; it only sorts a sentence into a list)."""
_SHOWN = 4
"""Shared places, persons or groups named in one sentence at most."""


def evidence(left: Sequence[Sighting], right: Sequence[Sighting]) -> tuple[tuple[Evidence, ...], tuple[Evidence, ...]]:
    """What supports and what opposes that two sets of sightings are one person; the order of the two does not matter."""
    found = [
        *_names(left, right),
        *_roles(left, right),
        *_groups(left, right),
        *_company(left, right),
        *_events(left, right),
        *_dates(left, right),
    ]
    found += _met(left, right)
    return tuple(e for supports, e in found if supports), tuple(e for supports, e in found if not supports)


Sided = Iterator[tuple[bool, Evidence]]


def _made(kind: EvidenceKind, text: str, seen: Iterable[Sighting]) -> Evidence:
    return Evidence(kind=kind, text=text, reports=tuple(sorted({ReportId(s.report) for s in seen})))


def _names(left: Sequence[Sighting], right: Sequence[Sighting]) -> Sided:
    ours, theirs = ({n for s in side for n in s.names} for side in (left, right))
    for supports, text in agreements(sorted(ours), sorted(theirs)):
        yield supports, _made("name", text, (*left, *right))


def _roles(left: Sequence[Sighting], right: Sequence[Sighting]) -> Sided:
    ours, theirs = ({r for s in side for r in s.roles} for side in (left, right))
    if ours & theirs:
        yield True, _made("role", f"both are called {_listed(ours & theirs)}", _with(left, right, lambda s: s.roles))
    elif ours and theirs:
        one, two = sorted((_listed(ours), _listed(theirs)))
        yield False, _made("role", f"one is called {one}, the other {two}", _with(left, right, lambda s: s.roles))


def _groups(left: Sequence[Sighting], right: Sequence[Sighting]) -> Sided:
    ours, theirs = ({g for s in side for g in s.belongs} for side in (left, right))
    if ours & theirs:
        text = f"both are said to belong to {_listed(ours & theirs)}"
        yield True, _made("group", text, _with(left, right, lambda s: s.belongs))
    elif ours and theirs:
        one, two = sorted((_listed(ours), _listed(theirs)))
        text = f"one is said to belong to {one}, the other to {two}"
        yield False, _made("group", text, _with(left, right, lambda s: s.belongs))


def _company(left: Sequence[Sighting], right: Sequence[Sighting]) -> Sided:
    kinds: tuple[tuple[str, EvidenceKind, str], ...] = (
        ("group", "group", "the reports of both name {}"),
        ("place", "place", "the reports of both name {}"),
        ("name", "co-occurrence", "the reports of both name a person called {}"),
    )
    for prefix, kind, said in kinds:
        ours, theirs = ({t for s in side for t in s.company if t.startswith(prefix + ":")} for side in (left, right))
        shared = ours & theirs
        if shared:
            names = {t.partition(":")[2].partition("#")[0] for t in shared}
            yield True, _made(kind, said.format(_listed(names)), (s for s in (*left, *right) if s.company & shared))
        elif ours and theirs:
            yield False, _made(kind, f"the reports of the two name no {_WORDS[kind]} in common", (*left, *right))


_WORDS = {"group": "group", "place": "town or site", "co-occurrence": "other person"}


def _events(left: Sequence[Sighting], right: Sequence[Sighting]) -> Sided:
    ours, theirs = ({p for s in side for p in s.parts} for side in (left, right))
    for part in sorted(ours & theirs, key=_order):
        yield True, _made("event", f"both are the {_told(part)}", [s for s in (*left, *right) if part in s.parts])
    died = [sorted({p.day for p in side if p.role == "victim" and p.day}) for side in (ours, theirs)]
    if died[0] and died[1] and not set(died[0]) & set(died[1]):
        first, second = sorted((", ".join(died[0]), ", ".join(died[1])))
        yield False, _made("event", f"one is a victim on {first}, the other on {second}", _with(left, right, lambda s: s.parts))


def _told(part: Part) -> str:
    article = "an" if part.event[:1] in "aeiou" else "a"
    day, place = f" on {part.day}" if part.day else "", f" in {part.place}" if part.place else ""
    return f"{part.role} of {article} {part.event}{day}{place}"


def _order(part: Part) -> tuple[str, str, str, str]:
    return part.day, part.event, part.role, part.place


def _dates(left: Sequence[Sighting], right: Sequence[Sighting]) -> Sided:
    days = [[date.fromisoformat(s.published[:10]).toordinal() for s in side if len(s.published) >= 10] for side in (left, right)]
    if days[0] and days[1]:
        gap = max(0, max(min(days[0]), min(days[1])) - min(max(days[0]), max(days[1])))
        many = f"{gap} day{'' if gap == 1 else 's'}"
        text = f"their reports were published {many} apart" if gap else "their reports were published in the same days"
        yield gap <= FAR_DAYS, _made("date", text, (*left, *right))


def _met(left: Sequence[Sighting], right: Sequence[Sighting]) -> Sided:
    both = {s.report for s in left} & {s.report for s in right}
    if both:
        met = [s for s in (*left, *right) if s.report in both]
        yield False, _made("co-occurrence", "one report names both, without saying that they are one", met)


def _with(left: Sequence[Sighting], right: Sequence[Sighting], wanted: Callable[[Sighting], object]) -> list[Sighting]:
    return [s for s in (*left, *right) if wanted(s)]


def _listed(words: Iterable[str]) -> str:
    kept = sorted(words)
    more = f" and {len(kept) - _SHOWN} more" if len(kept) > _SHOWN else ""
    return ", ".join(kept[:_SHOWN]) + more
