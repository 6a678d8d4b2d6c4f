"""Who may be named in a public export (``en/privacy.toml``)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from unfog.lexicon.files import toml_of


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivacyWords:
    """Word sets over lower-case words; see the file for what each one means."""

    public_titles: frozenset[str]
    public_roles: frozenset[str]
    not_public_by: frozenset[str]
    minors: frozenset[str]
    public_speakers: frozenset[str]


@lru_cache(maxsize=4)
def privacy_words(language: str = "en") -> PrivacyWords:
    """The words of one language."""
    table = toml_of(f"{language}/privacy.toml")
    return PrivacyWords(**{name: frozenset(table[name]["words"]) for name in PrivacyWords.__dataclass_fields__})
