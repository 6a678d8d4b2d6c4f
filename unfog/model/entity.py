"""Who is who: entities across reports, what keeps a question of identity open, and what reviewers judged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from unfog.model.ids import EntityId, ReportId
from unfog.model.reading import MentionType
from unfog.model.report import Rejected

EvidenceKind = Literal["name", "role", "group", "event", "place", "date", "co-occurrence", "judgement"]
IdentityVerdict = Literal["same", "different", "unsure"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One thing that speaks for or against two entities being one: its kind, a sentence, and the reports it rests on."""

    kind: EvidenceKind
    text: str
    reports: tuple[ReportId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """An open question of identity: ``other`` may be the same one. What speaks for it, what against; nothing is weighed."""

    other: EntityId
    supporting: tuple[Evidence, ...] = ()
    opposing: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """One person, group, force … across reports, under all its spellings.

    ``variants`` are the names as written, most frequent first. ``disputed_with`` names entities that may be the same
    one: they are kept apart, never merged silently, and ``disputes`` says of each what speaks for and against it.
    ``reasons`` says in words what joined the variants. ``withdrawn`` are the variants that a correction took back.
    """

    id: EntityId
    type: MentionType
    name: str
    variants: tuple[str, ...]
    disputed_with: tuple[EntityId, ...] = ()
    reasons: tuple[str, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    withdrawn: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NameRef:
    """Who a judgement is about: an entity's id (of all reports or of one), a name as quoted, or both.

    The id is tried first. The name is for what ids cannot outlive, such as a better reader: alone it means everybody of
    that very name (case, accents and apostrophes aside), with ``report`` only who is called so there.
    """

    entity: EntityId | None = None
    name: str | None = None
    report: ReportId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityJudgement:
    """What a reviewer said about two names: one and the same, two different ones, or an open question.

    ``reason`` is the reviewer's own, ``by`` and ``at`` say who judged and when (ISO 8601).
    """

    one: NameRef
    two: NameRef
    verdict: IdentityVerdict
    reason: str = ""
    by: str = ""
    at: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """Who is who: ``of`` maps each report-level entity id to the id of the entity that stands for it in all reports.

    ``former`` maps ids that an entity would bear without its older or its judged companions to its id now, so that an id
    kept from an earlier run is still found (``current``). ``unmet`` are judgements that could not be applied.
    """

    entities: tuple[Entity, ...]
    of: Mapping[EntityId, EntityId]
    former: Mapping[EntityId, EntityId] = field(default_factory=dict)
    unmet: tuple[Rejected, ...] = ()

    def current(self, entity: EntityId) -> EntityId | None:
        """The id now of an entity once known as ``entity`` (an id of one report or of all); ``None`` if there is none."""
        if entity in self.of:
            return self.of[entity]
        return self.former.get(entity)
