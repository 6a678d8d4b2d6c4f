"""Words that decide the case of texts written in capitals (``en/casing.toml``)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from unfog.lexicon.files import toml_of


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseLexicon:
    """Lower-case words: names, words that are never names, acronyms, and words a name follows."""

    names: frozenset[str]
    common: frozenset[str]
    acronyms: frozenset[str]
    before_names: frozenset[str]


@lru_cache(maxsize=4)
def case_lexicon(language: str = "en") -> CaseLexicon:
    """The case lexicon of one language."""
    data = toml_of(f"{language}/casing.toml")
    return CaseLexicon(
        names=frozenset(data["names"]),
        common=frozenset(data["common"]),
        acronyms=frozenset(data["acronyms"]),
        before_names=frozenset(data["before_names"]),
    )
