"""The pipeline's dependency parser taken through several documents abreast, with the same outcome as through each alone.

spaCy's parser moves every document of a batch on by one step at a time, and weighs the possible steps of all of them in one
product of matrices. With one document in the batch that product has a single row, and making it ready takes longer than
computing it: many documents abreast take half the time. But the products that come before (a vector for each word, and what
the word is worth in each place it can take) are rounded a little differently when other documents' words lie above and below,
on many processors; a report would be read in one way alone and perhaps in another beside others. So these are made document by
document, and only the steps are taken abreast: there the library's routine (BLIS) handles every row in the same way.

The steps are spaCy's own (``spacy/pipeline/transition_parser.pyx``, spaCy 3.8), asked for one after another: within its own loop
it gives the interpreter's lock away and takes it back more than a dozen times for each word, a quarter of the time that it
took (38 microseconds a word, 27 without; measured on 2026-11-27).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt
from spacy.ml.parser_model import ParserStepModel
from spacy.pipeline import DependencyParser
from spacy.pipeline._parser_internals.stateclass import StateClass
from spacy.tokens import Doc
from thinc.api import Model, NumpyOps

Floats = npt.NDArray[np.float32]
Backwards = Callable[[object], object]
_BLIS = NumpyOps(use_blis=True)
ABREAST_AT_LEAST = 7
"""Documents that are still open at a step, on the average, from which asking for the steps one after another pays: each asking
has a price of its own, and long documents are few in a batch. With fewer the parser's own loop is taken, to the same outcome."""


class Apart(list[Floats]):
    """The vectors of each document's words."""

    @property
    def shape(self) -> tuple[int, int]:
        """Of the vectors of all documents laid end to end, as spaCy asks it of an array."""
        return sum(len(one) for one in self), self[0].shape[1]


def apart(parser: DependencyParser) -> None:
    """Let ``parser`` weigh the words of each document by themselves, in place."""
    vectors, lower = parser.model.get_ref("tok2vec"), parser.model.get_ref("lower")
    parser.model.replace_node(vectors, Model("vectors_apart", _vectors, layers=[vectors], ops=vectors.ops))
    dims = {name: lower.get_dim(name) for name in lower.dim_names}
    weights = {name: lower.get_param(name) for name in lower.param_names}
    parser.model.replace_node(lower, Model("lower_apart", _weighed, layers=[lower], dims=dims, params=weights, ops=lower.ops))


def parse_abreast(parser: DependencyParser, docs: Sequence[Doc]) -> None:
    """Set the heads, relations and sentences of documents, in place."""
    lengths = [len(doc) for doc in docs]
    if sum(lengths) < ABREAST_AT_LEAST * max(lengths, default=0):
        parser.set_annotations(docs, parser.predict(docs))
        return
    parsed = parser.moves.init_batch(docs)
    open_ = [state for state in parsed if not state.is_final()]
    if open_:
        _finish(parser, open_, parser.model.predict(docs))
    parser.set_annotations(docs, parsed)


def _finish(parser: DependencyParser, states: list[StateClass], model: ParserStepModel) -> None:
    """Take the best step that is allowed from every state, until there is none that is not final."""
    upper, weigh, words = model.vec2scores, model.state2vec.predict, model.get_token_ids
    weights, bias = upper.get_param("W"), upper.get_param("b")
    while states:
        scores = _BLIS.gemm(weigh(words(states)), weights, trans2=True)
        scores += bias
        states = parser.transition_states(states, scores)
    model.clear_memory()


def _vectors(model: Model[Sequence[Doc], Apart], docs: Sequence[Doc], is_train: bool) -> tuple[Apart, Backwards]:
    return Apart(model.layers[0].predict([doc]) for doc in docs), _untrained


def _weighed(model: Model[Apart, Floats], vectors: Apart, is_train: bool) -> tuple[Floats, Backwards]:
    """The first row stands for a word that is not there, and is the same for all."""
    parts = [model.layers[0].predict(one) for one in vectors]
    return np.concatenate([parts[0], *(part[1:] for part in parts[1:])]), _untrained


def _untrained(_: object) -> object:
    raise NotImplementedError("the parser is only used, not trained")
