"""One incident as the page shows it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from unfog.export.gaps import gaps
from unfog.export.lead import lead
from unfog.export.page import map, origins, timeline
from unfog.export.page.marks import shown
from unfog.export.page.reports import report_name
from unfog.export.page.views import (
    ClaimView,
    Dispute,
    Fact,
    IncidentView,
    Line,
    Link,
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
    COUNTS,
    PARTIES,
    count_words,
    date_words,
    day_words,
    field_label,
    many,
    moment_words,
    place_words,
    quoted,
    range_words,
    stance_words,
    value_words,
    words,
)
from unfog.model import (
    ClaimId,
    Conflict,
    Dossier,
    Field,
    Finding,
    Incident,
    PartyValue,
    PlaceValue,
    ReportId,
)

Views = Mapping[ClaimId, ClaimView]

SIDE_CLAIMS = 6
"""Claims shown in full on one side of a conflict; the matrix and the reports hold the rest."""


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
        self.named = {c.id for c in incident.claims if isinstance(c.value, PartyValue) and c.value.name} | {
            c.id for c in incident.claims if not isinstance(c.value, PartyValue)
        }

    def view(self) -> IncidentView:
        """The whole view."""
        incident = self.incident
        date = incident.findings.get("date")
        event = date.value if date and isinstance(date.value, Mapping) else None
        fields = tuple(f for f in words()["fields"] if any(c.field == f and not c.background for c in incident.claims))
        return IncidentView(
            id=incident.id,
            number=self.number,
            title=shown(incident.title),
            lead=tuple(shown(sentence) for sentence in lead(incident)),
            facts=tuple(self.fact(field, finding) for field, finding in incident.findings.items()),
            disputes=tuple(self.dispute(conflict) for conflict in incident.conflicts),
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
            elsewhere=tuple(self.views[c.id] for c in incident.claims if c.background),
            gaps=tuple(shown(sentence) for sentence in gaps(incident, self.dossier)),
            reports=len(incident.reports),
        )

    def labels(self) -> dict[ReportId, str]:
        """Reports as "3 Noor Daily"."""
        return {r: f"{self.numbers[r]}  {self.names[r]}" for r in self.incident.reports if r in self.numbers}

    def links(self, claims: Sequence[str]) -> tuple[Link, ...]:
        """Ways to claims, in the order given."""
        found = [self.views[ClaimId(c)] for c in claims if ClaimId(c) in self.views]
        return tuple(Link(id=v.id, report=v.report, text=origins.short(self.names.get(v.report, "report"), 28)) for v in found)

    def fact(self, field: Field, finding: Finding) -> Fact:
        """One row of the facts table."""
        table = words()["agreement"].get(finding.agreement, {"mark": "–", "means": ""})
        return Fact(
            field=field,
            label=field_label(field),
            lines=tuple(self.lines(field, finding)),
            agreement=finding.agreement,
            mark=table["mark"],
            means=table["means"],
            origins=finding.independent_origins,
            support=self.links(finding.support),
            oppose=self.links(finding.oppose),
            rule=finding.rule,
        )

    def lines(self, field: Field, finding: Finding) -> list[Line]:
        """A finding's value, a line a thing said."""
        value = finding.value
        if field in PARTIES and isinstance(value, list):
            return [self.party(row) for row in value]
        if field == "responsibility":
            return [self.blame(row) for row in (value if isinstance(value, list) else [value])]
        if field in COUNTS and isinstance(value, Mapping):
            return self.toll(field, value)
        if field == "event_type" and isinstance(value, Mapping):
            acled = value.get("acled") or ("", "")
            label = value.get("label")
            return [
                Line(
                    text=shown(str(acled[1])),
                    note=shown(f"{acled[0]}. In the reports' words: {quoted(str(label))}" if label else str(acled[0])),
                )
            ]
        if field == "place" and isinstance(value, Mapping):
            return [
                Line(text=shown(place_words(value, precision=False)), note=words()["precision"].get(value.get("precision"), ""))
            ]
        if field == "date" and isinstance(value, Mapping):
            return [Line(text=shown(date_words(value)), note=f"precise to the {value.get('precision', 'day')}")]
        return [Line(text=shown(value_words(field, value)))]

    def party(self, row: Mapping[str, Any]) -> Line:
        """A party; a description that nobody uses as a name is quoted to those who use it."""
        name, support = str(row.get("name") or "not named"), [str(c) for c in row.get("support") or ()]
        described = bool(support) and not any(c in self.named for c in support)
        note = words()["status"].get(row.get("status"), str(row.get("status") or ""))
        if described:
            users = dict.fromkeys(self.views[ClaimId(c)].chain[-1] for c in support if ClaimId(c) in self.views)
            note = f"in the words of {', '.join(list(users)[:3])}" + (f"; {note}" if row.get("status") != "named" else "")
        return Line(text=shown(quoted(name) if described else name), note=shown(note), links=self.links(support))

    def blame(self, row: Mapping[str, Any]) -> Line:
        """A party said to have done it, and by whom."""
        party = str(row.get("party") or "unnamed")
        stances = row.get("stances") or []
        told = list(dict.fromkeys(stance_words(party, s) for s in stances)) or [str(row.get("stance") or "")]
        return Line(text=shown(party), note=shown("; ".join(told)), links=self.links([str(s.get("claim")) for s in stances]))

    def toll(self, field: Field, value: Mapping[str, Any]) -> list[Line]:
        """A count; in conflict every figure is shown and none is put first."""
        conflict = next((c for c in self.incident.conflicts if c.field == field), None)
        low, best, high = value.get("low"), value.get("best"), value.get("high")
        lines = []
        if conflict is not None:
            figures = dict.fromkeys(count_words(p.value) for p in conflict.positions if isinstance(p.value, Mapping))
            lines.append(
                Line(
                    text=" or ".join(figures),
                    note="sources differ; the rule below leans to " + (f"{best:,}" if best is not None else "none"),
                )
            )
        elif best is not None:
            rest = "" if low == high else f"range given: {range_words(low, high, open_ended=True)}"
            lines.append(Line(text=f"{best:,}", note=rest))
        for row in value.get("by_group") or ():
            known = row.get("best") is not None
            text = f"{row['group']}: {row['best']:,}" if known else f"{row['group']}: {row.get('qualifier') or 'no number'}"
            note = (
                ""
                if known and row.get("low") == row.get("high")
                else "not the same as zero"
                if not known
                else f"range given: {range_words(row.get('low'), row.get('high'), open_ended=True)}"
            )
            lines.append(Line(text=text, note=note, links=self.links([str(c) for c in row.get("support") or ()])))
        return lines or [Line(text="no number", note="not the same as zero")]

    def dispute(self, conflict: Conflict) -> Dispute:
        """A conflict with its sides."""
        sides = []
        for position in conflict.positions:
            claims = [self.views[c] for c in position.claims if c in self.views]
            held = {str(self.dossier.origin_of.get(c.report, c.report)) for c in claims}
            sides.append(
                Side(
                    value=shown(value_words(conflict.field, position.value)),
                    origins=len(held),
                    claims=tuple(claims[:SIDE_CLAIMS]),
                    more=max(0, len(claims) - SIDE_CLAIMS),
                )
            )
        return Dispute(label=field_label(conflict.field), sides=tuple(sides))

    def matrix(self, fields: Sequence[str]) -> list[MatrixRow]:
        """Sources by fields."""
        cells: dict[tuple[ReportId, str], list[ClaimView]] = {}
        for claim in self.incident.claims:
            if not claim.background:
                cells.setdefault((claim.report, claim.field), []).append(self.views[claim.id])
        return [
            MatrixRow(
                number=self.numbers.get(r, 0),
                report=r,
                name=self.names.get(r, "unknown"),
                cells=tuple(tuple(cells.get((r, f), ())) for f in fields),
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
        means = words()["precision"].get(precision, precision)
        if lat is None or lon is None:
            return Spot(
                name=shown(place_words(value, precision=False)), coordinates="no coordinates known", precision=means, drawn=None
            )
        others = {
            (c.value.lat, c.value.lon)
            for c in self.incident.claims
            if isinstance(c.value, PlaceValue) and not c.background and c.value.lat is not None and c.value.lon is not None
        }
        rest = sorted(o for o in others if o != (lat, lon))
        return Spot(
            name=shown(place_words(value, precision=False)),
            coordinates=f"{map.degrees(lat, 'N', 'S', 4)}, {map.degrees(lon, 'E', 'W', 4)}",
            precision=means,
            drawn=map.picture(lat, lon, precision, value.get("country"), rest),
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
