"""What is told of a person by the words around the name (``en/told_people.toml``): harmed, harms, speaks, lives."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, get_args

from unfog.errors import ConfigError
from unfog.lexicon.files import toml_of

Told = Literal["harmed", "weak", "speaks", "harms", "lives", "denied"]
MEANS: tuple[Told, ...] = get_args(Told)
BEFORE, AFTER = 130, 170
"""Code points before and after a name in which frames are looked for."""
NAME = "Odran Velk"
"""The name in the examples and traps of the file."""
_AT = "\x00"
"""What stands for a name where a frame is matched."""


_NOT_SPOKEN = "(?! (?:said|told|says|added|wrote))"
"""Whoever the words before a name are of, one who speaks right after it is not meant ("killed three, Odran Velk said")."""
_OPENS = re.compile('(?:^|[.!?:\u201c\u201d"\n] ?)[A-Z](?=[a-z]+[ :,])')
"""A capital that only says that a sentence begins."""


def _lowered(match: re.Match[str]) -> str:
    return match.group().lower()


@dataclass(frozen=True, slots=True, kw_only=True)
class Frames:
    """For each meaning, patterns of the words before a name, of those after it, and of both at once."""

    before: dict[Told, re.Pattern[str]]
    after: dict[Told, re.Pattern[str]]
    examples: tuple[tuple[Told, str], ...]
    traps: tuple[tuple[Told, str], ...]

    def told(self, text: str, start: int, end: int) -> set[Told]:
        """What the words around ``text[start:end]`` say of the person of that name."""
        before, after = text[max(0, start - BEFORE) : start], text[end : end + AFTER]
        before = f"{_OPENS.sub(_lowered, before)}{_AT}{after[:8]}"
        return {means for means in MEANS if self.before[means].search(before) or self.after[means].match(after)}


@lru_cache(maxsize=4)
def frames_of_people(language: str = "en") -> Frames:
    """The frames of one language.

    Raises:
        ConfigError: an entry is incomplete, or a pattern does not compile or has the name in its middle.
    """
    name = f"{language}/told_people.toml"
    data = toml_of(name)
    macros: dict[str, str] = data["macros"]
    before: dict[Told, list[str]] = {means: [] for means in MEANS}
    after: dict[Told, list[str]] = {means: [] for means in MEANS}
    examples: list[tuple[Told, str]] = []
    traps: list[tuple[Told, str]] = []
    for entry in data["frame"]:
        if entry.get("means") not in MEANS or not entry.get("of") or not entry.get("examples"):
            raise ConfigError(f"lexicon/{name}: a frame needs 'means' (one of {', '.join(MEANS)}), 'of' and 'examples'")
        means: Told = entry["means"]
        examples += [(means, said) for said in entry["examples"]]
        traps += [(means, said) for said in entry.get("traps", ())]
        for pattern in entry["patterns"]:
            pattern = _spelled_out(pattern, macros)
            if pattern.startswith("N"):
                after[means].append(pattern[1:])
            elif pattern.endswith("N"):
                before[means].append(pattern[:-1] + _AT + ("" if means == "speaks" else _NOT_SPOKEN))
            else:
                raise ConfigError(f"lexicon/{name}: the name (N) opens or closes a pattern: {pattern}")
    try:
        return Frames(
            before={means: _any(before[means]) for means in MEANS},
            after={means: _any(after[means]) for means in MEANS},
            examples=tuple(examples),
            traps=tuple(traps),
        )
    except re.error as error:
        raise ConfigError(f"lexicon/{name}: {error}") from error


def _spelled_out(pattern: str, macros: dict[str, str]) -> str:
    """A pattern with its macros, which may hold further ones, put in."""
    for _ in macros:
        for macro, words in macros.items():
            pattern = pattern.replace("{" + macro + "}", words)
    return pattern


def _any(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in patterns) if patterns else r"(?!)")


_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_STOP = re.compile(r"(?<![A-Z][a-z])(?<![A-Z][a-z]{2})[.!?](?= |$)|[;\n]")


def years_away(text: str, start: int, end: int, year: str) -> bool:
    """Whether the sentence around a name tells of another year ("the 2020 killing of ...")."""
    before = _STOP.split(text[max(0, start - 60) : start])[-1]
    after = _STOP.split(text[end : end + 60])[0]
    found = set(_YEAR.findall(before) + _YEAR.findall(after))
    return bool(found) and bool(year) and year not in found
