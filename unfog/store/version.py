"""Which version of the program made the derived tables: another one may group otherwise, so it makes them anew first."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import sqlalchemy as sa

import unfog
from unfog.errors import StoreError
from unfog.store.tables import made_by

_PARTS = ("reconcile", "resolve", "review")


@cache
def deriver_version() -> str:
    """The program's version and a digest of the code that groups, resolves and judges."""
    root = Path(unfog.__file__).parent
    whole = hashlib.blake2b(digest_size=6)
    files = [path for part in _PARTS for path in sorted((root / part).rglob("*.py"))]
    for path in (*files, *sorted(p for p in (root / "lexicon").iterdir() if p.suffix in (".toml", ".tsv"))):
        whole.update(path.relative_to(root).as_posix().encode())
        whole.update(hashlib.blake2b(path.read_bytes()).digest())
    return f"{unfog.__version__}+{whole.hexdigest()}"


def check(connection: sa.Connection) -> None:
    """Refuse to mix what two versions derive; an empty store takes this one's mark.

    Raises:
        StoreError: the derived tables were made by another version.
    """
    found = connection.execute(sa.select(made_by.c.version)).scalar()
    if found is None:
        connection.execute(made_by.insert(), [{"version": deriver_version()}])
    elif found != deriver_version():
        raise StoreError(
            f"the store's incidents were made by another version of Unfog ({found}); run unfog rebuild once, then go on "
            "(looking at it needs no rebuild)"
        )
