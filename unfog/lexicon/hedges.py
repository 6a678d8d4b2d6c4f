"""Hedges (``en/hedges.toml``): words that say how surely something is held, by how they must stand to the claim."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import get_args

from unfog.errors import ConfigError
from unfog.lexicon.families import Family
from unfog.lexicon.files import toml_of
from unfog.model import Certainty

KINDS = ("adverb", "modal", "verb", "noun", "adjective", "source", "negated", "sentence", "previous")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hedges:
    """``of`` gives, for each kind of hedge, word -> certainty; ``phrases`` are (pattern, certainty, speaks of the
    sentence before); ``superseded`` the patterns of what a report takes back."""

    of: dict[str, dict[str, Certainty]]
    phrases: tuple[tuple[re.Pattern[str], Certainty, bool], ...]
    superseded: Family


@lru_cache(maxsize=2)
def hedges(language: str = "en") -> Hedges:
    """The hedges of a language.

    Raises:
        ConfigError: an entry has an unknown kind or certainty, or lacks its definition, example or words.
    """
    name = f"{language}/hedges.toml"
    data = toml_of(name)
    of: dict[str, dict[str, Certainty]] = {kind: {} for kind in KINDS}
    phrases: list[tuple[re.Pattern[str], Certainty, bool]] = []
    for number, entry in enumerate(data["hedge"], 1):
        kind, certainty, words = entry.get("kind"), entry.get("certainty"), entry.get("words")
        if kind not in KINDS or certainty not in get_args(Certainty):
            raise ConfigError(f"lexicon/{name} hedge {number}: kind {kind!r} or certainty {certainty!r} is unknown")
        if not (words and entry.get("definition") and entry.get("example")):
            raise ConfigError(f"lexicon/{name} hedge {number}: words, definition and example are needed")
        if kind in ("sentence", "previous"):
            pattern = re.compile(r"\b(?:" + "|".join(re.escape(word) for word in words) + r")\b", re.IGNORECASE)
            phrases.append((pattern, certainty, kind == "previous"))
        for word in words:
            of[kind].setdefault(word, certainty)
    patterns = Family([re.compile(entry["pattern"], re.IGNORECASE) for entry in data["superseded"]])
    return Hedges(of=of, phrases=tuple(phrases), superseded=patterns)
