"""Joining the mentions of one thing within a report: full and short names, spellings, two names tied by "known as"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from rapidfuzz.distance import JaroWinkler

from unfog.lexicon.sounds import likeness, skeleton
from unfog.model import EntityId, Mention, make_id
from unfog.read.names.found import Found
from unfog.read.names.page import ARTICLES, Page

_ALIAS_REACH = 60
"""Code points between two names that "known as" or the like may tie."""
_BYNAME_BESIDE = re.compile(r'[ ,]{0,2}["(\u201c\'] ?["\u201c\']?')
SPELLING = 0.85
"""Jaro-Winkler likeness from which two last words pass for spellings of one (set by judgement on invented pairs)."""
SOUND = 0.8
"""Likeness in sound that each word of two spellings of one full name must have, beside the same consonants."""


def mentions_of(page: Page, found: Sequence[Found]) -> tuple[Mention, ...]:
    """Mentions in text order; those of one thing share an entity id made from the report and the thing's fullest key."""
    ordered = sorted(found, key=lambda f: (f.start, f.end))
    owner = _owners(page, ordered)
    report = page.parsed.report
    return tuple(
        Mention(
            span=report.span(item.start, item.end),
            type=item.type,
            entity=EntityId(make_id("e", report.id, owner.get(item.key, item.key))),
            name=item.name,
        )
        for item in ordered
    )


def _owners(page: Page, ordered: Sequence[Found]) -> dict[str, str]:
    """For keys of persons, the key that stands for the person."""
    people = [item for item in ordered if item.type == "person"]
    owner: dict[str, str] = {}
    full = list(dict.fromkeys(item.key for item in people))
    words = {key: tuple(key.removeprefix("person:").split()) for key in full}
    for key in full:
        longer = _longer(page, words[key], [other for other in full if len(words[other]) > len(words[key])], words)
        if longer is not None:
            owner[key] = longer
    for left, right in pairwise(people):
        if _called(page, left, right):
            _tie(owner, left.key, right.key)
    for one, two in (*_respelled(page, people, words), *_written_otherwise(page, people, words)):
        _tie(owner, one, two)
    return {key: _root(owner, key) for key in full}


Words = tuple[str, ...]


def _longer(page: Page, short: Words, others: Sequence[str], words: dict[str, Words]) -> str | None:
    """The fuller name that a short one stands for: by its end, or, where only one fits, by its by-name or its beginning."""
    ends = [other for other in others if _ends(short, words[other])]
    if ends:
        return ends[0]
    tests: tuple[Callable[[Words, Words], bool], ...] = (
        lambda a, b: a[0] in page.lexicon.kunya and len(a) > 1 and _within(a, b),
        lambda a, b: len(a) > 1 and b[: len(a)] == a,
        lambda a, b: len(a) > 1 and _within(a, b),
        lambda a, b: len(a) == 1 and b[0] == a[0] and a[0] not in page.lexicon.kunya,
        lambda a, b: len(a) == 1 and len(b) > 2 and b[-2] == a[0] and not page.lexicon.kunya.intersection(b),
    )
    for test in tests:
        fits = [other for other in others if test(short, words[other])]
        if len(fits) == 1:
            return fits[0]
    return None


def _within(short: Words, full: Words) -> bool:
    """Whether ``short`` stands in ``full`` in one piece."""
    return any(full[n : n + len(short)] == short for n in range(len(full) - len(short) + 1))


def _ends(short: Words, full: Words) -> bool:
    """Whether ``short`` is the end of a full name, its first and last word, or its words in order."""
    if short[-1] != full[-1]:
        return False
    rest = iter(full)
    return all(word in rest for word in short)


def _called(page: Page, left: Found, right: Found) -> bool:
    """Whether the words between two persons' names say that both are one."""
    between = page.text[left.end : right.start]
    if len(between) > _ALIAS_REACH:
        return False
    if right.nickname and _BYNAME_BESIDE.fullmatch(between):
        return True
    plain = _without_titles(page, between)
    alias, weak = page.lexicon.alias.fullmatch(plain), page.lexicon.weak_alias.fullmatch(plain)
    return bool(alias or (weak and _look_alike(left, right)))


def _look_alike(left: Found, right: Found) -> bool:
    """Whether two names may be spellings of one: "Kovar or Kowar", and not "Kovar or Smith"."""
    return JaroWinkler.similarity(left.key.split()[-1], right.key.split()[-1]) >= SPELLING


def _without_titles(page: Page, between: str) -> str:
    words = between.rstrip().rsplit(" ", 1)
    last = words[-1].strip('".,').lower()
    return words[0] + " " if len(words) == 2 and (last,) in page.lexicon.titles else between


def _respelled(page: Page, people: Sequence[Found], words: dict[str, Words]) -> Iterator[tuple[str, str]]:
    """Full names that are spellings of one ("Oleksandr" and "Aleksandr Kovalchuk").

    Never two that one sentence names side by side: sisters may have such names, and the report tells them apart.
    """
    starts = [sentence.start_char for sentence in page.parsed.doc.sents]
    together: dict[str, set[int]] = defaultdict(set)
    for item in people:
        together[item.key].add(bisect_right(starts, item.start))
    bones: dict[Words, list[str]] = defaultdict(list)
    for key, said in words.items():
        plain = tuple(w for w in said if w not in ARTICLES)
        if len(plain) > 1:
            bones[tuple(map(skeleton, plain))].append(key)
    for group in bones.values():
        for one, two in pairwise(group):
            if together[one].isdisjoint(together[two]) and _sound_alike(words[one], words[two]):
                yield one, two


_WRITTEN = re.compile(
    r",? \(?(?:as|which is how) (?:[^,.;:()\n]{1,40} )?(?:writes?|wrote|spells?|spelled|spelt|written|has it|have it|"
    r"had it|puts? it|gives? it|appears?|transliterated?)\b[^,.;:()\n]{0,40}[,.;)]"
)
"""Words behind a name that say it is written so by somebody: "as her identity card has it"."""


def _written_otherwise(page: Page, people: Sequence[Found], words: dict[str, Words]) -> Iterator[tuple[str, str]]:
    """A name that is said to be another way to write a name of the report, and the one name it differs from in one word."""
    for key in dict.fromkeys(p.key for p in people if len(words[p.key]) > 1 and _WRITTEN.match(page.text, p.end)):
        near = [other for other in words if other != key and _one_word_apart(words[key], words[other])]
        if len(near) == 1:
            yield key, near[0]


def _one_word_apart(one: Words, two: Words) -> bool:
    odd = [(a, b) for a, b in zip(one, two, strict=False) if a != b]
    return len(one) == len(two) and len(odd) == 1 and odd[0][0][0] == odd[0][1][0]


def _sound_alike(one: Words, two: Words) -> bool:
    a, b = ([w for w in words if w not in ARTICLES] for words in (one, two))
    return all(x == y or (len(skeleton(x)) > 1 and likeness(x, y) >= SOUND) for x, y in zip(a, b, strict=True))


def _tie(owner: dict[str, str], left: str, right: str) -> None:
    a, b = _root(owner, left), _root(owner, right)
    if a != b:
        owner[max(a, b)] = min(a, b)


def _root(owner: dict[str, str], key: str) -> str:
    while key in owner:
        key = owner[key]
    return key
