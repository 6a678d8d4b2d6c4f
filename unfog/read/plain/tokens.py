"""Report -> sentences of tokens, each token with what the pack knows of the words that begin there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from unfog.lexicon.packs import Entry, Pack
from unfog.model import Report
from unfog.read.folding import reading_copy

_TOKEN = re.compile(
    r"\d+(?:[.,\u066b\u066c' ]\d{3})+(?![\d])|\d+(?:[.,\u066b]\d+)?"
    r"|(?<=\d)'[^\W\d_]+|[^\W\d_][\u0300-\u036f\u064b-\u065f\u0670\u200c\w]*(?:['\u02bc-][^\W\d_][\u0300-\u036f\u064b-\u065f\u200c\w]*)*\.?|\n+|[^\w\s]"
)
_END = frozenset(".!?؟۔…")
_QUOTES = frozenset('"')
_OPENING = re.compile(r"[\s\"'(\[–—-]*")


@dataclass(slots=True)
class Token:
    """A word, figure or mark; ``forms`` are the ways it is looked up (see ``Pack.forms``), none for marks."""

    start: int
    end: int
    text: str
    forms: tuple[str, ...]
    capital: bool

    @property
    def word(self) -> bool:
        """Whether it is a word."""
        return bool(self.forms) and not self.text[0].isdigit()

    @property
    def figure(self) -> bool:
        """Whether it is written in digits."""
        return self.text[0].isdigit()


@dataclass(slots=True)
class Tag:
    """Words of a sentence, ``[start, end)`` in tokens, that the pack knows: ``kind`` and ``value`` as in its entry."""

    start: int
    end: int
    kind: str
    value: Any


@dataclass(slots=True)
class Sentence:
    """A sentence: its tokens, and its tags by kind and by the token they begin with."""

    number: int
    headline: bool
    tokens: list[Token]
    of: dict[str, list[Tag]] = field(default_factory=dict)
    at: list[dict[str, Tag]] = field(default_factory=list)
    inside: list[set[str]] = field(default_factory=list)

    @property
    def start(self) -> int:
        """Offset of its first code point."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Offset behind its last code point."""
        return self.tokens[-1].end

    def tags(self, kind: str) -> list[Tag]:
        """The tags of a kind, in order."""
        return self.of.get(kind, [])

    def is_(self, i: int, kind: str) -> bool:
        """Whether token ``i`` lies inside a tag of that kind."""
        return 0 <= i < len(self.tokens) and kind in self.inside[i]

    def any(self, i: int, *kinds: str) -> bool:
        """Whether token ``i`` lies inside a tag of one of these kinds."""
        return 0 <= i < len(self.tokens) and not self.inside[i].isdisjoint(kinds)

    def begins(self, i: int, *kinds: str) -> bool:
        """Whether a tag of one of these kinds begins at token ``i``."""
        return 0 <= i < len(self.tokens) and any(kind in self.at[i] for kind in kinds)

    def mark(self, i: int, marks: str) -> bool:
        """Whether token ``i`` is one of these marks."""
        return 0 <= i < len(self.tokens) and self.tokens[i].text in marks


@dataclass(slots=True)
class Text:
    """A report as it is read here. ``low`` is the reading copy of its text: same length, plain marks."""

    report: Report
    pack: Pack
    low: str
    sentences: list[Sentence]


def text_of(report: Report, pack: Pack) -> Text:
    """The report in sentences: line ends part them, and full stops before a capital (any letter in scripts without)."""
    low = reading_copy(report.text)
    sentences: list[Sentence] = []
    now: list[Token] = []

    def close() -> None:
        if any(t.forms for t in now):
            headline = now[0].start < report.title_length
            sentence = Sentence(len(sentences), headline, list(now))
            _tag(sentence, pack)
            sentences.append(sentence)
        now.clear()

    for token in _tokens(low, pack):
        if token.text[0] == "\n":
            close()
            continue
        now.append(token)
        if token.text in _END and _ends(low, token.end, pack):
            close()
    close()
    return Text(report=report, pack=pack, low=low, sentences=sentences)


def _ends(text: str, at: int, pack: Pack) -> bool:
    """Whether a sentence may end before ``at``: what follows begins like one."""
    gap = _OPENING.match(text, at)
    behind = gap.end() if gap else at
    if behind == at:
        return text[at : at + 1] in ("", "\n")
    following = text[behind : behind + 1]
    return not following or not following.isalnum() or following.isdigit() or following.isupper() or not pack.style.capitals


