"""A report as the attribution stage sees it: its words as plain columns, its paragraphs and its quotations.

Columns of strings and numbers are several times faster to walk than token objects, and every rule of this stage walks.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from unfog.lexicon.cues import cues
from unfog.read.parse import Parsed

MARKS = frozenset(('"', "''", "``"))
"""Tokens that open or close a quotation in the reading copy; single marks become ``"`` where they stand in pairs."""

_LONGEST_SINGLE = 150
"""Words between two single marks; longer ones are apostrophes that happen to face each other."""

_SHORT_STEM = 3
"""Letters of a stem of one syllable between two consonants."""

_CLOSERS = frozenset(".,!?;:)…")

_OF_SUBJECT = frozenset(("compound", "nmod", "amod", "det", "poss", "nummod", "quantmod"))
"""Relations of the words before a verb read as a noun that belong to its subject."""
_ROOTS = frozenset(("NNS", "VBZ", "VBP", "VBD"))
_CLAUSES = frozenset(("acl", "relcl", "advcl", "ccomp", "xcomp"))
_OBJECTS = frozenset(("dobj", "appos", "dep", "nmod", "npadvmod", "attr"))


@dataclass(slots=True, kw_only=True)
class Text:
    """Words numbered from 0; ``quotes`` are (first, last) words, the marks included; ``quote_at`` gives the number of
    the quotation a word stands in, -1 outside."""

    words: list[str]
    lower: list[str]
    lemma: list[str]
    pos: list[str]
    tag: list[str]
    dep: list[str]
    head: list[int]
    start: list[int]
    end: list[int]
    sent: list[int]
    para: list[int]
    empty: list[bool]
    kids: list[list[int]]
    quotes: list[tuple[int, int]] = field(default_factory=list)
    quote_at: list[int] = field(default_factory=list)
    trees: dict[int, frozenset[int]] = field(default_factory=dict)

    def tree(self, i: int) -> frozenset[int]:
        """The word and everything that hangs on it."""
        if i not in self.trees:
            found, stack = [i], [i]
            while stack:
                below = self.kids[stack.pop()]
                found += below
                stack += below
            self.trees[i] = frozenset(found)
        return self.trees[i]

    def child(self, i: int, *deps: str) -> int | None:
        """The first word that hangs on ``i`` by one of the relations."""
        dep = self.dep
        for k in self.kids[i]:  # asked some four times a word: a generator costs as much again
            if dep[k] in deps:
                return k
        return None

    def trim(self, words: Iterable[int]) -> set[int]:
        """Without punctuation and white space at either end; quotation marks stay."""
        order = sorted(words)
        a, b = 0, len(order)
        while a < b and self.empty[order[a]]:
            a += 1
        while b > a and self.empty[order[b - 1]]:
            b -= 1
        if b < len(order) and self.words[order[b]] == ")":
            b += sum((self.words[k] == "(") - (self.words[k] == ")") for k in order[a:b]) == 1
        return set(order[a:b])

    def at(self, offset: int) -> int:
        """The number of the word at an offset, or of the next one after it."""
        return min(bisect_right(self.end, offset), len(self.words) - 1)


def text_of(parsed: Parsed) -> Text:
    """Columns of a parsed report."""
    doc = parsed.doc
    numbers = {sentence.start: n for n, sentence in enumerate(doc.sents)}
    made = Text(
        words=[token.text for token in doc],
        lower=[token.lower_ for token in doc],
        lemma=[_lemma(token.lemma_.lower(), token.lower_) for token in doc],
        pos=[token.pos_ for token in doc],
        tag=[token.tag_ for token in doc],
        dep=[token.dep_ for token in doc],
        head=[token.head.i for token in doc],
        start=list(doc.starts),
        end=list(doc.ends),
        sent=[numbers[token.sent.start] for token in doc],
        para=[],
        empty=[(token.is_punct or token.is_space) and token.text not in MARKS for token in doc],
        kids=[[child.i for child in token.children] for token in doc],
    )
    made.para = _paragraph_numbers(made.start, parsed.paragraphs)
    verbs_read_as_nouns(made)
    single_marks(made, parsed.report.text)
    made.quotes = quotations(made, parsed.report.text)
    made.quote_at = [-1] * len(doc)
    for n, (first, last) in enumerate(made.quotes):
        made.quote_at[first : last + 1] = [n] * (last + 1 - first)
    return made


