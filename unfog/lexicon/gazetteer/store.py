"""The packed gazetteer: arrays of entries, a blob of names and an index from name keys to entries.

Built by ``tools/build_gazetteer.py``; licences in ``NOTICE-gazetteer.md``. Loads in about 0.2 s and takes about 30 MB. Sites
(``lexicon/sites.tsv``) and corrected points of countries (``points.tsv``) are laid over it when it is opened: they can be edited
without a build.
"""

from __future__ import annotations

import io
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

import numpy as np

from unfog.errors import ConfigError
from unfog.lexicon.files import rows_of, text_of
from unfog.lexicon.gazetteer.keys import hashed, key
from unfog.lexicon.gazetteer.sounds import sound

CITY, AREA, STATE, COUNTRY, REGION, SITE, AIRPORT = range(7)
"""Kinds of entry. AREA is a second-order subdivision (a US county), STATE a first-order one (a US state, a governorate)."""

PRECISION = ("town", "area", "region", "country", "region", "site", "site")
"""The precision a mention has when it means an entry of that kind; sites carry their own."""

DATA = "gazetteer/gazetteer.npz"


@dataclass(frozen=True, slots=True)
class Entry:
    """One place. ``population`` sums the places inside for areas; 0 where unknown. ``country`` is "" for regions and waters.
    ``radius_km`` is that of a site, else 0: see :func:`unfog.lexicon.gazetteer.radius_km`."""

    index: int
    name: str
    geonameid: int | None
    country: str
    lat: float
    lon: float
    population: int
    kind: int
    state: int
    area: int
    precision: str
    radius_km: float = 0.0


@dataclass(frozen=True, slots=True)
class Hit:
    """What a name may mean: entry numbers, most populous first, and what kind of word it is."""

    entries: tuple[int, ...]
    common: bool
    demonym: bool


NOTHING = Hit((), False, False)


