"""Which weapons cannot both have done one deed (``weapon_rivals.toml``)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from unfog.errors import ConfigError
from unfog.lexicon.files import toml_of


@dataclass(frozen=True, slots=True, kw_only=True)
class WeaponKind:
    """What somebody says a weapon was: ``also`` are the kinds that may be told of the same one."""

    name: str
    family: str
    also: frozenset[str]
    words: re.Pattern[str]

    def rivals(self, other: WeaponKind) -> bool:
        """Whether the two cannot both have done it; the same either way round."""
        apart = other.name not in self.also and self.name not in other.also
        return self is not other and self.family == other.family and apart


@lru_cache(maxsize=1)
def weapon_kinds(language: str = "en") -> tuple[WeaponKind, ...]:
    """The kinds in the order in which they are tried.

    Raises:
        ConfigError: a kind is said to be told of one that is not in the table.
    """
    path = f"{language}/weapon_rivals.toml"
    rows = toml_of(path)["kind"]
    names = {row["name"] for row in rows}
    for row in rows:
        if unknown := sorted(set(row["also"]) - names):
            raise ConfigError(f"lexicon/{path}: {row['name']!r} is told of {unknown}, which the table does not have")
    return tuple(
        WeaponKind(name=row["name"], family=row["family"], also=frozenset(row["also"]), words=re.compile("|".join(row["words"])))
        for row in rows
    )


def weapon_kind(words: str) -> WeaponKind | None:
    """The kind that a claim's words name, ``None`` where they say no more than that there was a weapon."""
    low = words.lower()
    return next((kind for kind in weapon_kinds() if kind.words.search(low)), None)
