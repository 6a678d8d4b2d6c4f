"""Incidents in the 31 columns of ACLED, in ACLED's order, with identifiers that cannot be taken for ACLED's.

Source of columns, codes and regions: the ACLED codebook (2023 and later, in which interaction codes are words). A row is a draft
for a coder: the machine confirms nothing, so accusation and denial stay in the actors' names, and what ACLED would have a person
decide is left empty.
"""

from __future__ import annotations

from typing import Any

from unfog.errors import ConfigError
from unfog.export.formats import pick
from unfog.export.formats.base import Column, Format, Options
from unfog.export.formats.cells import table
from unfog.export.formats.figures import Figure, figure
from unfog.export.lead import lead
from unfog.export.page.reports import report_name
from unfog.export.page.timeline import moment
from unfog.lexicon.actors import Actor
from unfog.lexicon.bodies import body_named
from unfog.lexicon.gazetteer import country_name, subdivisions
from unfog.lexicon.outlets import scale_of_outlet
from unfog.lexicon.regions import country_codes
from unfog.model import Dossier, Incident
from unfog.reconcile.policies import read_by

POLICY = "acled"

INTER = {1: "State forces", 2: "Rebel group", 3: "Political militia", 4: "Identity militia", 8: "External/Other forces"}
"""The words of the interaction codes that the lexicon of actors knows; rioters, protesters and civilians are no actors of it."""

CIVILIANS = "Civilians"

SCALES = ("New media", "National", "Regional", "International")
"""The words of ``source_scale`` that can be known from an outlet alone, in the order in which they are joined."""


class _Acled(Format):
    def write(self, dossier: Dossier, options: Options) -> str:
        """A header and one row an incident.

        Raises:
            ConfigError: another policy than ACLED's was asked for.
        """
        if options.policy not in (None, POLICY):
            raise ConfigError(f"the format acled counts by the policy acled, not {options.policy}; leave --policy out")
        return table([c.name for c in self.fields], (_row(i, dossier) for i in dossier.incidents))


def _row(incident: Incident, dossier: Dossier) -> list[object]:
    date, place, kind = (pick.mapping(incident, f) for f in ("date", "place", "event_type"))
    event_type, sub_event_type = kind.get("acled") or ("", "")
    iso2 = str(place.get("country") or "")
    code = country_codes().get(iso2)
    country = country_name(iso2) or iso2
    day = str(date.get("earliest") or "")[:10]
    killed, codes = figure(incident, "killed", POLICY), read_by(POLICY, incident)
    one, two = _attackers(incident, iso2, country), _targets(incident, iso2, country)
    admin = subdivisions(str(place.get("name") or ""), place.get("geonameid"), iso2, place.get("lat"), place.get("lon"))
    return [
        pick.identifier(incident), day or None, day[:4] or None, codes.value("time_precision"),
        _disorder(event_type, sub_event_type), event_type, sub_event_type,
        one.name, one.others, one.inter, two.name, two.others, two.inter,
        f"{one.inter}-{two.inter}" if one.inter and two.inter else None,
        "Civilian targeting" if _targets_civilians(event_type, sub_event_type) else None,
        code.numeric or None if code else None, code.region if code else None, country or None, *admin, None,
        place.get("name"), place.get("lat"), place.get("lon"), codes.value("geo_precision"),
        "; ".join(pick.outlets(incident, dossier)), _scales(incident, dossier, iso2),
        _notes(incident, dossier, killed), killed.best, _tags(incident), _timestamp(incident, dossier),
    ]  # fmt: skip


class _Side:
    """One side of an event as ACLED writes it."""

    def __init__(self, names: list[str], actor: Actor | None, country: str, inter: str | None = None) -> None:
        self.name = names[0] if names else None
        self.others = "; ".join(names[1:]) or None
        code = actor.inter if actor else 0
        outside = code == 1 and actor is not None and bool(country) and bool(actor.country) and actor.country != country
        self.inter = inter or (INTER[8] if outside else INTER.get(code))


def _attackers(incident: Incident, iso2: str, country: str) -> _Side:
    names = pick.parties(incident, "attacker")
    if not names:
        return _Side([f"Unidentified Armed Group ({country})" if country else "Unidentified Armed Group"], None, iso2)
    return _Side(names, _known(incident, "attacker"), iso2)


def _targets(incident: Incident, iso2: str, country: str) -> _Side:
    names = pick.parties(incident, "target")
    actor = _known(incident, "target")
    if actor is None and _civilians_hit(incident):
        civilians = f"{CIVILIANS} ({country})" if country else CIVILIANS
        return _Side([civilians, *names], None, iso2, CIVILIANS)
    return _Side(names, actor, iso2)


def _known(incident: Incident, field: Any) -> Actor | None:
    rows = pick.value(incident, field)
    first = rows[0] if isinstance(rows, list) and rows else {}
    return body_named(str(first.get("name") or ""))


