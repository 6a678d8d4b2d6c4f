"""Names of places in their own scripts: an index beside the gazetteer's (``natives.npz``, built by ``tools/build_natives.py``).

Names are filed by the letters that endings leave alone: the language packs say which endings a name may take.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

import numpy as np

from unfog.lexicon.gazetteer.keys import hashed
from unfog.lexicon.gazetteer.store import NOTHING, Hit, packed

DATA = "gazetteer/natives.npz"
SHORTEST = 3
"""Letters left of a word when an ending is taken off, at least."""


class Natives:
    """The index: hashes of names and the entries of the gazetteer that they name."""

    def __init__(self, arrays: dict[str, Any]) -> None:
        self._key, self._at, self._posting = arrays["key"], arrays["at"], arrays["posting"]
        self._find = lru_cache(maxsize=20_000)(self._exact)

    def find(self, words: Sequence[str], endings: Iterable[tuple[str, str]]) -> Hit:
        """What a name means, as written or with an ending of its last word put back to that of the name."""
        whole = " ".join(words)
        hit = self._find(whole)
        if hit.entries:
            return hit
        for taken, put in endings:
            if whole.endswith(taken) and len(words[-1]) - len(taken) >= SHORTEST:
                hit = self._find(whole[: len(whole) - len(taken)] + put)
                if hit.entries:
                    return hit
        return NOTHING

    def _exact(self, name: str) -> Hit:
        wanted = np.uint64(hashed(name))
        at = int(np.searchsorted(self._key, wanted))
        if at == len(self._key) or self._key[at] != wanted:
            return NOTHING
        return Hit(tuple(self._posting[int(self._at[at]) : int(self._at[at + 1])].tolist()), False, False)


@lru_cache(maxsize=1)
def natives() -> Natives:
    """The index, opened once.

    Raises:
        ConfigError: its file is missing or is not the one that was built (SHA-256).
    """
    return Natives(packed(DATA, "tools/build_natives.py"))
