"""Forms of one given name (``given_forms.tsv``): "Serhiy" and "Sergei", "Mike" and "Michael"."""

from __future__ import annotations

from functools import lru_cache

from unfog.lexicon.files import rows_of


@lru_cache(maxsize=1)
def _families() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, row in enumerate(rows_of("given_forms.tsv")):
        for form in row["forms"].split("|"):
            found.setdefault(form, set()).add(number)
    return {form: frozenset(numbers) for form, numbers in found.items()}


def forms_of_one(one: str, two: str) -> bool:
    """Whether two folded words are forms of one given name; a word is a form of itself."""
    if one == two:
        return True
    families = _families()
    ours = families.get(one)
    return ours is not None and not ours.isdisjoint(families.get(two, ()))


_NO_FAMILY: frozenset[int] = frozenset()


def families_of(word: str) -> frozenset[int]:
    """The numbers of the families a folded word is in; two words that share one are forms of one name."""
    return _families().get(word, _NO_FAMILY)


def family_of(word: str) -> int | None:
    """The number of the first family a word is in, for look-up keys; ``None`` for others."""
    return min(_families().get(word, ()), default=None)
