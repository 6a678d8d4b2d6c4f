"""What one report says: the layers a reader finds, and the claims that come out of them.

Every layer stands on ``Span``s of the report. Layers are tuples in text order.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from unfog.model.ids import AttributionId, ClaimId, EntityId, EventId, ReportId
from unfog.model.report import Rejected, Report, Span
from unfog.model.values import DateValue, PlaceValue, Value

PassageKind = Literal["headline", "sentence", "block quote", "caption", "correction", "boilerplate"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
MentionType = Literal["person", "group", "force", "state", "outlet", "role", "weapon"]
AttributionStyle = Literal["direct", "indirect", "according-to", "block quote", "mixed"]
SpeakerKind = Literal[
    "official",
    "military",
    "police",
    "armed group",
    "government",
    "medic",
    "witness",
    "relative",
    "ngo",
    "media",
    "social channel",
    "analyst",
    "anonymous official",
    "document",
    "outlet",
    "unknown",
]
Role = Literal["attacker", "target", "victim", "weapon", "place", "time"]
Certainty = Literal["asserted", "reported", "probable", "unconfirmed", "denied", "expected"]
Field = Literal[
    "event_type",
    "date",
    "place",
    "responsibility",
    "attacker",
    "target",
    "victim",
    "weapon",
    "killed",
    "injured",
    "missing",
    "affiliation",
    "link",
    "statement",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of the report and what kind of text it is."""

    span: Span
    kind: PassageKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """A time expression: TIMEX3 ``type`` and ``value``, and the interval it means.

    ``earliest`` and ``latest`` are ISO 8601 local dates (with ``THH:MM`` where a clock time is known), both
    inclusive, ``None`` when the expression names no interval (durations, sets, vague values). ``zone`` is the zone
    of the clock where the words or the scene give one. ``precision`` as in ``DateValue`` or ``None``.
    """

    span: Span
    type: TimexType
    value: str
    zone: str | None = None
    earliest: str | None = None
    latest: str | None = None
    precision: str | None = None
    basis: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """When the report was published, as given or as inferred, both bounds inclusive local dates; unknown is ``None``."""

    earliest: str | None
    latest: str | None
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceCandidate:
    """Another gazetteer entry that a toponym may mean."""

    name: str
    geonameid: int | None
    country: str | None
    lat: float
    lon: float
    precision: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """A toponym and the gazetteer entry it most likely means. ``demonym`` marks adjectives such as "Syrian".

    ``radius_km`` and ``relation`` as in ``PlaceValue``. ``candidates`` are other entries that fit nearly as well, best first:
    the text does not decide between them.
    """

    span: Span
    name: str
    geonameid: int | None
    country: str | None
    lat: float | None
    lon: float | None
    precision: str
    demonym: bool = False
    radius_km: float | None = None
    relation: str | None = None
    candidates: tuple[PlaceCandidate, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A person, group, force, state, outlet, role or weapon. ``entity`` joins the mentions of one thing in this report.

    ``name`` is the mention without title or article ("Abu Taqwa" for "Sheikh Abu Taqwa"); ``None`` for a role or a
    description. ``withdrawn`` marks a name that the report itself takes back ("misidentified as ...").
    """

    span: Span
    type: MentionType
    entity: EntityId
    name: str | None = None
    withdrawn: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who says what: source, cue and content (PARC 3.0).

    ``speaker`` is the source's words, ``None`` when nobody is named. ``name`` is the fullest form of the speaker in
    this report ("Bill Urban" for "he"). ``content`` may be in several pieces. ``chain`` runs from the outermost relay
    to the one who first said it, the last item being the speaker; the outlet itself is not part of it.
    ``anonymity`` quotes the reason given for staying unnamed, where there is one.
    """

    id: AttributionId
    speaker: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    style: AttributionStyle
    kind: SpeakerKind
    name: str | None = None
    chain: tuple[str, ...] = ()
    anonymity: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """A participant of an event in a role; ``entity`` where the words are a mention.

    ``claimed`` is false for somebody who is only held, charged or wanted over the event: shown as its doer, claimed by nobody.
    """

    role: Role
    span: Span
    entity: EntityId | None = None
    claimed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One happening as this report tells it; ``trigger`` is its clearest word, ``mentions`` all its triggers.

    ``type`` is the ACLED sub-event type in lower case. ``background`` is true for what the report only mentions
    (earlier attacks, comparisons, series). ``date`` and ``place`` are what the text ties to this happening.
    ``turn`` is the offset at which the text turns to this happening as a second one ("in a separate incident"), -1 for what
    belongs to its main story: events of different turns are different happenings.
    ``happening`` is set where a force's act is told again in another sentence: the id of the event it restates, which
    holds the claims.
    """

    id: EventId
    type: str
    trigger: Span
    mentions: tuple[Span, ...]
    arguments: tuple[Argument, ...]
    background: bool
    date: DateValue | None = None
    place: PlaceValue | None = None
    happening: EventId | None = None
    turn: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a reader proposes: one field of one event, the words it rests on, and hints for who says it.

    Readers propose, grounding admits: a draft carries bare offsets, ``grounding.admit`` turns it into a claim or
    rejects it. ``anchor`` is the offset at which the attribution is looked up (the number, the name, the trigger);
    it defaults to ``start``. ``hedges`` are ``(start, end)`` of cue words the proposing reader already saw;
    ``certainty`` overrides what the attribution and hedges say when the reader knows better (``expected`` …).
    """

    event: EventId | None
    field: Field
    value: Value
    start: int
    end: int
    anchor: int | None = None
    background: bool = False
    superseded: bool = False
    certainty: Certainty | None = None
    attribution: AttributionId | None = None
    hedges: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who stands behind a claim. ``name`` is ``None`` in the outlet's own voice; ``chain`` as in ``Attribution``."""

    name: str | None
    kind: SpeakerKind
    chain: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One field of one event as somebody said it. Only ``read.grounding`` makes claims from drafts."""

    id: ClaimId
    report: ReportId
    event: EventId | None
    field: Field
    value: Value
    span: Span
    attribution: AttributionId | None
    speaker: Speaker
    certainty: Certainty
    cues: tuple[Span, ...] = ()
    superseded: bool = False
    background: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Everything one report says. ``rejected`` holds the drafts that grounding did not admit."""

    report: Report
    publication: Publication
    passages: tuple[Passage, ...] = ()
    times: tuple[Time, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    mentions: tuple[Mention, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    events: tuple[Event, ...] = ()
    claims: tuple[Claim, ...] = ()
    rejected: tuple[Rejected, ...] = ()
