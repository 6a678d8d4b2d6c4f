"""A personal name taken apart: given names, by-name, family name; and what two persons' names say about each other."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from unfog.lexicon.actors import name_keys
from unfog.lexicon.given_forms import family_of, forms_of_one
from unfog.lexicon.sounds import likeness, skeleton, sounds, vowels_contrast
from unfog.lexicon.titles import titles
from unfog.resolve.compare import compare
from unfog.resolve.features import ready

WORD_ALIKE = 0.8
"""Likeness two spellings of one word of a name must have: set by judgement on a few pairs of spellings, not fitted on a bench."""
SOUND_ALIKE = 0.87
"""The same for two words of at least ``_LONG`` letters whose consonants are not the same (Qassem, Ghasem)."""
_LONG = 5
_RUN = 4
"""Consonants that names must have to be compared as one run of letters."""
_UNLIKE = 0.5
"""Middle names less like each other than this are different names, not spellings (all four set by judgement)."""
_QUOTED = re.compile(r'\s*["\u201c\u201d\'(]([^"\u201c\u201d\')]{2,30})["\u201c\u201d\')]')
_OTHER_SCRIPT = re.compile("[\u0370-\u1dff\u2c80-\ud7ff]")
"""A letter that is no Latin one."""
CROSSED = 0.75
"""Score of ``resolve.compare`` from which two names in two scripts may be one, where each word has its like (by judgement)."""
CROSSED_WORD = 0.68
"""Likeness, vowels all but free, that two words in two scripts must have (by judgement)."""
BYNAME_ALIKE = 0.7
"""Likeness of two by-names with the same consonants, before family names that are alike (by judgement)."""
NEAR = 0.55
"""Likeness of the one word in which two near names differ (by judgement: "Maricela", "Marisol"; "Nan", "Naing")."""
COMPARED = 0.9
"""Score from which two names with the same given name are one although their family names sound apart ("Jaamac", "Jama")."""
_ARTICLES = frozenset(("al", "el", "ul", "ur", "bin", "ibn"))
_SERVANT = re.compile(r"abd[aeiou]?[lr]?(?=[a-z]{4})|abd[aeou][lr]?$")
"""The "abd al-" of names such as Abd al-Rahman, Abdulrahman and Abdel Rahman."""
_STYLES = frozenset(("u", "daw"))
"""Words of respect of one syllable before a name of two words or more."""
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))

Verdict = Literal["same", "disputed", "apart"]


@dataclass(frozen=True, slots=True)
class Parts:
    """``given`` are all words before the last one, ``family`` the last, "" where there is none; ``byname`` a kunya's word.

    ``run`` are all words as written, articles too.
    """

    given: tuple[str, ...]
    byname: str
    family: str
    suffix: str
    run: tuple[str, ...] = field(default=(), compare=False)

    @property
    def words(self) -> tuple[str, ...]:
        """The words without the by-name."""
        return (*self.given, self.family) if self.family else self.given

    @property
    def full(self) -> bool:
        """Whether there is more than one word to tell the person by."""
        return len(self.words) + bool(self.byname) > 1


@lru_cache(maxsize=100_000)
def parts_of(name: str) -> Parts:
    """Take a name as written apart; articles, titles that open it, and nicknames in quotes are left out.

    "Walid Omar (Abu Nasr) al-Rawandi" has the given names Walid Omar, the by-name nasr and the family name rawandi.
    """
    kunya = titles().kunya & _OPENS_BYNAME
    byname = ""
    if in_other_script(name):
        name = " ".join(ready(name).words)
    keys = name_keys(name)
    quoted = _QUOTED.search(name)
    if quoted and len(keys) > 2:
        inner = [w for w in name_keys(quoted.group(1)) if w not in _ARTICLES]
        byname = inner[1] if len(inner) > 1 and inner[0] in kunya else ""
        keys = name_keys(name[: quoted.start()] + " " + name[quoted.end() :])
    words = [p for w in keys if w not in _ARTICLES for p in _apart(w)] or list(keys)
    if len(words) > 2 and words[0] in _STYLES:
        words = words[1:]
    while len(words) > 1 and (words[0],) in titles().titles:
        words = words[1:]
    run = tuple(keys[next((n for n, k in enumerate(keys) if k == words[0] or k.startswith("abd")), 0) :])
    suffix = words.pop() if len(words) > 2 and words[-1] in _SUFFIXES else ""
    opens = next((n for n, w in enumerate(words[:-1]) if w in kunya), None)
    if opens is not None and (opens == 0 or not byname):
        byname, words = words[opens + 1], words[:opens] + words[opens + 2 :]
        if opens:  # "Walid Abu Nasr" without a word after it: the kunya is the family name
            words = words if len(words) > opens else [*words, byname]
    if byname and not words:
        return Parts((), byname, "", suffix, run)
    return Parts(tuple(words[:-1]), byname, words[-1] if words else "", suffix, run)


def _apart(word: str) -> tuple[str, ...]:
    """A word, its "abd al-" taken off as a word of its own; "abdallah" stays one."""
    if not word.startswith("abd") or word.startswith(("abdall", "abdull", "abdoll")):
        return (word,)
    match = _SERVANT.match(word)
    return (word,) if match is None else ("abd",) if match.end() == len(word) else ("abd", word[match.end() :])


_OPENS_BYNAME = frozenset(("abu", "abou", "abo", "umm", "oum"))


@lru_cache(maxsize=200_000)
def alike(one: str, two: str) -> bool:
    """Whether two words are spellings of one word of a name: the same consonants and near enough in sound, or very near."""
    if one == two:
        return True
    if skeleton(one) == skeleton(two):
        return likeness(one, two) >= WORD_ALIKE
    if min(len(one), len(two)) < _LONG:
        return False
    hard = hardened(one), hardened(two)
    if (hard[0] != one) != (hard[1] != two):
        one, two = hard
    return likeness(one, two) >= (WORD_ALIKE if skeleton(one) == skeleton(two) else SOUND_ALIKE)


_SOFT_H = re.compile(r"(?<![kgsczdtp])h")


@lru_cache(maxsize=100_000)
def hardened(word: str) -> str:
    """A word with "g" for the "h" that Ukrainian has where Russian has "g" ("Hryhorenko", "Grigorenko")."""
    return _SOFT_H.sub("g", word)


@lru_cache(maxsize=200_000)
def same_given(one: str, two: str) -> bool:
    """Whether two words are one given name or by-name: alike without a telling vowel, or forms of one name."""
    return forms_of_one(one, two) or (alike(one, two) and not vowels_contrast(one, two))


def verdict(one: Iterable[str], two: Iterable[str]) -> Verdict:
    """Whether two persons who keep the same company are one, by all the names each is called.

    They are one when two of first given name, by-name and family name agree and none contradicts; the question stays open
    (``disputed``) when only the family name agrees, when by-names differ, or when given names differ by a vowel only
    (Jamal, Jamil); otherwise they are apart.
    """
    one, two = tuple(one), tuple(two)
    crossed = [(a, b) for a in one for b in two if in_other_script(a) != in_other_script(b)]
    if crossed and any(_across(a, b) for a, b in crossed):
        return "same"
    if len(crossed) == len(one) * len(two):
        return "apart"
    left, right = tuple(map(parts_of, one)), tuple(map(parts_of, two))
    families = {p.family for p in left if p.family}, {p.family for p in right if p.family}
    family = any(alike(a, b) for a in families[0] for b in families[1])
    bynames = {p.byname for p in left if p.byname}, {p.byname for p in right if p.byname}
    byname = any(same_given(a, b) or (family and _same_byname(a, b)) for a in bynames[0] for b in bynames[1])
    if any(p.suffix and q.suffix and p.suffix != q.suffix for p in left for q in right):
        return "apart"
    if not any(bynames) and any(_one_run(p, q) or _turned(p, q) for p in left for q in right):
        return "same"
    firsts = [_given(p, q) for p in left for q in right if p.given and q.given]
    given = max(firsts, default=0)
    extended = any(_extends(p, q) or _extends(q, p) for p in left for q in right)
    if firsts and not given:
        near = family and any(_near_given(p, q) for p in left for q in right if p.given and q.given)
        return "disputed" if near and (byname or not all(bynames)) else "apart"
    middle = [_middles(p, q) for p in left for q in right]
    if (family or extended) and given and all(m == "agree" for m in middle):
        return "same" if byname or not all(bynames) else "disputed"
    if byname and family:
        return "same"
    if byname and given:
        return "same" if not all(families) else "disputed"
    if family and given and not byname and all(m == "differ" for m in middle):
        return "apart"
    if given == 2 and not any(bynames) and not family and _by_letters(one, two, left, right):
        return "same"
    if family and (any(bynames) or given):
        return "disputed"
    return "apart"


def _same_byname(one: str, two: str) -> bool:
    """Whether two by-names before one family name are spellings of one ("Ubayda", "Obeida")."""
    return skeleton(one) == skeleton(two) and likeness(one, two) >= BYNAME_ALIKE and not vowels_contrast(one, two)


def near(one: Iterable[str], two: Iterable[str]) -> bool:
    """Whether two names are near enough to be one where the persons have an age or a trade in common too.

    Of two full names every word but one has its like, and that one is not far, or begins the other ("Rodel", "Rodelio").
    """
    return any(_near(parts_of(a), parts_of(b)) for a in one for b in two if in_other_script(a) == in_other_script(b))


def _near(one: Parts, two: Parts) -> bool:
    a, b = sorted((one.words, two.words), key=len)
    if len(a) < 2 or one.byname or two.byname or one.suffix != two.suffix:
        return False
    pairs = [(a[0], b[0]), (a[-1], b[-1]), *((w, max(b[1:-1], key=lambda m: likeness(w, m), default="")) for w in a[1:-1])]
    odd = [(x, y) for x, y in pairs if not (alike(x, y) or forms_of_one(x, y))]
    return len(odd) <= 1 and all(
        x[:1] == y[:1] and (likeness(x, y) >= NEAR or (min(len(x), len(y)) >= _RUN and (x.startswith(y) or y.startswith(x))))
        for x, y in odd
    )


def in_other_script(name: str) -> bool:
    """Whether a name has letters that are no Latin ones."""
    return not name.isascii() and _OTHER_SCRIPT.search(name) is not None


def _by_letters(one: Sequence[str], two: Sequence[str], left: Sequence[Parts], right: Sequence[Parts]) -> bool:
    """Whether family names that are not alike are spellings of one all the same, or one is the initial of the other."""
    if any(p.family and q.family and _initial_of(p.family, q.family) for p in left for q in right):
        return True
    return any(
        len(p.words) == len(q.words) == 2 and _spellings_of_one(p.family, q.family) and compare(a, b).score >= COMPARED
        for a, p in zip(one, left, strict=True)
        for b, q in zip(two, right, strict=True)
    )


def _spellings_of_one(one: str, two: str) -> bool:
    """Family names that are alike but for a "c", which in Somali spelling is a sound that others leave out."""
    a, b = one.replace("c", ""), two.replace("c", "")
    return "c" in one + two and skeleton(a) == skeleton(b) and not vowels_contrast(a, b)


@lru_cache(maxsize=100_000)
def _across(one: str, two: str) -> bool:
    """Whether two names of two words or more in two scripts are one: each word of the shorter has its like in the longer."""
    a, b = sorted((ready(one).words, ready(two).words), key=len)
    if len(a) < 2 or max(compare(one, two).score, compare(hardened(one.lower()), hardened(two.lower())).score) < CROSSED:
        return False
    if len(a) != len(b) and likeness("".join(a), "".join(b), True) >= WORD_ALIKE:
        return True
    left, free = list(b), ready(one).unvowelled != ready(two).unvowelled
    for word in a:
        best = max(left, key=lambda w: _crossed(word, w), default="")
        if not best or _crossed(word, best) < CROSSED_WORD or _told_apart(word, best, free):
            return False
        left.remove(best)
    return True


def _told_apart(one: str, two: str, free: bool) -> bool:
    """Whether the vowels of two words in two scripts are those of two names; ``free``: one script writes long ones only."""
    if not free:
        return vowels_contrast(one, two)
    a, b = (re.split(r"[^aeiouywhv]", sounds(w)) for w in (one, two))
    return len(a) == len(b) and any(
        _long_apart(x, y, n, len(a) - 1) or _long_apart(y, x, n, len(a) - 1) for n, (x, y) in enumerate(zip(a, b, strict=True))
    )


def _long_apart(long: str, full: str, at: int, last: int) -> bool:
    """Whether a slot of long vowels only ("y", "w") has no like in one of all vowels, between the same consonants."""
    if set(long) - set("aywh"):
        return False
    if ("y" in long and not set(full) & set("iey")) or ("w" in long and not set(full) & set("ouwv")):
        return True
    if 0 < at < last and not set(long) & set("yw"):
        return re.search("ei|ee|ai|ay|ey|ou|oo", full) is not None
    return at == last and full.endswith("a") and long == "y"


def _crossed(one: str, two: str) -> float:
    return max(likeness(one, two, True), likeness(hardened(one), hardened(two), True))


def _one_run(one: Parts, two: Parts) -> bool:
    """Whether two names differ only in where words are written together ("Ben Halim", "Benhalim")."""
    a, b = one.run, two.run
    if len(a) == len(b) or min(len(one.words), len(two.words)) < 2 or one.suffix != two.suffix:
        return False
    left, right = "".join(a), "".join(b)
    return len(skeleton(left)) >= _RUN and alike(left, right) and not vowels_contrast(left, right)


def _turned(one: Parts, two: Parts) -> bool:
    """Whether two names of two words are the same with the order turned ("Zhao Wenbin", "Wenbin Zhao")."""
    return len(one.words) == len(two.words) == 2 and one.words == two.words[::-1] and one.words[0] != one.words[1]


def _near_given(one: Parts, two: Parts) -> bool:
    """Whether the first given names differ by a vowel only, and not by the ending of a woman's name."""
    a, b = one.given[0], two.given[0]
    return alike(a, b) and len(skeleton(a)) > 2 and a.endswith("a") == b.endswith("a")


