"""The words, patterns, zones and offices of English time expressions, read once from the data files and checked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from unfog.errors import ConfigError
from unfog.lexicon.files import rows_of, toml_of

WORDS = "en/times.toml"
RULES = "en/times_rules.toml"
ZONES = "en/times_zones.tsv"
OFFICES = "offices.toml"
_HOLE = re.compile(r"\{([A-Z][A-Z0-9]*)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One pattern of the grammar, its fragments filled in; ``example`` is matched by it in full."""

    name: str
    pattern: str
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """A word for the zone of a clock: its IANA name (``None``: the scene's own) and what TimeML writes after the clock."""

    name: str | None
    suffix: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenure:
    """One term in an office: first and last day, both inclusive; ``until`` is ``None`` while it had not ended."""

    words: str
    since: date
    until: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Offices:
    """Terms by the words that show them ("president obama", "obama administration"), and the last day a report may have."""

    tenures: Mapping[str, tuple[Tenure, ...]]
    horizon: date


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeWords:
    """Everything the grammar of times takes from data; keys are lower case."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    numbers: Mapping[str, float]
    ordinals: Mapping[str, int]
    seasons: Mapping[str, str]
    parts: Mapping[str, str]
    units: Mapping[str, tuple[str, int]]
    fixed: Mapping[str, str]
    known: Mapping[str, date]
    vague: Mapping[str, str]
    vague_in_news: Mapping[str, str]
    frequencies: Mapping[str, str]
    frequencies_in_narrative: Mapping[str, str]
    hijri_months: Mapping[str, int]
    jalali_months: Mapping[str, int]
    tense: Mapping[str, Any]
    aside: str
    publication: tuple[str, ...]
    publication_opening: tuple[str, ...]
    checks: Mapping[str, str]
    zones: Mapping[str, Zone]
    rules: tuple[Rule, ...]


@cache
def time_words() -> TimeWords:
    """The shipped words and patterns of English.

    Raises:
        ConfigError: a data file is missing or damaged, or a rule names a fragment that does not exist.
    """
    data = toml_of(WORDS)
    zones = {row["word"]: Zone(name=row["zone"] or None, suffix=row["suffix"]) for row in rows_of(ZONES)}
    abbreviations = [row["word"] for row in rows_of(ZONES) if row["kind"] == "abbreviation"]
    return TimeWords(
        months=data["months"],
        weekdays=data["weekdays"] | data["weekday_short"],
        numbers=data["numbers"],
        ordinals=data["ordinals"],
        seasons=data["seasons"],
        parts=data["parts"],
        units={word: (letters, days) for word, (letters, days) in data["units"].items()},
        fixed=data["fixed"],
        known={word: date.fromisoformat(day) for word, day in data["known"].items()},
        vague=data["vague"],
        vague_in_news=data["vague_in_news"],
        frequencies=data["frequencies"],
        frequencies_in_narrative=data["frequencies_in_narrative"],
        hijri_months=data["hijri_months"],
        jalali_months=data["jalali_months"],
        tense=data["tense"],
        aside=data["narrative"]["aside"],
        publication=tuple(data["publication"]["labels"]),
        publication_opening=tuple(data["publication"]["opening_labels"]),
        checks=data["checks"],
        zones=zones,
        rules=_rules(_fragments(data, zones, abbreviations)),
    )


@cache
def time_nouns() -> frozenset[str]:
    """Days of the week, months and units, in lower case: the nouns that make a phrase one of time."""
    words = time_words()
    return frozenset((*words.weekdays, *words.months, *words.units))


@cache
def offices() -> Offices:
    """Who held which office when, by the words that show it."""
    data = toml_of(OFFICES)
    tenures: dict[str, list[Tenure]] = {}
    for office in data["office"]:
        for holder in office["holders"]:
            until = date.fromisoformat(holder["to"]) if "to" in holder else None
            name = holder["name"]
            for words in [f"{title} {name}" for title in office["titles"]] + [f"{name} {p}" for p in office["phrases"]]:
                tenure = Tenure(words=words, since=date.fromisoformat(holder["from"]), until=until)
                tenures.setdefault(words, []).append(tenure)
    return Offices(
        tenures={words: tuple(terms) for words, terms in sorted(tenures.items())},
        horizon=date.fromisoformat(data["horizon"]),
    )


def one_of(words: Iterable[str]) -> str:
    """A pattern that matches any of the words, the longest first; a space stands for any white space."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered) + ")"


def _fragments(data: dict[str, Any], zones: Mapping[str, Zone], abbreviations: list[str]) -> dict[str, str]:
    """The named parts of patterns: those written in the rules file, and those made from lists of words."""
    long = [word for word in data["months"] if len(word) > 4 or word in ("may", "june", "july")]
    short = [word for word in data["months"] if word not in long]
    tens = [word for word, n in data["numbers"].items() if n in range(20, 100, 10)]
    ones = [word for word, n in data["numbers"].items() if n in range(1, 10) and word not in ("a", "an", "another")]
    numbers = [word for word in data["numbers"] if word not in ("zero", "another")]
    places = one_of([word for word in zones if word not in abbreviations])
    zone = (
        rf"(?:\s?[(\[,]?\s?(?:{one_of(abbreviations)}\b|{places}\s+(?:standard\s+|daylight\s+|summer\s+)?time\b|local\b)[)\]]?)?"
    )
    made = {
        "MONTH": rf"(?:{one_of(long)}\b|{one_of(short)}\b\.?)",
        "MONTH3": one_of([word for word in data["months"] if len(word) == 3]),
        "WDF": one_of(data["weekdays"]),
        "WD": rf"(?:{one_of(data['weekdays'])}\b|{one_of(data['weekday_short'])}\b\.?)",
        "NUM": rf"(?:\d+(?:\s+1/2|½)|\d+(?:,\d{{3}})*(?:\.\d+)?|"
        rf"{one_of(tens)}[- ]{one_of(ones)}|(?:one|a)\s+hundred|{one_of(numbers)}\b)",
        "ORD": rf"(?:{one_of(data['ordinals'])}|\d{{1,2}}(?:st|nd|rd|th))\b",
        "SEASON": rf"{one_of(data['seasons'])}\b",
        "PART": rf"{one_of(data['parts'])}\b",
        "UNIT": rf"{one_of(data['units'])}s?\b",
        "FREQUENCY": one_of(data["frequencies"]),
        "FIXED": one_of(data["fixed"]),
        "VAGUE": one_of(data["vague"]),
        "KNOWN": one_of(data["known"]),
        "HIJRI": one_of({**data["hijri_months"], **data["jalali_months"]}),
        "ZONE": zone,
        "ZONE2": zone,
    }
    written: dict[str, str] = toml_of(RULES)["fragments"]
    return made | written


def _rules(fragments: Mapping[str, str]) -> tuple[Rule, ...]:
    def fill(found: re.Match[str]) -> str:
        if found.group(1) not in fragments:
            raise ConfigError(f"lexicon/{RULES}: no fragment is called {found.group(1)}")
        return fragments[found.group(1)]

    rules = []
    for entry in toml_of(RULES)["rule"]:
        pattern = _HOLE.sub(fill, entry["pattern"])
        rules.append(Rule(name=entry["name"], pattern=pattern, example=entry["example"]))
    return tuple(rules)
