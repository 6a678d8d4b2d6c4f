"""Two plain tables: a row an incident, and a row a claim."""

from __future__ import annotations

from collections.abc import Iterator

from unfog.export.formats import pick
from unfog.export.formats.base import Column, Format, Options
from unfog.export.formats.cells import table
from unfog.export.formats.figures import figure
from unfog.export.lead import heading
from unfog.export.wording import place_name, value_words
from unfog.model import Dossier, Incident
from unfog.model.plain import plain


class _Incidents(Format):
    def write(self, dossier: Dossier, options: Options) -> str:
        """A header and one row an incident."""
        rows = (self._row(i, dossier, options) for i in dossier.incidents)
        return table([c.name for c in self.fields], rows)

    def _row(self, incident: Incident, dossier: Dossier, options: Options) -> list[object]:
        place, date, kind = (pick.mapping(incident, f) for f in ("place", "date", "event_type"))
        killed, injured = figure(incident, "killed", options.policy), figure(incident, "injured", options.policy)
        acled = kind.get("acled") or (None, None)
        return [
            pick.identifier(incident), heading(incident), acled[0], acled[1],
            date.get("earliest"), date.get("latest"), date.get("time"), date.get("zone"), date.get("precision"),
            place_name(place) or None, place.get("country"), place.get("lat"), place.get("lon"), place.get("precision"),
            place.get("radius_km"),
            *("; ".join(pick.parties(incident, f)) for f in ("attacker", "target", "victim", "weapon")),
            killed.low, killed.best, killed.high, pick.agreement(incident, "killed"),
            injured.low, injured.best, injured.high, pick.agreement(incident, "injured"),
            killed.rule, "; ".join(c.field for c in incident.conflicts),
            len(incident.reports), pick.origins(incident), "; ".join(pick.outlets(incident, dossier)),
        ]  # fmt: skip


class _Claims(Format):
    def write(self, dossier: Dossier, options: Options) -> str:
        """A header and one row a claim of an incident, background included."""
        return table([c.name for c in self.fields], self._rows(dossier))

    def _rows(self, dossier: Dossier) -> Iterator[list[object]]:
        reports = {r.report.id: r.report for r in dossier.readings}
        for incident in dossier.incidents:
            for claim in incident.claims:
                report = reports.get(claim.report)
                yield [
                    pick.identifier(incident), f"{pick.PREFIX}{claim.id}", claim.field,
                    value_words(claim.field, plain(claim.value)), claim.span.text, claim.span.start, claim.span.end,
                    claim.certainty, claim.speaker.name, claim.speaker.kind, " < ".join(claim.speaker.chain),
                    claim.superseded, claim.background,
                    report.outlet if report else None, report.external_id if report else None, report.url if report else None,
                    report.published if report else None, dossier.origin_of.get(claim.report),
                ]  # fmt: skip


INCIDENTS = _Incidents(
    name="csv",
    suffix=".csv",
    media_type="text/csv; charset=utf-8",
    about="One row an incident, for a spreadsheet.",
    fields=(
        Column("id", "UNFOG- and the incident's id"),
        Column("title", "the incident in plain words"),
        Column("event_type", "ACLED event type"),
        Column("sub_event_type", "ACLED sub-event type"),
        Column("date_earliest", "first local civil date of the interval, ISO 8601"),
        Column("date_latest", "last local civil date, inclusive"),
        Column("time", "HH:MM on the clock of `zone`, where a report gives one"),
        Column("zone", "IANA name or UTC offset of that clock"),
        Column("date_precision", "minute, day, week, month or year"),
        Column("place", "name of the place"),
        Column("country", "ISO 3166-1 alpha-2"),
        Column("latitude", "WGS84 degrees"),
        Column("longitude", "WGS84 degrees"),
        Column("place_precision", "site, neighbourhood, town, area, region or country"),
        Column("place_radius_km", "how far from the point the place may lie, in kilometres; empty where unknown"),
        Column("attackers", "everybody named, each with (alleged), (denied) or (claims it)"),
        Column("targets", "what or who is said to have been meant"),
        Column("victims", "persons and groups named as victims"),
        Column("weapons", "weapons named"),
        Column("killed_low", "lowest figure that stands; empty where open, which is not zero"),
        Column("killed_best", "figure chosen by `rule`; empty where no rule may choose"),
        Column("killed_high", "highest figure that stands; empty where open"),
        Column("killed_agreement", "agreed, updated, conflicting, single source or none"),
        Column("injured_low", "as for the dead"),
        Column("injured_best", "as for the dead"),
        Column("injured_high", "as for the dead"),
        Column("injured_agreement", "as for the dead"),
        Column("rule", "the rule that chose the number of dead"),
        Column("conflicts", "fields on which positions stand against each other"),
        Column("reports", "number of reports"),
        Column("origins", "number of origins they go back to"),
        Column("outlets", "who published"),
    ),
    loses=(
        "Who says what: quotations, speakers, certainty (they are in `claims`).",
        "Figures by group of people, missing persons, the positions of a conflict, links and history.",
        "Several places or days of one incident: only the chosen one is kept.",
    ),
)

CLAIMS = _Claims(
    name="claims",
    suffix=".csv",
    media_type="text/csv; charset=utf-8",
    about="One row a claim: what was said, in which words, by whom, how surely.",
    fields=(
        Column("incident", "UNFOG- and the incident's id"),
        Column("id", "UNFOG- and the claim's id"),
        Column("field", "what the claim is about"),
        Column("value", "the value in plain words"),
        Column("quote", "the words it rests on"),
        Column("start", "first code point of the quotation in the report's text"),
        Column("end", "code point after its last one"),
        Column("certainty", "asserted, reported, probable, unconfirmed, denied or expected"),
        Column("speaker", "who says it; empty for the outlet's own voice"),
        Column("speaker_kind", "kind of speaker"),
        Column("chain", "who passed it on, outermost first"),
        Column("superseded", "true where a later statement in the same report replaces it"),
        Column("background", "true where it belongs to another event"),
        Column("outlet", "who published the report"),
        Column("report", "file or message it came from"),
        Column("url", "web address of the report"),
        Column("published", "publication time, ISO 8601"),
        Column("origin", "the origin its report goes back to: count these, not rows"),
    ),
    loses=("The structure of values (they are in words), cues of certainty, and what the findings made of the claims.",),
)