def _lemma(lemma: str, word: str) -> str:
    """``hoping`` is of "hope", not of "hop" as the tagger has it: a short stem doubles its last letter before an ending."""
    if len(lemma) == _SHORT_STEM and lemma[-1] not in "aeiouwxy" and lemma[1] in "aeiou" and lemma[0] not in "aeiou":
        ending = word.removeprefix(lemma)
        return lemma + "e" if ending in ("ing", "ed", "es") else lemma
    return lemma


def verbs_read_as_nouns(text: Text) -> None:
    """``House panel votes to hold the aide``, ``But the front claims that it left``: a sentence's root that the tagger reads
    as a plural noun is a verb where the cue lexicon has it as one, its subject stands right before it and a clause or an
    object (for words that are no nouns of saying also a preposition) after it. A root that is read as a verb, its subject
    as if it described a noun, gets its subject back."""
    known = cues()
    for i, dep in enumerate(text.dep):
        if dep != "ROOT" or text.tag[i] not in _ROOTS or not i or text.head[i - 1] != i or text.lemma[i] not in known.verbs:
            continue
        noun, before = text.tag[i] == "NNS", text.dep[i - 1]
        if not (before in _OF_SUBJECT or (noun and before == "nsubj")) or text.pos[i - 1] not in ("NOUN", "PROPN", "ADJ"):
            continue
        if text.pos[i - 1] == "ADJ" and (noun or text.child(i, "det", "poss") is None):
            continue
        after = {k: _after_verb(text, k) for k in text.kids[i] if k > i} if noun else {}
        if noun and not any(tie and (tie != "prep" or text.lemma[i] not in known.nouns) for tie in after.values()):
            continue
        if not noun and text.child(i, "nsubj", "nsubjpass", "csubj", "expl") is not None:
            continue
        text.pos[i], text.tag[i] = "VERB", "VBZ" if noun else text.tag[i]
        if text.pos[i - 1] == "ADJ":
            text.pos[i - 1], text.tag[i - 1] = "NOUN", "NN"
        for k in [k for k in text.kids[i] if k < i - 1 and text.dep[k] in _OF_SUBJECT]:
            text.head[k] = i - 1
            text.kids[i].remove(k)
            text.kids[i - 1].append(k)
        text.kids[i - 1].sort()
        text.dep[i - 1] = "nsubj"
        for k, tie in after.items():
            text.dep[k] = tie or text.dep[k]


def _after_verb(text: Text, k: int) -> str | None:
    """What a word that hangs on a noun from behind is to the verb that the noun stands for; ``None`` for nothing."""
    dep = text.dep[k]
    if dep in _CLAUSES and text.pos[k] in ("VERB", "AUX"):
        told = {text.dep[j] for j in text.kids[k] if j < k}
        to = any(text.tag[j] == "TO" for j in text.kids[k] if j < k)
        return "xcomp" if to and "nsubj" not in told else "ccomp" if told & {"nsubj", "nsubjpass", "mark"} else None
    if dep in _OBJECTS and text.pos[k] in ("NOUN", "PROPN", "PRON"):
        return "dobj"
    return "prep" if dep == "prep" else None


def _paragraph_numbers(starts: list[int], paragraphs: tuple[tuple[int, int], ...]) -> list[int]:
    numbers, now = [], 0
    for start in starts:
        while now + 1 < len(paragraphs) and start >= paragraphs[now + 1][0]:
            now += 1
        numbers.append(now)
    return numbers


def words_at(text: Text, start: int, end: int) -> range:
    """The words under offsets, those cut by an edge included."""
    first = bisect_left(text.end, start + 1)
    return range(first, max(first, bisect_left(text.start, end)))


def named_in_capitals(text: Text, first: int, last: int) -> bool:
    """Whether a name in capitals and a colon stand at a place: ``WALLIN: Will you stay?``, as transcripts have it."""
    k = first
    while k < last and text.words[k].isupper() and len(text.words[k]) > 1:
        k += 1
    return first < k < last and text.words[k] == ":"


