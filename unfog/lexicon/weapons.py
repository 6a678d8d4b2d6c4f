"""Weapons: the words for them and the event type their use makes (``en/weapons.toml``)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from unfog.errors import ConfigError
from unfog.lexicon.families import FirstOf
from unfog.lexicon.files import toml_of


@dataclass(frozen=True, slots=True, kw_only=True)
class WeaponClass:
    """A class of weapons. ``type`` is the event type its use makes; of several the lowest ``rank`` decides."""

    name: str
    type: str
    rank: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WeaponLexicon:
    """``words`` finds weapon words in lower-case text (names too); the number of the pattern is that of the class.

    The sets from ``used`` on tell that a weapon was used (``read.events.armed``). ``joined`` are everyday things that are weapons
    where they stand in one list with a weapon.
    """

    classes: tuple[WeaponClass, ...]
    words: FirstOf
    traps: re.Pattern[str]
    used: frozenset[str]
    come_down: frozenset[str]
    used_with: frozenset[tuple[str, str]]
    held: frozenset[str]
    remains: frozenset[str]
    passed_on: frozenset[str]
    use_nouns: frozenset[str]
    pointed: frozenset[str]
    shown: frozenset[str]
    scene: frozenset[str]
    found: frozenset[str]
    taken: frozenset[str]
    joined: frozenset[str]
    joined_class: int
    from_aircraft: re.Pattern[str]


@lru_cache(maxsize=4)
def weapon_lexicon(language: str = "en") -> WeaponLexicon:
    """The weapons of one language.

    Raises:
        ConfigError: an entry lacks a part, or a pattern does not compile.
    """
    name = f"{language}/weapons.toml"
    data = toml_of(name)
    classes = []
    sources = []
    for entry in data["weapon"]:
        if not entry.get("example") or not entry.get("patterns"):
            raise ConfigError(f"lexicon/{name}: weapon class {entry.get('class')!r} lacks an example or patterns")
        classes.append(WeaponClass(name=entry["class"], type=entry["type"], rank=entry["rank"]))
        words = [*(named.lower() for named in entry.get("named", ())), *entry["patterns"]]
        before = "|".join(entry.get("modifiers", ()))
        sources.append((f"(?:(?:{before})[ -])*(?:" if before else "(?:") + "|".join(words) + ")")
    try:
        found = FirstOf(sources)
        traps = re.compile(r"\b(?:" + "|".join(p for trap in data["trap"] for p in trap["patterns"]) + r")\b")
    except re.error as error:
        raise ConfigError(f"lexicon/{name}: {error}") from error
    use = data["use"]
    told = {part: frozenset(entry["words"]) for part, entry in use.items() if part != "with"}
    return WeaponLexicon(
        classes=tuple(classes),
        words=found,
        traps=traps,
        used=told["used"],
        come_down=told["come_down"],
        used_with=frozenset((prep, word) for prep, words in use["with"].items() if isinstance(words, list) for word in words),
        held=told["held"],
        remains=told["remains"],
        passed_on=told["passed_on"],
        use_nouns=told["nouns"],
        pointed=told["pointed"],
        shown=told["shown"],
        scene=told["scene"],
        found=told["found"],
        taken=told["taken"],
        joined=frozenset(data["joined"]["words"]),
        from_aircraft=re.compile(data["from_aircraft"]["pattern"], re.IGNORECASE),
        joined_class=next(n for n, c in enumerate(classes) if c.name == data["joined"]["class"]),
    )