def agreements(one: Sequence[str], two: Sequence[str]) -> list[tuple[bool, str]]:
    """Which parts of two persons' names agree (true) and which do not (false), each in words."""
    left, right = [parts_of(n) for n in one], [parts_of(n) for n in two]
    found: list[tuple[bool, str]] = []
    for label, of in _LABELLED:
        ours, theirs = ({w for p in side if (w := of(p))} for side in (left, right))
        if not ours or not theirs:
            if label == "by-name" and (ours or theirs):
                found.append((False, f"only one has a by-name ({', '.join(sorted(ours | theirs))})"))
            continue
        pairs = sorted(tuple(sorted((a, b))) for a in ours for b in theirs if alike(a, b) or _initial_of(a, b))
        if pairs:
            a, b = pairs[0]
            found.append((True, f"the same {label}: {a}" if a == b else f"the {label} may be one: {a}, {b}"))
        else:
            a, b = sorted((", ".join(sorted(ours)), ", ".join(sorted(theirs))))
            found.append((False, f"different {label}: {a}, {b}"))
    return found


_LABELLED: tuple[tuple[str, Callable[[Parts], str]], ...] = (
    ("given name", lambda p: p.given[0] if p.given else ""),
    ("by-name", lambda p: p.byname),
    ("family name", lambda p: p.family),
)


