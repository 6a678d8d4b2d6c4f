"""A parse with one frequent mistake mended: "A sniper shot dead a nurse" read as if the shot were dead.

The tagger takes "shot" for a noun when "dead" stands before the victim; the phrase is the most common one of violent
deaths, so it is put right before anything reads the tree.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from spacy.attrs import LOWER
from spacy.tokens import Doc, Token


def mend(doc: Doc) -> Doc:
    """The same ``doc`` with "shot dead" headed by its verb wherever an object follows."""
    for shot, dead in _together(doc, "shot", "dead"):
        if shot.pos_ == "NOUN" and shot.head.i == dead.i and any(c.dep_ == "dobj" for c in dead.children):
            _raise(shot, dead)
    return doc


def _together(doc: Doc, first: str, second: str) -> Iterator[tuple[Token, Token]]:
    """The places where one word follows another."""
    words, strings = doc.to_array([LOWER]), doc.vocab.strings
    for i in np.flatnonzero((words[:-1] == strings[first]) & (words[1:] == strings[second])).tolist():
        yield doc[i], doc[i + 1]


def _raise(shot: Token, dead: Token) -> None:
    """Make "shot" the verb of the clause that "dead" headed; what stood before "shot" is its subject."""
    over, relation, was_root = dead.head, dead.dep_, dead.head.i == dead.i
    subject = next((c for c in reversed(list(shot.lefts)) if c.dep_ in ("compound", "nmod", "amod")), None)
    rest = [c for c in shot.lefts if subject is not None and c.i != subject.i]
    others = [c for c in dead.children if c.i != shot.i]
    shot.head = shot if was_root else over
    shot.dep_ = "ROOT" if was_root else relation
    shot.pos_, shot.tag_ = "VERB", "VBD"
    dead.head, dead.dep_ = shot, "oprd"
    for child in others:
        child.head = shot
    if subject is not None:
        subject.head, subject.dep_ = shot, "nsubj"
        for child in rest:
            child.head = subject
