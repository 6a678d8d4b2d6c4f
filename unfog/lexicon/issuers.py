"""Publishers that are bodies themselves (``en/issuers.toml``)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import get_args

from unfog.errors import ConfigError
from unfog.lexicon.files import toml_of
from unfog.model import SpeakerKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Issuers:
    """``offices`` are phrases for a body's office for the public; ``media`` words that make a name one of a medium;
    ``plain`` and ``shown`` kinds of speakers that make it one of a body, by the name alone or only with a sign in the text;
    ``statement`` what a body calls its own text; ``first_person`` how it speaks of itself; ``general`` words that two names
    may share without naming one body; ``channel`` words that name only where a text appeared. Kinds come in the order in which
    they decide."""

    offices: tuple[str, ...]
    media: frozenset[str]
    plain: tuple[SpeakerKind, ...]
    shown: tuple[SpeakerKind, ...]
    statement: tuple[str, ...]
    first_person: frozenset[str]
    general: frozenset[str]
    channel: frozenset[str]


@lru_cache(maxsize=2)
def issuers(language: str = "en") -> Issuers:
    """The table of a language.

    Raises:
        ConfigError: a part of the file is missing.
    """
    name = f"{language}/issuers.toml"
    data = toml_of(name)
    try:
        return Issuers(
            offices=tuple(data["office"]["phrases"]),
            media=frozenset(data["medium"]["words"]),
            plain=_kinds(name, data["body"]["plain"]),
            shown=_kinds(name, data["body"]["shown"]),
            statement=tuple(data["body"]["statement"]),
            first_person=frozenset(data["body"]["first_person"]),
            general=frozenset(data["general"]["words"]),
            channel=frozenset(data["general"]["channel"]),
        )
    except KeyError as error:
        raise ConfigError(f"lexicon/{name}: {error} is missing") from error


def _kinds(name: str, words: list[str]) -> tuple[SpeakerKind, ...]:
    known: dict[str, SpeakerKind] = {kind: kind for kind in get_args(SpeakerKind)}
    unknown = [word for word in words if word not in known]
    if unknown:
        raise ConfigError(f"lexicon/{name} [body]: {unknown[0]!r} is not a kind of speaker ({', '.join(known)})")
    return tuple(known[word] for word in words)
