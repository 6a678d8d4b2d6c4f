"""Readings and dossiers as the public JSON (``unfog.read/1``, ``unfog.dossier/1``); ``docs/schema`` holds its schema.

The field names of the model are the public names, so most of the work is walking dataclasses; what differs from the
model (a span flattened into its owner, a claim's quote) is spelled out here and nowhere else.
"""

from __future__ import annotations

import dataclasses
import json
from typing import Any

from unfog.config import LAYERS
from unfog.lexicon.bodies import ties_of
from unfog.model import (
    Attribution,
    Claim,
    Dossier,
    Entity,
    Event,
    Incident,
    Mention,
    Passage,
    PlaceMention,
    Reading,
    Report,
    Span,
    Time,
)
from unfog.model.plain import plain
from unfog.reconcile.policies import read_by

READ_SCHEMA = "unfog.read/1"
DOSSIER_SCHEMA = "unfog.dossier/1"


def dumps(data: Any, *, indent: int | None = None) -> str:
    """JSON text, the same bytes for the same data on every machine."""
    return json.dumps(data, ensure_ascii=False, indent=indent, allow_nan=False)


def span_object(span: Span) -> dict[str, Any]:
    """``{"start", "end", "text"}``."""
    return {"start": span.start, "end": span.end, "text": span.text}


def report_object(report: Report) -> dict[str, Any]:
    """The public fields of a report."""
    keys = ("id", "external_id", "outlet", "title", "url", "language", "published", "published_basis", "text")
    extra = {key: getattr(report, key) for key in ("edited", "forwarded_from") if getattr(report, key) is not None}
    return {key: getattr(report, key) for key in keys} | extra


def reading_object(reading: Reading, layers: tuple[str, ...] = LAYERS) -> dict[str, Any]:
    """One line of ``unfog read``; layers that were not asked for are empty lists."""
    made: dict[str, list[Any]] = {
        "passages": [_passage(x) for x in reading.passages],
        "times": [_time(x) for x in reading.times],
        "places": [_place(x) for x in reading.places],
        "mentions": [_mention(x) for x in reading.mentions],
        "attributions": [_attribution(x) for x in reading.attributions],
        "events": [_event(x) for x in reading.events],
        "claims": [claim_object(x) for x in reading.claims],
    }
    return {
        "schema": READ_SCHEMA,
        "report": report_object(reading.report),
        "publication": plain(reading.publication),
        **{layer: (items if layer in layers else []) for layer, items in made.items()},
    }


def claim_object(claim: Claim) -> dict[str, Any]:
    """A claim as the contract words it."""
    return {
        "id": claim.id,
        "report": claim.report,
        "event": claim.event,
        "field": claim.field,
        "value": plain(claim.value),
        "quote": claim.span.text,
        "start": claim.span.start,
        "end": claim.span.end,
        "attribution": claim.attribution,
        "speaker": plain(claim.speaker),
        "certainty": claim.certainty,
        "cues": [span_object(cue) for cue in claim.cues],
        "superseded": claim.superseded,
        "background": claim.background,
    }


def dossier_object(dossier: Dossier, policy: str | None = None) -> dict[str, Any]:
    """The whole dossier as ``unfog dossier --format json`` prints it; with a ``policy`` each incident also holds how that
    practice would write it down.

    Raises:
        ConfigError: there is no such policy.
    """
    return {
        "schema": DOSSIER_SCHEMA,
        "reports": [
            report_object(reading.report)
            | {"publication": plain(reading.publication), "origin": dossier.origin_of.get(reading.report.id)}
            for reading in dossier.readings
        ],
        "incidents": [
            incident_object(incident) | ({"policy": plain(read_by(policy, incident))} if policy else {})
            for incident in dossier.incidents
        ],
        "rejected": [plain(rejected) for rejected in dossier.rejected],
    }


def incident_object(incident: Incident) -> dict[str, Any]:
    """One incident; findings in the order of ``FINDING_ORDER``."""
    return {
        "id": incident.id,
        "title": incident.title,
        "reports": list(incident.reports),
        "findings": {field: plain(finding) for field, finding in incident.findings.items()},
        "claims": [claim_object(claim) for claim in incident.claims],
        "conflicts": [plain(conflict) for conflict in incident.conflicts],
        "entities": [_entity(entity) for entity in incident.entities],
        "origins": [plain(origin) for origin in incident.origins],
        "links": [plain(link) for link in incident.links],
        "history": [plain(change) for change in incident.history],
        "joined": dict(incident.joined),
        "decisions": [plain(standing) for standing in incident.decisions],
        "set_aside": [claim_object(claim) for claim in incident.set_aside],
    }


def _entity(entity: Entity) -> dict[str, Any]:
    data: dict[str, Any] = plain(entity)
    part_of, follows = ties_of(entity.name) if entity.type != "person" else (None, ())
    return data | {"part_of": part_of, "follows": list(follows)}


def _passage(passage: Passage) -> dict[str, Any]:
    return {"start": passage.span.start, "end": passage.span.end, "kind": passage.kind}


def _flat(item: Any) -> dict[str, Any]:
    """An item whose span is its own place in the text: the span's keys first, then its other fields."""
    rest = {f.name: plain(getattr(item, f.name)) for f in dataclasses.fields(item) if f.name != "span"}
    return span_object(item.span) | rest


def _time(time: Time) -> dict[str, Any]:
    return _flat(time)


def _place(place: PlaceMention) -> dict[str, Any]:
    return _flat(place)


def _mention(mention: Mention) -> dict[str, Any]:
    return _flat(mention)


def _attribution(attribution: Attribution) -> dict[str, Any]:
    return {
        "id": attribution.id,
        "speaker": span_object(attribution.speaker) if attribution.speaker else None,
        "cue": span_object(attribution.cue) if attribution.cue else None,
        "content": [{"start": span.start, "end": span.end} for span in attribution.content],
        "style": attribution.style,
        "kind": attribution.kind,
        "name": attribution.name,
        "chain": list(attribution.chain),
        "anonymity": span_object(attribution.anonymity) if attribution.anonymity else None,
    }


def _event(event: Event) -> dict[str, Any]:
    return {
        "id": event.id,
        "type": event.type,
        "trigger": span_object(event.trigger),
        "mentions": [span_object(span) for span in event.mentions],
        "arguments": [
            {"role": argument.role, **span_object(argument.span), "entity": argument.entity} for argument in event.arguments
        ],
        "background": event.background,
        "date": plain(event.date),
        "place": plain(event.place),
        "happening": event.happening,
    }
