"""Reading without a parser: any language that has a pack (``lexicon/packs.py``). ``layers.py`` holds the order of the steps."""

from __future__ import annotations

from unfog.read.plain.layers import read_plain

__all__ = ["read_plain"]
