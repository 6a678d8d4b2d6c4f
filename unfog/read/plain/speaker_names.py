"""The name in a speaker's description, by capitals where the script has them, else by what its words are not."""

from __future__ import annotations

from unfog.read.plain.phrases import NAME_WORDS, first_word
from unfog.read.plain.said import offsets
from unfog.read.plain.tokens import Sentence, Text

NO_SPEAKERS = (
    "noun",
    "type",
    "weapon",
    "tally",
    "dies",
    "kills",
    "deeds",
    "that",
    "among",
    "in",
    "number one",
    "months",
    "weekdays",
    "days",
    "pronoun",
    "now",
    "vague",
    "who",
    "stance nobody",
    "other",
    "earlier",
    "hedge",
    "stop",
    "reach",
    "none",
    "place noun",
    "say",
    "joiner",
    "preposition",
)


def capitals_run(sentence: Sentence, start: int, end: int) -> tuple[int, int] | None:
    """A run of capitals that begins within two words of ``start``; one capital that opens a sentence is no name."""
    for i in range(start, min(start + 2, end)):
        if sentence.tokens[i].capital and sentence.tokens[i].word:
            if set(sentence.inside[i]) & {
                "articles",
                "joiner",
                "in",
                "days",
                "weekdays",
                "months",
                "people",
                "noun",
                "that",
                "stop",
            }:
                continue
            k = i
            while k < end and sentence.tokens[k].word and (sentence.tokens[k].capital or _inner(sentence, k, end)):
                k += 1
            opens = i == first_word(sentence, 0)
            if k - i >= 2 or not opens or sentence.tokens[i].text.isupper():
                return i, k
    return None


def _inner(sentence: Sentence, k: int, end: int) -> bool:
    """A small word inside a name ("Organización de Estados", "Ansar as-Sahel")."""
    return (sentence.is_(k, "of") or sentence.is_(k, "articles")) and k + 1 < end and sentence.tokens[k + 1].capital


def name_after(text: Text, sentence: Sentence, start: int, end: int) -> tuple[int, int] | None:
    """The name of a person in a speaker's description: capitals in a row behind a word for a person, or after a comma."""
    persons = [t for t in sentence.tags("speaker persons") if start <= t.start < end]
    if not text.pack.style.capitals:
        run = (apposed_name(sentence, end) or name_inside(text, sentence, persons[-1].end, end)) if persons else None
        return offsets(sentence, run) if run else None
    after = persons[0].end if persons else start
    best: tuple[int, int] | None = None
    i = after
    stop = min(len(sentence.tokens), end + 8)
    while i < stop:
        token = sentence.tokens[i]
        if i >= end and not (sentence.mark(end, ",") and i > end):
            if i > end:
                break
            i += 1
            continue
        if (
            token.word
            and token.capital
            and not sentence.is_(i, "speaker persons")
            and not sentence.is_(i - 1, "of")
            and "speaker" not in sentence.inside[i]
        ):
            k = i
            while k < stop and sentence.tokens[k].word and sentence.tokens[k].capital:
                k += 1
            title = sentence.is_(i - 1, "speaker persons") or sentence.is_(i - 1, "titles")
            if k - i >= 2 or (title and i < end):
                best = best or (i, k)
            i = k
            continue
        if i >= end and not (
            sentence.is_(i, "articles")
            or sentence.is_(i, "speaker persons")
            or sentence.is_(i, "titles")
            or sentence.mark(i, ",")
        ):
            break
        i += 1
    if best is None or (not persons and best[0] < end):
        return None
    return offsets(sentence, best)


def apposed_name(sentence: Sentence, comma: int) -> tuple[int, int] | None:
    """The name in commas behind an office, in a script without capitals: "قال المحافظ، سالم النوري، إن ..."."""
    if not sentence.mark(comma, ",،"):
        return None
    end = begin = comma + 1
    while end < len(sentence.tokens) and end - begin <= NAME_WORDS and sentence.tokens[end].word and _bare(sentence, end):
        end += 1
    closed = end == len(sentence.tokens) or sentence.mark(end, ",،:") or sentence.is_(end, "that")
    return (begin, end) if end - begin >= 2 and closed else None


def name_inside(text: Text, sentence: Sentence, start: int, end: int) -> tuple[int, int] | None:
    """The name with which a description ends, in a script without capitals: "الطبيبة هدى قاسم", "دادستان علی نوری"."""
    begin = end
    while begin > start and sentence.tokens[begin - 1].word and _bare(sentence, begin - 1):
        if "definite" in sentence.inside[begin - 1] and begin < end and "definite" not in sentence.inside[begin]:
            break
        begin -= 1
    if not text.pack.style.article and end - begin > 2:
        begin = end - 2  # what an office is of may stand before the name: "وزیر صحت سلمیٰ درویش"
    named = 2 <= end - begin <= NAME_WORDS + 1 and "definite" not in sentence.inside[begin]
    return (begin, end) if named and not any(sentence.inside[i] - _IN_NAMES for i in range(begin, end)) else None


_IN_NAMES = frozenset({"definite", "joined"})


def _bare(sentence: Sentence, i: int) -> bool:
    """Whether a word has no class that a name's words do not have."""
    return not sentence.is_(i, "small") and not any(kind in sentence.at[i] for kind in NO_SPEAKERS)