def _tokens(text: str, pack: Pack) -> Iterator[Token]:
    for match in _TOKEN.finditer(text):
        start, word = match.start(), match.group()
        if word[0] == "\n" or not (word[0].isalnum() or len(word) > 1):
            yield Token(start, match.end(), word, (), False)
            continue
        if word[0].isdigit():
            yield Token(start, match.end(), word, (word,), False)
            continue
        dot = word.endswith(".")
        if dot and not _keeps_dot(word, pack):
            word = word[:-1]
        yield from _split(start, word, pack)
        if dot and not word.endswith("."):
            yield Token(match.end() - 1, match.end(), ".", (), False)


def _keeps_dot(word: str, pack: Pack) -> bool:
    """A letter alone ("K.") and the abbreviations of the pack keep their full stop."""
    return (len(word) == 2 and word[0].isupper()) or pack.plain(word[:-1]) in pack.style.dotted


def _split(start: int, word: str, pack: Pack) -> Iterator[Token]:
    """A word, and before it what leans on it by an apostrophe ("l'armée")."""
    head, mark, rest = word.partition("'")
    if mark and rest and head.lower() in pack.style.elisions:
        cut = len(head) + 1
        yield Token(start, start + cut, word[:cut], pack.forms(word[:cut]), head[0].isupper())
        start, word = start + cut, rest
    elif head and mark and rest and pack.style.suffixes:
        yield Token(start, start + len(head), head, pack.forms(head), head[0].isupper())
        yield Token(start + len(head), start + len(word), word[len(head) :], pack.forms(word[len(head) :]), False)
        return
    elif word[1:].isdigit() and word[0] in pack.style.joining:
        yield Token(start, start + 1, word[0], pack.forms(word[0]), False)
        yield Token(start + 1, start + len(word), word[1:], (word[1:],), False)
        return
    capital = word[0].isupper() or any(part[:1].isupper() for part in word.split("-")[1:])
    yield Token(start, start + len(word), word, pack.forms(word), capital)


def _tag(sentence: Sentence, pack: Pack) -> None:
    """Give a sentence its tags: of entries of one kind the longest from each token, none inside another of its kind."""
    tokens = sentence.tokens
    sentence.at = [{} for _ in tokens]
    sentence.inside = [set() for _ in tokens]
    style = pack.style
    for i, token in enumerate(tokens):
        if token.word and any(f.startswith(style.article) for f in token.forms if style.article):
            sentence.inside[i].add("definite")
        for form in token.forms if not token.figure else ():
            for entry in pack.starting(form):
                if entry.kind in sentence.inside[i] or entry.kind in sentence.at[i]:
                    continue
                if entry.kind == "say" and form != token.forms[0] and "definite" in sentence.inside[i]:
                    continue  # no verb has an article: "الطالب" is a student
                end = _reach(tokens, i, form, entry)
                if end:
                    tag = Tag(i, end, entry.kind, entry.value)
                    sentence.at[i][entry.kind] = tag
                    sentence.of.setdefault(entry.kind, []).append(tag)
                    for k in range(i, end):
                        sentence.inside[k].add(entry.kind)
                    if form != token.forms[0] and style.joining and token.forms[0].startswith(style.joining):
                        sentence.inside[i].add("joined")

    if style.noun_capitals:
        _close_phrases(sentence)


def _close_phrases(sentence: Sentence) -> None:
    """Where nouns have capitals, a small word of no class right behind one ends its phrase: "der Polizei griffen Bewaffnete"."""
    for i in range(1, len(sentence.tokens)):
        token, before = sentence.tokens[i], sentence.tokens[i - 1]
        if token.word and not token.capital and before.word and before.capital and not sentence.inside[i]:
            sentence.at[i]["phrase end"] = Tag(i, i + 1, "phrase end", None)
            sentence.inside[i].add("phrase end")


def _reach(tokens: list[Token], i: int, form: str, entry: Entry) -> int:
    """The token behind the words of an entry that begins at ``i`` with ``form``, 0 where they do not stand there."""
    if not (form.startswith(entry.words[0]) if entry.open_[0] else form == entry.words[0]):
        return 0
    at = i + 1
    for word, open_ in zip(entry.words[1:], entry.open_[1:], strict=True):
        if at >= len(tokens):
            return 0
        if not any(f.startswith(word) if open_ else f == word for f in tokens[at].forms):
            return 0
        at += 1
    return at
