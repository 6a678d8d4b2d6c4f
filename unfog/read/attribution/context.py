"""What a candidate is among the others of its report: a second look, with the scores of the first one in view.

Whether "the council backed the inquiry" is an attribution cannot be told from the clause alone. A report in which the council
speaks elsewhere, another reading of the same word that scores higher, or a quotation around it say more. The features are
yes or no and hold no word: scores by steps, of the candidate itself, of its rivals at the same cue word, of the candidates
around, inside and beside it, and of the same cue word and the same speaker elsewhere in the report. Fitted trees over them
(``en/attribution_context.tsv``) give the score that counts.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

from unfog.read.attribution.frames import Candidate
from unfog.read.attribution.text import Text

_STEPS = (0.02, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7, 0.8, 0.9)
_NAMES = {
    name: tuple(f"{name}>{step:g}" for step in _STEPS)
    for name in ("own", "rival", "outer", "inner", "same cue", "same source", "same source at best", "report", "near")
}
_TIMES = (1, 3, 8)
"""How often a source is seen with other cue words."""
_NEAR = 15
"""Words between two cue words that count as neighbours."""


def context_features(text: Text, candidates: Sequence[Candidate]) -> list[list[str]]:
    """The features of every candidate; their ``score`` is that of the first look."""
    best: dict[int, Candidate] = {}
    rivals: dict[int, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        rivals[candidate.head].append(candidate)
        if candidate.head not in best or candidate.score > best[candidate.head].score:
            best[candidate.head] = candidate
    report = _Report(text, best)
    return [[*_of_rivals(c, rivals[c.head]), *report.features(c)] for c in candidates]


def _steps(name: str, score: float) -> tuple[str, ...]:
    return _NAMES[name][: bisect_left(_STEPS, score)]


def _of_rivals(candidate: Candidate, same: Sequence[Candidate]) -> Iterator[str]:
    yield from _steps("own", candidate.score)
    others = [c.score for c in same if c is not candidate]
    if others:
        yield from _steps("rival", max(others))
        yield "lead" if candidate.score >= max(others) else "behind"


class _Report:
    """The best candidate of every cue word of a report."""

    def __init__(self, text: Text, best: dict[int, Candidate]) -> None:
        self.text, self.best, self.heads = text, best, sorted(best)
        self.mean = sum(c.score for c in best.values()) / len(best) if best else 0.0
        self.by_cue: dict[str, list[Candidate]] = defaultdict(list)
        self.by_source: dict[str, list[Candidate]] = defaultdict(list)
        self.by_core: dict[int, list[Candidate]] = defaultdict(list)
        self.around: dict[int, float] = {}
        for head in self.heads:
            one = best[head]
            self.by_cue[text.lemma[head]].append(one)
            self.by_core[one.core].append(one)
            if one.subject is not None:
                self.by_source[text.lemma[one.subject]].append(one)
            for inner in self._within(one):
                if inner != head:
                    self.around[inner] = max(one.score, self.around.get(inner, 0.0))

    def _within(self, candidate: Candidate) -> list[int]:
        """The cue words between the first and the last word of a content."""
        if not candidate.content:
            return []
        first, last = min(candidate.content), max(candidate.content)
        return self.heads[bisect_left(self.heads, first) : bisect_left(self.heads, last + 1)]

    def features(self, candidate: Candidate) -> Iterator[str]:
        """What the rest of the report says of a candidate."""
        head, text = candidate.head, self.text
        if head in self.around:
            yield from _steps("outer", self.around[head])
        inner = [self.best[k].score for k in self._within(candidate) if k != head]
        if inner:
            yield from _steps("inner", max(inner))
        alike = [c.score for c in self.by_cue[text.lemma[head]] if c.head != head]
        if alike:
            yield from _steps("same cue", sum(alike) / len(alike))
        if candidate.subject is not None:
            told = [c.score for c in self.by_source[text.lemma[candidate.subject]] if c.head != head]
            if told:
                yield from _steps("same source", sum(told) / len(told))
                yield from _steps("same source at best", max(told))
                yield from (f"source seen>{n}" for n in _TIMES if len(told) > n)
        yield from _steps("report", self.mean)
        at = bisect_left(self.heads, head)
        beside = [self.heads[k] for k in (at - 1, at + 1) if 0 <= k < len(self.heads)]
        near = [self.best[k].score for k in beside if abs(k - head) < _NEAR]
        if near:
            yield from _steps("near", max(near))
        clash = [c.score for c in self.by_core[candidate.core] if c.head != head]
        if clash:
            yield "clash"
            if max(clash) > candidate.score:
                yield "clash lost"
