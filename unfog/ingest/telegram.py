"""Telegram Desktop exports (``result.json``): of one chat, or of a whole account (``chats.list``).

Numbers that identify people (``from_id``, chat ids) are never kept.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from unfog.config import Config
from unfog.ingest.assemble import Found, assemble, no_text, not_text, rejected
from unfog.ingest.moments import local_moment
from unfog.ingest.text import NotTextError, decode, without_surrogates
from unfog.model import Capture, Rejected, Report


class Telegram:
    """One report a message; service messages (joined, pinned, …) are skipped."""

    name = "telegram"
    suffixes = (".json",)

    def sniff(self, name: str, head: bytes) -> bool:
        """A JSON object that names ``messages`` or ``chats`` near its start, over more than one line or in one."""
        start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
        return start.startswith(b"{") and (b'"messages"' in start or b'"chats"' in start)

    def read(self, capture: Capture, config: Config) -> Iterator[Report | Rejected]:
        """A report or a rejection for every message that people wrote."""
        try:
            export = json.loads(decode(capture.data))
        except NotTextError:
            yield not_text(capture.name)
            return
        except (ValueError, RecursionError) as error:
            yield rejected("bad-json", capture.name, f"not a whole JSON document ({error}); export the chat again")
            return
        chats = list(_chats(export))
        if not chats:
            detail = "this JSON is no Telegram Desktop export; give reports as JSON Lines (.jsonl), one object a line"
            yield rejected("unknown-format", capture.name, detail)
        for chat in chats:
            for number, message in enumerate(chat["messages"], 1):
                yield from self._message(message, number, chat, capture, config)

    def _message(
        self, message: Any, number: int, chat: dict[str, Any], capture: Capture, config: Config
    ) -> Iterator[Report | Rejected]:
        if not isinstance(message, dict):
            yield rejected("bad-field", f"{capture.name} message {number}", "a message must be an object; export the chat again")
            return
        if message.get("type") == "service":
            return
        label = str(message.get("id", f"message-{number}"))
        external_id, chat_name = f"{capture.name}#{label}", _words(chat.get("name"))
        text = _words(message.get("text")) or _words(message.get("text_entities"))
        if not text.strip():
            yield no_text(external_id)
            return
        edited = "edited" in message or "edited_unixtime" in message
        found = Found(
            external_id=external_id,
            own_id=f"{chat_name}#{label}",
            text=text,
            outlet=chat_name or None,
            published=local_moment(message.get("date"), message.get("date_unixtime")),
            edited=local_moment(message.get("edited"), message.get("edited_unixtime")) if edited else None,
            forwarded_from=_words(message.get("forwarded_from")),
        )
        yield assemble(found, capture, config)


def _chats(export: Any) -> Iterator[dict[str, Any]]:
    """Every chat of an export that holds a list of messages, an account's left chats included."""
    if not isinstance(export, dict):
        return
    accounts = [export.get(key) for key in ("chats", "left_chats")]
    lists = [a["list"] for a in accounts if isinstance(a, dict) and isinstance(a.get("list"), list)]
    for chat in [export, *(chat for found in lists for chat in found)]:
        if isinstance(chat, dict) and isinstance(chat.get("messages"), list):
            yield chat


def _words(given: Any) -> str:
    """A text, or a list of texts and entities, as one text."""
    if isinstance(given, list):
        return "".join(_words(part) for part in given)
    if isinstance(given, dict):
        return _words(given.get("text"))
    return without_surrogates(given) if isinstance(given, str) else ""
