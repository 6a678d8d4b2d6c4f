"""Readings -> accounts: what one report tells of one happening.

Incidents are made of accounts, not of reports, since one report may tell of several happenings. A report's foreground
events are one account unless two of them are told apart by their day, by their place or by the report's own words ("in a
separate incident").
"""

from __future__ import annotations

from dataclasses import dataclass

from unfog.lexicon.gazetteer import geo
from unfog.lexicon.packs import PARSED
from unfog.model import AccountId, Claim, Event, PlaceValue, Reading, ReportId

APART_KM = 50.0
"""Two events of one report are different happenings when both have a town or better and lie farther apart than this."""

_VAGUE = frozenset({"country", "region"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One report's account of one happening.

    ``events`` holds its foreground events, the main one first; ``claims`` all claims that rest on them. The first
    account of a report also carries the report's background claims and the claims tied to no event.
    """

    reading: Reading
    events: tuple[Event, ...]
    claims: tuple[Claim, ...]
    ordinal: int

    @property
    def report(self) -> ReportId:
        """The report that gives this account."""
        return self.reading.report.id

    @property
    def id(self) -> AccountId:
        """The account's own id, made from the report's: the same wherever and whenever the report is read."""
        return account_id(self.report, self.ordinal)


def has_account(reading: Reading) -> bool:
    """Whether a reading takes part in grouping: it tells of something, or is in a language that is not read with a parser."""
    return bool(reading.events or reading.claims) or is_foreign(reading)


def is_foreign(reading: Reading) -> bool:
    """Whether a report is in a language that is read by a language pack or not at all: its words say nothing to English ones."""
    language = reading.report.language
    return language is not None and language.split("-")[0].lower() != PARSED


def is_unread(reading: Reading) -> bool:
    """Whether a report is in a language that cannot be read."""
    return any(r.stage == "read" and r.code == "language" for r in reading.rejected)


def account_id(report: ReportId, ordinal: int = 0) -> AccountId:
    """The id of a report's account; 0 is its main one."""
    return AccountId(f"{report}#{ordinal}" if ordinal else report)


def report_of(account: AccountId) -> ReportId:
    """The report that gives an account."""
    return ReportId(account.partition("#")[0])


def accounts_of(reading: Reading) -> tuple[Account, ...]:
    """The accounts of one reading, the main one first; a reading without events gives one account of its claims."""
    parts: list[list[Event]] = []
    for event in (e for e in reading.events if not e.background and e.happening is None):
        home = next((part for part in parts if not any(_apart(event, other) for other in part)), None)
        if home is None:
            parts.append([event])
        else:
            home.append(event)
    parts = parts or [[]]
    owner = {event.id: n for n, part in enumerate(parts) for event in part}
    again = {event.id for event in reading.events if event.happening is not None}
    return tuple(
        Account(
            reading=reading,
            events=tuple(part),
            claims=tuple(c for c in reading.claims if c.event not in again and owner.get(c.event, 0) == n),  # type: ignore[arg-type]
            ordinal=n,
        )
        for n, part in enumerate(parts)
    )


def _apart(a: Event, b: Event) -> bool:
    """Whether two events of one report cannot be one happening."""
    if a.turn != b.turn:
        return True
    days = a.date and b.date and (a.date.latest < b.date.earliest or b.date.latest < a.date.earliest)
    if days and a.date and b.date and {a.date.precision, b.date.precision} <= {"minute", "day"}:
        return True
    if a.place is None or b.place is None or {a.place.precision, b.place.precision} & _VAGUE:
        return False
    distance = distance_km(a.place, b.place)
    return distance is not None and distance > APART_KM


def distance_km(a: PlaceValue, b: PlaceValue) -> float | None:
    """Great-circle distance in kilometres, ``None`` where a point is unknown."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    return geo.distance_km(a.lat, a.lon, b.lat, b.lon)
