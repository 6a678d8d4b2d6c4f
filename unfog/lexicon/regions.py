"""ISO numbers of countries and the regions ACLED puts them in (``regions_of_states.tsv``)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from unfog.lexicon.files import rows_of


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryCode:
    """``numeric`` is ISO 3166-1 numeric, 0 where none is assigned."""

    numeric: int
    region: str


@lru_cache(maxsize=1)
def country_codes() -> Mapping[str, CountryCode]:
    """ISO 3166-1 alpha-2 -> number and region."""
    return {
        row["iso2"]: CountryCode(numeric=int(row["numeric"]), region=row["region"]) for row in rows_of("regions_of_states.tsv")
    }
