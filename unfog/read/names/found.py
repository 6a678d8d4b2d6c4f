"""What the finders hand on: a stretch of text, its type, and the key of the thing it names."""

from __future__ import annotations

from dataclasses import dataclass

from unfog.model import MentionType


@dataclass(frozen=True, slots=True)
class Found:
    """A mention before entities are joined.

    ``key`` names the thing within the report; ``name`` as in ``Mention``; ``nickname`` is true for a by-name in quotation
    marks or brackets right after a person's name.
    """

    start: int
    end: int
    type: MentionType
    key: str
    name: str | None
    nickname: bool = False
