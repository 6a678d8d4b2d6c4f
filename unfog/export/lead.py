"""The head of an incident in plain words, made from its findings and never beyond them.

Every sentence keeps whose word it is: "accused by", "claims it", "sources differ: 2 or 3". Used by the page, by Markdown
and by the terminal summary alike, so that all three say the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from unfog.export.wording import (
    bare,
    date_words,
    group_words,
    listed,
    many,
    merged_stances,
    one_a_name,
    one_party,
    place_name,
    place_words,
    quoted,
    range_words,
    rivals,
    type_words,
    words,
)
from unfog.lexicon.actors import actors
from unfog.lexicon.bodies import power_of
from unfog.model import Conflict, Dossier, Field, Finding, Incident, ReportId

_COUNTED: tuple[Field, ...] = ("killed", "injured", "missing")
MOST = 4
"""Parties told in the lead; the facts table lists the rest."""


def lead(incident: Incident, names: Mapping[ReportId, str] | None = None) -> list[str]:
    """Sentences in order: what, where and when; who says who did it; how many; how well supported.

    ``names`` are what the reports are called, for those that accuse in their own voice.
    """
    return [what(incident), *who(incident, names or {}), *how_many(incident), support(incident)]


def heading(incident: Incident) -> str:
    """The incident's name in plain words: "Air or drone strike in Qadra, 22 March 2031"; its own title where nothing is known."""
    event, place, date = (_value(incident, f) for f in ("event_type", "place", "date"))
    if not (event or place or date):
        return f"Event told in {incident.title}"
    where = f"{_at(place)}{place_name(place) or place_words(place, precision=False)}" if place else ""
    when = f", {date_words({**date, 'time': None})}" if date else ""
    return f"{type_words(event) if event else 'Event'}{where}{when}"


def _at(place: Mapping[str, Any]) -> str:
    if place.get("relation"):
        return " "  # "a strike 30 km south of Qadra"
    return " at " if place.get("precision") == "site" else " in "


def what(incident: Incident) -> str:
    """ "5 reports tell of an air or drone strike in Qadra, JO (town), on 22 March 2031."."""
    event = _value(incident, "event_type")
    kind = str(event["acled"][1]) if event else ""
    told = words()["events"].get(kind.lower()) or (f"an event of the type {quoted(kind)}" if kind else "one event")
    place, date = _value(incident, "place"), _value(incident, "date")
    where = f"{_at(place)}{place_words(place, precision=False)}," if place else ""
    when = "" if not date else f" {'on' if date['earliest'][:10] == date['latest'][:10] else ''} {date_words(date)}"
    sentence = (
        f"{many(len(incident.reports), 'report')} {'tells' if len(incident.reports) == 1 else 'tell'} of {told}{where}{when}."
    )
    return " ".join(sentence.split()).replace(",.", ".")


def who(incident: Incident, names: Mapping[ReportId, str]) -> list[str]:
    """One sentence a party: who claims it, accuses or denies."""
    value = _value(incident, "responsibility")
    rows = value if isinstance(value, list) else [value] if value else []
    outlets = {str(c.id): names[c.report] for c in incident.claims if c.field == "responsibility" and c.report in names}
    told: dict[str, list[str]] = {}
    for name, parts in _by_power(one_a_name(rows, "party")):
        told.setdefault(_stances(name, parts, outlets), []).append(_with_parts(name, parts))
    sentences = [
        _capital(f"{listed(parties)}: {_PLURAL.get(stances, stances) if len(parties) > 1 else stances}.")
        for stances, parties in list(told.items())[:MOST]
    ]
    if not sentences:
        named = [_party(row) for row in _value(incident, "attacker") or ()][:MOST]
        return [f"Attacker named in reports: {listed(named)}."] if named else ["No report says who did it."]
    rest = sum(len(parties) for parties in list(told.values())[MOST:])
    if rest:
        sentences.append(f"{many(rest, 'more party is', 'more parties are')} named below.")
    return sentences


def _by_power(rows: Sequence[Mapping[str, Any]]) -> list[tuple[str, list[Mapping[str, Any]]]]:
    """The parties, those that act for one state under that state: it and its forces are one side, whoever speaks of which."""
    found: dict[str, tuple[str, list[Mapping[str, Any]]]] = {}
    for row in rows:
        name = str(row.get("party") or "an unnamed party")
        power = power_of(name)
        _, parts = found.setdefault(power or f"={name}", (actors()[power].name if power else name, []))
        parts.append(row)
    return [(str(parts[0].get("party") or name) if len(parts) == 1 else name, parts) for name, parts in found.values()]


def _with_parts(name: str, parts: Sequence[Mapping[str, Any]]) -> str:
    """ "United States (US Central Command, US forces)"."""
    others = [p for row in parts if bare(p := str(row.get("party") or "")) != bare(name)]
    return f"{name} ({', '.join(others)})" if others and len(parts) > 1 else name


def _party(row: Mapping[str, Any]) -> str:
    status = words()["status"].get(row.get("status"), "")
    return f"{row.get('name') or 'unnamed'}" + (f" ({status})" if row.get("status") != "named" else "")


