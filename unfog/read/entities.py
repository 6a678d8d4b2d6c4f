"""The pipeline's entity recogniser, asked of all words at once: the same entities in less than half the time.

spaCy's recogniser reads a text word by word: at each word it weighs some seventy actions (begin an entity of a kind, go on, end
it, leave the word out), and asks of every one whether it is allowed, which takes more time than the network does. What it
decides depends on the word, and on the first and the last word of an entity that is still open; and no entity runs over the end
of a sentence. So what it would do where no entity is open is asked of all words at once (one product of matrices); where that
begins an entity, how far it goes is asked of all such beginnings side by side; and a walk from left to right keeps those that
do not lie in an earlier one. Weights, features and rules of what is allowed are the recogniser's own
(``spacy/pipeline/_parser_internals/ner.pyx``, spaCy 3.8). Documents that bring entities along are left to it.
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
        self._begin, self._unit = (np.array([name.startswith(f"{kind}-") for name in names]) for kind in "BU")
        self._outside: Ints = np.array([i for i, name in enumerate(names) if name == "O" or name[:2] in ("B-", "U-")])
        number = {name: i for i, name in enumerate(names)}
        self._last: Ints = np.array([number.get(f"L-{label}", -1) for label in self._labels])
        self._go_on: Ints = np.array([number.get(f"I-{label}", -1) for label in self._labels])

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
        found = self._entities(weighed, *_ends_and_spaces(docs))
        offset = 0
        for doc in docs:
            mine = [(a - offset, b - offset, label) for a, b, label in found if offset <= a < offset + len(doc)]
            doc.set_ents([Span(doc, a, b, label=label) for a, b, label in mine], default="outside")
            offset += len(doc)

    def _entities(self, weighed: Floats, final: Flags, space: Flags) -> list[tuple[int, int, str]]:
        """First word, word behind the last, and label of each entity, in text order."""
        chosen = self._outside_actions(weighed, final, space)
        begun = np.flatnonzero(self._begin[chosen])
        ends = np.arange(1, len(chosen) + 1)
        ends[begun] = self._ends(weighed, final, begun, chosen[begun])
        found, free = [], 0
        for at in np.flatnonzero(self._begin[chosen] | self._unit[chosen]).tolist():
            if at >= free:  # else the word lies in an entity that begins before it
                free = int(ends[at])
                found.append((at, free, self._labels[chosen[at]]))
        return found

    def _outside_actions(self, weighed: Floats, final: Flags, space: Flags) -> Ints:
        """The action for each word if no entity is open there: leave it out, take it alone, or begin one with it."""
        scores = self._scores(weighed[1:, 0] + weighed[0, 1] + weighed[0, 2])
        scores[np.ix_(final, self._begin)] = -np.inf
        scores[np.ix_(space, self._begin | self._unit)] = -np.inf
        best: Ints = self._outside[scores[:, self._outside].argmax(axis=1)]
        return best

    def _ends(self, weighed: Floats, final: Flags, begun: Ints, action: Ints) -> Ints:
        """The word behind the last one of the entity that begins at each of some words, all of them walked side by side."""
        ends = begun + 1
        open_, last, go_on = np.arange(len(begun)), self._last[action], self._go_on[action]
        while len(open_):
            here = ends[open_]
            scores = self._scores(weighed[here + 1, 0] + weighed[begun[open_] + 1, 1] + weighed[here, 2])
            rows = np.arange(len(open_))
            closing, going_on = scores[rows, last[open_]], scores[rows, go_on[open_]]
            ends[open_] += 1
            stays = np.where(last[open_] < go_on[open_], going_on > closing, going_on >= closing)  # of equals the first
            open_ = open_[stays & ~final[here]]
        return ends

    def _scores(self, summed: Floats) -> Floats:
        """What each action is worth, from the summed features of each state; row 0 of the features is no word."""
        summed += self._bias
        pieces = summed[..., 0]
        for piece in range(1, summed.shape[-1]):
            pieces = np.maximum(pieces, summed[..., piece])
        scores: Floats = pieces @ self._weights + self._upper_bias
        return scores


def _ends_and_spaces(docs: list[Doc]) -> tuple[Flags, Flags]:
    """Of all words of documents laid end to end: which end a sentence, and which are white space."""
    flags = np.concatenate([doc.to_array([SENT_START, IS_SPACE]) for doc in docs]).astype(np.int64)
    first = flags[:, 0] == 1
    first[np.cumsum([0, *(len(doc) for doc in docs[:-1])])] = True
    return np.append(first[1:], True), flags[:, 1] == 1


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
