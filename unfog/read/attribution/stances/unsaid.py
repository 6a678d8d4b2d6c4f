"""What is nobody's stance, though its words look like one: "no official has confirmed", "neither confirmed nor denied"."""

from __future__ import annotations

from unfog.read.attribution.stances.denials import does_not_deny
from unfog.read.attribution.stances.said import Said, lemmas_of, negated
from unfog.read.attribution.text import words_at

_SEVERAL = frozenset(("groups", "organisations", "organizations", "factions", "movements", "outfits", "militias"))
"""Nouns for several bodies at once, none of which is meant alone."""
_BACK = frozenset(("withdraw", "rescind", "drop", "revoke", "walk_back", "correct"))
"""Verbs of taking back what was said, beside those of regret."""


def says_not(said: Said) -> bool:
    """``No official has confirmed``, ``did not say``, ``both sides denied``: nobody's stand."""
    known, speaker, cue = said.told.known, said.speaker, said.cue
    first, *others = speaker.text.lower().split() if speaker is not None else ("",)
    several = first in known.speech_only and others[:1] in (["sides"], ["side"], ["parties"], ["country"], ["of"])
    several = several or (first in known.speech_only and bool(_SEVERAL & set(others[:3])))
    if first in ("no", "nobody", "none", "neither") or several or _withheld(said) or _taken_back(said):
        return True
    if cue is None or not negated(said.told.text, cue):
        return False
    return not does_not_deny(said)


def _withheld(said: Said) -> bool:
    """``declined to comment on reports that its jets``, ``would not say whether``: what one does not speak of."""
    text, known, cue = said.told.text, said.told.known, said.attribution.cue
    words = words_at(text, cue.start, cue.end) if cue is not None else range(0)
    return any(text.pos[i] == "VERB" and text.lemma[i] in known.culprit["withheld"] for i in words)


def _taken_back(said: Said) -> bool:
    """``withdrew their accusation that the front did it``: the noun of a charge under a verb of taking back."""
    text, known, cue = said.told.text, said.told.known, said.attribution.cue
    words = words_at(text, cue.start, cue.end) if cue is not None else range(0)
    nouns = (i for i in words if text.pos[i] == "NOUN" and text.dep[i] == "dobj")
    return any(lemmas_of(text, text.head[i]) & (known.regrets | _BACK) for i in nouns)


def withdraws(said: Said) -> bool:
    """``took back its claim of the attack``, ``withdrew the accusation``."""
    text, known, cue = said.told.text, said.told.known, said.cue
    if cue is None or not lemmas_of(text, cue) & (known.regrets | _BACK):
        return False
    words = [i for piece in said.attribution.content[:1] for i in words_at(text, piece.start, piece.end)]
    return any(text.lemma[i] in known.reported | {"responsibility"} for i in words[:3])


def undecided(said: Said) -> bool:
    """``neither confirmed nor denied``: no stance at all."""
    text, cue = said.told.text, said.attribution.cue
    if cue is None:
        return False
    words = words_at(text, cue.start, cue.end)
    return any(text.lower[i] in ("neither", "nor") for i in (*words, max(0, words[0] - 1) if words else 0))
