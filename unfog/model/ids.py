"""Identifiers: short, stable, made from content, never random and never from the clock.

The same input gives the same ids on every machine, so that output can be compared byte for byte.
"""

from __future__ import annotations

import hashlib
from typing import NewType

ReportId = NewType("ReportId", str)
ClaimId = NewType("ClaimId", str)
EventId = NewType("EventId", str)
AttributionId = NewType("AttributionId", str)
EntityId = NewType("EntityId", str)
IncidentId = NewType("IncidentId", str)
OriginId = NewType("OriginId", str)
AccountId = NewType("AccountId", str)
"""One report's account of one happening: the report's id, and ``#1``, ``#2`` … behind it for its further accounts."""

_SEPARATOR = "\x1f"  # ASCII unit separator: cannot stand in a file name, a field name or a number


def digest(*parts: object) -> str:
    """Twelve hexadecimal digits (48 bits) of the parts' BLAKE2b; ``None`` counts as the empty text."""
    text = _SEPARATOR.join("" if part is None else str(part) for part in parts)
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()


def make_id(prefix: str, *parts: object) -> str:
    """An id such as ``r-1f0c…``: one letter for the kind of thing, then the digest of what it is made from."""
    return f"{prefix}-{digest(*parts)}"
