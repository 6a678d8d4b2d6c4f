"""Where an outlet is written, as a zone of the tz database: by its name, its domain, or the country of its domain."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from urllib.parse import urlsplit

from unfog.lexicon.files import rows_of

NOT_A_COUNTRY = frozenset(("ai", "cc", "co", "fm", "io", "la", "me", "tv", "ws"))
"""Country codes that are sold as general endings; a domain under one says nothing of a country."""
_BRITISH = {"uk": "gb"}


def zone_of_outlet(outlet: str | None, url: str | None) -> tuple[str, str] | None:
    """The zone in which an outlet is written, and how that is known in words; ``None`` where it is not.

    An outlet named in ``outlet_homes.tsv`` comes first, then the domain of the address there, then the country of the domain
    (``country_zones.tsv``), if nearly all its people live in one zone.
    """
    homes = _homes()
    named = homes.get((outlet or "").strip().casefold())
    if named:
        return named, f"{outlet} is written there"
    try:
        address = urlsplit(url or "").hostname
    except ValueError:  # not an address after all
        address = None
    host = (address or outlet or "").casefold().removeprefix("www.")
    labels = host.split(".")
    for k in range(len(labels) - 1):
        domain = ".".join(labels[k:])
        if domain in homes:
            return homes[domain], f"{domain} is written there"
    if len(labels) > 1 and labels[-1] not in NOT_A_COUNTRY:
        zone = _countries().get(_BRITISH.get(labels[-1], labels[-1]))
        return (zone, f"zone of .{labels[-1]}") if zone else None
    return None


@cache
def _homes() -> Mapping[str, str]:
    return {name.casefold(): row["zone"] for row in rows_of("outlet_homes.tsv") for name in row["names"].split("|")}


@cache
def _countries() -> Mapping[str, str]:
    return {row["iso2"].casefold(): row["zone"] for row in rows_of("country_zones.tsv")}
