"""Regrets: who is sorry for a happening, or takes back what he said of it, has owned to it."""

from __future__ import annotations

from unfog.lexicon.cues import cues
from unfog.lexicon.event_types import event_lexicon
from unfog.model import Draft
from unfog.read.attribution.deeds import with_particle
from unfog.read.attribution.frames import lemma_of
from unfog.read.attribution.stances.own_side import may_own, own_value
from unfog.read.attribution.stances.said import Said, draft_of


def regretted(said: Said) -> Draft | None:
    """``called the raid a mistake and apologised``. The happening stands in the same sentence."""
    text, known, cue, speaker = said.told.text, said.told.known, said.cue, said.speaker
    if cue is None or speaker is None or not may_own(said, ""):
        return None
    verbs = {cue, *(k for k in text.kids[cue] if text.dep[k] == "conj")}
    at = cue
    while text.head[at] != at:
        at = text.head[at]
        verbs.add(at)
    sorry = [i for i in verbs if lemma_of(text, i, cues()) in known.regrets or with_particle(text, i) in known.regrets]
    objects = {text.lemma[k] for i in sorry for k in text.kids[i] if text.dep[k] == "dobj"}
    if not sorry or objects & (known.reported | {"responsibility"}):
        return None  # also "took back its claim of the attack"
    for event in said.told.events:
        kind = event_lexicon().types.get(event.type)
        if event.background or (kind is not None and kind.routine):
            continue
        if any(text.sent[text.at(m.start)] == text.sent[cue] for m in event.mentions):
            return draft_of(event, own_value(said, "confirms"), speaker.start, speaker.end, said.attribution)
    return None
