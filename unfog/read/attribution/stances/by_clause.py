"""Clauses of a content that name a doer (``doers``, ``culprits``), as the stance of the speaker on him."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from unfog.model import ResponsibilityValue, Stance
from unfog.read.attribution.accused import blamed_by
from unfog.read.attribution.blame import attribution_around
from unfog.read.attribution.doers import Doer, doers
from unfog.read.attribution.sources import is_passive
from unfog.read.attribution.stances.arms import owns_up
from unfog.read.attribution.stances.by_cue import ACCUSERS, for_a_deed
from unfog.read.attribution.stances.culprits import culprits, deeds_by, own_fighters, own_passives, own_successes
from unfog.read.attribution.stances.denials import denied_of_another, refuses
from unfog.read.attribution.stances.own_side import may_own, names_itself, other_body, own_value, speaks_of_itself
from unfog.read.attribution.stances.said import Said, Taken, negated
from unfog.read.attribution.stances.unsaid import undecided
from unfog.read.attribution.stances.whose import men_of, value_of

DENIERS = frozenset(("government", "military", "police", "armed group"))
"""Kinds of speakers who deny for a side by saying that it did not do it."""
_SPEAKER = frozenset(("it", "they", "he", "she", "we", "i"))
"""Subjects by which a content means its speaker."""


def by_clause(said: Said) -> Iterator[Taken]:
    """What the clauses of a content say of who did it, as the speaker's stance."""
    if said.speaker is None or undecided(said):
        return
    refused = refuses(said)
    for doer in _doers(said, refused):
        at = doer.party
        if at.name.lower() == "them" and not (doer.denied or refused):
            other = other_body(said, at.start)
            if other is not None:
                blamed = ResponsibilityValue(party=other.name or other.span.text, entity=other.entity, stance="accuses")
                yield blamed, at.start, at.end
        elif doer.own:
            if may_own(said, at.name.lower()):
                yield own_value(said, _on_own_deed(said, doer, refused)), at.start, at.end
        elif doer.denied:
            if not refused and said.attribution.kind in DENIERS and not speaks_of_itself(said, at):
                party = men_of(said.told.known, at.name)
                yield ResponsibilityValue(party=party, entity=at.entity, stance="denies"), at.start, at.end
        else:
            value = value_of(said, at)
            if value is not None and (not refused or value.stance == "denies"):
                yield value, at.start, at.end


def _doers(said: Said, refused: bool) -> list[Doer]:
    """The doers whom the words that are the speaker's own (not those whom he quotes) name."""
    told, attribution = said.told, said.attribution
    text, known, mentions = told.text, told.known, told.mentions
    near = tuple(a for a in told.attributions if any(p.overlaps(q) for p in a.content for q in attribution.content))
    mine = [i for i in said.content if attribution_around(near, text.start[i], text.end[i]) is attribution]
    found = [
        *_blamed_within(said, mine),
        *doers(text, known, mine, mentions, refused),
        *culprits(text, known, mine, mentions, attribution.kind in ACCUSERS),
    ]
    if not found:
        found = list(denied_of_another(said) if refused else deeds_by(text, known, mine, mentions))
    if not found and attribution.kind in ("military", "armed group"):
        found = list(own_passives(text, known, mine)) or ([] if refused else list(own_successes(text, known, mine)))
    if not found and attribution.kind == "armed group" and not refused:
        found = list(own_fighters(text, known, mine))
    elif attribution.kind == "armed group" and not refused:
        found = [replace(doer, own=True) if told.names_person(doer.party.start) else doer for doer in found]
    return [replace(doer, own=True) if names_itself(said, doer) else doer for doer in found]


def _on_own_deed(said: Said, doer: Doer, refused: bool) -> Stance:
    if refused or doer.denied:
        return "denies"
    text = said.told.text
    owned = said.confirming or owns_up(text, said.told.known, said.attribution, text.at(doer.party.start))
    return "confirms" if owned else "claims"


def _blamed_within(said: Said, words: list[int]) -> Iterator[Doer]:
    """``said they suspected the front``, ``told reporters he blamed the army``: blame laid by the speaker inside his content."""
    text, known = said.told.text, said.told.known
    for i in words:
        subject = text.child(i, "nsubj") if text.pos[i] == "VERB" else None
        if subject is None or text.lower[subject] not in _SPEAKER or negated(text, i) or is_passive(text, i):
            continue
        party = blamed_by(text, known, i, said.told.mentions)
        if party is not None and for_a_deed(text, known, i):
            yield Doer(party=party, own=False, denied=False)