def cue_head(text: Text, words: range, *parts: str) -> int | None:
    """The word that says it among the words of a cue: its top word of one of the parts of speech, or the verb that this one
    leads to with "to" ("phoned newsrooms to claim", "went on to accuse")."""
    led = [k for k in words if text.pos[k] == "VERB" and any(j in words and text.tag[j] == "TO" for j in text.kids[k])]
    if led:
        return led[-1]
    return next((i for i in words if text.pos[i] in parts and (text.head[i] not in words or text.head[i] == i)), None)


def single_marks(text: Text, raw: str) -> None:
    """Read single quotation marks as double ones where two of them enclose words outside double ones.

    The first opens a word after white space, the second ends one in the same paragraph, and the tagger takes neither for
    an apostrophe; at least two words lie between them.
    """
    inside = {i for first, last in quotations(text, raw) for i in range(first, last + 1)}
    single = [i for i, word in enumerate(text.words) if word in ("'", "‘", "’") and i not in inside and text.tag[i] != "POS"]
    at = 0
    while at < len(single):
        opener = single[at]
        at += 1
        if not _single_opens(text, raw, opener):
            continue
        for closer in single[at:]:
            if text.para[closer] != text.para[opener] or closer - opener > _LONGEST_SINGLE:
                break
            before, after = text.start[closer] - 1, text.end[closer]
            ends = not raw[before].isspace() and (after >= len(raw) or raw[after].isspace() or raw[after] in _CLOSERS)
            if ends and closer - opener > 2:
                for i in (opener, closer):
                    text.words[i], text.empty[i] = '"', False
                at = single.index(closer) + 1
                break


def _single_opens(text: Text, raw: str, i: int) -> bool:
    before, after = text.start[i] - 1, text.end[i]
    led = before < 0 or raw[before].isspace() or raw[before] in "([—–-"
    return led and after < len(raw) and raw[after].isalpha() and text.tag[i] in ("``", "''", ",", ":", "NFP")


def quotations(text: Text, raw: str) -> list[tuple[int, int]]:
    """Stretches between double quotation marks, marks included.

    A mark opens or closes by its shape, or by the white space beside it where it is straight. A quotation left open
    at the end of a paragraph runs to that end, and goes on in the next paragraph when that begins with a mark. A mark
    inside a quotation that opens another is passed over, with the one that closes it.
    """
    found: list[tuple[int, int]] = []
    opened: int | None = None
    left_open, nested = False, 0
    n = len(text.words)
    for i, word in enumerate(text.words):
        first = i == 0 or text.para[i - 1] != text.para[i]
        if first and opened is not None:
            found.append((opened, i - 1))
            opened, left_open, nested = None, True, 0
        if word in MARKS:
            opens, closes = _opens_closes(text, raw, i, first, i + 1 == n or text.para[i + 1] != text.para[i])
            if opened is None:
                if not closes:
                    opened = found.pop()[0] if first and left_open and found else i
            elif opens and raw[text.start[i]] == "“":
                nested += 1
            elif not opens:
                if nested and not _ends_paragraph(text, i):
                    nested -= 1
                else:
                    found.append((opened, i))
                    opened, nested = None, 0
        left_open = left_open and first and word in MARKS
    if opened is not None:
        found.append((opened, n - 1))
    return found


def _ends_paragraph(text: Text, i: int) -> bool:
    return i + 1 == len(text.words) or text.para[i + 1] != text.para[i]


def _opens_closes(text: Text, raw: str, i: int, first: bool, last: bool) -> tuple[bool, bool]:
    shape = raw[text.start[i]]
    before, after = text.start[i] - 1, text.end[i]
    space_before = first or raw[before].isspace() or raw[before] in "([—–-"
    space_after = last or after >= len(raw) or raw[after].isspace() or raw[after] in _CLOSERS
    opens = shape in "“‘" or (shape not in "”’" and space_before and not space_after)
    closes = shape in "”’" or (shape not in "“‘" and space_after and not space_before)
    return opens, closes