def _stances(party: str, parts: Sequence[Mapping[str, Any]], outlets: Mapping[str, str]) -> str:
    """What is said of a party and of its parts, and by whom; "itself" only where nobody could take it for another of them."""
    given = [
        {**stance, "speaker": stance.get("speaker") or outlets.get(str(stance.get("claim")))}
        for row in parts
        for stance in row.get("stances") or ()
    ]
    stances = merged_stances(given or [{"stance": parts[0].get("stance"), "speaker": None}])
    by: dict[str, list[str]] = {}
    for stance in stances:
        by.setdefault(str(stance.get("stance")), []).append(str(stance.get("speaker") or ""))
    told = []
    for kind, speakers in by.items():
        own = [s for s in speakers if s and one_party(s, party)]
        others = [s or "a report in its own voice" for s in speakers if s not in own]
        told.append(_stance(kind, own, others))
    return "; ".join(told)


def _capital(sentence: str) -> str:
    return f"{sentence[:1].upper()}{sentence[1:]}"


_OWN = {"claims": "claims it", "confirms": "says it was behind it", "denies": "denies it"}
_PLURAL = {"claims it": "claim it", "says it was behind it": "say they were behind it", "denies it": "deny it"}
_BY = {
    "claims": "responsibility claimed by",
    "confirms": "own part acknowledged by",
    "accuses": "accused by",
    "denies": "denied by",
}


def _stance(stance: str, own: list[str], others: list[str]) -> str:
    if own and not others and stance in _OWN:
        return _OWN[stance]
    more = [f"{len(others) - 3} more"] if len(others) > 3 else []
    by = listed([*(["itself"] if own else []), *others[:3], *more])
    return f"{_BY.get(stance, 'named by')} {by}"


def how_many(incident: Incident) -> list[str]:
    """One sentence a count; silence about the dead is said too."""
    sentences = []
    for field in _COUNTED:
        finding = incident.findings.get(field)
        if finding is not None and finding.value:
            conflict = next((c for c in incident.conflicts if c.field == field), None)
            sentences.append(f"{field.capitalize()}: {_toll(finding, conflict)}.")
        elif field == "killed":
            sentences.append("No report gives a number of dead; that is not zero.")
    return sentences


def _toll(finding: Finding, conflict: Conflict | None) -> str:
    value = finding.value
    low, best, high = value.get("low"), value.get("best"), value.get("high")
    if conflict is not None:
        return f"sources differ, {rival_words(conflict)}"
    if best is None:
        return groups(value) or "no number is given"
    told = range_words(best, high if high is None else best, open_ended=True)
    if finding.agreement == "updated":
        rise = f", up from {low:,}" if low is not None and low < best else ""
        return f"{told} in the latest figures{rise}"
    if low != high and high is not None:
        told = f"{told} (range given: {range_words(low, high)})"
    voices = (
        "one voice only" if finding.agreement == "single source" else many(finding.independent_origins or 1, "independent voice")
    )
    return f"{told}, by {voices}"


def rival_words(conflict: Conflict) -> str:
    """The figures that stand against each other, by group: "2 or 3; militants: 1 or 2". A group's only figure is left out."""
    values = [p.value for p in conflict.positions if isinstance(p.value, Mapping)]
    told = rivals(values)
    open_groups = {g for g in told if sum(v.get("group", "all") == g for v in values) > 1} or set(told)
    return "; ".join(text if g == "all" else f"{group_words(g)}: {text}" for g, text in told.items() if g in open_groups)


def groups(value: Mapping[str, Any]) -> str:
    """Groups without a number: "none reported for civilians, which is not zero"."""
    silent = [group_words(str(row["group"])) for row in value.get("by_group") or () if row.get("best") is None]
    return f"none reported for {listed(silent)}, which is not zero" if silent else ""


def support(incident: Incident) -> str:
    """How many reports and origins stand behind it, and how many conflicts are open."""
    if len(incident.reports) == 1:
        return "All of this rests on one report."
    counted = [o for o in incident.origins if o.basis in ("same wire copy", "independent")]
    copied = sum(len(o.reports) - 1 for o in counted if len(o.reports) > 1)
    told = many(len(counted), "origin") if counted else "origins unknown"
    copies = f", since {many(copied, 'report copies', 'reports copy')} another" if copied else ""
    open_fields = f" {many(len(incident.conflicts), 'point is', 'points are')} in conflict." if incident.conflicts else ""
    return f"The {many(len(incident.reports), 'report')} go back to {told}{copies}.{open_fields}"


def overview(dossier: Dossier) -> str:
    """One sentence on the whole: reports, incidents, and what was left out."""
    told = f"{many(len(dossier.readings), 'report')}, {many(len(dossier.incidents), 'incident')}"
    return told + (f", {many(len(dossier.rejected), 'input')} left out or unread" if dossier.rejected else "")


def _value(incident: Incident, field: Field) -> Any:
    finding = incident.findings.get(field)
    return finding.value if finding else None
