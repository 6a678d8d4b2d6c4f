"""Words by which one body or person is said to belong to another (``en/affiliations.toml``)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from unfog.errors import ConfigError
from unfog.lexicon.files import toml_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Affiliations:
    """``prefixes`` and ``joints`` are (relation, pattern); of a prefix the group ``of`` is whom the tie is with.

    ``strict`` are joints that hold only right after a name, a comma or a form of "be"; ``roles`` nouns between a body and
    a person that make the person a member; ``ties`` all participles that may follow a name and a hyphen.
    """

    prefixes: tuple[tuple[str, re.Pattern[str]], ...]
    joints: tuple[tuple[str, re.Pattern[str]], ...]
    strict: tuple[tuple[str, re.Pattern[str]], ...]
    roles: re.Pattern[str]
    membership: str
    ties: frozenset[str]


_NAME = r"(?P<of>(?!(?:The|An?|This|That|These|Those|Its|Their|Some|Other)[ -])[A-Z][\w.'’]*(?:[ -][A-Z][\w.'’]*){0,3})"
_DASH = "[-\u2010\u2011\u2012\u2013]"


def _one_of(phrases: Sequence[str]) -> str:
    words = [r"\s+".join(r"[\w'-]+" if w == "." else re.escape(w) for w in phrase.split()) for phrase in phrases]
    return "|".join(sorted(words, key=lambda w: (-len(w), w)))


@lru_cache(maxsize=2)
def affiliations(language: str = "en") -> Affiliations:
    """The table of a language.

    Raises:
        ConfigError: an entry has no relation, or none has roles.
    """
    name = f"{language}/affiliations.toml"
    rows = toml_of(name)["affiliation"]
    prefixes, joints, strict, roles = [], [], [], []
    membership = ""
    for row in rows:
        if "relation" not in row or "definition" not in row:
            raise ConfigError(f"lexicon/{name}: an entry lacks its relation or definition; add it")
        relation = row["relation"]
        if "prefix" in row:
            prefixes.append((relation, re.compile(rf"\b{_NAME}{_DASH}(?:{_one_of(row['prefix'])})\b")))
        if "before" in row:
            prefixes.append((relation, re.compile(rf"\b(?i:{_one_of(row['before'])}){_DASH}(?P<of>[A-Z][\w.'’]*)")))
        if "joints" in row:
            joints.append((relation, re.compile(rf"\b(?:{_one_of(row['joints'])})\b")))
        if "strict" in row:
            strict.append((relation, re.compile(rf"\b(?:{_one_of(row['strict'])})\b")))
        if "roles" in row:
            roles, membership = row["roles"], relation
    if not roles:
        raise ConfigError(f"lexicon/{name}: no entry has roles; the one for members of a body needs them")
    return Affiliations(
        prefixes=tuple(prefixes),
        joints=tuple(joints),
        strict=tuple(strict),
        roles=re.compile(rf"(?:['’]s?)?(?: [\w'-]+){{0,2}} (?:{_one_of(roles)})(?:,)? "),
        membership=membership,
        ties=frozenset(word for row in rows for word in row.get("prefix", ())),
    )
