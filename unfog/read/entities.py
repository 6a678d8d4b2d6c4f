"""The pipeline's entity recogniser, stepped through all sentences at once: the same entities in less than half the time.

spaCy's recogniser reads a text word by word: at each word it weighs some seventy actions (begin an entity of a kind, go on, end
it, leave the word out), and asks of every one whether it is allowed, which takes more time than the network does. What it
decides depends on the word, and on the first and the last word of an entity that is still open; and no entity runs over the end
of a sentence. So sentences do not depend on one another, and all those of a batch are stepped through side by side: one product
of matrices, one table of allowed actions and one choice a step. Weights, features and rules of what is allowed are the
recogniser's own (``spacy/pipeline/_parser_internals/ner.pyx``, spaCy 3.8). Documents that bring entities along are left to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
import numpy.typing as npt
from spacy.attrs import IS_SPACE, SENT_START
from spacy.language import Language
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc, Span
from spacy.util import minibatch

ENTITIES = "unfog_stepped_entities"
"""Name under which spaCy makes it, from the ``ner`` that the pipeline has."""

FEATURES = 3
"""Words that the recogniser looks at: the next one, and an open entity's first and last (``StateC.set_context_tokens``)."""

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


class SteppedEntities:
    """Entities of documents, as the recogniser it is made from would find them. Make one with :func:`stepped`."""

    def __init__(self, own: EntityRecognizer) -> None:
        """Take the weights of ``own`` and the table of its actions."""
        self._own = own
        self._vectors, self._lower, upper = (own.model.get_ref(name) for name in ("tok2vec", "lower", "upper"))
        self._bias: Floats = self._lower.get_param("b")
        self._weights: Floats = np.ascontiguousarray(upper.get_param("W").T)
        self._upper_bias: Floats = upper.get_param("b")
        names = [own.moves.get_class_name(number) for number in range(own.moves.n_moves)]
        self._labels = [name[2:] for name in names]
        known = sorted({label for label in self._labels if label})
        self._label_of: Ints = np.array([known.index(label) if label else -1 for label in self._labels])
        self._begin, self._go_on, self._last, self._unit = (
            np.array([name.startswith(f"{kind}-") for name in names]) for kind in "BILU"
        )
        self._out: Flags = np.array([name == "O" for name in names])
        self._ends: Flags = self._last | self._unit

    def __call__(self, doc: Doc) -> Doc:
        """Set the entities of one document, in place."""
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 16) -> Iterator[Doc]:
        """Set the entities of documents, in place, in batches."""
        for batch in minibatch(docs, batch_size):
            bringing = [doc for doc in batch if doc.has_annotation("ENT_IOB")]
            for doc in bringing:
                self._own(doc)
            self._find([doc for doc in batch if len(doc) and doc not in bringing])
            yield from batch

    def _find(self, docs: list[Doc]) -> None:
        if not docs:
            return
        weighed = self._lower.predict(self._vectors.predict(docs))
        found = self._step(weighed, *_sentences(docs))
        offset = 0
        for doc in docs:
            mine = [(a - offset, b - offset, label) for a, b, label in found if offset <= a < offset + len(doc)]
            doc.set_ents([Span(doc, a, b, label=label) for a, b, label in mine], default="outside")
            offset += len(doc)

    def _step(self, weighed: Floats, starts: Ints, lengths: Ints, spaces: Flags) -> list[tuple[int, int, str]]:
        """Walk all sentences side by side, longest first, so that those not at their end are always the first ones."""
        order = np.argsort(-lengths, kind="stable")
        starts, lengths = starts[order], lengths[order]
        opened, label = np.full(len(starts), -1), np.full(len(starts), -1)
        found: list[tuple[int, int, str]] = []
        for step in range(int(lengths[0])):
            running = int(np.searchsorted(-lengths, -step))
            here, opened, label = starts[:running] + step, opened[:running], label[:running]
            chosen = self._choose(weighed, here, opened, label, lengths[:running] == step + 1, spaces[here])
            begun, ended = self._begin[chosen], self._ends[chosen]
            for row in np.flatnonzero(ended).tolist():
                at = int(here[row])
                found.append((at if opened[row] < 0 else int(opened[row]), at + 1, self._labels[chosen[row]]))
            opened = np.where(begun, here, np.where(ended, -1, opened))
            label = np.where(begun, self._label_of[chosen], np.where(ended, -1, label))
        return sorted(found)

    def _choose(self, weighed: Floats, here: Ints, opened: Ints, label: Ints, final: Flags, space: Flags) -> Ints:
        """The best action allowed for each sentence at its word; row 0 of ``weighed`` stands for a word that is not there."""
        inside = opened >= 0
        summed = weighed[here + 1, 0] + weighed[opened + 1, 1] + weighed[np.where(inside, here, 0), 2] + self._bias
        scores = summed.max(axis=-1) @ self._weights + self._upper_bias
        same = self._label_of == label[:, None]
        more = ~final[:, None]
        within = same & (self._last | (self._go_on & more))
        without = self._out | (~space[:, None] & (self._unit | (self._begin & more)))
        best: Ints = np.where(np.where(inside[:, None], within, without), scores, -np.inf).argmax(axis=1)
        return best


def _sentences(docs: list[Doc]) -> tuple[Ints, Ints, Flags]:
    """First words and lengths of all sentences of documents laid end to end, and which words are white space."""
    flags = np.concatenate([doc.to_array([SENT_START, IS_SPACE]) for doc in docs]).astype(np.int64)
    first = flags[:, 0] == 1
    first[np.cumsum([0, *(len(doc) for doc in docs[:-1])])] = True
    starts = np.flatnonzero(first)
    return starts, np.diff(np.append(starts, len(first))), flags[:, 1] == 1


def stepped(own: EntityRecognizer) -> SteppedEntities | EntityRecognizer:
    """``own`` stepped side by side; itself where it is of another make than the English pipeline's (beams, features, layers)."""
    model = own.model
    plain = (
        own.cfg.get("beam_width") == 1
        and model.attrs.get("has_upper")
        and not model.attrs.get("unseen_classes")
        and model.get_ref("lower").maybe_get_dim("nF") == FEATURES
    )
    return SteppedEntities(own) if plain else own


@Language.factory(ENTITIES)  # type: ignore[untyped-decorator]
def _made(nlp: Language, name: str) -> SteppedEntities | EntityRecognizer:
    return stepped(nlp.get_pipe("ner"))
