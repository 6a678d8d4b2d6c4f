"""Actors by name (``actors.toml``, ``actor_names.tsv``, ``states.tsv``): the known state, force, group or outlet a name means.

Names are looked up as sequences of folded words (``name_words``), so that quotes, dashes, full stops and accents do not
matter. A one-word acronym must be written in capitals.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from unfog.errors import ConfigError
from unfog.lexicon.files import rows_of, toml_of
from unfog.lexicon.packs import languages
from unfog.model import MentionType

_WORD = re.compile(r"([^\W_]+(?:['\u2019\u02bc](?!s\b|S\b)[^\W_]+)*)(['\u2019\u02bc][sS]\b)?")
_ACRONYM_LENGTH = 8
_LATIN = re.compile("[A-Za-z]")
_EZAFE = ("e", "i")
"""Ways to write the vowel that joins two words of a Persian or Urdu name: "Tehrik-e-Taliban", "Tehrik-i-Taliban"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """One known actor; ``country`` is where it mainly acts, ``parent`` the actor or state it belongs to ("" for none).

    ``follows`` are the ids of those it came out of (under another name, by a merger, by a split): others than it, with a tie to
    it. ``force`` is set for a body that is the whole of a state's force of one kind ("IL:military"), "" otherwise.
    """

    id: str
    name: str
    type: MentionType
    variants: tuple[str, ...]
    parent: str
    country: str
    inter: int
    plover: str
    force: str = ""
    follows: tuple[str, ...] = ()


