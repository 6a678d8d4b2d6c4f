"""RSS and Atom feeds: one report an item."""

from __future__ import annotations

import io
import re
from calendar import timegm
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from unfog.config import Config
from unfog.ingest.assemble import Found, assemble, no_text, not_text, rejected
from unfog.ingest.markup import fragment_paragraphs
from unfog.ingest.moments import moment, same_moment
from unfog.ingest.text import marked_encoding
from unfog.model import Capture, Rejected, Report

_ROOT = re.compile(rb"<(?:\w+:)?(?:rss|feed|RDF)[\s>]")
_CLOSED = re.compile(rb"</(?:\w+:)?(?:rss|feed|RDF)\s*>")


class Feed:
    """One report an item; the fuller of an item's texts is taken, and the feed's title is the outlet."""

    name = "feed"
    suffixes = (".xml", ".rss", ".atom", ".rdf")

    def sniff(self, name: str, head: bytes) -> bool:
        """An ``rss``, ``feed`` or ``RDF`` element opens near the start."""
        return bool(_ROOT.search(head.replace(b"\0", b"")))

    def read(self, capture: Capture, config: Config) -> Iterator[Report | Rejected]:
        """A report or a rejection for every item; the item in which a broken-off feed ends is left out."""
        import feedparser

        if not marked_encoding(capture.data) and b"\0" in capture.data[:4096]:
            yield not_text(capture.name)
            return
        # In memory, so that the parser cannot take the bytes for an address to fetch.
        parsed = feedparser.parse(io.BytesIO(capture.data))
        entries = list(parsed.entries)
        if not parsed.get("version") and not entries:
            yield rejected("bad-feed", capture.name, "no RSS or Atom feed; save the feed itself, or give the page as .html")
            return
        cut = bool(parsed.get("bozo")) and not _closed(capture.data)
        last = entries.pop() if cut and entries else None
        for number, entry in enumerate(entries, 1):
            yield self._item(entry, number, parsed.feed, capture, config)
        if cut:
            subject = f"{capture.name}#{_own_id(last, len(entries) + 1)}" if last is not None else capture.name
            yield rejected("truncated", subject, "the feed breaks off here; fetch it again")
        elif not entries:
            yield no_text(capture.name)

    def _item(self, entry: Any, number: int, feed: Any, capture: Capture, config: Config) -> Report | Rejected:
        own_id = _own_id(entry, number)
        external_id = f"{capture.name}#{own_id}"
        title = " ".join(fragment_paragraphs(entry.get("title") or ""))
        text = "\n\n".join(_body(entry))
        if not text and not title:
            return no_text(external_id)
        published = _time(entry, "published", external_id)
        updated = _time(entry, "updated", external_id)
        found = Found(
            external_id=external_id,
            own_id=own_id,
            text=text,
            title=title,
            outlet=" ".join((feed.get("title") or "").split()),
            url=_address(entry.get("link")),
            language=entry.get("language") or _content_language(entry) or feed.get("language"),
            published=published or updated,
            edited=updated if published and not same_moment(updated, published) else None,
        )
        return assemble(found, capture, config)


def _own_id(entry: Any, number: int) -> str:
    """The item's guid, else its link, else its number in the feed."""
    return str(entry.get("id") or entry.get("link") or number)


def _body(entry: Any) -> list[str]:
    """The item's full text where the feed gives one, else its summary."""
    contents = [part.get("value") or "" for part in entry.get("content") or []]
    for html in [*contents, entry.get("summary") or ""]:
        found = fragment_paragraphs(html)
        if found:
            return found
    return []


def _address(link: str | None) -> str | None:
    """The link if it is an address; the parser also gives a guid that is none."""
    return link if link and "://" in link else None


def _content_language(entry: Any) -> str | None:
    return next((part.get("language") for part in entry.get("content") or [] if part.get("language")), None)


def _time(entry: Any, key: str, subject: str) -> str | None:
    """The stated time with its own offset; where only the parser understands it, in UTC as the parser gives it."""
    if key not in entry or not entry[key]:  # asked this way, since get() falls back on other times
        return None
    parsed = entry.get(f"{key}_parsed")
    stated = moment(entry[key], subject) if parsed is None or _plain(entry[key]) else None
    if stated is None and parsed is not None:
        return datetime.fromtimestamp(timegm(parsed), UTC).isoformat()
    return stated


def _plain(stated: str) -> bool:
    """Whether a time begins as RFC 822 and ISO 8601 times do, so that reading it ourselves keeps the offset."""
    return bool(re.match(r"\s*(?:\d{4}-\d\d-\d\d|(?:[A-Za-z]{3},\s*)?\d{1,2}\s+[A-Za-z]{3})", stated))


def _closed(data: bytes) -> bool:
    """Whether the root element is closed near the end."""
    return bool(_CLOSED.search(data[-2000:].replace(b"\0", b"")))
