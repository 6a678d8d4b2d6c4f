"""Stances weighed by a fitted table: ``parties`` of a report, the ``roles`` they have in their sentences, the ``context`` of the
whole report, ``cases`` (pairs of a speaker and a party with their features), and what is ``decide``-d of them."""

from __future__ import annotations

from unfog.read.attribution.stances.weighed.decide import weighed

__all__ = ["weighed"]
