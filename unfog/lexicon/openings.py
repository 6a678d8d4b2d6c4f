"""How the matches of a pattern can begin, so that a pattern is tried only where it may match.

The first few characters are worked out from the pattern itself, as Python's own parser of regular expressions reads it; what
cannot be told is taken for any character, so nothing is ever missed. Digits count as one character, so does white space, and
a capital counts as its small letter.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module
from typing import Any

LENGTH = 4
"""Characters that are looked at: "the " and "their" part at the fourth."""
_ANY = "\uffff"
_MOST = 20_000
_WIDEST = 300
"""Beginnings of one pattern, and characters of one range, beyond which any character is taken."""
_CASED = {0x130: "i", 0x131: "i", 0x17F: "s"}
"""Letters that a pattern which looks at no case takes for others than their own small letters."""


def _folds() -> Iterator[tuple[int, str]]:
    for code in range(0x20000):
        char = chr(code)
        small = "0" if char.isdecimal() else " " if char.isspace() else char.lower()
        if small != char and len(small) == 1:
            yield code, small


_FOLD = {**dict(_folds()), **_CASED}
"""What ``\\d`` and ``\\s`` match, in all scripts, and capitals."""


def folded(text: str) -> str:
    """The text with every digit as 0, every white space as a blank and every capital as its small letter; the length is kept."""
    return text.translate(_FOLD)


class _Remembered(dict[str, tuple[int, ...]]):
    """What a function answers, asked once for each key: a look-up that finds one calls nothing of Python's."""

    def __init__(self, answer: Callable[[str], tuple[int, ...]]) -> None:
        super().__init__()
        self._answer = answer

    def __missing__(self, key: str) -> tuple[int, ...]:
        self[key] = found = self._answer(key)
        return found


class Openings:
    """Which of several patterns may match where a text goes on with given characters. ``known`` answers for the next
    ``LENGTH`` characters, folded, and remembers what it answered; loops that ask at every word look there."""

    def __init__(self, patterns: Sequence[str], starts_of: Callable[[str], set[str]] | None = None) -> None:
        """With ``starts_of=endings`` the object answers for patterns that end where a text ends; see there."""
        starts_of = starts_of or openings
        self._always: list[int] = []
        self._exact: dict[str, list[int]] = defaultdict(list)
        self._loose: dict[str, list[tuple[re.Pattern[str], int]]] = defaultdict(list)
        self.known = _Remembered(self._worked_out)
        for number, pattern in enumerate(patterns):
            starts = {start.rstrip(_ANY) for start in starts_of(pattern)}
            if "" in starts:
                self._always.append(number)
                continue
            for start in starts:
                if _ANY not in start:
                    self._exact[start].append(number)
                else:
                    written = re.compile("".join("." if char == _ANY else re.escape(char) for char in start), re.DOTALL)
                    self._loose["" if start.startswith(_ANY) else start[:1]].append((written, number))

    def of(self, ahead: str) -> tuple[int, ...]:
        """The numbers of the patterns that may match, in order; ``ahead`` are the next ``LENGTH`` characters, folded."""
        return self.known[ahead]

    def _worked_out(self, ahead: str) -> tuple[int, ...]:
        found = set(self._always)
        for length in range(1, LENGTH + 1):
            found.update(self._exact.get(ahead[:length], ()))
        for first in ("", ahead[:1]):
            found.update(number for start, number in self._loose.get(first, ()) if start.match(ahead))
        return tuple(sorted(found))


def openings(pattern: str) -> set[str]:
    """The first characters of all matches, folded; a shorter one, or the mark for any character, leaves the rest open."""
    return _of_all(import_module("re._parser").parse(pattern), LENGTH)


def endings(pattern: str) -> set[str]:
    """The last characters of all matches, backwards: what a text (whose last is no line break) reads like from its end if it ends
    in a match."""
    return _of_all(_backwards(import_module("re._parser").parse(pattern)), LENGTH)


def _backwards(parts: Iterable[tuple[Any, Any]]) -> list[tuple[Any, Any]]:
    return [_turned(str(name), value) for name, value in reversed(list(parts))]


def _turned(name: str, value: Any) -> tuple[Any, Any]:
    if name == "BRANCH":
        return name, (value[0], [_backwards(one) for one in value[1]])
    if name in ("SUBPATTERN", "ATOMIC_GROUP"):
        return "ATOMIC_GROUP", _backwards(value[-1] if name == "SUBPATTERN" else value)
    if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        return name, (*value[:2], _backwards(value[2]))
    return name, value


def _of_all(parts: Iterable[tuple[Any, Any]], length: int) -> set[str]:
    found = {""}
    for part in parts:
        if all(len(start) >= length for start in found):
            break
        found = {
            start + more for start in found for more in (_of_one(part, length - len(start)) if len(start) < length else ("",))
        }
        if len(found) > _MOST:
            return {""}
    return found


def _of_one(part: tuple[Any, Any], length: int) -> set[str]:
    name, value = str(part[0]), part[1]
    if name == "LITERAL":
        return {folded(chr(value))}
    if name == "IN":
        return set().union(*(_of_class(item) for item in value))
    if name == "BRANCH":
        return set().union(*(_of_all(one, length) for one in value[1]))
    if name in ("SUBPATTERN", "ATOMIC_GROUP"):
        return _of_all(value[-1] if name == "SUBPATTERN" else value, length)
    if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        least, most, inner = value
        return _repeated(least, most, inner, length)
    if name in ("AT", "ASSERT", "ASSERT_NOT"):
        return {""}
    return {_ANY * length}


def _repeated(least: int, most: int, parts: Any, length: int) -> set[str]:
    one = _of_all(parts, length)
    found, now = ({""} if least == 0 else set()), {""}
    for times in range(1, min(most, least + length) + 1):
        now = {(start + more)[:length] for start in now for more in one}
        if times >= least:
            found |= now
        if len(found) > _MOST:
            return {""}
    return found


def _of_class(item: tuple[Any, Any]) -> set[str]:
    name, value = str(item[0]), item[1]
    if name == "LITERAL":
        return {folded(chr(value))}
    if name == "RANGE" and value[1] - value[0] < _WIDEST:
        return {folded(chr(code)) for code in range(value[0], value[1] + 1)}
    if name == "CATEGORY" and str(value) == "CATEGORY_DIGIT":
        return {"0"}
    if name == "CATEGORY" and str(value) == "CATEGORY_SPACE":
        return {" "}
    return {_ANY}
