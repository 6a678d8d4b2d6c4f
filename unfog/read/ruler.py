"""The pipeline's attribute rules, remembered by token: the same result as spaCy's ``AttributeRuler`` at a fifth of its time.

The English pipeline maps fine tags to parts of speech with some 180 matcher patterns that are tried on every token of every
text, which takes a sixth of the whole parse. Nearly all of them look at one token, and at nothing of it but its tag, its
lower-case form, its relation and whether it is white space: for two tokens alike in these the same rules match. So each
kind of token is matched once, by spaCy's own matcher, and remembered. The patterns name some hundred words; all others are
one word to them, so that a few hundred kinds cover a language and a new text brings hardly any. Patterns over several tokens
are matched as ever, but only from tokens that can begin one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from spacy.attrs import DEP, IS_SPACE, LOWER, TAG
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.strings import StringStore
from spacy.tokens import Doc
from spacy.tokens._retokenize import set_token_attrs

RULER = "unfog_remembered_ruler"
"""Name under which spaCy makes it, from the ``attribute_ruler`` that the pipeline has."""

KINDS_KEPT = 400_000
"""Kinds of token, and words, remembered before the memory is begun anew (some 100 bytes each)."""

_SEEN = {"TAG", "LOWER", "DEP", "IS_SPACE"}
_KEY = [TAG, LOWER, DEP, IS_SPACE]

Rule = tuple[int, dict[int, Any]]
"""A rule's number (later rules overrule earlier ones) and the attributes it sets."""


@dataclass(frozen=True, slots=True)
class _Kind:
    rules: tuple[Rule, ...]
    attrs: dict[int, Any]
    begins: bool


class _Named(dict[int, int]):
    """Lower-case forms by number, each with itself if a pattern names it, else with 0."""

    def __init__(self, strings: StringStore, patterns: Iterable[dict[str, Any]]) -> None:
        super().__init__()
        self._strings = strings
        self._words: set[str] = set()
        self._expressions: list[re.Pattern[str]] = []
        for token in patterns:
            form = token.get("LOWER", "")
            if isinstance(form, str):
                self._words.add(form)
            else:
                self._words.update(form.get("IN", ()))
                self._expressions += [re.compile(form["REGEX"])] if "REGEX" in form else []

    def __missing__(self, number: int) -> int:
        if len(self) >= KINDS_KEPT:
            self.clear()
        word = self._strings[number]
        named = word in self._words or any(expression.search(word) for expression in self._expressions)
        self[number] = number if named else 0
        return self[number]


class RememberedRuler(AttributeRuler):  # type: ignore[misc]  # spaCy has no types here
    """An ``AttributeRuler`` that matches each kind of token once. Make one with :func:`remembered`."""

    _single: Matcher
    _several: Matcher
    _starts: Matcher
    _longest: int
    _named: _Named
    _known: dict[tuple[int, ...], _Kind]

    def __call__(self, doc: Doc) -> Doc:
        """Set the attributes of every token, in place."""
        named = self._named
        keys = [(tag, named[lower], relation, space) for tag, lower, relation, space in doc.to_array(_KEY).tolist()]
        kinds = [self._known.get(key) or self._learn(doc, i, key) for i, key in enumerate(keys)]
        longer: dict[int, list[Rule]] = {}
        for i, kind in enumerate(kinds):
            if kind.begins:
                for at, rule in self._longer(doc, i):
                    longer.setdefault(at, []).append(rule)
        for token, kind in zip(doc, kinds, strict=True):
            further = longer.get(token.i)
            set_token_attrs(token, _merged((*kind.rules, *further)) if further else kind.attrs)
        return doc

    def _learn(self, doc: Doc, i: int, key: tuple[int, ...]) -> _Kind:
        if len(self._known) >= KINDS_KEPT:
            self._known.clear()
        one = doc[i : i + 1]
        rules = tuple(self._rule(name) for name, _, _ in self._single(one, allow_missing=True))
        kind = _Kind(rules, _merged(rules), bool(self._starts(one, allow_missing=True)))
        self._known[key] = kind
        return kind

    def _longer(self, doc: Doc, i: int) -> Iterator[tuple[int, Rule]]:
        """Rules of several tokens that begin at token ``i``, each with the token it is for."""
        for name, start, end in self._several(doc[i : i + self._longest], allow_missing=True):
            if start == 0:
                number, attrs = self._rule(name)
                index = self.indices[number]
                yield (i + index if index >= 0 else i + end + index), (number, attrs)

    def _rule(self, name: int) -> Rule:
        number = int(self.vocab.strings[name])
        return number, self.attrs[number]


def _merged(rules: Iterable[Rule]) -> dict[int, Any]:
    return {key: value for _, attrs in sorted(rules, key=lambda rule: rule[0]) for key, value in attrs.items()}


def remembered(ruler: AttributeRuler) -> AttributeRuler:
    """``ruler`` with a memory; itself unchanged where its patterns look at more of a token than the memory's key holds."""
    patterns = ruler.patterns
    if not all(_plain(tokens) for rule in patterns for tokens in rule["patterns"]):
        return ruler
    made = RememberedRuler(ruler.vocab, ruler.name)
    made.add_patterns(patterns)
    made._single, made._several, made._starts = (Matcher(ruler.vocab, validate=False) for _ in range(3))
    made._longest, made._known = 1, {}
    made._named = _Named(ruler.vocab.strings, (token for rule in patterns for tokens in rule["patterns"] for token in tokens))
    for number, rule in enumerate(patterns):
        name = str(number)
        single = [tokens for tokens in rule["patterns"] if len(tokens) == 1]
        several = [tokens for tokens in rule["patterns"] if len(tokens) > 1]
        if single:
            made._single.add(name, single)
        if several:
            made._several.add(name, several)
            made._starts.add(name, [tokens[:1] for tokens in several])
            made._longest = max(made._longest, *(len(tokens) for tokens in several))
    return made


@Language.factory(RULER)  # type: ignore[untyped-decorator]
def _made(nlp: Language, name: str) -> AttributeRuler:
    return remembered(nlp.get_pipe("attribute_ruler"))


def _plain(tokens: list[dict[str, Any]]) -> bool:
    """Whether a pattern looks at nothing but the key's attributes, token by token (an operator such as ``*`` is a key too),
    and at the word only for what it is, not for what it is not."""
    return all(set(token) <= _SEEN and _names(token.get("LOWER", "")) for token in tokens)


def _names(form: str | dict[str, Any]) -> bool:
    return isinstance(form, str) or set(form) <= {"IN", "REGEX"}
