"""Policies: the same claims read as one practice would read them, every value with its rule and its claims.

A policy changes nothing in the record. ``read_by("acled", incident)`` gives what that practice would write down.
"""

from __future__ import annotations

from unfog.errors import ConfigError
from unfog.model import Incident
from unfog.reconcile.policies import acled, airwars, gtd, ucdp
from unfog.reconcile.policies.base import Item, Policy, PolicyReading

__all__ = ["POLICIES", "Item", "Policy", "PolicyReading", "policy", "read_by"]

POLICIES: dict[str, Policy] = {p.name: p for p in (acled.POLICY, ucdp.POLICY, airwars.POLICY, gtd.POLICY)}
"""The shipped policies by name."""


def policy(name: str) -> Policy:
    """The policy of that name.

    Raises:
        ConfigError: there is none; the message names those there are.
    """
    if name not in POLICIES:
        raise ConfigError(f"unknown policy {name!r}; choose from {', '.join(POLICIES)}")
    return POLICIES[name]


def read_by(name: str, incident: Incident) -> PolicyReading:
    """An incident as the named practice would write it down."""
    return policy(name).read(incident)
