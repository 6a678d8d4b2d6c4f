"""What comes in: captures, reports, and the spans of words that everything else must stand on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from unfog.errors import InternalError
from unfog.model.ids import ReportId

PublishedBasis = Literal["given", "metadata", "inferred", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """Raw bytes as received.

    ``name`` is the file as the user named it (never a path of the machine in public output), ``sha256`` the
    digest of ``data`` in hexadecimal.
    """

    name: str
    data: bytes = field(repr=False)
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Words proven to stand in a report: half-open code-point offsets ``[start, end)`` and the words themselves.

    Only ``Report.span`` and ``Report.find`` make spans, and they take the words from the report itself, so a
    value that carries a span is grounded: no claim, mention or attribution can quote what the text does not say.
    """

    report: ReportId
    start: int
    end: int
    text: str
    _witness: object = field(repr=False, compare=False, default=None)

    def __post_init__(self) -> None:
        if self._witness is not _WITNESS:
            raise InternalError("a Span is made by Report.span only: it must hold words that stand in a report")

    def covers(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end


_WITNESS = object()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One text by one source. A better reader makes a new Report of the same capture, never edits one.

    ``text`` starts with the headline where there is one (``title`` then equals ``text[:len(title)]``, and
    ``title_length`` is its length; 0 when the headline is not part of the text). ``published`` is ISO 8601 with
    an offset where known; ``published_basis`` says where it came from. ``forwarded_from`` and ``edited`` hold
    what messengers state. ``external_id`` is the id the user knows (``CONTRACT``: file name, ``file#guid``, …).

    """

    id: ReportId
    external_id: str
    text: str
    outlet: str | None = None
    title: str | None = None
    title_length: int = 0
    url: str | None = None
    language: str | None = None
    published: str | None = None
    published_basis: PublishedBasis = "unknown"
    edited: str | None = None
    forwarded_from: str | None = None
    capture_sha256: str | None = None

    def span(self, start: int, end: int) -> Span:
        """The words at ``[start, end)`` as a span.

        Raises:
            InternalError: the offsets do not hold at least one code point of this text.
        """
        if not 0 <= start < end <= len(self.text):
            raise InternalError(f"offsets {start}:{end} lie outside report {self.external_id} ({len(self.text)} code points)")
        return Span(report=self.id, start=start, end=end, text=self.text[start:end], _witness=_WITNESS)

    def find(self, quote: str, start: int = 0) -> Span | None:
        """The first place at or after ``start`` where ``quote`` stands literally, or ``None``."""
        at = self.text.find(quote, start) if quote else -1
        return None if at < 0 else self.span(at, at + len(quote))


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """What a stage would not pass on, kept with its reason.

    ``stage`` is the package (``ingest``, ``read`` …), ``code`` a short word that programs may rely on
    (``empty``, ``not-text``, ``bad-json`` …), ``subject`` the file, report or span meant, ``detail`` a sentence
    that says what was wrong and what to do next.
    """

    stage: str
    code: str
    subject: str
    detail: str