def _initial_of(a: str, b: str) -> bool:
    return 1 in (len(a), len(b)) and a[0] == b[0]


def _given(one: Parts, two: Parts) -> int:
    """How far the first given names agree: 2 by sound or form, 1 by an initial, 0 not at all."""
    a, b = one.given[0], two.given[0]
    if len(a) == 1 or len(b) == 1:
        return int(a[0] == b[0])
    return 2 * same_given(a, b)


def _middles(one: Parts, two: Parts) -> Literal["agree", "differ", "open"]:
    """Whether the words between first and last contradict: one name has none, or each has its like or its initial."""
    a, b = sorted((one.given[1:], two.given[1:]), key=len)
    if all(any(alike(x, y) or forms_of_one(x, y) or _initial_of(x, y) for y in b) for x in a):
        return "agree"
    return "differ" if len(a) == len(b) and all(likeness(x, y) < _UNLIKE for x in a for y in b) else "open"


def _extends(longer: Parts, shorter: Parts) -> bool:
    """Whether one name is the other with a further family name ("Odran Velk Sarto" and "Odran Velk")."""
    a, b = longer.words, shorter.words
    return len(a) > len(b) > 1 and all(alike(x, y) for x, y in zip(a, b, strict=False))


def block_words(names: Sequence[str]) -> set[str]:
    """Keys of which two persons with spellings of one name share at least one.

    The consonants of each word but the first; of the whole written together; and the given name (or the family of its
    forms) with the first or the last consonant of the family name, for family names whose consonants are spelled apart.
    """
    found: set[str] = set()
    for name in names:
        parts = parts_of(name)
        rest = parts.words[1:] if parts.given else parts.words
        found.update(skeleton(w)[:4] for w in (*rest, parts.byname) if len(w) > 1)
        if parts.given and parts.family:
            found.add("=" + "".join(sorted(c for w in parts.words for c in skeleton(w) if c not in "hwy")))
            bones, first = skeleton(parts.family), parts.given[0]
            family = family_of(first)
            given = skeleton(first)[:3] if family is None else str(family)
            found |= {f"{given}^{bones[:1]}", f"{given}${bones[-1:]}"}
        if in_other_script(name) or "h" in name.lower():
            found.update("~" + skeleton(hardened(w))[:3] for w in rest if len(w) > 2)
        elif "g" in name.lower():
            found.update("~" + skeleton(w)[:3] for w in rest if len(w) > 2)
    return found
