"""Cues that tie one happening to another (``en/links.toml``)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import get_args

from unfog.errors import ConfigError
from unfog.lexicon.files import toml_of
from unfog.model import LinkType


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkLexicon:
    """Patterns by link type, in the order they are tried, and nouns that may be linked to beside the triggers.

    ``order`` says that a sentence tells of something before the main happening, ``series`` that it tells a sum over a stretch
    of time. ``called`` gives the noun by which what a verb tells is named: "shot" -> "shooting"; ``anybody`` are
    words for those harmed that tell one happening from no other; ``bodily`` are nouns of what is done to people alone. The
    last words of ``before_clause`` may lead to a clause: "came five days after two missiles were fired".
    """

    cues: tuple[tuple[LinkType, re.Pattern[str]], ...]
    heads: frozenset[str]
    order: re.Pattern[str]
    series: re.Pattern[str]
    called: dict[str, str]
    anybody: frozenset[str]
    bodily: frozenset[str]
    before_clause: Mapping[LinkType, tuple[str, ...]]


@lru_cache(maxsize=4)
def link_lexicon(language: str = "en") -> LinkLexicon:
    """The link cues of one language.

    Raises:
        ConfigError: an entry names a type that the model does not know, or a pattern does not compile.
    """
    name = f"{language}/links.toml"
    data = toml_of(name)
    cues: list[tuple[LinkType, re.Pattern[str]]] = []
    for entry in data["link"]:
        kind = next((known for known in get_args(LinkType) if known == entry["type"]), None)
        if kind is None or not entry.get("example"):
            raise ConfigError(f"lexicon/{name}: link type {entry['type']!r} is unknown or has no example")
        try:
            cues.append((kind, re.compile(r"\b(?:" + "|".join(entry["patterns"]) + r")\b")))
        except re.error as error:
            raise ConfigError(f"lexicon/{name}: {error} in {entry['type']!r}") from error
    patterns = {}
    for key in ("order", "series"):
        try:
            patterns[key] = re.compile(r"\b(?:" + "|".join(data[key]["patterns"]) + r")\b")
        except re.error as error:
            raise ConfigError(f"lexicon/{name}: {error} in the patterns of {key}") from error
    called = {form: noun for noun, forms in data["called"].items() for form in forms}
    heads = frozenset(data["heads"]["words"])
    return LinkLexicon(
        cues=tuple(cues),
        heads=heads,
        order=patterns["order"],
        series=patterns["series"],
        called=called,
        anybody=frozenset(data["anybody"]["words"]),
        before_clause={kind: tuple(data["before_clause"].get(kind, ())) for kind in get_args(LinkType)},
        bodily=frozenset(data["bodily"]["words"]),
    )