class NameWord(NamedTuple):
    """A word of a text: ``[start, end)`` without a possessive ``'s``, its ``key`` for look-up, and whether ``'s`` follows. Every
    word of every report is made one: a tuple, at two fifths of what a frozen dataclass costs to make."""

    start: int
    end: int
    key: str
    text: str
    possessive: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A way to write an actor. ``use``: ``name``, ``demonym`` or ``seat`` (a capital that stands for its government)."""

    keys: tuple[str, ...]
    actor: Actor
    use: str
    acronym: bool


@lru_cache(maxsize=200_000)
def _key(word: str) -> str:
    plain = word.lower().replace("'", "").replace("\u2019", "").replace("\u02bc", "")
    if plain.isascii():
        return plain
    return "".join(c for c in unicodedata.normalize("NFD", plain) if not unicodedata.combining(c))


def name_words(text: str) -> list[NameWord]:
    """The words of ``text`` with their offsets; "Kata'ib" is one word, "Iran's" is "Iran" with ``possessive``."""
    return list(_name_words(text))


@lru_cache(maxsize=16)
def _name_words(text: str) -> tuple[NameWord, ...]:
    """Kept for the last few texts: several layers of one report ask for the words of its whole text."""
    return tuple(
        NameWord(m.start(1), m.end(1), _key(m.group(1)), m.group(1), m.group(2) is not None) for m in _WORD.finditer(text)
    )


@lru_cache(maxsize=100_000)
def name_keys(name: str) -> tuple[str, ...]:
    """The look-up keys of a name."""
    return tuple(_key(m.group(1)) for m in _WORD.finditer(name))


@lru_cache(maxsize=1)
def actors() -> dict[str, Actor]:
    """All actors by id; a state's id is its ISO 3166-1 alpha-2 code.

    Raises:
        ConfigError: an id is used twice or a parent is not known.
    """
    data = toml_of("actors.toml")
    found: dict[str, Actor] = {}
    for row in rows_of("states.tsv"):
        variants = tuple(v for v in row["variants"].split("|") if v)
        found[row["iso2"]] = Actor(
            id=row["iso2"],
            name=row["name"],
            type="state",
            variants=variants,
            parent="",
            country=row["iso2"],
            inter=1,
            plover="GOV",
        )
    native = {row["id"]: tuple(row["names"].split("|")) for row in rows_of("actor_names.tsv")}
    for section, rows in data["actors"].items():
        for row in rows:
            entry = {**data["defaults"][section], "variants": [], "parent": "", "country": "", "force": "", "follows": (), **row}
            if entry["id"] in found:
                raise ConfigError(f"lexicon/actors.toml: id {entry['id']!r} is used twice; give each actor its own")
            names = (*entry["variants"], *native.pop(entry["id"], ()))
            found[entry["id"]] = Actor(**{**entry, "variants": names, "follows": tuple(entry["follows"])})
    if native:
        raise ConfigError(f"lexicon/actor_names.tsv: {min(native)!r} is no id of actors.toml")
    for actor in found.values():
        if actor.parent and actor.parent not in found:
            raise ConfigError(f"lexicon/actors.toml: {actor.id!r} names the unknown parent {actor.parent!r}")
        for earlier in actor.follows:
            if earlier not in found:
                raise ConfigError(f"lexicon/actors.toml: {actor.id!r} follows the unknown {earlier!r}")
    return found


def _entries() -> Iterator[Entry]:
    known = actors()
    for row in rows_of("states.tsv"):
        for use, cell in (("name", f"{row['name']}|{row['variants']}"), ("demonym", row["demonyms"]), ("seat", row["seats"])):
            for name in cell.split("|"):
                if name:
                    acronym = name.replace(".", "").isupper() and use == "name"
                    yield Entry(keys=name_keys(name), actor=known[row["iso2"]], use=use, acronym=acronym)
    for code in languages():
        for row in rows_of(f"{code}/countries.tsv"):
            if row["iso2"] in known and not _LATIN.search(row["name"]):
                yield Entry(keys=name_keys(row["name"]), actor=known[row["iso2"]], use="name", acronym=False)
    for actor in known.values():
        if actor.type != "state":
            for name in (actor.name, *actor.variants):
                letters = name.replace(".", "").replace("-", "")
                acronym = " " not in name and letters.isupper() and len(letters) <= _ACRONYM_LENGTH
                yield Entry(keys=name_keys(name), actor=actor, use="name", acronym=acronym)


@lru_cache(maxsize=1)
def actor_index() -> dict[str, tuple[Entry, ...]]:
    """Entries by their first word, the longest first; the first actor listed wins where two share a name."""
    index: dict[str, list[Entry]] = {}
    taken: set[tuple[str, ...]] = set()
    for entry in _entries():
        plain = entry.keys[1:] if entry.keys[0] == "the" and len(entry.keys) > 1 else entry.keys
        for keys in _joined_otherwise(plain):
            if keys in taken:
                continue
            taken.add(keys)
            made = entry if keys == entry.keys else Entry(keys=keys, actor=entry.actor, use=entry.use, acronym=entry.acronym)
            index.setdefault(keys[0], []).append(made)
    return {first: tuple(sorted(found, key=lambda e: -len(e.keys))) for first, found in index.items()}


def _joined_otherwise(keys: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The words of a name as they are, and with each way to write the vowel that joins them."""
    inner = any(key in _EZAFE for key in keys[1:-1])
    ways = [tuple(way if 0 < n < len(keys) - 1 and key in _EZAFE else key for n, key in enumerate(keys)) for way in _EZAFE]
    return list(dict.fromkeys([keys, *ways])) if inner else [keys]


def match_at(words: Sequence[NameWord], at: int) -> Entry | None:
    """The longest entry whose words stand at position ``at`` of ``words``; case is not looked at."""
    for entry in actor_index().get(words[at].key, ()):
        size = len(entry.keys)
        if size == 1 or all(at + n < len(words) and words[at + n].key == key for n, key in enumerate(entry.keys[1:], 1)):
            return entry
    return None


@lru_cache(maxsize=100_000)
def actor_named(name: str) -> Actor | None:
    """The actor whose whole name is ``name`` in any listed spelling; demonyms and capitals do not count."""
    words = name_words(name)
    if words and words[0].key == "the":
        words = words[1:]
    entry = match_at(words, 0) if words else None
    return entry.actor if entry and len(entry.keys) == len(words) and entry.use == "name" else None
