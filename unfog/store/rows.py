"""Rows, canonical JSON and digests: what is kept is kept as exact text, so that it can be checked against a digest."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Mapping
from typing import Any

from unfog.errors import StoreError


def canonical(data: Any) -> str:
    """JSON text of equal data is equal: sorted keys, no spaces."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def ordered(data: Any) -> str:
    """JSON text in the order the data is in, for records whose order means something; it is the same for equal records."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def sha256(data: str | bytes) -> str:
    """Hexadecimal SHA-256 of bytes, or of text in UTF-8."""
    return hashlib.sha256(data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data).hexdigest()


def packed(text: str) -> bytes:
    """Text, compressed."""
    return zlib.compress(text.encode("utf-8", "surrogatepass"), 3)


def unpacked(data: bytes) -> Any:
    """The JSON data that was packed.

    Raises:
        StoreError: the bytes are damaged.
    """
    try:
        return json.loads(zlib.decompress(data).decode("utf-8", "surrogatepass"))
    except (zlib.error, ValueError) as error:
        raise StoreError(f"a stored record is damaged ({error}); run unfog verify to see which") from error


def content_digest(row: Mapping[str, Any]) -> str:
    """The digest of a kept row: all its columns but its number; bytes count by their own digest."""
    plain = {key: sha256(value) if isinstance(value, bytes) else value for key, value in row.items() if key != "seq"}
    return sha256(canonical(plain))
