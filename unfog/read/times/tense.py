"""Whether the words beside a date look ahead or back, from surface patterns: the nearest verb group of the clause decides."""

from __future__ import annotations

import re
from functools import cache

from unfog.lexicon.scope_cues import scope_cues
from unfog.lexicon.times import TimeWords, time_words

AHEAD, BACK, UNKNOWN = 1, -1, 0
_REACH = 110
"""Code points on each side of a date in which a verb can date it (news sentences written for the tests, 2026-11-24)."""
_INFINITIVE = re.compile(r"\bto\s+(?!the\b|a\b|an\b|his\b|her\b|their\b)[a-z]{3,}\b")
_COMING_NOUN = re.compile(r"\b(?:ahead\s+of|leading\s+(?:up\s+)?to|prepar\w+\s+for|until|attend)\s+(?:the\s+|next\s+)?$")
_APPOINTMENT = re.compile(
    r"(?:'s)?\s+(?:\w+\s+)?(?:hearing|deadline|election|vote|funeral|vigil|trial|ceremony|rally|match|game)\b"
)
_WALKOUTS = frozenset({"strike", "strikes"})
"""Happenings that may be work stoppages, which are called beforehand."""
_ARTICLE = re.compile(r"\b(?:an?|the|his|her|their|its)\s+$")
_NOUN = re.compile(r"\s+[a-z]{3,}")


class Tense:
    """The compiled verb cues of one language."""

    def __init__(self, words: TimeWords) -> None:
        irregular = "|".join(words.tense["past_irregular"].split())
        self._saying = frozenset(words.tense["saying"].split())
        self._gap = re.compile(words.tense["saying_gap"])
        ahead = "|".join(words.tense["future"])
        back = "|".join([*words.tense["past"], irregular])
        saying = "|".join(sorted(self._saying))
        deeds = "|".join(sorted(scope_cues().happenings - _WALKOUTS))
        self._deed = re.compile(rf"(?:'s)?\s+(?:[\w-]+\s+){{0,2}}(?:{deeds})\b")
        self._cue = re.compile(
            rf"(?<![\w-])(?:(?P<perfect>{words.tense['past'][0]})|(?P<ahead>{ahead})|(?P<said>{saying})|(?P<back>{back}))(?![\w-])"
        )

    def direction(self, sentence: str, start: int, end: int, *, headline: bool = False) -> int:
        """``AHEAD``, ``BACK`` or ``UNKNOWN`` for the date at ``[start, end)`` of a sentence in lower case.

        A date that qualifies a noun ("Tuesday's shooting", "a Friday night attack") is not dated by the noun's verb. In a
        headline an infinitive looks ahead ("Court to rule on Monday").
        """
        before = sentence[max(0, start - _REACH) : start]
        if sentence[start:end].endswith("'s") or sentence[end : end + 2] == "'s":
            return self._of_its_noun(sentence, before, end)
        nearest = self._last_before(before)
        if nearest != UNKNOWN:
            return nearest
        if _ARTICLE.search(before) and _NOUN.match(sentence, end):
            return AHEAD if _APPOINTMENT.match(sentence, end) else BACK
        after = self._first_after(sentence[end : end + _REACH])
        if after != UNKNOWN:
            return after
        return AHEAD if headline and _INFINITIVE.search(before[-40:]) else UNKNOWN

    def _of_its_noun(self, sentence: str, before: str, end: int) -> int:
        """Of "Tuesday's vote": ahead after words of preparing, or an appointment whose verb does not look back; of "Tuesday's
        massacre": back, whatever the verb."""
        if self._deed.match(sentence, end) and not _COMING_NOUN.search(before):
            return BACK  # "they could not be found after Tuesday's massacre"
        if _COMING_NOUN.search(before) or self._last_before(before[-40:]) == AHEAD:
            return AHEAD
        appointment = _APPOINTMENT.match(sentence, end)
        if not appointment:
            return BACK
        return BACK if self._first_after(sentence[appointment.end() : appointment.end() + _REACH]) == BACK else AHEAD

    def _last_before(self, before: str) -> int:
        found = UNKNOWN
        for cue in self._cue.finditer(before):
            if cue.lastgroup == "said":
                if self._gap.fullmatch(before, cue.end()):
                    found = BACK
            else:
                found = AHEAD if cue.lastgroup == "ahead" else BACK
        return found

    def _first_after(self, after: str) -> int:
        stop = re.search(r"[;:]|\bafter\b|\bwhen\b", after)
        for cue in self._cue.finditer(after[: stop.start()] if stop else after):
            return AHEAD if cue.lastgroup == "ahead" else BACK
        return UNKNOWN


@cache
def tense() -> Tense:
    """The verb cues of English."""
    return Tense(time_words())
