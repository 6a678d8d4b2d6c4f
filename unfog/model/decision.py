"""What people decided about the record: append-only, always by a named person, with the reason and the value they saw."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, NewType

from unfog.model.ids import ReportId
from unfog.model.reading import Field

DecisionId = NewType("DecisionId", str)

DecisionKind = Literal[
    "accept",
    "correct",
    "reject",
    "merge",
    "apart",
    "split",
    "same entity",
    "different entity",
    "reliability",
    "credibility",
    "grade",
    "redact",
    "undo",
]
"""What was decided: about a claim (accept, correct, reject), about incidents (merge, apart, split), about who is who (same
entity, different entity), about a source (reliability, A to F) or an item (credibility, 1 to 6), about an incident (grade),
about what may be shown (redact), or about an earlier decision (undo)."""

DecisionState = Literal["standing", "undone", "superseded", "conflicting", "stale", "unplaced"]
"""``standing``: it holds. ``undone``, ``superseded``: a later decision took its place. ``conflicting``: another reviewer
decided otherwise, and neither holds until one of them is taken back. ``stale``: the value it judged has changed.
``unplaced``: what it judged is no longer found, or is found more than once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """Where the judged words stand, so that a decision can be carried over to a better reading of the same report.

    A text quote selector (W3C Web Annotation): the quotation with the words before and after it. ``start`` and ``end`` are
    half-open code-point offsets at the time of the decision.
    """

    report: ReportId
    field: Field | None
    start: int
    end: int
    quote: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One decision of one person.

    ``who`` is the reviewer's name, ``at`` the moment in UTC (ISO 8601), ``subject`` the id of what is judged (a claim, an
    incident, an entity, a report, a decision; for ``reliability`` the outlet's name). ``seen`` is the value as it stood in
    front of the reviewer and ``value`` what is put in its place, both plain JSON data. ``supersedes`` names the decisions
    this one takes the place of.
    """

    id: DecisionId
    who: str
    at: str
    kind: DecisionKind
    subject: str
    seen: Any = None
    value: Any = None
    reason: str = ""
    supersedes: tuple[DecisionId, ...] = ()
    anchor: Anchor | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A decision and whether it holds now. ``detail`` says in words why it does not; ``subject`` is what it is about now."""

    decision: Decision
    state: DecisionState
    subject: str
    detail: str = ""
