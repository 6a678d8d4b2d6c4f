"""The nouns every stage shares: standard library only, frozen, keyword-only. ``from unfog.model import Report, Claim``."""

from unfog.model.decision import Anchor, Decision, DecisionId, DecisionKind, DecisionState, Standing
from unfog.model.entity import (
    Dispute,
    Entity,
    Evidence,
    EvidenceKind,
    IdentityJudgement,
    IdentityVerdict,
    NameRef,
    Resolution,
)
from unfog.model.ids import (
    AccountId,
    AttributionId,
    ClaimId,
    EntityId,
    EventId,
    IncidentId,
    OriginId,
    ReportId,
    digest,
    make_id,
)
from unfog.model.incident import (
    Agreement,
    Change,
    Conflict,
    Dossier,
    Finding,
    Incident,
    IncidentLink,
    Origin,
    OriginBasis,
    OriginEdge,
    Position,
)
from unfog.model.judgement import Judgement, Verdict
from unfog.model.reading import (
    Argument,
    Attribution,
    AttributionStyle,
    Certainty,
    Claim,
    Draft,
    Event,
    Field,
    Mention,
    MentionType,
    Passage,
    PassageKind,
    PlaceCandidate,
    PlaceMention,
    Publication,
    Reading,
    Role,
    Speaker,
    SpeakerKind,
    Time,
)
from unfog.model.report import Capture, PublishedBasis, Rejected, Report, Span
from unfog.model.values import (
    AffiliationValue,
    CountValue,
    DatePrecision,
    DateValue,
    EventTypeValue,
    Group,
    LinkType,
    LinkValue,
    PartyValue,
    PlaceValue,
    Qualifier,
    ResponsibilityValue,
    Stance,
    StatementValue,
    Value,
)

__all__ = [
    "AccountId", "AffiliationValue", "Agreement", "Anchor", "Argument", "Attribution", "AttributionId", "AttributionStyle",
    "Capture", "Certainty", "Change", "Claim", "ClaimId", "Conflict", "CountValue", "DatePrecision", "DateValue", "Decision",
    "DecisionId", "DecisionKind", "DecisionState", "Dispute", "Dossier", "Draft", "Entity", "EntityId", "Event", "EventId",
    "EventTypeValue", "Evidence", "EvidenceKind", "Field", "Finding", "Group", "IdentityJudgement", "IdentityVerdict",
    "Incident", "IncidentId", "IncidentLink", "Judgement", "LinkType", "LinkValue", "Mention", "MentionType", "NameRef",
    "Origin", "OriginBasis", "OriginEdge", "OriginId", "PartyValue", "Passage", "PassageKind", "PlaceCandidate", "PlaceMention",
    "PlaceValue",
    "Position", "Publication", "PublishedBasis", "Qualifier", "Reading", "Rejected", "Report", "ReportId", "Resolution",
    "ResponsibilityValue", "Role", "Span", "Speaker", "SpeakerKind", "Stance", "Standing", "StatementValue", "Time", "Value",
    "Verdict", "digest", "make_id",
]  # fmt: skip
