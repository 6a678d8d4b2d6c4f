"""A parse as plain Python objects, under the names that spaCy gives them: what everything after the parser walks.

Step in the path: ``read.parse`` copies spaCy's ``Doc`` once into a :class:`Doc` of :class:`Token`; the rules of the layers
ask each word for its relation, head and children some hundred times. An attribute of a plain object is there already,
where spaCy makes a new object, generator or string at every access: the same walks took three times as long
(measured on 2026-11-27 on reports of incidents).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Literal, overload

from spacy.attrs import (
    DEP,
    ENT_IOB,
    ENT_TYPE,
    HEAD,
    IDX,
    IS_ALPHA,
    IS_DIGIT,
    IS_PUNCT,
    IS_SPACE,
    LEMMA,
    LIKE_NUM,
    LOWER,
    ORTH,
    POS,
    SENT_START,
    SPACY,
    TAG,
)
from spacy.tokens import Doc as Parse

_NAMES = (ORTH, LOWER, LEMMA, POS, TAG, DEP, ENT_TYPE)
"""Columns whose numbers stand for strings."""
_NUMBERS = (ENT_IOB, HEAD, SENT_START, IDX, SPACY, IS_ALPHA, IS_DIGIT, IS_PUNCT, IS_SPACE, LIKE_NUM)
_IOB = ("", "I", "O", "B")


class Token:
    """A word: its place, forms and labels, the word it hangs on (``head``; itself for a root) and those that hang on it."""

    __slots__ = (
        "_edges",
        "children",
        "dep_",
        "doc",
        "ent_iob_",
        "ent_type_",
        "head",
        "i",
        "idx",
        "is_alpha",
        "is_digit",
        "is_punct",
        "is_space",
        "lefts",
        "lemma_",
        "like_num",
        "lower_",
        "pos_",
        "rights",
        "sent",
        "tag_",
        "text",
        "whitespace_",
    )

    doc: Doc
    i: int
    idx: int
    text: str
    whitespace_: str
    lower_: str
    lemma_: str
    pos_: str
    tag_: str
    dep_: str
    ent_type_: str
    ent_iob_: str
    is_alpha: bool
    is_digit: bool
    is_punct: bool
    is_space: bool
    like_num: bool
    sent: Words
    head: Token
    lefts: Sequence[Token]
    rights: Sequence[Token]
    children: Sequence[Token]
    _edges: tuple[int, int] | None

    def __len__(self) -> int:
        return len(self.text)

    def __repr__(self) -> str:
        return self.text

    @property
    def text_with_ws(self) -> str:
        """The word and the blank behind it, if there is one."""
        return self.text + self.whitespace_

    @property
    def is_sent_start(self) -> bool:
        """Whether a sentence begins with the word."""
        return self.sent.start == self.i

    @property
    def subtree(self) -> Iterator[Token]:
        """The word and all that hangs on it, in text order."""
        stack = [(self, False)]  # no recursion: a list of a thousand dead is a chain of a thousand words
        while stack:
            word, ready = stack.pop()
            if ready:
                yield word
                continue
            stack.extend((child, False) for child in reversed(word.rights))
            stack.append((word, True))
            stack.extend((child, False) for child in reversed(word.lefts))

    @property
    def left_edge(self) -> Token:
        """The first word of the subtree."""
        return self.doc[self._edge()[0]]

    @property
    def right_edge(self) -> Token:
        """The last word of the subtree."""
        return self.doc[self._edge()[1]]

    def _edge(self) -> tuple[int, int]:
        if self._edges is None:
            below = [self]
            for word in below:
                below.extend(child for child in word.children if child._edges is None)
            for word in reversed(below):
                edges = [child._edges for child in word.children if child._edges is not None]
                word._edges = (min([word.i, *(first for first, _ in edges)]), max([word.i, *(last for _, last in edges)]))
        assert self._edges is not None
        return self._edges

    @property
    def ancestors(self) -> Iterator[Token]:
        """The words above, up to the root of the sentence."""
        here = self
        while here.head is not here:
            here = here.head
            yield here

    def is_ancestor(self, other: Token) -> bool:
        """Whether the other word hangs on this one, at any depth."""
        return any(word is self for word in other.ancestors)

    @property
    def conjuncts(self) -> tuple[Token, ...]:
        """The other words of the list that the word is in."""
        first = self
        while first.dep_ == "conj" and first.head is not first:
            first = first.head
        listed = [first]
        for word in listed:
            listed += [child for child in word.rights if child.dep_ == "conj"]
        return tuple(word for word in listed if word is not self)

    def nbor(self, steps: int = 1) -> Token:
        """The word so many places on. Raises ``IndexError`` where the text has none there."""
        if self.i + steps < 0:
            raise IndexError(self.i + steps)
        return self.doc[self.i + steps]


@dataclass(slots=True, unsafe_hash=True)
class Words:
    """A stretch of words ``[start, end)``; ``label_`` is the kind of a named entity."""

    doc: Doc = field(repr=False)
    start: int
    end: int
    label_: str = ""

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc.tokens[self.start : self.end])

    @overload
    def __getitem__(self, i: int) -> Token: ...
    @overload
    def __getitem__(self, i: slice) -> Sequence[Token]: ...
    def __getitem__(self, i: int | slice) -> Token | Sequence[Token]:
        return self.doc.tokens[self.start : self.end][i]

    @property
    def start_char(self) -> int:
        """Offset of the first word."""
        return self.doc.starts[self.start] if self.start < len(self.doc.starts) else len(self.doc.text)

    @property
    def end_char(self) -> int:
        """Offset behind the last word."""
        return self.doc.ends[self.end - 1] if self.end > self.start else self.start_char

    @property
    def text(self) -> str:
        """The words as the reading copy has them."""
        return self.doc.text[self.start_char : self.end_char]

    @property
    def sent(self) -> Words:
        """The sentence of the first word."""
        return self.doc[self.start].sent

    @property
    def root(self) -> Token:
        """The word nearest to its sentence's root, the first of several."""
        words = self.doc.tokens[self.start : self.end]
        top = [word for word in words if word.head is word]
        if top:
            return top[0]
        over = [word for word in words if not self.start <= word.head.i < self.end]
        if len(over) == 1:  # nearly always: no depths need to be counted
            return over[0]
        return min(over, key=_depth) if over else self.doc[self.start]


