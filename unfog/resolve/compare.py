"""Whether two spellings name the same person, group, place or thing: ``compare`` and, for files, ``compare_file``.

A logistic regression over the features of ``unfog.resolve.features``; its weights (``lexicon/name_weights.toml``) were
fitted on 2026-11-26 by ``tools/fit_names.py`` on nk_bench and on halves of two sets of Arabic names. Five-fold figures
there: F1 84.6, 92.9 and 91.4 (AUC .888, .974, .974), with the cut chosen on the same folds and without ``NUMBERS_APART``.
"""

from __future__ import annotations

import math
from functools import lru_cache
from json.encoder import encode_basestring
from operator import mul
from pathlib import Path
from typing import NamedTuple, TextIO

from unfog.errors import InputError
from unfog.lexicon.files import toml_of
from unfog.resolve.features import NAMES, Seen, seen

NUMBERS_APART = 5.0
"""Log-odds taken off when the names hold different numbers ("Brigade 12", "Brigade 21"): a rule, as few pairs show it."""


class Comparison(NamedTuple):
    """``score`` 0 to 1, ``same`` from 0.5 on. The rest is made when asked for: most callers need no words."""

    score: float
    same: bool
    names: tuple[str, str]
    seen: Seen

    @property
    def reason(self) -> str:
        """What decided it, in words."""
        return _reason(*self.names, self.seen)

    @property
    def parts(self) -> tuple[tuple[str, float], ...]:
        """The features the score rests on, by name."""
        if not self.seen.letters and self.names[0] != self.names[1]:
            return ()
        return tuple(zip(NAMES[1:], self.seen.values[1:], strict=True))


def compare(name_a: str, name_b: str, language_a: str | None = None, language_b: str | None = None) -> Comparison:
    """Compare two names as written, in any script; best in the Latin, Arabic, Hebrew, Cyrillic and Greek ones.

    The languages are accepted for callers that know them; scripts say enough for the features used now.
    """
    found = seen(name_a, name_b)
    if not found.letters and name_a != name_b:
        return Comparison(0.0, False, (name_a, name_b), found)
    score = _score(found)
    return Comparison(round(score, 4), score >= 0.5, (name_a, name_b), found)


def _score(found: Seen) -> float:
    logit = sum(map(mul, _weights()[found.group], found.values))
    if found.numbers_apart:
        logit -= NUMBERS_APART
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, logit))))


@lru_cache(maxsize=1)
def _weights() -> dict[str, tuple[float, ...]]:
    return {group: tuple(table[name] for name in NAMES) for group, table in toml_of("name_weights.toml").items()}


def _reason(name_a: str, name_b: str, found: Seen) -> str:
    if name_a == name_b:
        return "the same letters"
    if not found.letters:
        return "a name without letters that can be read"
    said = []
    if found.same_letters:
        said.append("same words" if not found.crossed else "same letters in Latin script")
    elif found.same_skeleton:
        said.append("same consonants")
    else:
        sound, worst = found.values[1], found.values[3]
        said.append(f"words sound {round(100 * sound)} % alike")
        if worst < 0.6:
            said.append("one word has no counterpart")
    if found.article:
        said.append("article dropped")
    if found.missing:
        said.append("a word in one name only" if found.missing == 1 else f"{found.missing} words in one name only")
    if found.values[16]:
        said.append("a vowel that tells names apart")
    if found.crossed:
        said.append("across scripts")
    if found.values[11]:
        said.append("numbers differ")
    return ", ".join(said)


def compare_file(path: Path, out: TextIO) -> None:
    """Compare the pairs of a TSV (``name_a``, ``name_b``, optionally two languages); one JSON object a line to ``out``.

    Raises:
        InputError: the file cannot be read, or a line has fewer than two columns; the message holds its number.
    """
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path.name} cannot be read: {error}; give a UTF-8 TSV") from error
    lines = text.split("\n")
    if lines and not lines[-1]:
        lines.pop()
    for number, line in enumerate(lines, 1):
        cells = line.rstrip("\r").split("\t")
        if len(cells) < 2:
            raise InputError(f"{path.name} line {number}: one column where two names are needed; part them with a tab")
        result = compare(cells[0], cells[1])
        same = "true" if result.same else "false"
        out.write(f'{{"score": {result.score}, "same": {same}, "reason": {encode_basestring(result.reason)}}}\n')
