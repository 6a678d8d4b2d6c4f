"""Where phrases, clauses and sentences begin and end."""

from __future__ import annotations

from unfog.read.plain.tokens import Sentence

LONGEST = 14
"""Words of a speaker's description at most; a longer run is a clause."""
_MARKS = ".;:!?…|—–"


def first_word(sentence: Sentence, i: int) -> int:
    """The first token from ``i`` on that is a word."""
    while i < len(sentence.tokens) and not sentence.tokens[i].forms:
        i += 1
    return i


def sentence_stop(sentence: Sentence) -> int:
    """The offset behind a sentence without its last mark; a closing quotation mark or bracket belongs to it."""
    last = sentence.tokens[-1]
    return last.end if last.forms or last.text in '"»)' else (sentence.tokens[-2].end if len(sentence.tokens) > 1 else last.end)


def around(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """The content of "according to": what follows a phrase that opens the sentence or its part, else what goes before.

    ``start`` and ``end`` bound cue and speaker in tokens; the result is in offsets.
    """
    first = next((i + 1 for i in range(start - 1, -1, -1) if sentence.mark(i, ";")), 0)
    begin = first_word(sentence, first)
    if begin >= start:
        i = first_word(sentence, end)
        return (sentence.tokens[i].start, sentence_stop(sentence)) if i < len(sentence.tokens) else (0, 0)
    after = first_word(sentence, end)
    ends = after >= len(sentence.tokens) or any(sentence.mark(i, ".;") for i in range(end, after))
    inside = sentence.tokens[begin].start, (sentence.tokens[start - 1].end if ends else sentence_stop(sentence))
    return inside


def phrase_end(sentence: Sentence, i: int) -> int:
    """The token at which a noun phrase from ``i`` must have ended: a mark, a verb or the word for "that"."""
    end = i
    while end < len(sentence.tokens) and end - i < LONGEST:
        token = sentence.tokens[end]
        if not token.forms and token.text not in "\"'-’«»()":
            break
        if end > i and any(
            kind in sentence.at[end] for kind in ("that", "say", "kills", "dies", "among", "vague", "who", "aside", "phrase end")
        ):
            break
        if token.figure and end > i:
            break
        end += 1
    return end


def phrase_start(sentence: Sentence, i: int) -> int:
    """The token at which a noun phrase that ends before ``i`` may begin."""
    start = i
    while start > 0 and i - start < LONGEST:
        token = sentence.tokens[start - 1]
        if not token.forms and token.text not in "\"'-’«»()":
            break
        start -= 1
    return start


def clause_start(sentence: Sentence, i: int) -> int:
    """The token after the last mark before ``i`` that parts clauses; commas do not."""
    for k in range(i - 1, -1, -1):
        token = sentence.tokens[k]
        if sentence.is_(k, "while"):
            return k + 1
        if not token.forms and (token.text in _MARKS or not token.text.isascii()) and token.text != "،":
            return k + 1
        if token.text == "-" and k > 0 and sentence.tokens[k - 1].end < token.start:
            return k + 1  # the dash behind a dateline
    return 0


NAME_WORDS = 3
_ENDING = (
    "deeds",
    "noun",
    "dies",
    "kills",
    "type",
    "that",
    "say",
    "among",
    "vague",
    "stop",
    "in",
    "none",
    "reach",
    "stance blamed",
)


def definite_end(sentence: Sentence, i: int) -> int:
    """Where a noun phrase ends in a language that marks every definite word ("وزارة الدفاع", "المتحدث باسم الجيش سامر الحلبي").

    An indefinite word takes the next one with it; behind a definite one only definite words follow, or the name of a person.
    """
    person = any(i <= t.start <= i + 1 for t in sentence.tags("speaker persons"))
    end, names = i + 1, 0
    tag = next((t for t in sentence.tags("speaker") if t.start == i), None)
    end = max(end, tag.end if tag else end)
    while end < len(sentence.tokens) and sentence.tokens[end].word and not sentence.begins(end, *_ENDING):
        definite = "definite" in sentence.inside[end]
        if not definite and sentence.begins(end, "small"):
            break
        linked = sentence.is_(end, "of name") or sentence.is_(end - 1, "of name")
        title = sentence.begins(end, "speaker persons")
        if "definite" in sentence.inside[end - 1] and definite and sentence.begins(end, "speaker") and not (linked or title):
            break
        person, names = person or title, 0 if title else names
        if not definite and sentence.begins(end, "state") and sentence.begins(end - 1, "state"):
            break  # "اتهمت روسيا أوكرانيا": who accuses and who is accused
        if "definite" in sentence.inside[end - 1] and not definite and not linked:
            if not person or names >= NAME_WORDS or sentence.inside[end] - {"joined"}:
                break
            names += 1
        end += 1
    return end
