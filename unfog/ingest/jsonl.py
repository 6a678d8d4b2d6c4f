"""JSON Lines: one report an object. The ``text`` is kept character for character, so that offsets into it stay true."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from unfog.config import Config
from unfog.ingest.assemble import Found, assemble, no_text, not_text, rejected
from unfog.ingest.text import marked_encoding, without_surrogates
from unfog.model import Capture, Rejected, Report

_FIELDS = ("url", "outlet", "language", "published", "title", "text")


class JsonLines:
    """One report a line; blank lines are skipped."""

    name = "jsonl"
    suffixes = (".jsonl", ".ndjson")

    def sniff(self, name: str, head: bytes) -> bool:
        """The first line is a whole JSON object with a ``text`` or ``title``, or starts like a long one."""
        line, newline, _ = head.lstrip(b"\xef\xbb\xbf \t\r\n").partition(b"\n")
        if not line.startswith(b"{"):
            return False
        try:
            given = json.loads(line)
        except (ValueError, RecursionError):
            return not newline and b'"messages"' not in line and (b'"text"' in line or b'"title"' in line)
        return isinstance(given, dict) and ("text" in given or "title" in given) and "messages" not in given

    def read(self, capture: Capture, config: Config) -> Iterator[Report | Rejected]:
        """A report or a rejection for every line that is not blank."""
        data = capture.data
        marked = marked_encoding(data)
        if marked:
            data = data.decode(marked, "surrogatepass" if marked.startswith("utf-8") else "replace").encode("utf-8", "replace")
        elif b"\0" in data[:4096]:
            yield not_text(capture.name)
            return
        for number, line in enumerate(data.split(b"\n"), 1):
            if line.strip():
                yield self._line(line, f"{capture.name}#{number}", f"{capture.name} line {number}", capture, config)

    def _line(self, line: bytes, fallback: str, subject: str, capture: Capture, config: Config) -> Report | Rejected:
        try:
            given = json.loads(line.decode("utf-8"))
        except UnicodeDecodeError:
            return rejected("not-text", subject, "the line is not UTF-8; save the file as UTF-8")
        except (ValueError, RecursionError) as error:
            return rejected("bad-json", subject, f"not a JSON object ({error}); write one whole object a line")
        fault = _fault(given)
        if fault:
            return rejected("bad-field", subject, fault)
        own_id = None if given.get("id") in (None, "") else without_surrogates(str(given["id"]))
        stated = {key: without_surrogates(given.get(key) or "") for key in _FIELDS}
        if not stated["text"].strip() and not stated["title"].strip():
            return no_text(subject)
        found = Found(
            external_id=own_id or fallback,
            own_id=own_id,
            text=stated["text"],
            title=stated["title"] if stated["title"].strip() else None,
            outlet=stated["outlet"],
            url=stated["url"],
            language=stated["language"],
            published=stated["published"],
        )
        return assemble(found, capture, config)


def _fault(given: Any) -> str | None:
    """What is wrong with the types of a line's object, with the next step; ``None`` if nothing is."""
    if not isinstance(given, dict):
        return f'a {type(given).__name__} stands where an object must stand; write {{"id": …, "text": …}}'
    identity = given.get("id")
    if isinstance(identity, bool) or not isinstance(identity, str | int | None):
        return f"id is a {type(identity).__name__}; it must be a text or a whole number"
    for key in _FIELDS:
        if not isinstance(given.get(key), str | None):
            return f"{key} is a {type(given[key]).__name__}; it must be a text or null"
    return None
