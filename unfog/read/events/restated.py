"""Groups -> restatements: where a force's act is told again, in another sentence, with words of its own.

A happening is one event with all its mentions. What a force did (fired, killed, arrested) is asked of each sentence as
well, so that every later telling of such an act is also an event, with the participants named there; its ``happening``
names the event it restates, and claims keep to that one. Definite resumptions ("the firing") count when the whole
happening has no other doer than the force.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from unfog.read.events.happening import Group, Happening, definite, doer_kinds
from unfog.read.events.implied import FAMILIES
from unfog.read.events.phrases import Party


@dataclass(frozen=True, slots=True, kw_only=True)
class Restated:
    """One mention that tells a force's act again, with the mentions of its sentence whose participants it shares.

    ``doers`` are the happening's, for a sentence that names none.
    """

    mention: Happening
    sentence: tuple[Happening, ...]
    doers: tuple[Party, ...] = ()


def restatements(group: Group, clearest: Happening) -> Iterator[Restated]:
    """The later tellings of a group in text order, one for each sentence and word."""
    by_force = doer_kinds(group.items) == {"state"}
    fired = {item.found.base for item in group.items if doer_kinds([item]) == {"state"}}
    sentences: dict[int, list[Happening]] = {}
    for item in group.items:
        if item.reason is None and item.found.start != clearest.found.start and item.found.frame not in ("incident", "named"):
            sentences.setdefault(item.sentence, []).append(item)
    for told in sentences.values():
        kinds = doer_kinds(told)
        taken_up = [item for item in told if definite(item) and (by_force or item.found.base in fired)]
        police_only = [item for item in told if item.type.family in FAMILIES and item.implied is not None]
        if "state" not in kinds and (kinds or not (taken_up or police_only)):
            continue
        doers = () if kinds or police_only else _doers(group, {item.found.base for item in taken_up} & fired)
        seen: set[str] = {clearest.found.base} if told[0].sentence == clearest.sentence else set()
        for item in told:
            if item.found.base not in seen:
                seen.add(item.found.base)
                yield Restated(mention=item, sentence=tuple(told), doers=doers)


def _doers(group: Group, bases: set[str]) -> tuple[Party, ...]:
    """The force that did what is taken up: the first doer of a mention with one of the words, else of any mention."""
    state = [item for item in group.items if doer_kinds([item]) == {"state"}]
    own = [item for item in state if item.found.base in bases] or state
    return tuple(party for item in own for role, party in item.parties if role == "attacker")[:1]