class Gazetteer:
    """Entries by number, and numbers by name. Use :func:`gazetteer`, which opens it once."""

    def __init__(self, arrays: dict[str, Any], sites: list[dict[str, str]], points: list[dict[str, str]]) -> None:
        self._a = arrays
        self.size = len(arrays["kind"])
        self.countries: list[str] = arrays["countries"].tobytes().decode("ascii").split("|")
        self._names: bytes = arrays["names"].tobytes()
        self._sites: list[Entry] = []
        self._over: dict[str, Hit] = {}
        self._sites_alike: dict[str, list[int]] = {}
        self.longest = int(arrays["longest"][0])
        """Words in the longest name."""
        for row in sites:
            self._lay(row)
        for row in points:
            at = int(arrays["country_entry"][self.countries.index(row["iso2"])])
            arrays["lat"][at], arrays["lon"][at] = round(float(row["lat"]) * 1e5), round(float(row["lon"]) * 1e5)
        self._lat = np.concatenate([arrays["lat"] / 1e5, [e.lat for e in self._sites]])
        self._lon = np.concatenate([arrays["lon"] / 1e5, [e.lon for e in self._sites]])
        self._country_numbers = {code: number for number, code in enumerate(self.countries)}
        self.columns = {
            "lat": self._lat,
            "lon": self._lon,
            "kind": np.concatenate([arrays["kind"], [e.kind for e in self._sites]]).astype(np.int64),
            "country": np.concatenate([arrays["country"], [self._country_numbers.get(e.country, 0) for e in self._sites]]).astype(
                np.int64
            ),
            "state": np.concatenate([arrays["state"], [e.state for e in self._sites]]).astype(np.int64),
            "area": np.concatenate([arrays["area"], [e.area for e in self._sites]]).astype(np.int64),
            "population": np.concatenate([arrays["population"], [e.population for e in self._sites]]).astype(np.int64),
        }
        """Columns over all entries, for arithmetic; ``country`` is a number (0: none), ``state`` and ``area`` entries or -1."""
        self._entry = lru_cache(maxsize=65536)(self._make)
        self._find = lru_cache(maxsize=131072)(self._search)

    def _lay(self, row: dict[str, str]) -> None:
        """Add one site."""
        index = self.size + len(self._sites)
        entry = Entry(
            index=index,
            name=row["name"],
            geonameid=None,
            country=row["country"],
            lat=float(row["lat"]),
            lon=float(row["lon"]),
            population=0,
            kind=SITE,
            state=-1,
            area=-1,
            precision=row["precision"],
            radius_km=float(row["radius_km"]),
        )
        self._sites.append(entry)
        for name in (row["name"], *filter(None, row["variants"].split("|"))):
            found = key(name)
            before = self._over.get(found, NOTHING).entries
            self._over[found] = Hit((*before, index), False, False)
            heard = sound(name)
            if heard and index not in self._sites_alike.setdefault(heard, []):
                self._sites_alike[heard].append(index)
            self.longest = max(self.longest, found.count(" ") + 1)

    def entry(self, index: int) -> Entry:
        """The entry with that number."""
        return self._entry(index)

    def _make(self, index: int) -> Entry:
        if index >= self.size:
            return self._sites[index - self.size]
        a = self._a
        start, end = int(a["name_at"][index]), int(a["name_at"][index + 1])
        kind = int(a["kind"][index])
        return Entry(
            index=index,
            name=self._names[start:end].decode(),
            geonameid=int(a["geonameid"][index]) or None,
            country=self.countries[int(a["country"][index])],
            lat=float(a["lat"][index]) / 1e5,
            lon=float(a["lon"][index]) / 1e5,
            population=int(a["population"][index]),
            kind=kind,
            state=int(a["state"][index]),
            area=int(a["area"][index]),
            precision=PRECISION[kind],
        )

    def find(self, name: str) -> Hit:
        """What ``name`` may mean, however it is spelt (see :mod:`unfog.lexicon.gazetteer.keys`); empty when unknown."""
        return self._find(key(name))

    def _search(self, found: str) -> Hit:
        packed = self._packed(found)
        over = self._over.get(found)
        if over is None:
            return packed
        return Hit((*over.entries, *packed.entries), packed.common, packed.demonym)

    def alike(self, name: str, countries: Collection[str]) -> tuple[int, ...]:
        """Entries in ``countries`` whose romanised name sounds like ``name``, most populous first; sites before them."""
        heard = sound(name)
        if not heard:
            return ()
        a = self._a
        wanted = np.uint64(hashed(heard))
        at = int(np.searchsorted(a["sound"], wanted))
        packed: list[int] = []
        if at < len(a["sound"]) and a["sound"][at] == wanted:
            packed = a["alike"][int(a["alike_at"][at]) : int(a["alike_at"][at + 1])].tolist()
        return tuple(i for i in (*self._sites_alike.get(heard, ()), *packed) if self.entry(i).country in countries)

    def _packed(self, found: str) -> Hit:
        a = self._a
        wanted = np.uint64(hashed(found))
        at = int(np.searchsorted(a["key"], wanted))
        if at == len(a["key"]) or a["key"][at] != wanted:
            return NOTHING
        entries = a["posting"][int(a["posting_at"][at]) : int(a["posting_at"][at + 1])]
        flags = int(a["flags"][at])
        return Hit(tuple(entries.tolist()), bool(flags & 1), bool(flags & 2))

    def country_entry(self, iso2: str) -> Entry | None:
        """The entry of a country, by ISO 3166-1 alpha-2."""
        number = self._country_numbers.get(iso2.upper())
        index = -1 if not number else int(self._a["country_entry"][number])
        return None if index < 0 else self.entry(index)


def packed(name: str, builder: str) -> dict[str, Any]:
    """The arrays of a packed data file of the lexicon; ``builder`` is the program that makes it.

    Raises:
        ConfigError: the file is missing or is not the one that was built (SHA-256, kept beside it).
    """
    try:
        data = files("unfog.lexicon").joinpath(name).read_bytes()
    except FileNotFoundError as error:
        raise ConfigError(f"lexicon/{name} is missing; reinstall unfog or run {builder}") from error
    if sha256(data).hexdigest() != text_of(f"{name}.sha256").split()[0]:
        raise ConfigError(f"lexicon/{name} is damaged (its SHA-256 is not the one in {name}.sha256); reinstall unfog")
    with np.load(io.BytesIO(data)) as arrays:
        return {key: arrays[key] for key in arrays.files}


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The gazetteer, opened once.

    Raises:
        ConfigError: its file is missing or is not the one that was built (SHA-256).
    """
    arrays = packed(DATA, "tools/build_gazetteer.py")
    for name, dtype in (("lat", np.int32), ("lon", np.int32)):
        arrays[name] = arrays[name].astype(dtype)
    return Gazetteer(arrays, list(rows_of("sites.tsv")), list(rows_of("gazetteer/points.tsv")))


def country_name(iso2: str) -> str | None:
    """The short English name of a country, by ISO 3166-1 alpha-2."""
    entry = gazetteer().country_entry(iso2)
    return entry.name if entry else None


def contains(unit: Entry, place: Entry) -> bool:
    """Whether ``place`` lies inside the country, state or county ``unit`` (by administrative links, not by distance)."""
    if unit.index == place.index:
        return False
    if unit.kind == COUNTRY:
        return place.country == unit.country and place.kind != COUNTRY
    return place.state == unit.index or place.area == unit.index
