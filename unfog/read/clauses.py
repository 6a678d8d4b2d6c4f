"""Small questions about the parse: which clause a word stands in, and which words a phrase hangs on.

Tokens are compared by their index (spaCy makes a new object at every access).
"""

from __future__ import annotations

from collections.abc import Iterator

from unfog.read.doc import Doc, Token

_PASS = frozenset(
    [
        "prep",
        "pobj",
        "npadvmod",
        "compound",
        "nmod",
        "amod",
        "nummod",
        "poss",
        "det",
        "appos",
        "conj",
        "advmod",
        "quantmod",
        "pcomp",
        "dobj",
        "nsubj",
        "nsubjpass",
        "attr",
        "agent",
        "dative",
        "oprd",
        "dep",
        "acomp",
    ]
)
"""Dependencies through which a phrase hangs on the next word up without a new clause beginning."""


def root_of(doc: Doc, start: int, end: int) -> Token | None:
    """The word on which the others of ``[start, end)`` hang; ``None`` where the offsets hold no word."""
    words = doc.char_span(start, end, alignment_mode="expand")
    return words.root if words is not None and len(words) else None


def is_verb(token: Token) -> bool:
    """Whether the word heads a clause: a verb, or an auxiliary with a clause's own label."""
    return token.pos_ == "VERB" or (token.pos_ == "AUX" and token.dep_ not in ("aux", "auxpass"))


def clause_head(token: Token) -> Token:
    """The verb (or the fragment's root) whose clause the word stands in; the word itself for a verb."""
    here = token
    for _ in range(40):
        if is_verb(here) or here.dep_ == "ROOT":
            return here
        here = here.head
    return here


def path_up(token: Token) -> Iterator[Token]:
    """The words a phrase hangs on, from the phrase's own root up to the first verb, that verb included."""
    here = token
    for _ in range(25):
        yield here
        if here.dep_ == "ROOT" or (is_verb(here) and here.i != token.i):
            return
        if is_verb(here) or here.dep_ not in _PASS:
            return
        here = here.head


def governors(token: Token) -> Iterator[Token]:
    """The words whose time and place are the word's own: itself, its verb group, and the noun its relative clause hangs on."""
    yield token
    here = token
    for _ in range(12):
        dep = here.dep_
        if dep in ("relcl", "acl"):
            yield here.head
            if here.head.pos_ == "PROPN" and here.head.dep_ == "pobj" and here.head.head.head.pos_ == "NOUN":
                yield here.head.head.head  # "an attack in Harnabad, where four died": the clause is about the attack
            return
        if dep in (
            "aux",
            "auxpass",
            "acomp",
            "attr",
            "oprd",
            "xcomp",
            "dobj",
            "nsubjpass",
            "nsubj",
            "conj",
            "amod",
            "nummod",
            "compound",
            "pobj",
            "prep",
            "agent",
            "advmod",
        ):
            if here.head.i == here.i:
                return
            here = here.head
            if here.pos_ in ("NOUN", "PROPN", "VERB", "AUX"):
                yield here
            continue
        return


def preposition_of(token: Token) -> Token | None:
    """The preposition a noun phrase stands under, looking through lists, apposition and compounds."""
    here = token
    for _ in range(8):
        if here.dep_ in ("pobj", "pcomp") and here.head.dep_ in ("prep", "agent", "dative", "advmod", "conj", "cc"):
            return here.head
        if here.dep_ in ("conj", "appos", "compound", "nmod", "poss", "amod", "dep"):
            here = here.head
            continue
        return None
    return None
