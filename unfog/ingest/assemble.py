"""What a format found -> a Report: fills what is missing, puts the headline before the text, and makes the id."""

from __future__ import annotations

from dataclasses import dataclass

from unfog.config import Config
from unfog.ingest.language import language_of, language_tag
from unfog.ingest.moments import moment
from unfog.model import Capture, PublishedBasis, Rejected, Report, ReportId, make_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a format read for one report, before the options fill what is missing.

    ``own_id`` is the id the source gives this report (a line's ``id``, a feed's guid, a message's number); it is part of the
    report's identity, the name of the file is not.
    """

    external_id: str
    text: str
    own_id: str | None = None
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    published: str | None = None
    published_basis: PublishedBasis = "given"
    edited: str | None = None
    forwarded_from: str | None = None


def assemble(found: Found, capture: Capture, config: Config) -> Report:
    """The report; ``Report.id`` depends on what was found and on the options, never on where the file lies."""
    title = found.title or None
    text, title_length = headed(title, found.text)
    outlet = found.outlet or config.outlet
    published, basis = moment(found.published, found.external_id), found.published_basis
    if published is None:
        published, basis = moment(config.published, "--published"), "given"
    return Report(
        id=ReportId(make_id("r", found.own_id, outlet, published, found.url, title, text)),
        external_id=found.external_id,
        text=text,
        outlet=outlet,
        title=title,
        title_length=title_length,
        url=found.url or None,
        language=language_tag(found.language) or language_tag(config.language) or language_of(text),
        published=published,
        published_basis=basis if published else "unknown",
        edited=found.edited,
        forwarded_from=found.forwarded_from or None,
        capture_sha256=capture.sha256,
    )


def headed(title: str | None, text: str) -> tuple[str, int]:
    """The text with its headline in front, and the headline's length. The text itself is not touched."""
    if not title:
        return text, 0
    if text.startswith(title):
        return text, len(title)
    return (f"{title}\n\n{text}" if text.strip() else title), len(title)


def rejected(code: str, subject: str, detail: str) -> Rejected:
    """Something this stage left out."""
    return Rejected(stage="ingest", code=code, subject=subject, detail=detail)


def not_text(subject: str) -> Rejected:
    """The bytes of ``subject`` are not text, whatever its name says."""
    return rejected("not-text", subject, "the bytes are not text; check the file, or save it again as UTF-8 text or HTML")


def no_text(subject: str) -> Rejected:
    """Nothing to read was found in ``subject``."""
    return rejected("no-text", subject, "there are no words in it; give the text of the report, or leave it out")
