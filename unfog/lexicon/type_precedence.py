"""Which of several event types stands for an incident (``type_precedence.toml``)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from unfog.lexicon.files import toml_of


@dataclass(frozen=True, slots=True, kw_only=True)
class TypePrecedence:
    """ACLED sub-event types by name: what each gives way to, what only where people died, and what stands beside violence.

    ``share`` is the share of voices a finer type needs, between 0 and 1.
    """

    finer: dict[str, frozenset[str]]
    with_dead: dict[str, frozenset[str]]
    beside: frozenset[str]
    share: float


@lru_cache(maxsize=1)
def type_precedence() -> TypePrecedence:
    """The shipped table."""
    data = toml_of("type_precedence.toml")
    rows = data["gives_way"]
    return TypePrecedence(
        finer={row["type"]: frozenset(row["to"]) for row in rows if not row.get("with_dead")},
        with_dead={row["type"]: frozenset(row["to"]) for row in rows if row.get("with_dead")},
        beside=frozenset(data["beside"]["types"]),
        share=data["share"]["finer"],
    )
