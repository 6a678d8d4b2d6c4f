"""A second opinion on every gazetteer match: how likely it is a place whose right entry the gazetteer holds.

The rules of :mod:`unfog.read.places.find` decide first; their answer is one of some thirty abstract features (entity label,
population, capitals and cues beside it, what the same name is called elsewhere in the text). None of them holds a word. The
weights lie in ``lexicon/gazetteer/judge_weights.tsv`` and are fitted by ``tools/fit_places.py``.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from unfog.lexicon.files import rows_of
from unfog.lexicon.gazetteer import COUNTRY, REGION, SITE, key
from unfog.read.places.names import Name, overlaps
from unfog.read.places.vetoes import vetoed

if TYPE_CHECKING:
    from unfog.read.places.find import Ent, Finder

LIKELY = 0.33
"""A match is a place from this probability on (best mean F1 on LGL, GeoWebNews and GeoVirus, 2026-11-26; flat from .25 to .4)."""
MOST = 40
"""Candidates looked at for one name, the most populous."""
_IN = re.compile(
    r"\b(?:in|near|outside|around|reach|reached|northern|southern|eastern|western|central|downtown)\s+$", re.IGNORECASE
)
_CAPITAL_BEFORE = re.compile(r"\b[A-Z][a-z]+ (?:[A-Z]\. )?$")
_CAPITAL_AFTER = re.compile(r" [A-Z][a-z]+")
_COMMA_CAPITAL = re.compile(r", [A-Z]")
_PEOPLE_FROM = (1_000, 10_000, 50_000, 200_000)


@dataclass(slots=True)
class Elsewhere:
    """How often a name stands in the text, is labelled a place or a person, follows a word of position, and is taken
    by the rules."""

    times: int = 0
    places: int = 0
    persons: int = 0
    cued: int = 0
    ruled: int = 0


class Judge:
    """Judges the matches of one text."""

    def __init__(self, finder: Finder, matches: Sequence[tuple[Name, Ent | None]], by_rules: Sequence[Name]) -> None:
        self._finder = finder
        self._matches = matches
        self._by_rules = by_rules
        self._starts = {name.start: name for name in by_rules}
        self._elsewhere: dict[str, Elsewhere] = {}
        for name, _ in matches:
            seen = self._elsewhere.setdefault(name.text, Elsewhere())
            seen.times += 1
            seen.places += name.label in ("GPE", "LOC")
            seen.persons += name.label == "PERSON"
            seen.cued += self._cued(name)
            seen.ruled += name.start in self._starts

    def accepted(self) -> list[Name]:
        """The names found by rules and the other matches that are likely, in text order and without overlaps.

        A name the rules took and the judge refuses stays as a silent one: it is no mention, but it tells where the text plays.
        """
        kept = list(self._by_rules)
        for name, ent in self._matches:
            if not self.judges(name):
                continue
            likely = self.likelihood(name, ent) >= LIKELY
            if name.start in self._starts:
                name.silent = not likely
            elif likely and not overlaps(name, kept):
                kept.append(name)
        return sorted(kept, key=lambda name: name.start)

    def judges(self, name: Name) -> bool:
        """Whether a match is open to a second opinion; another name at its place is not (a county: the rules know more of it),
        nor, of those the rules left out, one after a title, a person's first name, or a second name of a town."""
        if self._starts.get(name.start, name) is not name or self._exempt(name):
            return False
        if name.start in self._starts:
            return True
        finder, before = self._finder, self._finder.text[max(0, name.start - 24) : name.start]
        if name.text in finder.first_names or finder.words.title_before.search(before):
            return False
        return any(key(finder.places.entry(i).name) == key(name.text) for i in name.hit.entries[:MOST])

    def likelihood(self, name: Name, ent: Ent | None) -> float:
        """Probability of a place that the gazetteer can locate."""
        table = weights()
        score = table["bias"] + sum(table[what] * value for what, value in self.features(name, ent).items())
        return 1 / (1 + math.exp(-score))

    def features(self, name: Name, ent: Ent | None) -> dict[str, float]:
        """The abstract features of one match; each lies between 0 and 1, the number of candidates apart."""
        finder, words, text = self._finder, self._finder.words, self._finder.text
        before, after = text[max(0, name.start - 24) : name.start], text[name.end : name.end + 24]
        entries = [finder.places.entry(i) for i in name.hit.entries[:MOST]]
        people = max(entry.population for entry in entries)
        known = finder.known(name)
        ent_start = (ent[0] + 4 if text[ent[0] : ent[0] + 4].lower() == "the " else ent[0]) if ent else -1
        inner = ent is not None and name.start > ent_start
        longer = ent is not None and name.end < ent[1]
        whole = ent is not None and not inner and not longer
        seen, by_rules = self._elsewhere[name.text], name.start in self._starts
        others = max(1, seen.times - 1)
        place, person = name.label in ("GPE", "LOC"), name.label == "PERSON"
        veto = vetoed(name.text, name.label, before, after, words, known=known, inner=inner, demonym=name.demonym)
        found = {
            "rules": by_rules,
            "known": known,
            "whole": whole,
            "whole and GPE": whole and name.label == "GPE",
            "inner": inner,
            "inner and ORG": inner and name.label == "ORG",
            "longer": longer,
            "LOC": name.label == "LOC",
            "GPE and 10,000": name.label == "GPE" and people >= 10_000,
            "ORG and 50,000": name.label == "ORG" and people >= 50_000,
            "own name": any(key(entry.name) == key(name.text) for entry in entries),
            "word": name.hit.common,
            "one word": name.hit.common and " " not in name.text,
            "long": len(name.text) > 9,
            "short": len(name.text) < 5,
            "capitals": name.text.isupper(),
            "never a place": name.text in words.not_place,
            "cue before": words.cue_before.search(before) is not None,
            "in": self._cued(name),
            "the": before.lower().endswith("the "),
            "institution after": words.institution_after.match(after) is not None,
            "townsfolk after": words.townsfolk_after.match(after) is not None,
            "person after": words.person_after.match(after) is not None,
            "capital before": _CAPITAL_BEFORE.search(before) is not None,
            "capital after": _CAPITAL_AFTER.match(after) is not None,
            "comma and capital": _COMMA_CAPITAL.match(after) is not None,
            "given name": " " not in name.text and name.text.lower() in words.given,
            "surname in the text": name.text in finder.people,
            "vetoed": veto,
            "cued elsewhere": seen.cued > self._cued(name),
        }
        numbers = {f"people {least}": float(people >= least) for least in _PEOPLE_FROM}
        numbers["rules elsewhere"] = (seen.ruled - by_rules) / others
        numbers["place elsewhere"] = (seen.places - place) / others
        numbers["person elsewhere"] = (seen.persons - person) / others
        numbers["candidates"] = math.log(len(name.hit.entries))
        return {what: float(value) for what, value in found.items()} | numbers

    def _cued(self, name: Name) -> bool:
        return _IN.search(self._finder.text[max(0, name.start - 24) : name.start]) is not None

    def _exempt(self, name: Name) -> bool:
        """Names the rules alone decide: demonyms, datelines, abbreviations, countries, regions, sites, "X County", "X, Ohio"."""
        finder, text = self._finder, self._finder.text
        kinds = {finder.places.entry(i).kind for i in name.hit.entries[:MOST]}
        return (
            name.demonym
            or name.dateline
            or name.text in finder.words.abbreviations
            or name.text.endswith((" County", " Parish", " Co."))
            or finder.words.unit_after.match(text, name.end) is not None
            or finder.words.party_before.search(text[max(0, name.start - 4) : name.start]) is not None
            or finder.quiet
            or name.start in finder.loud
            or bool(kinds & {SITE, REGION, COUNTRY})
        )


@cache
def weights() -> dict[str, float]:
    """Weight of each feature."""
    return {row["feature"]: float(row["weight"]) for row in rows_of("gazetteer/judge_weights.tsv")}
