"""``The army held to the rest: the bridge had been mined.``: the clause after the colon is the subject's account."""

from __future__ import annotations

from unfog.lexicon.cues import Cues
from unfog.lexicon.speaker_kinds import SpeakerKinds
from unfog.read.attribution.frames import Candidate, cue_words, lemma_of
from unfog.read.attribution.sources import is_passive, kind_of_source, source_words, subject_of
from unfog.read.attribution.text import MARKS, Text

_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_LONGEST_LEAD = 25
"""Words before the colon; longer sentences seldom announce what comes after it."""


def colons(text: Text, chosen: list[Candidate], known: Cues, kinds: SpeakerKinds) -> None:
    """Add what sentences announce with a colon, where nobody holds the clause after it yet."""
    heads = {c.head for c in chosen}
    for colon, word in enumerate(text.words):
        if word != ":" or text.quote_at[colon] >= 0:
            continue
        lead = _stretch(text, colon, -1)
        content = _stretch(text, colon, 1)
        finite = any(text.tag[i] in _FINITE for i in content)
        quoted = any(text.words[i] in MARKS for i in content)
        if not lead or len(lead) > _LONGEST_LEAD or not finite or quoted or _taken(chosen, content):
            continue
        verb = next((i for i in lead if text.pos[i] == "VERB" and lemma_of(text, i, known) in known.colon_verbs), None)
        subject = subject_of(text, verb) if verb is not None and not is_passive(text, verb) else None
        if verb is None or subject is None or subject > verb or verb in heads or not _speaks(text, subject, kinds):
            continue
        cue = cue_words(text, verb)
        chosen.append(Candidate(head=verb, senses=known.verbs.get(lemma_of(text, verb, known), ()), frame="quote",
                                source=source_words(text, subject, verb) - cue, subject=subject, cue=cue,
                                content=text.trim(content), core=content[0], score=1.0))  # fmt: skip


def _taken(chosen: list[Candidate], content: list[int]) -> bool:
    return any(2 * len(set(content) & c.content) > len(content) for c in chosen)


def _stretch(text: Text, colon: int, step: int) -> list[int]:
    """The words of the sentence on one side of a colon, in text order."""
    found: list[int] = []
    i = colon + step
    while 0 <= i < len(text.words) and text.para[i] == text.para[colon]:
        if text.words[i] in (".", "?", "!", ";") or text.words[i] == ":":
            break
        found.append(i)
        i += step
    return sorted(found)


def _speaks(text: Text, subject: int, kinds: SpeakerKinds) -> bool:
    kind = kind_of_source(text, subject)
    return kind in ("name", "pronoun", "it") or text.lemma[subject] in kinds.nouns
