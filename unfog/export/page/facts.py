"""The facts table: each finding as lines, each line with the people who say it and the words they used."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from unfog.export.page import origins
from unfog.export.page.marks import shown
from unfog.export.page.views import ClaimView, Counted, Fact, Line, Link, Saying
from unfog.export.wording import (
    COUNTS,
    PARTIES,
    bare,
    count_words,
    date_words,
    field_label,
    group_words,
    one_a_name,
    place_words,
    quoted,
    range_words,
    rivals,
    type_words,
    value_words,
    words,
)
from unfog.model import ClaimId, Field, Finding, Incident, PartyValue, ReportId
from unfog.reconcile.policies import read_by

LINES = 4
"""Lines of a value shown before the rest is folded away."""

_STANCES = {
    "claims": "claimed by",
    "confirms": "own part acknowledged by",
    "accuses": "accused by",
    "denies": "denied by",
}


class Facts:
    """Works out the rows of one incident's table."""

    def __init__(self, incident: Incident, views: Mapping[ClaimId, ClaimView], names: Mapping[ReportId, str]) -> None:
        self.incident, self.views, self.names = incident, views, names
        self.values = {c.id: c.value for c in incident.claims}

    def rows(self) -> tuple[Fact, ...]:
        """A row a finding, in the order of the record."""
        return tuple(self._row(field, finding) for field, finding in self.incident.findings.items())

    def counted(self, policy: str) -> tuple[Counted, ...]:
        """A row a value of a named practice; why it may not belong there at all comes first."""
        reading = read_by(policy, self.incident)
        told = [*reading.refusals, *(i for i in reading.items if i.value is not None)]
        return tuple(
            Counted(
                field=item.field.replace("_", " "),
                value="" if item in reading.refusals else shown(str(item.value)),
                rule=item.rule,
                words=self._outlets(item.claims),
            )
            for item in told
        )

    def _row(self, field: Field, finding: Finding) -> Fact:
        table = words()["agreement"].get(finding.agreement, {"mark": "–", "means": ""})
        lines = self._lines(field, finding)
        told = {link for line in lines for saying in line.says for one in saying.links for link in one.claims}
        return Fact(
            field=field,
            label=field_label(field),
            lines=tuple(lines[:LINES]) if len(lines) > LINES + 1 else tuple(lines),
            folded=tuple(lines[LINES:]) if len(lines) > LINES + 1 else (),
            agreement=finding.agreement,
            mark=table["mark"],
            means=table["means"],
            origins=finding.independent_origins,
            support=self._outlets([c for c in finding.support if c not in told]),
            oppose=self._outlets([c for c in finding.oppose if c not in told]),
            rule=finding.rule,
        )

    def _outlets(self, claims: Sequence[str]) -> tuple[Link, ...]:
        """Ways to claims, each outlet named once."""
        return self._named((self.names.get(v.report, "report"), v) for v in self._known(claims))

    def _speakers(self, claims: Sequence[str]) -> tuple[Link, ...]:
        """Ways to claims, each speaker named once."""
        return self._named((v.chain[-1], v) for v in self._known(claims))

    def _known(self, claims: Sequence[str]) -> list[ClaimView]:
        return [self.views[ClaimId(c)] for c in claims if ClaimId(c) in self.views]

    def _named(self, pairs: Any) -> tuple[Link, ...]:
        made: dict[str, tuple[str, list[ClaimId]]] = {}
        for name, view in pairs:
            made.setdefault(bare(name), (name, []))[1].append(view.id)
        return tuple(Link(text=origins.short(name, 48), claims=tuple(dict.fromkeys(ids))) for name, ids in made.values())

    def _lines(self, field: Field, finding: Finding) -> list[Line]:
        value = finding.value
        if field in PARTIES and isinstance(value, list):
            return [self._party(row) for row in one_a_name(value, "name")]
        if field == "responsibility":
            return [self._blame(row) for row in one_a_name(value if isinstance(value, list) else [value], "party")]
        if field in COUNTS and isinstance(value, Mapping):
            return self._toll(field, finding)
        if field == "event_type" and isinstance(value, Mapping):
            label, acled = value.get("label"), value.get("acled") or ()
            own = f"In the reports' words: {quoted(str(label))}. " if label else ""
            return [Line(text=shown(type_words(value)), note=shown(f"{own}ACLED: {', '.join(str(a) for a in acled)}"))]
        if field == "place" and isinstance(value, Mapping):
            note = words()["precision"].get(value.get("precision"), "")
            return [Line(text=shown(place_words(value, precision=False)), note=note)]
        if field == "date" and isinstance(value, Mapping):
            return [Line(text=shown(date_words(value)), note=f"precise to the {value.get('precision', 'day')}")]
        return [Line(text=shown(value_words(field, value)))]

    def _party(self, row: Mapping[str, Any]) -> Line:
        """A party; a description that nobody uses as a name is quoted to those who use it."""
        name, support = str(row.get("name") or "not named"), [str(c) for c in row.get("support") or ()]
        described = bool(support) and not any(self._is_name(ClaimId(c)) for c in support)
        status = str(row.get("status") or "")
        return Line(
            text=shown(quoted(name) if described else name),
            note="" if status == "named" else words()["status"].get(status, status),
            says=(Saying(phrase="in the words of" if described else "named by", links=self._speakers(support)),),
        )

    def _is_name(self, claim: ClaimId) -> bool:
        value = self.values.get(claim)
        return value is not None and (not isinstance(value, PartyValue) or bool(value.name))

    def _blame(self, row: Mapping[str, Any]) -> Line:
        """A party said to have done it, and by whom."""
        by: dict[str, list[str]] = {}
        for stance in row.get("stances") or ():
            by.setdefault(str(stance.get("stance")), []).append(str(stance.get("claim")))
        says = tuple(Saying(phrase=_STANCES.get(kind, "named by"), links=self._speakers(claims)) for kind, claims in by.items())
        return Line(text=shown(str(row.get("party") or "unnamed")), note="" if says else str(row.get("stance") or ""), says=says)

    def _toll(self, field: Field, finding: Finding) -> list[Line]:
        """A count; in conflict every figure is shown and none is put first."""
        value = finding.value
        low, best, high = value.get("low"), value.get("best"), value.get("high")
        conflict = next((c for c in self.incident.conflicts if c.field == field), None)
        positions = [p.value for p in conflict.positions if isinstance(p.value, Mapping)] if conflict else []
        told = rivals(positions)
        lines = []
        if "all" in told:
            lean = f"sources differ; the rule leans to {best:,}" if best is not None else "sources differ"
            lines.append(Line(text=told["all"], note=lean if " or " in told["all"] else ""))
        elif best is not None:
            head = range_words(best, high if high is None else best, open_ended=True)
            lines.append(Line(text=head, note=self._earlier(finding) or _spread(low, best, high)))
        for row in value.get("by_group") or ():
            lines.append(self._group(row, told.get(str(row["group"]), "")))
        return lines or [Line(text="no number", note="not the same as zero")]

    def _group(self, row: Mapping[str, Any], rival: str) -> Line:
        """The figure of one group of people."""
        group, best = group_words(str(row["group"])), row.get("best")
        says = (Saying(phrase="said by", links=self._speakers([str(c) for c in row.get("support") or ()])),)
        if " or " in rival:
            return Line(text=f"{group}: {rival}", note="sources differ", says=says)
        if best is None:
            return Line(text=f"{group}: {row.get('qualifier') or 'no number'}", note="not the same as zero", says=says)
        head = range_words(best, row.get("high") if row.get("high") is None else best, open_ended=True)
        return Line(text=f"{group}: {head}", note=_spread(row.get("low"), best, row.get("high")), says=says)

    def _earlier(self, finding: Finding) -> str:
        """The figures an updated count replaced: "earlier: 39 (Donbas Courier)"."""
        if finding.agreement != "updated":
            return ""
        told: dict[str, str] = {}
        for claim in finding.oppose:
            value, view = self.values.get(claim), self.views.get(claim)
            if view is not None and value is not None and getattr(value, "group", "all") == "all":
                told.setdefault(view.brief, self.names.get(view.report, "a report"))
        figures = [f"{figure} ({outlet})" for figure, outlet in list(told.items())[:3]]
        low, best = finding.value.get("low"), finding.value.get("best")
        if not figures and low is not None and best is not None and low < best:
            figures = [count_words({"min": low, "max": low})]
        return shown("earlier: " + ", ".join(figures)) if figures else ""


def _spread(low: int | None, best: int, high: int | None) -> str:
    """The range where it says more than the best figure itself."""
    if low == best and high in (best, None):
        return ""
    return f"range given: {range_words(low, high, open_ended=True)}"
