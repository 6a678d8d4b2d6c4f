"""Regular English forms of verbs and nouns, so that data files hold base forms only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

_VOWELS = "aeiou"


def verb_forms(base: str, irregular: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """All forms of a verb's first word ("open fire" gives those of "open"), base form first.

    ``irregular`` maps a base form to its other forms and wins over the rule.
    """
    if base in irregular:
        return (base, *irregular[base])
    if base.endswith("e"):
        return (base, base + "s", base + "d", base[:-1] + "ing")
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return (base, base[:-1] + "ies", base[:-1] + "ied", base + "ing")
    third = base + ("es" if base.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    stem = base + base[-1] if _doubles(base) else base
    return (base, third, stem + "ed", stem + "ing")


def noun_forms(base: str) -> tuple[str, ...]:
    """Singular and plural of a noun, by rule."""
    if base.endswith(("s", "sh", "ch", "x", "z")):
        return (base, base + "es")
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return (base, base[:-1] + "ies")
    return (base, base + "s")


def _doubles(base: str) -> bool:
    """Whether the last consonant doubles: a short word of one vowel and one final consonant ("rob", "stab")."""
    vowels = sum(letter in _VOWELS for letter in base)
    return len(base) > 2 and vowels == 1 and base[-1] not in _VOWELS + "wxy" and base[-2] in _VOWELS
