"""What each part of the page shows, as small frozen records that the templates lay out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from unfog.export.page import map, origins, timeline
from unfog.export.page.marks import Paragraph
from unfog.model import ClaimId, ReportId


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Ways to the claims of one outlet or speaker: what to call it, and the claims in order."""

    text: str
    claims: tuple[ClaimId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """Who says it, and how: "accused by" and the ways to the claims."""

    phrase: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimView:
    """One claim beside its report; ``chain`` runs from the outlet to the one who first said it.

    ``before`` and ``after`` are the words around the quotation in its sentence; ``brief`` is the value for a narrow cell.
    ``value`` is empty where it would only repeat the quotation.
    """

    id: ClaimId
    report: ReportId
    number: int
    field: str
    label: str
    value: str
    brief: str
    quote: str
    before: str
    after: str
    chain: tuple[str, ...]
    kind: str
    certainty: str
    certainty_means: str
    cues: tuple[str, ...]
    superseded: bool
    background: bool
    role: str
    incidents: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportView:
    """One report: who published it when, its marked text and its claims. ``paragraphs`` is empty when ``cut``."""

    id: ReportId
    number: int
    name: str
    external_id: str
    published: str
    published_raw: str
    basis: str
    language: str
    lang: str | None
    url: str | None
    bare_url: str | None
    origin: str
    forwarded_from: str | None
    edited: str | None
    joined: tuple[str, ...]
    incidents: tuple[int, ...]
    paragraphs: tuple[Paragraph, ...]
    cut: bool
    claims: tuple[ClaimView, ...]
    numbers: Mapping[ClaimId, int]
    unread: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a value: the words, a remark in small type, and who says it."""

    text: str
    note: str = ""
    says: tuple[Saying, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One row of the facts table."""

    field: str
    label: str
    lines: tuple[Line, ...]
    folded: tuple[Line, ...]
    agreement: str
    mark: str
    means: str
    origins: int | None
    support: tuple[Link, ...]
    oppose: tuple[Link, ...]
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One position of a conflict with the claims that hold it."""

    value: str
    origins: int
    claims: tuple[ClaimView, ...]
    more: tuple[ClaimView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """A conflict, its sides next to each other; ``lone`` when only one figure is given (for one group of people)."""

    label: str
    lone: bool
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One value in a cell of the matrix with all claims of it; the first is the one shown."""

    claim: ClaimView
    more: tuple[ClaimView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixRow:
    """One report's line in the matrix: a cell a field, each with its values."""

    number: int
    report: ReportId
    name: str
    cells: tuple[tuple[Entry, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of the history."""

    at: str
    raw: str
    field: str
    label: str
    before: str
    after: str
    because: tuple[tuple[ReportId, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeRow:
    """One report in the table beside the timeline."""

    number: int
    report: ReportId
    name: str
    published: str
    gap: str
    copy: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginView:
    """One origin in words."""

    basis: str
    means: str
    reason: str
    reports: tuple[tuple[ReportId, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """A person, group or thing with its spellings and the ones it may be the same as."""

    name: str
    type: str
    variants: tuple[str, ...]
    disputed: tuple[str, ...]
    reasons: tuple[str, ...]
    part_of: str
    follows: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A link to another event and who asserts it. ``incident`` is its number on this page, ``elsewhere`` the id of one that is
    not on it."""

    type: str
    to: str
    date: str
    claims: tuple[ClaimView, ...]
    incident: int | None
    elsewhere: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """The place in words and numbers; ``label`` is its name on the map."""

    name: str
    label: str
    coordinates: str
    precision: str
    drawn: map.Picture | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """One value as a named practice would write it down, with its rule and the claims behind it."""

    field: str
    value: str
    rule: str
    words: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentView:
    """Everything one incident's part of the page shows."""

    id: str
    number: int
    title: str
    lead: tuple[str, ...]
    facts: tuple[Fact, ...]
    counted: tuple[Counted, ...]
    policy: str
    disputes: tuple[Dispute, ...]
    conflicts: int
    matrix_fields: tuple[str, ...]
    matrix: tuple[MatrixRow, ...]
    steps: tuple[Step, ...]
    line: timeline.Picture | None
    event_words: str
    times: tuple[TimeRow, ...]
    spot: Spot | None
    graph: origins.Picture | None
    origins: tuple[OriginView, ...]
    alone: int
    ties: tuple[Tie, ...]
    people: tuple[Who, ...]
    statements: int
    elsewhere: tuple[ClaimView, ...]
    gaps: tuple[str, ...]
    reports: int
