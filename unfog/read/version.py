"""Which reader this is: a reading is worth making again when the reader is another one."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import unfog

_PARTS = ("ingest", "read", "lexicon")


@cache
def reader_version() -> str:
    """The program's version and a digest of everything that decides what a report is read as: code, lexicon, gazetteer."""
    root = Path(unfog.__file__).parent
    whole = hashlib.blake2b(digest_size=6)
    for part in _PARTS:
        for path in sorted((root / part).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                whole.update(path.relative_to(root).as_posix().encode())
                whole.update(hashlib.blake2b(path.read_bytes()).digest())
    return f"{unfog.__version__}+{whole.hexdigest()}"
