"""Events -> events whose named people stand at their fullest naming ("Ruiz" was killed -> "Ana Ruiz Soto").

A later sentence often gives a surname alone. Claims keep the words of their own sentence; the event's participant is
shown where the report names it in full.
"""

from __future__ import annotations

from dataclasses import replace

from unfog.model import Argument, Event, Mention
from unfog.read.parse import Parsed


def named_in_full(parsed: Parsed, events: tuple[Event, ...], mentions: tuple[Mention, ...]) -> tuple[Event, ...]:
    """The events with each argument that is a part of a longer name of its entity moved to that name."""
    longest: dict[str, tuple[int, int]] = {}
    for mention in mentions:
        if mention.type == "person" and mention.name:
            at = mention.span.text.find(mention.name)
            if at < 0:
                continue
            start = mention.span.start + at
            known = longest.get(mention.entity)
            if known is None or len(mention.name) > known[1] - known[0]:
                longest[mention.entity] = (start, start + len(mention.name))
    return tuple(replace(event, arguments=_moved(parsed, event.arguments, longest)) for event in events)


def _moved(parsed: Parsed, arguments: tuple[Argument, ...], longest: dict[str, tuple[int, int]]) -> tuple[Argument, ...]:
    found: dict[tuple[str, int, int], Argument] = {}
    for argument in arguments:
        full = longest.get(argument.entity) if argument.entity is not None else None
        if full is not None and full[1] - full[0] > len(argument.span.text):
            text = parsed.report.text[full[0] : full[1]]
            if argument.span.text in text:
                argument = replace(argument, span=parsed.report.span(*full))
        found.setdefault((argument.role, argument.span.start, argument.span.end), argument)
    return tuple(sorted(found.values(), key=lambda a: (a.span.start, a.span.end, a.role)))
