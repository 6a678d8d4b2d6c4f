"""Incidents as GeoJSON (RFC 7946): a feature an incident, longitude before latitude."""

from __future__ import annotations

from typing import Any

from unfog.export.contract import dumps
from unfog.export.formats import pick
from unfog.export.formats.base import Column, Format, Options
from unfog.export.formats.figures import figure
from unfog.export.lead import heading, lead
from unfog.export.wording import place_name
from unfog.model import Dossier, Incident


class _GeoJson(Format):
    def write(self, dossier: Dossier, options: Options) -> str:
        """One FeatureCollection; a feature without known coordinates has no geometry."""
        features = [self._feature(i, dossier, options) for i in dossier.incidents]
        return dumps({"type": "FeatureCollection", "features": features}, indent=1) + "\n"

    def _feature(self, incident: Incident, dossier: Dossier, options: Options) -> dict[str, Any]:
        place, date, kind = (pick.mapping(incident, f) for f in ("place", "date", "event_type"))
        killed, injured = figure(incident, "killed", options.policy), figure(incident, "injured", options.policy)
        lat, lon = place.get("lat"), place.get("lon")
        located = lat is not None and lon is not None
        return {
            "type": "Feature",
            "id": pick.identifier(incident),
            "geometry": {"type": "Point", "coordinates": [lon, lat]} if located else None,
            "properties": {
                "title": heading(incident),
                "told": " ".join(lead(incident)),
                "event_type": (kind.get("acled") or (None, None))[1],
                "date_earliest": date.get("earliest"),
                "date_latest": date.get("latest"),
                "date_precision": date.get("precision"),
                "place": place_name(place) or None,
                "country": place.get("country"),
                "place_precision": place.get("precision"),
                "place_radius_km": place.get("radius_km"),
                "attackers": pick.parties(incident, "attacker"),
                "killed": {"low": killed.low, "best": killed.best, "high": killed.high, "rule": killed.rule},
                "injured": {"low": injured.low, "best": injured.best, "high": injured.high, "rule": injured.rule},
                "agreement": {field: finding.agreement for field, finding in incident.findings.items()},
                "conflicts": [c.field for c in incident.conflicts],
                "reports": len(incident.reports),
                "origins": pick.origins(incident),
                "outlets": pick.outlets(incident, dossier),
            },
        }


GEOJSON = _GeoJson(
    name="geojson",
    suffix=".geojson",
    media_type="application/geo+json",
    about="A point an incident, for maps.",
    fields=(
        Column("title", "the incident in plain words"),
        Column("told", "the lead: who says what, with accusations and denials as such"),
        Column("event_type", "ACLED sub-event type"),
        Column("date_earliest", "first local civil date, ISO 8601"),
        Column("date_latest", "last local civil date, inclusive"),
        Column("date_precision", "minute, day, week, month or year"),
        Column("place", "name of the place"),
        Column("country", "ISO 3166-1 alpha-2"),
        Column("place_precision", "site, neighbourhood, town, area, region or country: how fine the point is"),
        Column("place_radius_km", "how far from the point the place may lie, in kilometres; null where unknown"),
        Column("attackers", "everybody named, each with (alleged), (denied) or (claims it)"),
        Column("killed", "low, best, high and the rule; null is unknown or open, never zero"),
        Column("injured", "as for the dead"),
        Column("agreement", "how the voices stand, a word a field"),
        Column("conflicts", "fields on which positions stand against each other"),
        Column("reports", "number of reports"),
        Column("origins", "number of origins they go back to"),
        Column("outlets", "who published"),
    ),
    loses=(
        "Quotations, speakers and history.",
        "The shape of a place: a town's point is its middle, a country's only a sign.",
        "Further places that reports give.",
    ),
)
