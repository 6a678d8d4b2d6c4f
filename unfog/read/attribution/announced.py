"""Statements given whole: "the Service states as follows.", "the command wishes to inform the public that ...".

What comes after such a lead is the issuer's until the report ends; whoever speaks inside it speaks through the issuer.
"""

from __future__ import annotations

from unfog.lexicon.cues import Cues
from unfog.lexicon.speaker_kinds import SpeakerKinds
from unfog.read.attribution.frames import Candidate, cue_words
from unfog.read.attribution.sources import source_words, subject_of
from unfog.read.attribution.text import Text

_FIRST_SENTENCES = 4
"""Sentences, the headline's included, in which a statement may be announced."""
_FEWEST = 12
"""Words that must follow; fewer are a lead without its statement."""


def announced(text: Text, chosen: list[Candidate], known: Cues, kinds: SpeakerKinds) -> None:
    """Add the issuer's attribution of all that follows the announcement; contents inside it stay as they are."""
    for number in sorted(set(text.sent))[:_FIRST_SENTENCES]:
        words = [i for i in range(len(text.words)) if text.sent[i] == number]
        line = " ".join(text.lower[i] for i in words)
        after = " ".join(text.lower[i] for i in range(words[-1] + 1, min(words[-1] + 12, len(text.words))))
        if not any(phrase in line for phrase in known.announce) and not (
            any(noun in line for noun in ("statement", "communique"))
            and any(phrase in sentence for sentence in (line, after) for phrase in known.summary)
        ):
            continue
        verb = next((i for i in words if text.pos[i] == "VERB" and text.head[i] == i), None)
        subject = subject_of(text, verb) if verb is not None else None
        if verb is None or subject is None or not _issues(text, subject, kinds):
            continue
        content = text.trim(k for k in range(words[-1] + 1, len(text.words)))
        old = next((c for c in chosen if c.head == verb), None)
        if len(content) < _FEWEST or any(c.frame == "block" and c is not old and c.content & content for c in chosen):
            return
        if old is not None:
            old.content |= content
            return
        cue = cue_words(text, verb)
        chosen.append(Candidate(head=verb, senses=(), frame="block", source=source_words(text, subject, verb) - cue,
                                subject=subject, cue=cue, content=content, core=min(content), score=1.0))  # fmt: skip
        return


def _issues(text: Text, subject: int, kinds: SpeakerKinds) -> bool:
    """Whether the subject is a body or a person by name, or by a noun of those who speak."""
    return text.pos[subject] == "PROPN" or text.lemma[subject] in kinds.nouns or text.lower[subject] in kinds.nouns
