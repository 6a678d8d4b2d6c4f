"""One incident as the page shows it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from unfog.export.gaps import gaps
from unfog.export.lead import heading, lead
from unfog.export.page import map, origins, timeline
from unfog.export.page.facts import Facts
from unfog.export.page.marks import shown
from unfog.export.page.reports import report_name
from unfog.export.page.views import (
    ClaimView,
    Dispute,
    Entry,
    IncidentView,
    MatrixRow,
    OriginView,
    Side,
    Spot,
    Step,
    Tie,
    TimeRow,
    Who,
)
from unfog.export.wording import (
    brief_words,
    date_words,
    day_words,
    field_label,
    group_words,
    many,
    moment_words,
    place_name,
    place_words,
    value_words,
    words,
)
from unfog.lexicon.bodies import ties_of
from unfog.model import ClaimId, Conflict, Dossier, Incident, PlaceValue, Position, ReportId

Views = Mapping[ClaimId, ClaimView]

SIDE_CLAIMS = 6
"""Claims shown on one side of a conflict before the rest is folded away."""


BESIDE = ("statement", "link")
"""Fields that the matrix leaves to the reports and to the section on links: whole sentences make it unreadable."""

DOUBTS = ("probable", "unconfirmed", "denied", "expected")
"""Certainties that the matrix shows beside a value."""


class IncidentPage:
    """Works out one incident's view; holds what its parts share."""

    def __init__(self, number: int, incident: Incident, dossier: Dossier, views: Views) -> None:
        self.number, self.incident, self.dossier, self.views = number, incident, dossier, views
        self.names: dict[ReportId, str] = {}
        self.numbers: dict[ReportId, int] = {}
        for n, reading in enumerate(dossier.readings, 1):
            self.names[reading.report.id] = report_name(reading.report)
            self.numbers[reading.report.id] = n
        self.published = {r.report.id: r.report.published or r.publication.latest for r in dossier.readings}
        self.copies = {r for o in incident.origins if o.basis == "same wire copy" for r in o.reports[1:]}

    def view(self, policy: str | None = None) -> IncidentView:
        """The whole view; with a ``policy`` also how that practice would count.

        Raises:
            ConfigError: there is no such policy.
        """
        table = Facts(self.incident, self.views, self.names)
        incident = self.incident
        date = incident.findings.get("date")
        event = date.value if date and isinstance(date.value, Mapping) else None
        fields = tuple(
            f for f in words()["fields"] if f not in BESIDE and any(c.field == f and not c.background for c in incident.claims)
        )
        return IncidentView(
            id=incident.id,
            number=self.number,
            title=shown(heading(incident)),
            lead=tuple(shown(sentence) for sentence in lead(incident, self.names)),
            facts=table.rows(),
            counted=table.counted(policy) if policy else (),
            policy=policy or "",
            disputes=tuple(d for conflict in incident.conflicts for d in self.disputes(conflict)),
            conflicts=len(incident.conflicts),
            matrix_fields=tuple(field_label(f) for f in fields),
            matrix=tuple(self.matrix(fields)),
            steps=tuple(self.steps()),
            line=timeline.picture([self.entry(r) for r in incident.reports], event),
            event_words=date_words(event) if event else "time of the event unknown",
            times=tuple(self.time_row(r, event) for r in incident.reports),
            spot=self.spot(),
            graph=origins.picture(incident.origins, incident.reports, self.labels()),
            origins=tuple(self.origin(o) for o in incident.origins if o.basis != "independent"),
            alone=sum(o.basis == "independent" for o in incident.origins),
            ties=tuple(self.ties()),
            people=tuple(self.people()),
            statements=sum(c.field == "statement" and not c.background for c in incident.claims),
            elsewhere=tuple(self.views[c.id] for c in incident.claims if c.background),
            gaps=tuple(shown(sentence) for sentence in gaps(incident, self.dossier)),
            reports=len(incident.reports),
        )

    def labels(self) -> dict[ReportId, str]:
        """Reports as "3 Noor Daily"."""
        return {r: f"{self.numbers[r]}  {self.names[r]}" for r in self.incident.reports if r in self.numbers}

    def disputes(self, conflict: Conflict) -> list[Dispute]:
        """A conflict with its sides; figures of different groups of people stand apart."""
        by: dict[str, list[Position]] = {}
        for position in conflict.positions:
            group = position.value.get("group", "all") if isinstance(position.value, Mapping) else "all"
            by.setdefault(str(group), []).append(position)
        made = []
        for group, positions in sorted(by.items(), key=lambda pair: (pair[0] != "all", -len(pair[1]), pair[0])):
            label = field_label(conflict.field) + ("" if group == "all" else f", {group_words(group)}")
            told: dict[str, list[ClaimId]] = {}
            for position in positions:
                told.setdefault(shown(brief_words(conflict.field, position.value)), []).extend(position.claims)
            sides = tuple(self.side(value, claims) for value, claims in told.items())
            made.append(Dispute(label=label, sides=sides, lone=len(sides) == 1))
        return made

    def side(self, value: str, ids: Sequence[ClaimId]) -> Side:
        """One version and the claims that hold it; versions that read the same are one."""
        claims = [self.views[c] for c in dict.fromkeys(ids) if c in self.views]
        held = {str(self.dossier.origin_of.get(c.report, c.report)) for c in claims}
        return Side(value=value, origins=len(held), claims=tuple(claims[:SIDE_CLAIMS]), more=tuple(claims[SIDE_CLAIMS:]))

    def matrix(self, fields: Sequence[str]) -> list[MatrixRow]:
        """Sources by fields; equal values of one report stand once."""
        cells: dict[tuple[ReportId, str], dict[tuple[str, str, bool], list[ClaimView]]] = {}
        for claim in self.incident.claims:
            if not claim.background:
                view = self.views[claim.id]
                key = (view.brief.casefold(), view.certainty if view.certainty in DOUBTS else "", view.superseded)
                cells.setdefault((claim.report, claim.field), {}).setdefault(key, []).append(view)
        return [
            MatrixRow(
                number=self.numbers.get(r, 0),
                report=r,
                name=self.names.get(r, "unknown"),
                cells=tuple(
                    tuple(Entry(claim=vs[0], more=tuple(vs[1:])) for vs in cells.get((r, f), {}).values()) for f in fields
                ),
            )
            for r in self.incident.reports
        ]

    def steps(self) -> list[Step]:
        """The history in words."""
        return [
            Step(
                at=moment_words(change.at),
                raw=change.at or "",
                field=change.field,
                label=field_label(change.field),
                before="nothing" if change.before is None else shown(value_words(change.field, change.before)),
                after="nothing" if change.after is None else shown(value_words(change.field, change.after)),
                because=tuple((r, self.names.get(r, "report")) for r in change.because),
            )
            for change in self.incident.history
        ]

    def entry(self, report: ReportId) -> timeline.Entry:
        """A report for the timeline."""
        name = f"{self.names.get(report, 'report')}, {moment_words(self.published.get(report))}"
        return timeline.Entry(
            number=self.numbers.get(report, 0),
            name=name,
            anchor=report,
            published=self.published.get(report),
            copy=report in self.copies,
        )

    def time_row(self, report: ReportId, event: Mapping[str, Any] | None) -> TimeRow:
        """A report for the timeline's table."""
        published = self.published.get(report)
        return TimeRow(
            number=self.numbers.get(report, 0),
            report=report,
            name=self.names.get(report, "unknown"),
            published=moment_words(published),
            gap=_gap(published, event),
            copy=report in self.copies,
        )

    def spot(self) -> Spot | None:
        """The place, drawn where coordinates are known."""
        finding = self.incident.findings.get("place")
        value = finding.value if finding else None
        if not isinstance(value, Mapping):
            return None
        lat, lon, precision = value.get("lat"), value.get("lon"), str(value.get("precision") or "")
        means, name = words()["precision"].get(precision, precision), shown(place_words(value, precision=False))
        label = origins.short(shown(place_name(value) or name), 30)
        if lat is None or lon is None:
            return Spot(name=name, label=label, coordinates="no coordinates known", precision=means, drawn=None)
        others = {
            (c.value.lat, c.value.lon)
            for c in self.incident.claims
            if isinstance(c.value, PlaceValue) and not c.background and c.value.lat is not None and c.value.lon is not None
        }
        rest = tuple(sorted(o for o in others if o != (lat, lon)))
        return Spot(
            name=name,
            label=label,
            coordinates=f"{map.degrees(lat, 'N', 'S', 4)}, {map.degrees(lon, 'E', 'W', 4)}",
            precision=means,
            drawn=map.picture(lat, lon, precision, value.get("country"), rest, label),
        )

    def origin(self, origin: Any) -> OriginView:
        """An origin in words."""
        return OriginView(
            basis=origin.basis,
            means=words()["basis"].get(origin.basis, ""),
            reason=shown(origin.reason),
            reports=tuple((r, self.names.get(r, "report")) for r in origin.reports),
        )

    def ties(self) -> list[Tie]:
        """Links to other events."""
        places = {i.id: n for n, i in enumerate(self.dossier.incidents, 1)}
        return [
            Tie(
                type=link.type,
                to=shown(link.to),
                date=day_words(link.date) if link.date else "",
                claims=tuple(self.views[c] for c in link.claims if c in self.views),
                incident=places.get(link.incident) if link.incident else None,
                elsewhere=link.incident if link.incident and link.incident not in places else "",
            )
            for link in self.incident.links
        ]

    def people(self) -> list[Who]:
        """People and groups: those with a dispute first, then by type and name."""
        known = {e.id: e.name for e in self.incident.entities}
        made = [
            Who(
                name=shown(e.name),
                type=e.type,
                variants=tuple(shown(v) for v in e.variants if v != e.name),
                disputed=tuple(shown(known.get(d, d)) for d in e.disputed_with),
                reasons=tuple(shown(r) for r in e.reasons),
                part_of=(ties_of(e.name)[0] or "") if e.type != "person" else "",
                follows=ties_of(e.name)[1] if e.type != "person" else (),
            )
            for e in self.incident.entities
        ]
        return sorted(made, key=lambda w: (not w.disputed, w.type, w.name.casefold()))


def _gap(published: str | None, event: Mapping[str, Any] | None) -> str:
    """How long after the event a report came out, as far as the event's precision allows."""
    at, span = timeline.moment(published), timeline.event_span(event)
    if at is None or span is None:
        return "unknown"
    if span[0] <= at < span[1]:
        return "the same day" if (span[1] - span[0]).days == 1 else "within the time given for the event"
    first = span[0] if at < span[0] else span[1]
    minutes = int(abs((at - first).total_seconds()) // 60)
    told = f"{minutes} min" if minutes < 120 else f"{minutes // 60} h" if minutes < 2880 else many(minutes // 1440, "day")
    return f"{told} {'before' if at < first else 'later'}"
