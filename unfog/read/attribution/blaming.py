"""Blame laid in other words than one verb: "laid the blame on the front", "responsibility was pinned on it by the governor".

Adds to the chosen attributions those of verbs of blaming with their noun (``en/stances.toml``) that no cue word has.
"""

from __future__ import annotations

from unfog.lexicon.cues import Cue, Cues
from unfog.lexicon.stances import stances
from unfog.read.attribution.accused import blame_places, blames
from unfog.read.attribution.frames import Candidate, cue_words
from unfog.read.attribution.sources import is_passive, source_of_verb, source_words
from unfog.read.attribution.stands import stand_of
from unfog.read.attribution.text import Text

_CLASSES = {"claims": "claim", "confirms": "admit", "denies": "deny", "accuses": "accuse"}
"""Class of the cue that a stance amounts to."""


def blamings(text: Text, known: Cues, chosen: list[Candidate]) -> None:
    """Add a candidate for each such verb outside quotations that has somebody who blames and somebody blamed."""
    _stands(text, known, chosen)
    heads = {c.head for c in chosen}
    stance = stances()
    senses = (Cue(of=known.classes["accuse"], grade="sure"),)
    for i, pos in enumerate(text.pos):
        if pos != "VERB" or i in heads or text.quote_at[i] >= 0 or not (blames(text, stance, i) or _by_agent(text, i)):
            continue
        subject = _who(text, i)
        content = {k for place in blame_places(text, stance, i) for k in text.tree(place)}
        if text.dep[i] == "acl":
            content -= text.tree(i)
        if subject is None or not content:
            continue
        cue = cue_words(text, i)
        source = source_words(text, subject, i) - cue - content
        content = text.trim(content - source - cue)
        if source and content:
            chosen.append(Candidate(head=i, senses=senses, frame="prep", source=source, subject=subject, cue=cue,
                                    content=content, core=min(content), score=1.0))  # fmt: skip


def _stands(text: Text, known: Cues, chosen: list[Candidate]) -> None:
    """Add a candidate for each verb that takes a stand on its subject's own deed and is no cue yet."""
    heads = {c.head for c in chosen}
    stance = stances()
    for i, pos in enumerate(text.pos):
        if pos != "VERB" or i in heads or text.quote_at[i] >= 0:
            continue
        taken = stand_of(text, stance, i)
        subject = source_of_verb(text, i) if taken is not None else None
        if taken is None or subject is None:
            continue
        cue = cue_words(text, i)
        source = source_words(text, subject, i) - cue
        content = text.trim({k for k in text.tree(i) if k > i} - source - cue)
        if source and content:
            senses = (Cue(of=known.classes[_CLASSES[taken]], grade="sure"),)
            chosen.append(Candidate(head=i, senses=senses, frame="prep", source=source, subject=subject, cue=cue,
                                    content=content, core=min(content), score=1.0))  # fmt: skip


def _by_agent(text: Text, verb: int) -> bool:
    """``the front, blamed by the army``: a participle behind its noun."""
    return text.dep[verb] == "acl" and text.child(verb, "agent") is not None


def _who(text: Text, verb: int) -> int | None:
    if not is_passive(text, verb):
        return source_of_verb(text, verb)
    by = text.child(verb, "agent")
    return text.child(by, "pobj") if by is not None else None
