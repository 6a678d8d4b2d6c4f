"""Layers of the pipeline's networks, worked out only as far as reading needs: the same numbers in less time.

thinc's own layers keep beside each result what training would need, and work out some things twice: which piece of a maxout unit
won, and the distance of every number from its mean. Here each step is the one that thinc takes, on the same numbers and in the
same order, so that every bit is the same; the rest is left out.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt
from thinc.api import Model

Floats = npt.NDArray[np.float32]
Layer = Model[Any, Any]
Backwards = Callable[[object], object]

_LEAST = 1e-08
"""What is added to every variance (``thinc/layers/layernorm.py``)."""


def untrained(model: Layer) -> None:
    """Let a network be used only, in place: it cannot be trained any more."""
    for layer in model.walk():
        lean = {"maxout": _maxout, "layernorm": _layernorm}.get(layer.name)
        if lean is not None:
            layer._func = lean


def _maxout(model: Layer, values: Floats, is_train: bool) -> tuple[Floats, Backwards]:
    """The best of several weighted sums, for each unit."""
    units, pieces, width = model.get_dim("nO"), model.get_dim("nP"), model.get_dim("nI")
    summed = np.dot(values, _param(model, "W").reshape(units * pieces, width).T)
    summed += _param(model, "b").reshape(-1)
    split = summed.reshape(len(summed), units, pieces)
    best = split[:, :, 0].copy()
    for piece in range(1, pieces):
        np.maximum(best, split[:, :, piece], out=best)
    return best, _none


def _layernorm(model: Layer, values: Floats, is_train: bool) -> tuple[Floats, Backwards]:
    """The numbers of each row about their mean, in units of their deviation, then scaled and moved."""
    width = values.shape[1]
    mean = np.add.reduce(values, 1, keepdims=True)
    mean /= width
    apart = values - mean
    variance = np.add.reduce(apart * apart, 1, keepdims=True)
    variance /= width
    variance += _LEAST
    apart *= variance**-0.5
    apart *= _param(model, "G")
    apart += _param(model, "b")
    return apart, _none


def _param(model: Layer, name: str) -> Floats:
    return np.asarray(model.get_param(name))


def _none(_: object) -> object:
    raise NotImplementedError("the network is only used, not trained")
