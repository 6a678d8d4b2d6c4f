"""The word lists of place reading (``lexicon/gazetteer/words.toml``) as sets and patterns, made once."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache

from unfog.lexicon.files import rows_of, toml_of
from unfog.lexicon.gazetteer import STATE, gazetteer, key
from unfog.lexicon.titles import titles


class Words:
    """Sets and compiled patterns; use :func:`words`."""

    def __init__(self) -> None:
        table = toml_of("gazetteer/words.toml")
        self._lists = {name: tuple(entry["words"].split()) for name, entry in table.items()}
        self.not_place = frozenset(self._lists["not_place"])
        self.not_place_lower = frozenset(word.lower() for word in self.not_place)
        self.joiners = frozenset(self._lists["joiners"]) | frozenset(self._lists["local"])
        self.division = frozenset(self._lists["division"])
        side, local = self._any("side"), self._any("local")
        self.title_before = re.compile(rf"\b(?:{self._any('person_title')})\.?\s*$")
        self.cue_before = re.compile(rf"(?:\b(?:{self._any('place_cue')})|,)\s+(?:the\s+)?$", re.IGNORECASE)
        self.person_after = re.compile(rf"\s+(?:{self._any('person_after')})\b|,\s+\d{{1,3}},")
        self.townsfolk_after = re.compile(rf"\s+(?:{self._any('townsfolk')})\b")
        self.outlet_after = re.compile(rf"\s+(?:[A-Z]\w+[ -])?(?:{self._any('outlet')})\b(?! of\b)")
        self.disease_after = re.compile(rf"(?:\s+[A-Za-z]+)?[ -](?:{self._any('disease')})\b", re.IGNORECASE)
        self.style_after = re.compile(rf"\s+(?:{self._any('style')})\b")
        self.at_seat = re.compile(rf"\b(?:{self._any('at_seat')})\s+(?:the\s+)?$", re.IGNORECASE)
        self.role_before = re.compile(rf"\b(?:{'|'.join(sorted(titles().role_heads))}),?\s+$")
        self.party_before = re.compile(r"\b[RDI]-$")
        self.given = titles().given
        self.street_after = re.compile(rf"\s+(?:{self._any('street')})(?=\W|$)")
        self.institution_after = re.compile(rf"\s+(?:{self._any('institution')})\b")
        self.division_after = re.compile(rf"\s+(?:{self._any('division')})\b", re.IGNORECASE)
        self.small_division_after = re.compile(rf"\s+(?:{self._any('division')}|{self._any('small_division')})\b", re.IGNORECASE)
        self.local_after = re.compile(rf"\s+(?:{local})\b", re.IGNORECASE)
        self.local_before = re.compile(rf"\b(?:{local})\s+(?:of\s+|called\s+)?$", re.IGNORECASE)
        self.into_next = re.compile(
            rf"(?:'s)?(?:\s+(?:\w+\s+)?(?:{local}))?(?:,\s+|\s+(?:in|of|near|outside)\s+|\s+\()(?:in\s+|the\s+)?(?:(?:{side})\s+)?",
            re.IGNORECASE,
        )
        self.from_last = re.compile(rf"'s\s+(?:(?:{side})\s+)?(?:\w+\s+)?(?:(?:{local})\s+(?:of\s+)?)?", re.IGNORECASE)
        self.at_site = re.compile(r"\b(?:at|near|outside|through|to)\s+(?:the\s+)?$")
        """Before the name of a crossing or camp that is a person's: who is at it is not that person."""
        self.told_after = re.compile(rf"(?:\s+(?:is|lies|located|situated|which|that|an?|the|{local}))*,?\s+\(?", re.IGNORECASE)
        """Between an unknown name and the words that tell it from a known one: "Qarnabi, a village", "Camp Nadir"."""
        self.settled_before = re.compile(rf"\b(?:{self._any('settled')})\s+(?:of|called|named|known as)\s+$", re.IGNORECASE)
        kinds = self._any("service_kind")
        self.service_after = re.compile(rf"(?:'s)?\s+(?:(?:{kinds})\s+){{0,2}}(?:{self._any('service')})\b", re.IGNORECASE)
        self.service_before = re.compile(rf"\b(?:{self._any('office')})\s+(?:of|in|at)\s+(?:the\s+)?$", re.IGNORECASE)
        self.feature_after = re.compile(rf"\s+(?:{self._any('feature')})\b")
        self.housed_after = re.compile(rf"\s+(?:{self._any('housed')})\b")

    def _any(self, name: str) -> str:
        return "|".join(re.escape(word) for word in sorted(self._lists[name], key=lambda word: (-len(word), word)))

    @cached_property
    def abbreviations(self) -> dict[str, int]:
        """State and province abbreviations, with the entry of each."""
        found = {}
        places = gazetteer()
        for row in rows_of("gazetteer/abbreviations.tsv"):
            for index in places.find(row["name"]).entries:
                entry = places.entry(index)
                if entry.kind == STATE and entry.country == row["country"]:
                    found[row["abbreviation"]] = index
                    break
        return found

    @cached_property
    def unit_after(self) -> re.Pattern[str]:
        """A comma and a US state or Canadian province, spelt out or short: what stands before is a place there."""
        names = [row["name"] for row in rows_of("gazetteer/abbreviations.tsv")]
        short = [row["abbreviation"] for row in rows_of("gazetteer/abbreviations.tsv")]
        every = sorted({*names, *short}, key=lambda word: (-len(word), word))
        return re.compile(r",\s+(?:" + "|".join(map(re.escape, every)) + r")(?=\W|$)")


@lru_cache(maxsize=1)
def seats() -> frozenset[str]:
    """Keys of the buildings and quarters whose names stand for who works there (``lexicon/gazetteer/seats.tsv``)."""
    return frozenset(key(row["name"]) for row in rows_of("gazetteer/seats.tsv"))


@lru_cache(maxsize=1)
def capitals() -> frozenset[str]:
    """Keys of the towns whose names stand for governments (``lexicon/states.tsv``): where much is said and written."""
    return frozenset(key(seat) for row in rows_of("states.tsv") for seat in row["seats"].split("|") if seat)


@lru_cache(maxsize=1)
def no_places() -> re.Pattern[str]:
    """Names that are never a place (``lexicon/gazetteer/not_places.tsv``), matched where a place name starts."""
    names = sorted((row["name"] for row in rows_of("gazetteer/not_places.tsv")), key=lambda name: (-len(name), name))
    return re.compile("(?:" + "|".join(map(re.escape, names)) + r")\b")


@lru_cache(maxsize=1)
def words() -> Words:
    """The word lists, read once."""
    return Words()
