"""The formats that are read. Adding one is adding a module and a line to ``FORMATS``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath
from typing import Protocol

from unfog.config import Config
from unfog.ingest.feed import Feed
from unfog.ingest.html import Html
from unfog.ingest.jsonl import JsonLines
from unfog.ingest.telegram import Telegram
from unfog.ingest.txt import PlainText
from unfog.model import Capture, Rejected, Report

HEAD_BYTES = 4096
"""How much of a file ``Format.sniff`` gets to see."""


class Format(Protocol):
    """One way to keep reports in a file."""

    @property
    def name(self) -> str:
        """What the format is called in messages and in the documentation."""
        ...

    @property
    def suffixes(self) -> tuple[str, ...]:
        """Endings of file names, in lower case and with the dot."""
        ...

    def sniff(self, name: str, head: bytes) -> bool:
        """Whether the input is of this format, by its content alone (``name`` breaks ties).

        Asked only where the suffix says nothing: standard input, and suffixes that several formats share.
        """
        ...

    def read(self, capture: Capture, config: Config) -> Iterator[Report | Rejected]:
        """Every report in the capture, and everything in it that cannot be used. Must not raise for bad input."""
        ...


_ALL: tuple[Format, ...] = (JsonLines(), Telegram(), Feed(), Html(), PlainText())  # text last: it takes anything
FORMATS: tuple[str, ...] = tuple(f.name for f in _ALL)
"""Names of the formats, in the order in which they are tried."""
SUFFIXES: tuple[str, ...] = tuple(s for f in _ALL for s in f.suffixes)


def format_of(name: str, head: bytes) -> Format | None:
    """The format of a file by its suffix; where several formats share it, the first that knows the first bytes."""
    suffix = PurePath(name).suffix.lower()
    by_suffix = [f for f in _ALL if suffix in f.suffixes]
    if by_suffix:
        return next((f for f in by_suffix if f.sniff(name, head)), by_suffix[0])
    return None


def sniffed_format(head: bytes) -> Format | None:
    """The format of standard input, by its first bytes."""
    return next((f for f in _ALL if f.sniff("-", head)), None)
