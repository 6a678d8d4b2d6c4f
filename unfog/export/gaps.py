"""What is not known about an incident, said plainly: a record is only as good as the list of what it lacks."""

from __future__ import annotations

from unfog.export.wording import field_label, group_words, listed, many, words
from unfog.model import CountValue, Dossier, Field, Incident

EXPECTED: tuple[Field, ...] = (
    "event_type", "date", "place", "responsibility", "attacker", "target", "victim", "weapon", "killed", "injured", "missing",
)  # fmt: skip
"""The fields a record is asked for."""


def gaps(incident: Incident, dossier: Dossier) -> list[str]:
    """Sentences on what is missing or open, most important first."""
    return [*_silent(incident), *_open(incident), *_none_reported(incident), *_single(incident), *_undated(incident, dossier)]


def _silent(incident: Incident) -> list[str]:
    missing = [str(words()["lacking"][f]) for f in EXPECTED if f not in incident.findings]
    if not missing:
        return []
    return [f"No report gives {listed(missing, 'or')}. Silence is not zero and not a denial."]


def _open(incident: Incident) -> list[str]:
    return [
        f"{field_label(c.field)}: {many(len(c.positions), 'version')} stand against each other; no rule may settle it."
        for c in incident.conflicts
    ]


def _none_reported(incident: Incident) -> list[str]:
    told: dict[tuple[str, str], set[str]] = {}
    for claim in incident.claims:
        if isinstance(claim.value, CountValue) and claim.value.qualifier == "none reported" and not claim.background:
            told.setdefault((claim.field, claim.value.group), set()).add(claim.report)
    sentences = []
    for (field, group), reports in sorted(told.items()):
        of = "" if group == "all" else f" ({group_words(group)})"
        rest = len(incident.reports) - len(reports)
        silent = f"; the other {many(rest, 'report')} may simply be silent" if rest else ""
        told_by = many(len(reports), "report says", "reports say")
        sentences.append(f"{field_label(field)}{of}: {told_by} that none were reported, which is not a count of zero{silent}.")
    return sentences


def _single(incident: Incident) -> list[str]:
    alone = [field_label(f).lower() for f, finding in incident.findings.items() if finding.agreement == "single source"]
    return [f"Resting on one voice only: {listed(alone)}."] if alone else []


def _undated(incident: Incident, dossier: Dossier) -> list[str]:
    inside = set(incident.reports)
    undated = [r for r in dossier.readings if r.report.id in inside and not (r.report.published or r.publication.latest)]
    if not undated:
        return []
    names = [r.report.outlet or r.report.external_id for r in undated[:5]]
    return [f"Publication time unknown for {many(len(undated), 'report')} ({listed(names)}): each counts as learnt last."]


def unheard(dossier: Dossier) -> list[tuple[str, str]]:
    """Reports from which no claim was taken, with the reason: (name, reason). Rejected drafts of read reports do not count."""
    told = {r.subject: r.detail for r in dossier.rejected}
    rows = []
    for reading in dossier.readings:
        if not reading.claims:
            reason = next((r.detail for r in reading.rejected), None) or told.get(reading.report.external_id)
            rows.append(
                (reading.report.outlet or reading.report.external_id, reason or "no claim about an incident was found in it.")
            )
    return rows
