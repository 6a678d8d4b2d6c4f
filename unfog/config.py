"""One frozen object that holds every option of a run; it is passed in, never looked up in a global."""

from __future__ import annotations

from dataclasses import dataclass

LAYERS = ("passages", "times", "places", "mentions", "attributions", "events", "claims")
"""The layers of ``unfog read``, in the order they are read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """Options of one run.

    ``published``, ``outlet`` and ``language`` fill what a file lacks and never overrule what it says.
    ``layers`` names the layers wanted; what they need is read as well. ``quiet`` silences progress on stderr.
    """

    published: str | None = None
    outlet: str | None = None
    language: str | None = None
    layers: tuple[str, ...] = LAYERS
    quiet: bool = False
