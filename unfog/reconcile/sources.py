"""Signs that two reports rest on one source although they share no stretch of wording: one statement relayed in other words,
the same unnamed people, a translation. Each sign is an edge with its reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from unfog.lexicon.romanise import words_of
from unfog.lexicon.sounds import skeleton
from unfog.model import Claim, CountValue, EntityId, Reading, ReportId, ResponsibilityValue
from unfog.reconcile.accounts import is_foreign
from unfog.reconcile.ledger import folded, moment_of

Edge = tuple[ReportId, ReportId, str]
"""Two reports, the one published first before the other, and what ties them, in words."""

_NUMBERS = frozenset({"two", "three", "four", "five", "six", "several"})
_SMALL = frozenset({"of", "the", "a", "an", "in", "from", "with", "to", "and", "who", "for", "at"})

LEAST_STEM = 4
"""Letters two words must begin with alike to count as one in a description ("Iran", "Iranian")."""

UNRELIABLE_KINDS = frozenset({"anonymous official", "unknown", "outlet", "media", "witness", "relative", "social channel"})
"""Kinds of speakers of whom many may say the same without repeating one statement."""

LEAST_FIGURE = 10
"""Smaller numbers are written as words or mean anything; they show no translation."""

TRANSLATED_NAMES, TRANSLATED_FIGURES, TRANSLATED_SHARE = 4, 2, 0.75
"""A translation repeats at least so many words of names and so many figures of the original, and of either this share. Reports
in other languages that were written from several sources share 15 to 60 % of the names of any one report (nine reports of as
many incidents, 2026-11-26)."""

LEAST_CONSONANTS = 3
"""Names with fewer consonants are like ordinary words of a language that writes no vowels."""

_FIGURE = re.compile(r"(?<![\d:.,])\d{2,}(?![\d:]|[.,]\d)")
_YEARS = range(1900, 2100)


def unnamed(readings: Sequence[Reading]) -> Iterator[Edge]:
    """Reports that rest on unnamed speakers of one number and description ("two officials of the northern militias"): they
    may be the same people, so the two are never two witnesses."""
    told = {r.report.id: _described(r) for r in readings}
    for a, b in _pairs([r for r in readings if told[r.report.id]]):
        shared = next((x for x in sorted(told[a]) for y in sorted(told[b]) if _one_description(x, y)), None)
        if shared is not None:
            yield a, b, f'both rest on unnamed speakers, "{" ".join(shared)}", who may be the same'


def _described(reading: Reading) -> set[tuple[str, ...]]:
    """The words of unnamed speakers that give their number and say more than one word about them."""
    names = [a.name or (a.speaker.text if a.speaker else "") for a in reading.attributions]
    words = [tuple(w for w in folded(name).split() if w not in _SMALL) for name in names]
    return {said for said in words if len(said) > 2 and said[0] in _NUMBERS}


def _one_description(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two descriptions have one number, and the shorter says nothing that the longer does not."""
    short, long = sorted((a, b), key=len)
    return a[0] == b[0] and all(any(_one_word(x, y) for y in long) for x in short)


def _one_word(a: str, b: str) -> bool:
    """Whether two words are one but for an ending."""
    a, b = sorted((a.removesuffix("s"), b.removesuffix("s")), key=len)
    return a == b or (len(a) >= LEAST_STEM and b.startswith(a))


def relayed(readings: Sequence[Reading], spoken: Mapping[str, EntityId]) -> Iterator[Edge]:
    """Reports that relay one statement of a named speaker in words of their own: both have a figure, or whom it holds
    responsible, from that speaker. ``spoken`` gives the entity of a folded name."""
    said = {r.report.id: _said(r, spoken) for r in readings}
    for a, b in _pairs([r for r in readings if said[r.report.id]]):
        shared = sorted(said[a].keys() & said[b].keys())
        if shared:
            claim = said[a][shared[0]]
            yield a, b, f'both relay what {claim.speaker.name} said: "{claim.span.text}"'


def _said(reading: Reading, spoken: Mapping[str, EntityId]) -> dict[tuple[str, ...], Claim]:
    """What named speakers say in a report, by speaker and value, each with its first claim."""
    found: dict[tuple[str, ...], Claim] = {}
    for claim in reading.claims:
        value = claim.value
        if claim.speaker.name is None or claim.speaker.kind in UNRELIABLE_KINDS or claim.background:
            continue
        name = folded(claim.speaker.name)
        who = str(spoken.get(name, name))
        if isinstance(value, CountValue):
            found.setdefault((who, claim.field, str(value.min), str(value.max), value.group), claim)
        elif isinstance(value, ResponsibilityValue):
            party = folded(value.party)
            found.setdefault((who, claim.field, str(spoken.get(party, party)), value.stance), claim)
    return found


def translated(readings: Sequence[Reading]) -> Iterator[Edge]:
    """Reports in another language and English reports which hold the same names and figures and hardly any
    others: one is a translation of the other, or both are of a third. Names are compared by their consonants in Latin letters.
    """
    foreign = [r for r in readings if is_foreign(r)]
    others = [(r.report.id, _names(r), _figures(r.report.text)) for r in readings if not is_foreign(r)] if foreign else []
    for reading in foreign:
        words, figures = _bones(reading.report.text), _figures(reading.report.text)
        for report, names, told in others:
            shared, numbers = {bones: name for bones, name in names.items() if bones in words}, told & figures
            if len(shared) < TRANSLATED_NAMES or len(numbers) < TRANSLATED_FIGURES:
                continue
            if len(shared) >= TRANSLATED_SHARE * len(names) and len(numbers) >= TRANSLATED_SHARE * len(told | figures):
                listed = ", ".join([*sorted(shared.values())[:4], *map(str, sorted(numbers)[:4])])
                yield report, reading.report.id, f"the same names and figures in another language ({listed}) and hardly others"


def _names(reading: Reading) -> dict[str, str]:
    """The words of names of persons, bodies and places in a report that is read, by their consonants."""
    names = [m.name for m in reading.mentions if m.name and m.type in ("person", "group", "force")]
    names += [p.name for p in reading.places if not p.demonym]
    return {bones: word for name in names for word in words_of(name) if len(bones := skeleton(word)) >= LEAST_CONSONANTS}


def _bones(text: str) -> set[str]:
    """The consonants of all words of a text, with and without an Arabic article."""
    words = words_of(text)
    return {skeleton(w) for w in words} | {skeleton(w[2:]) for w in words if w.startswith("al") and len(w) > 4}


def _figures(text: str) -> set[int]:
    """The figures of a text, in any digits; years and clock times left out."""
    found = {int(m.group()) for m in _FIGURE.finditer(text)}
    return {n for n in found if n >= LEAST_FIGURE and n not in _YEARS}


def _pairs(readings: Sequence[Reading]) -> Iterator[tuple[ReportId, ReportId]]:
    """All pairs, the report published first before the other."""
    ordered = [r.report.id for r in sorted(readings, key=lambda r: (moment_of(r), r.report.id))]
    for n, a in enumerate(ordered):
        for b in ordered[n + 1 :]:
            yield a, b
