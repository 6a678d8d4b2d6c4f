"""A dossier as Markdown, to paste into notes: the lead, the facts, the conflicts with their words, and what is not known."""

from __future__ import annotations

import re
from collections.abc import Mapping

from unfog.export.gaps import gaps
from unfog.export.lead import heading, lead, overview
from unfog.export.page.marks import shown
from unfog.export.wording import field_label, moment_words, value_words
from unfog.model import Claim, ClaimId, Dossier, Incident, ReportId
from unfog.reconcile.policies import read_by

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~!])")


def dossier_markdown(dossier: Dossier, policy: str | None = None) -> str:
    """The dossier as one Markdown text; words of reports are escaped, so that they stay words. With a ``policy`` each
    incident also says how that practice would write it down.

    Raises:
        ConfigError: there is no such policy.
    """
    names = {r.report.id: r.report.outlet or r.report.external_id for r in dossier.readings}
    lines = ["# Unfog dossier", "", f"{overview(dossier)}. Nothing here is confirmed: it says who says what.", ""]
    for incident in dossier.incidents:
        lines += _incident(incident, dossier, names)
        if policy:
            lines += _counted(incident, policy)
    lines += ["## Reports", ""]
    for number, reading in enumerate(dossier.readings, 1):
        report = reading.report
        told = f"{escaped(names[report.id])}, {moment_words(report.published)}"
        lines.append(f"{number}. {told}: {escaped(report.title or report.external_id)}")
    if dossier.rejected:
        lines += ["", "## Left out", ""]
        lines += [f"- {escaped(r.subject)}: {escaped(r.detail)}" for r in dossier.rejected]
    return "\n".join(lines) + "\n"


def escaped(text: str) -> str:
    """Words on one line that Markdown shows as they are."""
    return _SPECIAL.sub(r"\\\1", " ".join(shown(text).split()))


def _incident(incident: Incident, dossier: Dossier, names: Mapping[ReportId, str]) -> list[str]:
    claims = {claim.id: claim for claim in incident.claims}
    lines = [f"## {escaped(heading(incident))}", ""]
    lines += [
        *(f"- {escaped(sentence)}" for sentence in lead(incident, names)),
        "",
        "| Field | Said | Agreement | Voices | Rule |",
        "|---|---|---|---|---|",
    ]
    for field, finding in incident.findings.items():
        said = escaped(value_words(field, finding.value))
        voices = "" if finding.independent_origins is None else str(finding.independent_origins)
        lines.append(f"| {field_label(field)} | {said} | {finding.agreement} | {voices} | {escaped(finding.rule)} |")
    lines.append("")
    for conflict in incident.conflicts:
        lines += [f"### Conflict: {field_label(conflict.field)}", ""]
        for position in conflict.positions:
            lines.append(f"- **{escaped(value_words(conflict.field, position.value))}**")
            lines += [f"  - {_quotation(claims[c], names)}" for c in _known(position.claims, claims)]
        lines.append("")
    lines += ["### Words behind the findings", ""]
    for field, finding in incident.findings.items():
        lines += [f"- {field_label(field)}: {_quotation(claims[c], names)}" for c in _known(finding.support, claims)]
        lines += [f"- {field_label(field)}, against: {_quotation(claims[c], names)}" for c in _known(finding.oppose, claims)]
    background = [c for c in incident.claims if c.background]
    if background:
        lines += ["", "### Other events mentioned", "", *(f"- {_quotation(c, names)}" for c in background)]
    if incident.links:
        lines += ["", "### Links, as asserted", "", *(f"- {link.type}: {escaped(link.to)}" for link in incident.links)]
    return [*lines, "", "### What is not known", "", *(f"- {escaped(gap)}" for gap in gaps(incident, dossier)), ""]


def _counted(incident: Incident, name: str) -> list[str]:
    """A policy's reading of the incident: every value with its rule, and why it may not belong there."""
    made = read_by(name, incident)
    lines = [f"### As {name} would write it down", "", "| Field | Value | Rule | Claims |", "|---|---|---|---|"]
    for item in made.items:
        value = "left open" if item.value is None else escaped(str(item.value))
        lines.append(f"| {escaped(item.field)} | {value} | {escaped(item.rule)} | {len(item.claims)} |")
    lines += ["", *(f"- Against listing it: {escaped(item.rule)}" for item in made.refusals)]
    return [*lines, ""]


def _known(ids: tuple[ClaimId, ...], claims: Mapping[ClaimId, Claim]) -> list[ClaimId]:
    return [c for c in ids if c in claims]


def _quotation(claim: Claim, names: Mapping[ReportId, str]) -> str:
    outlet = names.get(claim.report, "unknown report")
    who = outlet if claim.speaker.name is None else f"{claim.speaker.name}, in {outlet}"
    return f"“{escaped(claim.span.text)}” ({escaped(who)}; {claim.certainty})"
