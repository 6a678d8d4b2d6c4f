"""A network that is used only gives what it gave before, bit by bit."""

from __future__ import annotations

import numpy as np
import pytest
from thinc.api import Maxout, NumpyOps, chain, use_ops

from unfog.read.untrained import untrained


@pytest.mark.parametrize("rows", [0, 1, 7, 200])
@pytest.mark.parametrize("pieces", [1, 2, 3])
def test_the_numbers_stay_the_same(rows: int, pieces: int) -> None:
    with use_ops("numpy", use_blis=False):
        network = chain(Maxout(nO=96, nI=48, nP=pieces, normalize=True), Maxout(nO=10, nI=96, nP=pieces, normalize=True))
    network.initialize()
    values = np.random.default_rng(2031).standard_normal((rows, 48), dtype=np.float32)
    for layer in network.walk():
        if layer.has_param("b"):
            layer.set_param(
                "b",
                NumpyOps()
                .asarray(np.linspace(-1, 1, layer.get_param("b").size, dtype=np.float32))
                .reshape(layer.get_param("b").shape),
            )
    before = network.predict(values)
    untrained(network)
    assert network.predict(values).tobytes() == before.tobytes()


def test_it_cannot_be_trained_any_more() -> None:
    layer = Maxout(nO=2, nI=2, nP=2)
    layer.initialize()
    untrained(layer)
    _, back = layer.begin_update(np.ones((1, 2), dtype=np.float32))
    with pytest.raises(NotImplementedError):
        back(np.ones((1, 2), dtype=np.float32))