def _depth(token: Token) -> int:
    """Steps to the root; a bare mark or blank is deepest, so that words come before it."""
    if (token.is_punct or token.is_space) and not token.children:
        return len(token.doc)
    return sum(1 for _ in token.ancestors)


class Doc:
    """The words of a text in order. ``user_data`` keeps what a layer has worked out for the layers after it."""

    __slots__ = ("ends", "ents", "sents", "starts", "text", "tokens", "user_data")

    def __init__(self, parse: Parse) -> None:
        self.user_data: dict[str, Any] = {}
        self.tokens = _tokens(self, parse)
        self.text = "".join([token.text_with_ws for token in self.tokens])
        self.starts = [token.idx for token in self.tokens]
        self.ends = [token.idx + len(token.text) for token in self.tokens]
        self.sents: Sequence[Words] = tuple(self._sentences(parse.to_array([SENT_START]).tolist()))
        self.ents: Sequence[Words] = tuple(Words(self, e.start, e.end, e.label_) for e in parse.ents)

    def _sentences(self, marks: list[int]) -> Iterator[Words]:
        begins = [i for i, mark in enumerate(marks) if mark == 1 or i == 0]
        for start, end in pairwise((*begins, len(marks))):
            sentence = Words(self, start, end)
            for token in sentence:
                token.sent = sentence
            yield sentence

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @overload
    def __getitem__(self, i: int) -> Token: ...
    @overload
    def __getitem__(self, i: slice) -> Words: ...
    def __getitem__(self, i: int | slice) -> Token | Words:
        if isinstance(i, int):
            return self.tokens[i]
        start, end, _ = i.indices(len(self.tokens))
        return Words(self, start, max(start, end))

    def at(self, offset: int) -> int:
        """The number of the word at an offset or before the blank there; -1 outside the text."""
        if not 0 <= offset < len(self.text):
            return -1
        return bisect_right(self.starts, offset) - 1

    def char_span(self, start: int, end: int, *, alignment_mode: Literal["expand", "contract"]) -> Words | None:
        """The words that offsets touch ("expand") or hold whole ("contract"); ``None`` where the offsets lie outside the
        text or hold no whole word. A blank belongs to no word: offsets that touch nothing else give no words."""
        first, last = self.at(start), self.at(end - 1)
        if first < 0 or last < 0:
            return None
        if alignment_mode == "contract":
            first += self.starts[first] < start
            last -= end < self.ends[last]
            return Words(self, first, last + 1) if first <= last else None
        first += start == self.ends[first]
        return Words(self, first, last + 1)


def _tokens(doc: Doc, parse: Parse) -> list[Token]:
    """The words of a parse, joined to one another."""
    if not len(parse):
        return []
    columns = parse.to_array((*_NAMES, *_NUMBERS)).view("int64")  # as one array: word by word takes twice as long
    names = columns[:, : len(_NAMES)].view("uint64").T.tolist()
    strings = {number: parse.vocab.strings[number] for number in set().union(*names)}
    numbers = columns[:, len(_NAMES) :].T.tolist()
    orth, lower, lemma, pos, tag, dep, entity = ([strings[number] for number in column] for column in names)
    iob, up, _, idx, blank, alpha, digit, punct, space, numeral = numbers
    tokens = [Token() for _ in orth]
    none: tuple[Token, ...] = ()
    for i, token in enumerate(tokens):
        token.doc = doc
        token.i = i
        token.idx = idx[i]
        token.text = orth[i]
        token.whitespace_ = " " if blank[i] else ""
        token.lower_ = lower[i]
        token.lemma_ = lemma[i]
        token.pos_ = pos[i]
        token.tag_ = tag[i]
        token.dep_ = dep[i]
        token.ent_type_ = entity[i]
        token.ent_iob_ = _IOB[iob[i]]
        token.is_alpha = alpha[i] == 1
        token.is_digit = digit[i] == 1
        token.is_punct = punct[i] == 1
        token.is_space = space[i] == 1
        token.like_num = numeral[i] == 1
        token.head = tokens[i + up[i]]
        token.lefts = token.rights = token.children = none
        token._edges = None
    _hang(tokens)
    return tokens


def _hang(tokens: list[Token]) -> None:
    """Give each word those that hang on it."""
    lefts: dict[int, list[Token]] = {}
    rights: dict[int, list[Token]] = {}
    for token in tokens:
        head = token.head.i
        if head != token.i:
            (lefts if token.i < head else rights).setdefault(head, []).append(token)
    for i, found in lefts.items():
        tokens[i].lefts = tokens[i].children = found
    for i, found in rights.items():
        tokens[i].rights = found
        tokens[i].children = [*tokens[i].lefts, *found]
