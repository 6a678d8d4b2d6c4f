"""Mentions of people, groups, forces, states, outlets and roles, joined into entities within one report.

What the actor file knows wins over patterns, patterns over the parser's named entities; the earlier finder in
``find_mentions`` keeps the words it has taken. Weapons are found with the events.
"""

from __future__ import annotations

from unfog.model import Mention, PlaceMention
from unfog.read.names.affiliations import affiliation_drafts
from unfog.read.names.apposed import apposed
from unfog.read.names.bodies import acronyms, bodies
from unfog.read.names.cued import cued_persons
from unfog.read.names.entities import mentions_of
from unfog.read.names.known import known_actors
from unfog.read.names.media import media
from unfog.read.names.page import Page
from unfog.read.names.persons import by_part, nicknames, persons, widened
from unfog.read.names.roles import roles
from unfog.read.names.withdrawn import mark_withdrawn
from unfog.read.parse import Parsed

__all__ = ["affiliation_drafts", "find_mentions", "mark_withdrawn"]


def find_mentions(parsed: Parsed, places: tuple[PlaceMention, ...]) -> tuple[Mention, ...]:
    """All mentions of a report in text order; mentions of one thing share an entity id.

    Spans are the whole name without a leading article, titles included only where they are part of the name;
    ``Mention.name`` is ``None`` for a role.
    """
    page = Page(parsed, places)
    found = list(known_actors(page))
    found += apposed(page)
    found += bodies(page)
    found += acronyms(page, found)
    found += persons(page)
    found += cued_persons(page, found)
    named = list(nicknames(page, found))
    found = [f for f in found if (f.start, f.end) not in {(n.start, n.end) for n in named}] + named
    found += by_part(page, found)
    found = widened(page, found)
    found += media(page)
    found += roles(page)
    return mentions_of(page, found)
