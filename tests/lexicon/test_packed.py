"""Packed data files are held to the hash that was kept when they were built."""

from __future__ import annotations

import pytest

from unfog.errors import ConfigError
from unfog.lexicon.gazetteer import store
from unfog.lexicon.gazetteer.natives import DATA as NATIVES


@pytest.mark.parametrize("name", [store.DATA, NATIVES])
def test_a_file_that_is_not_the_one_built_is_refused(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    assert store.packed(name, "tools/x.py")
    monkeypatch.setattr(store, "text_of", lambda path: "0" * 64 + "  x.npz")
    with pytest.raises(ConfigError, match="damaged"):
        store.packed(name, "tools/x.py")


def test_a_file_that_is_not_there_names_its_builder() -> None:
    with pytest.raises(ConfigError, match=r"run tools/x\.py"):
        store.packed("gazetteer/nothing.npz", "tools/x.py")
