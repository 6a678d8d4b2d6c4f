"""The pipeline's lemmatiser, remembered: the same lemmas as spaCy's at a third of its time.

A lemma by rules depends on nothing but the word as written, its part of speech and its form; spaCy remembers some of the lemmas
by these three, and works out those of words in their base form, the most frequent, at every token. Here all are remembered,
and set for a whole document at once. A lemma that an attribute rule has set is left as it is.
"""

from __future__ import annotations

import numpy as np
from spacy.attrs import LEMMA, MORPH, ORTH, POS
from spacy.language import Language
from spacy.pipeline import Lemmatizer
from spacy.tokens import Doc

LEMMAS = "unfog_remembered_lemmas"
"""Name under which spaCy makes it, from the ``lemmatizer`` that the pipeline has."""

FORMS_KEPT = 400_000
"""Forms remembered before the memory is begun anew (some 100 bytes each)."""


class RememberedLemmas:
    """Lemmas of documents, as the lemmatiser it is made from would set them. Make one with :func:`remembered`."""

    def __init__(self, own: Lemmatizer) -> None:
        """Ask ``own`` once for each form. Its lists of known forms are made sets: it looks for every new word in them, which
        are up to 57,528 long."""
        self._own = own
        self._known: dict[tuple[int, int, int], int] = {}
        known = own.lookups.get_table("lemma_index")
        for part, forms in list(known.items()):
            known[part] = frozenset(forms)

    def __call__(self, doc: Doc) -> Doc:
        """Set the lemmas of one document, in place."""
        lemmas = []
        for i, (word, part, form, lemma) in enumerate(doc.to_array([ORTH, POS, MORPH, LEMMA]).tolist()):
            key = (word, part, form)
            lemmas.append(lemma or self._known.get(key) or self._learn(doc, i, key))
        return doc.from_array([LEMMA], np.array(lemmas, dtype=np.uint64).reshape(-1, 1))

    def _learn(self, doc: Doc, i: int, key: tuple[int, int, int]) -> int:
        if len(self._known) >= FORMS_KEPT:
            self._known.clear()
        self._known[key] = lemma = doc.vocab.strings.add(self._own.lemmatize(doc[i])[0])
        return int(lemma)


def remembered(own: Lemmatizer) -> RememberedLemmas | Lemmatizer:
    """``own`` with a memory; itself where it goes by other things than rules, or overrules lemmas that are there."""
    return RememberedLemmas(own) if own.mode == "rule" and not own.overwrite else own


@Language.factory(LEMMAS)  # type: ignore[untyped-decorator]
def _made(nlp: Language, name: str) -> RememberedLemmas | Lemmatizer:
    return remembered(nlp.get_pipe("lemmatizer"))
