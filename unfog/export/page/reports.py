"""The reports and their claims as the page shows them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from unfog.export.page.marks import paragraphs, shown
from unfog.export.page.views import ClaimView, ReportView
from unfog.export.wording import brief_words, field_label, moment_words, value_words, words
from unfog.model import Claim, ClaimId, Dossier, Origin, Reading, Report, ReportId
from unfog.model.plain import plain

FULL_TEXTS = 200
"""Up to this many reports the texts are printed; beyond it each claim stands in its sentence alone, so that a browser copes."""


def claims_by_report(dossier: Dossier) -> dict[ReportId, list[Claim]]:
    """Every claim once, in text order; an incident's version (with its entities joined) stands for the reading's."""
    best: dict[ClaimId, Claim] = {}
    for reading in dossier.readings:
        best.update((c.id, c) for c in reading.claims)
    for incident in dossier.incidents:
        best.update((c.id, c) for c in incident.claims)
    made: dict[ReportId, list[Claim]] = {}
    for claim in sorted(best.values(), key=lambda c: (c.span.start, c.span.end, c.field, c.id)):
        made.setdefault(claim.report, []).append(claim)
    return made


def report_name(report: Report) -> str:
    """What a report is called: its outlet, else its file."""
    return shown(report.outlet or report.external_id)


def claim_views(dossier: Dossier, by_report: Mapping[ReportId, Sequence[Claim]]) -> dict[ClaimId, ClaimView]:
    """All claims as views, by id."""
    roles = _roles(dossier)
    inside: dict[ClaimId, list[int]] = {}
    for n, incident in enumerate(dossier.incidents, 1):
        for claim in incident.claims:
            inside.setdefault(claim.id, []).append(n)
    names = {r.report.id: report_name(r.report) for r in dossier.readings}
    readings = {r.report.id: r for r in dossier.readings}
    return {
        claim.id: _view(claim, number, names.get(report, "unknown report"), roles, tuple(inside.get(claim.id, ())), around)
        for report, claims in by_report.items()
        for around in (_Sentences(readings.get(report)),)
        for number, claim in enumerate(claims, 1)
    }


def report_views(
    dossier: Dossier, by_report: Mapping[ReportId, Sequence[Claim]], views: Mapping[ClaimId, ClaimView], *, texts: bool = True
) -> list[ReportView]:
    """The reports in the order of the dossier; without ``texts``, or when there are too many, each claim stands alone."""
    inside: dict[ReportId, list[int]] = {}
    joined: dict[ReportId, list[str]] = {}
    origins: dict[str, Origin] = {}
    for n, incident in enumerate(dossier.incidents, 1):
        origins.update((o.id, o) for o in incident.origins)
        for member in incident.reports:
            inside.setdefault(member, []).append(n)
            if member in incident.joined:
                joined.setdefault(member, []).append(incident.joined[member])
    many = len(dossier.readings) > FULL_TEXTS or not texts
    made = []
    for number, reading in enumerate(dossier.readings, 1):
        report = reading.report
        claims = by_report.get(report.id, ())
        made.append(
            ReportView(
                id=report.id,
                number=number,
                name=report_name(report),
                external_id=shown(report.external_id),
                published=_published(reading),
                published_raw=report.published or reading.publication.latest or "",
                basis=report.published_basis,
                language=words()["languages"].get(report.language, report.language or "language unknown"),
                lang=report.language if report.language and report.language.replace("-", "").isalnum() else None,
                url=safe_url(report.url),
                bare_url=shown(report.url) if report.url and not safe_url(report.url) else None,
                origin=_origin(origins.get(str(dossier.origin_of.get(report.id)))),
                forwarded_from=report.forwarded_from,
                edited=moment_words(report.edited) if report.edited else None,
                joined=tuple(joined.get(report.id, ())),
                incidents=tuple(inside.get(report.id, ())),
                paragraphs=() if many else tuple(paragraphs(report, claims)),
                cut=many,
                claims=tuple(views[c.id] for c in claims),
                numbers={c.id: n for n, c in enumerate(claims, 1)},
                unread=_unread(reading),
            )
        )
    return made


def safe_url(url: str | None) -> str | None:
    """The address if it is plain web (http or https), else ``None``: nothing else becomes a link."""
    if not url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return shown(url) if parts.scheme in ("http", "https") and parts.netloc else None


def _published(reading: Reading) -> str:
    if reading.report.published:
        return moment_words(reading.report.published)
    first, last = reading.publication.earliest, reading.publication.latest
    if not last:
        return "time unknown"
    return moment_words(last) if first == last or not first else f"between {moment_words(first)} and {moment_words(last)}"


def _origin(origin: Origin | None) -> str:
    if origin is None or (origin.basis == "independent" and len(origin.reports) < 2):
        return "no sign of copying found" if origin else ""
    return origin.basis + (f", {len(origin.reports)} reports" if len(origin.reports) > 1 else "")


def _unread(reading: Reading) -> str | None:
    """Why a report was not read; reasons about single drafts of a report that was read stay out."""
    if reading.claims:
        return None
    return next((r.detail for r in reading.rejected), "No claim about an incident was found in this report.")


def _roles(dossier: Dossier) -> dict[ClaimId, str]:
    roles: dict[ClaimId, str] = {}
    for incident in dossier.incidents:
        for finding in incident.findings.values():
            for claim in finding.oppose:
                roles.setdefault(claim, "opposes")
            for claim in finding.support:
                roles[claim] = "supports"
    return roles


AROUND = 90
"""Characters of the sentence shown on each side of a quotation."""


class _Sentences:
    """The words around a quotation, to the ends of its sentence or headline."""

    def __init__(self, reading: Reading | None) -> None:
        kinds = ("sentence", "headline")
        passages = [p.span for p in reading.passages if p.kind in kinds] if reading else []
        self.text = reading.report.text if reading else ""
        self.starts = [p.start for p in passages]
        self.ends = [p.end for p in passages]

    def around(self, start: int, end: int) -> tuple[str, str]:
        """What stands before and after ``[start, end)`` in the same sentence, cut at words; empty where no sentence is known."""
        at = bisect_right(self.starts, start) - 1
        if at < 0 or self.ends[at] < end:
            return "", ""
        before = " ".join(self.text[self.starts[at] : start].split())
        after = " ".join(self.text[end : self.ends[at]].split())
        if len(before) > AROUND:
            before = "… " + before[-AROUND:].split(" ", 1)[-1]
        if len(after) > AROUND:
            after = after[:AROUND].rsplit(" ", 1)[0] + " …"
        space_before = before and self.text[start - 1].isspace()
        space_after = after and self.text[end].isspace()
        return before + (" " if space_before else ""), (" " if space_after else "") + after


def _view(
    claim: Claim, number: int, outlet: str, roles: Mapping[ClaimId, str], incidents: tuple[int, ...], sentences: _Sentences
) -> ClaimView:
    value, quote = value_words(claim.field, plain(claim.value)), " ".join(claim.span.text.split())
    before, after = sentences.around(claim.span.start, claim.span.end)
    chain = claim.speaker.chain or ((claim.speaker.name,) if claim.speaker.name else ())
    return ClaimView(
        id=claim.id,
        report=claim.report,
        number=number,
        field=claim.field,
        label=field_label(claim.field),
        value="" if value.strip("“”") == quote else shown(value),
        brief=shown(brief_words(claim.field, plain(claim.value))),
        quote=shown(claim.span.text),
        before=shown(before),
        after=shown(after),
        chain=tuple(shown(link) for link in (outlet, *chain)),
        kind=claim.speaker.kind if claim.speaker.kind not in ("outlet", "unknown") else "",
        certainty=claim.certainty,
        certainty_means=words()["certainty"].get(claim.certainty, ""),
        cues=tuple(shown(cue.text) for cue in claim.cues),
        superseded=claim.superseded,
        background=claim.background,
        role=roles.get(claim.id, ""),
        incidents=incidents,
    )
