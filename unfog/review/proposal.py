"""What a reviewer asks for, and the check that it can be decided that way."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, get_args

from unfog.errors import StoreError
from unfog.model import (
    AffiliationValue,
    Claim,
    CountValue,
    DateValue,
    DecisionKind,
    EventTypeValue,
    Field,
    LinkValue,
    PartyValue,
    PlaceValue,
    ResponsibilityValue,
    StatementValue,
)
from unfog.model.codec import decode
from unfog.model.plain import plain
from unfog.model.values import Group, Qualifier, Stance

ABOUT_CLAIMS = ("accept", "correct", "reject")
ABOUT_INCIDENTS = ("merge", "apart", "split")
ABOUT_ENTITIES = ("same entity", "different entity")

RELIABILITY = ("A", "B", "C", "D", "E", "F")
"""Reliability of a source: A completely reliable to E unreliable, F cannot be judged (NATO AJP-2.1, Admiralty code)."""

CREDIBILITY = ("1", "2", "3", "4", "5", "6")
"""Credibility of an item: 1 confirmed by others to 5 improbable, 6 cannot be judged (the same code)."""

GRADES = ("confirmed", "fair", "weak", "contested", "discounted")
"""Grades of an incident in casualty recording (Airwars' practice); only a named reviewer gives one."""

VALUE_OF: Mapping[Field, type] = {
    "event_type": EventTypeValue,
    "date": DateValue,
    "place": PlaceValue,
    "responsibility": ResponsibilityValue,
    "attacker": PartyValue,
    "target": PartyValue,
    "victim": PartyValue,
    "weapon": PartyValue,
    "killed": CountValue,
    "injured": CountValue,
    "missing": CountValue,
    "affiliation": AffiliationValue,
    "link": LinkValue,
    "statement": StatementValue,
}
"""The type of a claim's value, by field."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What a reviewer asks a store to record.

    ``subject`` and ``value`` by kind:

    - accept, reject: a claim's id; no value. correct: a claim's id; the new value, whole or only the keys that change.
    - merge, apart: an incident's id; ``{"with": incident id}``. split: an incident's id; the reports to move out,
      ``{"reports": [report ids]}``.
    - same entity, different entity: an entity's id; ``{"with": entity id}``. Both must stand in the incident ``within``.
    - reliability: an outlet's name; A to F. credibility: a report's id; 1 to 6. grade: an incident's id; one of ``GRADES``.
    - redact: a report's or an incident's id; ``{"words": text}``. undo: a decision's id.

    ``seen`` is what stood in front of the reviewer, where the asking side knows it: if it no longer holds, nothing is recorded.
    ``settles`` are decisions of others that this one takes the place of.
    """

    who: str
    kind: DecisionKind
    subject: str
    value: Any = None
    reason: str = ""
    within: str | None = None
    seen: Any = None
    settles: Sequence[str] = ()


def check(proposal: Proposal) -> None:
    """Refuse what cannot be recorded whatever the store holds.

    Raises:
        StoreError: no name, no reason, or a kind or value that does not exist.
    """
    if proposal.kind not in get_args(DecisionKind):
        raise StoreError(f"there is no decision {proposal.kind!r}; choose from {', '.join(get_args(DecisionKind))}")
    if not proposal.who.strip():
        raise StoreError("a decision needs the name of who decides (--who NAME)")
    if not proposal.reason.strip():
        raise StoreError("a decision needs a reason (--reason TEXT)")
    if not proposal.subject.strip():
        raise StoreError(f"{proposal.kind} needs the id of what is judged")
    _CHECKS.get(proposal.kind, _nothing)(proposal.value)


def _nothing(value: Any) -> None:
    if value is not None:
        raise StoreError("this decision takes no value")


def _one_of(options: Sequence[str]) -> Callable[[Any], None]:
    def check_one(value: Any) -> None:
        if value not in options:
            raise StoreError(f"{value!r} is none of {', '.join(options)}")

    return check_one


def _with(value: Any) -> None:
    if not isinstance(value, Mapping) or not isinstance(value.get("with"), str):
        raise StoreError('the value must name the other one: {"with": id}')


def _reports(value: Any) -> None:
    reports = value.get("reports") if isinstance(value, Mapping) else None
    if not isinstance(reports, list) or not reports or not all(isinstance(r, str) for r in reports):
        raise StoreError('the value must name the reports to move out: {"reports": [ids]}')


def _words(value: Any) -> None:
    words = value.get("words") if isinstance(value, Mapping) else None
    if not isinstance(words, str) or not words.strip():
        raise StoreError('the value must give the words to hide: {"words": text}')


def _changes(value: Any) -> None:
    if not isinstance(value, Mapping) or not value:
        raise StoreError("a correction needs the keys of the value that change, such as min=5 max=5")


_CHECKS: dict[str, Callable[[Any], None]] = {
    "correct": _changes,
    "merge": _with,
    "apart": _with,
    "split": _reports,
    "same entity": _with,
    "different entity": _with,
    "reliability": _one_of(RELIABILITY),
    "credibility": _one_of(CREDIBILITY),
    "grade": _one_of(GRADES),
    "redact": _words,
}


def corrected_value(claim: Claim, changes: Mapping[str, Any]) -> dict[str, Any]:
    """The whole value of a corrected claim: the claim's own with ``changes`` put in, checked against the field's type.

    Raises:
        StoreError: a key does not exist, or a value cannot stand there.
    """
    kind = VALUE_OF[claim.field]
    own: dict[str, Any] = plain(claim.value)
    unknown = sorted(set(changes) - set(own))
    if unknown:
        raise StoreError(f"{claim.field} has no {unknown[0]!r}; it has {', '.join(own)}")
    made = {**own, **changes}
    value = decode(kind, made)
    _check_value(claim.field, value)
    whole: dict[str, Any] = json.loads(json.dumps(plain(value)))
    return whole


def _check_value(field: Field, value: Any) -> None:
    """What the types alone do not say: whole numbers, bounds in order, words of the codebook."""
    if isinstance(value, CountValue):
        for bound in (value.min, value.max):
            if bound is not None and (isinstance(bound, bool) or not isinstance(bound, int) or bound < 0):
                raise StoreError(f"{field}: {bound!r} is no whole number of people")
        if value.min is not None and value.max is not None and value.min > value.max:
            raise StoreError(f"{field}: min {value.min} is above max {value.max}; correct both")
        _known(field, "qualifier", value.qualifier, get_args(Qualifier))
        _known(field, "group", value.group, get_args(Group))
    if isinstance(value, ResponsibilityValue):
        _known(field, "stance", value.stance, get_args(Stance))
    if isinstance(value, DateValue):
        from datetime import date

        for day in (value.earliest, value.latest):
            try:
                date.fromisoformat(str(day)[:10])
            except ValueError as error:
                raise StoreError(f"{field}: {day!r} is no date; write YYYY-MM-DD") from error
        if value.earliest > value.latest:
            raise StoreError(f"{field}: {value.earliest} is after {value.latest}; correct both")
    if isinstance(value, PlaceValue):
        for coordinate, most in ((value.lat, 90), (value.lon, 180)):
            if coordinate is not None and not (isinstance(coordinate, int | float) and -most <= coordinate <= most):
                raise StoreError(f"{field}: {coordinate!r} is no coordinate in degrees")


def _known(field: str, key: str, value: Any, options: Sequence[str]) -> None:
    if value not in options:
        raise StoreError(f"{field}: {key} {value!r} is none of {', '.join(options)}")
