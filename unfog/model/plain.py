"""Model values as plain JSON data."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from functools import cache
from types import NoneType
from typing import Any


def plain(value: Any) -> Any:
    """A value as JSON data: dataclasses become objects, tuples lists; field names stay, hidden fields are left out."""
    kind: Any = type(value)
    if kind in _PLAIN:
        return value
    shown = _shown(kind)
    if shown is not None:
        return {name: plain(getattr(value, name)) for name in shown}
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return value


_PLAIN = frozenset((str, int, float, bool, NoneType))
"""Types of most values, which are as they are."""


@cache
def _shown(kind: type) -> tuple[str, ...] | None:
    """The fields of a dataclass that are not hidden; ``None`` for what is none."""
    return tuple(f.name for f in dataclasses.fields(kind) if f.repr) if dataclasses.is_dataclass(kind) else None
