"""Distances on the sphere. Degrees WGS84 in, kilometres out."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

EARTH_KM = 6371.0
"""Mean radius of the Earth."""


def distance_km(a_lat: float, a_lon: float, b_lat: float, b_lon: float) -> float:
    """Great-circle kilometres between two points given in degrees."""
    phi_a, phi_b = radians(a_lat), radians(b_lat)
    h = sin((phi_b - phi_a) / 2) ** 2 + cos(phi_a) * cos(phi_b) * sin(radians(b_lon - a_lon) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(h)))
