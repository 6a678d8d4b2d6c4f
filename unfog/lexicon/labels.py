"""What stands before a colon at the head of a line and is no speaker (``en/labels.toml``)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from unfog.errors import ConfigError
from unfog.lexicon.files import toml_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """``headings`` are words that alone head a line, ``own_texts`` what a text calls itself; ``sides`` nouns for a side of a
    fight, ``whose`` words that say the same beside a noun for armed people: both tell whose losses follow. ``counted`` are
    nouns for persons that a tally lists."""

    headings: frozenset[str]
    own_texts: frozenset[str]
    sides: frozenset[str]
    whose: frozenset[str]
    counted: frozenset[str]


@lru_cache(maxsize=2)
def labels(language: str = "en") -> Labels:
    """The table of a language.

    Raises:
        ConfigError: a part of the file is missing.
    """
    name = f"{language}/labels.toml"
    data = toml_of(name)
    try:
        return Labels(
            headings=frozenset(data["heading"]["words"]),
            own_texts=frozenset(data["own_text"]["words"]),
            sides=frozenset(data["side"]["nouns"]),
            whose=frozenset(data["whose"]["words"]),
            counted=frozenset(data["counted"]["nouns"]),
        )
    except KeyError as error:
        raise ConfigError(f"lexicon/{name}: {error} is missing") from error
