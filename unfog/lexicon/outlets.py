"""Where an outlet is written, as a zone of the tz database, and how far it reaches: by its name, its domain, or the country of
its domain."""

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
    for name in _names(outlet, url):
        if name in homes:
            return homes[name]["zone"], f"{outlet if name == _bare(outlet) else name} is written there"
    ending = _ending(outlet, url)
    zone = _zones().get(ending.upper())
    return (zone, f"zone of .{_host(outlet, url).rsplit('.', 1)[-1]}") if zone else None


def scale_of_outlet(outlet: str | None, url: str | None, country: str) -> str | None:
    """How far an outlet reaches, as ACLED's ``source_scale`` says it for an event in ``country`` (ISO 3166-1 alpha-2, may be
    empty); ``None`` where nothing is known of the outlet.

    A network of its users is ``New media``; an outlet that says it works for a part of the world or for all of it is in
    ``outlet_reach.tsv``; any other is ``National`` in the country it is written in and ``International`` elsewhere.
    """
    names = _names(outlet, url)
    if any(name in NETWORKS for name in names):
        return "New media"
    found = next((_reach()[name] for name in names if name in _reach()), None)
    if found is not None:
        return found
    home = next((_homes()[name]["country"] for name in names if name in _homes()), "") or _ending(outlet, url).upper()
    if not home or not country:
        return None
    return "National" if home == country else "International"


NETWORKS = frozenset(("t.me", "telegram.me", "x.com", "twitter.com", "facebook.com", "instagram.com", "tiktok.com", "vk.com"))
"""Domains under which users publish; ACLED calls such sources new media."""


def _bare(outlet: str | None) -> str:
    return (outlet or "").strip().casefold()


def _host(outlet: str | None, url: str | None) -> str:
    try:
        address = urlsplit(url or "").hostname
    except ValueError:  # not an address after all
        address = None
    return (address or outlet or "").casefold().removeprefix("www.")


def _names(outlet: str | None, url: str | None) -> list[str]:
    """What an outlet may be listed under: its name, then its domain, the longest first."""
    labels = _host(outlet, url).split(".")
    return [*filter(None, [_bare(outlet)]), *(".".join(labels[k:]) for k in range(len(labels) - 1))]


def _ending(outlet: str | None, url: str | None) -> str:
    """The country code a domain ends in, lower case; empty where it says nothing of a country."""
    labels = _host(outlet, url).split(".")
    last = labels[-1] if len(labels) > 1 else ""
    return "" if len(last) != 2 or last in NOT_A_COUNTRY else _BRITISH.get(last, last)


@cache
def _homes() -> Mapping[str, Mapping[str, str]]:
    return {name.casefold(): row for row in rows_of("outlet_homes.tsv") for name in row["names"].split("|")}


@cache
def _reach() -> Mapping[str, str]:
    return {name.casefold(): row["scale"] for row in rows_of("outlet_reach.tsv") for name in row["names"].split("|")}


@cache
def _zones() -> Mapping[str, str]:
    return {row["iso2"]: row["zone"] for row in rows_of("country_zones.tsv")}
