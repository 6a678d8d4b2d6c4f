"""Logistic models over named features: weights kept in the lexicon, one table a feature, so that a person can read them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from unfog.errors import ConfigError
from unfog.lexicon.files import toml_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """A logistic model over standardised features: ``mean``, ``spread`` and ``weight`` of each, and the intercept."""

    mean: tuple[float, ...]
    spread: tuple[float, ...]
    weight: tuple[float, ...]
    intercept: float


@lru_cache(maxsize=4)
def weights_of(name: str, features: tuple[str, ...]) -> Weights:
    """The weights that a file of the lexicon gives for features of these names.

    Raises:
        ConfigError: the file names other features, or names them in another order.
    """
    data = toml_of(name)
    rows = data["features"]
    if tuple(row["name"] for row in rows) != features:
        raise ConfigError(f"lexicon/{name}: its features are not those that the program computes; fit the weights anew")
    return Weights(
        mean=tuple(row["mean"] for row in rows),
        spread=tuple(row["spread"] for row in rows),
        weight=tuple(row["weight"] for row in rows),
        intercept=data["intercept"],
    )


def log_odds(rows: Sequence[Sequence[float]], model: Weights) -> list[float]:
    """Natural log-odds of each row of features; rounded so that equal input gives equal order."""
    if not rows:
        return []
    terms = (np.array(rows) - model.mean) / model.spread * model.weight
    return [round(model.intercept + math.fsum(row), 6) for row in terms.tolist()]


def table(first: Iterable[str], names: Sequence[str], model: Weights) -> str:
    """The weights as the lexicon keeps them; ``first`` are the comments on top."""
    lines = [*first, f"intercept = {model.intercept:.4f}"]
    for name, mean, spread, weight in zip(names, model.mean, model.spread, model.weight, strict=True):
        lines += [
            "",
            "[[features]]",
            f'name = "{name}"',
            f"mean = {mean:.4f}",
            f"spread = {spread:.4f}",
            f"weight = {weight:.4f}",
        ]
    return "\n".join(lines) + "\n"
