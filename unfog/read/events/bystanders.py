"""Events -> events without the named people who only stand beside a deed: who tells of it, comforts, prosecutes.

The syntax makes somebody a party to an event from one sentence ("wounded two officers, Chief Odran Velk said" is easily read
as two officers of the name). Whether a person took part is also asked of every place of the name in the report
(``counts.victims``), which knows more: whom it is nearly sure of is no party to what the report is about. What the report
only mentions is left as it is, for the question asked there is another one.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from unfog.model import Argument, Event

_ROLES = frozenset(("attacker", "victim"))


def without_bystanders(events: tuple[Event, ...], bystanders: Collection[tuple[int, int]]) -> tuple[Event, ...]:
    """The events, those of the report's own without attackers and victims at one of the places of bystanders' names."""
    ends = {end: start for start, end in bystanders}
    return tuple(
        event
        if event.background
        else replace(event, arguments=tuple(argument for argument in event.arguments if not _stands_by(argument, ends)))
        for event in events
    )


def _stands_by(argument: Argument, ends: dict[int, int]) -> bool:
    """Whether the words of a participant close with a bystander's name: alone, behind a title or behind an apposition."""
    return argument.role in _ROLES and argument.span.start <= ends.get(argument.span.end, -1)
