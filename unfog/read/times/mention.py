"""A time expression as the grammar finds it, before it is resolved."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Found:
    """One mention before it is resolved: the rule that matched, its parts by name, and its words in lower case."""

    start: int
    end: int
    rule: str
    parts: dict[str, str | None]
    text: str = field(default="")

    def part(self, name: str) -> str:
        """A part of the match, empty where it is absent."""
        return self.parts.get(name) or ""

    @property
    def month(self) -> str:
        """The month's word without its full stop, wherever the pattern put it; empty where there is none."""
        return (self.part("m") or self.part("m3")).rstrip(".")
