"""What a list shows: filters as they stand in an address, checked, and turned into the store's words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, cast, get_args
from urllib.parse import urlencode

from unfog.serve.door import Refused
from unfog.store import Filters, Page

Order = Literal["newest", "changed", "killed", "reports"]

ORDERS: Mapping[Order, str] = {
    "newest": "date of the event, newest first",
    "changed": "last change of the record",
    "killed": "number of dead, most first",
    "reports": "number of reports, most first",
}

SIZE = 50
"""Rows of one page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """Filters as a person gave them; empty means no limit."""

    text: str = ""
    since: str = ""
    until: str = ""
    country: str = ""
    type: str = ""
    conflict: str = ""
    order: Order = "newest"

    @classmethod
    def of(cls, values: Mapping[str, str]) -> Query:
        """From the parameters of an address.

        Raises:
            Refused: a day that is none.
        """
        order = values.get("order", "newest")
        return cls(
            text=values.get("text", "").strip()[:200],
            since=_day(values.get("since", ""), "from"),
            until=_day(values.get("until", ""), "to"),
            country=values.get("country", "").strip().upper()[:2],
            type=values.get("type", "").strip()[:80],
            conflict=values.get("conflict", "").strip()[:20],
            order=cast(Order, order) if order in get_args(Order) else "newest",
        )

    def filters(self) -> Filters:
        """As the store asks."""
        return Filters(
            text=self.text,
            since=self.since or None,
            until=self.until or None,
            country=self.country or None,
            event_type=self.type or None,
            conflict=self.conflict or None,
            order=self.order,
        )

    def address(self, **more: str) -> str:
        """The parameters as they stand after ``?``, without what is empty."""
        own = {
            "text": self.text, "since": self.since, "until": self.until, "country": self.country, "type": self.type,
            "conflict": self.conflict, "order": self.order if self.order != "newest" else "",
        }  # fmt: skip
        return urlencode({k: v for k, v in {**own, **more}.items() if v})

    @property
    def limited(self) -> bool:
        """Whether anything narrows the list."""
        return bool(self.text or self.since or self.until or self.country or self.type or self.conflict)


def page_of(values: Mapping[str, str], size: int = SIZE) -> Page:
    """Where in a list an address stands."""
    return Page(size=size, after=values.get("after") or None)


def _day(given: str, name: str) -> str:
    given = given.strip()
    if not given:
        return ""
    try:
        return date.fromisoformat(given).isoformat()
    except ValueError as error:
        raise Refused(f"“{given[:40]}” in the field “{name}” is no day; write it as YYYY-MM-DD.") from error