def _civilians_hit(incident: Incident) -> bool:
    """Whether a figure above zero is given for civilians, children, women, journalists, medics or aid workers."""
    groups = {"civilians", "children", "women", "journalists", "medics", "aid workers"}
    rows = [r for f in ("killed", "injured") for r in pick.mapping(incident, f).get("by_group") or ()]
    return any(r.get("group") in groups and (r.get("best") or 0) > 0 for r in rows)


def _targets_civilians(event_type: str, sub_event_type: str) -> bool:
    return event_type == "Violence against civilians" or sub_event_type == "Excessive force against protesters"


def _disorder(event_type: str, sub_event_type: str) -> str | None:
    if sub_event_type == "Excessive force against protesters":
        return "Political violence; Demonstrations"
    if event_type == "Protests" or sub_event_type == "Violent demonstration":
        return "Demonstrations"
    if event_type == "Strategic developments":
        return "Strategic developments"
    return "Political violence" if event_type else None


def _scales(incident: Incident, dossier: Dossier, iso2: str) -> str | None:
    """How far the sources reach, each scale once, the narrowest first, as ACLED joins them: National-International."""
    known = {scale_of_outlet(r.outlet, r.url, iso2) for r in pick.reports(incident, dossier)}
    known |= {"New media" for r in pick.reports(incident, dossier) if r.forwarded_from}
    return "-".join(scale for scale in SCALES if scale in known) or None


def _notes(incident: Incident, dossier: Dossier, killed: Figure) -> str:
    names = {r.report.id: report_name(r.report) for r in dossier.readings}
    counted = f" Fatalities: {killed.rule}." if killed.rule else ""
    return " ".join(lead(incident, names)) + counted


def _tags(incident: Incident) -> str:
    conflicts = "; ".join(f"conflicting: {c.field}" for c in incident.conflicts)
    return "; ".join(t for t in ("read by machine", conflicts) if t)


def _timestamp(incident: Incident, dossier: Dossier) -> int | None:
    """When the latest report came out, in Unix seconds: the file must not depend on the day it is written."""
    times = [moment(r.published) for r in pick.reports(incident, dossier)]
    known = [int(t.timestamp()) for t in times if t is not None]
    return max(known, default=None)


ACLED = _Acled(
    name="acled",
    suffix=".csv",
    media_type="text/csv; charset=utf-8",
    about="One row an incident in ACLED's 31 columns, as a draft for a coder.",
    fields=(
        Column("event_id_cnty", "UNFOG- and the incident's id; never one of ACLED's"),
        Column("event_date", "first day of the interval, ISO 8601"),
        Column("year", "year of that day"),
        Column("time_precision", "1 day, 2 week, 3 month or coarser"),
        Column("disorder_type", "from the event type"),
        Column("event_type", "event type"),
        Column("sub_event_type", "sub-event type"),
        Column("actor1", "the first alleged attacker, with (alleged), (denied) or (claims it); else Unidentified Armed Group"),
        Column("assoc_actor_1", "further alleged attackers, each marked the same way"),
        Column("inter1", "the interaction word where the lexicon of actors knows the first one; else empty"),
        Column("actor2", "what or who is said to have been meant; Civilians where a figure above zero is given for them"),
        Column("assoc_actor_2", "further targets"),
        Column("inter2", "as inter1"),
        Column("interaction", "both interaction words; empty unless both are known"),
        Column("civilian_targeting", "Civilian targeting for violence against civilians; else empty: a person decides"),
        Column("iso", "ISO 3166-1 numeric"),
        Column("region", "ACLED's region of the country"),
        Column("country", "English name"),
        Column("admin1", "first subdivision: that of the place in the gazetteer, or of the towns round a site if these agree"),
        Column("admin2", "second subdivision, likewise"),
        Column("admin3", "always empty: the gazetteer holds no third subdivision"),
        Column("location", "name of the place"),
        Column("latitude", "WGS84 degrees"),
        Column("longitude", "WGS84 degrees"),
        Column("geo_precision", "1 town or finer, 2 part of a region, 3 region or coarser"),
        Column("source", "who published, separated by ;"),
        Column(
            "source_scale",
            "New media, National, Regional, International, joined by -, of the outlets whose reach or home is known",
        ),
        Column("notes", "the lead in plain words, accusations and denials as such, and the rule of the figure"),
        Column(
            "fatalities",
            "most conservative figure by the policy acled, rule in `notes`; empty where no report gives one (ACLED writes 0)",
        ),
        Column("tags", "read by machine; conflicting: and the field for each open point"),
        Column("timestamp", "publication of the latest report in Unix seconds, not the day of writing"),
    ),
    loses=(
        "The claims: who says what, in which words, how surely. Conflicts are one word in `tags`.",
        "Ranges: one figure stands for low, best and high. Injured and missing have no column.",
        "Places and days beyond the first; ACLED would make a row of each.",
        "The weapon beyond the sub-event type.",
        "Why the number is what it is, but for the one rule in `notes`.",
    ),
)
